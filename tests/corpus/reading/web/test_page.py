"""Web pages: what their readers see of them, piece by piece."""

import re

import pytest

from corpus import DocumentError, parse_document
from corpus.documents import Line
from corpus.reading.result import Reading
from corpus.reading.web import read_web_page

TEXT = "หน่วยงานพัฒนาระบบบริการประชาชนโดยรับฟังความต้องการของผู้รับบริการทุกกลุ่มอย่างต่อเนื่องทุกปีงบประมาณ " * 4


def read(html: str) -> Reading:
    return read_web_page(html.encode(), lambda *page: None)


def lines(html: str) -> list[Line]:
    return [line for line in read(html).lines if line.text]


def texts(html: str) -> list[str]:
    return [line.text.removeprefix("\t") for line in lines(html)]


# --- within a line


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("ปี 2563<br>1,250,000 บาท<br/>85 ราย", "ปี 2563 1,250,000 บาท 85 ราย"),
        ("ส่วน<wbr>ราชการ กรม&shy;น้ำ &#8203;ดี 02&#8209;123 ก&nbsp;&nbsp;ข", "ส่วนราชการ กรมน้ำ ดี 02-123 ก ข"),
        ("<b>ขั้น</b><span lang=th>ตอน</span><i>งาน</i>", "ขั้นตอนงาน"),
        (
            "10<sup>3</sup> ม<sup>2</sup> 10<sup>-6</sup> 1<sup>st</sup> x<sub>1</sub> CO<sub>2</sub>",
            "10³ ม² 10⁻⁶ 1st x₁ CO₂",
        ),
        ("ร้อยละ 92<sup>1</sup> ของ", "ร้อยละ 92¹ ของ"),
        ('ร้อยละ 92<sup><a href="#fn1">1</a></sup> ของ', "ร้อยละ 92 ของ"),
        ('ร้อยละ 92<a href="#_ftn1">[1]</a> ของ', "ร้อยละ 92 ของ"),
        ("น้ำ<sup>ก</sup> PM<sub>2.5</sub> 5<sub>2.5</sub>", "น้ำ ก PM2.5 5 2.5"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby> ดี", "漢字 (kanji) ดี"),
        ("<select multiple><option>2563</option><option>2564</option></select>ปี", "2563, 2564 ปี"),
        ("<a href=a>ข่าว</a><a href=b>ประกาศ</a>", "ข่าว ประกาศ"),
        ("<span class='badge'>12</span><span class='badge'>34</span>", "12 34"),
        ("<del>100</del><ins>120</ins> <q>ดี</q>", "100 120 “ดี”"),
        ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac><msup><mi>x</mi><mn>2</mn></msup></math>", "1/2 x²"),
        ("ก<span style='display:block'>ข</span>ค", "ก|ข|ค"),
        ("ก<br><br>ข<br>1) ค<br>- ง<br>จ", "ก|ข|1) ค|- ง จ"),
    ],
)
def test_pieces_of_a_line_never_join_what_stands_apart(html: str, shown: str) -> None:
    assert texts(f"<p>{html}</p>") == shown.split("|")


def test_blocks_end_a_line_and_text_that_is_set_out_keeps_its_lines() -> None:
    html = "ก<div>ข</div>ค<p>ง<table><tr><td>จ</table><pre>ฉ\n ช</pre><dl><dt>ซ<dd>ฌ</dl><address>ญ</address>"
    assert texts(html) == ["ก", "ข", "ค", "ง", "จ", "ฉ", "ช", "ซ", "ฌ", "ญ"]


# --- headings and lists


def test_headings_of_all_levels_are_headings_wherever_they_stand() -> None:
    html = "".join(f"<div><h{level}>ก{level}</h{level}><p>ข</p></div>" for level in range(1, 7))
    found = [(line.text, line.heading) for line in lines(f"{html}<p role=heading aria-level=3>ค</p>") if line.heading]
    assert found == [*((f"ก{level}", level) for level in range(1, 7)), ("ค", 3)]


def test_a_long_text_in_the_tag_of_a_heading_and_the_text_of_a_card_are_no_headings() -> None:
    html = f"<h4>{TEXT}</h4><div class=card><div class=card-header>ก</div><h6 class='card-text small'>ข</h6></div>"
    assert [line.heading for line in lines(html)] == [0, 0, 0]


