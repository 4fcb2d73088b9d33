"""A PDF and its pages: their size, type and label, what is drawn on them, their image. Runs in a process of its own."""

import ctypes
import math
from dataclasses import dataclass
from typing import Any

from corpus.reading.pdf.glyphs import level_places, read_pieces
from corpus.reading.pdf.layout import NO_RULING, Ruling, find_ruling, read_rules
from corpus.reading.pdf.type_lines import Piece
from corpus.reading.pdf.upright import count_turns, read_upright
from corpus.reading.result import ReadFault

MAX_PAGES = 5_000
"""Ten times the thickest book one binds."""

MAX_CHARACTERS_PAGE = 100_000
"""A page of small print has ten thousand."""

_FRONT = 1024  # bytes; a reader looks for the mark of the kind so far
_TAIL = 4096  # bytes; the mark of the end stands in the last line, but some mailers add a few
_ELEMENTS = 2000  # of a page that are looked at for pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """pieces: in the order the file draws them. width, height: in points, as the page is read. label: what the file
    calls the page, "" when it does not. unmapped: of the characters without white space, how many are no known
    letters. drawn: how many elements are drawn on the page. image: share of the page that its largest image covers.
    ruling: what is ruled on it."""

    pieces: tuple[Piece, ...]
    width: float
    height: float
    label: str
    unmapped: int
    drawn: int
    image: float
    ruling: Ruling = NO_RULING


class PdfFile:
    """An open PDF. Raises ReadFault: "kind", "encrypted", "truncated", "damaged", "long"."""

    def __init__(self, content: bytes) -> None:
        import pypdfium2

        if b"%PDF" not in content[:_FRONT]:
            raise ReadFault("kind")
        if b"%%EOF" not in content[-_TAIL:]:
            raise ReadFault("truncated")
        try:
            self._file = pypdfium2.PdfDocument(content)
            count = len(self._file)
        except pypdfium2.PdfiumError as exc:
            raise ReadFault("encrypted" if "password" in str(exc).lower() else "damaged") from exc
        if count > MAX_PAGES:
            raise ReadFault("long")
        if count == 0:
            raise ReadFault("damaged")
        self.count = count

    def page(self, place: int) -> PdfPage | None:
        """The page `place`, from 0; None when it cannot be read."""
        import pypdfium2

        try:
            page = self._file[place]
        except pypdfium2.PdfiumError:
            return None
        # PDFium gives the letters of a page that is shown upside down from the last to the first.
        rotation = page.get_rotation()
        page.set_rotation(0)
        try:
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            return None
        else:
            try:
                return _read_page(page, text, self._file.get_page_label(place) or "")
            finally:
                text.close()
        finally:
            page.set_rotation(rotation)
            page.close()

    def image(self, place: int, pixels: int) -> tuple[bytes, float]:
        """The page `place` as a grey picture in the form of PGM, and its dots an inch: 300, or what `pixels` allow."""
        page = self._file[place]
        try:
            width, height = page.get_size()
            scale = min(300 / 72, math.sqrt(pixels / max(1.0, width * height)))
            picture = page.render(scale=scale, grayscale=True)
            stride, wide, high = picture.stride, picture.width, picture.height
            rows = bytes(picture.buffer)
            picture.close()
            packed = b"".join(rows[row * stride : row * stride + wide] for row in range(high))
            return b"P5 %d %d 255\n" % (wide, high) + packed, 72 * scale
        finally:
            page.close()


def _read_page(page: Any, text: Any, label: str) -> PdfPage:
    width, height = page.get_size()
    count = min(text.count_chars(), MAX_CHARACTERS_PAGE)
    turns = count_turns(text.raw, count)
    # How far the lines of the page are turned. Tables stand upright in books.
    turn = min(turns, key=lambda turn: (-turns[turn], turn), default=0)
    if turn in (90, 270):
        width, height = height, width
    ruling = find_ruling(read_rules(page, level_places(page.get_bbox(), turn)))
    unmapped, pieces = read_pieces(text.raw, count, page.get_bbox(), turn, ruling.parts)
    pieces += read_upright(text.raw, count, page.get_bbox(), turn, turns)
    drawn, image = _drawn(page)
    return PdfPage(
        pieces=tuple(pieces),
        width=width,
        height=height,
        label=label,
        unmapped=unmapped,
        drawn=drawn,
        image=image,
        ruling=ruling,
    )


def _drawn(page: Any) -> tuple[int, float]:
    import pypdfium2.raw as raw

    left, bottom, right, top = page.get_bbox()
    area = max(1.0, abs((right - left) * (top - bottom)))
    drawn, largest = min(raw.FPDFPage_CountObjects(page.raw), _ELEMENTS), 0.0
    for place in range(drawn):
        element = raw.FPDFPage_GetObject(page.raw, place)
        if raw.FPDFPageObj_GetType(element) == raw.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
            if raw.FPDFPageObj_GetBounds(element, x0, y0, x1, y1):
                largest = max(largest, abs((x1.value - x0.value) * (y1.value - y0.value)) / area)
    return drawn, round(largest, 3)
