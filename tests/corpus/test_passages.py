"""Passages: nothing lost, nothing twice, nothing cut in the wrong place."""

import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from corpus import PASSAGE_LENGTH, PASSAGE_LINES, Case, Line, Passage, Section, Span, cut_passages
from tests.support.book import book_cases


def make_case(*bodies: list[Line]) -> Case:
    sections = tuple(
        Section(heading=f"หัวข้อ {place}", level=1, lines=(), body=tuple(body)) for place, body in enumerate(bodies, 1)
    )
    return Case(
        id="c", document="d.txt", agency="กรมน้ำ", agency_type="กรม", category=2, year=2564, lines=(1, 999), pages=None,
        sections=sections,
    )  # fmt: skip


def make_lines(*texts: str, first: int = 1, page: int | None = 7) -> list[Line]:
    return [Line(number=number, text=text, page=page) for number, text in enumerate(texts, first)]


def texts(*bodies: list[Line]) -> list[str]:
    return [passage.text for passage in cut_passages(make_case(*bodies))]


def spans(*bodies: list[Line]) -> list[Span]:
    return [passage.lines for passage in cut_passages(make_case(*bodies))]


# --- lines joined to text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["การพัฒนา", "องค์การ"], "การพัฒนาองค์การ"),  # Thai runs on
        (["การพัฒนา ", "องค์การ"], "การพัฒนา องค์การ"),  # a space at the end of a line stays
        (["การพัฒนา  ", " องค์การ"], "การพัฒนา องค์การ"),  # and stays one
        (["Excellence", "Award"], "Excellence Award"),
        (["ระบบ", "PMQA"], "ระบบ PMQA"),
        (["PMQA", "ระบบ"], "PMQA ระบบ"),
        (["ปี พ.ศ.", "2564"], "ปี พ.ศ. 2564"),
        (["ปี", "๒๕๖๔"], "ปี ๒๕๖๔"),
        (["\tก", "ข", "\tค"], "กข\nค"),  # a tab opens a paragraph
        (["\tก ", "\tข "], "ก\nข"),
        (["ก", " \tข"], "ก\nข"),
        (["ก", "• ข", "ค"], "ก\n• ขค"),  # so does a bullet
        (["ก  ข\tค\u00a0ง"], "ก ข ค ง"),  # white space within a line is one space
        (["  ก  "], "ก"),
        (["ก", "ข", "ค "], "กขค"),
    ],
)
def test_lines_become_text(lines: list[str], text: str) -> None:
    assert texts(make_lines(*lines)) == [text]


# --- where a passage ends


def test_a_passage_ends_with_the_line_that_fills_it() -> None:
    # 250 characters a line, 600 a passage: the third line fills it.
    assert PASSAGE_LENGTH == 600
    assert spans(make_lines(*["ก" * 250] * 7)) == [(1, 3), (4, 6), (7, 7)]


def test_a_short_rest_does_not_stand_alone() -> None:
    # 600 characters make a passage, but 199 are less than a third of one.
    assert spans(make_lines("ก" * 600, "ข" * 199)) == [(1, 2)]
    assert spans(make_lines("ก" * 600, "ข" * 200)) == [(1, 1), (2, 2)]


def test_a_passage_spans_no_more_lines_than_it_may() -> None:
    assert PASSAGE_LINES == 40
    assert spans(make_lines(*["ก"] * 85)) == [(1, 40), (41, 80), (81, 85)]


def test_a_passage_does_not_cross_a_section() -> None:
    passages = cut_passages(make_case(make_lines("ก", "ข"), make_lines("ค", first=3)))
    assert [(each.section, each.text, each.lines) for each in passages] == [
        ("หัวข้อ 1", "กข", (1, 2)),
        ("หัวข้อ 2", "ค", (3, 3)),
    ]


def test_a_passage_does_not_cross_a_printed_page() -> None:
    body = [*make_lines("ก", "ข", page=7), *make_lines("ค", first=3, page=8), *make_lines("ง", first=4, page=None)]
    passages = cut_passages(make_case(body))
    assert [(each.text, each.page) for each in passages] == [("กข", 7), ("ค", 8), ("ง", None)]


def test_a_passage_does_not_cross_lines_of_another_section() -> None:
    assert spans([*make_lines("ก"), *make_lines("ข", first=5)]) == [(1, 5)]
    assert spans([*make_lines("ก"), *make_lines("ข", first=6)]) == [(1, 1), (6, 6)]


def test_a_section_without_a_body_has_no_passages() -> None:
    assert spans([], make_lines("ก"), []) == [(1, 1)]
    assert cut_passages(make_case()) == ()


# --- identity


def test_a_passages_id_is_of_whose_it_is_its_heading_and_its_text() -> None:
    (passage,) = cut_passages(make_case(make_lines("ก", "ข")))
    case = make_case([])
    of = "\x1f".join((case.agency, str(case.category), str(case.year), "หัวข้อ 1", "กข"))
    assert passage.id == hashlib.sha256(of.encode()).hexdigest()[:16]
    assert passage.case_id == "c"


