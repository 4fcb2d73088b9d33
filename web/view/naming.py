"""Agencies and their types in English, as far as the project knows English names; documents have Thai ones alone."""

import re
from collections.abc import Iterable, Mapping

from corpus import listed_names

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
