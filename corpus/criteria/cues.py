"""What speaks for each PMQA item, as data: example sentences, and cues to find in a text."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpus.criteria.criteria import EDITION
from corpus.documents import Span

# Bounded, and begun only where a run of digits begins: a text of nothing but digits must not take forever.
_NUMBER = "[0-9๐-๙][0-9๐-๙,.]{0,15}"
_FIRST = "(?<![0-9๐-๙,.])"
_COUNT = "(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|ยี่|เอ็ด){1,6}"
_STANDS_FOR = {
    "#": _NUMBER,
    "~": f"(?:{_NUMBER}|{_COUNT})",
    "@": "(?:25|20|๒๕|๒๐)[0-9๐-๙]{2}(?![0-9๐-๙])",
    " ": r"\s{0,3}",
    "…": r"[^\n]{0,40}?",
}
"""What a letter of a cue that is not itself may be: a number, one in Thai words too, a year, a space or none, up to 40
letters of a line."""

_ALIKE = re.compile(rf"{_NUMBER}|\s")
_LIKE_ASCII = re.compile("[\u0130\u0131\u017f\u212a]")
_DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙"
_COUNTING = f"{_DIGITS}{''.join(sorted(set(re.findall('[(|](.)', _COUNT)) - {'?'}))}"
_BEGINNING = 3  # letters by which cues are told apart before they are looked at: most places of a text begin none


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for one item. sentences: examples of our own, Thai and a little English, for a model to learn from.

    cues: words and phrases that passages on the item tend to hold, as CueFinder takes them.
    """

    code: str
    sentences: tuple[str, ...]
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCues:
    """The cues of one item in one text. spans: of the text, in order, not overlapping. kinds: how many different cues
    they are; numbers are all alike."""

    spans: tuple[Span, ...]
    kinds: int


_NONE = FoundCues(spans=(), kinds=0)


@cache
def read_evidence() -> tuple[Evidence, ...]:
    """The evidence that the package ships, for every item of the criteria in the order of their codes."""
    source = resources.files("corpus.criteria").joinpath(f"evidence-{EDITION}.json")
    rows = json.loads(source.read_text(encoding="utf-8"))["items"]
    return tuple(Evidence(code=row["code"], sentences=tuple(row["sentences"]), cues=tuple(row["cues"])) for row in rows)


class CueFinder:
    """Finds lists of cues, each under a name, in a text; made once for many texts.

    In a cue "#" is a number, "~" one in figures or Thai words, "@" a year (25.., 20..), a space up to three spaces or
    line breaks or none, "…" up to 40 letters of one line; it does not begin with "…", and has it twice at most, or
    hostile texts take long.
    """

    def __init__(self, cues: Mapping[str, Sequence[str]]) -> None:
        self._cues = {name: tuple(each) for name, each in cues.items()}
        self._table, self._short = _beginnings(self._cues)

    def find(self, text: str) -> dict[str, list[re.Match[str]]]:
        """By name the cues that stand in `text`, in order, at least one; of one name where two overlap the one that
        begins first counts, then the longer. Latin words count whole and in either case; Thai has no spaces, so Thai
        cues count anywhere."""
        lower = text.lower()
        # re takes some letters for i and s, and one is two in small letters: there cues are looked for one by one.
        usual = len(lower) == len(text) and not _LIKE_ASCII.search(lower)
        return self._find_begun(text, lower) if usual else self.find_each(text)

    def find_each(self, text: str) -> dict[str, list[re.Match[str]]]:
        """The same, every cue tried at every place: slower, and without a table of beginnings that could be wrong."""
        every = {name: list(_pattern(cues).finditer(text)) for name, cues in self._cues.items()}
        return {name: found for name, found in every.items() if found}

    def _find_begun(self, text: str, lower: str) -> dict[str, list[re.Match[str]]]:
        # As find_each, trying a cue only where its first letters stand.
        found: dict[str, list[re.Match[str]]] = {}
        table, short = self._table, self._short
        for place, letter in enumerate(lower):
            begun = table.get(lower[place : place + _BEGINNING])
            if begun is None and letter in short:
                begun = table.get(lower[place : place + 2]) or table.get(letter)
            for name, cues in begun or ():
                before = found.get(name)
                if (not before or before[-1].end() <= place) and (match := _pattern(cues).match(text, place)):
                    found.setdefault(name, []).append(match)
        return found


@cache
def _evidence_finder() -> CueFinder:
    return CueFinder({evidence.code: evidence.cues for evidence in read_evidence()})


def find_cues(text: str) -> dict[str, FoundCues]:
    """The cues of every item in repaired `text`, by code in order, as CueFinder finds them."""
    found = _evidence_finder().find(text)
    return {evidence.code: _sum_up(found.get(evidence.code, ())) for evidence in read_evidence()}


def _sum_up(found: Sequence[re.Match[str]]) -> FoundCues:
    if not found:
        return _NONE
    kinds = {_ALIKE.sub("", match[0]).casefold() for match in found}
    return FoundCues(spans=tuple(match.span() for match in found), kinds=len(kinds))


_Begun = Sequence[tuple[str, tuple[str, ...]]]  # names and those of their cues that may begin at a place


def _beginnings(named: Mapping[str, Sequence[str]]) -> tuple[Mapping[str, _Begun], frozenset[str]]:
    # By up to _BEGINNING first letters, small, the cues that begin so or with fewer of them; and the first letters of
    # those that are fewer.
    every = [(name, cue, begin) for name, cues in named.items() for cue in cues for begin in _begin(cue)]
    table: dict[str, _Begun] = {}
    for beginning in {begin for _, _, begin in every}:
        begun: dict[str, list[str]] = {}
        for name, cue, begin in every:
            if beginning.startswith(begin):
                begun.setdefault(name, []).append(cue)
        table[beginning] = [(name, tuple(own)) for name, own in begun.items()]
    return table, frozenset(beginning[0] for beginning in table if len(beginning) < _BEGINNING)


def _begin(cue: str) -> Sequence[str]:
    first = re.split("[#~@ …]", cue)[0]
    if first:
        return [first.lower()[:_BEGINNING]]
    return _COUNTING if cue.startswith("~") else _DIGITS


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_as_pattern, sorted(cues, key=lambda cue: (-len(cue), cue)))), re.I)


def _as_pattern(cue: str) -> str:
    inner = "".join(_STANDS_FOR.get(letter, re.escape(letter)) for letter in cue)
    latin = "[A-Za-z]"
    before = _FIRST if re.match("[#~@0-9๐-๙]", cue) else f"(?<!{latin})" if re.match(latin, cue) else ""
    after = f"(?!{latin})" if re.search(f"{latin}$", cue) else ""
    return f"{before}{inner}{after}"
