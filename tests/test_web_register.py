"""The award register: what a question asks of it."""

import pytest

from corpus import read_criteria
from tests.fakes_web import CASES, HEALTH, TRAT, make_award
from web.register import find_awards, list_entries, part_by_year

AWARDS = (
    make_award("กรมการรักษา", 2, 2564, "book.txt", 14, HEALTH),
    make_award("กรมปลายน้ำ", 4, 2564, "book.txt", 15, None),
    make_award("จังหวัดไกล", 4, 2563, "old.txt", 9, None),
    make_award("กรมการรักษา", 4, 2563, "old.txt", 9, None),
    make_award("กรมดิน", 5, 2564, "book.txt", 16, None),
    make_award("กรมประมง", 6, 2564, "book.txt", 17, None),
)


def found(question: str) -> list[tuple[str, int, int | None]]:
    awards = find_awards(question, AWARDS, CASES, read_criteria())
    return [(award.agency, award.category, award.year) for award in awards]


ALL_OF_4 = [("กรมปลายน้ำ", 4, 2564), ("จังหวัดไกล", 4, 2563), ("กรมการรักษา", 4, 2563)]


@pytest.mark.parametrize(
    "question",
    [
        "ใครได้รางวัลหมวด 4",
        "ใครได้รางวัล หมวด๔",
        "หน่วยงานที่ได้รับรางวัลรายหมวดที่ 4 มีใครบ้าง",
        "Who won Category 4?",
        "award winners of category  4",
        "ทำเนียบผู้ได้รับรางวัล การวิเคราะห์ผลการดำเนินงานขององค์การและการจัดการความรู้",
        "measurement, analysis and knowledge management award",
    ],
)
def test_a_category_with_a_word_for_award_asks_for_its_winners(question: str) -> None:
    assert found(question) == ALL_OF_4


def test_a_year_that_the_register_has_narrows_them() -> None:
    assert found("รางวัลหมวด 4 ปี 2563") == [("จังหวัดไกล", 4, 2563), ("กรมการรักษา", 4, 2563)]
    assert found("รางวัลหมวด 4 ปี ๒๕๖๔") == [("กรมปลายน้ำ", 4, 2564)]
    assert found("รางวัลหมวด 4 ปี 2550") == ALL_OF_4


@pytest.mark.parametrize(
    "question", ["หมวด 4", "วิเคราะห์หมวด 4 ทำอย่างไร", "รางวัล", "รางวัลหมวด 40", "รางวัลหมวด 8", "", "รางวัล 4 ชิ้น"]
)
def test_a_category_or_an_award_alone_asks_for_none(question: str) -> None:
    assert found(question) == []


def test_an_agency_without_a_write_up_is_found_by_its_name_however_it_is_spaced() -> None:
    assert found("กรม ปลายน้ำ ทำอะไร") == [("กรมปลายน้ำ", 4, 2564)]


def test_an_agency_with_a_write_up_is_left_to_the_hits() -> None:
    assert found("กรมการรักษา") == []


def test_a_short_name_counts_only_where_it_stands_alone() -> None:
    assert found("งาน กรมดิน ปี 2564") == [("กรมดิน", 5, 2564)]
    assert found("งานกรมดินแดง") == []


def test_an_agency_is_found_by_its_english_name_too() -> None:
    assert found("what does the department of fisheries do") == [("กรมประมง", 6, 2564)]


def test_two_categories_ask_for_both() -> None:
    assert found("รางวัลหมวด 4 และหมวด 5 ปี 2564") == [("กรมปลายน้ำ", 4, 2564), ("กรมดิน", 5, 2564)]


def test_entries_are_parted_by_year_the_newest_first_each_in_its_order() -> None:
    parted = part_by_year(list_entries(AWARDS, CASES))
    assert [each.year for each in parted] == [2564, 2563]
    agencies = [entry.award.agency for entry in parted[0].entries]
    assert agencies == ["กรมการรักษา", "กรมปลายน้ำ", "กรมดิน", "กรมประมง"]
    assert part_by_year(()) == ()


def test_awards_whose_year_is_not_told_come_last() -> None:
    undated = make_award("กรมปลายน้ำ", 4, None, "book.txt", 15, None)
    assert [each.year for each in part_by_year(list_entries((undated, *AWARDS), CASES))] == [2564, 2563, None]
    assert find_awards("รางวัลหมวด 4", (undated,), CASES, read_criteria()) == (undated,)


@pytest.mark.parametrize(
    ("agency", "category", "year", "case", "others"),
    [
        ("กรมการรักษา", 2, 2564, HEALTH, []),
        ("กรมการรกัษา", 2, 2564, HEALTH, []),  # the register prints the mark one letter too late
        ("จังหวัดปะการัง", 4, None, TRAT, []),
        ("กรมการรักษา", 4, 2564, None, [HEALTH]),
        ("กรมการรักษา", 2, 2560, None, [HEALTH]),
        ("กรมอื่น", 2, 2564, None, []),
    ],
)
def test_a_write_up_of_any_document_belongs_to_the_award_of_its_agency_category_and_year(
    agency: str, category: int, year: int | None, case: str | None, others: list[str]
) -> None:
    (entry,) = list_entries([make_award(agency, category, year, "other.txt", 3, None)], CASES)
    assert (entry.case and entry.case.id, [other.id for other in entry.others]) == (case, others)
