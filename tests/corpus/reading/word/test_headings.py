"""Headings of Word documents and the numbers that Word counts."""

import pytest

from corpus.reading.word.characters import numeral
from tests.support.files.word_file import HEADINGS, bold, p, r, read_lines, read_texts, tbl, tc, tr

CENTRED = '<w:jc w:val="center"/>'


def outline(body: str, **parts: str) -> list[tuple[int, str]]:
    return [(line.heading or 0, line.text.strip()) for line in read_lines(body, **parts)]


def headings(body: str, **parts: str) -> list[tuple[int, str]]:
    return [(level, text) for level, text in outline(body, **parts) if level]


def level(place: int, form: str, text: str, more: str = "") -> str:
    shown = f'<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/>{shown}</w:lvl>'


def lists(*levels: str, own: str = "") -> str:
    """A list that w:num 1 and 2 both count; 2 with what is its own."""
    named = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{more}</w:num>' for number, more in ((1, ""), (2, own))
    )
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{named}'


def item(text: str, place: int = 0, number: int = 1, style: str = "") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(*filter(None, (text,)), style=style, form=numbered)


def test_numbers_that_word_counts_are_shown() -> None:
    found = lists(level(0, "decimal", "บทที่ %1"), level(1, "decimal", "%1.%2"), level(2, "thaiLetters", "%3)"))
    body = item("ต้น", style="H1") + item("ที่มา", 1, style="H2") + item("ก", 2) + item("ข", 2) + item("ผล", 1, style="H2")
    body += item("ค", 2) + item("ปลาย", style="H1") + item("ผล", 1, style="H2")
    assert outline(body, numbering=found) == [
        (1, "บทที่ 1 ต้น"),
        (2, "1.1 ที่มา"),
        (0, "ก) ก"),
        (0, "ข) ข"),
        (2, "1.2 ผล"),
        (0, "ก) ค"),
        (1, "บทที่ 2 ปลาย"),
        (2, "2.1 ผล"),
    ]


def test_numbers_of_rows_that_word_counts_in_cells_of_their_own_are_shown() -> None:
    rows = [tr(tc(item("")), "เหนือ", "91"), tr(tc(item("")), "ใต้", "70")]
    found = read_texts(tbl(tr("ที่", "สาขา", "ผล"), *rows) + item(""), numbering=lists(level(0, "decimal", "%1.")))
    assert found == ["ที่ | สาขา | ผล", "1. | เหนือ | 91", "2. | ใต้ | 70"]


def test_bullets_of_every_shape_are_one_and_what_has_no_number_has_no_sign() -> None:
    found = lists(
        level(0, "bullet", "\uf0b7"), level(1, "none", ""), level(2, "upperRoman", "(%3)", '<w:suff w:val="nothing"/>')
    )
    body = item("ก") + item("ข", 1) + item("2564", 2) + item("ค", 2) + item("ง", number=0) + item("จ", number=9)
    assert read_texts(body, numbering=found) == ["• ก", "ข", "(I)2564", "(II)ค", "ง", "จ"]


def test_a_number_does_not_run_into_the_text() -> None:
    found = lists(level(0, "decimal", "บทที่ %1", '<w:suff w:val="nothing"/>'))
    assert read_texts(item("บทนำ") + item("2564"), numbering=found) == ["บทที่ 1 บทนำ", "บทที่ 2 2564"]


def test_a_list_may_start_anew_keep_on_or_show_other_digits() -> None:
    own = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    never = level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
    legal = level(2, "decimal", "%1.%3", "<w:isLgl/>")
    found = lists(level(0, "upperRoman", "%1."), never, legal, own=own)
    body = item("a") + item("b", 1) + item("c") + item("d", 1) + item("e", 2) + item("f", number=2) + item("g")
    assert read_texts(body, numbering=found) == ["I. a", "1) b", "II. c", "2) d", "2.1 e", "V. f", "VI. g"]


def test_a_level_that_is_passed_over_counts_as_used() -> None:
    found = lists(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))
    assert read_texts(item("a") + item("b", 2) + item("c", 1), numbering=found) == ["1. a", "1.1.1 b", "1.2 c"]


