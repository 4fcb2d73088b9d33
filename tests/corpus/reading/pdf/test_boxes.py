"""Where lines are printed: boxes cover the ink of their lines and of no other, on sheets of every kind."""

import io
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray

from corpus import Box, Line, cut_passages, draw_sheet, parse_document, read_contents, repair_text
from corpus.reading.pdf.ocr import ocr_languages
from corpus.reading.pdf.sight import Sight
from tests.corpus.reading.pdf.test_columns import turned
from tests.support.pictures import covered, ink_of
from tests.support.printing import FACTS, HEAD, PLAN, SERVE, Papers, hand_made, paper, print_pdfs

WIDTH = 1000
TABLE = (
    "<table><tr><th>รายการ<th>ปีก่อน<th>ปีนี้</tr><tr><td rowspan=3>ความพึงพอใจของผู้รับบริการ<td>81<td>92</tr>"
    "<tr><td>82<td>93</tr><tr><td>83<td>94</tr><tr><td>เวลารอ<td>40<td>10</tr></table>"
)
RULED = "table { border-collapse: collapse } td, th { border: 1px solid #ccc; padding: 6px 14px }"
LATIN = ("The office asked everybody who had used it", "in that year, and it opened a public consul-", "tation.")


@pytest.fixture(scope="module")
def sheets() -> dict[str, bytes]:
    bodies = {
        "table": paper(f"<h2>ตารางผล</h2><p>{SERVE}</p>{TABLE}", css=RULED, foot="''"),
        "scan": paper(f"<h2>ผลการดำเนินงาน</h2><p>{PLAN}</p><p>{SERVE}</p>", foot="''"),
    }
    return dict(zip(bodies, print_pdfs(list(bodies.values())), strict=True))


def lines_of(content: bytes) -> list[Line]:
    return [line for line in parse_document("a.pdf", content, FACTS).lines if line.text.strip()]


def boxes_of(lines: Sequence[Line]) -> list[Box]:
    return [box for line in lines for box in line.boxes]


def picture(content: bytes, sheet: int = 1) -> NDArray[np.bool_]:
    return ink_of(draw_sheet("a.pdf", content, sheet, WIDTH))


def share(ink: NDArray[np.bool_], boxes: Sequence[Box], sheet: int = 1) -> float:
    """Of the ink of a sheet, what the boxes cover."""
    return float((ink & covered(ink.shape, boxes, sheet)).sum() / ink.sum())


