"""The list of cases beside files: what is wrong with it is refused by name."""

from pathlib import Path

import pytest

from corpus import DocumentError
from corpus.reading import read_case_list
from corpus.reading.case_list import MAX_LIST_BYTES, MOST_COLUMNS

HEAD = "agency,category,year,file"
ROW = "กรมป่า,7,2563,a.txt"


def read(folder: Path, *lines: str, encoding: str = "utf-8") -> dict[str, object]:
    (folder / "cases.csv").write_bytes("\n".join(lines).encode(encoding))
    return {name: dict(facts) for name, facts in read_case_list(folder).items()}


FOUND = {"a.txt": {"agency": "กรมป่า", "category": 7, "year": 2563}}


@pytest.mark.parametrize("head", [HEAD, "Agency, CATEGORY ,Year,FILE", "agency,category,year,file,,"])
def test_columns_are_known_in_any_letters_and_those_without_a_name_are_left_out(tmp_path: Path, head: str) -> None:
    assert read(tmp_path, head, ROW + ",ไม่ใช้" * (head.count(",") - 3)) == FOUND


@pytest.mark.parametrize("head", [f"{HEAD},agency", f"{HEAD}, Year ", f"note,{HEAD},Note"])
def test_a_column_that_stands_twice_is_refused_by_name(tmp_path: Path, head: str) -> None:
    column = {"y": "year", "n": "note", "a": "agency"}[head.lower().replace(f"{HEAD},", "").strip()[0]]
    with pytest.raises(DocumentError, match=rf"cases\.csv: the first row has the column {column} more than once"):
        read(tmp_path, head, ROW)


def test_a_row_with_more_cells_than_columns_is_refused_by_its_number(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"row 3 has more cells than there are columns \(the first is “ข”\); put"):
        read(tmp_path, HEAD, ROW, "กรมน้ำ,7,2563,b.txt,ข,ค")
    assert read(tmp_path, HEAD, f"{ROW},,") == FOUND  # as spreadsheets leave them


@pytest.mark.parametrize("second", [ROW, "กรมน้ำ,1,2560,a.txt"])
def test_a_file_that_stands_twice_is_refused(tmp_path: Path, second: str) -> None:
    with pytest.raises(DocumentError, match=r"row 3 has file “a\.txt”, wanted a name that occurs once"):
        read(tmp_path, HEAD, ROW, second)


@pytest.mark.parametrize("agency", ["บทนำ", "สารบัญ", "หมวด 3", "N/A", "-"])
def test_what_is_the_name_of_nobody_is_refused(tmp_path: Path, agency: str) -> None:
    with pytest.raises(DocumentError, match=r"row 2 has agency “.+”, wanted an agency's name and no title of a part"):
        read(tmp_path, HEAD, f"{agency},7,2563,a.txt")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp874"])
def test_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(DocumentError, match=r"not UTF-8; in Excel choose"):
        read(tmp_path, HEAD, ROW, encoding=encoding)


def test_a_mark_of_byte_order_is_no_letter_and_a_null_no_text(tmp_path: Path) -> None:
    assert read(tmp_path, HEAD, ROW, encoding="utf-8-sig") == FOUND
    with pytest.raises(DocumentError, match=r"not UTF-8; in Excel choose"):
        read(tmp_path, HEAD, ROW.replace("ป่า", "ป่\0า"))


def test_a_million_rows_and_a_million_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"cases\.csv: the file is too large"):
        read(tmp_path, HEAD, "\n".join(f"x,7,2563,{number}.txt" for number in range(100_000)))
    half = MAX_LIST_BYTES // 2 - 1
    with pytest.raises(DocumentError, match=rf"not a table \(524,291 > {MOST_COLUMNS}\)"):
        read(tmp_path, HEAD + "," * half, "a\n" * (half // 2 - 20))
