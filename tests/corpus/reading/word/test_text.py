"""The text of a paragraph: pieces that stay apart, fields, notes, text boxes, formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.files.word_file import p, r, read_lines, read_texts, tbl, tc, tr

RAISED, LOWERED = ('<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>')


def sign(name: str, **attributes: str) -> str:
    """A run with an element alone."""
    given = " ".join(f'w:{key}="{each}"' for key, each in attributes.items())
    return f"<w:r><w:{name} {given}/></w:r>"


def field(code: str, *result: str) -> str:
    begin, separate, end = (sign("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{''.join(result)}{end}"


def test_hyphens_part_numbers_and_words() -> None:
    hyphen, soft = sign("noBreakHyphen"), sign("softHyphen")
    assert read_texts(p("พ.ศ. 2561", hyphen, "2564 e", hyphen, "Service")) == ["พ.ศ. 2561-2564 e-Service"]
    assert read_texts(p("infor", soft, "mation 12", soft, "15 บริ\u00adการ")) == ["information 12-15 บริการ"]


def test_tabs_and_breaks_part_words() -> None:
    parted = [sign(name) for name in ("tab", "ptab", "br", "cr")]
    assert read_texts(p("1", parted[0], "2", parted[1], "3", parted[2], "4", parted[3], "5")) == ["1 2 3 4 5"]


def test_glyphs_of_fonts_of_pictures_are_what_they_show() -> None:
    glyphs = [("Wingdings", "F0FC"), ("Symbol", "F0B0"), ("Symbol", "F0B1"), ("symbol", "A3"), ("Wingdings", "F001")]
    assert read_texts(p("x", *(sign("sym", font=font, char=char) for font, char in glyphs), "y")) == ["x✓°±≤ y"]
    assert read_texts(p(r("\uf0fcก", '<w:rFonts w:ascii="Wingdings"/>'), "\uf0b7")) == ["✓ก\uf0b7"]


def test_a_raised_number_is_no_part_of_the_number_before_it() -> None:
    assert read_texts(p("92", r("1", RAISED), " 10", r("3", RAISED), " กม.", r("2", RAISED))) == ["92¹ 10³ กม.²"]
    assert read_texts(p("10", r("-3", RAISED), " ๙๒", r("๑)", RAISED), " 25", r("o", RAISED), "C")) == [
        "10⁻³ ๙๒¹⁾ 25°C"
    ]
    assert read_texts(p("1", r("st", RAISED), " 2563", r("2564 เป็นต้นไป", RAISED))) == ["1st 2563 2564 เป็นต้นไป"]


def test_type_that_is_raised_by_its_place_alone_is_raised_and_a_line_that_is_moved_is_not() -> None:
    up, small = '<w:position w:val="8"/>', '<w:sz w:val="12"/>'
    assert read_texts(p("10", r("3", up + small), " 92", r("1", up), " CO", r("2", '<w:position w:val="-4"/>'))) == [
        "10³ 92¹ CO2"
    ]
    assert read_texts(p(r("ปี ", up), r("2564", up), r(" 9", up))) == ["ปี 2564 9"]


def test_a_lowered_number_stays_where_a_letter_stands_before_it() -> None:
    assert read_texts(p("CO", r("2", LOWERED), " PM", r("2.5", LOWERED), " 10", r("2", LOWERED))) == ["CO2 PM2.5 10₂"]


@given(st.lists(st.text("ก1 \t", max_size=3), min_size=1, max_size=6))
def test_runs_neither_gain_nor_lose_a_space(texts: list[str]) -> None:
    (text,) = read_texts(p("ข", *(r(text) for text in texts), "ข"))
    assert text == " ".join(f"ข{''.join(texts)}ข".split())


def test_white_space_that_word_does_not_show_is_left_out_where_it_parts_no_numbers() -> None:
    texts = [f"<w:r><w:t>{text}</w:t></w:r>" for text in (" ร้อยละ ", " ก", "92 ", " 93", " A ", "B")]
    assert read_texts(p(*texts)) == ["ร้อยละก92 93 A B"]
    assert read_texts(f'<w:p xml:space="preserve">{texts[0]}{texts[1]}</w:p>') == ["ร้อยละ ก"]


def test_results_of_fields_are_read_and_their_codes_are_not() -> None:
    assert read_texts(p("ดู", field(" REF a ", r("ตาราง ", ""), field(" SEQ b ", r("2"))), " ครับ")) == ["ดูตาราง 2 ครับ"]
    assert read_texts(p('<w:fldSimple w:instr=" DATE "><w:r><w:t>วันนี้</w:t></w:r></w:fldSimple>')) == ["วันนี้"]


def test_a_table_of_contents_is_no_text_wherever_it_ends() -> None:
    opened = field(" TOC \\o ", r("บทนำ 1")).removesuffix(sign("fldChar", fldCharType="end"))
    contents = p(opened) + p("ผล 9") + p(sign("fldChar", fldCharType="end"), "เนื้อหา")
    assert read_texts(contents) == ["เนื้อหา"]
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    assert read_texts(f"<w:sdt>{gallery}<w:sdtContent>{p('สารบัญ')}</w:sdtContent></w:sdt>{p('ก')}") == ["ก"]


def test_a_field_that_is_never_closed_hides_nothing() -> None:
    assert read_texts(p(sign("fldChar", fldCharType="begin"), "ก") + p("ข")) == ["ก", "ข"]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r" EQ \f(85+90;2) ", "ผล 2 (85+90)/2 = 5"),
        (r"EQ \r(3,8)", "ผล 2 ³√8 = 5"),
        (r"EQ x\s\up8(2)", "ผล 2 x² = 5"),
        (r"EQ \b(\a\al\co1(1;2))", "ผล 2 (1, 2) = 5"),
        (r"EQ \i(0;1;x dx)", "ผล 2 ∫₀¹ x dx = 5"),
        (r"EQ 5\f(1;2)", "ผล 2 5 1/2 = 5"),
        (r"EQ \i\su(1;5;3)", "ผล 2 ∑₁⁵ 3 = 5"),
        (r"EQ \f(1,200;2) \* MERGEFORMAT", "ผล 2 (1,200)/2 = 5"),
        (r"EQ \b\bc\[(x)\b \lc\{ \rc\} (y)", "ผล 2 [x]{y} = 5"),
        ("EQ\t\\f(1;2)", "ผล 2 1/2 = 5"),
    ],
)
def test_equations_in_fields_are_read_from_their_code(code: str, shown: str) -> None:
    assert read_texts(p("ผล 2", field(code), " = 5")) == [shown]
    assert read_texts(p("ผล 2", field(code, r("x")), " = 5")) == [shown]


def test_the_code_of_a_field_of_brackets_alone_is_read() -> None:
    assert read_texts(p("ก", field("EQ " + r"\f(" * 500), "ข"))[0].startswith("ก (")


def test_old_form_fields_show_what_is_chosen() -> None:
    entries = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="ต่ำ"/><w:listEntry w:val="สูง"/></w:ddList>'
    box = '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
    for form, shown in ((entries, "สูง"), (box, "☑")):
        begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>'
        assert read_texts(p("ระดับ ", begin, sign("fldChar", fldCharType="end"))) == [f"ระดับ {shown}"]


NOTES = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">{}</w:footnote>'.format(
    p(sign("footnoteRef"), "จากการสำรวจ") + p("ปี 2564")
)


def test_notes_stand_after_what_refers_to_them_and_their_marks_are_no_text() -> None:
    mark = sign("footnoteReference", id="2")
    assert read_texts(p("ร้อยละ 92", mark, " ต่อปี") + p("ต่อ"), footnotes=NOTES) == [
        "ร้อยละ 92 ต่อปี",
        "จากการสำรวจ",
        "ปี 2564",
        "ต่อ",
    ]
    table = tbl(tr("ก", tc(p("92", mark))), tr("ข", "93"))
    assert read_texts(table, footnotes=NOTES) == ["ก | 92", "ข | 93", "จากการสำรวจ", "ปี 2564"]
    own = f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t></w:r>{r("2")}'
    assert read_texts(p("9", own), footnotes=NOTES)[0] == "9 2"
    assert read_texts(
        p("ก", sign("endnoteReference", id="1")), endnotes=f'<w:endnote w:id="1">{p("ท้าย")}</w:endnote>'
    ) == [
        "ก",
        "ท้าย",
    ]


def box(*content: str, old: bool = False, form: str = "") -> str:
    held = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    if old:
        return f"<w:pict><v:shape><v:textbox>{held}</v:textbox></v:shape></w:pict>"
    shape = f"<wpg:wgp><wps:txbx>{held}</wps:txbx></wpg:wgp>"
    return f"<w:drawing><wp:inline><wp:docPr {form}/>{shape}</wp:inline></w:drawing>"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    both = (
        f'<mc:Choice Requires="wps">{box(p("กล่อง"))}</mc:Choice><mc:Fallback>{box(p("กล่อง"), old=True)}</mc:Fallback>'
    )
    twice = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    assert read_texts(p(twice, "หลัก") + p("ต่อ")) == ["หลัก", "กล่อง", "ต่อ"]
    assert read_texts(p(f"<w:r>{box(p('เก่า'), tbl(tr('a', 'b')), old=True)}</w:r>")) == ["เก่า", "a | b"]
    inner = f"<w:r>{box(p('ใน'))}</w:r>"
    assert read_texts(p(f"<w:r>{box(p('นอก', inner))}</w:r>")) == ["นอก", "ใน"]
    hidden = box(p("ซ่อน"), form='hidden="1"')
    assert read_texts(p("ก", f"<w:r>{hidden}</w:r>")) == ["ก"]
    assert read_texts(p('<w:r><w:pict><v:shape><v:textpath string="งานดี"/></v:shape></w:pict></w:r>')) == ["งานดี"]


def test_text_is_read_once_out_of_what_wraps_it() -> None:
    wrapped = "".join(f"<w:{name}>{r(name)} </w:{name}>" for name in ("hyperlink", "smartTag", "ins", "moveTo", "dir"))
    assert read_texts(f"<w:p>{wrapped}</w:p>") == ["hyperlinksmartTaginsmoveTodir"]
    ruby = f"<w:r><w:ruby><w:rt>{r('rt')}</w:rt><w:rubyBase>{r('ฐาน')}</w:rubyBase></w:ruby></w:r>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('ใน')}</w:sdtContent></w:sdt>"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('คลิก')}</w:sdtContent></w:sdt>"
    assert read_texts(p(ruby, control, prompt)) == ["ฐานใน"]
    rows = f"<w:sdt><w:sdtContent>{tr('1', '2')}</w:sdtContent></w:sdt>"
    cells = f"<w:tr><w:sdt><w:sdtContent>{tc('3')}</w:sdtContent></w:sdt>{tc('4')}</w:tr>"
    assert read_texts(f"<w:sdt><w:sdtContent>{tbl(rows, cells)}</w:sdtContent></w:sdt>") == ["1 | 2", "3 | 4"]


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def test_formulas_are_read_in_their_order() -> None:
    fraction = f"<m:f><m:num>{m('a+b')}</m:num><m:den>{m('2')}</m:den></m:f>"
    power = f"<m:sSup><m:e>{m('10')}</m:e><m:sup>{m('3')}</m:sup></m:sSup>"
    index = f"<m:sSub><m:e>{m('x')}</m:e><m:sub>{m('i')}</m:sub></m:sSub>"
    root = f"<m:rad><m:deg>{m('3')}</m:deg><m:e>{m('n')}</m:e></m:rad>"
    total = (
        f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{m("i=1")}</m:sub><m:sup/><m:e>{m("x")}</m:e></m:nary>'
    )
    bracket = f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{m("y")}</m:e></m:d>'
    for content, shown in (
        (m("y=") + fraction, "y=(a+b)/2"),
        (m("2") + fraction.replace("a+b", "1"), "2 1/2"),
        (power + m("5"), "10³5"),
        (index + root, "x_i ³√n"),
        (total, "∑_(i=1) x"),
        (bracket, "[y]"),
    ):
        assert read_texts(p("ค่า", f"<m:oMath>{content}</m:oMath>")) == [f"ค่า{shown}"]
    assert read_texts(p("ปี 2", f"<m:oMathPara><m:oMath>{m('5')}</m:oMath></m:oMathPara>", "6")) == ["ปี 2 5 6"]


def test_the_first_letter_that_is_set_large_belongs_to_its_word() -> None:
    assert read_texts(p("ก", form='<w:framePr w:dropCap="drop"/>') + p("รมทดสอบ")) == ["กรมทดสอบ"]


def test_lines_of_paragraphs_begin_with_a_tab_and_have_a_blank_line_after() -> None:
    (line,) = read_lines(p("ก"))
    assert (line.text, line.heading, line.table) == ("\tก", 0, False)
