"""The numbers of pages: as what they are printed, and which of the numbers in the margins they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.printed import Candidate, Numbering, PageLabel, choose_labels, labels_within, page_label, without_label


def page_of(text: str) -> int | str | None:
    label = page_label(text)
    return label.page if label else None


def numbers(*margins: str) -> list[int | str | None]:
    """The pages of a document whose sheets bear one text each at the foot, alone; "" for none."""
    found = [[foot(text)] if text else [] for text in margins]
    return [label.page if label else None for label in choose_labels(found)]


def foot(text: str, *, alone: bool = True) -> Candidate:
    label = page_label(text)
    assert label is not None
    return Candidate(label=label, place=(False, 5), alone=alone, outermost=alone)


# --- what is printed


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("17", 17),
        ("- ๑๗ -", 17),
        ("หน้า 5 จาก 20", 5),
        ("5/20", 5),
        ("Page 3 of 9", 3),
        ("[12]", 12),
        ("iv", "iv"),
        ("XII", "XII"),
        ("(ค)", "ค"),
        ("2-7", "2-7"),
        ("๑-๗", "๑-๗"),
        ("A-3", "A-3"),
        ("iiii", None),
        ("Iv", None),
        ("21/20", None),
        ("0", None),
        ("17 คน", None),
        ("๓,๐๐๐", None),
        ("3.12", None),
        ("", None),
    ],
)
def test_a_page_is_what_is_printed_alone(text: str, page: int | str | None) -> None:
    assert page_of(text) == page


@given(st.integers(1, 89))
def test_roman_numbers_come_back_as_they_are_printed(value: int) -> None:
    label = PageLabel(numbering=Numbering.ROMAN, value=value)
    assert page_of(str(label.page)) == label.page


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("21  หมวด 2 การวางแผน", [21]),
        ("รายงานประจำปี หน้า 3", [3]),
        ("รายงานประจำปี หน้า 3 จาก 9", [3]),
        ("รายงานประจำปี 2564", []),
        ("ตัวบ่งชี้ที่ 4", []),
        ("การวางแผน 21", [21]),
        ("การวางแผน", []),
    ],
)
def test_a_running_head_may_hold_the_number_at_its_ends(text: str, pages: list[int]) -> None:
    assert [label.page for label in labels_within(text)] == pages


def test_a_running_head_is_left_without_its_number() -> None:
    assert without_label("21 | หมวด 2 การวางแผน", 21) == "หมวด 2 การวางแผน"
    assert without_label("รายงาน พ.ศ. 2564 หน้า 3", 3) == "รายงาน พ.ศ. 2564"
    assert without_label("รายงาน 2564", 3) == "รายงาน 2564"


# --- which they are


def test_numbers_that_grow_with_the_sheets_are_the_pages() -> None:
    assert numbers("17", "๑๘", "- 19 -", "20") == [17, 18, 19, 20]


def test_a_sheet_between_two_that_agree_is_counted_and_others_have_none() -> None:
    assert numbers("", "2", "3", "", "5", "6", "") == [None, 2, 3, 4, 5, 6, None]


def test_a_long_gap_is_counted_when_both_sides_agree() -> None:
    assert numbers("1", "2", *[""] * 20, "23", "24") == list(range(1, 25))


def test_a_number_that_leaves_out_a_sheet_is_not_counted_over() -> None:
    assert numbers("1", "2", "", "3", "4") == [1, 2, None, 3, 4]


def test_numbering_begins_anew_where_several_sheets_say_so() -> None:
    assert numbers("8", "9", "10", "1", "2", "3") == [8, 9, 10, 1, 2, 3]


def test_front_matter_has_a_numbering_of_its_own() -> None:
    assert numbers("", "ก", "ข", "ค", "1", "2", "3") == [None, "ก", "ข", "ค", 1, 2, 3]
    assert numbers("i", "ii", "", "iv", "1", "2") == ["i", "ii", "iii", "iv", 1, 2]
    assert numbers("1-1", "1-2", "2-1", "2-2", "", "2-4") == ["1-1", "1-2", "2-1", "2-2", "2-3", "2-4"]


def test_a_year_or_chapter_that_stays_the_same_is_no_page() -> None:
    assert numbers("2564", "2564", "2564") == [None, None, None]


def test_one_number_is_no_page_of_a_long_document_but_of_a_short_one() -> None:
    assert numbers("", "7", "", "", "") == [None] * 5
    assert numbers("7") == [7]
    assert numbers("", "(ค)") == [None, "ค"]
    assert numbers("2564") == [None]


def test_a_letter_without_marks_is_no_page_of_a_single_sheet() -> None:
    assert numbers("ค") == [None]


def test_numbers_of_an_extract_that_rise_at_one_place_are_pages() -> None:
    assert numbers("5", "9", "14") == [5, 9, 14]
    assert numbers("5", "9", "8") == [None, None, None]


def test_the_row_of_a_table_yields_to_what_most_sheets_say() -> None:
    row = foot("7", alone=False)
    found = [[foot("1")], [row], [foot("3")], [foot("4")]]
    assert [label.page if label else None for label in choose_labels(found)] == [1, 2, 3, 4]


@given(st.lists(st.lists(st.integers(1, 40), max_size=4), max_size=30))
def test_every_number_in_the_margin_that_is_chosen_is_printed_or_counted(margins: list[list[int]]) -> None:
    labels = choose_labels([[foot(str(number)) for number in each] for each in margins])
    assert len(labels) == len(margins)
    for sheet, label in enumerate(labels):
        if label is not None and label.value not in margins[sheet]:
            before = [s for s in range(sheet) if label.value - sheet + s in margins[s]]
            after = [s for s in range(sheet, len(margins)) if label.value - sheet + s in margins[s]]
            assert before
            assert after
