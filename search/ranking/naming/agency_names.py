"""Agencies and provinces that a question names: those of the registers, and those of Thailand that are listed.

A name counts where it stands as words of its own: in full, short, in English, a province's without the word for
province. The dictionary's words say where a Thai name may begin and end, so that แพร่ is none in เผยแพร่.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus import AGENCY_TYPES, Span, cut_words, fold_letters, fold_name, listed_agencies, listed_names, longest_apart

PROVINCE = "จังหวัด"

LEAST_SLIPPED = 6
"""Letters, marks apart, of a name that is known with slips in its spelling; fewer make another word: นาน of น่าน."""

LEAST_EXTENDED = 3
"""Letters by which a text must go on along a longer name for it to be that one: กรมการแพทย์แผนไทย is not กรมการแพทย์."""

_SHORTENED = re.compile(r"[ก-ฮ. ]+")
_SOUNDS = str.maketrans("ศษณฎฏฬญฆธ", "สสนดตลยคท")
"""Consonants that are mistaken for others of their sound: ศรีษะเกษ."""

_LEFT_OUT = re.compile(r"[\s.-]")
_ORDINARY = ("เลย", "ตาก", "แพร่")
"""Provinces whose names are ordinary words too. Alone they are provinces; among others, where an agency would stand."""

_AS_WINNER = re.compile(r"\s*(?:เคย|ได้|คว้า|ชนะ|มี|รับ|รางวัล)")
_AS_OWNER = re.compile(r"(?:ของ\s*|\Aรางวัล\s+)\Z")
_BEGINS = re.compile(r"(?:\A|\s|ว่า)\Z")
_BEFORE_NAME = frozenset("ของ ให้ ว่า ที่ และ กับ หรือ ถ้า แล้ว อยากรู้ รางวัล ปี บอก แก่ เป็น อย่าง คือ จังหวัด จว ขอ".split())
"""Words that may stand right before a province's bare name; after any other it is part of a longer name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Where a text names an agency. agencies: by full name; several when they share a short one."""

    span: Span
    agencies: frozenset[str]


