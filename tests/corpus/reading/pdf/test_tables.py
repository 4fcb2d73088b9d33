"""Tables in PDFs: rows and cells by their rules or by their columns, and what only looks like a table."""

import pytest

from corpus import Line, parse_document
from tests.support.printing import FACTS, PLAN, SERVE, TRACK, paper, print_pdfs

RULED = (
    "table { border-collapse: collapse; width: 100% } td { border: 1px solid; padding: 2px 5px; vertical-align: top }"
)
PLAIN = "table { border-collapse: collapse; width: 100% } td { padding: 3px 5px } .n { text-align: right }"
LEVEL = PLAIN + "td { border-top: 1px solid; border-bottom: 1px solid; vertical-align: top }"


def row(*cells: str) -> str:
    """A row, its cells given as they stand between the brackets of `td`, or as texts."""
    return "<tr>" + "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in cells) + "</tr>"


def figures(label: str, *values: str) -> str:
    return row(label, *(f"<td class=n>{value}</td>" for value in values))


def table(*rows: str) -> str:
    return f"<p>{PLAN}</p><table>{''.join(rows)}</table><p>{TRACK}</p>"


LONG = "จำนวนเรื่องร้องเรียนที่ได้รับการแก้ไขภายในเวลาที่กำหนดไว้ในคู่มือประชาชนของหน่วยงานทุกแห่งในสังกัด"
PAPERS = {
    "ruled": paper(
        table(
            row("สาขา", "ปี 2562", "ปี 2563", "ปี 2564"),
            row("สาขาเหนือ", "", "", "91"),
            row("สาขาใต้", "70", "", ""),
            row(LONG, "<td>ติดตามผล<br>(10)</td>", "2", "3"),
        ),
        css=RULED,
    ),
    "merged": paper(
        table(
            row("<td rowspan=2>ด้าน</td>", "<td colspan=2>ผลการดำเนินงาน</td>", "<td rowspan=2>หมายเหตุ</td>"),
            row("ปี 2563", "ปี 2564"),
            row("<td rowspan=2>ด้านบริการ</td>", "ร้อยละ 90", "<td rowspan=2>ร้อยละ 92</td>", "ผ่าน"),
            row("ร้อยละ 95", "ไม่ผ่าน"),
        ),
        css=RULED,
    ),
    "upright": paper(
        table(row("<td rowspan=2 style='writing-mode: vertical-rl'>ด้านบริการประชาชน</td>", "ก", "10"), row("ข", "20")),
        css=RULED,
    ),
    "columns": paper(
        table(
            figures("รายการ", "ปี 2562", "ปี 2563", "ปี 2564"),
            figures("ความพึงพอใจ", "81.5", "85", "90.25"),
            figures(LONG, "1,200", "990", "12"),
            figures("สาขาเหนือ", "", "", "91"),
        ),
        css=PLAIN,
    ),
    "units": paper(
        "<hr>"
        + "".join(
            f"<div style='display: grid; grid-template-columns: 90mm 30mm 20mm'><span>{a}</span>"
            f"<span class=n>{b}</span><span style='padding-left: 3mm'>บาท</span></div><hr>"
            for a, b in (("ส่วนราชการ", "478,966"), ("รัฐวิสาหกิจ", "16,576"), ("กองทุน", "-"))
        ),
        css=PLAIN,
    ),
    "level": paper(
        table(
            row("หัวข้อ", "รายละเอียดของงาน", "ผู้รับผิดชอบ"),
            row("การวางแผน", SERVE, "กองแผน"),
            row("การติดตาม", TRACK, "กองติดตาม"),
            row("การบริการ", "ให้บริการจุดเดียว", "กองบริการ"),
        ),
        css=LEVEL,
    ),
    "names": paper(
        table(
            row("ชื่อ", "ตำแหน่ง", "หน้าที่ในคณะทำงาน"),
            row("นายสมชาย ใจดี", "อธิบดี", "ประธานคณะทำงาน"),
            row("นางสมศรี", "รองอธิบดี", "รองประธาน"),
            row("นายวิชัย มั่นคง", "ผู้อำนวยการกองแผนงาน", "เลขานุการ"),
        ),
        css=PLAIN,
    ),
    "pages": paper(
        f"<table>{''.join(row(str(n), SERVE if n % 3 == 0 else 'กิจกรรมสั้น', str(7 * n)) for n in range(1, 60))}</table>",
        css=RULED,
    ),
    "boxes": paper(
        f"<div style='border: 1px solid; padding: 5px'><h2><u>หัวข้อ</u></h2><p>{PLAN}</p>"
        f"<div style='border: 1px solid'><p>{TRACK}</p></div><hr><p>{SERVE}</p><hr></div>"
    ),
    "lists": paper(
        "".join(
            f"<div style='display: grid; grid-template-columns: 12mm 1fr'><span>{n}.</span><span>{text}</span></div>"
            for n, text in enumerate((PLAN, SERVE, TRACK), 1)
        )
    ),
    "form": paper(
        "".join(
            f"<div style='display: grid; grid-template-columns: 60mm 1fr'><span>{label}</span><span>{text}</span></div>"
            for label, text in (("ผู้รับผิดชอบ", "หอสมุดกลาง"), ("งบประมาณ", "ไม่มี"), ("ลักษณะ", "ต่อเนื่อง (ปีที่ 5)"))
        )
    ),
    "contents": paper(
        "".join(f"<div>บทที่ {n} การวางแผน {'.' * 60} {3 * n}</div>" for n in range(1, 6))
        + "".join(
            f"<div style='display: flex; justify-content: space-between'><b>{n}. การบริการ</b><b>{9 * n}</b></div>"
            for n in range(1, 6)
        )
    ),
    "signed": paper(
        f"<p>{PLAN}</p><div style='display: grid; grid-template-columns: 1fr 1fr; text-align: center'>"
        "<span>ลงชื่อ ผู้รับรอง</span><span>ลงชื่อ ผู้จัดทำ</span><span>(นายสมชาย ใจดี)</span><span>(นางสมศรี รักงาน)</span>"
        "<span>ผู้อำนวยการกอง</span><span>นักวิเคราะห์</span></div>"
    ),
}


