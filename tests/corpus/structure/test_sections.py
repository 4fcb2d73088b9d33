"""Sections: what the pages of a write-up become."""

from tests.corpus.structure.test_book import FOREWORD, HOSPITAL, TOWN, split_book


def sections_of(*pages: list[str]) -> list[tuple[str, int, str]]:
    """The sections of the town's write-up with these pages: heading, level, the first words of the body."""
    town = split_book(FOREWORD, TOWN, *pages, HOSPITAL)[1]
    return [
        (section.heading, section.level, section.body[0].text.strip()[:9] if section.body else "")
        for section in town.sections[2:]
    ]


WATER = "\t อาสาสมัครวัดระดับน้ำทุกเช้าแล้วส่งขึ้นแผนที่กลางของเมือง "
FOREST = "\t ชาวบ้านปลูกป่าชายเลนริมอ่าวและดูแลกล้าไม้ร่วมกับโรงเรียน "


def test_headings_below_their_bodies_head_the_ones_they_speak_of() -> None:
    assert sections_of([f" {WATER}", FOREST, "ทุกปี", "การปลูกป่าชายเลน", "การวัดระดับน้ำ"]) == [
        ("การปลูกป่าชายเลน", 1, "ชาวบ้านปล"),
        ("การวัดระดับน้ำ", 1, "อาสาสมัคร"),
    ]


def test_results_open_a_part_that_what_comes_next_closes() -> None:
    pages = [" ผลงานที่โดดเด่น", "การวัดระดับน้ำ", WATER], [" การดำเนินการต่อไปในอนาคต", FOREST]
    assert sections_of(*pages) == [
        ("ผลงานที่โดดเด่น", 1, ""),
        ("การวัดระดับน้ำ", 2, "อาสาสมัคร"),
        ("การดำเนินการต่อไปในอนาคต", 1, "ชาวบ้านปล"),
    ]


def test_numbered_headings_come_by_their_numbers_after_the_one_that_gathers_them() -> None:
    page = [" \t ก ข ค ", "2) การปลูกป่าชายเลน", FOREST, "ทุกปี", "การดูแลเมือง", "1) การวัดระดับน้ำ", WATER]
    assert [(heading, level) for heading, level, _ in sections_of(page)] == [
        ("การดูแลเมือง", 1),
        ("1) การวัดระดับน้ำ", 2),
        ("2) การปลูกป่าชายเลน", 2),
    ]


def test_a_page_that_begins_within_a_paragraph_goes_on_with_the_section_before() -> None:
    first, more = [" การวัดระดับน้ำ", WATER], [" ซึ่งทำทุกปีและทุกเมืองในลุ่มน้ำตอนล่างของจังหวัดนี้ "]
    town = split_book(FOREWORD, TOWN, first, more, HOSPITAL)[1]
    assert [len(section.body) for section in town.sections[2:]] == [2]


def test_an_open_bracket_draws_the_rest_of_its_paragraph_from_the_head_of_the_page() -> None:
    rest = f" Excellence) {'ซึ่งทำทุกปีและทุกเมืองในลุ่มน้ำ' * 4}"  # too long for a heading
    page = [rest, "ภาพที่ 1 เมือง", "การวัดระดับน้ำ", f"{WATER}(Wisdom ", "ก ข"]
    town = split_book(FOREWORD, TOWN, page, HOSPITAL)[1]
    assert [(section.heading, len(section.body)) for section in town.sections[1:]] == [
        ("ภาพรวม", 1),
        ("การวัดระดับน้ำ", 3),
    ]


def test_a_page_of_new_text_without_a_heading_is_a_section_without_one() -> None:
    pages = [" การวัดระดับน้ำ", WATER], [f" {FOREST}"], [f" {WATER}"]
    assert [heading for heading, _, _ in sections_of(*pages[:2])] == ["การวัดระดับน้ำ", "ไม่มีหัวข้อ"]
    assert [heading for heading, _, _ in sections_of(pages[0], pages[2])] == ["การวัดระดับน้ำ"]  # it speaks of it


def test_a_heading_alone_on_its_page_is_its_own_body_so_that_it_is_found() -> None:
    assert sections_of([" การวัดระดับน้ำ"])[0] == ("การวัดระดับน้ำ", 1, "การวัดระด")
