"""The award register: which write-ups belong to an award, and its years."""

import pytest

from tests.support.web.cases import CASES, HEALTH, TRAT, make_award
from web.view.register import Tally, list_entries, part_by_year, span_years, tally_register

AWARDS = (
    make_award("กรมการรักษา", 2, 2564, "book.txt", 14, HEALTH),
    make_award("กรมปลายน้ำ", 4, 2564, "book.txt", 15, None),
    make_award("จังหวัดไกล", 4, 2563, "old.txt", 9, None),
    make_award("กรมการรักษา", 4, 2563, "old.txt", 9, None),
    make_award("กรมดิน", 5, 2564, "book.txt", 16, None),
    make_award("กรมประมง", 6, 2564, "book.txt", 17, None),
)


def test_entries_are_parted_by_year_the_newest_first_each_in_its_order() -> None:
    parted = part_by_year(list_entries(AWARDS, CASES))
    assert [each.year for each in parted] == [2564, 2563]
    agencies = [entry.award.agency for entry in parted[0].entries]
    assert agencies == ["กรมการรักษา", "กรมปลายน้ำ", "กรมดิน", "กรมประมง"]
    assert part_by_year(()) == ()


def test_awards_whose_year_is_not_told_come_last() -> None:
    undated = make_award("กรมปลายน้ำ", 4, None, "book.txt", 15, None)
    assert [each.year for each in part_by_year(list_entries((undated, *AWARDS), CASES))] == [2564, 2563, None]


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


def test_a_line_of_years_has_every_year_from_the_first_to_the_last() -> None:
    undated = make_award("กรมปลายน้ำ", 4, None, "book.txt", 15, None)
    line = span_years(list_entries((undated, *AWARDS[1:3]), CASES), [2566])
    assert [(year.year, [entry.award.agency for entry in year.entries]) for year in line] == [
        (2563, ["จังหวัดไกล"]),
        (2564, ["กรมปลายน้ำ"]),
        (2565, []),
        (2566, []),
    ]
    assert span_years(list_entries((undated,), CASES), ()) == ()


def test_awards_and_write_ups_are_tallied_by_year_and_category() -> None:
    undated = make_award("กรมปลายน้ำ", 4, None, "book.txt", 15, None)
    years = tally_register(list_entries((undated, *AWARDS), CASES), CASES, [2, 4])
    assert [(year.year, year.total, year.cases) for year in years] == [
        (2565, Tally(awards=0, written=0), 1),
        (2564, Tally(awards=4, written=1), 2),
        (2563, Tally(awards=2, written=0), 0),
        (None, Tally(awards=1, written=0), 0),
    ]
    assert years[1].categories == (Tally(awards=1, written=1), Tally(awards=1, written=0))
    assert years[1].total.missing == 3
