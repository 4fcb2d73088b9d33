"""Agreement of two judges, by hand."""

from collections.abc import Iterator, Sequence

import pytest

from search.judging import agree
from search.judging.agreement import Table
from search.judging.marks import Mark
from tests.search.judging.marking import make_mark


def marks_of(table: Sequence[Sequence[int]]) -> Iterator[Mark]:
    """Marks of ก and ข, as often as `table` says."""
    number = 0
    for row, counts in enumerate(table):
        for column, count in enumerate(counts):
            for _ in range(count):
                number += 1
                yield make_mark(row, judge="ก", passage=f"p{number}")
                yield make_mark(column, judge="ข", passage=f"p{number}")


def test_two_grades_by_hand() -> None:
    # 50 passages, 35 alike: 0.7. By chance (25 * 30 + 25 * 20) / 50**2 = 0.5. (0.7 - 0.5) / (1 - 0.5).
    table: Table = ((20, 5, 0, 0), (10, 15, 0, 0), (0, 0, 0, 0), (0, 0, 0, 0))
    found = agree(marks_of(table), "ก", "ข")
    assert (found.judges, found.passages, found.table) == (("ก", "ข"), 50, table)
    assert found.kappa == pytest.approx(0.4)
    assert found.weighted == pytest.approx(0.4)  # of two grades all distances are one


def test_four_grades_by_hand() -> None:
    # 10 passages, rows 3 2 2 3, columns 2 3 3 2.
    table: Table = ((2, 1, 0, 0), (0, 1, 1, 0), (0, 1, 1, 0), (0, 0, 1, 2))
    found = agree(marks_of(table), "ก", "ข")
    # 6 of 10 alike; by chance (3 * 2 + 2 * 3 + 2 * 3 + 3 * 2) / 100 = 0.24.
    assert found.kappa == pytest.approx((0.6 - 0.24) / (1 - 0.24))
    # Squares of distances, observed: 4 of 1 = 4. Expected, over 10: row 0: 3 * (3 + 4 * 3 + 9 * 2) = 99, row 1:
    # 2 * (2 + 3 + 4 * 2) = 26, rows 2 and 3 as 1 and 0: 250 / 10 = 25.
    assert found.weighted == pytest.approx(1 - 4 / 25)


def test_what_is_the_other_way_round_is_below_chance() -> None:
    found = agree(marks_of(((0, 0, 0, 5), (0, 0, 0, 0), (0, 0, 0, 0), (5, 0, 0, 0))), "ก", "ข")
    assert (found.kappa, found.weighted) == (-1.0, -1.0)


def test_only_passages_that_both_marked_for_the_same_query_count() -> None:
    marks = [
        make_mark(3, judge="ก"),
        make_mark(1, judge="ข", query=" ลดขั้นตอน "),
        make_mark(0, judge="ข", query="อื่น"),
        make_mark(0, judge="ก", passage="p2"),
        make_mark(0, judge="ค"),
    ]
    assert agree(marks, "ก", "ข").table == ((0,) * 4, (0,) * 4, (0,) * 4, (0, 1, 0, 0))


@pytest.mark.parametrize("marks", [[], list(marks_of(((0,) * 4, (0,) * 4, (0, 0, 6, 0), (0,) * 4)))])
def test_nothing_is_said_of_nothing_and_of_one_grade_alone(marks: list[Mark]) -> None:
    found = agree(marks, "ก", "ข")
    assert (found.passages, found.kappa, found.weighted) == (len(marks) // 2, None, None)