def test_lists_keep_each_item_with_its_mark_and_level() -> None:
    html = """<ul><li>ก<ul><li><p>ข</p><p>ค</p></li></ul>ง</li></ul><ol start=3><li>จ<ol type=a><li>ฉ<li>ช</ol>
    <li value=7>ซ<li>ฌ</ol><ol style='list-style-type: thai'><li>ญ</ol><ol reversed type=I><li>ฎ<li>ฏ</ol>"""
    assert texts(html) == [
        "• ก", "  • ข", "ค", "ง", "3. จ", "  a. ฉ", "  b. ช", "7. ซ", "8. ฌ", "๑. ญ", "II. ฎ", "I. ฏ",
    ]  # fmt: skip


# --- tables

TIERS = """<table><caption>ตารางที่ 1 ผล</caption>
<thead><tr><th rowspan=2>หน่วย<th colspan=2>ผล<tr><th>2563<th>2564</thead>
<tfoot><tr><td>รวม<td colspan=2>99</tfoot><tbody><tr><th rowspan=2>เหนือ<td>80<td>81<tr><td><td>83</tbody></table>"""


def test_a_table_keeps_its_columns_and_says_the_header_where_a_cell_is_empty() -> None:
    found = lines(TIERS)
    assert [line.text for line in found] == [
        "\tตารางที่ 1 ผล",
        "\tหน่วย | ผล 2563 | ผล 2564",
        "\tเหนือ | 80 | 81",
        "\tเหนือ · ผล 2564: 83",
        "\tรวม · ผล 2563, ผล 2564: 99",
    ]
    assert all(line.table and not line.heading for line in found)


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<tr><td>ก<td>2563<td>2564<tr><td>ข<td><td>9", ["ก | 2563 | 2564", "ข · 2564: 9"]),
        ("<tr><td>ก<td><td>ค<tr><td>ง<td><td>", ["ก |  | ค", "ง |  | "]),
        ("<tr><th><h3>ก</h3><th>ข<tr><td><p>ค</p><p>45</p><td><ul><li>ง<li>จ</ul>", ["ก | ข", "ค 45 | • ง • จ"]),
        (
            "<tr><th>ก<th>ข<tr><td>ค<td><table><tr><td>1<td>2<tr><td>3<td>4</table>",
            ["ก | ข", "ค | 1, 2; 3, 4"],
        ),
        ("<tr><td>ก<td>1<td style='display:none'>9<tr hidden><td>ซ<td>8<tr><td>ข<td>2", ["ก | 1", "ข | 2"]),
    ],
)
def test_rows_of_a_table_are_lines(html: str, rows: list[str]) -> None:
    assert texts(f"<table>{html}</table>") == rows


@pytest.mark.parametrize(
    "html",
    [
        "<table role=presentation><tr><td>{0}<td>{1}</table>",
        "<table><tr><td>{0}<tr><td>{1}</table>",
        "<table><tr><td><h2>หัวข้อ</h2>{0}<td>{1}</table>",
        "<table><tr><td>{0}" + TEXT * 2 + "<td>{1}</table>",
    ],
)
def test_a_table_that_lays_out_a_page_is_read_as_what_it_holds(html: str) -> None:
    found = lines(html.format("<p>ก</p>", "<p>ข</p>"))
    assert not any(line.table for line in found)
    assert {"\tก", "\tข"} <= {line.text for line in found}


@pytest.mark.parametrize("span", [0, 2, 3, 9])
def test_a_cell_reaches_no_further_than_its_group_of_rows(span: int) -> None:
    head = "<thead><tr><th>หน่วย<th>ปี<th>ผล</thead>"
    body = f"<tbody><tr><td rowspan={span}>เหนือ<td>2563<td>80<tr><td>2564<td>81</tbody>"
    rest = "<tbody><tr><td>ใต้<td>2563<td>82</tbody><tfoot><tr><td>รวม<td>2564<td>99</tfoot>"
    rows = ["หน่วย | ปี | ผล", "เหนือ | 2563 | 80", "เหนือ | 2564 | 81", "ใต้ | 2563 | 82", "รวม | 2564 | 99"]
    assert texts(f"<table>{head}{body}{rest}</table>") == rows
    tall = f"<thead><tr><th rowspan={span}>หน่วย<th>ปี<th>ผล</thead>"
    assert texts(f"<table>{tall}{body}{rest}</table>") == rows