def test_an_id_outlives_a_move_to_other_lines_and_pages() -> None:
    here = cut_passages(make_case(make_lines("ก", "ข")))
    there = cut_passages(make_case(make_lines("ก", "ข", first=50, page=9)))
    assert [passage.id for passage in here] == [passage.id for passage in there]


def test_the_same_text_twice_in_a_section_has_two_ids() -> None:
    body = [*make_lines("ก", page=7), *make_lines("ก", first=2, page=8), *make_lines("ก", first=3, page=9)]
    first, second, third = (passage.id for passage in cut_passages(make_case(body)))
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_the_same_text_under_two_headings_has_two_ids() -> None:
    first, second = (passage.id for passage in cut_passages(make_case(make_lines("ก"), make_lines("ก", first=2))))
    assert first != second
    assert not second.endswith("-2")


# --- what a passage bears of its lines and its section


def test_a_passage_keeps_the_text_as_it_came_and_how_far_it_is_to_be_trusted() -> None:
    lines = (
        Line(number=1, text="\tน้ำ ", original="\tน\ufffd้ำ ", trust=0.5),
        Line(number=3, text="ดิน"),
    )
    section = Section(heading="ก", level=1, lines=((1, 3),), body=lines)
    case = Case(
        id="0" * 12, document="b.txt", agency="กรมน้ำ", agency_type="กรม", category=1, year=2564, lines=(1, 3),
        pages=None, sections=(section,),
    )  # fmt: skip
    (passage,) = cut_passages(case)
    assert passage.text == "น้ำ ดิน"
    assert passage.original == "น\ufffd้ำ\nดิน"
    # 5 characters at a half and 3 whole: (2.5 + 3) / 8
    assert passage.trust == 0.6875
    untouched = Section(heading="ก", level=1, lines=((3, 3),), body=lines[1:])
    (passage,) = cut_passages(replace(case, sections=(untouched,)))
    assert (passage.original, passage.trust) == ("", 1.0)


def test_a_passage_carries_the_headings_above_its_own() -> None:
    passages = [passage for case in book_cases() for passage in cut_passages(case)]
    above = {passage.section: passage.path for passage in passages}
    assert above["มาตรการ TRAT-FC : COVID = 0"] == ("ผลงานโดดเด่นจากการขับเคลื่อนยุทธศาสตร์สู่การปฏิบัติ",)
    assert len(above["Resilience EIA"]) == 2
    assert above["ภาพรวม"] == above["กระบวนการติดตาม"] == ()


# --- the book


def book_passages() -> list[tuple[Section, Passage]]:
    return [
        (section, passage)
        for case in book_cases()
        for section in case.sections
        for passage in cut_passages(replace(case, sections=(section,)))
    ]


def test_ids_are_unique_over_the_book() -> None:
    ids = [passage.id for case in book_cases() for passage in cut_passages(case)]
    assert len(set(ids)) == len(ids) == 206


def test_cutting_again_gives_the_same() -> None:
    for case in book_cases():
        assert cut_passages(case) == cut_passages(case)


def test_passages_cover_the_lines_of_their_section_exactly_once_and_in_order() -> None:
    for case in book_cases():
        for section in case.sections:
            passages = cut_passages(replace(case, sections=(section,)))
            assert all(earlier.lines[1] < later.lines[0] for earlier, later in pairwise(passages))
            numbers = [line.number for line in section.body]
            held = [n for passage in passages for n in numbers if passage.lines[0] <= n <= passage.lines[1]]
            assert held == numbers
            assert all(set(passage.lines) <= set(numbers) for passage in passages)


def test_the_passages_of_a_case_are_those_of_its_sections() -> None:
    whole = [passage for case in book_cases() for passage in cut_passages(case)]
    parts = [(section.heading, passage.lines, passage.text) for section, passage in book_passages()]
    assert [(passage.section, passage.lines, passage.text) for passage in whole] == parts


def test_a_passage_holds_the_letters_of_its_lines() -> None:
    for section, passage in book_passages():
        lines = [line.text for line in section.body if passage.lines[0] <= line.number <= passage.lines[1]]
        assert re.sub(r"\s", "", passage.text) == re.sub(r"\s", "", "".join(lines))


def test_a_passage_stands_on_one_printed_page() -> None:
    for section, passage in book_passages():
        pages = {line.page for line in section.body if passage.lines[0] <= line.number <= passage.lines[1]}
        assert pages == {passage.page}


def test_passages_of_the_book_are_no_longer_than_they_may() -> None:
    for section, passage in book_passages():
        assert passage.lines[1] - passage.lines[0] < PASSAGE_LINES
        last = next(line.text.strip() for line in section.body if line.number == passage.lines[1])
        # Full, and the line that filled it, and a rest too short to stand alone.
        assert len(passage.text) <= PASSAGE_LENGTH + PASSAGE_LENGTH // 3 + max(len(last), 200)
