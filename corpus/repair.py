"""Damaged Thai to clean Thai, one small rule at a time.

Thai PDFs lose or misplace marks when their text is extracted. The rules here mend what a rule can decide without
knowing words: each looks at one place only, is idempotent, and leaves clean Thai untouched. Marks that moved to the
next consonant need a dictionary and are not touched.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

REPAIR_VERSION = 1
"""Counts up whenever the same text would come out differently; an index states the version it was made with."""

_CONSONANT = "\u0e01-\u0e2e"
_VOWEL_MARK = "\u0e31\u0e34-\u0e3a\u0e47"
_TONE_MARK = "\u0e48-\u0e4e"
_MARK = _VOWEL_MARK + _TONE_MARK
_SARA_AM = "\u0e33"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change. start, end: the span of the text as it came (code points, half-open); replacement: what stands
    there now; rule: the name of the rule that did it. Edits of different rules may overlap; they apply in order."""

    rule: str
    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """A repaired text and every change that led to it; no edits means the text is as it came."""

    text: str
    edits: tuple[Edit, ...]


def _ordered_marks(match: re.Match[str]) -> str:
    # A stable sort: among marks of one class the printed order stays.
    return "".join(sorted(match[0], key=lambda mark: re.match(f"[{_VOWEL_MARK}]", mark) is None))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], str]


_RULES = (
    # Fonts without a glyph for the consonant-side half of sara am yield U+FFFD for it; the half that is left says all.
    _Rule(
        name="replacement character",
        pattern=re.compile(f"(?<=[{_CONSONANT}{_MARK}])\ufffd *(?=[{_MARK}]*{_SARA_AM})"),
        replace=lambda match: "",
    ),
    # A mark cannot begin a cluster, so a space before one was never written.
    _Rule(
        name="space before a mark",
        pattern=re.compile(f"(?<=[{_CONSONANT}{_MARK}])[ \u00a0]+(?=[{_MARK}{_SARA_AM}])"),
        replace=lambda match: "",
    ),
    # Nikhahit and sara aa drawn apart are sara am; its tone stands before it.
    _Rule(
        name="sara am in parts",
        pattern=re.compile("([\u0e48-\u0e4b]?)\u0e4d([\u0e48-\u0e4b]?)\u0e32"),
        replace=lambda match: f"{match[1]}{match[2]}{_SARA_AM}",
    ),
    _Rule(
        name="tone after sara am",
        pattern=re.compile(f"{_SARA_AM}([\u0e48-\u0e4b])"),
        replace=lambda match: f"{match[1]}{_SARA_AM}",
    ),
    # Within a cluster the vowel mark is stored before the tone.
    _Rule(
        name="order of marks",
        pattern=re.compile(f"[{_TONE_MARK}][{_MARK}]*[{_VOWEL_MARK}]"),
        replace=_ordered_marks,
    ),
    # Bullets of the Wingdings and Symbol fonts, in the private use area.
    _Rule(name="bullet", pattern=re.compile("[\uf0a7\uf0b7\uf0d8\uf0fc]"), replace=lambda match: "•"),
)

_SUSPECT = re.compile("|".join(rule.pattern.pattern for rule in _RULES))


def repair_text(text: str) -> Repaired:
    """Mend `text`, of any length and number of lines; line breaks stay where they are.

    Text without a sign of damage is returned as it is.
    """
    if _SUSPECT.search(text) is None:
        return Repaired(text=text, edits=())
    origins = [(place, place + 1) for place in range(len(text))]
    edits: list[Edit] = []
    for rule in _RULES:
        text, origins = _apply(rule, text, origins, edits)
    return Repaired(text=text, edits=tuple(edits))


def _apply(
    rule: _Rule, text: str, origins: list[tuple[int, int]], edits: list[Edit]
) -> tuple[str, list[tuple[int, int]]]:
    # `origins` holds for each character of `text` the span it came from, so that an edit names the text as it came.
    pieces: list[str] = []
    kept: list[tuple[int, int]] = []
    end = 0
    for match in rule.pattern.finditer(text):
        replacement = rule.replace(match)
        if replacement == match[0]:
            continue
        source = (origins[match.start()][0], origins[match.end() - 1][1])
        edits.append(Edit(rule=rule.name, start=source[0], end=source[1], replacement=replacement))
        pieces += (text[end : match.start()], replacement)
        kept += origins[end : match.start()] + [source] * len(replacement)
        end = match.end()
    return "".join(pieces) + text[end:], kept + origins[end:]
