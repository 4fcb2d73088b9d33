"""The labelled figures of benchmarks/labels: by place, without text, and scored as they say."""

import json
from pathlib import Path

import pytest

from benchmarks.reports.figures import (
    LABELS,
    SENTENCES,
    Claims,
    alone,
    labelled,
    measure_sentences,
    passages_of,
    read_rows,
    score,
)
from benchmarks.setup import BOOK, NEWS


def test_labels_have_a_place_and_figures_and_no_text() -> None:
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert all(set(row) == {"id", "document", "lines", "span", "sha256", "held", "figures"} for row in rows)
    assert len({row["id"] for row in rows}) == len(rows) == 251
    assert sum(row["held"] and row["document"] == BOOK.name for row in rows) == 153
    figures = [figure for row in rows for figure in row["figures"]]
    assert all(
        {"value", "unit"} <= set(each) <= {"value", "unit", "year", "target", "before", "met"} for each in figures
    )
    assert max(len(each["unit"]) for each in figures) < 30


def test_dense_sentences_have_their_text_and_figures_and_most_are_found() -> None:
    rows = read_rows(SENTENCES)
    assert all(set(row) == {"id", "text", "held", "figures"} for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)
    looked_at = [row for row in rows if not row["held"]]
    assert (len(looked_at), sum(len(row["figures"]) for row in looked_at)) == (80, 122)
    scored = measure_sentences(looked_at)["sentence alone"]
    assert isinstance(scored, dict)
    assert (scored["found"], scored["right"]) == (122, 119)


def test_a_figure_is_right_by_value_and_unit_and_what_stands_beside_is_counted_apart() -> None:
    wanted: Claims = {(5.0, "ราย"): {"year": 2563}, (80.0, "ร้อยละ"): {}}
    found: Claims = {(5.0, "ราย"): {"year": 2562}, (7.0, "แห่ง"): {"year": None}}
    scored = score([(wanted, found), ({}, {})])
    assert (scored["labelled"], scored["found"], scored["right"]) == (2, 2, 1)
    assert (scored["precision"], scored["recall"]) == (0.5, 0.5)
    assert scored["year"] == {"accuracy": 0.0, "labelled to have one": 1, "found to have one": 1}
    assert scored["met"] == {"accuracy": 1.0, "labelled to have one": 0, "found to have one": 0}


def test_a_sentence_that_no_longer_stands_in_its_place_is_refused(tmp_path: Path) -> None:
    news = tmp_path / NEWS / "n.md"
    news.parent.mkdir(parents=True)
    facts = "agency: กรมทดสอบ\ncategory: 2\nyear: 2564"
    news.write_text(f"---\n{facts}\n---\n\n# ผลงาน\n\nอบรมแล้ว 500 คน\n", encoding="utf-8")
    row = {"id": "o1", "document": "n.md", "lines": [1, 1], "span": [0, 5], "sha256": "0" * 16, "figures": []}
    passages_of.cache_clear()
    with pytest.raises(ValueError, match="no passage of lines 1-1 has sentence o1 at 0-5"):
        alone(row, tmp_path)
    assert labelled(row) == {}