def test_a_table_of_spans_without_end_is_bounded() -> None:
    html = "<table>" + "<tr>" + "<td colspan=1000 rowspan=60000>ก" * 3 + "<tr><td>ข" * 50 + "</table>"
    assert len(texts(html)) <= 51


# --- what is seen


@pytest.mark.parametrize(
    "html",
    [
        "<p hidden>ลับ</p>",
        "<p aria-hidden='true'>ลับ</p>",
        "<p style='color:red; DISPLAY : none'>ลับ</p>".replace(" : ", ": "),
        "<div style='visibility:hidden'><p>ลับ</p></div>",
        "<span style='font-size:0'>ลับ</span>",
        "<span class='visually-hidden'>ลับ</span>",
        "<style>.x, #y{display:none}</style><p class=x>ลับ</p>",
        "<p style='color : #fefefe'>ลับ</p>",
        "<font color=white>ลับ</font>",
        "<div style='background:#000'><p style='color:rgb(0, 0, 0)'>ลับ</p></div>",
        "<style>.x{color:white !important} body{background-color:white}</style><p class=x>ลับ</p>",
    ],
)
def test_what_a_page_hides_is_left_out_and_told(html: str) -> None:
    found = read(f"<main><p>ก</p>{html}<p>ข</p></main>")
    assert [line.text for line in found.lines if line.text] == ["\tก", "\tข"]
    assert [said.en for said in found.warnings] == ["1 stretch of hidden text was left out"]


@pytest.mark.parametrize(
    "html",
    [
        "<script>ลับ</script><style>ลับ</style><template>ลับ</template><noscript>ลับ</noscript><iframe>ลับ</iframe>",
        "<svg><title>ลับ</title><desc>ลับ</desc></svg><datalist><option>ลับ</datalist><dialog>ลับ</dialog>",
        "<!-- ลับ -->",
    ],
)
def test_what_is_no_text_of_the_page_is_left_out(html: str) -> None:
    assert texts(f"<p>ก</p>{html}<p>ข</p>") == ["ก", "ข"]


@pytest.mark.parametrize(
    "html",
    [
        "<p style='color:#ddd'>ก</p>",
        "<table><tr bgcolor='#4472c4'><td style='color:white'>ก</table>",
        "<p style='color:white'><b style='color:red'>ก</b></p>",
        "<div style='background:url(a.png)'><p style='color:white'>ก</p></div>",
        "<p style='color:white;position:absolute'>ก</p>",
        "<div style='background-image:url(a.png)'><p style='color:white'>ก</p></div>",
        "<style>.h{background-image:linear-gradient(red, blue)}</style><div class=h><p style='color:white'>ก</p></div>",
        "<p style='background-color:#fff;background:#00f;color:#fff'>ก</p>",
        "<p style='background : #00f; color : #fff'>ก</p>",
        "<p style='color:#fff;text-shadow:0 0 2px #000'>ก</p>",
        "<style media=print>.x{color:white}</style><p class=x>ก</p>",
        f"<style>/* */{'.a{top:1px}' * 20_000}</style><p style='color:white'>ก</p>",
        "<link rel=stylesheet href=a.css><p style='color:white'>ก</p>",
        "<style>div p{background:blue}</style><div><p style='color:white'>ก</p></div>",
    ],
)
def test_type_that_differs_from_its_background_or_may_do_so_is_read(html: str) -> None:
    assert texts(html) == ["ก"]


@pytest.mark.parametrize(
    "html",
    [
        "<details><summary>ก</summary><p>ข</p></details>",
        "<button data-bs-toggle=collapse data-bs-target='#c'>ก</button><div id=c style='display:none'>ข</div>",
        "<p>ก</p><div role=tabpanel hidden>ข</div>",
        "<p>ก</p><p class='d-none d-md-block'>ข</p>",
        "<style>@media print{.x{display:none}}</style><p>ก</p><p class=x>ข</p>",
    ],
)
def test_what_a_click_or_a_wider_screen_shows_is_read(html: str) -> None:
    assert texts(html) == ["ก", "ข"]


