"""Names as pages show them: agencies and their types in English, as far as the project knows English names (documents
have Thai ones alone), and words that are not broken."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from corpus import AGENCY_TYPES, THAI, cut_words, listed_names

PROVINCE = "จังหวัด"

ENGLISH_TYPES: Mapping[str, str] = {
    "สำนักงาน": "Office",
    "สำนัก": "Bureau",
    "กรม": "Department",
    "จังหวัด": "Province",
    "กระทรวง": "Ministry",
    "กองทัพ": "Armed force",
    "กองบัญชาการ": "Headquarters",
    "มหาวิทยาลัย": "University",
    "สถาบัน": "Institute",
    "องค์การ": "Organization",
    "องค์การมหาชน": "Public organization",
    "รัฐวิสาหกิจ": "State enterprise",
    "เทศบาล": "Municipality",
    "โรงพยาบาล": "Hospital",
}
"""Types of agencies in English: all that `corpus.agency_type` gives, and those that lists of cases state beside."""

LEAST_KEPT, LONGEST_KEPT = 4, 16
"""Characters of a word that is kept on one line: shorter ones have nowhere to break, longer ones would not fit beside
others on a phone."""

_THAI_WORD = re.compile(f"[{THAI}]+")
_WORDS = re.compile(r"[A-Za-z][A-Za-z.,&'’-]*(?: [A-Za-z.,&'’-]+)+")


def english_name(agency: str, names: Iterable[str] = ()) -> str:
    """The English name of `agency`: of the project's own list, else the last among its other `names` that is one in
    words and no abbreviation; "" when none is known. A province is called one: "Trat Province"."""
    listed = listed_names(agency)
    if agency.startswith(PROVINCE):
        return next((f"{name} Province" for name in listed if name.isascii()), "")
    for known in (listed, tuple(names)):
        if in_words := [name for name in known if _WORDS.fullmatch(name)]:
            return in_words[-1]
    return ""


def english_type(agency_type: str) -> str:
    """The type of an agency in English, "" when no word for it is known."""
    return ENGLISH_TYPES.get(agency_type, "")


@lru_cache(maxsize=4096)
def keep_words(name: str) -> Markup:
    """`name` escaped, in a span, each word of it that fits a line in a span of class "word", which styles keep whole:
    browsers cut Thai by a dictionary of their own, which breaks words that it does not know, as โค-วิด."""
    return Markup("<span>{}</span>").format(_keep_all(name))


def _keep_all(name: str) -> Markup:
    return Markup("").join(_keep(word) for word in cut_words(name))


def _keep(word: str) -> Markup:
    # The names of agencies are words of our dictionary too: their parts are kept where they can be told.
    if len(word) > LONGEST_KEPT and (kind := next((kind for kind in AGENCY_TYPES if word.startswith(kind)), "")):
        return Markup('<span class="word">{}</span>{}').format(kind, _keep_all(word.removeprefix(kind)))
    if LEAST_KEPT <= len(word) <= LONGEST_KEPT and _THAI_WORD.fullmatch(word):
        return Markup('<span class="word">{}</span>').format(word)
    return escape(word)
