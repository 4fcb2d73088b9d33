"""What nobody sees of a document is left out, and told; what was taken back is left out."""

import pytest

from tests.support.files.word_file import HEADINGS, p, r, read_lines, read_texts, read_warnings, tbl, tc, tr

HIDDEN, WHITE = "<w:vanish/>", '<w:color w:val="FFFFFF"/>'
STYLES = HEADINGS + "".join(
    f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{more}</w:style>'
    for kind, name, more in (
        ("character", "Hid", f"<w:rPr>{HIDDEN}</w:rPr>"),
        ("character", "Deeper", '<w:basedOn w:val="Hid"/>'),
        ("paragraph", "Secret", f"<w:rPr>{HIDDEN}</w:rPr>"),
        (
            "table",
            "Dark",
            '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr></w:tblStylePr>',
        ),
    )
)


def shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def test_hidden_text_is_left_out_and_counted_by_stretches() -> None:
    body = p("เห็น", r("ซ่อน", HIDDEN), r("อีก", HIDDEN), "ต่อ", r("นี่", '<w:rStyle w:val="Deeper"/>'), r(" ", HIDDEN))
    body += p(r("ทั้งย่อหน้า", HIDDEN), form=f"<w:rPr>{HIDDEN}</w:rPr>") + p("ลับ", style="Secret") + p("จบ")
    assert read_texts(body, styles=STYLES) == ["เห็นต่อ", "จบ"]
    assert read_warnings(body, styles=STYLES) == ["4 stretches of hidden text were left out"]
    assert read_warnings(p("ก", r("ข", HIDDEN))) == ["1 stretch of hidden text was left out"]
    assert read_warnings(p("ก")) == []


def test_what_is_hidden_twice_or_only_in_the_view_of_the_web_is_seen() -> None:
    twice = p(r("สองครั้ง", '<w:rStyle w:val="Hid"/>'), style="Secret")
    shown = p(r("ปิด", '<w:vanish w:val="0"/>'), r("เว็บ", "<w:webHidden/>"), style="Secret")
    assert read_texts(twice, styles=STYLES) == ["สองครั้ง"]
    assert read_texts(shown, styles=STYLES) == ["ปิด"]
    assert read_texts(p(r("เว็บ", "<w:webHidden/>"))) == ["เว็บ"]


def test_a_hidden_end_of_a_paragraph_joins_it_to_the_next_unless_it_is_a_heading() -> None:
    mark = f"<w:rPr>{HIDDEN}</w:rPr>"
    assert read_texts(p("ก", form=mark) + p("ข")) == ["กข"]
    assert [line.heading for line in read_lines(p("ก", style="H1", form=mark) + p("ข"))] == [1, 0]


@pytest.mark.parametrize(
    ("form", "seen"),
    [
        (WHITE, False),
        ('<w:color w:val="FEFEFE"/>', False),
        ('<w:color w:val="BFBFBF"/>', True),
        (f"{WHITE}{shade('000000')}", True),
        (f'{WHITE}<w:highlight w:val="blue"/>', True),
        (f'<w:color w:val="000000"/>{shade("000000")}', False),
        ('<w:sz w:val="2"/>', False),
        ('<w:sz w:val="2"/><w:szCs w:val="32"/>', True),
        ('<w:sz w:val="16"/>', True),
    ],
)
def test_type_in_the_colour_of_its_background_or_of_a_point_is_left_out(form: str, seen: bool) -> None:
    body = p("ก", r("ข", form), "ค")
    assert read_texts(body) == ["กขค" if seen else "ก ค"]
    assert len(read_warnings(body)) == (not seen)


def test_white_type_on_a_colour_is_seen() -> None:
    head = p(r("หัว", WHITE))
    assert read_texts(tbl(tr(tc(head, form=shade("1F4E79")), tc("ข")))) == ["หัว | ข"]
    assert read_texts(tbl(tr(tc(head), tc("ข")), form='<w:tblStyle w:val="Dark"/>'), styles=STYLES) == ["หัว | ข"]
    assert read_texts(p(r("หัว", WHITE), form=shade("C00000"))) == ["หัว"]
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{head}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert read_texts(p(box)) == ["หัว"]
    behind = '<w:r><w:drawing><wp:anchor behindDoc="1"/></w:drawing></w:r>'
    assert read_texts(head + p(behind)) == ["หัว"]
    assert read_texts(tbl(tr(tc(head), tc("ข")))) == ["| ข"]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = p("ระยะ", f"<w:del>{r('45')}</w:del>", f"<w:ins>{r('30')}</w:ins>", " วัน")
    body += p(f"<w:moveFrom>{r('ย้าย')}</w:moveFrom>", form="<w:rPr><w:moveFrom/></w:rPr>")
    body += p(f"<w:moveTo>{r('ย้าย')}</w:moveTo>", form="<w:rPr><w:moveTo/></w:rPr>")
    body += p("ต้น ", form="<w:rPr><w:del/></w:rPr>") + p("ปลาย", style="H2")
    body += tbl(tr("ลบ", "แถว", form="<w:del/>"), tr("คง", "ไว้", form="<w:ins/>"))
    assert [(line.text.strip(), line.heading) for line in read_lines(body)] == [
        ("ระยะ30 วัน", 0),
        ("ย้าย", 0),
        ("ต้น ปลาย", 2),
        ("คง | ไว้", 0),
    ]


def test_what_runs_on_into_nothing_is_a_paragraph_unless_it_is_empty() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    table = tbl(tr(tc(p("ในเซลล์", form=mark)), "x"), tr("1", "2"))
    assert read_texts(p("ก", form=mark) + table + p("", style="H1", form=mark)) == ["ก", "ในเซลล์ | x", "1 | 2"]
    lines = read_lines(p("ข", style="H1", form=mark) + table)
    assert [line.heading for line in lines] == [1, 0, 0]


def test_earlier_formatting_that_a_change_keeps_is_not_in_force() -> None:
    was = f'<w:rPrChange w:id="1"><w:rPr>{HIDDEN}</w:rPr></w:rPrChange>'
    level = '<w:pPrChange w:id="2"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    (line,) = read_lines(p(r("ก", was), form=level))
    assert (line.text, line.heading) == ("\tก", 0)


def test_hidden_rows_are_left_out_and_told() -> None:
    body = tbl(tr("ก", "ข", form="<w:hidden/>"), tr("ค", "ง"))
    assert (read_texts(body), read_warnings(body)) == (["ค | ง"], ["1 stretch of hidden text was left out"])
