"""Layout: which lines of a page are paragraphs, which stand loose in it, which are captions."""

import pytest

from corpus import Line
from corpus.printed import is_caption
from corpus.structure.layout import BlockKind, front_blocks, line_spans, page_blocks, starts_paragraph
from corpus.structure.wording import Wording

LONG = "อาสาสมัครอ่านระดับน้ำทุกเช้าแล้วส่งขึ้นแผนที่กลางให้ทุกหมู่บ้านเห็นพร้อมกันก่อนน้ำมา"
PARAGRAPH = f"\t {LONG}"
NOTHING = Wording([])


def as_lines(texts: list[str]) -> list[Line]:
    return [Line(number=2 * place, text=text, page=1) for place, text in enumerate(texts, 1)]


def loose(*texts: str, said: str = "", known: str = "") -> list[str]:
    """The loose blocks of a page in a book that says `said`, and heads with `known` elsewhere."""
    blocks = page_blocks(as_lines(list(texts)), lambda text: text == known, Wording([said]))
    return [block.text for block in blocks if block.kind is BlockKind.LOOSE]


def kinds(*texts: str) -> list[tuple[str, int]]:
    return [(block.kind.name, len(block.lines)) for block in page_blocks(as_lines(list(texts)), None, NOTHING)]


def test_a_paragraph_is_told_by_a_tab_or_a_bullet() -> None:
    assert [starts_paragraph(text) for text in ("\tก", "  \tก", "• ก", " •ก", "ก\t", "- ก", "", " ")] == [True] * 4 + [
        False
    ] * 4


def test_a_line_before_a_paragraph_stands_loose() -> None:
    assert kinds("การวางแผน", PARAGRAPH, "และเตือนได้ทัน") == [("LOOSE", 1), ("PARAGRAPH", 2)]


def test_a_line_after_a_short_one_stands_loose_whatever_it_says() -> None:
    assert loose(PARAGRAPH, "แล้วเตือน", "น้ำดี Water Works") == ["น้ำดี Water Works"]


def test_a_short_line_that_breaks_off_within_a_paragraph_ends_none() -> None:
    # A PDF library writes a second space where a line was broken at one.
    assert loose("การวางแผน", PARAGRAPH, "แล้วเตือน  ", "น้ำดี Water Works") == ["การวางแผน"]


def test_after_a_full_line_a_line_stands_loose_only_when_the_book_heads_with_it_elsewhere() -> None:
    page = ["การวางแผน", PARAGRAPH, LONG, "การติดตามแผน"]
    assert loose(*page) == ["การวางแผน"]
    assert loose(*page, known="การติดตามแผน") == ["การวางแผน", "การติดตามแผน"]


def test_after_a_full_line_a_line_stands_loose_when_the_page_has_no_other_heading() -> None:
    assert loose(PARAGRAPH, LONG, "การติดตามแผน") == ["การติดตามแผน"]


def test_a_line_wider_than_its_column_stands_loose() -> None:
    wide = "การติดตามแผนน้ำของทุกตำบลในลุ่มน้ำตอนล่างทั้งหมด"
    assert loose("การวางแผน", "\t อ่านระดับน้ำทุกเช้าแล้วส่งขึ้น", "แผนที่กลางให้ทุกหมู่บ้านเห็นพร้อม", wide) == ["การวางแผน", wide]


def test_a_line_amid_a_paragraph_stands_not_loose() -> None:
    page = ["การวางแผน", PARAGRAPH, "การติดตาม", LONG, LONG, LONG, LONG, LONG, LONG]
    assert loose(*page) == ["การวางแผน"]


def test_a_paragraph_goes_on_in_a_wider_column_after_a_loose_line() -> None:
    narrow = ["\t อ่านระดับน้ำทุกเช้า", "แล้วส่งขึ้นแผนที่กลาง", "ให้ทุกบ้าน"]
    wide = f"เห็นพร้อมกัน{LONG}{LONG}"
    assert kinds(*narrow, "การวางแผน", wide) == [("PARAGRAPH", 3), ("LOOSE", 1), ("CONTINUATION", 1)]


def test_a_page_may_begin_within_a_paragraph() -> None:
    assert kinds("ซึ่งทำทุกปี", PARAGRAPH) == [("CONTINUATION", 1), ("PARAGRAPH", 1)]


