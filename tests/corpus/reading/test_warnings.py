"""What is said of a reading: sheets in runs, the next step where something is missing."""

from corpus.documents import Line
from corpus.reading.warnings import warn_hidden, warn_lost, warn_stretches, warn_tables, warn_unread


def test_sheets_that_cannot_be_searched_are_named_in_runs_with_the_next_step() -> None:
    (said,) = warn_unread([2, 4, 5, 6, 9], tried=False)
    assert said.en.startswith("not read and not to be searched: sheets 2, 4-6, 9 of the file")
    assert "install tesseract-ocr and tesseract-ocr-tha" in said.en
    assert "แผ่นที่ 2, 4-6, 9 ของไฟล์" in said.th


def test_where_tesseract_failed_it_is_not_recommended() -> None:
    (said,) = warn_unread([3], tried=True)
    assert "install" not in said.en
    assert "Tesseract could not read either" in said.en


def test_nothing_to_say_is_not_said() -> None:
    assert [
        *warn_unread([], tried=True),
        *warn_hidden(0, []),
        *warn_stretches(0),
        *warn_lost(0),
        *warn_tables([]),
    ] == []


def test_tables_are_told_with_their_sheets_where_the_file_has_them() -> None:
    rows = [Line(number=place, text="ก | 1", sheet=sheet, table=True) for place, sheet in enumerate((2, 2, 3), 1)]
    assert warn_tables(rows)[0].en.startswith("3 rows of tables: ")
    assert warn_tables(rows)[0].en.endswith(" (sheets 2-3)")
    (said,) = warn_tables([Line(number=1, text="ก | 1", table=True), Line(number=2, text="ข้อความ")])
    assert said.en == "1 row of a table: compare its figures with the original before you cite them"
