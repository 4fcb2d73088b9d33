"""Glyphs of a PDF: where they stand on the page, how wide they are, what spaces part them."""

import subprocess

import pytest

from corpus import parse_document
from corpus.reading.pdf import read_pdf
from corpus.reading.pdf.pages import PdfFile
from tests.corpus.reading.pdf.test_hostile import PAGES
from tests.support.printing import FACTS, PLAN, SERVE, TRACK, hand_made, paper, print_pdfs


@pytest.mark.parametrize("face", ["Garuda", "Loma"])
def test_no_spaces_come_where_the_ink_of_a_cluster_is_narrower_than_its_place(face: str) -> None:
    if face not in subprocess.run(["fc-list", face, "family"], capture_output=True, text=True, check=False).stdout:
        pytest.skip(f"the face {face} is not installed: apt-get install fonts-tlwg-{face.lower()}-ttf")
    text = "เป็นองค์กรนำด้านป่าชายเลนของภูมิภาค ทำงานร่วมกับชุมชน"
    (content,) = print_pdfs([paper(f"<p>{text}</p>", css=f"p {{ font: 14pt {face} }}")])
    (line,) = (line.text.strip() for line in parse_document("a.pdf", content, FACTS).lines if "องค์กร" in line.text)
    assert line == text


def test_a_page_has_the_size_that_all_pages_share_and_its_type_the_place_on_what_is_shown() -> None:
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]/CropBox[10 20 585 822]>>"
    font = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources%s>>" % font
    text = b"BT /F 12 Tf 100 722 Td (water) Tj ET"
    content = hand_made(PAGES[0], pages, page, b"<</Length %d>>\nstream\n%s\nendstream" % (len(text), text))
    read = PdfFile(content).page(0)
    assert read is not None
    (piece,) = read.type.pieces
    assert (read.width, read.height, piece.text) == (575, 802, "water")
    assert (round(piece.left), round(piece.baseline)) == (90, 100)  # 100 - 10, 822 - 722


def test_raised_figures_are_no_figures_of_the_number_before_them_however_many_and_a_little_smaller() -> None:
    mark = "<span style='font-size: 8pt; position: relative; top: -4pt'>12</span>"
    text = f"<p>พื้นที่ 25 ม.<sup>2</sup> จาก 2564<sup>3</sup> คะแนน 4.25{mark} รวม 90</p>"
    (content,) = print_pdfs([paper(text)])
    lines = [line.text.strip() for line in parse_document("a.pdf", content, FACTS).lines if line.text.strip()]
    assert "พื้นที่ 25 ม.² จาก 2564³ คะแนน 4.25¹² รวม 90" in lines


def test_marks_of_italics_belong_to_the_consonant_they_would_stand_over_upright() -> None:
    (content,) = print_pdfs([paper(f"<p><i>{PLAN}</i></p><p><i>{TRACK}</i></p>", css="body { font-family: Garuda }")])
    text = squeezed(content)
    assert PLAN.replace(" ", "") in text
    assert TRACK.replace(" ", "") in text


def test_spaces_are_seen_in_a_line_that_has_more_of_them_than_words_have_letters() -> None:
    signs = "ฯลฯ ๆ ค่า ±5 ≤10 ≥ 20 × 3"
    (content,) = print_pdfs([paper(f"<p>{signs}</p><p>{PLAN}</p>")])
    assert signs in {line.text.strip() for line in read_pdf(content, lambda *page: None).lines}


def squeezed(content: bytes) -> str:
    return "".join("".join(line.text.split()) for line in read_pdf(content, lambda *page: None).lines)


def test_lowered_figures_stand_where_they_are_printed_and_join_no_number() -> None:
    text = "ลด H<sub>2</sub>O และ PM<sub>2.5</sub> ลง 45 หน่วย CO<sub>2</sub>35 และ 92<sub>1</sub> กับ 10<sup>3</sup>"
    (content,) = print_pdfs([paper(f"<p>{text}</p><p>{PLAN}</p>")])
    lines = {line.text.strip() for line in read_pdf(content, lambda *page: None).lines}
    assert "ลด H2O และ PM2.5 ลง 45 หน่วย CO2 35 และ 92₁ กับ 10³" in lines


def test_an_upright_face_that_is_drawn_leaning_keeps_its_spaces() -> None:
    text = "ร้อยละ 12 3 Open Data 2564 and 5 projects"
    (content,) = print_pdfs([paper(f"<p><i>{text}</i></p><p>{PLAN}</p>")])
    assert text in {line.text.strip() for line in read_pdf(content, lambda *page: None).lines}


@pytest.mark.parametrize(("right", "down"), [(0.6, 0.6), (2, 2), (0, 0.5)])
def test_a_shadow_is_the_same_letters(right: float, down: float) -> None:
    text = "การวางแผนปี 2564 ร้อยละ 11.00"
    shadow = f"<span style='position: absolute; color: #999; left: {right}pt; top: {down}pt'>{text}</span>"
    (content,) = print_pdfs([paper(f"<h2 style='position: relative'>{shadow}<span>{text}</span></h2><p>{PLAN}</p>")])
    assert squeezed(content).count(text.replace(" ", "")) == 1


def test_a_paragraph_that_stands_across_the_lines_of_its_page_keeps_its_own_in_order() -> None:
    turned = f"<div style='writing-mode: vertical-rl; height: 120mm'><p>{TRACK}</p><p>{SERVE}</p><p>{TRACK}</p></div>"
    (content,) = print_pdfs([paper(f"<p>{PLAN}</p>{turned}", foot="''")])
    text = squeezed(content)
    assert text.index(TRACK.replace(" ", "")) < text.index(SERVE.replace(" ", "")) < text.index(PLAN.replace(" ", ""))
