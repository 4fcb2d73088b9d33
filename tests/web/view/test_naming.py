"""Agencies and their types in English."""

import re

import pytest
from markupsafe import escape

from corpus import AGENCY_TYPES, listed_agencies
from web.view.naming import english_name, english_type, keep_words


@pytest.mark.parametrize(
    ("agency", "names", "english"),
    [
        ("กรมการแพทย์", (), "Department of Medical Services"),
        ("จังหวัดตราด", ("จ.ตราด", "Trat"), "Trat Province"),
        ("จังหวัดชลบุรี", (), "Chon Buri Province"),
        ("กรุงเทพมหานคร", (), "Bangkok Metropolitan Administration"),
        ("กรมที่ไม่มีในรายการ", ("กมม.", "DXX", "Department of Nothing Listed"), "Department of Nothing Listed"),
        ("กรมที่ไม่มีในรายการ", ("กมม.", "DXX"), ""),
        ("กรมที่ไม่มีในรายการ", (), ""),
        ("กรมการแพทย์", ("Department of Anything Else",), "Department of Medical Services"),
        ("จังหวัดที่ไม่มี", ("จ.ที่ไม่มี",), ""),
    ],
)
def test_an_agency_has_the_english_name_that_is_known_and_no_abbreviation(
    agency: str, names: tuple[str, ...], english: str
) -> None:
    assert english_name(agency, names) == english


def test_every_province_of_the_list_is_called_one() -> None:
    provinces = [name for name in listed_agencies() if name.startswith("จังหวัด")]
    assert len(provinces) == 76
    assert [name for name in provinces if not english_name(name).endswith(" Province")] == []


def test_every_type_that_a_name_can_tell_has_an_english_word() -> None:
    assert [kind for kind in AGENCY_TYPES if not english_type(kind)] == []
    assert english_type("องค์การมหาชน") == "Public organization"
    assert english_type("<i>type</i>") == ""


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("ในช่วงโควิด-19", ["ช่วง", "โควิด"]),
        ("กระทรวงการคลัง", ["กระทรวงการคลัง"]),
        ("สำนักงานสภาความมั่นคงแห่งชาติ", ["สำนักงาน", "ความมั่นคง", "แห่งชาติ"]),
        ("DSI <b>", []),
        ("", []),
    ],
)
def test_words_of_a_name_are_kept_whole_and_all_of_it_is_there(name: str, kept: list[str]) -> None:
    marked = keep_words(name)
    assert re.findall('<span class="word">([^<]+)</span>', marked) == kept
    assert marked.startswith("<span>")
    assert re.sub("</?span[^>]*>", "", marked) == escape(name)
