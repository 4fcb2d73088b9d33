"""The `pmqa` command as a user runs it."""

import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from command.search import _show_answer
from corpus import Award
from search import Answer, NoneAwarded
from tests.support.fakes_search import make_hit
from tests.support.program import run, start


def one_sentence(done: subprocess.CompletedProcess[str], status: int) -> str:
    assert done.returncode == status, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().split("\n")
    assert len(lines) == 1, lines
    assert lines[0].startswith("pmqa: ")
    return lines[0].removeprefix("pmqa: ")


def test_search_prints_hits_with_their_citation(sample_home: Path) -> None:
    done = run(sample_home, "search", "มะเร็งรักษาทุกที่", "-k", "2")
    assert done.returncode == 0
    lines = done.stdout.split("\n")
    assert lines[0].startswith(" 1. กรมการแพทย์ · ")
    assert "หน้า 20 · บรรทัด " in lines[2]
    assert lines[2].endswith("medical-services.md")
    assert lines[3].startswith(" 2. ")
    assert done.stderr == ""


def test_search_as_json_has_the_documented_shape(sample_home: Path) -> None:
    done = run(sample_home, "search", "TRAT-FC", "-k", "1", "--category", "2", "--agency", "จังหวัดตราด", "--json")
    answer = json.loads(done.stdout)
    keys = "query answered confidence suggestion total cases offset item only_aims awards none_awarded counts"
    assert list(answer) == [*keys.split(), "not_stated", "hits"]
    hit = answer["hits"][0]
    assert hit["case"]["agency"] == "จังหวัดตราด"
    assert hit["category"]["number"] == 2
    assert (hit["rank"], hit["page"], hit["document"]) == (1, 62, "trat.md")
    start, end = hit["highlights"][0]
    assert hit["text"][start:end].lower().startswith("trat")
    assert hit["legs"]["lexical"]["terms"][0] == "trat-fc"