def test_a_style_may_number_its_paragraphs() -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{each}"><w:name w:val="heading {each}"/>{numbered}</w:style>'
        for each in (1, 2)
    )
    found = lists(
        *(
            level(each - 1, "thaiNumbers", text, f'<w:pStyle w:val="H{each}"/>')
            for each, text in ((1, "%1."), (2, "%1.%2"))
        )
    )
    body = p("ก", style="H1") + p("ข", style="H2") + p("ค", style="H2") + p("ง", style="H1")
    assert read_texts(body, styles=styles, numbering=found) == ["๑. ก", "๑.๑ ข", "๑.๒ ค", "๒. ง"]
    none = p("จ", style="H1", form='<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert read_texts(none, styles=styles, numbering=found) == ["จ"]


def test_a_list_that_a_style_defines_is_found() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    found = f'{linked}<w:abstractNum w:abstractNumId="2">{level(0, "decimal", "ข้อ %1")}</w:abstractNum>'
    found += "".join(f'<w:num w:numId="{each}"><w:abstractNumId w:val="{each}"/></w:num>' for each in (1, 2))
    assert read_texts(item("ก") + item("ข"), styles=styles, numbering=found) == ["ข้อ 1 ก", "ข้อ 2 ข"]


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("upperRoman", 5000, "5000"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 1000, "1000"),
        ("thaiLetters", 3, "ค"),
        ("thaiLetters", 4, "ง"),
        ("thaiNumbers", 105, "๑๐๕"),
        ("thaiCounting", 21, "ยี่สิบเอ็ด"),
        ("ordinal", 12, "12th"),
        ("decimalEnclosedCircle", 2, "②"),
        ("none", 1, ""),
        ("chicago", 4, "4"),
    ],
)
def test_numbers_have_the_form_that_is_asked_for(form: str, number: int, shown: str) -> None:
    assert numeral(form, number) == shown


def test_the_number_of_a_chapter_and_the_title_below_it_are_one_heading() -> None:
    assert headings(p("บทที่ 1", style="H1") + p("บทนำ", style="H1") + p("ก")) == [(1, "บทที่ 1 บทนำ")]
    centred = p("บทที่ ๒", style="H1", form=CENTRED) + p(bold("วิธีการ"), form=CENTRED) + p("ก")
    assert headings(centred) == [(1, "บทที่ ๒ วิธีการ")]
    assert headings(p("บทที่ 3", style="H1") + p("ที่มา", style="H2") + p("ก")) == [(1, "บทที่ 3"), (2, "ที่มา")]
    numbered = lists(level(0, "decimal", "บทที่ %1"))
    assert headings(item("", style="H1") + p("บทนำ", style="H1") + p("ก"), numbering=numbered) == [(1, "บทที่ 1 บทนำ")]


def test_where_no_style_is_used_bold_headings_are_levelled_by_their_numbers() -> None:
    body = p(bold("ส่วนที่ 1 ภาพรวม")) + p("ก") + p(bold("บทที่ 1"), form=CENTRED) + p(bold("บทนำ"), form=CENTRED)
    body += p(bold("1. ที่มา")) + p("ก") + p(bold("๑.๑ เหตุผล")) + p("ก") + p(bold("(1) ด้านคน")) + p("ก")
    assert headings(body) == [
        (1, "ส่วนที่ 1 ภาพรวม"),
        (2, "บทที่ 1 บทนำ"),
        (3, "1. ที่มา"),
        (4, "๑.๑ เหตุผล"),
        (5, "(1) ด้านคน"),
    ]


def test_a_heading_without_a_number_is_as_high_as_those_with_the_shortest_or_as_its_size() -> None:
    body = (
        p(bold("หมวด 4 การวัด", '<w:sz w:val="36"/>'))
        + p(bold("4.1 การวัดผล"))
        + p("ก")
        + p(bold("ปัจจัยความสำเร็จ"))
        + p("ก")
    )
    body += p(bold("ย่อยลงไป", '<w:sz w:val="18"/>')) + p("ก")
    assert headings(body) == [(1, "หมวด 4 การวัด"), (2, "4.1 การวัดผล"), (2, "ปัจจัยความสำเร็จ"), (3, "ย่อยลงไป")]


def test_where_no_style_is_used_larger_type_is_the_outer_heading() -> None:
    large, small = '<w:sz w:val="40"/>', '<w:sz w:val="32"/>'
    body = p(bold("การวางแผน", large)) + p(r("เนื้อหา" * 20, small)) + p(bold("ผลลัพธ์", small)) + p(r("เนื้อหา", small))
    assert headings(body) == [(1, "การวางแผน"), (2, "ผลลัพธ์")]
    assert headings(body.replace("<w:b/>", "")) == [(1, "การวางแผน")]