def test_a_page_that_shows_all_its_text_without_scripts_only_is_read() -> None:
    assert texts("<script>x()</script><noscript><p>ก</p></noscript>") == ["ก"]


# --- what is about the site

FURNITURE = """<a href=#m class=sr-only>ข้ามไป</a><header><a href=/>กรม</a></header><nav><a href=1>เมนู</a></nav>
{}<aside><p>ข่าวอื่น</p></aside><div id=cookieBar>ใช้คุกกี้<button>ตกลง</button></div>
<form role=search><input><button>ค้น</button></form><div class=sidebar><a href=2>ลิงก์</a></div><footer>ที่อยู่</footer>"""


@pytest.mark.parametrize(
    "content",
    [
        "<main>{}</main>",
        "<div role=main>{}</div>",
        "<article>{}</article>",
        "<div id=content>{}</div>",
        "{}",
        "<form action=x.aspx>{}</form>",
        "<div class='has-sidebar'>{}</div>",
        "<table><tr><td><a href=3>ก1</a><br><a href=4>ก2</a><td>{}</table>",
    ],
)
def test_menus_heads_feet_and_side_bars_are_left_out(content: str) -> None:
    body = f"<h1>หัวเรื่อง</h1><p>{TEXT}</p><h2>ข้อ</h2><ul><li><a href=x>แบบฟอร์ม</a></li></ul>"
    html = FURNITURE.format(content.format(body))
    assert texts(html) == ["หัวเรื่อง", TEXT.strip(), "ข้อ", "• แบบฟอร์ม"]


def test_a_title_above_the_main_region_stays() -> None:
    assert texts(f"<header><a href=/>กรม</a><h1>หัวเรื่อง</h1></header><main><p>{TEXT}</p></main>") == [
        "หัวเรื่อง",
        TEXT.strip(),
    ]


def test_a_side_bar_that_holds_most_of_the_text_is_the_content() -> None:
    assert texts(f"<div class=sidebar><p>{TEXT}</p></div><p>ก</p>") == [TEXT.strip(), "ก"]


def test_a_page_of_links_is_what_it_lists_and_a_contents_list_is_not() -> None:
    links = "".join(f"<li><a href=r{year}.pdf>รายงานปี {year}</a>" for year in range(2560, 2565))
    contents = "".join(f"<li><a href=#a{place}>ข้อ {place}</a>" for place in range(4))
    html = f"<h1>รายงาน</h1><ul>{contents}</ul><ul>{links}</ul>"
    assert texts(html) == ["รายงาน", *(f"• รายงานปี {year}" for year in range(2560, 2565))]


def test_word_saved_as_a_page_has_its_headings_items_and_notes() -> None:
    html = """<style><!-- p.MsoNormal{margin:0} --></style><p class=MsoToc1><a href="#_T">1 บทนำ<span>..</span>1</a></p>
    <h1><span>1.</span> <span>บทนำ</span></h1><p class=MsoNormal><span>ขั้น</span><span>ตอน</span><a href="#_ftn1">
    <span class=MsoFootnoteReference><![if !x]>[1]<![endif]></span></a><o:p></o:p></p>
    <p class=MsoListParagraph><![if !supportLists]><span>·<span>&nbsp; </span></span><![endif]>ข้อหนึ่ง</p>
    <div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> หมายเหตุ</p></div>"""
    assert texts(html) == ["1. บทนำ", "ขั้นตอน", "• ข้อหนึ่ง", "[1] หมายเหตุ"]


@pytest.mark.parametrize(
    "html", ["<div>" * 50_000 + "ก", "<table><tr><td>" * 3000 + "ก", "<b>" * 100_000 + "ก", "<ul><li>" * 20_000 + "ก"]
)
def test_a_page_nested_without_end_is_read_or_refused_and_no_more(html: str) -> None:
    try:
        found = parse_document("a.html", html.encode(), {"agency": "กรมน้ำ", "category": 1, "year": 2564})
    except DocumentError as refusal:
        told = refusal.said.en
    else:
        told = "".join(line.text for line in found.lines).strip(" \t•")
    assert told == "ก" or re.search("damaged|no text", told)