def test_a_second_line_that_runs_on_belongs_to_the_heading() -> None:
    assert loose("การวางแผนน้ำ", "และการสื่อสารแผน", PARAGRAPH) == ["การวางแผนน้ำ และการสื่อสารแผน"]
    assert loose("การวางแผน “น้ำ", "กลางเมือง”", PARAGRAPH) == ["การวางแผน “น้ำ กลางเมือง”"]
    assert loose("ผลงานปีนี้ :", "น้ำดี", PARAGRAPH) == ["ผลงานปีนี้ : น้ำดี"]
    assert loose("การวางแผนน้ำ", "(Water)", PARAGRAPH) == ["การวางแผนน้ำ (Water)"]


def test_two_loose_lines_are_one_heading_when_running_text_says_them_in_one_breath() -> None:
    page = ["การป้องกันน้ำท่วม", "การระบายน้ำเสีย", PARAGRAPH]
    assert loose(*page) == ["การป้องกันน้ำท่วม", "การระบายน้ำเสีย"]
    assert loose(*page, said="ทำทั้งการป้องกันน้ำท่วม การระบายน้ำเสียทุกปี") == ["การป้องกันน้ำท่วม การระบายน้ำเสีย"]


def test_captions_are_told_by_their_number() -> None:
    assert kinds("การวางแผน", PARAGRAPH, "ภาพที่ 12 แผนที่น้ำ", "ภาพ ที่ 2", "ตารางที่ 1 ระดับน้ำ") == [
        ("LOOSE", 1),
        ("PARAGRAPH", 1),
        ("CAPTION", 1),
        ("CAPTION", 1),
        ("CAPTION", 1),
    ]


@pytest.mark.parametrize("text", ["รูปที่ ๒ แผนที่น้ำ", "แผนภาพที่ 3", "Figure 4. Water levels", "\tภาพที่ 5 น้ำ"])
def test_a_book_has_the_captions_that_other_documents_have(text: str) -> None:
    assert is_caption(text)
    assert kinds("การวางแผน", PARAGRAPH, text)[2:] == [("CAPTION", 1)]


def test_a_paragraph_that_begins_by_naming_a_picture_is_no_caption() -> None:
    text = f"\tภาพที่ 5 {'น้ำ' * 70}"
    assert not is_caption(text)
    assert kinds("การวางแผน", PARAGRAPH, text)[2:] == [("PARAGRAPH", 1)]


def test_many_short_lines_in_a_row_are_a_table_and_no_headings() -> None:
    cells = [f"การใช้น้ำ {place}" for place in range(9)]
    assert loose("การวางแผน", PARAGRAPH, *cells[:6], LONG) == ["การวางแผน"]


def test_every_line_is_in_one_block_in_order() -> None:
    page = as_lines([LONG, "การวางแผน", PARAGRAPH, "ภาพที่ 1", "น้ำ", "1) น้ำ"])
    assert [line for block in page_blocks(page, None, NOTHING) for line in block.lines] == page
    assert [line for block in front_blocks(page) for line in block.lines] == page
    assert page_blocks([], None, NOTHING) == front_blocks([]) == ()


def front(*texts: str) -> list[str]:
    return [block.text for block in front_blocks(as_lines(list(texts))) if block.kind is BlockKind.LOOSE]


def test_before_the_write_ups_a_line_above_longer_text_is_loose() -> None:
    assert front("ขั้นตอนการสมัครรางวัล", LONG, "สั้น", "เกณฑ์การให้คะแนนน้ำ", LONG) == ["ขั้นตอนการสมัครรางวัล", "เกณฑ์การให้คะแนนน้ำ"]


def test_before_the_write_ups_cells_of_tables_and_repeated_lines_are_not_loose() -> None:
    assert front("ขั้นตอนการสมัครรางวัล", LONG, "สั้น", "เกณฑ์น้ำ", "คะแนนเต็ม") == ["ขั้นตอนการสมัครรางวัล"]
    assert front("รางวัลของเมืองน้ำดี", LONG, "รางวัลของเมืองน้ำดี", LONG) == []
    assert front("รางวัล 2555 2556 2557 2558", LONG) == []


def test_before_the_write_ups_a_page_that_begins_with_a_paragraph_has_no_loose_lines() -> None:
    assert front(PARAGRAPH, "สั้น", "เกณฑ์การให้คะแนนน้ำ", LONG) == []


def test_spans_cover_blank_lines_between_neighbours_and_no_more() -> None:
    lines = [Line(number=number, text="ก") for number in (1, 2, 4, 7, 9, 12)]
    assert line_spans(lines) == ((1, 4), (7, 9), (12, 12))
    assert line_spans([]) == ()