@pytest.mark.parametrize(
    ("texts", "levels"),
    [
        (("1. ที่มา", "1.1เหตุผล", "1) คน", "2 วิธีการ"), [1, 2, 3, 1]),
        (("Part II Results", "Participation of citizens", "บทที่ 1. บทนำ"), [1, 3, 2]),
        (("หมวด 4.1 การวัด", "5ส", "๔.๑ การวัด", "ก. คน"), [1, 1, 1, 2]),
    ],
)
def test_numbers_of_every_kind_have_their_depth(texts: tuple[str, ...], levels: list[int]) -> None:
    assert [level for level, _ in headings("".join(p(bold(text)) + p("ก") for text in texts))] == levels


@pytest.mark.parametrize(
    "text",
    [
        "ทั้งนี้ ประชาชนพึงพอใจ",
        "ความพึงพอใจร้อยละ 95",
        "ประชาชนพึงพอใจอย่างต่อเนื่อง",
        "ความพึงพอใจเพิ่มขึ้นอย่างต่อเนื่อง",
        "หน่วยงานพัฒนาระบบบริการจนประชาชนได้รับบริการที่รวดเร็วทุกพื้นที่",
        "This is a sentence.",
        "ตารางที่ 2 ผลการสำรวจ",
        "91",
        "ก" * 111,
    ],
)
def test_a_sentence_or_a_caption_in_bold_is_no_heading(text: str) -> None:
    assert headings(p("นำ") + p(bold(text)) + p("ตาม")) == []


@pytest.mark.parametrize(
    "text",
    [
        "การบริหารการเปลี่ยนแปลง",
        "การพัฒนาอย่างต่อเนื่อง",
        "ข้อตกลง",
        "การเพิ่มขีดความสามารถของบุคลากรในการให้บริการ",
        "1. ลดขั้นตอนร้อยละ 50",
        "งานตาม พ.ร.บ.",
    ],
)
def test_headings_that_end_or_count_like_sentences_are_headings(text: str) -> None:
    assert headings(p("นำ") + p(bold(text)) + p("ตาม")) == [(1, text)]


def test_bold_words_in_a_sentence_lists_in_bold_and_the_last_line_are_no_headings() -> None:
    assert headings(p("นำ ", bold("สำคัญ")) + p("ก")) == []
    assert headings("".join(p(bold(text)) for text in ("หนึ่งคน", "สองคน", "สามคน")) + p("ก")) == []
    assert headings(p("ก") + p(bold("กรมทดสอบ"))) == []
    assert headings("".join(p(bold("ความ" * 30)) + p(bold(text)) for text in ("หนึ่งคน", "สองคน")) + p("ก")) == []


def test_below_a_title_that_is_the_only_heading_bold_paragraphs_are_headings() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    body = p("เรื่อง", style="T") + p(bold("การวางแผน")) + p("ก")
    assert headings(body, styles=styles) == [(1, "เรื่อง"), (2, "การวางแผน")]


def test_an_outline_level_of_the_paragraph_stands_above_its_style() -> None:
    assert headings(p("ก", style="H1", form='<w:outlineLvl w:val="2"/>') + p("ข")) == [(3, "ก")]
    assert headings(p("ก", style="H2", form='<w:outlineLvl w:val="9"/>') + p("ข", style="H1")) == [(1, "ข")]


def test_a_long_paragraph_in_the_style_of_a_heading_is_text() -> None:
    assert headings(p("ก" * 251, style="H1") + p("ข", style="H2")) == [(2, "ข")]


def test_contents_written_by_hand_are_left_out_with_their_heading() -> None:
    entries = p("บทนำ ........ ก") + p("ผลลัพธ์ 12")
    assert outline(p("สารบัญ", style="H1") + entries + p("บทนำ", style="H1") + p("ก")) == [(1, "บทนำ"), (0, "ก")]
    kept = p("สารบัญ", style="H1") + p("ข้อความ") + p("บทนำ", style="H1")
    assert headings(kept) == [(1, "สารบัญ"), (1, "บทนำ")]


def test_paragraphs_of_contents_are_told_by_their_style_and_bodies_may_have_the_style_of_a_header() -> None:
    styles = HEADINGS + "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
        for name in ("toc 1", "header")
    )
    assert read_texts(p("บทนำ 1", style="toc 1") + p("ก", style="header"), styles=styles) == ["ก"]
