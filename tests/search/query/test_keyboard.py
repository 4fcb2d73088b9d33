"""Digits of the other keyboard layout: as keys and as digits."""

import pytest

from corpus import read_terms
from index import LexicalIndex
from search.query.keyboard import is_number, retype_numbers
from search.query.other_layout import OtherLayout
from search.query.suggestion import Suggester
from tests.support.fakes_index import words_in

INDEX = LexicalIndex.of([read_terms("แผนของจังหวัด ปี 2564 จุดบริการ pmqa 4.0 covid กรม ที่ 2")])
SUGGESTER = Suggester(INDEX, words_in(INDEX))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ปี /ถุภ", "ปี 2564"),
        ("แผนปี/ถุุ", "แผนปี2566"),
        ("ปี /จ/ๅ", "ปี 2021"),
        ("ข้อ ภใๅ", "ข้อ 4.1"),
        ("(/ถุภ)", "(2564)"),
    ],
)
def test_a_number_in_letters_of_the_digit_keys_is_a_number(typed: str, meant: str) -> None:
    assert retype_numbers(typed) == meant


@pytest.mark.parametrize(
    "typed", ["ตค", "จ/ค", "ซื้อ/ถุงยังชีพ", "รับ/จ่าย", "ปี 25/64", "จุด", "ถึง", "คุ", "-", "/", "--", "2564", "ฤๅ", ""]
)
def test_what_may_be_thai_stays(typed: str) -> None:
    assert retype_numbers(typed) == typed


@pytest.mark.parametrize(
    ("token", "number"), [("2564", True), ("4.1", True), ("2564-2566", True), ("50%", True), ("4.", False), ("", False)]
)
def test_a_number_may_have_stops_within(token: str, number: bool) -> None:
    assert is_number(token) is number


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("xu 2564", "ปี 2564"),
        ("xu2564", "ปี2564"),
        ("cz]x^oxu 2564-2566", "แผลปูนปี 2564-2566"),
        ("06f[ibdki", "จุดบริการ"),
        ("06f2564", "จุด2564"),
        ("57'", "ถึง"),
        ("xu #*($", "ปี ๒๕๖๓"),
        ("ยทๆฟ ภใจ", "pmqa 4.0"),
        ("แนอรก /จๅต", "covid 2019"),
        ("ปี /ถุภ", "ปี 2564"),
    ],
)
def test_digits_are_read_as_what_makes_sense(typed: str, meant: str) -> None:
    assert SUGGESTER.suggest(typed) == meant


@pytest.mark.parametrize("typed", ["2564", "4.1", "2564-2566", "pmqa 4.0", "จุดที่ 2", "16 กรกฎาคม"])
def test_sound_numbers_are_left_alone(typed: str) -> None:
    assert SUGGESTER.suggest(typed) is None


@pytest.mark.parametrize(("typed", "repaired"), [("นํ้าเสีย", "น้ำเสีย"), ("นา้เสีย", "น้าเสีย"), ("เเผนนํ้าเสีย", "แผนน้ำเสีย")])
def test_what_repair_makes_thai_words_of_is_not_the_other_layout(typed: str, repaired: str) -> None:
    assert OtherLayout(INDEX).read(typed, repaired) is None
