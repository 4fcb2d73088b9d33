"""The queries of our own on the award book: well formed, within its cases, and in words that are not the book's."""

import json
from collections import Counter
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from corpus import read_contents, read_document, repair_text
from search import QueryError
from search.evaluation.judgements import JudgedQuery, read_queries
from search.query.query import clean_text
from tests.support.book import AGENCIES, book_cases, book_text, shared

DATA = Path(__file__).with_name("data")
QUERIES = DATA / "book-queries.jsonl"
SECOND = DATA / "book-queries-2.jsonl"
NAMES = DATA / "name-queries.jsonl"
NEGATIVES = DATA / "negatives.jsonl"
NEAR = DATA / "near-negatives.jsonl"
MIXED = DATA / "mixed-negatives.jsonl"
NEWS = DATA / "mixed-judgements.jsonl"

KINDS = {"acronym", "broad", "english", "keyword", "need", "number", "process", "question", "typo"}
FIELDS = {"id", "query", "lang", "type", "relevant", "note"}
LONGEST = 25  # lines of a judged range: a longer one is hit by too many passages
STRETCH = 40  # characters in a row, spaces aside, that a query may not share with the book

every_file = pytest.mark.parametrize(
    "path", [QUERIES, SECOND, NAMES, NEGATIVES, NEAR, MIXED], ids=lambda path: path.name
)
asked_file = pytest.mark.parametrize("path", [QUERIES, SECOND], ids=lambda path: path.name)
answered_file = pytest.mark.parametrize("path", [QUERIES, SECOND, NAMES], ids=lambda path: path.name)
negative_file = pytest.mark.parametrize("path", [NEGATIVES, NEAR, MIXED], ids=lambda path: path.name)


@cache
def queries(path: Path) -> tuple[JudgedQuery, ...]:
    return read_queries(path)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def squeezed(text: str) -> str:
    return "".join(text.split())


@every_file
def test_every_row_has_the_fields_of_the_format_and_no_other(path: Path) -> None:
    assert all(set(row) == FIELDS for row in rows(path))


@every_file
def test_every_language_is_known(path: Path) -> None:
    assert {query.language for query in queries(path)} <= {"th", "en", "mixed"}


def test_no_id_and_no_query_stands_twice_in_the_files() -> None:
    every = [each for path in (QUERIES, SECOND, NAMES, NEGATIVES, NEAR, MIXED) for each in queries(path)]
    assert [each for each, times in Counter(query.id for query in every).items() if times > 1] == []
    assert [each for each, times in Counter(query.text for query in every).items() if times > 1] == []


@asked_file
def test_there_are_queries_enough_of_every_type_to_choose_settings_on(path: Path) -> None:
    counts = Counter(query.kind for query in queries(path))
    assert set(counts) == KINDS
    assert counts.total() >= 60
    assert min(counts.values()) >= 5


def test_the_queries_that_are_a_name_ask_for_every_agency_and_for_programmes() -> None:
    assert Counter(query.kind for query in queries(NAMES)) == {"acronym": 12, "keyword": 7}
    asked = {passage.case for query in queries(NAMES) if query.kind == "acronym" for passage in query.relevant}
    assert asked == {*AGENCIES, "บทนำ"}


@answered_file
def test_every_query_has_an_answer_of_grade_2_or_more(path: Path) -> None:
    assert [query.id for query in queries(path) if all(passage.grade < 2 for passage in query.relevant)] == []


@negative_file
def test_no_negative_has_an_answer(path: Path) -> None:
    assert all(query.relevant == () for query in queries(path))
    assert {query.kind for query in queries(path)} == {"none"}


def test_the_negatives_of_the_mixed_library_are_of_four_kinds_and_one_cannot_be_asked() -> None:
    kinds = Counter(row["note"].split(": ")[0] for row in rows(MIXED))
    assert kinds == {"outside": 70, "near": 50, "junk": 45, "stopword": 35}
    refused = []
    for query in queries(MIXED):
        try:
            clean_text(query.text)
        except QueryError:
            refused.append(query.id)
    assert refused == ["x016"]  # nothing but tone marks


def test_what_the_news_answers_are_older_negatives_each_once() -> None:
    answered = rows(DATA / "negatives-in-news.jsonl")
    assert all(set(row) == {"id", "news", "document", "note"} for row in answered)
    assert Counter(row["news"] for row in answered) == {"answered": 22, "in part": 16}
    ids = [row["id"] for row in answered]
    assert ids == sorted(set(ids))
    assert set(ids) <= {query.id for query in (*queries(NEGATIVES), *queries(NEAR))}


