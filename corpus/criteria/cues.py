"""What speaks for each PMQA item, as data: example sentences, and cues to find in a text."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpus.criteria.criteria import EDITION
from corpus.documents import Span

# Bounded, and begun only where a run of digits begins: a text of nothing but digits must not take forever.
_NUMBER = "[0-9๐-๙][0-9๐-๙,.]{0,15}"
_FIRST = "(?<![0-9๐-๙,.])"
_SPACE = r"\s{0,3}"


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


@cache
def read_evidence() -> tuple[Evidence, ...]:
    """The evidence that the package ships, for every item of the criteria in the order of their codes."""
    source = resources.files("corpus.criteria").joinpath(f"evidence-{EDITION}.json")
    rows = json.loads(source.read_text(encoding="utf-8"))["items"]
    return tuple(Evidence(code=row["code"], sentences=tuple(row["sentences"]), cues=tuple(row["cues"])) for row in rows)


def find_cues(text: str) -> dict[str, FoundCues]:
    """The cues of every item in repaired `text`, by code in order; where two overlap the one that begins first counts,
    then the longer. Latin words count whole and in either case; Thai has no spaces, so Thai cues count anywhere."""
    return {code: _find(pattern, text) for code, pattern in _patterns().items()}


def _find(pattern: re.Pattern[str], text: str) -> FoundCues:
    found = list(pattern.finditer(text))
    kinds = {re.sub(rf"{_NUMBER}|\s", "", match[0]).casefold() for match in found}
    return FoundCues(spans=tuple(match.span() for match in found), kinds=len(kinds))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        evidence.code: re.compile(
            "|".join(map(_as_pattern, sorted(evidence.cues, key=lambda cue: (-len(cue), cue)))), re.I
        )
        for evidence in read_evidence()
    }


def _as_pattern(cue: str) -> str:
    parts = (re.escape(part).replace(r"\ ", _SPACE) for part in cue.split("#"))
    latin = "[A-Za-z]"
    before = _FIRST if cue.startswith("#") else f"(?<!{latin})" if re.match(latin, cue) else ""
    after = f"(?!{latin})" if re.search(f"{latin}$", cue) else ""
    return f"{before}{_NUMBER.join(parts)}{after}"
