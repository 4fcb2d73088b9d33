"""`pmqa review`: a report beside the sample, as text and as JSON."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from command.progress import ProgressLine
from command.reports.review import review_command
from command.reports.review_text import review_to_text
from corpus import DocumentError
from search import NO_JUDGEMENT, InputError, Settings
from tests.search.review.test_review_json import REVIEW

TEXT = """หมวด 2 การวางแผนยุทธศาสตร์

2.1 การจัดทำยุทธศาสตร์

หน่วยงานวิเคราะห์ปัจจัยภายในและภายนอกด้วย SWOT และรับฟังความต้องการของประชาชนก่อนกำหนดยุทธศาสตร์ของแผนห้าปี
"""


def run(home: Path, models: Path, *arguments: str, given: str | None = None, language: str = "en") -> Result:
    settings = Settings(home=home, models=models, language=language)
    return CliRunner().invoke(review_command, arguments, obj=settings, standalone_mode=False, input=given)


def test_a_text_on_stdin_is_reviewed(sample_home: Path, models: Path) -> None:
    result = run(sample_home, models, "-", "--agency", "กรมทดสอบ", given=TEXT)
    assert result.exception is None
    rows = result.stdout.splitlines()
    assert rows[0] == "stdin.txt · กรมทดสอบ · 1 passage"
    assert rows[1].startswith("Items and dimensions are found by a model and by cue words: a reading aid")
    place = rows.index("2.1 Strategy development")
    assert rows[place + 1].startswith("  [1] 2.1 การจัดทำยุทธศาสตร์ · named by a heading · cue words ")
    assert "  no passage of the report evidences this item" in rows[:place]


def test_a_file_is_told_as_json_and_the_agency_is_found_in_it(sample_home: Path, models: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"จังหวัดตราด\n\n{TEXT}\nจังหวัดตราด\n", encoding="utf-8")
    told = json.loads(run(sample_home, models, str(tmp_path / "a.txt"), "--json", "--same-type-first").stdout)
    assert (told["name"], told["agency"], told["agency_type"], told["same_type_first"]) == (
        "a.txt", "จังหวัดตราด", "จังหวัด", True
    )  # fmt: skip
    assert [item["code"] for item in told["items"] if item["passages"]][:1] == ["2.1"]
    kinds = [each["is_same_type"] for item in told["items"] if item["code"] == "2.2" for each in item["precedents"]]
    assert kinds == sorted(kinds, reverse=True)
    assert kinds[0]


def test_the_review_is_written_as_a_word_file_and_as_a_table(sample_home: Path, models: Path, tmp_path: Path) -> None:
    word, table = tmp_path / "a.docx", tmp_path / "a.csv"
    run(sample_home, models, "-", "--docx", str(word), "--csv", str(table), given=TEXT)
    texts = [paragraph.text for paragraph in Document(str(word)).paragraphs]
    assert texts[0] == "Review of the report: stdin.txt"
    assert any("SWOT" in text for text in texts)
    rows = list(csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig"))))
    assert {row["kind"] for row in rows} >= {"passage", "gap", "precedent"}
    assert next(row["item"] for row in rows if row["kind"] == "passage") == "2.1"


def test_a_word_file_that_cannot_be_written_is_named(sample_home: Path, models: Path, tmp_path: Path) -> None:
    result = run(sample_home, models, "-", "--docx", str(tmp_path / "none/a.docx"), given=TEXT)
    assert isinstance(result.exception, InputError)
    assert "none/a.docx: the results cannot be written" in str(result.exception)


def test_a_file_that_cannot_be_read_is_refused_by_name(sample_home: Path, models: Path, tmp_path: Path) -> None:
    result = run(sample_home, models, str(tmp_path / "none.pdf"))
    assert isinstance(result.exception, DocumentError)
    assert str(result.exception).endswith("none.pdf: there is no such file; check its name and place")
    assert result.stdout == ""


def rows(language: str) -> Sequence[str]:
    return list(review_to_text(REVIEW, language))


def test_a_review_is_told_in_english() -> None:
    assert rows("en") == [
        "a.pdf · กรมทดสอบ · 9 sheets · 2 passages",
        "sheets not read: 4",
        "from the reading of the file",
        "- a warning",
        "Items and dimensions are found by a model and by cue words: a reading aid, no assessment. A dimension without "
        "cue words may be told in other words",
        "",
        "2.1 Strategy development",
        "  [1] ภาพรวม · page ก · 0.51 · cue words แผน",
        "      ทำแผนทุกปี ร้อยละ 80",
        "  cue words found of: Approach · no cue words found of: Deployment, Learning, Integration",
        "  precedents of other agencies",
        "  1. กรมสอง · ภาพรวม · like passage 1",
        "      เราทำแผนทุกปีแล้ว",
        "      cue words: Learning",
        "      page 12 · book.txt · 2564",
        "",
        "passages on no item: 2",
        "",
        "Text that stands in the library too",
        f"  {NO_JUDGEMENT.en}",
        "  ภาพรวม · 50% of this section is shared",
        "  [1] Shared text · page ก = กรมสอง · ภาพรวม · page 12 · book.txt",
        "      “ทำแผนทุกปี”",
        "      “ทำแผนทุกปี”",
    ]


def test_a_review_is_told_in_thai() -> None:
    told = rows("th")
    assert told[0] == "a.pdf · กรมทดสอบ · 9 แผ่น · 2 ตอน"
    assert told[6:11] == [
        "2.1 การจัดทำยุทธศาสตร์",
        "  [1] ภาพรวม · หน้า ก · 0.51 · คำบ่งชี้ แผน",
        "      ทำแผนทุกปี ร้อยละ 80",
        "  พบคำบ่งชี้ของ: แนวทาง · ไม่พบคำบ่งชี้ของ: การถ่ายทอดเพื่อนำไปปฏิบัติ, การเรียนรู้, การบูรณาการ",
        "  แนวปฏิบัติของหน่วยงานอื่น",
    ]


@pytest.mark.parametrize(("language", "label"), [("en", "linking passages to items"), ("th", "จัดเนื้อหาเข้าหัวข้อ")])
def test_progress_names_the_stage(language: str, label: str) -> None:
    clock = iter([0.0, 61.0])
    out = io.StringIO()
    line = ProgressLine(language, out, lambda: next(clock))
    line.reviewing("linking", 0, 40)
    line.reviewing("linking", 20, 40)
    assert out.getvalue().startswith(f"{label}  20/40")
