"""Tables of Word: rows that can be read alone, what is merged, what only lays out a page."""

import pytest

from corpus import Line
from tests.support.files.word_file import bold, p, read_lines, read_texts, tbl, tc, tr

ABOVE, BELOW = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def across(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


def outline(lines: list[Line]) -> list[tuple[int, bool, str]]:
    return [(line.heading or 0, line.table, line.text.strip()) for line in lines]


def test_rows_are_lines_of_a_table_without_blank_lines_between() -> None:
    lines = read_lines(tbl(tr("ปี", "ผล"), tr("2564", "ดี")) + p("ก"))
    assert [(line.number, line.text, line.table) for line in lines] == [
        (1, "\tปี | ผล", True),
        (2, "\t2564 | ดี", True),
        (4, "\tก", False),
    ]


def test_a_row_with_empty_cells_names_the_heads_of_its_values() -> None:
    years = tr("หน่วย", "2562", "2563", "2564")
    body = tbl(years, tr("เหนือ", "", "", "91"), tr("ใต้", "70", "", ""), tr("กลาง", "1", "2", "3"), tr("ตก", "", "", ""))
    assert read_texts(body)[1:] == ["เหนือ · 2564: 91", "ใต้ · 2562: 70", "กลาง | 1 | 2 | 3", "ตก |  |  |"]


@pytest.mark.parametrize("body", [("นาย ข", "", "082"), ("", "กรรมการ", "")])
def test_without_heads_an_empty_cell_leaves_its_place(body: tuple[str, ...]) -> None:
    rows = read_texts(tbl(tr("นาย ก", "ประธาน", "081"), tr(*body)))
    assert [each.strip() for each in rows[1].split("|")] == list(body)


def test_heads_are_told_by_the_file_by_their_type_or_by_the_numbers_below() -> None:
    values = tr("ก", "", "ดี")
    assert read_texts(tbl(tr("ด้าน", "เดิม", "ใหม่"), values))[1] == "ก |  | ดี"
    assert read_texts(tbl(tr("ด้าน", "เดิม", "ใหม่", form="<w:tblHeader/>"), values))[1] == "ก · ใหม่: ดี"
    heads = tr(*(tc(p(bold(head))) for head in ("ด้าน", "เดิม", "ใหม่")))
    assert read_texts(tbl(heads, values))[1] == "ก · ใหม่: ดี"
    assert read_texts(tbl(tr("", "เดิม", "ใหม่"), tr("ก", "", "ร้อยละ 9")))[1] == "ก · ใหม่: ร้อยละ 9"
    assert read_texts(tbl(tr("ก", "ร้อยละ 8", "12"), tr("ข", "", "ร้อยละ 9")))[1] == "ข |  | ร้อยละ 9"


def test_heads_of_two_tiers_are_said_from_the_upper_to_the_lower() -> None:
    upper = tr(tc("หน่วย", form=ABOVE), tc("ผลการสำรวจ", form=across(2)), tc("หมายเหตุ", form=ABOVE))
    lower = tr(tc("", form=BELOW), "2563", "2564", tc("", form=BELOW))
    title = tr(tc("ผลรวมทั้งจังหวัด", form=across(4)))
    for above in ((), (title,)):
        rows = read_texts(tbl(*above, upper, lower, tr("เหนือ", "90", "", "ดี"), tr("ใต้", "", "95", "")))
        assert rows[len(above) :] == [
            "หน่วย | ผลการสำรวจ |  | หมายเหตุ",
            "หน่วย | 2563 | 2564 | หมายเหตุ",
            "เหนือ · ผลการสำรวจ 2563: 90 · หมายเหตุ: ดี",
            "ใต้ · ผลการสำรวจ 2564: 95",
        ]


def test_a_cell_merged_over_rows_labels_each_of_them() -> None:
    rows = (tr(tc("บริการ", form=ABOVE), "ร้อยละ 90", "ดี"), tr(tc("", form=BELOW), "ร้อยละ 95", "ดีมาก"), tr("คน", "5", ""))
    assert read_texts(tbl(*rows)) == ["บริการ | ร้อยละ 90 | ดี", "บริการ | ร้อยละ 95 | ดีมาก", "คน | 5 |"]
    long = "ก" * 201
    assert read_texts(tbl(tr(tc(long, form=ABOVE), "1"), tr(tc("", form=BELOW), "2"))) == [f"{long} | 1", "| 2"]


def test_cells_merged_in_a_row_keep_the_columns() -> None:
    assert read_texts(tbl(tr(tc("รวม", form=across(2)), "ก"), tr("1", "2", "3"))) == ["รวม |  | ก", "1 | 2 | 3"]
    old = tr(tc("รวม", form='<w:hMerge w:val="restart"/>'), tc("", form="<w:hMerge/>"), "ก")
    assert read_texts(tbl(old, tr("1", "2", "3"))) == ["รวม |  | ก", "1 | 2 | 3"]
    gaps = (tr("a", "b", "c"), tr("x", form='<w:gridBefore w:val="2"/>'), tr("y", form='<w:gridAfter w:val="2"/>'))
    assert read_texts(tbl(*gaps)) == ["a | b | c", "|  | x", "y |  |"]


def test_edges_drawn_by_hand_a_little_apart_are_one() -> None:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (2000, 60, 3000))
    rows = tr("ก", tc("ข", form=across(2))) + tr(tc("ค", form=across(2)), "ง")
    assert read_texts(f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>") == ["ก | ข", "ค | ง"]
    narrow = rows + tr("1", "2", "3")
    assert read_texts(f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{narrow}</w:tbl>")[2] == "1 | 2 | 3"


def test_a_table_in_a_cell_is_read_once_in_its_place() -> None:
    inner = tbl(tr("2563", "71"), tr("2564", "83"))
    assert read_texts(tbl(tr("ตัวชี้วัด", tc("ผล", inner, p())))) == ["ตัวชี้วัด | ผล 2563, 71; 2564, 83"]


def test_the_paragraphs_of_a_cell_are_one_stretch() -> None:
    assert read_texts(tbl(tr(tc("ก", "", "ข"), "ค"), tr("1", "2"))) == ["ก ข | ค", "1 | 2"]


def test_a_table_that_lays_out_a_page_is_paragraphs_and_headings() -> None:
    parts = [tc(p(head, style="H2"), "ข้อความ", "ต่อ") for head in ("ซ้าย", "ขวา")]
    found = [(2, False, "ซ้าย"), (0, False, "ข้อความ"), (0, False, "ต่อ")]
    assert outline(read_lines(tbl(tr(*parts))))[:3] == found
    assert outline(read_lines(tbl(tr(tc("กล่อง", "ข้อความ"))))) == [(0, False, "กล่อง"), (0, False, "ข้อความ")]
    assert outline(read_lines(tbl(tr(tc(p("หัว", style="H2"))), tr("ข้อความ")))) == [
        (2, False, "หัว"),
        (0, False, "ข้อความ"),
    ]
    assert outline(read_lines(tbl(tr("หนึ่ง"), tr("สอง")))) == [(0, True, "หนึ่ง"), (0, True, "สอง")]
    column = tc("ก" * 200, "ข" * 200)
    assert outline(read_lines(tbl(tr(column, column)))) == [(0, False, "ก" * 200), (0, False, "ข" * 200)] * 2


def test_a_form_of_labels_beside_long_answers_is_laid_out() -> None:
    rows = [tr(tc(p(bold(label))), tc("ก" * 200, "ข" * 200)) for label in ("ที่มา", "วิธีการ", "ผลลัพธ์", "บทเรียน")]
    lines = outline(read_lines(tbl(*rows)))
    assert lines[:4] == [(1, False, "ที่มา"), (0, False, "ก" * 200), (0, False, "ข" * 200), (1, False, "วิธีการ")]
    assert {table for _, table, _ in outline(read_lines(tbl(*(tr("ที่มา", "ก" * 200) for _ in range(4)))))} == {True}


def test_cells_that_each_have_a_head_in_bold_are_laid_out() -> None:
    parts = [tc(p(bold(head)), "ข้อความ") for head in ("ซ้าย", "ขวา")]
    found = [(1, False, "ซ้าย"), (0, False, "ข้อความ"), (1, False, "ขวา"), (0, False, "ข้อความ")]
    assert outline(read_lines(tbl(tr(*parts)) + p("จบ"))) == [*found, (0, False, "จบ")]
    assert read_texts(tbl(tr(parts[0], "12"), tr("ก", "13"))) == ["ซ้าย ข้อความ | 12", "ก | 13"]


def test_headings_above_columns_of_text_are_read_with_their_columns() -> None:
    heads = tr(*(tc(p(head, style="H2")) for head in ("ซ้าย", "ขวา")))
    lines = outline(read_lines(tbl(heads, tr(tc("ก", "ข"), tc("ค", "ง")))))
    assert [text for _, _, text in lines] == ["ซ้าย", "ก", "ข", "ขวา", "ค", "ง"]


def test_heads_of_data_are_no_headings() -> None:
    heads = tr(*(tc(p(bold(head), style="H3")) for head in ("ด้าน", "ผล")))
    lines = outline(read_lines(tbl(heads, tr("ก", "ดี"), tr("ข", "ดี" * 80))))
    assert lines == [(0, True, "ด้าน | ผล"), (0, True, "ก | ดี"), (0, True, f"ข | {'ดี' * 80}")]
    bolds = outline(read_lines(tbl(tr(tc(p(bold("ด้าน"))), tc(p(bold("ผล")))), tr("ก", "ดี")) + p("จบ")))
    assert [heading for heading, _, _ in bolds] == [0, 0, 0]
