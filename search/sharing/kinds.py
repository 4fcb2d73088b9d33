"""What a stretch is that two texts share, and whether it is one at all."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import THAI, Case
from search.sharing.chains import Common
from search.sharing.letters import Letters, read_letters
from search.sharing.results import SharedKind
from search.sharing.shingles import SHINGLE, hash_letters
from search.sharing.wording import quoted, spread_mask

LEAST = 55.0
"""What a shared stretch weighs at least: its equal letters by the part of it that they are. Some fifteen words that
are equal, or twenty with every fourth changed between them."""

_BESIDE = 100
"""Letters before and behind a stretch in which the name of its source is looked for: a sentence."""

_SOURCE = re.compile(
    r"(?:ที่มา|อ้างอิง|[Ss]ource)\s{0,2}:|[(\[]\s{0,2}(?:แหล่ง)?(?:ที่มา|อ้างอิง)"
    r"|อ้างอิงจาก|อ้างถึง|คัดลอกจาก|คัดจาก|(?:cited|quoted) from"
)
"""Not ที่มา alone, which is whoever comes, too."""

_SOURCE_BESIDE = 40
"""Characters before and behind in which a word for a source is looked for: what follows it is the source."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Side:
    """A text with its letters. nobodys: of each letter whether it is of wording that says nothing of where it is from;
    agency: whose it is, as `owner_key`, "" when not known."""

    text: str
    letters: Letters
    agency: str
    nobodys: NDArray[np.bool_]


def weigh(common: Common, without: NDArray[np.bool_] | None = None) -> float:
    """The equal letters, those left out that `without` marks in the first text, by the part that all equal ones are of
    the stretch."""
    counted = common.matched
    if without is not None:
        counted -= sum(int(without[run.own : run.own + run.length].sum()) for run in common.runs)
    return counted * common.density


def tell_kind(common: Common, own: Side, case: Case, key: str) -> SharedKind:
    """What the stretch is that the text of `own` has in common with one of `case`, whose agency has the key `key`. What
    is in quotation marks there and not in `own` is no quotation: who takes it leaves them out. Nor does the name of the
    other agency within the stretch make it one, or nobody's wording: who takes a text may leave it in."""
    if own.agency and own.agency == key:
        return SharedKind.BOILERPLATE if _is_of_profile(common, own.letters, case) else SharedKind.OWN
    left_in = _names_within(common, own, case)
    nobodys = own.nobodys & ~left_in
    if case.category is None or weigh(common, nobodys) < LEAST:
        return SharedKind.BOILERPLATE
    said = nobodys | quoted(own.text, own.letters)
    if weigh(common, said) < LEAST or _names_source(common, own, case, by_agency=not left_in.any()):
        return SharedKind.QUOTATION
    return SharedKind.SHARED


def _is_of_profile(common: Common, letters: Letters, case: Case) -> bool:
    profile = read_letters("\n".join((case.vision, *case.mission, *case.values))).codes
    stretch = hash_letters(letters.codes[slice(*common.own)], SHINGLE)
    return bool(2 * np.isin(stretch, hash_letters(profile, SHINGLE)).sum() > len(stretch))


def _names_within(common: Common, own: Side, case: Case) -> NDArray[np.bool_]:
    # Of each letter of the text whether it is of a name of the other agency that stands in the stretch.
    first, last = common.own
    named = np.zeros(len(own.letters), dtype=np.bool_)
    for match in re.finditer(re.escape(_fold(case.agency)), _written(own.letters.codes[first:last])):
        named[first + match.start() : first + match.end()] = True
    start, end = int(own.letters.offsets[first]), int(own.letters.offsets[last - 1]) + 1
    spans = (match.span() for name in case.short_names for match in _short(name).finditer(own.text, start, end))
    return named | spread_mask(own.letters, spans)


def _names_source(common: Common, own: Side, case: Case, *, by_agency: bool) -> bool:
    # by_agency: whether the agency's name beside it says so too.
    codes, (first, last) = own.letters.codes, common.own
    before, behind = codes[max(first - _BESIDE, 0) : first], codes[last : last + _BESIDE]
    near = "\0".join(map(_written, (before, behind)))
    names = (case.agency, case.publication.title) if by_agency else (case.publication.title,)
    if any(folded in near for name in names if (folded := _fold(name))):
        return True
    start, end = int(own.letters.offsets[first]), int(own.letters.offsets[last - 1]) + 1
    around = own.text[max(start - _BESIDE, 0) : start] + "\n" + own.text[end : end + _BESIDE]
    if by_agency and any(_short(name).search(around) for name in case.short_names):
        return True
    return bool(
        _SOURCE.search(own.text, max(start - _SOURCE_BESIDE, 0), start)
        or _SOURCE.search(own.text, end, end + _SOURCE_BESIDE)
    )


def _fold(name: str) -> str:
    return _written(read_letters(name).codes)


def _written(codes: NDArray[np.uint16]) -> str:
    return "".join(map(chr, codes.tolist()))


def _short(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![{THAI}A-Za-z]){re.escape(name)}(?![{THAI}A-Za-z])")
