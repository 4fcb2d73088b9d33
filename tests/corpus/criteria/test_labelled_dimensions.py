"""The labelled passages that dimensions are measured on, and the reckoning of the figures."""

import pytest

from benchmarks.reports.dimensions import Told, agreement, figures, judge, read_rows
from corpus import Dimension, read_criteria

NAMES = {each.value for each in Dimension}
CODES = {item.code for item in read_criteria().items}


def told(labelled: str, found: str, *readings: str) -> Told:
    return Told(
        held=False,
        labelled=frozenset(labelled.split()),
        found=frozenset(found.split()),
        readings=tuple(frozenset(each.split()) for each in readings),
    )


@pytest.mark.parametrize("name", ["passages", "written"])
def test_every_row_has_an_id_of_its_own_and_dimensions_and_items_that_there_are(name: str) -> None:
    rows = read_rows(name)
    assert len({row["id"] for row in rows}) == len(rows) > 0
    assert {dimension for row in rows for dimension in row["dims"]} <= NAMES
    assert {code for row in rows for code in (row["primary"], *row["also"])} <= CODES | {""}
    assert {type(row["held"]) for row in rows} == {bool}


def test_no_passage_of_a_document_stands_among_the_labels() -> None:
    assert [row["id"] for row in read_rows("passages") if "text" in row] == []


def test_written_passages_that_the_cues_were_made_on_are_told_as_docs_say() -> None:
    own = [judge(row, row["text"]) for row in read_rows("written") if not row["held"]]
    for dimension in Dimension:
        both = sum(dimension.value in each.labelled & each.found for each in own)
        assert both >= 0.8 * sum(dimension.value in each.found for each in own)
        assert both >= 0.6 * sum(dimension.value in each.labelled for each in own)


def test_figures_count_labelled_and_found() -> None:
    # learning: labelled three times, found twice, once where it was labelled
    rows = [told("learning", "learning"), told("learning", ""), told("learning trends", "trends"), told("", "learning")]
    found = figures(rows)
    assert found["passages"] == 4
    assert found["learning"] == {"labelled": 3, "found": 2, "precision": 0.5, "recall": 0.333}
    assert found["trends"] == {"labelled": 1, "found": 1, "precision": 1.0, "recall": 1.0}
    assert found["levels"] == {"labelled": 0, "found": 0, "precision": None, "recall": None}


def test_agreement_is_more_than_chance() -> None:
    # Both say yes twice, no once, and differ once: 0.75 seen, by chance 0.75 * 0.5 + 0.25 * 0.5 = 0.5; 0.25 / 0.5.
    rows = [
        told("", "", "levels", "levels"),
        told("", "", "levels", "levels"),
        told("", "", "levels", ""),
        told("", "", "", ""),
    ]
    assert agreement(rows)["levels"] == 0.5
    assert agreement(rows)["trends"] is None
