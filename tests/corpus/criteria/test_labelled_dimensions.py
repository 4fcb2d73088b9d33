"""The labelled passages that dimensions are measured on, and the reckoning of the figures."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.fitting.dimensions import choose_threshold, fit_weights
from benchmarks.reports.dimensions import (
    LABELS,
    WRITTEN,
    Told,
    agreement,
    figures,
    find_names,
    judge,
    read_dimensions,
)
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


@pytest.mark.parametrize("path", [LABELS, WRITTEN], ids=lambda path: path.stem)
def test_every_row_has_an_id_of_its_own_and_dimensions_and_items_that_there_are(path: Path) -> None:
    rows = read_dimensions(path)
    assert len({row["id"] for row in rows}) == len(rows) > 0
    assert {dimension for row in rows for dimension in row["dims"]} <= NAMES
    assert {code for row in rows for code in (row["primary"], *row["also"])} <= CODES | {""}
    assert {type(row["held"]) for row in rows} == {bool}


def test_no_passage_of_a_document_stands_among_the_labels() -> None:
    assert [row["id"] for row in read_dimensions(LABELS) if "text" in row] == []


def test_written_passages_that_the_weights_were_learned_from_are_told_as_docs_say() -> None:
    own = [judge(row, find_names(row["text"])) for row in read_dimensions(WRITTEN) if not row["held"]]
    for dimension in Dimension:
        both = sum(dimension.value in each.labelled & each.found for each in own)
        assert both >= 0.9 * sum(dimension.value in each.found for each in own)
        assert both >= 0.5 * sum(dimension.value in each.labelled for each in own)


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


def test_the_threshold_is_the_lowest_with_precision_enough() -> None:
    scores, labels = np.arange(20.0), np.array([False] * 9 + [True] + [False] + [True] * 9)
    # from 11 on 9 of 9 are right; from 9 on 10 of 11, 0.909
    assert choose_threshold(scores, labels, np.array(["a"] * 20)) == 11
    assert choose_threshold(scores, ~labels, np.array(["a"] * 20)) > 19


def test_a_writer_with_labels_enough_must_be_right_by_itself() -> None:
    scores = np.concatenate([np.arange(100.0), np.arange(32.0) + 40])
    labels = np.concatenate([np.ones(100, bool), np.tile([True, True, True, False], 8)])
    # of the 32, 3 in 4 are right, less than 0.8, until so few are left that it is chance
    assert choose_threshold(scores, labels, np.array(["a"] * 132)) == 0
    assert choose_threshold(scores, labels, np.array(["a"] * 100 + ["read 1"] * 32)) == 68


def test_what_speaks_for_a_dimension_is_never_held_against_it() -> None:
    columns = np.array([[1.0, 1.0], [0.0, 0.0]] * 40)
    weights = fit_weights(columns, np.array([False, True] * 40), np.ones(80), 1)
    assert weights[0] == 0
    assert weights[1] < -1