def test_the_passages_of_two_columns_are_marked_in_their_own_column(papers: Papers) -> None:
    document = parse_document("a.pdf", papers.two, FACTS)
    passages = [each for case in read_contents(document).cases for each in cut_passages(case)]
    first = [each for each in passages if each.sheet == 1 and each.boxes]
    left, right = first[1], first[-1]
    assert all(box[3] < 5000 for box in left.boxes)
    assert all(box[1] > 5000 for box in right.boxes)
    assert all(above[4] <= below[2] + 30 for above, below in pairwise(right.boxes))
    ink = picture(papers.two)
    for passage, half in ((left, slice(0, WIDTH // 2)), (right, slice(WIDTH // 2, WIDTH))):
        marked = covered(ink.shape, passage.boxes)
        rows = slice(int(np.flatnonzero(marked.any(axis=1))[0]), int(np.flatnonzero(marked.any(axis=1))[-1]) + 1)
        assert (ink & marked)[rows, half].sum() >= 0.999 * ink[rows, half].sum()
        first_line, last_line = passage.lines
        printed = [line for line in document.lines if first_line <= line.number <= last_line and line.text]
        assert list(passage.boxes) == boxes_of(printed)


def test_running_heads_and_page_numbers_are_in_no_box(papers: Papers) -> None:
    boxes = boxes_of([line for line in lines_of(papers.one) if HEAD not in line.text])
    ink = picture(papers.one)
    body = ink.copy()
    body[: int(0.065 * len(ink))] = False
    body[int(0.935 * len(ink)) :] = False
    assert (ink & ~body).sum() > 500  # they are there
    assert (ink & ~body & covered(ink.shape, boxes)).sum() == 0
    assert (body & covered(ink.shape, boxes)).sum() >= 0.999 * body.sum()


def test_every_sheet_has_the_boxes_of_its_own_lines(papers: Papers) -> None:
    lines = [line for line in lines_of(papers.one) if HEAD not in line.text]
    assert {box[0] == line.sheet for line in lines for box in line.boxes} == {True}
    assert {len(line.boxes) for line in lines} == {1}
    assert {line.sheet for line in lines} >= {1, 2}


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_are_those_of_the_page_as_a_viewer_turns_it(sheets: dict[str, bytes], rotation: int) -> None:
    content = turned(sheets["scan"], rotation)
    ink, lines = picture(content), lines_of(content)
    assert share(ink, boxes_of(lines)) >= 0.999
    assert covered(ink.shape, boxes_of(lines)).mean() < 0.3
    assert (ink & covered(ink.shape, lines[0].boxes)).sum() > 300


def test_a_page_whose_lines_run_upwards_is_marked_where_they_stand() -> None:
    words = ("first line", "second line", "third line")
    text = "".join(f"BT /F 12 Tf 0 1 -1 0 {300 + 40 * n} 400 Tm ({word}) Tj ET " for n, word in enumerate(words))
    content = hand_set(text.encode())
    ink, lines = picture(content), lines_of(content)
    assert [line.text.strip() for line in lines] == list(words)
    assert share(ink, boxes_of(lines)) == 1.0
    assert [round(box[1] / 10000 * 595) // 40 for box in boxes_of(lines)] == [7, 8, 9]


def test_a_crop_box_is_what_a_viewer_shows() -> None:
    text = b"BT /F 12 Tf 120 500 Td (within the box) Tj 0 -40 Td (below it) Tj ET"
    content = hand_set(text, b"/CropBox[100 300 500 700]")
    ((box,),) = (line.boxes for line in lines_of(content) if "within" in line.text)
    assert (box[0], box[1] // 50) == (1, 10)  # 20 of 400 points from the left edge
    assert box[2] < 5000 < box[4] < 5200  # the baseline is in the middle of it
    assert share(picture(content), boxes_of(lines_of(content))) == 1.0


def test_rows_of_a_table_are_marked_cell_by_cell_where_they_differ_in_height(sheets: dict[str, bytes]) -> None:
    lines = {line.text.strip(): line.boxes for line in lines_of(sheets["table"])}
    ink = picture(sheets["table"])
    assert share(ink, [box for boxes in lines.values() for box in boxes]) >= 0.999
    third = lines["ความพึงพอใจของผู้รับบริการ | 83 | 94"]
    second = lines["ความพึงพอใจของผู้รับบริการ | 82 | 93"]
    ((_, _, top, _, bottom),) = third
    assert all(box[4] <= top or box[2] >= bottom for box in second)
    assert len(lines["เวลารอ | 40 | 10"]) == 1


def test_a_line_that_a_hyphen_joins_has_the_boxes_of_both() -> None:
    text = " ".join(f"BT /F 12 Tf 60 {700 - 16 * n} Td ({line}) Tj ET" for n, line in enumerate(LATIN))
    content = hand_set(text.encode())
    lines = lines_of(content)
    assert [len(line.boxes) for line in lines] == [1, 2]
    assert lines[1].text.endswith("a public consultation.")
    assert lines[1].boxes[0][4] <= lines[1].boxes[1][2]
    assert share(picture(content), boxes_of(lines)) == 1.0


def test_a_scanned_page_has_boxes_where_it_was_read(sheets: dict[str, bytes]) -> None:
    if not ocr_languages():
        pytest.skip("Tesseract is not installed with Thai: apt-get install tesseract-ocr tesseract-ocr-tha")
    for rotation in (0, 90):
        content = scanned(sheets["scan"], rotation)
        lines = lines_of(content)
        ink = picture(content)
        assert repair_text(lines[0].text.strip()).text == "ผลการดำเนินงาน"
        assert share(ink, boxes_of(lines)) >= 0.98
        assert covered(ink.shape, boxes_of(lines)).mean() < 0.35


def test_other_kinds_of_files_have_no_boxes() -> None:
    document = parse_document("a.html", f"<h1>ผล</h1><p>{SERVE}</p>".encode(), FACTS)
    assert boxes_of(document.lines) == []


def test_what_stands_outside_of_the_sheet_has_no_box_and_what_reaches_beyond_is_cut_off() -> None:
    sight = Sight(width=200.0, height=100.0, turn=0)
    places = [(-50.0, 10.0, -1.0, 20.0), (190.0, -5.0, 230.0, 7.5), (0.1, 99.999, 0.2, 200.0)]
    assert list(sight.boxes(3, places)) == [(3, 9500, 0, 10000, 750), (3, 5, 9999, 10, 10000)]


@pytest.mark.parametrize(
    ("turn", "wanted"),
    [(0, (10, 20, 30, 50)), (90, (50, 10, 80, 30)), (180, (70, 50, 90, 80)), (270, (20, 70, 50, 90))],
)
def test_a_place_is_turned_with_its_page(turn: int, wanted: tuple[int, ...]) -> None:
    # Of a page of 100 points by 100: 10 from the left and 20 from the top are 20 from the right and 10 from the top
    # when it is turned by a quarter.
    ((_, *box),) = Sight(width=100.0, height=100.0, turn=turn).boxes(1, [(10.0, 20.0, 30.0, 50.0)])
    assert box == pytest.approx([100 * each for each in wanted], abs=1)


def hand_set(text: bytes, more: bytes = b"") -> bytes:
    font = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s/Contents 4 0 R/Resources%s>>" % (more, font)
    stream = b"<</Length %d>>\nstream\n%s\nendstream" % (len(text), text)
    return hand_made(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream)


def scanned(content: bytes, rotation: int) -> bytes:
    """The first page as a picture alone, which lies in the file so that a viewer shows it upright."""
    drawn = pypdfium2.PdfDocument(content)[0].render(scale=200 / 72, grayscale=True)
    pixels = np.frombuffer(drawn.buffer, dtype=np.uint8).reshape(drawn.height, drawn.stride)[:, : drawn.width]
    rows = np.rot90(pixels, k=rotation // 90)
    high, wide = rows.shape
    box = f"{wide * 72 / 200:.2f} 0 0 {high * 72 / 200:.2f} 0 0"
    text = f"q {box} cm /I Do Q".encode()
    page = (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide * 72 / 200:.2f} {high * 72 / 200:.2f}]/Rotate {rotation}"
        "/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
    )
    out = io.BytesIO()
    out.write(np.ascontiguousarray(rows).tobytes())
    image = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Length %d>>" % (
        wide,
        high,
        rows.size,
    )
    return hand_made(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page.encode(),
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(text), text),
        b"%s\nstream\n%s\nendstream" % (image, out.getvalue()),
    )
