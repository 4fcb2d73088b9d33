"""PDFs laid out in Thai and read back: order, headings, printed pages, running heads, award books, scans."""

import re
from dataclasses import replace
from difflib import SequenceMatcher

import pypdfium2
import pytest

from corpus import Case, DocumentError, DocumentForm, cut_passages, parse_document, read_contents
from corpus.reading.pdf.ocr import ocr_languages
from tests.support.book import SHARED, shared
from tests.support.printing import FACTS, HEAD, PLAN, SERVE, TRACK, Papers, paper, print_pdfs, saved
from tests.support.typeset_book import book_paper, plain, read_gold, score_body


def read_case(content: bytes, name: str = "a.pdf") -> Case:
    (case,) = read_contents(parse_document(name, content, FACTS)).cases
    return case


def scan(content: bytes, place: int) -> bytes:
    """The PDF with the page `place` turned into a picture of itself."""
    file = pypdfium2.PdfDocument(content)
    width, height = file[place].get_size()
    bitmap = file[place].render(scale=200 / 72)
    image = pypdfium2.PdfImage.new(file)
    image.set_bitmap(bitmap)
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page = file.new_page(width, height, place)
    page.insert_obj(image)
    page.gen_content()
    del file[place + 1]
    return saved(file)


# --- order, headings, pages


@pytest.mark.parametrize("columns", ["one", "two"])
def test_a_case_has_its_headings_with_levels_and_each_its_own_text(papers: Papers, columns: str) -> None:
    case = read_case(getattr(papers, columns))
    found = [(each.heading, each.level, plain("".join(line.text for line in each.body))) for each in case.sections]
    assert found == [
        ("แผนที่ประชาชนร่วมคิด", 1, "ข้อความนำของกรณี"),
        ("การวางแผนร่วมกับประชาชน", 2, plain(PLAN) * 7),
        ("ระบบติดตามผลสำเร็จของงาน", 3, plain(TRACK) * 7),
        ("การให้บริการที่จุดเดียว", 2, f"1){plain(SERVE)}2){plain(SERVE)}" + plain(SERVE) * 9),
    ]


@pytest.mark.parametrize("columns", ["one", "two"])
def test_lines_have_the_printed_page_and_no_running_head_or_caption_is_body(papers: Papers, columns: str) -> None:
    document = parse_document("a.pdf", getattr(papers, columns), FACTS)
    assert {line.page - line.sheet for line in document.lines if line.page is not None} == {40}
    assert [line.text for line in document.lines if line.heading is None][:2] == [f"41 {HEAD}", f"42 {HEAD}"]
    case = read_case(getattr(papers, columns))
    text = " ".join(line.text for section in case.sections for line in section.body)
    assert case.pages is not None
    assert (case.pages[0], HEAD in text, "ภาพที่ 1" in text, "หน้า 4" in text) == (41, False, False, False)


def test_words_with_spaces_and_marks_come_through_a_printed_page(papers: Papers) -> None:
    case = read_case(papers.one)
    text = "".join(line.text for section in case.sections for line in section.body)
    assert "และนำน้ำเสียมาบำบัดก่อนปล่อยลงแม่น้ำ (Open Plan) ทำให้ร้อยละ 85 ของ" in re.sub(r"\s+", " ", text)
    assert all(line.original is None for section in case.sections for line in section.body)  # nothing to repair


def test_a_paragraph_begins_with_a_tab_and_its_other_lines_do_not(papers: Papers) -> None:
    lines = [line.text for line in parse_document("a.pdf", papers.two, FACTS).lines if line.text.strip()]
    starts = [text for text in lines if text.startswith("\t")]
    assert sum(text.startswith("\tหน่วยงานจัดทำ") for text in starts) == 7
    assert [text for text in lines if not text.startswith("\t") and "ปีละสองครั้ง" in text]


