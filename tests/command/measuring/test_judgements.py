"""`pmqa judgements`: the summary, both files, agreement; what is wrong is one sentence."""

import json
import shutil
from pathlib import Path

import pytest

from search import Judgements
from search.judging.marks import query_id
from tests.command.test_cli import one_sentence
from tests.search.judging.marking import ONE, TWO, make_mark
from tests.support.program import run

ID = query_id("ลดขั้นตอน")
AS_MARKED = "the index cannot be opened, so ids and lines are those of the time of judging"


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """A home without an index where two have judged two passages of one query, and one a second query."""
    judgements = Judgements(tmp_path)
    for grade, judge, passage in ((3, "ก", ONE), (1, "ข", ONE), (2, "ก", TWO), (2, "ข", TWO)):
        judgements.keep(make_mark(grade, judge=judge, passage=passage))
    judgements.keep(make_mark(0, judge="ก", query="อื่น", second=5))
    return tmp_path


def test_the_summary_counts_by_judge_grade_and_query(judged: Path) -> None:
    done = run(judged, "judgements", PMQA_LANGUAGE="en")
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["marks:", "5;", "queries:", "2;", "judges:", "2"],
        ["marks", "0", "1", "2", "3", "judge"],
        ["3", "1", "0", "1", "1", "ก"],
        ["2", "0", "1", "1", "0", "ข"],
        ["passages", "id", "query"],
        ["2", ID, "ลดขั้นตอน"],
        ["1", query_id("อื่น"), "อื่น"],
    ]
    assert done.stderr.splitlines()[-1] == f"pmqa: {AS_MARKED}"


def test_of_one_judge_only_what_that_one_marked_counts(judged: Path) -> None:
    lines = run(judged, "judgements", "--judge", "ข").stdout.splitlines()
    assert lines[0] == "2 คะแนน 1 คำค้น ผู้ให้คะแนน 1 คน"
    assert len(lines) == 5


def test_qrels_and_topics_are_written_with_what_the_judges_come_to(judged: Path, tmp_path: Path) -> None:
    done = run(judged, "judgements", "--trec", str(tmp_path / "marks.qrels"))
    assert done.stdout == ""
    assert (tmp_path / "marks.qrels").read_text(encoding="utf-8") == (
        f"{ID} 0 {TWO} 2\n{ID} 0 {ONE} 1\n{query_id('อื่น')} 0 {ONE} 0\n"
    )
    assert (tmp_path / "marks.qrels.topics").read_text(encoding="utf-8") == (f"{ID}\tลดขั้นตอน\n{query_id('อื่น')}\tอื่น\n")


def test_one_judges_marks_can_be_written_alone_and_what_is_left_out_is_said(judged: Path, tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    done = run(judged, "judgements", "--judge", "ก", "--json", str(path), PMQA_LANGUAGE="en")
    (query,) = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert (query["id"], [each["grade"] for each in query["relevant"]]) == (ID, [3, 2])
    assert done.stderr.splitlines()[-1] == (
        "pmqa: 1 query with grades of 0 alone is left out: they do not say that nothing answers it"
    )


def test_the_agreement_of_two_is_shown_with_its_table(judged: Path) -> None:
    done = run(judged, "judgements", "--agreement", PMQA_LANGUAGE="en")
    # Two passages, one alike; by chance rows 2: 1, 3: 1, columns 1: 1, 2: 1, alike 1 of 4: (0.5 - 0.25) / 0.75.
    # Squares of distances: 4 observed; expected (1 + 0 + 4 + 1) / 2 = 3: 1 - 4 / 3.
    assert done.stdout.splitlines() == [
        "passages that both marked: 2 (rows ก, columns ข)",
        "          0     1     2     3",
        "    0     0     0     0     0",
        "    1     0     0     0     0",
        "    2     0     0     1     0",
        "    3     0     1     0     0",
        "kappa: 0.3333",
        "kappa, quadratic weights: -0.3333",
    ]


def test_agreement_of_one_or_three_names_who_there_is(judged: Path) -> None:
    said = run(judged, "judgements", "--agreement", "--judge", "ก", PMQA_LANGUAGE="en").stderr
    assert "--agreement compares two judges and these are chosen: ก; give --judge twice" in said
    Judgements(judged).keep(make_mark(judge="ค"))
    said = run(judged, "judgements", "--agreement").stderr
    assert "แต่ที่เลือกไว้คือ ก, ข, ค กรุณาระบุ --judge สองครั้ง" in said


def test_without_marks_the_next_step_is_named(tmp_path: Path) -> None:
    said = one_sentence(run(tmp_path, "judgements", PMQA_LANGUAGE="en"), 1)
    assert said == f"There are no judgements in {tmp_path / 'judgements.jsonl'} yet; begin with pmqa serve --judging."


def test_a_judge_who_is_not_there_is_refused_with_those_who_are(judged: Path) -> None:
    said = one_sentence(run(judged, "judgements", "--judge", "ง", PMQA_LANGUAGE="en"), 1)
    assert said == "There is no judge ง; choose one of ก, ข."


@pytest.mark.parametrize(("language", "said"), [("en", "is written again"), ("th", "จึงเขียนใหม่จากสำเนาอีกไฟล์แล้ว")])
def test_a_damaged_file_is_healed_and_said_in_a_line(judged: Path, language: str, said: str) -> None:
    before = run(judged, "judgements", PMQA_LANGUAGE=language).stdout
    (judged / "judgements.jsonl").write_bytes(b"nonsense " * 999)
    done = run(judged, "judgements", PMQA_LANGUAGE=language)
    assert (done.returncode, done.stdout) == (0, before)
    assert [said in line for line in done.stderr.splitlines() if "judgements.jsonl" in line] == [True]
    assert "judgements.jsonl" not in run(judged, "judgements", PMQA_LANGUAGE=language).stderr


def test_marks_of_the_sample_are_taken_by_eval(sample_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(sample_home, home, symlinks=True)
    found = json.loads(run(home, "search", "ท่องเที่ยวชุมชน", "-k", "2", "--json").stdout)["hits"]
    for hit, grade in zip(found, (3, 0), strict=True):
        Judgements(home).keep(make_mark(grade, query="ท่องเที่ยวชุมชน", passage=hit["passage"], lines=(1, 1)))
    path = tmp_path / "queries.jsonl"
    run(home, "judgements", "--json", str(path), "--trec", str(tmp_path / "qrels"))
    (query,) = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert query["relevant"] == [
        {
            "document": found[0]["document"],
            "case": found[0]["case"]["agency"],
            "lines": found[0]["lines"],
            "grade": 3,
        }
    ]
    figures = json.loads(run(home, "eval", str(path), "--json").stdout)["methods"]["ours"]["type judged"]
    assert figures == {"queries": 1, "ndcg@10": 1.0, "mrr@10": 1.0, "recall@10": 1.0, "case@1": 1.0}