class AgencyNames:
    """The names of the agencies `known`, by full name all others, and of those that are listed."""

    def __init__(self, known: Mapping[str, Sequence[str]]) -> None:
        listed = {name: listed_names(name) for name in listed_agencies()}
        twins = {_twin(name): names for name, names in reversed(listed.items())}
        more = {agency: (*names, *twins.get(_twin(agency), ())) for agency, names in known.items()}
        met = {_twin(agency) for agency in known}
        listed = {name: names for name, names in listed.items() if _twin(name) not in met}
        self._known = frozenset(known)
        self._names: dict[str, dict[str, None]] = {}  # agencies by folded name; a dict for the order
        self._whole: dict[str, dict[str, None]] = {}
        self._slipped: dict[str, dict[str, None]] = {}
        self._short: set[str] = set()
        self._cores: set[str] = set()
        self._unkinded: set[str] = set()
        self._full: dict[str, str] = {}
        self._full_letters = {_fold_sounds(agency) for agency in (*more, *listed)}
        for agency, names in {**more, **listed}.items():
            self._full[_fold(agency)] = agency
            for name in _all_names(agency, names):
                self._add(agency, name)
        for agency in known:
            self._add_unkinded(agency)

    def whole(self, text: str) -> frozenset[str]:
        """The agencies that the whole of `text` names, in any spelling of case, spaces and stops; with slips where the
        name is long. Agencies that are listed alone have no abbreviations here: LED means other things too.
        """
        letters = _fold_sounds(text)
        slipped = self._slipped.get(letters, {}) if len(letters) >= LEAST_SLIPPED else {}
        found = {**self._whole.get(_fold(text), {}), **slipped}
        return frozenset(found)

    def find(self, text: str) -> tuple[Named, ...]:
        """The agencies among the words of `text`, in order. A name that is part of a longer one that stands there does
        not count. text: in small letters, in normal form."""
        places = [place for place, letter in enumerate(text) if not _LEFT_OUT.match(letter)]
        folded = "".join(text[place] for place in places)
        cuts = _cuts(text)
        found: dict[Span, dict[str, None]] = {}
        for name, agencies in self._names.items():
            for start in _occurrences(name, folded):
                span = places[start], places[start + len(name) - 1] + 1
                if self._stands(name, text, span, cuts):
                    agency, end = self._extended(name, folded[start:])
                    if agency and places[start + end - 1] + 1 in cuts:
                        found.setdefault((span[0], places[start + end - 1] + 1), {})[agency] = None
                    else:
                        found.setdefault(span, {}).update(agencies)
        for span, agencies in self._find_slipped(text):
            found.setdefault(span, {}).update(agencies)
        named = [Named(span=span, agencies=frozenset(agencies)) for span, agencies in found.items()]
        return tuple(sorted(longest_apart(named), key=lambda one: one.span))

    def _add(self, agency: str, name: str) -> None:
        folded, letters = _fold(name), _fold_sounds(name)
        if len(folded) < 2:
            return
        self._names.setdefault(folded, {})[agency] = None
        shortened = _SHORTENED.fullmatch(name) is not None and len(folded) <= 5 and name != _core(agency)
        if shortened:
            self._short.add(folded)
        elif name != agency and not name.isascii() and agency.startswith(PROVINCE) and "." not in name:
            self._cores.add(folded)
        if agency in self._known or not (
            shortened or (name.isascii() and len(name.split()) == 1 and not _core(agency))
        ):
            self._whole.setdefault(folded, {})[agency] = None
            self._slipped.setdefault(letters, {})[agency] = None

    def _add_unkinded(self, agency: str) -> None:
        # ประกันสังคม for สำนักงานประกันสังคม: a word like others, and a name only where a winner stands.
        kind = next((each for each in AGENCY_TYPES if agency.startswith(each)), "")
        folded = _fold(agency.removeprefix(kind))
        if kind != PROVINCE and len(folded) > LEAST_SLIPPED and folded not in self._names:
            self._unkinded.add(folded)
            self._names[folded] = {agency: None}

    def _find_slipped(self, text: str) -> Iterator[tuple[Span, dict[str, None]]]:
        # Names of some length in another spelling; what is left around them says whether it was one.
        places = [place for place, letter in enumerate(text) if letter.isalnum()]
        folded = "".join(text[place] for place in places).translate(_SOUNDS)
        for name, agencies in self._slipped.items():
            if len(name) >= LEAST_SLIPPED and not name.isascii():
                for start in _occurrences(name, folded):
                    if name in self._full_letters or _may_precede(text[: places[start]]):
                        end = places[start + len(name)] if start + len(name) < len(places) else len(text)
                        yield (places[start], len(text[:end].rstrip())), agencies

    def _stands(self, name: str, text: str, span: Span, cuts: frozenset[int]) -> bool:
        start, end = span
        before, after = text[:start], text[end:]
        if name.isascii():
            return not (_is_latin(before[-1:]) or _is_latin(after[:1]))
        if name in self._short:
            ends = not _is_thai(after[:1]) or _AS_WINNER.match(after) is not None or text[end - 1] == "."
            return ends and (not _is_thai(before[-1:]) or before.endswith(tuple(_BEFORE_NAME)))
        if not (start in cuts and end in cuts):
            return False
        if name in _ORDINARY:
            as_winner = _BEGINS.search(before) and _AS_WINNER.match(after)
            return bool(as_winner or _AS_OWNER.search(before)) or not (before + after).strip()
        if name in self._unkinded and not _AS_WINNER.match(after):
            return False
        return (name not in self._cores and name not in self._unkinded) or _may_precede(before)

    def _extended(self, name: str, folded: str) -> tuple[str, int]:
        # The longer name that the text goes on along, and how far; "" when it is none or several.
        if name not in self._full:
            return "", 0
        lengths = {agency: _common(full, folded) for full, agency in self._full.items() if full.startswith(name)}
        best = max(lengths.values())
        longest = [agency for agency, length in lengths.items() if length == best]
        return (longest[0], best) if len(longest) == 1 and best >= len(name) + LEAST_EXTENDED else ("", 0)


def _all_names(agency: str, names: Sequence[str]) -> Iterator[str]:
    yield agency
    yield from names
    if core := _core(agency):
        yield core
        for name in names:
            if name.isascii():
                yield from (f"{name} province", f"province of {name}")


def _core(agency: str) -> str:
    return agency.removeprefix(PROVINCE).strip() if agency.startswith(PROVINCE) else ""


def _twin(agency: str) -> str:
    # One for names that mean one agency: marks apart, and สำนัก for สำนักงาน.
    return re.sub(f"^{fold_letters('สำนัก')}(?:{fold_letters('งาน')})?", fold_letters("สำนักงาน"), fold_letters(agency))


def _fold(name: str) -> str:
    return fold_name(name).replace("-", "")


def _fold_sounds(name: str) -> str:
    return fold_letters(name).translate(_SOUNDS)


def _occurrences(name: str, folded: str) -> Iterator[int]:
    start = folded.find(name)
    while start >= 0:
        yield start
        start = folded.find(name, start + 1)


def _cuts(text: str) -> frozenset[int]:
    ends = {0}
    at = 0
    for word in cut_words(text):
        at += len(word)
        ends.add(at)
    return frozenset(ends)


def _may_precede(before: str) -> bool:
    words = cut_words(before.rstrip()) or [""]
    apart, last = before != before.rstrip(), words[-1]
    if last in AGENCY_TYPES or last in ("นาย", "นาง", "นางสาว", "คุณ"):
        return False
    return apart or not _is_thai(last[-1:]) or last in _BEFORE_NAME


def _common(full: str, folded: str) -> int:
    return next(
        (at for at, (one, other) in enumerate(zip(full, folded, strict=False)) if one != other),
        min(len(full), len(folded)),
    )


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _is_thai(letter: str) -> bool:
    return "ก" <= letter <= "๎"