@answered_file
def test_the_judged_ranges_of_a_query_are_short_and_share_no_line(path: Path) -> None:
    for query in queries(path):
        for passage in query.relevant:
            assert 2 <= passage.lines[1] - passage.lines[0] + 1 <= LONGEST, (query.id, passage.lines)
        for one, other in combinations(query.relevant, 2):
            assert one.lines[1] < other.lines[0] or other.lines[1] < one.lines[0], (query.id, one.lines, other.lines)


@asked_file
def test_every_case_of_the_book_and_its_introduction_answers_a_query(path: Path) -> None:
    counts = Counter(case for query in queries(path) for case in {passage.case for passage in query.relevant})
    assert set(counts) == {*AGENCIES, "บทนำ"}
    assert min(counts.values()) >= 5


@answered_file
def test_every_judged_range_lies_within_the_case_it_names(path: Path) -> None:
    spans = {case.agency: case.lines for case in book_cases()}
    for query in queries(path):
        for passage in query.relevant:
            first, last = spans[passage.case]
            assert first <= passage.lines[0] <= passage.lines[1] <= last, (query.id, passage)


@cache
def squeezed_book() -> str:
    return squeezed(repair_text(book_text()).text)


def copied(text: str) -> list[str]:
    """The stretches of `text` that the repaired book holds."""
    text = squeezed(text)
    stretches = (text[at : at + STRETCH] for at in range(len(text) - STRETCH + 1))
    return [each for each in stretches if each in squeezed_book()]


@every_file
def test_no_query_repeats_a_stretch_of_the_book(path: Path) -> None:
    assert [query.id for query in queries(path) if copied(query.text)] == []


def test_a_line_of_the_book_in_a_query_is_found_when_mended_and_however_it_is_spaced() -> None:
    line = next(line for line in book_cases()[7].sections[-1].body if line.original and len(squeezed(line.text)) > 45)
    assert line.original != line.text
    assert copied("หา " + " ".join(line.text) + " ที่ไหน")


def test_the_settled_ranges_are_those_of_the_first_reader_and_more() -> None:
    readings = {row["id"]: row for row in rows(DATA / "book-readings.jsonl")}
    settled = {query.id: {passage.lines for passage in query.relevant} for query in queries(QUERIES)}
    assert set(readings) == set(settled)
    for each, row in readings.items():
        assert {(first, last) for first, last, _ in row["first"]} <= settled[each], each


def test_labels_of_aims_are_well_formed_and_no_passage_has_two() -> None:
    labels = rows(DATA / "stated-aims.jsonl")
    assert all(set(row) == {"document", "lines", "label", "chosen"} for row in labels)
    assert {row["label"] for row in labels} == {"aim", "other"}
    assert all(1 <= row["lines"][0] <= row["lines"][1] for row in labels)
    places = [(row["document"], *row["lines"]) for row in labels]
    assert len(set(places)) == len(places)


def test_judgements_of_the_news_are_of_our_queries_and_say_lines_and_grades_alone() -> None:
    judged = rows(NEWS)
    assert all(set(row) == {"id", "relevant"} and row["relevant"] for row in judged)
    assert all(set(each) == {"case", "document", "lines", "grade"} for row in judged for each in row["relevant"])
    assert {each["grade"] for row in judged for each in row["relevant"]} == {1, 2, 3}
    asked = [row["id"] for row in judged]
    assert len(set(asked)) == len(asked)
    assert set(asked) <= {query.id for query in queries(QUERIES) + queries(SECOND)}


def test_judged_ranges_of_the_news_are_short_and_share_no_line() -> None:
    for row in rows(NEWS):
        for each in row["relevant"]:
            assert 2 <= each["lines"][1] - each["lines"][0] + 1 <= LONGEST, (row["id"], each)
        for one, other in combinations(row["relevant"], 2):
            apart = one["lines"][1] < other["lines"][0] or other["lines"][1] < one["lines"][0]
            assert one["document"] != other["document"] or apart, (row["id"], one, other)


def test_every_judged_range_of_the_news_lies_within_the_case_and_document_it_names() -> None:
    judged = [each for row in rows(NEWS) for each in row["relevant"]]
    for name in sorted({each["document"] for each in judged}):
        (case,) = read_contents(read_document(shared(f"eval/mixed/{name}"))).cases
        for each in judged:
            if each["document"] == name:
                assert each["case"] == case.agency, each
                assert case.lines[0] <= each["lines"][0] <= each["lines"][1] <= case.lines[1], each
