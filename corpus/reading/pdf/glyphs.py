"""The glyphs of a page, as PDFium gives them, to pieces of type with their place. Runs in a process of its own."""

import ctypes
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.reading.pdf.type_lines import SPACE, X_HEIGHT, Parted, Piece
from corpus.thai import CONSONANT, MARK, SARA_AM

_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line
_APART = 1.0  # ems between two pieces
_ASLANT = 3  # degrees
_TOUCHING = 0.1  # ems between two letters of one word
_AM = 0.5  # ems; the width of the second half of sara am, which some files draw without saying so
_NARROW = 0.8  # ems; a consonant with the whole of sara am is wider
_BESIDE = 8  # glyphs between that of a mark and that of its cluster
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
_FORCED_BOLD = 1 << 18  # of the flags of a font (ISO 32000-1, table 123)
_STROKED = 2  # text rendering mode: filled and stroked, which is bold without a bold face
_CLUSTER = re.compile(f"[{CONSONANT}][{MARK}{SARA_AM}]+")
_COMBINING = re.compile(f"[{MARK}]")

_Box = tuple[float, float, float, float]
_Placing = Callable[[float, float], tuple[float, float]]


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


def read_pieces(text: Any, count: int, box: _Box, turn: int, parted: Parted) -> tuple[int, list[Piece]]:
    """How many of the letters on a page are no known ones, and its pieces of type in the order the file draws them.

    text: of the page, as PDFium has it. count: of its characters that are read. box: of the page, in points: left,
    bottom, right, top. turn: of its lines, 0, 90, 180 or 270 degrees; type that stands aslant of it is left out.
    parted: whether a rule stands between two places.
    """
    unmapped = 0
    runs: list[_Run] = []
    level = [glyph for glyph in _glyphs(text, count, level_places(box, turn)) if _is_level(text, glyph, turn)]
    for glyph in _without_repeats(text, level):
        unmapped += sum(not _is_known(letter) for letter in glyph.text)
        run = runs[-1] if runs else None
        if run is None or not _continues(run, glyph) or _is_parted(run, glyph, parted):
            run = _new_run(text, glyph)
            runs.append(run)
        else:
            # Of some faces PDFium gives the ink of a cluster, which begins after the place where the glyph was set.
            run.gaps.append(min(glyph.left, glyph.origin[0]) - run.right)
            run.glyphs.append(glyph)
        run.right = max(run.right, glyph.right + _hidden(glyph, run.size))
    # Marks alone belong to a line that is cut off at the end of the page, and stands on the next one.
    return unmapped, [_piece(run) for run in runs if not all(glyph.mark for glyph in run.glyphs)]


def _is_parted(run: _Run, glyph: _Glyph, parted: Parted) -> bool:
    # A rule through letters that stand close is drawn below them.
    last, height = run.glyphs[-1], run.glyphs[0].origin[1] - X_HEIGHT * run.size
    apart = not glyph.mark and glyph.left - run.right > _TOUCHING * run.size
    return apart and parted((last.left + last.right) / 2, (glyph.left + glyph.right) / 2, height)


def level_places(box: _Box, turn: int) -> _Placing:
    """From the file's coordinates to those of a reader who turns a page of `box`, in points left, bottom, right, top,
    until its lines are level: from the left upper corner, in points. turn: 0, 90, 180 or 270 degrees."""
    left, bottom, right, top = box
    return {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (top - y, right - x),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (y - bottom, x - left),
    }[turn]


def _glyphs(text: Any, count: int, placing: _Placing) -> Iterator[_Glyph]:
    import pypdfium2.raw as raw

    glyph: _Glyph | None = None
    spaced = False
    for place in range(count):
        letter = chr(raw.FPDFText_GetUnicode(text, place))
        letter = "-" if letter == _HYPHEN else letter
        if letter.isspace() or letter < " ":
            spaced = spaced or (letter in " \u00a0\t" and raw.FPDFText_IsGenerated(text, place) == 0)
            continue
        drawn = _drawn(text, place, placing, letter, spaced)
        if glyph is not None and _is_same(glyph, drawn):
            glyph.text += letter
            glyph.right = drawn.right
            continue
        if glyph is not None:
            yield glyph
        glyph, spaced = drawn, False
    if glyph is not None:
        yield glyph


def _drawn(text: Any, place: int, placing: _Placing, letter: str, spaced: bool) -> _Glyph:
    import pypdfium2.raw as raw

    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    raw.FPDFText_GetCharOrigin(text, place, x, y)
    raw.FPDFText_GetLooseCharBox(text, place, box)
    (x0, y0), (x1, y1) = placing(box.left, box.bottom), placing(box.right, box.top)
    return _Glyph(
        text=letter,
        origin=placing(x.value, y.value),
        left=min(x0, x1),
        right=max(x0, x1),
        top=min(y0, y1),
        bottom=max(y0, y1),
        place=place,
        spaced=spaced,
    )


def _is_same(glyph: _Glyph, more: _Glyph) -> bool:
    # Whether a further letter belongs to the same glyph: its share of the box goes on where the one before ended.
    tiles = math.dist((more.top, more.bottom, more.left), (glyph.top, glyph.bottom, glyph.right)) < 0.1
    return tiles and math.dist(more.origin, glyph.origin) < 0.01


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


def _is_level(text: Any, glyph: _Glyph, turn: int) -> bool:
    # Else it stands upright, or aslant as a stamp across the page.
    import pypdfium2.raw as raw

    angle = math.degrees(raw.FPDFText_GetCharAngle(text, glyph.place))
    return abs((angle - turn + 180) % 360 - 180) <= _ASLANT


def _new_run(text: Any, glyph: _Glyph) -> _Run:
    import pypdfium2.raw as raw

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
