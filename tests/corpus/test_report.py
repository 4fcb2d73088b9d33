"""Reports: read by the same readers, the agency found in them, bounded, and kept nowhere."""

import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import MAX_WINDOW_LENGTH, Document, DocumentError, Said, Sheet, Source, declared_items, read_report
from corpus.reading import parse_document
from corpus.report import LONGEST_PASSAGE
from tests.support.book import AGENCIES, book_cases, book_text
from tests.support.files.word_file import word_file
from tests.support.printing import hand_made

PLAIN = """รายงานผลการดำเนินการ
กรมการข้าว

หมวด 2 การวางแผนเชิงยุทธศาสตร์

2.1 การจัดทำยุทธศาสตร์

กรมจัดทำแผนร่วมกับประชาชนทุกปี โดยเปิดเวทีรับฟังความเห็นและนำมาวิเคราะห์ร่วมกับสำนักงาน ก.พ.ร.

2.2 การนำยุทธศาสตร์ไปปฏิบัติ

กรมถ่ายทอดแผนไปสู่หน่วยงานย่อยและติดตามผลทุกไตรมาส
"""
SENTENCE = "กรมทดสอบจัดทำแผนทุกปีร่วมกับประชาชนในพื้นที่ และทบทวนแผนนั้นทุกไตรมาส"
WORDS = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"
BOOK = """กรมทดสอบ

วิสัยทัศน์

พันธกิจ

ทดสอบทุกวันและรายงานผลต่อประชาชนในพื้นที่ทุกเดือน

\fกรมตรวจสอบ

วิสัยทัศน์

พันธกิจ

ตรวจสอบทุกวัน
"""


def test_a_pasted_text_is_cut_under_its_headings_and_is_of_no_one_category() -> None:
    report = read_report("pasted.txt", PLAIN.encode())
    told = [(each.section, declared_items((*each.path, each.section)), each.text) for each in report.passages]
    assert told[1:] == [
        (
            "2.1 การจัดทำยุทธศาสตร์",
            ("2.1",),
            "กรมจัดทำแผนร่วมกับประชาชนทุกปี โดยเปิดเวทีรับฟังความเห็นและนำมาวิเคราะห์ร่วมกับสำนักงาน ก.พ.ร.",
        ),
        ("2.2 การนำยุทธศาสตร์ไปปฏิบัติ", ("2.2",), "กรมถ่ายทอดแผนไปสู่หน่วยงานย่อยและติดตามผลทุกไตรมาส"),
    ]
    assert (report.case.category, report.case.year, report.case.agency) == (None, None, "กรมการข้าว")
    assert (report.name, report.sheets, report.unread, report.warnings) == ("pasted.txt", 0, (), ())


@pytest.mark.parametrize(
    ("given", "agency", "kind"),
    [
        *(("", "กรมการข้าว", "กรม"), (" จังหวัดตราด ", "จังหวัดตราด", "จังหวัด"), ("ธนาคารทดสอบ", "ธนาคารทดสอบ", "")),
        *((name, "จังหวัดตราด", "จังหวัด") for name in ("ตราด", "จ.ตราด", "สำนักงานจังหวัดตราด", "Trat Province")),
    ],
)
def test_the_agency_is_the_one_given_else_the_one_that_the_report_names(given: str, agency: str, kind: str) -> None:
    report = read_report("pasted.txt", PLAIN.encode(), agency=given)
    assert (report.agency, report.agency_type, report.case.agency) == (agency, kind, agency)


def test_a_report_that_names_no_agency_is_of_none() -> None:
    report = read_report("a.txt", "การวางแผน\n\nเราจัดทำแผนร่วมกับประชาชนทุกปีโดยเปิดเวทีรับฟังความเห็น\n".encode())
    assert (report.agency, report.agency_type, len(report.passages)) == ("", "", 1)


def test_a_markdown_report_needs_no_front_matter_and_a_bad_one_does_not_refuse_it() -> None:
    plain = f"# รายงาน\n\n## 2.1 การจัดทำยุทธศาสตร์\n\n{SENTENCE}\n"
    assert read_report("a.md", plain.encode()).passages[0].text == SENTENCE
    stated = f"---\nagency: กรมทดสอบ\ncategory: 9\nyear: x\n---\n{plain}"
    assert read_report("a.md", stated.encode()).agency == "กรมทดสอบ"
    assert read_report("a.md", stated.encode(), agency="กรมอื่น").agency == "กรมอื่น"


def test_a_word_file_and_a_page_of_the_web_are_read() -> None:
    word = word_file(WORDS)
    assert [each.text for each in read_report("a.docx", word).passages] == [SENTENCE]
    html = f"<html><body><main><h1>รายงาน</h1><p>{SENTENCE}</p></main></body></html>"
    assert [each.text for each in read_report("a.html", html.encode()).passages] == [SENTENCE]


def test_a_book_of_several_agencies_is_refused_with_what_to_do() -> None:
    with pytest.raises(DocumentError, match=r"^a\.txt: this file holds the write-ups of several agencies.* a file for"):
        read_report("a.txt", BOOK.encode())
    alone = BOOK.partition("\f")[0]
    assert read_report("a.txt", alone.encode()).agency == "กรมทดสอบ"


@pytest.mark.parametrize("agency", AGENCIES)
def test_each_case_of_the_award_book_names_its_agency_itself(agency: str) -> None:
    (case,) = [case for case in book_cases() if case.agency == agency]
    lines = book_text().split("\n")[case.lines[0] - 1 : case.lines[1]]
    assert read_report("case.txt", "\n".join(lines).encode()).agency == agency


