"""Files of queries and of texts: what good rows become, and that a bad row is named by its line."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from corpus import DocumentError
from search.errors import InputError
from search.evaluation.judgements import JudgedPassage, JudgedQuery, LabelledText, case_names, read_queries, read_texts

Reader = Callable[[Path], Sequence[JudgedQuery] | Sequence[LabelledText]]

GOOD = {
    "id": "q1",
    "query": "แผน",
    "type": "need",
    "lang": "th",
    "relevant": [
        {"case": "กรมหนึ่ง", "lines": [3, 9], "grade": 3, "document": "a.md"},
        {"case": "กรมสอง", "lines": [7, 7], "grade": 1},
    ],
    "note": "for people",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rows.jsonl"


def line(**changes: object) -> str:
    return json.dumps({**GOOD, **changes}, ensure_ascii=False)


def judged(**changes: object) -> str:
    """A row whose one judged passage differs from a good one by `changes`."""
    return line(relevant=[{"case": "กรมหนึ่ง", "lines": [3, 9], "grade": 3, **changes}])


def test_a_row_becomes_a_query_with_its_judged_passages(path: Path) -> None:
    path.write_text(line(), encoding="utf-8")
    assert read_queries(path) == (
        JudgedQuery(
            id="q1",
            text="แผน",
            kind="need",
            language="th",
            relevant=(
                JudgedPassage(case="กรมหนึ่ง", lines=(3, 9), grade=3, document="a.md"),
                JudgedPassage(case="กรมสอง", lines=(7, 7), grade=1, document=""),
            ),
        ),
    )


def test_id_and_query_are_enough_and_a_number_may_be_the_id(path: Path) -> None:
    path.write_text('{"id": 7, "query": "plan"}', encoding="utf-8")
    assert read_queries(path) == (JudgedQuery(id="7", text="plan", kind="", language="", relevant=()),)


def test_rows_keep_their_order_and_blank_lines_are_passed_over(path: Path) -> None:
    path.write_bytes(f"\n{line(id='b')}\r\n \t \n{line(id='a')}\n\n".encode())
    assert [query.id for query in read_queries(path)] == ["b", "a"]


def test_separators_that_are_no_line_breaks_stay_in_the_text(path: Path) -> None:
    path.write_text(line(query="แผน\u2028งาน\x85ผล"), encoding="utf-8")
    assert [query.text for query in read_queries(path)] == ["แผน\u2028งาน\x85ผล"]


def test_texts_are_read_with_their_ids(path: Path) -> None:
    path.write_text('{"id": "t1", "text": "ส�ำนัก\\nงาน", "items": ["2.1"]}\n{"id": 2, "text": ""}', encoding="utf-8")
    assert read_texts(path) == (LabelledText(id="t1", text="ส�ำนัก\nงาน"), LabelledText(id="2", text=""))


@pytest.mark.parametrize(
    ("row", "detail"),
    [
        ('{"id": "q1"', "Expecting ',' delimiter: line 1 column 12"),
        ("แผน", "Expecting value: line 1 column 1"),
        ("{'id': 1}", "Expecting property name enclosed in double quotes"),
        ('{"query": "แผน"}', "KeyError: 'id'"),
        ('{"id": "q1", "text": "แผน"}', "KeyError: 'query'"),
        (line(query=5), "query 5, wanted a text"),
        (line(query=None), "query None, wanted a text"),
        (line(query=["แผน"]), "query ['แผน'], wanted a text"),
        (line(query=" "), "the query is blank"),
        (line(id=None), "id None, wanted a text or a number"),
        ("[" * 100_000, "RecursionError: "),
        (line(relevant=None), "TypeError: "),
        (line(relevant=[5]), "TypeError: "),
        (line(relevant=[{"lines": [1, 2], "grade": 3}]), "KeyError: 'case'"),
        (judged(case=7), "case 7, wanted a text"),
        (judged(lines=[3]), "not enough values to unpack"),
        (judged(lines=[1, 2, 3]), "too many values to unpack"),
        (judged(lines=[5, 3]), "lines [5, 3], wanted two numbers in order"),
        (judged(lines=3), "TypeError: "),
        (judged(lines=None), "TypeError: "),
        (judged(lines=["a", "b"]), "lines ['a', 'b'], wanted two numbers"),
        (judged(grade="high"), "grade high, wanted 1, 2 or 3"),
        (judged(grade=None), "grade None, wanted 1, 2 or 3"),
        (judged(grade=2.7), "grade 2.7, wanted"),
        (judged(grade=True), "grade True, wanted"),
        (judged(grade=9), "grade 9, wanted"),
        (judged(grade=float("inf")), "grade inf, wanted"),
        (judged(grade=float("nan")), "grade nan, wanted"),
        ("[1, 2]", "TypeError: "),
        ("null", "TypeError: "),
        ("7", "TypeError: "),
        ('"แผน"', "TypeError: "),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_what_is_wrong(path: Path, row: str, detail: str) -> None:
    path.write_text(f"{line()}\n\n{row}\n{line()}\n", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read") as caught:
        read_queries(path)
    english, thai = caught.value.sentence("en"), caught.value.sentence("th")
    assert english.startswith(f"{path}, line 3: cannot be read ({detail}")
    assert english.endswith("), wanted one JSON object a line; mend it.")
    assert thai.startswith(f"{path} บรรทัด 3: อ่านไม่ได้ ({detail}")
    assert thai.endswith(") ต้องเป็น JSON หนึ่งรายการต่อบรรทัด กรุณาแก้ไข")


def test_an_id_that_stands_twice_is_refused(path: Path) -> None:
    path.write_text(f"{line(id='a')}\n{line(id='b')}\n{line(id='a')}\n", encoding="utf-8")
    with pytest.raises(InputError, match="the id a stands there more than once; mend it"):
        read_queries(path)


def test_the_first_of_several_bad_rows_is_named(path: Path) -> None:
    path.write_text(f"{line()}\n{{}}\nx\n", encoding="utf-8")
    with pytest.raises(InputError, match=r", line 2: cannot be read \(KeyError: 'query'\)"):
        read_queries(path)


@pytest.mark.parametrize(
    ("row", "detail"), [('{"id": "a"}', "KeyError: 'text'"), ('{"id": "a", "text": 1}', "text 1, wanted a text")]
)
def test_a_bad_row_of_texts_is_refused_with_its_line(path: Path, row: str, detail: str) -> None:
    path.write_text(f'{{"id": "a", "text": "b"}}\n{row}', encoding="utf-8")
    with pytest.raises(InputError, match=rf", line 2: cannot be read \({detail}\), wanted one JSON object"):
        read_texts(path)


@pytest.mark.parametrize("read", [read_queries, read_texts])
@pytest.mark.parametrize("content", [b"", b"\n", b" \r\n\t\n"])
def test_an_empty_file_is_refused(path: Path, read: Reader, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"the file is empty; check that it is the right one$") as caught:
        read(path)
    assert caught.value.sentence("th") == f"{path}: ไฟล์ว่าง กรุณาตรวจสอบไฟล์"


@pytest.mark.parametrize("read", [read_queries, read_texts])
def test_a_file_that_is_not_utf8_is_refused_with_the_place(path: Path, read: Reader) -> None:
    path.write_bytes(f"{line()}\n".encode() + b'{"id": "\xa1"}')
    offset = len(f"{line()}\n".encode()) + 8
    with pytest.raises(InputError, match=rf": not UTF-8 \(byte {offset:,}\); save the file as UTF-8$") as caught:
        read(path)
    assert caught.value.sentence("th") == f"{path}: ไฟล์ไม่ใช่ UTF-8 (ไบต์ที่ {offset:,}) กรุณาบันทึกใหม่เป็น UTF-8"


@pytest.mark.parametrize("read", [read_queries, read_texts])
def test_a_file_that_is_not_there_is_refused_by_name(path: Path, read: Reader) -> None:
    with pytest.raises(InputError, match=r"the file cannot be read; check its name and permissions$") as caught:
        read(path)
    assert caught.value.sentence("en").startswith(f"{path}: ")
    assert caught.value.sentence("th") == f"{path}: เปิดอ่านไฟล์ไม่ได้ กรุณาตรวจสอบชื่อและสิทธิ์"


def test_a_folder_is_refused_as_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the file cannot be read"):
        read_queries(tmp_path)


def test_the_right_cases_are_those_with_a_passage_of_grade_two_or_more() -> None:
    grades = {"a": 1, "b": 2, "c": 3, "d": 0}
    passages = [JudgedPassage(case=case, lines=(1, 2), grade=grade) for case, grade in grades.items()]
    assert case_names(passages) == {"b", "c"}
    assert case_names([]) == set()


def test_a_mark_of_encoding_line_breaks_of_windows_and_empty_lines_are_passed_over(path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbf{"id": "a", "query": "x"}\r\n\r\n{"id": "b", "query": "y"}\r\n')
    assert [(query.id, query.text) for query in read_queries(path)] == [("a", "x"), ("b", "y")]


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "q.jsonl")
    with pytest.raises(DocumentError, match=r"q\.jsonl: this is no regular file"):
        read_queries(tmp_path / "q.jsonl")
