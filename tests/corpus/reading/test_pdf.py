"""PDFs laid out in Thai and read back: order, headings, printed pages, running heads, scans, hostile files."""

import io
import re
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

import pypdfium2
import pytest

from corpus import Case, DocumentError, DocumentForm, Facts, cut_passages, parse_document, read_contents
from corpus.reading.pdf import glyphs as pdf
from corpus.reading.pdf.ocr import ocr_languages
from corpus.reading.pdf.pages import PdfFile
from tests.support.book import SHARED, shared
from tests.support.printing import paper, print_pdfs
from tests.support.typeset_book import book_paper, plain, read_gold, score_body

FACTS: Facts = {"agency": "กรมทดสอบ", "category": 2, "year": 2564}
HEAD = "หมวด 2 การวางแผนเชิงยุทธศาสตร์"

PLAN = (
    "หน่วยงานจัดทำแผนโดยเปิดให้ประชาชนร่วมเสนอความเห็นผ่านเวทีสาธารณะปีละสองครั้ง ทั้งยังตั้งคณะทำงานติดตามผลทุกไตรมาส "
    "และนำน้ำเสียมาบำบัดก่อนปล่อยลงแม่น้ำ (Open Plan) ทำให้ร้อยละ 85 ของโครงการแล้วเสร็จตามกำหนด"
)
TRACK = (
    "ผู้บริหารทุกระดับติดตามความก้าวหน้าของตัวชี้วัดผ่านระบบสารสนเทศที่ปรับปรุงข้อมูลทุกวันทำการ เมื่อพบความล่าช้าจึงแจ้งผู้รับผิดชอบ "
    "ให้แก้ไขภายในเจ็ดวัน และรายงานผลต่อที่ประชุมประจำเดือนของกรม"
)
SERVE = "เจ้าหน้าที่ให้บริการที่จุดเดียว ลดเวลารอจากสี่สิบนาทีเหลือสิบนาที และประเมินความพึงพอใจของผู้รับบริการทุกเดือน"


class Papers(NamedTuple):
    one: bytes
    two: bytes
    short: bytes


@pytest.fixture(scope="module")
def papers() -> Papers:
    """A case in one column from page 41, the same in two columns, and a page of one line."""
    sections = (
        "<h1>แผนที่ประชาชนร่วมคิด</h1><p>ข้อความนำของกรณี</p>"
        f"<div class=text><h2>การวางแผนร่วมกับประชาชน</h2>{_paragraphs(PLAN, 7)}"
        "<p class=caption>ภาพที่ 1 เวทีสาธารณะประจำปี</p>"
        f"<h3>ระบบติดตามผลสำเร็จของงาน</h3>{_paragraphs(TRACK, 7)}"
        f"<h2>การให้บริการที่จุดเดียว</h2><p>1) {SERVE}</p><p>2) {SERVE}</p>{_paragraphs(SERVE, 9)}</div>"
    )
    start = "html { counter-reset: page 40 }"
    one = paper(sections, head=HEAD, css=start, foot="'หน้า ' counter(page)")
    two = paper(sections, head=HEAD, css=start, foot="'หน้า ' counter(page)", columns=2)
    return Papers(*print_pdfs([one, two, paper("<p>ข้อความบรรทัดเดียวของหน้า</p>")]))


def _paragraphs(text: str, count: int) -> str:
    return f"<p>{text}</p>" * count


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


def saved(file: pypdfium2.PdfDocument) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


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


@pytest.mark.parametrize("face", ["Garuda", "Loma"])
def test_no_spaces_come_where_the_ink_of_a_cluster_is_narrower_than_its_place(face: str) -> None:
    if face not in subprocess.run(["fc-list", face, "family"], capture_output=True, text=True, check=False).stdout:
        pytest.skip(f"the face {face} is not installed: apt-get install fonts-tlwg-{face.lower()}-ttf")
    text = "เป็นองค์กรนำด้านป่าชายเลนของภูมิภาค ทำงานร่วมกับชุมชน"
    (content,) = print_pdfs([paper(f"<p>{text}</p>", css=f"p {{ font: 14pt {face} }}")])
    (line,) = (line.text.strip() for line in parse_document("a.pdf", content, FACTS).lines if "องค์กร" in line.text)
    assert line == text


def test_a_paragraph_begins_with_a_tab_and_its_other_lines_do_not(papers: Papers) -> None:
    lines = [line.text for line in parse_document("a.pdf", papers.two, FACTS).lines if line.text.strip()]
    starts = [text for text in lines if text.startswith("\t")]
    assert sum(text.startswith("\tหน่วยงานจัดทำ") for text in starts) == 7
    assert [text for text in lines if not text.startswith("\t") and "ปีละสองครั้ง" in text]


