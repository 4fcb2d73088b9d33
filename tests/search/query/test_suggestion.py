"""What may have been meant: slips put right, sound queries left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import read_terms
from index import LexicalIndex
from search.query.suggestion import Suggester, distance
from tests.support.fakes_index import words_in

TEXTS = (
    "กระทรวงแรงงานวางแผนยุทธศาสตร์ ทุเรียนของจังหวัดสมุทรสาคร",
    "สังเคราะห์ข้อมูลให้เกษตรกรและผู้ประกอบการ ท่องเที่ยวชุมชน management cockpit hospitel",
    "โรงพยาบาล ประชาชน แผนปฏิบัติการ แผนปฏิบัติการ strategy planning กรม",
)
INDEX = LexicalIndex.of([read_terms(text) for text in TEXTS])
SUGGESTER = Suggester(INDEX, words_in(INDEX))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("กะทรวงแรงงาน", "กระทรวงแรงงาน"),
        ("ยุทธศาตร์", "ยุทธศาสตร์"),
        ("สังเคราะข้อมูล", "สังเคราะห์ข้อมูล"),
        ("ท่องเทียวชุมชน", "ท่องเที่ยวชุมชน"),
        ("จังหวัดสมุทสาคร", "จังหวัดสมุทรสาคร"),
        ("เกษตกร", "เกษตรกร"),
        ("managment cockpit", "management cockpit"),
        ("plannig", "planning"),
    ],
)
def test_a_slip_is_put_right(typed: str, meant: str) -> None:
    assert SUGGESTER.suggest(typed) == meant


def test_thai_is_not_looked_for_among_english_words(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("search.query.suggestion.one_step_away", asked.append)
    assert SUGGESTER.suggest("กะทรวงแรงงาน zzzzzzzz") == "กระทรวงแรงงาน zzzzzzzz"
    assert asked == ["zzzzzzzz"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("di,", "กรม"), ("xitkog", None), ("xit=k=o", "ประชาชน"), ("้นหยระำส", "hospitel"), ("bd", None)],
)
def test_the_other_keyboard_layout_is_recognised_both_ways(typed: str, meant: str | None) -> None:
    assert SUGGESTER.suggest(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("v[i,z^hl^'vkp6.=hFmiLyrmN,nv5nv", "อบรมผู้สูงอายุใช้โทรศัพท์มือถือ"),
        ("-v.[vo6Pk9djvlihk'mujwso", "ขอใบอนุญาตก่อสร้างที่ไหน"),
        ("lihk'[hko.sh8o0oxu 2564", "สร้างบ้านให้คนจนปี 2564"),
        ("c,;gxviNg:up hospitel", "แมวเปอร์เซีย hospitel"),
        ("ไ้ำพำ กน ดฟพทำพห หำสส ะ้ำรพ ดพีระฦ", "where do farmers sell their fruit?"),
        ("where do farmers sell their fruit?", None),
        ("สิริ", None),  # lbib: a name is no English word
        ("เเพทย์สิริ", None),
        ("x=y+[z];", None),
    ],
)
def test_a_sentence_in_the_other_layout_is_recognised_though_the_index_does_not_know_its_words(
    typed: str, meant: str | None
) -> None:
    assert SUGGESTER.suggest(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *TEXTS,
        "ทุเรียน",
        "แมวเปอร์เซีย",  # words, though not of the index
        "strategies",  # another form of a word that is there
        "plans for free online courses and dashboards",  # a language that the index does not hold
        "2564",
        "TRAT-FC",
        "กก",
        "กกม",  # letters that may be an abbreviation
        "อปท.",
        "workfromhome",
        "",
        "😀",
        "๛๚",
    ],
)
def test_what_is_no_slip_is_left_alone(typed: str) -> None:
    assert SUGGESTER.suggest(typed) is None


def test_what_is_right_in_a_query_stays_as_it_was_typed() -> None:
    assert SUGGESTER.suggest("  แผน  ยุทธศาตร์ (ปี ๒๕๖๔)") == "แผน  ยุทธศาสตร์ (ปี ๒๕๖๔)"


@pytest.mark.parametrize(
    ("first", "second", "steps"),
    [("", "", 0), ("", "กข", 2), ("กข", "ขก", 1), ("สมุทร", "สมุท", 1), ("cat", "cut", 1), ("ab", "cde", 3)],
)
def test_distance_by_hand(first: str, second: str, steps: int) -> None:
    assert distance(first, second) == distance(second, first) == steps


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("กขคงจ่้๊ัิีาำเแโ์ๆ.- abcx[];'"), max_size=500))
def test_what_is_suggested_is_never_the_query_itself(typed: str) -> None:
    assert SUGGESTER.suggest(typed) != typed
