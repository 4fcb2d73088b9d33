"""Pieces of a paragraph of Word never become another number or word."""

import pytest

from tests.corpus.reading.word.test_text import LOWERED, RAISED, box, field, sign
from tests.support.files.word_file import p, r, read_texts

SMALL = '<w:position w:val="8"/><w:sz w:val="12"/>'


def between(*middle: str) -> str:
    return read_texts(p("92", *middle, "3"))[0]


@pytest.mark.parametrize("note", ["footnoteReference", "endnoteReference"])
def test_the_mark_of_a_note_parts_numbers_and_nothing_else(note: str) -> None:
    mark = sign(note, id="9")
    assert between(mark) == "92 3"
    assert read_texts(p("ขั้น", mark, "ตอน ๙๒", mark, "๓ A", mark, "B")) == ["ขั้นตอน ๙๒ ๓ AB"]


def test_what_is_left_out_parts_numbers() -> None:
    assert between(r("1", "<w:vanish/>")) == between(r("1", '<w:color w:val="FFFFFF"/>')) == "92 3"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('คลิก')}</w:sdtContent></w:sdt>"
    assert between(prompt) == "92 3"
    assert read_texts(p("ขั้น", r("x", "<w:vanish/>"), "ตอน")) == ["ขั้นตอน"]


def test_a_picture_in_the_line_parts_numbers_and_one_beside_it_does_not() -> None:
    inline = f"<w:r>{box()}</w:r>"
    assert between(inline) == "92 3"
    assert between(inline.replace("wp:inline", "wp:anchor")) == "923"
    old = "<w:r><w:pict><v:shape style='{}'/></w:pict></w:r>"
    assert (between(old.format("")), between(old.format("position:absolute"))) == ("92 3", "923")


def test_a_link_parts_numbers() -> None:
    assert between(f"<w:hyperlink>{r('1')}</w:hyperlink>") == "92 1 3"


@pytest.mark.parametrize("name", ["strike", "dstrike"])
def test_a_number_struck_out_is_no_part_of_the_one_beside_it(name: str) -> None:
    struck, off = f"<w:{name}/>", f'<w:{name} w:val="0"/>'
    assert read_texts(p(r("80", struck), "90 ", "80", r("90", struck))) == ["80 90 80 90"]
    assert read_texts(p(r("8", struck), r("0", struck), r("9", off), "0")) == ["80 90"]
    assert read_texts(p(r("ขั้น", struck), "ตอน")) == ["ขั้น ตอน"]
    style = f'<w:style w:type="character" w:styleId="Old"><w:rPr>{struck}</w:rPr></w:style>'
    named = '<w:rStyle w:val="Old"/>'
    assert read_texts(p(r("80", named), "90"), styles=style) == ["80 90"]
    assert read_texts(p(r("80", named + off), "90"), styles=style) == ["8090"]


def test_a_number_that_was_corrected_is_one_number() -> None:
    deleted = "<w:del><w:r><w:delText>3</w:delText></w:r></w:del>"
    assert read_texts(p("ปี 256", deleted, f"<w:ins>{r('4')}</w:ins>", " 25", deleted, "64")) == ["ปี 2564 2564"]
    assert between(field(" MERGEFIELD x ", r("5"))) == "9253"


def test_characters_without_width_part_numbers_as_they_do_elsewhere() -> None:
    assert read_texts(p("2561\u200b2564 12\u00ad15 25\u206064 ส่วน\u200bราชการ"))[0].replace("\u2060", "") == (
        "2561 2564 12-15 2564 ส่วนราชการ"
    )


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (("92", r("ก", RAISED), " ราย"), "92 ก ราย"),
        (("๙๒", r("ก", SMALL), " ราย"), "๙๒ ก ราย"),
        (("น้ำ", r("ก", RAISED), "ดี"), "น้ำ ก ดี"),
        (("น้ำ", r("สะ", RAISED), r("อาด", RAISED), " ดี"), "น้ำ สะอาด ดี"),
        (("results", r("a", RAISED), "and 92", r("b", RAISED), " 1", r("st", RAISED)), "results a and 92 b 1st"),
        (("CO", r("2", LOWERED), "35 PM", r("2", LOWERED), r(".5", LOWERED), "10"), "CO2 35 PM2.5 10"),
        (("10", r("-", RAISED), r("3", RAISED), "5 25", r("oC", RAISED)), "10⁻³5 25°C"),
        (("5", r("2.5", LOWERED), " 10", r("2", LOWERED), r("1", LOWERED)), "5 2.5 10₂₁"),
        ((r("ก", SMALL), "รมน้ำ ", r("P", '<w:position w:val="-8"/>'), "MQA"), "กรมน้ำ PMQA"),
    ],
)
def test_raised_and_lowered_type_is_no_part_of_its_neighbours(texts: tuple[str, ...], shown: str) -> None:
    assert read_texts(p(*texts)) == [shown]


def test_lines_and_raised_figures_of_a_diagram_stay_apart() -> None:
    run = "<a:r><a:rPr{}/><a:t>{}</a:t></a:r>"
    held = run.format("", "2561") + "<a:br/>" + run.format("", "92") + run.format(' baseline="30000"', "1")
    shape = f"<w:drawing><wp:inline><wp:docPr/><a:p>{held}</a:p></wp:inline></w:drawing>"
    assert read_texts(p("ก", f"<w:r>{shape}</w:r>")) == ["ก", "2561 92¹"]


def test_a_counted_number_is_no_part_of_the_text_behind_it() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/><w:suff w:val="nothing"/></w:lvl>'
    form = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    for shape, shown in (("%1.", ["1. 5 ราย", "2.ก"]), ("%1", ["1 5 ราย", "2 ก"])):
        counted = f'<w:abstractNum w:abstractNumId="1">{level.format(shape)}</w:abstractNum>'
        numbering = f'{counted}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        assert read_texts(p("5 ราย", form=form) + p("ก", form=form), numbering=numbering) == shown