def test_run_answers_every_query_in_order(sample_home: Path, tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    rows = [{"id": "b", "query": "ทุเรียน", "relevant": []}, {"id": "a", "query": "แพะ", "relevant": []}]
    queries.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    done = run(sample_home, "run", str(queries), "-k", "3")
    answers = [json.loads(line) for line in done.stdout.strip().split("\n")]
    assert [answer["id"] for answer in answers] == ["b", "a"]
    assert [answer["results"][0]["case"] for answer in answers] == ["จังหวัดศรีสะเกษ", "จังหวัดสิงห์บุรี"]
    for answer in answers:
        assert answer["answered"] is True
        assert len(answer["results"]) == 3
        scores = [result["score"] for result in answer["results"]]
        assert scores == sorted(scores, reverse=True)


def test_repair_goes_line_for_line_from_stdin_and_from_a_file(tmp_path: Path) -> None:
    damaged = "ส�ำนักงาน\n\nเน่ือง \nclean\n"
    repaired = "สำนักงาน\n\nเนื่อง \nclean\n"
    assert run(tmp_path, "repair", stdin=damaged.encode()).stdout == repaired
    file = tmp_path / "damaged.txt"
    file.write_text(damaged, encoding="utf-8")
    assert run(tmp_path, "repair", str(file)).stdout == repaired


def test_cases_lists_all_as_text_and_as_json(sample_home: Path) -> None:
    done = run(sample_home, "cases")
    assert len(done.stdout.strip().split("\n")) == 11
    assert "กรมสอบสวนคดีพิเศษ · หมวด 2 · 2564 · special-investigation.md:" in done.stdout
    only = json.loads(run(sample_home, "cases", "--json", "--document", "trat.md").stdout)
    assert [case["agency"] for case in only["cases"]] == ["จังหวัดตราด"]
    assert only["introductions"] == []


def test_status_tells_home_model_and_counts(sample_home: Path, tmp_path: Path) -> None:
    lines = dict(line.split(None, 1) for line in run(sample_home, "status").stdout.strip().split("\n"))
    assert lines["home"] == str(sample_home)
    assert lines["model"].startswith("bundled@")
    assert (lines["documents"], lines["cases"]) == ("11", "11")
    empty = run(tmp_path / "none", "status")
    assert empty.returncode == 0
    assert "generations              -" in empty.stdout


def test_classify_gives_all_items_for_each_text(sample_home: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text('{"id": "x", "text": "สำรวจความพึงพอใจของผู้รับบริการ"}\n', encoding="utf-8")
    row = json.loads(run(sample_home, "classify", str(texts)).stdout)
    assert row["id"] == "x"
    assert len(row["items"]) == 18
    assert {item["code"] for item in row["items"][:2]} == {"3.1", "7.2"}  # hearing users, and how satisfied they are


def test_eval_compares_with_the_baselines(sample_home: Path, tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    done = run(sample_home, "eval", "--json", "--results", str(results))
    table = json.loads(done.stdout)["methods"]
    assert json.loads(results.read_text(encoding="utf-8"))["methods"] == table
    assert list(table) == [
        "ours",
        "adaptive",
        "adaptive, no concepts",
        "reciprocal rank",
        "convex min-max",
        "z-scores",
        "dense alone",
        "BM25 alone",
    ]
    assert table["ours"]["all"]["queries"] == 40
    assert 0 < table["BM25 alone"]["all"]["ndcg@10"] < table["ours"]["all"]["ndcg@10"] < 1
    assert table["BM25 alone"]["all"]["p"]["ndcg@10"] < 0.05


def test_a_results_file_that_cannot_be_written_is_named(sample_home: Path, tmp_path: Path) -> None:
    done = run(sample_home, "eval", "--json", "--results", str(tmp_path / "none" / "x.json"), PMQA_LANGUAGE="en")
    assert "x.json: the results cannot be written" in one_sentence(done, 1)


def test_a_query_that_nothing_answers_is_told_with_the_nearest(sample_home: Path) -> None:
    lines = run(sample_home, "search", "วิธีทำแกงเขียวหวานไก่", "-k", "1").stdout.split("\n")
    assert lines[0] == "ไม่พบกรณีที่ตรง ที่ใกล้เคียงที่สุดคือ"
    assert lines[1].startswith(" 1. ")


def test_a_slip_is_asked_about(sample_home: Path) -> None:
    assert run(sample_home, "search", "ยุทธศาตร์", "-k", "1").stdout.startswith("หมายถึง ยุทธศาสตร์ หรือไม่\n")


def test_an_items_code_is_told_to_be_read_as_one(sample_home: Path) -> None:
    lines = run(sample_home, "search", "๒.๒", "-k", "1").stdout.split("\n")
    assert lines[0] == "อ่านเป็นหัวข้อ 2.2 การนำยุทธศาสตร์ไปปฏิบัติ"
    assert lines[1].startswith(" 1. ")


@pytest.mark.parametrize(
    ("arguments", "status", "thai", "english"),
    [
        (["search", "   "], 1, "ยังไม่มีคำค้น", "There is nothing to search for"),
        (["search", "ก" * 501], 1, "ยาวเกินไป (501", "too long (501"),
        (["search", "x", "--category", "9"], 2, "1 ถึง 7", "1<=x<=7"),
        (["search", "x", "--year", "abc"], 2, "--year ใช้ไม่ได้ ต้องเป็นตัวเลข", "'abc' is not a valid integer"),
        (["search", "x", "--offset", "-1"], 2, "0 ถึง 1000 ", "0<=x<=1000;"),
        (["search", "x", "--offset", "1001"], 2, "0 ถึง 1000 ", "0<=x<=1000;"),
        (["search", "x", "-k", "101"], 2, "1 ถึง 100 ", "1<=x<=100;"),
        (["run", "no.jsonl", "-k", "101"], 2, "1 ถึง 100 ", "1<=x<=100;"),
        (["search", "x", "--colour", "red"], 2, "ไม่รู้จักตัวเลือก --colour", "No such option '--colour'"),
        (["search"], 2, "ยังไม่ได้ระบุ QUERY", "Missing argument 'QUERY'"),
        (["serch", "x"], 2, "ดูวิธีใช้ได้ที่ pmqa --help", "No such command 'serch'"),
        (["run", "no.jsonl"], 1, "no.jsonl: เปิดอ่านไฟล์ไม่ได้", "no.jsonl: the file cannot be read"),
        (["repair", "no.txt"], 1, "no.txt: เปิดอ่านไฟล์ไม่ได้", "no.txt: the file cannot be read"),
    ],
)
def test_wrong_use_is_one_sentence_in_the_users_language(
    sample_home: Path, arguments: list[str], status: int, thai: str, english: str
) -> None:
    assert thai in one_sentence(run(sample_home, *arguments), status)
    assert english in one_sentence(run(sample_home, *arguments, PMQA_LANGUAGE="en"), status)


def test_help_says_in_both_languages_and_uncut_what_each_command_does(tmp_path: Path) -> None:
    said = " ".join(run(tmp_path, "--help").stdout.split())
    assert "..." not in said.partition("Commands:")[2]
    assert "Write documents and judgements to one file, also while the server runs." in said
    assert "Bring the index up to date and make it whole, if it is not." in said


@pytest.mark.parametrize("command", [["search", "x"], ["cases"], ["eval"], ["rebuild"]])
def test_without_an_index_the_next_step_is_named(tmp_path: Path, command: list[str]) -> None:
    assert "pmqa ingest" in one_sentence(run(tmp_path, *command), 1)


def test_an_unknown_setting_is_refused_by_name(tmp_path: Path) -> None:
    assert "PMQA_HOEM" in one_sentence(run(tmp_path, "status", PMQA_HOEM="x"), 1)


def test_a_refused_file_is_named_and_the_index_stays(sample_home: Path, tmp_path: Path) -> None:
    before = run(sample_home, "status").stdout
    bad = {
        "empty.txt": (b"", "empty.txt: ไฟล์ว่าง"),
        "latin.txt": ("ก".encode() + b"\xe9\xe9", "latin.txt: ไฟล์ไม่ใช่ UTF-8 (ไบต์ที่ 3 คือ 0xe9)"),
        "photo.jpg": (b"\xff\xd8", "photo.jpg: อ่านไฟล์ชนิดนี้ไม่ได้"),
        "letter.txt": ("จดหมายธรรมดา".encode(), "letter.txt: ไม่พบกรณีในไฟล์นี้"),
    }
    for name, (content, sentence) in bad.items():
        (tmp_path / name).write_bytes(content)
        assert sentence in one_sentence(run(sample_home, "ingest", str(tmp_path / name)), 1)
    assert "gone.txt: ไม่พบไฟล์นี้" in one_sentence(run(sample_home, "ingest", "gone.txt"), 1)
    assert run(sample_home, "status").stdout == before


def test_output_into_a_pipe_that_closes_early_is_no_problem(sample_home: Path) -> None:
    cases = start(sample_home, ["cases", "--json"])
    assert cases.stdout is not None
    assert cases.stdout.read(1) == b"{"
    cases.stdout.close()
    assert cases.wait(timeout=60) == 0


def test_file_names_of_any_bytes_and_any_length_are_refused_in_a_sentence(sample_home: Path) -> None:
    assert "ไม่พบไฟล์นี้" in one_sentence(run(sample_home, "ingest", "\udcff.txt"), 1)
    assert "File name too long" in one_sentence(run(sample_home, "ingest", "a" * 300 + ".txt"), 1)
    assert "not UTF-8" in one_sentence(run(sample_home, "repair", stdin=b"\xff", PMQA_LANGUAGE="en"), 1)


def test_report_and_explain_do_not_go_together(tmp_path: Path) -> None:
    assert one_sentence(run(tmp_path, "repair", "--report", "--explain", "1", stdin=b"x"), 2)


def test_classify_explains_with_words_and_a_window_of_the_text(sample_home: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": "a", "text": "จัดฝึกอบรมข้าราชการใหม่ทุกคนตามแผนพัฒนารายบุคคล"}), encoding="utf-8")
    done = run(sample_home, "classify", "--explain", str(texts))
    first = json.loads(done.stdout)["items"][0]
    assert (first["code"], first["window"]) == ("5.2", "จัดฝึกอบรมข้าราชการใหม่ทุกคนตามแผนพัฒนารายบุคคล")
    assert first["cues"] == ["ฝึกอบรม", "ข้าราชการ", "รายบุคคล"]
    assert done.stderr == ""


def test_search_for_an_item_gives_only_passages_that_evidence_it(sample_home: Path) -> None:
    hits = json.loads(run(sample_home, "search", "แผน", "--item", "2.2", "--json").stdout)["hits"]
    assert hits
    assert all("2.2" in [item["code"] for item in hit["items"]] for hit in hits)


def test_a_filter_that_is_given_twice_lets_either_value_through(sample_home: Path) -> None:
    options = ("--agency", "จังหวัดตราด", "--agency", "สป.รง", "--category", "2", "--category", "4")
    done = run(sample_home, "search", "แผน", "-k", "100", "--json", *options)
    agencies = {hit["case"]["agency"] for hit in json.loads(done.stdout)["hits"]}
    assert agencies == {"จังหวัดตราด", "สำนักงานปลัดกระทรวงแรงงาน"}


def test_an_item_that_is_none_is_wrong_usage(sample_home: Path) -> None:
    assert "--item" in one_sentence(run(sample_home, "search", "แผน", "--item", "9.1"), 2)


def test_awards_are_told_with_their_page_and_what_is_lacking(capsys: pytest.CaptureFixture[str]) -> None:
    awards = tuple(
        Award(agency=agency, category=4, year=2564, lines=(7, 7), page=page, document="book.txt", case_id=case)
        for agency, page, case in (("กองทัพเรือ", 12, None), ("กรมทดสอบ", None, "a" * 12))
    )
    _show_answer(Answer(query="หมวด 4", answered=True, total=0, hits=(), awards=awards), "th")
    assert capsys.readouterr().out.splitlines() == [
        "กองทัพเรือ ได้รับรางวัลหมวด 4 · 2564 · หน้า 12 · ไม่มีกรณีในเล่มนี้",
        "กรมทดสอบ ได้รับรางวัลหมวด 4 · 2564 · book.txt:7",
    ]


def test_hits_that_state_an_aim_are_labelled_and_a_line_says_when_there_is_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    hits = (
        replace(make_hit(1, agency="กรมทดสอบ", lines=(1, 2)), states_aim=True),
        make_hit(2, agency="กรมอื่น", lines=(3, 4)),
    )
    _show_answer(Answer(query="x", answered=True, total=2, hits=hits, only_aims=True), "en")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "What was found is stated as an aim only; no practice on this is described here."
    assert lines[1] == " 1. กรมทดสอบ · ภาพรวม (stated as an aim; no practice described here)"
    assert " 2. กรมอื่น · ภาพรวม" in lines


def test_a_register_without_what_is_asked_for_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    none = NoneAwarded(years=(2564,), documents=("book.txt",), awards=34)
    _show_answer(Answer(query="who won category 7", answered=False, total=3, hits=(), none_awarded=none), "en")
    assert capsys.readouterr().out.splitlines() == [
        "None in the award register of this collection (it covers 34 awards of B.E. 2564 from book.txt).",
        "no case answers this; the nearest are",
    ]
    _show_answer(Answer(query="หมวด 7", answered=True, total=3, hits=(), none_awarded=none), "th")
    assert capsys.readouterr().out.splitlines() == [
        "ทำเนียบรางวัลในคลังนี้ไม่มีรายการที่ถามถึง (มี 34 รายการ ปี 2564 จาก book.txt)"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such locks")
def test_the_temporary_folder_that_a_killed_server_left_goes_with_the_next_command(home: Path) -> None:
    with tempfile.TemporaryDirectory() as cache:  # of a short path, as where temporary files may lie
        left = Path(cache, "pmqa-search", "tmp", "pmqa-metrics-x")
        left.mkdir(parents=True)
        (left / "held").touch()
        assert run(home, "status", XDG_CACHE_HOME=cache).returncode == 0
        assert not left.exists()
