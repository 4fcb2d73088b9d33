"""Names of agencies as they are compared: in whatever spelling, spacing and state of their marks they come."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from corpus.thai.normal_form import normal_form
from corpus.thai.script import CONSONANT, MARK, THAI, fold_digits

AGENCY_TYPES = (
    "สำนักงาน",
    "สำนัก",
    "กรม",
    "จังหวัด",
    "กระทรวง",
    "กองทัพ",
    "กองบัญชาการ",
    "มหาวิทยาลัย",
    "สถาบัน",
    "องค์การ",
    "เทศบาล",
    "โรงพยาบาล",
)
"""The words an agency's name begins with, longer before shorter; the word says what kind of agency it is."""

_OFFICE, _BUREAU = AGENCY_TYPES[:2]
_NAME = re.compile(rf"[{THAI}]{{4,80}}|[{THAI}]{{4,40}} [{CONSONANT}.]{{2,12}}")
_NO_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
_NO_LETTER = re.compile(rf"[^{THAI}\u0e50-\u0e59A-Za-z0-9]+")


def agency_type(name: str) -> str:
    """The kind of the agency called `name`; "" when its first word is not a known kind."""
    bare = skeleton(name)
    return next((kind for kind in AGENCY_TYPES if bare.startswith(skeleton(kind))), "")


def is_agency_name(text: str) -> bool:
    """Whether `text` is nothing but the Thai name of an agency of a known kind, a short form behind it or none."""
    return _NAME.fullmatch(text) is not None and bool(agency_type(text))


@lru_cache(maxsize=8192)
def agency_key(name: str) -> str:
    """The same for all printed names of one agency and for no other: marks and white space do not count, and สำนัก is
    สำนักงาน."""
    bare, kind = skeleton(name), skeleton(agency_type(name))
    return skeleton(_OFFICE) + bare.removeprefix(kind) if kind in map(skeleton, (_OFFICE, _BUREAU)) else bare


def is_same_agency(name: str, other: str) -> bool:
    """Whether two printed names mean one agency: marks apart they are equal, or one says สำนัก where the other says
    สำนักงาน."""
    return agency_key(name) == agency_key(other)


def merge_names(*names: Iterable[str]) -> tuple[str, ...]:
    """All `names` in order, of those that are compared as one only the first."""
    merged: dict[str, str] = {}
    for name in chain(*names):
        merged.setdefault(fold_name(name), name)
    return tuple(merged.values())


def fold_name(name: str) -> str:
    """`name` as names are compared: in normal form, small letters and Arabic digits, without white space and full
    stops, for สผ, สผ. and ส.ผ. are one."""
    return re.sub(r"[\s.]", "", fold_digits(normal_form(name))).casefold()


def fold_letters(name: str) -> str:
    """Letters and digits alone, small: spaces, stops and the marks above and below are what people leave out or
    mistype."""
    return _NO_LETTER_OR_DIGIT.sub("", fold_digits(normal_form(name)).casefold())


def dictionary_key(word: str) -> tuple[str, str]:
    """What puts words in the order of a Thai dictionary: a leading vowel counts after its consonant, tone marks only
    between words otherwise equal."""
    return re.sub("[\u0e47-\u0e4e]", "", re.sub("([เแโใไ])([ก-ฮ])", r"\2\1", word)), word


def skeleton(text: str) -> str:
    """`text` without marks above and below, and without white space: what damage to marks cannot change."""
    return re.sub(rf"[{MARK}\s]", "", normal_form(text))


def squeeze(text: str) -> str:
    """The letters, marks and digits of `text` alone, small: what line breaks and punctuation cannot change."""
    return _NO_LETTER.sub("", text).lower()