def test_without_printed_numbers_pages_are_counted_from_one() -> None:
    (content,) = print_pdfs([paper("<p class=leaf>หน้าแรกของเรื่อง</p><p>หน้าถัดไปของเรื่อง</p>", foot="''")])
    lines = parse_document("a.pdf", content, FACTS).lines
    assert [(line.text.strip(), line.page) for line in lines if line.text.strip()] == [
        ("หน้าแรกของเรื่อง", 1),
        ("หน้าถัดไปของเรื่อง", 2),
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
    assert right >= 0.97 * total
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


# --- damaged and hostile files


def hand_made(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of the given objects, the first its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    ending = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n"
    return out + ending % (count, table, count, trailer, len(out))


PAGES = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"


def encrypted() -> bytes:
    secret = b"<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -44>>" % (b"o" * 32, b"u" * 32)
    stream = b"<</Length 2>>\nstream\nBT\nendstream"
    return hand_made(*PAGES, PAGE, stream, secret, trailer=b"/Encrypt 5 0 R /ID[<00><00>]")


def bomb() -> bytes:
    packer, chunk = zlib.compressobj(1), b" " * 16_000_000
    packed = b"".join(packer.compress(chunk) for _ in range(60)) + packer.flush()
    return hand_made(*PAGES, PAGE, b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed))


def test_a_page_has_the_size_that_all_pages_share_and_its_type_the_place_on_what_is_shown() -> None:
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]/CropBox[10 20 585 822]>>"
    font = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources%s>>" % font
    text = b"BT /F 12 Tf 100 722 Td (water) Tj ET"
    content = hand_made(PAGES[0], pages, page, b"<</Length %d>>\nstream\n%s\nendstream" % (len(text), text))
    read = PdfFile(content).page(0)
    assert read is not None
    (piece,) = read.pieces
    assert (read.width, read.height, piece.text) == (575, 802, "water")
    assert (round(piece.left), round(piece.baseline)) == (90, 100)  # 100 - 10, 822 - 722


@pytest.mark.parametrize(("left", "right", "width"), [(99.2, 102.5, 6.0), (102.5, 109.0, 0.0)])
def test_sara_am_drawn_as_its_circle_alone_takes_its_whole_width(left: float, right: float, width: float) -> None:
    glyph = pdf._Glyph("\u0e33", (102.5, 70.0), left, right, 55.0, 77.0, 0, False)
    assert pdf._hidden(glyph, 12.0) == width


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "the file is empty"),
        (lambda: b"PK\3\4 not a pdf", "the content is not what the ending of its name says"),
        (lambda: b"%PDF-1.7\n%%EOF", "the file is damaged"),
        (encrypted, "the file is protected by a password; save it without one"),
        (bomb, "reading the file (broke off|takes more memory)|there is no text in this file"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(make: Callable[[], bytes], said: str) -> None:
    with pytest.raises(DocumentError, match=rf"^a\.pdf: ({said})") as refusal:
        parse_document("a.pdf", make(), FACTS)
    assert refusal.value.said.th.startswith("a.pdf: ")
    assert "\n" not in refusal.value.said.th


def test_a_truncated_file_is_refused_and_not_read_in_part(papers: Papers) -> None:
    for share in (0.3, 0.9):
        with pytest.raises(DocumentError, match=r"^a\.pdf: the end of the file is missing; download"):
            parse_document("a.pdf", papers.one[: int(share * len(papers.one))], FACTS)


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is read from /proc")
def test_two_thousand_pages_are_read_in_less_than_a_gigabyte(papers: Papers) -> None:
    file = pypdfium2.PdfDocument.new()
    file.import_pages(pypdfium2.PdfDocument(papers.short), [0] * 2000)
    # In a process of its own, which has no other children than the reader. getrusage would give it the peak of the
    # process that it was forked from.
    script = """
import re, resource, sys
from corpus import parse_document
document = parse_document("a.pdf", sys.stdin.buffer.read(), {"agency": "กรมทดสอบ", "category": 2, "year": 2564})
program = re.search(r"VmHWM:\\s*(\\d+) kB", open("/proc/self/status").read())[1]
print(max(line.sheet for line in document.lines), program, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
    done = subprocess.run([sys.executable, "-c", script], input=saved(file), capture_output=True, check=True)
    sheets, program, reader = map(int, done.stdout.split())
    assert sheets == 2000
    assert (program + reader) * 1024 < 1024**3


def test_a_reader_that_says_nothing_is_ended(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.reading.sandbox.MAX_SILENCE", 0.01)
    with pytest.raises(DocumentError, match=r"^a\.pdf: reading the file takes longer than is allowed"):
        parse_document("a.pdf", papers.one, FACTS)


def test_a_reader_that_dies_is_told(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.reading.sandbox._CODE", "import os; os.kill(os.getpid(), 11)")
    with pytest.raises(DocumentError, match=r"^a\.pdf: reading the file broke off"):
        parse_document("a.pdf", papers.one, FACTS)
