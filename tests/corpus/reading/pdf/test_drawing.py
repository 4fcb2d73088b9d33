"""Sheets as pictures: as wide as asked, in the colours of the page, and none that costs more than it may."""

from collections.abc import Iterator

import numpy as np
import pypdfium2
import pytest

from corpus import UndrawableSheet, draw_sheet
from corpus.reading import sandbox
from corpus.reading.apart import Keeper
from corpus.reading.pdf.drawing import MAX_PIXELS
from tests.corpus.reading.pdf.test_hostile import PAGES, encrypted, hand_made
from tests.support.pictures import read_png
from tests.support.printing import Papers

GREY = b"0.5 g 50 20 100 60 re f"
COLOURS = b"1 0 0 rg 0 0 100 50 re f 0 0 1 rg 100 50 100 50 re f"


def page(drawn: bytes, box: bytes = b"0 0 200 100", more: bytes = b"") -> bytes:
    return hand_made(
        *PAGES,
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R%s>>" % (box, more),
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(drawn), drawn),
    )


def endless() -> bytes:
    # A page that is tinted over and over.
    tinted = b"/G gs 0.9 g 0 0 m 200 5 l 190 100 l 3 90 l f " * 3_000
    return page(tinted, more=b"/Resources<</ExtGState<</G<</ca 0.5/BM/Luminosity>>>>>>")


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    begin = sandbox._BEGINNING + "import corpus.reading.sandbox as box\nbox.MAX_SECONDS_OF_DRAWING = 1\n"
    keeper = Keeper(lambda link: sandbox._command(begin + "box.keep_readers(int(suffix))", str(link)))
    monkeypatch.setattr(sandbox, "_KEEPER", keeper)
    yield
    keeper.close()


def test_a_picture_has_the_colours_of_its_page_at_their_places() -> None:
    pixels = read_png(draw_sheet("a.pdf", page(COLOURS), 1, 600))
    assert pixels.shape == (300, 600, 3)
    corners = [tuple(map(int, pixels[row, column])) for row, column in ((10, 10), (10, 590), (290, 10), (290, 590))]
    assert corners == [(255, 255, 255), (0, 0, 255), (255, 0, 0), (255, 255, 255)]


def test_a_page_in_black_and_grey_is_a_grey_picture_and_a_third_as_much() -> None:
    content = draw_sheet("a.pdf", page(GREY), 1, 400)
    assert content[25] == 0  # the kind of PNG
    pixels = read_png(content)
    assert np.unique(pixels).tolist() == [127, 255] or np.unique(pixels).tolist() == [128, 255]
    assert (pixels < 255).all(axis=2).sum() == 200 * 120


def test_a_picture_is_what_pdfium_draws(papers: Papers) -> None:
    drawn = pypdfium2.PdfDocument(papers.two)[0].render(scale=(1000 - 0.01) / 594.96, rev_byteorder=True).to_numpy()
    pixels = read_png(draw_sheet("a.pdf", papers.two, 1, 1000))
    assert pixels.shape == (1416, 1000, 3)
    assert np.array_equal(pixels, drawn[:, :, :3])


def test_a_turned_page_is_as_wide_as_it_is_shown() -> None:
    assert read_png(draw_sheet("a.pdf", page(GREY, more=b"/Rotate 90"), 1, 600)).shape == (1200, 600, 3)


@pytest.mark.parametrize("box", [b"0 0 20 14000", b"0 0 14000 3", b"0 0 14000 14000"])
def test_no_picture_has_more_pixels_than_it_may(box: bytes) -> None:
    high, wide, _ = read_png(draw_sheet("a.pdf", page(GREY, box), 1, 1600)).shape
    assert high * wide <= 1.01 * MAX_PIXELS
    assert min(high, wide) >= 1


@pytest.mark.parametrize("sheet", [0, 2, -1])
def test_a_sheet_that_is_not_there_cannot_be_drawn(sheet: int) -> None:
    with pytest.raises(UndrawableSheet, match=rf"^a\.pdf: sheet {sheet} cannot be shown as a picture; read its text"):
        draw_sheet("a.pdf", page(GREY), sheet, 600)


@pytest.mark.parametrize("content", [encrypted(), b"%PDF-1.7 nothing %%EOF", b"\x89PNG", b""])
def test_a_file_that_is_no_sound_pdf_cannot_be_drawn(content: bytes) -> None:
    with pytest.raises(UndrawableSheet, match=r"^a\.pdf: sheet 1 "):
        draw_sheet("a.pdf", content, 1, 600)


@pytest.mark.usefixtures("hurried")
def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_is_drawn() -> None:
    with pytest.raises(UndrawableSheet, match=r"^a\.pdf: sheet 1 "):
        draw_sheet("a.pdf", endless(), 1, 1600)
    assert read_png(draw_sheet("b.pdf", page(GREY), 1, 400)).shape == (200, 400, 3)


def test_where_there_are_no_forks_a_process_of_its_own_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Keeper, "begin", lambda *_: None)
    assert read_png(draw_sheet("a.pdf", page(GREY), 1, 400)).shape == (200, 400, 3)
