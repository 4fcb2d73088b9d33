"""A PDF and its pages: their size, type and label, what is drawn on them, their image. Runs in a process of its own."""

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

from corpus.reading.pdf.ink import Fonts, Type, read_type
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
    page, "" when it does not. drawn: how many elements are drawn on the page. image: share of the page that its images
    cover, a scan in strips among them."""

    type: Type
    width: float
    height: float
    label: str
    drawn: int
    image: float


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
        self._fonts = Fonts()

    def page(self, place: int) -> PdfPage | None:
        """The page `place`, from 0; None when it cannot be read."""
        import pypdfium2

        try:
            page = self._file[place]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            return None
        try:
            return _read_page(page, text, self._file.get_page_label(place) or "", self._fonts)
        finally:
            text.close()
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


def _read_page(page: Any, text: Any, label: str, fonts: Fonts) -> PdfPage:
    left, bottom, right, top = page.get_bbox()
    turn = _turn(text.raw, text.count_chars())
    drawn, image = _drawn(page)
    return PdfPage(
        type=read_type(page, text, turn, fonts, layer=image >= SCAN),
        width=abs(right - left) if turn in (0, 180) else abs(top - bottom),
        height=abs(top - bottom) if turn in (0, 180) else abs(right - left),
        label=label,
        drawn=drawn,
        image=image,
    )


def _drawn(page: Any) -> tuple[int, float]:
    import pypdfium2.raw as raw

    left, bottom, right, top = page.get_bbox()
    area = max(1.0, abs((right - left) * (top - bottom)))
    drawn, covered = min(raw.FPDFPage_CountObjects(page.raw), _ELEMENTS), 0.0
    for place in range(drawn):
        element = raw.FPDFPage_GetObject(page.raw, place)
        if raw.FPDFPageObj_GetType(element) == raw.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
            if raw.FPDFPageObj_GetBounds(element, x0, y0, x1, y1):
                covered += abs((x1.value - x0.value) * (y1.value - y0.value)) / area
    return drawn, round(min(1.0, covered), 3)


def _turn(text: Any, count: int) -> int:
    # How far the lines of the page are turned, anticlockwise, in degrees: that of most of a sample. Tables stand
    # upright in books.
    import pypdfium2.raw as raw

    step = max(1, count // 60)
    turns: Counter[int] = Counter()
    matrix = raw.FS_MATRIX()
    for place in range(0, count, step):
        if raw.FPDFText_IsGenerated(text, place) == 0 and raw.FPDFText_GetMatrix(text, place, matrix):
            turns[round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) % 4 * 90] += 1
    return min(turns, key=lambda turn: (-turns[turn], turn), default=0)
