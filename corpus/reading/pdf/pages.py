"""A PDF and its pages: their size, type and label, what is drawn on them, their image. Runs in a process of its own."""

import ctypes
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from corpus.reading.pdf.ink import Codes, Fonts, Type, count_turns, learn_type, level_places, level_size, read_type
from corpus.reading.pdf.layout import NO_RULING, Ruling, find_ruling, read_rules
from corpus.reading.pdf.sight import Sight
from corpus.reading.pdf.type_lines import Piece
from corpus.reading.result import ReadFault

MAX_PAGES = 5_000
"""Ten times the thickest book one binds."""

SCAN = 0.5
"""Of a page, what a picture covers that is a scan."""

_PAPER, _MOSTLY = 200, 0.6  # of 255; of the page
_FRONT = 1024  # bytes; a reader looks for the mark of the kind so far
_TAIL = 4096  # bytes; the mark of the end stands in the last line, but some mailers add a few
_ELEMENTS = 2000  # of a page that are looked at for pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """type: what stands on it in type. width, height: in points, as the page is read. label: what the file calls the
    page, "" when it does not. drawn: how many elements that are no type. image: share of the page that its images
    cover, a scan in strips among them. ruling: what is ruled on it. turn: by how many degrees, clockwise, a viewer
    shows it turned further than it is read."""

    type: Type
    width: float
    height: float
    label: str
    drawn: int
    image: float
    ruling: Ruling = NO_RULING
    turn: int = 0

    @property
    def sight(self) -> Sight:
        """How what is read on it lies on the sheet that a viewer shows."""
        return Sight(width=self.width, height=self.height, turn=self.turn)

    @property
    def sight_of_image(self) -> Sight:
        """The same of what is read on its image."""
        width, height = (self.height, self.width) if self.turn % 180 else (self.width, self.height)
        return Sight(width=width, height=height, turn=0)


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
        self.title: str = self._file.get_metadata_value("Title")
        self._fonts = Fonts()

    def page(self, place: int) -> PdfPage | None:
        """The page `place`, from 0; None when it cannot be read."""
        with self._opened(place) as opened:
            if opened is None:
                return None
            page, text, rotation = opened
            return _read_page(page, text, rotation, self._file.get_page_label(place) or "", self._fonts)

    def learn(self, place: int, seen: Sequence[Piece]) -> Codes:
        """Learn from what was `seen` on the image of the page `place` what the codes of its fonts stand for. What was
        known of them before, to go back to."""
        known = self._fonts.codes
        with self._opened(place) as opened:
            if opened is not None:
                page, text, _ = opened
                learn_type(page, text, _turn(text), self._fonts, seen)
        return known

    def go_back(self, known: Codes) -> None:
        """Know of codes what was known before `learn`."""
        self._fonts.codes = known

    @contextmanager
    def _opened(self, place: int) -> Iterator[tuple[Any, Any, int] | None]:
        import pypdfium2

        try:
            page = self._file[place]
            rotation = page.get_rotation()
            page.set_rotation(0)  # PDFium loses letters of a page that is shown upside down
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            yield None
            return
        try:
            yield page, text, rotation
        finally:
            text.close()
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

    def picture(self, place: int, width: int, pixels: int) -> tuple[bytes, int, int]:
        """The page `place` as a viewer shows it: red, green and blue of each pixel row by row, how many are in a row,
        and how many rows. At most `width` in a row, and `pixels` in all. Raises ReadFault("undrawable")."""
        import numpy as np
        import pypdfium2

        try:
            page = self._file[place]
            wide, high = (max(1.0, side) for side in page.get_size())
            scale = min((width - 0.01) / wide, math.sqrt(pixels / (wide * high)))
            picture = page.render(scale=scale, rev_byteorder=True)
        except pypdfium2.PdfiumError as exc:
            raise ReadFault("undrawable") from exc
        rows = np.frombuffer(picture.buffer, dtype=np.uint8).reshape(picture.height, picture.stride)
        return rows[:, : 3 * picture.width].tobytes(), picture.width, picture.height

    def looks_written(self, place: int) -> bool:
        """Whether the page `place` is light with a little ink, as written pages are and photographs are not."""
        import numpy as np

        page = self._file[place]
        try:
            picture = page.render(scale=0.5, grayscale=True)
            rows = np.frombuffer(picture.buffer, dtype=np.uint8).reshape(picture.height, picture.stride)
            light = float((rows[:, : picture.width] >= _PAPER).mean())
            picture.close()
            return light >= _MOSTLY
        finally:
            page.close()


def _read_page(page: Any, text: Any, rotation: int, label: str, fonts: Fonts) -> PdfPage:
    box, turn = page.get_bbox(), _turn(text)
    width, height = level_size(box, turn)
    drawn, image = _drawn(page)
    ruling = find_ruling(read_rules(page, level_places(box, turn)))
    return PdfPage(
        type=read_type(page, text, turn, fonts, layer=image >= SCAN, parted=ruling.parts, strokes=ruling.strokes),
        width=width,
        height=height,
        label=label,
        drawn=drawn,
        image=image,
        ruling=ruling,
        turn=(rotation - turn) % 360,
    )


def _turn(text: Any) -> int:
    # That of most letters: tables stand upright in books.
    turns = count_turns(text)
    return min(turns, key=lambda turn: (-turns[turn], turn), default=0)


def _drawn(page: Any) -> tuple[int, float]:
    import pypdfium2.raw as raw

    left, bottom, right, top = page.get_bbox()
    area = max(1.0, abs((right - left) * (top - bottom)))
    drawn, covered = 0, 0.0
    for place in range(min(raw.FPDFPage_CountObjects(page.raw), _ELEMENTS)):
        element = raw.FPDFPage_GetObject(page.raw, place)
        kind = raw.FPDFPageObj_GetType(element)
        drawn += kind != raw.FPDF_PAGEOBJ_TEXT
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
            if raw.FPDFPageObj_GetBounds(element, x0, y0, x1, y1):
                covered += abs((x1.value - x0.value) * (y1.value - y0.value)) / area
    return drawn, round(min(1.0, covered), 3)
