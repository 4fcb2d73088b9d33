"""Pages of a PDF: their type with its place, as PDFium gives it. Runs in a process of its own (see apart.py)."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.reading.pdf.type_lines import SPACE, Piece
from corpus.reading.result import ReadFault
from corpus.thai import CONSONANT, MARK, SARA_AM

MAX_PAGES = 5_000
"""Ten times the thickest book one binds."""

MAX_CHARACTERS_PAGE = 100_000
"""A page of small print has ten thousand."""

_FRONT = 1024  # bytes; a reader looks for the mark of the kind so far
_TAIL = 4096  # bytes; the mark of the end stands in the last line, but some mailers add a few
_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line
_APART = 1.0  # ems between two pieces
_AM = 0.5  # ems; the width of the second half of sara am, which some files draw without saying so
_NARROW = 0.8  # ems; a consonant with the whole of sara am is wider
_BESIDE = 8  # glyphs between that of a mark and that of its cluster
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
_FORCED_BOLD = 1 << 18  # of the flags of a font (ISO 32000-1, table 123)
_ELEMENTS = 2000  # of a page that are looked at for pictures
_STROKED = 2  # text rendering mode: filled and stroked, which is bold without a bold face
_CLUSTER = re.compile(f"[{CONSONANT}][{MARK}{SARA_AM}]+")
_COMBINING = re.compile(f"[{MARK}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """pieces: in the order the file draws them. width, height: in points, as the page is read. label: what the file
    calls the page, "" when it does not. unmapped: of the characters without white space, how many are no known
    letters. drawn: how many elements are drawn on the
    page. image: share of the page that its largest image covers."""

    pieces: tuple[Piece, ...]
    width: float
    height: float
    label: str
    unmapped: int
    drawn: int
    image: float


@dataclass(slots=True)
class _Glyph:
    # What one glyph stands for: PDFium gives its characters one origin, and shares its box among them.
    text: str
    origin: tuple[float, float]
    left: float
    right: float
    top: float
    bottom: float
    place: int
    spaced: bool
    mark: bool = False  # drawn as a mark is


@dataclass(slots=True)
class _Run:
    glyphs: list[_Glyph]
    size: float
    bold: bool
    right: float = 0.0
    gaps: list[float] = field(default_factory=list)


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
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            return None
        try:
            return _read_page(page, text, self._file.get_page_label(place) or "")
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


def _read_page(page: Any, text: Any, label: str) -> PdfPage:
    width, height = page.get_size()
    turn = _turn(text.raw, text.count_chars())
    if turn in (90, 270) and page.get_rotation() not in (90, 270):
        width, height = height, width
    unmapped, pieces = _pieces(text.raw, min(text.count_chars(), MAX_CHARACTERS_PAGE), page.get_bbox(), turn)
    drawn, image = _drawn(page)
    return PdfPage(
        pieces=tuple(pieces), width=width, height=height, label=label, unmapped=unmapped, drawn=drawn, image=image
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


def _turn(text: Any, count: int) -> int:
    # How far the lines of the page are turned, in degrees: that of most of a sample. Tables stand upright in books.
    import pypdfium2.raw as raw

    step = max(1, count // 60)
    angles = [raw.FPDFText_GetCharAngle(text, place) for place in range(0, count, step)]
    turns = Counter(round(math.degrees(angle) / 90) % 4 * 90 for angle in angles if angle >= 0)
    return min(turns, key=lambda turn: (-turns[turn], turn), default=0)


def _placing(box: tuple[float, float, float, float], turn: int) -> Callable[[float, float], tuple[float, float]]:
    # From the file's coordinates to those of a reader who turns the page until its lines are level, y downwards.
    left, bottom, right, top = box
    return {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }[turn]


def _pieces(text: Any, count: int, box: tuple[float, float, float, float], turn: int) -> tuple[int, list[Piece]]:
    unmapped = 0
    runs: list[_Run] = []
    for glyph in _without_repeats(text, list(_glyphs(text, count, _placing(box, turn)))):
        unmapped += sum(not _is_known(letter) for letter in glyph.text)
        run = runs[-1] if runs else None
        if run is None or not _continues(run, glyph):
            run = _new_run(text, glyph, turn)
            if run is None:  # it stands aslant: a stamp across the page
                continue
            runs.append(run)
        else:
            # Of some faces PDFium gives the ink of a cluster, which begins after the place where the glyph was set.
            run.gaps.append(min(glyph.left, glyph.origin[0]) - run.right)
            run.glyphs.append(glyph)
        run.right = max(run.right, glyph.right + _hidden(glyph, run.size))
    # Marks alone belong to a line that is cut off at the end of the page, and stands on the next one.
    return unmapped, [_piece(run) for run in runs if not all(glyph.mark for glyph in run.glyphs)]


def _glyphs(text: Any, count: int, placing: Callable[[float, float], tuple[float, float]]) -> Iterator[_Glyph]:
    import pypdfium2.raw as raw

    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    glyph: _Glyph | None = None
    spaced = False
    for place in range(count):
        letter = chr(raw.FPDFText_GetUnicode(text, place))
        letter = "-" if letter == _HYPHEN else letter
        if letter.isspace() or letter < " ":
            spaced = spaced or (letter in " \u00a0\t" and raw.FPDFText_IsGenerated(text, place) == 0)
            continue
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        origin = placing(x.value, y.value)
        raw.FPDFText_GetLooseCharBox(text, place, box)
        (x0, y0), (x1, y1) = placing(box.left, box.bottom), placing(box.right, box.top)
        left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        tiles = glyph is not None and math.dist((top, bottom, left), (glyph.top, glyph.bottom, glyph.right)) < 0.1
        if glyph is not None and tiles and math.dist(origin, glyph.origin) < 0.01:
            glyph.text += letter
            glyph.right = right
            continue
        if glyph is not None:
            yield glyph
        glyph = _Glyph(letter, origin, left, right, top, bottom, place, spaced)
        spaced = False
    if glyph is not None:
        yield glyph


def _is_known(letter: str) -> bool:
    point = ord(letter)
    return letter != "\ufffd" and not 0xE000 <= point <= 0xF8FF and not 0x80 <= point < 0xA0 and point < 0xFFFE


def _without_repeats(text: Any, glyphs: Sequence[_Glyph]) -> Iterator[_Glyph]:
    # Chromium writes for the glyph of a mark the whole cluster that it belongs to, which stands beside it already. Such
    # a glyph stands before its origin or above the baseline, where no consonant stands.
    for glyph in glyphs:
        if _CLUSTER.fullmatch(glyph.text):
            glyph.mark = _is_mark(glyph, _size(text, glyph))
    for place, glyph in enumerate(glyphs):
        near = glyphs[max(0, place - _BESIDE) : place + _BESIDE + 1] if glyph.mark else ()
        if not any(not other.mark and _is_twin(glyph, other) for other in near):
            yield glyph


def _is_mark(glyph: _Glyph, size: float) -> bool:
    x, baseline = glyph.origin
    return glyph.left < x - 0.15 * size or glyph.bottom < baseline - 0.25 * size


def _is_twin(glyph: _Glyph, other: _Glyph) -> bool:
    height = other.bottom - other.top
    return glyph.text == other.text and math.dist(glyph.origin, other.origin) < 3 * height


def _size(text: Any, glyph: _Glyph) -> float:
    # As printed: the font's size is in units that the page may scale.
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, glyph.place, matrix)
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c)) or 1.0
    return max(1.0, float(raw.FPDFText_GetFontSize(text, glyph.place)) * scale)


def _hidden(glyph: _Glyph, size: float) -> float:
    # The width of what Chromium draws of a cluster with sara am as a glyph without text; others draw its circle alone
    # with its text, before the place where it is set.
    halved = len(glyph.text) > 1 and glyph.text.endswith(SARA_AM) and glyph.right - glyph.left < _NARROW * size
    halved = halved or (glyph.text == SARA_AM and glyph.right < glyph.origin[0] + 0.1 * size)
    return _AM * size if halved else 0.0


def _continues(run: _Run, glyph: _Glyph) -> bool:
    last = run.glyphs[-1]
    rise = abs(glyph.origin[1] - run.glyphs[0].origin[1])
    gap = glyph.left - run.right
    if _COMBINING.match(glyph.text) and rise < run.size and -2 * run.size < gap < run.size:
        return True
    return rise <= 0.2 * run.size and gap <= _APART * run.size and glyph.right > last.left - 0.5 * run.size


def _new_run(text: Any, glyph: _Glyph, turn: int) -> _Run | None:
    import pypdfium2.raw as raw

    angle = math.degrees(raw.FPDFText_GetCharAngle(text, glyph.place))
    if abs((angle - turn + 180) % 360 - 180) > 3:
        return None
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, glyph.place, name, 256, flags)
    mode = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(text, glyph.place))
    bold = bool(_BOLD.search(name.value.decode("utf-8", "replace"))) or flags.value & _FORCED_BOLD or mode == _STROKED
    return _Run([glyph], _size(text, glyph), bool(bold), glyph.right)


def _piece(run: _Run) -> Piece:
    # A gap wider than the line's usual one by SPACE is a space; lines that are spread letter by letter have wide ones.
    usual = max(0.0, sorted(run.gaps)[len(run.gaps) // 2]) if run.gaps else 0.0
    text = run.glyphs[0].text
    for gap, glyph in zip(run.gaps, run.glyphs[1:], strict=True):
        wide = gap > usual + SPACE * run.size and not _COMBINING.match(glyph.text)
        text += (" " if glyph.spaced or wide else "") + glyph.text
    return Piece(
        text=text,
        left=min(glyph.left for glyph in run.glyphs),
        right=run.right,
        baseline=run.glyphs[0].origin[1],
        size=round(run.size, 2),
        bold=run.bold,
    )
