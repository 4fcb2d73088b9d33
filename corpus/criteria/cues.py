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
_SPACE = r"\s{0,3}"

_ALIKE = re.compile(rf"{_NUMBER}|\s")
_LIKE_ASCII = re.compile("[\u0130\u0131\u017f\u212a]")
_DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙"
_BEGINNING = 3  # letters by which cues are told apart before they are looked at: most places of a text begin none


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for one item. sentences: examples of our own, Thai and a little English, for a model to learn from.

    cues: words and phrases that passages on the item tend to hold; "#" is a number, a space up to three spaces or
    line breaks, or none.
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


def find_cues(text: str) -> dict[str, FoundCues]:
    """The cues of every item in repaired `text`, by code in order; where two overlap the one that begins first counts,
    then the longer. Latin words count whole and in either case; Thai has no spaces, so Thai cues count anywhere."""
    lower = text.lower()
    # re takes some letters for i and s, and one is two in small letters: there cues are looked for one by one.
    usual = len(lower) == len(text) and not _LIKE_ASCII.search(lower)
    found = _find_begun(text, lower) if usual else _find_each(text)
    return {evidence.code: _sum_up(found.get(evidence.code, ())) for evidence in read_evidence()}


def _find_begun(text: str, lower: str) -> dict[str, list[re.Match[str]]]:
    # As _find_each, trying a cue only where its first letters stand.
    found: dict[str, list[re.Match[str]]] = {}
    table, short = _beginnings()
    for place, letter in enumerate(lower):
        begun = table.get(lower[place : place + _BEGINNING])
        if begun is None and letter in short:
            begun = table.get(lower[place : place + 2]) or table.get(letter)
        for code, cues in begun or ():
            before = found.get(code)
            if (not before or before[-1].end() <= place) and (match := _pattern(cues).match(text, place)):
                found.setdefault(code, []).append(match)
    return found


def _find_each(text: str) -> dict[str, list[re.Match[str]]]:
    return {evidence.code: list(_pattern(evidence.cues).finditer(text)) for evidence in read_evidence()}


def _sum_up(found: Sequence[re.Match[str]]) -> FoundCues:
    if not found:
        return _NONE
    kinds = {_ALIKE.sub("", match[0]).casefold() for match in found}
    return FoundCues(spans=tuple(match.span() for match in found), kinds=len(kinds))


_Begun = Sequence[tuple[str, tuple[str, ...]]]  # items and those of their cues that may begin at a place


@cache
def _beginnings() -> tuple[Mapping[str, _Begun], frozenset[str]]:
    # By up to _BEGINNING first letters, small, the cues that begin so or with fewer of them; and the first letters of
    # those that are fewer.
    cues = [
        (evidence.code, cue, begin) for evidence in read_evidence() for cue in evidence.cues for begin in _begin(cue)
    ]
    table: dict[str, _Begun] = {}
    for beginning in {begin for _, _, begin in cues}:
        begun: dict[str, list[str]] = {}
        for code, cue, begin in cues:
            if beginning.startswith(begin):
                begun.setdefault(code, []).append(cue)
        table[beginning] = [(code, tuple(own)) for code, own in begun.items()]
    return table, frozenset(beginning[0] for beginning in table if len(beginning) < _BEGINNING)


def _begin(cue: str) -> Sequence[str]:
    first = cue.partition("#")[0].partition(" ")[0]
    return [first.lower()[:_BEGINNING]] if first else _DIGITS


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_as_pattern, sorted(cues, key=lambda cue: (-len(cue), cue)))), re.I)


def _as_pattern(cue: str) -> str:
    parts = (re.escape(part).replace(r"\ ", _SPACE) for part in cue.split("#"))
    latin = "[A-Za-z]"
    before = _FIRST if cue.startswith("#") else f"(?<!{latin})" if re.match(latin, cue) else ""
    after = f"(?!{latin})" if re.search(f"{latin}$", cue) else ""
    return f"{before}{_NUMBER.join(parts)}{after}"
