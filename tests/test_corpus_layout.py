"""Layout: which lines of a page are headings, and which body each heads."""

from corpus import Line
from corpus.layout import book_sections, line_spans, starts_paragraph

LONG = "อาสาสมัครอ่านระดับน้ำทุกเช้าแล้วส่งขึ้นแผนที่กลางให้ทุกหมู่บ้านเห็นพร้อมกันก่อนน้ำมา"
PARAGRAPH = f"\t {LONG}"


def outline(*pages: list[str]) -> list[tuple[str, int, list[str]]]:
    """The sections of pages: heading, level and the texts of the body."""
    texts = [(page, text) for page, lines in enumerate(pages, 1) for text in lines]
    lines = [Line(number=2 * place, text=text, page=page) for place, (page, text) in enumerate(texts, 1)]
    return [
        (section.heading, section.level, [line.text for line in section.body])
        for section in book_sections(lines, "ไม่มีหัวข้อ")
    ]


def test_a_paragraph_is_told_by_a_tab_or_a_bullet() -> None:
    assert [starts_paragraph(text) for text in ("\tก", "  \tก", "• ก", " •ก", "ก\t", "- ก", "", " ")] == [True] * 4 + [
        False
    ] * 4


def test_a_heading_before_a_paragraph_heads_it() -> None:
    page = ["การวางแผน", PARAGRAPH, "และเตือนได้ทัน", "การติดตาม", PARAGRAPH]
    assert outline(page) == [("การวางแผน", 1, [PARAGRAPH, "และเตือนได้ทัน"]), ("การติดตาม", 1, [PARAGRAPH])]


def test_a_heading_may_have_two_lines() -> None:
    page = ["การวางแผนน้ำ", "และการสื่อสารแผน", PARAGRAPH]
    assert outline(page) == [("การวางแผนน้ำ และการสื่อสารแผน", 1, [PARAGRAPH])]


def test_text_before_the_first_heading_has_the_name_that_is_given() -> None:
    page = [LONG, "แล้วทบทวน", "การวางแผน", PARAGRAPH]
    assert outline(page) == [("ไม่มีหัวข้อ", 0, [LONG, "แล้วทบทวน"]), ("การวางแผน", 1, [PARAGRAPH])]


def test_a_page_that_begins_within_a_paragraph_goes_on_with_the_section_before() -> None:
    assert outline(["การวางแผน", PARAGRAPH], ["ซึ่งทำทุกปี", PARAGRAPH]) == [
        ("การวางแผน", 1, [PARAGRAPH, "ซึ่งทำทุกปี", PARAGRAPH])
    ]


def test_a_heading_at_the_end_of_a_page_heads_the_body_above_it() -> None:
    assert outline([PARAGRAPH, "แล้วเตือนได้ทัน", "การติดตาม"]) == [("การติดตาม", 1, [PARAGRAPH, "แล้วเตือนได้ทัน"])]


def test_as_many_headings_as_paragraphs_head_one_each() -> None:
    page = ["การวางแผน", "การติดตาม", PARAGRAPH, "แล้วทบทวน", f"\t {LONG}นี้"]
    assert outline(page) == [("การวางแผน", 1, [PARAGRAPH, "แล้วทบทวน"]), ("การติดตาม", 1, [f"\t {LONG}นี้"])]


def test_otherwise_the_last_of_several_headings_takes_the_body() -> None:
    page = ["ผลงานที่โดดเด่น", "โครงการที่ 1 น้ำสะอาด", PARAGRAPH]
    assert outline(page) == [("ผลงานที่โดดเด่น", 1, []), ("โครงการที่ 1 น้ำสะอาด", 2, [PARAGRAPH])]


def test_the_form_of_a_heading_tells_its_level() -> None:
    page = ["ผลงาน", PARAGRAPH, "สั้น", "ยุทธศาสตร์ที่ 2 น้ำ", PARAGRAPH, "สั้น", "3) ป่า", PARAGRAPH]
    assert [(heading, level) for heading, level, _ in outline(page)] == [
        ("ผลงาน", 1),
        ("ยุทธศาสตร์ที่ 2 น้ำ", 2),
        ("3) ป่า", 3),
    ]


def test_captions_are_in_no_section() -> None:
    assert outline(["การวางแผน", PARAGRAPH, "ภาพที่ 12 แผนที่น้ำ", "ภาพ ที่ 2"]) == [("การวางแผน", 1, [PARAGRAPH])]


def test_a_line_amid_a_paragraph_is_no_heading() -> None:
    page = ["การวางแผน", PARAGRAPH, "การติดตาม", LONG, "การสื่อสาร"]
    assert outline(page) == [("การวางแผน", 1, page[1:])]


def test_no_lines_have_no_sections() -> None:
    assert book_sections([], "ไม่มีหัวข้อ") == ()


def test_spans_cover_blank_lines_between_neighbours_and_no_more() -> None:
    lines = [Line(number=number, text="ก") for number in (1, 2, 4, 7, 9, 12)]
    assert line_spans(lines) == ((1, 4), (7, 9), (12, 12))
    assert line_spans([]) == ()
