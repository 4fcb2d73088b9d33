"""Normal form: what looks the same is the same, and what is right stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import fold_letters, fold_name, normal_form, skeleton

PAIRS = [
    ("สำนักงาน\u200bทดลอง", "สำนักงานทดลอง"),
    ("\ufeffกรม\u2060การ\u00adปกครอง\u200e", "กรมการปกครอง"),
    ("กรม\u200cกา\u200dร", "กรมการ"),
    ("กรม\u00a0การ\u202fปกครอง\u3000", "กรม การ ปกครอง "),
    ("ส\u0e4dานักงาน", "สำนักงาน"),
    ("น\u0e49\u0e4dา น\u0e4d\u0e49า นำ\u0e49", "น้ำ น้ำ น้ำ"),
    ("จำ\u0e32นวน นำ\u0e49\u0e32", "จำนวน น้ำ"),
    ("เเผนงาน", "แผนงาน"),
    ("ท\u0e35\u0e48 ท\u0e48\u0e35", "ที่ ที่"),
    ("สัมฤทธ\u0e4c\u0e34", "สัมฤทธิ์"),
    ("Cafe\u0301", "Café"),
    ("ปี ２５６４ ＰＭＱＡ ４．５", "ปี 2564 PMQA 4.5"),
    ("2561\u200b2564 ๒๕๖๑\u200c\u200b๒๕๖๔ １\u200b２ 1\u20632", "2561 2564 ๒๕๖๑ ๒๕๖๔ 1 2 1 2"),
    ("1,000\u200b,000 25\u206064 25\ufeff64 ร้อยละ\u200b92\u200bราย", "1,000,000 2564 2564 ร้อยละ92ราย"),
    ("2561\u00ad2564 12\u00ad\u200b15 infor\u00admation", "2561-2564 12-15 information"),
    ("e\u2011Service", "e-Service"),
    ("ﬁnance", "finance"),
]


@pytest.mark.parametrize(("typed", "wanted"), PAIRS)
def test_what_looks_the_same_becomes_the_same(typed: str, wanted: str) -> None:
    assert normal_form(typed) == wanted
    assert fold_name(typed) == fold_name(wanted)
    assert fold_letters(typed) == fold_letters(wanted)
    assert skeleton(typed) == skeleton(wanted)


@pytest.mark.parametrize(
    "text",
    [
        "พุทฺธํ สรณํ คจฺฉามิ",
        "กฺริ-ยา ทีฆํ กึ",
        "เครื่องหมาย – “คำพูด” … ๒๕๖๔ ฯลฯ ๆ",
        "ไม่่่่ มากกก เเเ",
        "(中文，ＡＢＣ）".replace("ＡＢＣ", "ABC"),
        "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥",
        "naïve façade 5 µm ½ x² −5",
    ],
)
def test_what_is_right_stays(text: str) -> None:
    assert normal_form(text) == text


SIGNS = "กนแเำาํิัฺ่้์๎ 1๒\u00ad\u2060\u2063\u200b\u200c\u200d\ufeff\u00a0\u2011Ａ１．（中ﬁéEa\u0301👨"


@given(st.text(st.sampled_from(SIGNS) | st.characters(codec="utf-8")))
def test_twice_is_once(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


def test_thai_digits_and_stops_do_not_part_names() -> None:
    assert fold_name("ก.พ.ร. ๑๑") == fold_name("กพร 11")
