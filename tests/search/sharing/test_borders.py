"""Where stretches begin and end in their texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import is_cut
from search.sharing.borders import find_span
from search.sharing.letters import read_letters
from tests.search.sharing.texts import WELL


def test_a_border_within_a_word_goes_to_the_nearest_of_the_word() -> None:
    text = "โรงเรียนของหมู่บ้าน เปิดห้องสมุดทุกวัน"
    letters = read_letters(text)
    first, last = text.index("เรียน"), text.index("สมุด") + 3
    span = find_span(text, letters, *letters.offsets.searchsorted([first, last]).tolist())
    assert text[slice(*span)] in ("โรงเรียนของหมู่บ้าน เปิดห้องสมุด", "เรียนของหมู่บ้าน เปิดห้องสมุด")


def test_the_whole_text_keeps_its_last_marks_and_no_white_space() -> None:
    text = "  ผู้ใหญ่บ้านทำดี่ \n"
    letters = read_letters(text)
    assert find_span(text, letters, 0, len(letters)) == (2, 18)


def test_a_border_does_not_go_back_before_what_is_taken() -> None:
    text = "หมู่บ้านเปิดห้องสมุดทุกวัน"
    letters, first = read_letters(text), text.index("องสมุด")
    at = int(letters.offsets.searchsorted(first))
    free = find_span(text, letters, at, len(letters))
    assert free[0] < first
    assert find_span(text, letters, at, len(letters), first) == (first, free[1])


@given(st.data())
def test_a_span_parts_no_cluster_and_is_near_its_letters(data: st.DataObject) -> None:
    letters = read_letters(WELL)
    first = data.draw(st.integers(0, len(letters) - 1))
    last = data.draw(st.integers(first + 1, len(letters)))
    start, end = find_span(WELL, letters, first, last)
    assert 0 <= start < end <= len(WELL)
    assert is_cut(WELL, start)
    assert is_cut(WELL, end)
    assert abs(start - int(letters.offsets[first])) <= 9
    assert abs(end - int(letters.offsets[last - 1]) - 1) <= 12


@pytest.mark.parametrize("text", ["ก", "่ก่", "a1"])
def test_a_single_letter_has_a_span(text: str) -> None:
    start, end = find_span(text, read_letters(text), 0, 1)
    assert read_letters(text[start:end]).codes.tolist() == read_letters(text).codes.tolist()