def test_a_file_beyond_the_bound_of_its_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DocumentError, match=r"^a\.txt: the file is too large \(4,194,305 bytes, at most 4,194,304\)"):
        read_report("a.txt", b"a" * (4 * 1024 * 1024 + 1))
    monkeypatch.setattr("corpus.report.MAX_REPORT_BYTES", 10)
    with pytest.raises(DocumentError, match=r"^a\.pdf: the file is too large \(11 bytes, at most 10\)"):
        read_report("a.pdf", b"%PDF-1.7..\n")


@pytest.mark.parametrize(("name", "content"), [("a.txt", "ก" * 59), ("a.md", f"# {'ก' * 29}\n\n{'ก ' * 30}\n")])
def test_a_text_that_is_too_short_to_be_a_report_is_refused_in_both_languages(name: str, content: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_report(name, content.encode())
    assert refused.value.said == Said(
        f"{name}: ข้อความสั้นเกินกว่าจะเป็นรายงาน (59 ตัวอักษร อย่างน้อย 60) กรุณาเลือกไฟล์รายงานทั้งฉบับ หรือวางทั้งหัวข้อ",
        f"{name}: the text is too short to be a report (59 characters, at least 60); choose the file of the whole "
        "report, or paste a whole section",
    )
    assert len(read_report(name, f"{content}กก".encode()).passages) == 1


def pdf(sheets: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (3 + number) for number in range(sheets))
    pages = [b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300]>>"] * sheets
    return hand_made(
        b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [%b] /Count %d>>" % (kids, sheets), *pages
    )


def test_a_report_of_too_many_sheets_is_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.report.MAX_REPORT_SHEETS", 2)
    told: list[int] = []
    with pytest.raises(DocumentError, match=r"^a\.pdf: the report has 3 sheets, at most 2 are read; split it"):
        read_report("a.pdf", pdf(3), progress=lambda page, pages, from_image: told.append(page))
    assert told == []


def test_a_report_of_too_many_characters_is_refused_before_it_is_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.report.read_lines", lambda document: pytest.fail("it was mended"))
    with pytest.raises(DocumentError, match="the report has 1,200,001 characters, at most 1,200,000 are read"):
        read_report("a.txt", b"1" * 1_200_001)


def test_a_report_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.report.REPORT_SECONDS", 0)
    with pytest.raises(DocumentError, match=r"^a\.txt: reading the report takes longer than is allowed"):
        read_report("a.txt", PLAIN.encode())
    monkeypatch.setattr("corpus.report.REPORT_WAIT", -1)
    with pytest.raises(DocumentError, match=r"^a\.pdf: reading the report takes longer than is allowed"):
        read_report("a.pdf", pdf(2))


def test_sheets_that_were_read_from_their_images_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = (Source.TEXT, Source.OCR, Source.UNREAD, Source.OCR)
    sheets = tuple(Sheet(number=number, source=source) for number, source in enumerate(sources, 1))

    def read(*given: object) -> Document:
        return replace(parse_document(*given), sheets=sheets)  # type: ignore[arg-type]

    monkeypatch.setattr("corpus.report.parse_document", read)
    report = read_report("a.txt", PLAIN.encode())
    assert (report.sheets, report.from_images) == (4, (2, 4))


def test_the_paragraphs_of_a_file_without_lines_are_counted_and_those_of_a_text_are_not() -> None:
    told = "<p>กรมทดสอบทำแผนปฏิบัติราชการประจำปีและติดตามผลทุกเดือน</p>"
    page = f"<h1>รายงาน</h1>{told}<ul><li>หนึ่ง</li><li>สอง</li></ul><p>จบรายงาน และสรุปผลไว้ในภาคผนวก</p>"
    report = read_report("a.html", page.encode())
    assert len(report.paragraphs) == 5
    last = report.passages[-1]
    assert "จบรายงาน" in last.text
    assert last.lines[1] == report.paragraphs[-1]
    assert read_report("a.txt", PLAIN.encode()).paragraphs == ()


def test_nothing_of_a_report_is_left_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_report("a.txt", PLAIN.encode())  # the first makes tables of the program's own words
    for folder in ("temporary", "home"):
        (tmp_path / folder).mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    before = sorted(os.listdir("."))
    read_report("a.txt", PLAIN.encode())
    read_report("a.docx", word_file(WORDS))
    with pytest.raises(DocumentError, match=r"a\.pdf"):
        read_report("a.pdf", pdf(1))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert sorted(os.listdir(".")) == before


@pytest.mark.parametrize(
    "text",
    ["ในปี 2562 มีผู้รับบริการ 1,200 คน " * 400, "ก" * 10_000, "1" * 10_000, "ก่ำ" * 4_000, " ".join(["a" * 50] * 300)],
)
def test_a_text_without_line_breaks_is_cut_too_and_nothing_of_it_is_lost(text: str) -> None:
    report = read_report("a.txt", text.encode())
    assert all(len(each.text) <= LONGEST_PASSAGE + MAX_WINDOW_LENGTH for each in report.passages)
    assert len(report.passages) == len({each.id for each in report.passages}) > 1
    assert "".join("".join(each.text for each in report.passages).split()) == "".join(text.split())
    assert {each.lines for each in report.passages} == {(1, 1)}


def test_a_table_that_is_cut_is_a_table_in_each_part() -> None:
    cell = "ยาว" * 3_000
    report = read_report("a.md", f"กรมทดสอบ\n\n| ก | ข |\n|---|---|\n| {cell} | 3 |\n".encode())
    whole = [each for each in report.passages if each.tables]
    assert len(whole) == len(report.passages) > 1
    assert all(0 <= start < end == len(each.text) for each in whole for start, end in each.tables)
    assert [each.tables[0][0] for each in whole[1:]] == [0] * (len(whole) - 1)
