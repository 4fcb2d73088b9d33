"""The repair command: clean text, a report by page, one line explained."""

from click.testing import CliRunner

from command.repair import repair_command
from search.settings import Settings

DAMAGED = "ส�ำนักงานพฒันาคณุภาพชวีติ\nข้อความนี้สมบูรณ์ดี\n"
LOST = "การพฒนาระบบราชการเปนกระบวนการทตองอาศยความรวมมอของบคลากรทกระดบในหนวยงาน\n"


def run(*arguments: str, text: str = DAMAGED) -> str:
    settings = Settings.from_env({"PMQA_LANGUAGE": "en"})
    result = CliRunner().invoke(repair_command, arguments, input=text, obj=settings)
    assert result.exit_code == 0, result.output
    return result.output


def test_lines_come_out_one_for_one() -> None:
    assert run() == "สำนักงานพัฒนาคุณภาพชีวิต\nข้อความนี้สมบูรณ์ดี\n"


def test_a_report_counts_edits_by_rule() -> None:
    assert run("--report") == (
        "page -  lines 1-3  trust 0.99  displaced mark 4, replacement character 1\n"
        "total  displaced mark 4, replacement character 1\n"
    )


def test_a_page_without_marks_needs_ocr() -> None:
    assert "trust 0.00  needs OCR" in run("--report", text=LOST * 2)


def test_a_page_of_letters_that_make_no_word_is_not_sent_to_ocr() -> None:
    report = run("--report", text="ฒญีฑฎ่ฏฒญ้ฑฎฏ็ฒญุฑฎฏิ่ี")
    assert "trust 0.20" in report
    assert "OCR" not in report


def test_a_line_is_explained_edit_by_edit() -> None:
    assert run("--explain", "1").split("\n")[:3] == [
        "- ส�ำนักงานพฒันาคณุภาพชวีติ",
        "1-2  '�' -> ''  replacement character",
        "10-12  'ฒั' -> 'ัฒ'  displaced mark",
    ]
