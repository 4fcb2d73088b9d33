"""Pages given as pieces of type, set as lines: headings and their levels, paragraphs, notes, hyphens."""

import pytest

from corpus.reading.pdf.type_lines import Piece
from corpus.reading.pdf.typesetting import SetLine, set_pages

WIDTH = 460.0
FULL = "ข้อความของย่อหน้าที่ยาวเต็มบรรทัดจนสุดขอบของหน้ากระดาษพอดี"


class Sheet:
    """A page that is filled from the top. Lines are 20 points apart, the body has 14 points and begins at 80."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.place = 100.0

    def line(
        self,
        text: str,
        *,
        size: float = 14.0,
        bold: bool = False,
        left: float = 80.0,
        full: bool = False,
        gap: float = 0.0,
    ) -> "Sheet":
        self.place += 20.0 + gap
        right = 80.0 + WIDTH if full else left + 0.4 * size * len(text)
        self.pieces.append(Piece(text=text, left=left, right=right, baseline=self.place, size=size, bold=bold))
        return self

    def centred(self, text: str, *, size: float = 14.0, bold: bool = False, gap: float = 0.0) -> "Sheet":
        return self.line(text, size=size, bold=bold, left=80 + WIDTH / 2 - 0.2 * size * len(text), gap=gap)

    def paragraph(self, lines: int = 3, *, last: str = "จบย่อหน้า") -> "Sheet":
        self.line(FULL, left=110.0, full=True)
        for _ in range(lines - 2):
            self.line(FULL, full=True)
        return self.line(last)


def headings(*sheets: Sheet) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    before: SetLine | None = None
    for line in (line for page in set_pages([sheet.pieces for sheet in sheets]) for line in page):
        if line.heading and before is not None and before.heading == line.heading:
            found[-1] = (line.heading, f"{found[-1][1]} {line.text}")
        elif line.heading:
            found.append((line.heading, line.text))
        before = line
    return found


def texts(*sheets: Sheet) -> list[list[str]]:
    return [[line.text for line in page if line.text] for page in set_pages([sheet.pieces for sheet in sheets])]


# --- headings


def test_levels_follow_what_counts_and_not_the_type_alone() -> None:
    sheet = Sheet()
    sheet.line("องค์ประกอบที่ 1 การวางแผน", size=20, bold=True).paragraph()
    sheet.line("เฉลี่ยประมาณ 30 คน/วัน", size=20, bold=True, gap=10).paragraph()
    sheet.line("องค์ประกอบที่ 2 การบริการ", size=16, bold=True, gap=10).line("ตัวบ่งชี้ที่ 2.1 ระบบ", size=16, bold=True, gap=8)
    sheet.line("เกณฑ์มาตรฐาน :", bold=True, gap=8).paragraph()
    assert headings(sheet) == [
        (1, "องค์ประกอบที่ 1 การวางแผน"),
        (1, "องค์ประกอบที่ 2 การบริการ"),
        (2, "ตัวบ่งชี้ที่ 2.1 ระบบ"),
        (3, "เกณฑ์มาตรฐาน :"),
    ]


def test_a_number_and_the_title_below_it_are_one_heading() -> None:
    sheet = Sheet().centred("บทที่ 1", size=18, bold=True).centred("บทนำ", size=20, bold=True, gap=6).paragraph()
    sheet.line("1.1 ความเป็นมา", bold=True, gap=10).paragraph()
    assert headings(sheet) == [(1, "บทที่ 1 บทนำ"), (2, "1.1 ความเป็นมา")]


def test_centred_lines_of_one_type_are_one_heading() -> None:
    sheet = (
        Sheet().centred("รายงานปรับปรุงการให้บริการ", bold=True).centred("ปีการศึกษา 2561", bold=True).paragraph().paragraph()
    )
    assert headings(sheet) == [(1, "รายงานปรับปรุงการให้บริการ ปีการศึกษา 2561")]


def test_headings_in_the_type_of_the_body_are_told_by_number_and_space() -> None:
    sheet = Sheet().line("๑.๔ หลักการสำคัญ").paragraph().line("๑.๕ ความเสี่ยงจากการใช้", gap=20).paragraph()
    assert headings(sheet) == [(1, "๑.๔ หลักการสำคัญ"), (1, "๑.๕ ความเสี่ยงจากการใช้")]


def test_a_heading_of_which_the_number_alone_is_bold_may_fill_its_line() -> None:
    sheet = Sheet().paragraph().line(f"ตอนที่ 3 {FULL}", full=True, gap=20).paragraph()
    assert headings(sheet) == [(1, f"ตอนที่ 3 {FULL}")]


def test_a_short_line_set_apart_heads_the_paragraphs_set_in_below_it() -> None:
    sheet = Sheet().paragraph().line("กลุ่มเป้าหมาย", gap=20).paragraph().line("จบข้อความ", left=110)
    assert headings(sheet) == [(1, "กลุ่มเป้าหมาย")]


def test_the_end_of_a_paragraph_at_the_head_of_a_page_is_no_heading() -> None:
    assert headings(Sheet().paragraph(), Sheet().line("จบในหน้านี้").paragraph()) == []


def test_items_of_a_list_are_no_headings_whatever_their_type() -> None:
    sheet = Sheet().paragraph()
    for number in range(1, 5):
        sheet.line(f"{number}. มีแผนการพัฒนา", bold=True)
    sheet.paragraph().line("1. ข้อหนึ่ง", left=110).line("2. ข้อสอง", left=110).line("3. ข้อสาม", left=110).paragraph()
    assert headings(sheet) == []


@pytest.mark.parametrize(
    "text",
    [
        "ชนิดของตัวบ่งชี้ : กระบวนการ",
        "หน่วย : ล้านบาท",
        "478,966,500 บาท",
        "www.example.go.th",
        "ตารางที่ 3 ผล",
        "(ร่าง)",
        "หน่วยงานให้ความสำคัญกับประชาชนเป็นอันดับแรกเสมอ",
        "ความพึงพอใจเพิ่มขึ้นทุกปี",
        "• ข้อย่อย",
    ],
)
def test_emphasis_that_names_no_part_is_no_heading(text: str) -> None:
    assert headings(Sheet().paragraph().line(text, bold=True, gap=10).paragraph()) == []


def test_emphasis_within_a_paragraph_is_no_heading() -> None:
    sheet = (
        Sheet().paragraph().line(FULL, left=110, full=True).line("เน้นว่าทุกคนต้องร่วมมือ", bold=True).line(FULL, full=True)
    )
    assert headings(sheet.paragraph()) == []


def test_a_text_of_its_own_in_larger_type_is_no_heading() -> None:
    small = Sheet()
    for _ in range(8):
        small.paragraph()
    large = Sheet().centred("ประกาศ", size=30, bold=True)
    for _ in range(5):
        large.line(FULL, size=20, full=True, gap=12)
    assert headings(small, large) == [(1, "ประกาศ")]


# --- notes and marks


def test_a_footnote_stands_behind_the_text_and_joins_no_paragraph() -> None:
    first = Sheet().paragraph().paragraph().paragraph().paragraph().line(FULL, left=110, full=True)
    mark = Piece(text="1", left=540, right=545, baseline=first.place - 5, size=9.0)
    first.pieces.append(mark)
    first.line("1 ดูรายงานการประชุม", size=10, gap=60)
    second = Sheet().line("ต่อจากหน้าก่อน").paragraph()
    one, two = texts(first, second)
    assert (one[-2:], two[0]) == ([f"\t{FULL}", "\t1 ดูรายงานการประชุม"], "\tต่อจากหน้าก่อน")
    assert "1" not in [text.strip() for text in one]


def test_a_paragraph_goes_on_over_the_end_of_the_page() -> None:
    first = Sheet().paragraph().line(FULL, left=110, full=True).line(FULL, full=True)
    second = Sheet().line("จนจบในหน้าถัดไป").paragraph()
    assert texts(first, second)[1][0] == "จนจบในหน้าถัดไป"


# --- hyphens


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("through the tele-", "medicine unit", ["\tthrough the telemedicine", "unit"]),
        ("all ser-", "vices", ["\tall services"]),
        ("the new e-", "Service is", ["\tthe new e-Service", "is"]),
        ("by self-", "assessment of", ["\tby self-assessment", "of"]),
        ("in 2561-", "2564 only", ["\tin 2561-", "2564 only"]),
        ("a soft\u00ad", "ened way", ["\ta softened", "way"]),
        ("ends with -", "dash", ["\tends with -", "dash"]),
    ],
)
def test_a_parted_word_stands_whole_where_it_begins(first: str, second: str, joined: list[str]) -> None:
    sheet = Sheet().line(first, left=110, full=True).line(second)
    assert texts(sheet)[0] == joined


def test_the_documents_own_spelling_decides_on_a_hyphen() -> None:
    sheet = (
        Sheet()
        .paragraph(last="our co-operation grows")
        .line("and their co-", left=110, full=True)
        .line("operation too")
    )
    assert "and their co-operation" in [text.strip() for text in texts(sheet)[0]]