@pytest.fixture(scope="module")
def lines() -> dict[str, list[Line]]:
    printed = print_pdfs(list(PAPERS.values()))
    return {name: list(parse_document("a.pdf", pdf, FACTS).lines) for name, pdf in zip(PAPERS, printed, strict=True)}


def rows_of(lines: list[Line]) -> list[str]:
    return [line.text.strip("\t") for line in lines if line.table]


def test_cells_keep_their_column_and_a_wrapped_one_is_one_stretch(lines: dict[str, list[Line]]) -> None:
    assert rows_of(lines["ruled"]) == [
        "สาขา | ปี 2562 | ปี 2563 | ปี 2564",
        "สาขาเหนือ |  |  | 91",
        "สาขาใต้ | 70 |  | ",
        f"{LONG} | ติดตามผล (10) | 2 | 3",
    ]


def test_a_merged_label_labels_each_row_and_other_merged_cells_stand_once(lines: dict[str, list[Line]]) -> None:
    assert rows_of(lines["merged"]) == [
        "ด้าน | ผลการดำเนินงาน |  | หมายเหตุ",
        "ด้าน | ปี 2563 | ปี 2564 | ",
        "ด้านบริการ | ร้อยละ 90 | ร้อยละ 92 | ผ่าน",
        "ด้านบริการ | ร้อยละ 95 |  | ไม่ผ่าน",
    ]


def test_an_upright_label_labels_its_rows(lines: dict[str, list[Line]]) -> None:
    assert rows_of(lines["upright"]) == ["ด้านบริการประชาชน | ก | 10", "ด้านบริการประชาชน | ข | 20"]


def test_a_table_without_rules_is_told_by_its_columns(lines: dict[str, list[Line]]) -> None:
    assert rows_of(lines["columns"]) == [
        "รายการ | ปี 2562 | ปี 2563 | ปี 2564",
        "ความพึงพอใจ | 81.5 | 85 | 90.25",
        f"{LONG} | 1,200 | 990 | 12",
        "สาขาเหนือ |  |  | 91",
    ]
    assert rows_of(lines["names"])[2:] == [
        "นางสมศรี | รองอธิบดี | รองประธาน",
        "นายวิชัย มั่นคง | ผู้อำนวยการกองแผนงาน | เลขานุการ",
    ]


def test_level_rules_part_rows_and_the_unit_stays_with_its_figure(lines: dict[str, list[Line]]) -> None:
    assert rows_of(lines["level"]) == [
        "หัวข้อ | รายละเอียดของงาน | ผู้รับผิดชอบ",
        f"การวางแผน | {SERVE} | กองแผน",
        f"การติดตาม | {TRACK} | กองติดตาม",
        "การบริการ | ให้บริการจุดเดียว | กองบริการ",
    ]
    assert rows_of(lines["units"]) == ["ส่วนราชการ | 478,966 บาท", "รัฐวิสาหกิจ | 16,576 บาท", "กองทุน | - บาท"]


def test_rows_are_paragraphs_of_a_body_between_those_around_them(lines: dict[str, list[Line]]) -> None:
    told = [line for line in lines["ruled"] if line.text]
    places = [place for place, line in enumerate(told) if line.table]
    assert places == list(range(places[0], places[0] + 4))
    assert {(told[place].heading, told[place].text[0]) for place in places} == {(0, "\t")}
    assert told[places[0] - 1].text.endswith("ตามกำหนด")
    assert told[places[-1] + 1].text.startswith("\tผู้บริหารทุกระดับ")


def test_no_cell_of_a_table_over_pages_is_taken_for_a_running_head(lines: dict[str, list[Line]]) -> None:
    found = rows_of(lines["pages"])
    assert found == [f"{n} | {SERVE if n % 3 == 0 else 'กิจกรรมสั้น'} | {7 * n}" for n in range(1, 60)]


@pytest.mark.parametrize("name", ["boxes", "lists", "form", "contents", "signed"])
def test_boxes_lists_forms_contents_and_signatures_are_no_tables(lines: dict[str, list[Line]], name: str) -> None:
    assert rows_of(lines[name]) == []
    assert any(line.text for line in lines[name])


def test_of_two_tables_side_by_side_the_left_one_comes_first_and_whole() -> None:
    def table(*rows: str) -> str:
        return "<table>" + "".join(f"<tr><td>{row.replace('|', '<td>')}</tr>" for row in rows) + "</table>"

    left, right = ("ภาค|2563", "เหนือ|10", "ใต้|30"), ("เพศ|เป้าหมาย|คน", "ชาย|500|600", "หญิง|700|800", "รวม|1|2")
    pair = f"<div style='display: flex; gap: 12mm'>{table(*left)}{table(*right)}</div>"
    css = "table { border-collapse: collapse } td { border: 1px solid; padding: 3pt }"
    (content,) = print_pdfs([paper(f"<p>{PLAN}</p>{pair}<p>{SERVE}</p>", css=css)])
    rows = [line.text.strip() for line in parse_document("a.pdf", content, FACTS).lines if line.table]
    assert rows == [row.replace("|", " | ") for row in (*left, *right)]
