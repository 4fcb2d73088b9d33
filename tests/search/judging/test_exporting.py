"""Judged queries as files: what several judges come to, and that both kinds of file are read as they were meant."""

import json
from pathlib import Path

import ir_measures
import pytest

from search import pool_marks, read_queries, to_json_lines, to_qrels, to_topics
from search.judging.marks import Mark, query_id
from tests.search.judging.marking import ONE, THREE, TWO, make_mark

ENGLISH = "One stop\tservice"
MARKS = [
    make_mark(0, passage=TWO, lines=(20, 24)),
    make_mark(3, passage=ONE, second=1),
    make_mark(1, passage=THREE, lines=(5, 9), second=2),
    make_mark(2, query=ENGLISH, second=3),
    make_mark(0, query="ไม่มี", second=4),
]
THAI_ID, ENGLISH_ID, NONE_ID = query_id("ลดขั้นตอน"), query_id("one stop service"), query_id("ไม่มี")


@pytest.mark.parametrize(
    ("grades", "pooled"),
    [([2], 2), ([0, 3], 0), ([1, 3, 3], 3), ([0, 1, 3], 1), ([0, 3, 3, 3], 3), ([0, 1, 2, 3], 1), ([0, 0, 3, 3], 0)],
)
def test_several_judges_come_to_the_lower_median(grades: list[int], pooled: int) -> None:
    marks = [make_mark(grade, judge=f"j{number}") for number, grade in enumerate(grades)]
    (query,) = pool_marks(marks)
    assert [(mark.passage, mark.grade) for mark in query.marks] == [(ONE, pooled)]


def test_queries_come_as_they_were_first_typed_in_the_order_of_their_first_marks() -> None:
    again = [make_mark(1, query="ลดขั้นตอน ", judge="หน่อย", second=9), make_mark(1, query="ONE STOP SERVICE", second=8)]
    found = pool_marks([*again, *MARKS])
    assert [(query.id, query.text) for query in found] == [
        (THAI_ID, "ลดขั้นตอน"),
        (ENGLISH_ID, ENGLISH),
        (NONE_ID, "ไม่มี"),
    ]


def test_a_trec_tool_reads_the_qrels(tmp_path: Path) -> None:
    path = tmp_path / "qrels"
    path.write_text(to_qrels(pool_marks(MARKS)), encoding="utf-8")
    assert path.read_text(encoding="utf-8").split("\n")[0] == f"{THAI_ID} 0 {ONE} 3"
    assert [tuple(each)[:3] for each in ir_measures.read_trec_qrels(str(path))] == [
        (THAI_ID, ONE, 3),
        (THAI_ID, THREE, 1),
        (THAI_ID, TWO, 0),
        (ENGLISH_ID, ONE, 2),
        (NONE_ID, ONE, 0),
    ]


def test_topics_have_a_line_for_each_query_whatever_was_typed() -> None:
    assert to_topics(pool_marks(MARKS)) == f"{THAI_ID}\tลดขั้นตอน\n{ENGLISH_ID}\tOne stop service\n{NONE_ID}\tไม่มี\n"


def test_what_is_written_as_json_lines_is_read_as_judged_queries(tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    path.write_text(to_json_lines(pool_marks(MARKS)), encoding="utf-8")
    thai, english = read_queries(path)
    assert (thai.id, thai.text, thai.kind, thai.language) == (THAI_ID, "ลดขั้นตอน", "judged", "th")
    assert [(each.document, each.case, each.lines, each.grade) for each in thai.relevant] == [
        ("book.txt", "กรมทดสอบ", (10, 14), 3),
        ("book.txt", "กรมทดสอบ", (5, 9), 1),
    ]
    assert (english.id, english.text, english.language) == (ENGLISH_ID, "One stop service", "en")


def test_grades_of_0_stand_beside_and_a_query_with_them_alone_is_not_said_to_have_no_answer() -> None:
    thai, english = (json.loads(line) for line in to_json_lines(pool_marks(MARKS)).splitlines())
    assert [(each["lines"], each["grade"]) for each in thai["irrelevant"]] == [([20, 24], 0)]
    assert english["irrelevant"] == []


def test_of_no_marks_both_files_are_empty() -> None:
    none: list[Mark] = []
    assert (to_qrels(pool_marks(none)), to_topics(pool_marks(none)), to_json_lines(pool_marks(none))) == ("", "", "")