def test_without_printed_numbers_there_is_the_sheet_alone() -> None:
    (content,) = print_pdfs([paper("<p class=leaf>หน้าแรกของเรื่อง</p><p>หน้าถัดไปของเรื่อง</p>", foot="''")])
    lines = parse_document("a.pdf", content, FACTS).lines
    assert [(line.text.strip(), line.page, line.sheet) for line in lines if line.text.strip()] == [
        ("หน้าแรกของเรื่อง", None, 1),
        ("หน้าถัดไปของเรื่อง", None, 2),
    ]


def test_ids_survive_when_another_paragraph_changes() -> None:
    texts = [f"<h2>หัวข้อที่ {word}</h2><p>{PLAN}</p><p>{word}</p>" for word in ("หนึ่ง", "สอง", "สาม")]
    changed = [texts[0], texts[1].replace("<p>สอง</p>", "<p>แก้ไขแล้ว</p>"), texts[2]]
    first, again, other = print_pdfs([paper("".join(texts)), paper("".join(texts)), paper("".join(changed))])
    ids = [[passage.id for passage in cut_passages(read_case(content))] for content in (first, again, other)]
    assert ids[0] == ids[1]
    assert len(ids[0]) == 3
    assert [mine == theirs for mine, theirs in zip(ids[0], ids[2], strict=True)] == [True, False, True]


# --- award books


@pytest.fixture(scope="module")
def typeset_book() -> bytes:
    shared("eval")
    return print_pdfs([book_paper(*read_gold(SHARED), columns=2)])[0]


def test_the_book_laid_out_anew_is_read_with_its_bodies_under_their_headings(typeset_book: bytes) -> None:
    cases, lines = read_gold(SHARED)
    document = parse_document("book.pdf", typeset_book)
    found = read_contents(document).cases
    assert document.form is DocumentForm.BOOK
    assert [plain(case.agency) for case in found[1:]] == [plain(gold["agency"]) for gold in cases]
    assert {(case.category, case.year) for case in found[1:]} == {(2, 2564)}
    right, total = score_body(cases, lines, found)
    assert total > 400
    assert right == total
    for case, gold in zip(found[1:], cases, strict=True):
        assert plain(case.vision).endswith(plain(gold["vision"]))
        assert [plain(text) for text in case.mission] == [plain(text) for text in gold["mission"]]
    with pytest.raises(DocumentError, match=r"^book\.pdf: this is a book of several cases"):
        read_contents(replace(document, form=DocumentForm.CASE, front=FACTS))


def test_a_single_case_that_nobody_names_is_refused_with_the_two_ways(papers: Papers) -> None:
    with pytest.raises(DocumentError, match=r"^a\.pdf: no case found .* cases\.csv beside it or give --agency"):
        read_contents(parse_document("a.pdf", papers.one))


# --- scans


def test_without_tesseract_a_scanned_page_is_named_and_the_others_come_in(
    papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    document = parse_document("a.pdf", scan(papers.one, 1), FACTS)
    assert document.unread == (2,)
    assert {line.sheet for line in document.lines if line.text.strip()} == {
        page for page in range(1, max(line.sheet for line in document.lines) + 1) if page != 2
    }


def test_a_scanned_page_is_read_from_its_image() -> None:
    if not ocr_languages():
        pytest.skip("Tesseract is not installed with Thai: apt-get install tesseract-ocr tesseract-ocr-tha")
    (content,) = print_pdfs([paper(f"<p>{PLAN}</p><p>{TRACK}</p>", foot="''")])
    pages: list[tuple[int, int, bool]] = []
    document = parse_document("a.pdf", scan(content, 0), FACTS, lambda *page: pages.append(page))
    assert (document.unread, pages) == ((), [(1, 1, True)])
    (case,) = read_contents(document).cases
    read = plain("".join(line.text for section in case.sections for line in section.body))
    assert SequenceMatcher(None, read, plain(PLAN + TRACK), autojunk=False).ratio() > 0.9
