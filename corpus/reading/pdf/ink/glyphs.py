"""The glyphs of a page, as PDFium gives them: what they say, where their ink stands. Runs in a process of its own."""

import ctypes
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

_HYPHEN = 2  # what PDFium gives for a hyphen at the end of a line
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
_FORCED_BOLD = 1 << 18  # of the flags of a font (ISO 32000-1, table 123)
_STROKED, _INVISIBLE = 2, 3  # text rendering modes: filled and stroked, which is bold without a bold face; neither
_LIGHT = 224  # of 255 in each colour: type so light is seen on dark grounds alone
_ASLANT = 3  # degrees off the lines of the page
_MOST_LEAN = 0.6  # by height: 30 degrees
_SAME_ORIGIN = 0.01  # points
_SAME_PLACE = 0.05  # points
_SAME_LEVEL = 0.2  # ems between the baselines of two glyphs of one line
_TWICE = 0.12  # ems between a letter and the same letter drawn again to look bold, or as its shadow
_SHADOW = 0.25  # ems, when it falls aslant; letters of one line stand on one level
_FALLS = 0.04  # ems between the levels of a letter and of its shadow

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""

_Item = TypeVar("_Item")
Placing = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Style:
    """What glyphs of one text object share. font: its name. size: as printed, in points. seen: False for type that is
    drawn without ink. light: so light that only the ground tells whether it is seen. skew: how far an upright face is
    drawn leaning to the right, by its height; lean: how far type leans, of an italic face too. turn: which way it runs,
    anticlockwise, 0, 90, 180 or 270 degrees; None where it stands aslant."""

    font: str
    size: float
    bold: bool
    seen: bool
    light: bool
    skew: float
    lean: float
    turn: int | None


@dataclass(slots=True)
class Glyph:
    """One drawn glyph. text: what it stands for, several letters for some. x, y: of its origin. left, right: of its
    place in the line. ink_left to ink_bottom: of its ink. Points, from the page's upper left corner, y downwards."""

    text: str
    x: float
    y: float
    left: float
    right: float
    ink_left: float
    ink_right: float
    ink_top: float
    ink_bottom: float
    style: Style

    @property
    def rise(self) -> float:
        """How far the lowest of its ink stands above the baseline, in ems; negative below."""
        return (self.y - self.ink_bottom) / self.style.size

    @property
    def height(self) -> float:
        """How far the highest of its ink stands above the baseline, in ems."""
        return (self.y - self.ink_top) / self.style.size

    @property
    def upright(self) -> tuple[float, float]:
        """Left and right of its ink, of italics as they would stand upright."""
        lean = self.style.lean * (self.y - (self.ink_top + self.ink_bottom) / 2)
        return self.ink_left - lean, self.ink_right - lean

    @property
    def has_ink(self) -> bool:
        """Whether it is more than a blank."""
        size = self.style.size  # a tone mark may be a stroke of a thirtieth of an em
        return self.ink_bottom - self.ink_top > 0.04 * size and self.ink_right - self.ink_left > 0.01 * size


def read_glyphs(text: Any, count: int, box: Box, turn: int) -> list[Glyph]:
    """The glyphs on a page in the order the file draws them, each once, blanks among them.

    text: of the page, as PDFium has it. count: of its characters that are read. box: of the page, in points: left,
    bottom, right, top. turn: of its lines, anticlockwise, 0, 90, 180 or 270 degrees.
    """
    return list(_once(_glyphs(text, count, level_places(box, turn))))


def level_places(box: Box, turn: int) -> Placing:
    """From the file's coordinates to those of a reader who turns a page of `box` until its lines, which run by `turn`,
    are level: from the left upper corner, y downwards."""
    left, bottom, right, top = box
    return {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }[turn]


def _glyphs(text: Any, count: int, placing: Placing) -> Iterator[Glyph]:
    # The inner loop of the reader: a page has some thousand glyphs, so names are bound once.
    import pypdfium2.raw as raw

    generated, held_by, unicode = raw.FPDFText_IsGenerated, raw.FPDFText_GetTextObject, raw.FPDFText_GetUnicode
    origin_of, ink_of, place_of = raw.FPDFText_GetCharOrigin, raw.FPDFText_GetCharBox, raw.FPDFText_GetLooseCharBox
    styles: dict[Any, Style] = {}
    x, y, loose = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    last: Glyph | None = None
    for place in range(count):
        if generated(text, place) == 1:
            continue
        held = held_by(text, place)
        if not held:
            continue
        key = ctypes.addressof(held.contents)
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(text, place, held)
        origin_of(text, place, x, y)
        ink_of(text, place, left, right, bottom, top)
        place_of(text, place, loose)
        origin = placing(x.value, y.value)
        ink_x, ink_y = placing(left.value, bottom.value)
        other_x, other_y = placing(right.value, top.value)
        near, low = placing(loose.left, loose.bottom)
        far, high = placing(loose.right, loose.top)
        if style.skew:  # the place of a glyph is the box around a slanted one
            near, far = near - style.skew * (origin[1] - low), far - style.skew * (origin[1] - high)
        point = unicode(text, place)
        ink = (ink_x, ink_y, other_x, other_y)
        glyph = Glyph(
            "-" if point == _HYPHEN and style.seen and _is_dash(ink, origin) else _letter(point),
            *origin,
            near if near < far else far,
            far if near < far else near,
            ink_x if ink_x < other_x else other_x,
            other_x if ink_x < other_x else ink_x,
            ink_y if ink_y < other_y else other_y,
            other_y if ink_y < other_y else ink_y,
            style,
        )
        if last is not None and _is_same(last, glyph):
            _take_in(last, glyph)
            continue
        if last is not None:
            yield last
        last = glyph
    if last is not None:
        yield last


def _take_in(glyph: Glyph, more: Glyph) -> None:
    glyph.text += more.text
    glyph.left, glyph.right = min(glyph.left, more.left), max(glyph.right, more.right)
    glyph.ink_left, glyph.ink_right = min(glyph.ink_left, more.ink_left), max(glyph.ink_right, more.ink_right)
    glyph.ink_top, glyph.ink_bottom = min(glyph.ink_top, more.ink_top), max(glyph.ink_bottom, more.ink_bottom)


def _letter(point: int) -> str:
    return "\ufffd" if 0xD800 <= point <= 0xDFFF or point > 0x10FFFF else chr(point)


def _is_dash(ink: Box, origin: tuple[float, float]) -> bool:
    # A control of the same code may be any glyph of a font without sound codes.
    return abs(ink[2] - ink[0]) > abs(ink[3] - ink[1]) and min(ink[1], ink[3]) < origin[1]


def _style(text: Any, place: int, held: Any) -> Style:
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, place, matrix)
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c)) or 1.0
    size = float(raw.FPDFText_GetFontSize(text, place)) * scale
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, place, name, 256, flags)
    font = name.value.decode("utf-8", "replace")
    mode = raw.FPDFTextObj_GetTextRenderMode(held)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFText_GetFillColor(text, place, red, green, blue, alpha)
    return Style(
        font=font,
        size=max(0.1, size),
        bold=bool(_BOLD.search(font) or flags.value & _FORCED_BOLD or mode == _STROKED),
        seen=mode != _INVISIBLE and alpha.value > 0,
        light=min(red.value, green.value, blue.value) >= _LIGHT and mode != _STROKED,
        skew=(skew := _skew(matrix)),
        lean=min(_MOST_LEAN, skew + _lean(held)),
        turn=turn_of(matrix.a, matrix.b),
    )


def _skew(matrix: Any) -> float:
    area = matrix.a * matrix.d - matrix.b * matrix.c
    return max(0.0, min(_MOST_LEAN, (matrix.a * matrix.c + matrix.b * matrix.d) / area)) if area else 0.0


def _lean(held: Any) -> float:
    import pypdfium2.raw as raw

    angle = ctypes.c_int()
    raw.FPDFFont_GetItalicAngle(raw.FPDFTextObj_GetFont(held), angle)
    return math.tan(math.radians(max(0, min(60, -angle.value))))


def group_levels(items: Iterable[_Item], glyph_of: Callable[[_Item], Glyph]) -> list[list[_Item]]:
    """Items whose glyphs stand on one baseline together, the topmost first, in each as they came. glyph_of: the glyph
    of an item."""
    levels: list[list[_Item]] = []
    for item in sorted(items, key=lambda each: glyph_of(each).y):
        glyph = glyph_of(item)
        if levels and abs(glyph.y - glyph_of(levels[-1][-1]).y) <= _SAME_LEVEL * glyph.style.size:
            levels[-1].append(item)
        else:
            levels.append([item])
    return levels


def level_size(box: Box, turn: int) -> tuple[float, float]:
    """Width and height of a page of `box` as `level_places` turns it, in points."""
    width, height = abs(box[2] - box[0]), abs(box[3] - box[1])
    return (width, height) if turn in (0, 180) else (height, width)


def turn_of(along: float, across: float) -> int | None:
    """Which way type runs whose line goes by `along` to the right and `across` upwards; None when it is aslant."""
    angle = math.degrees(math.atan2(across, along))
    quarter = round(angle / 90) % 4 * 90
    return quarter if abs((angle - quarter + 180) % 360 - 180) <= _ASLANT else None


def _is_same(glyph: Glyph, more: Glyph) -> bool:
    # Whether a further letter belongs to the same glyph: PDFium gives its letters one origin, and shares its box among
    # them, side by side as the file has it, or gives it to each.
    if abs(more.x - glyph.x) > _SAME_ORIGIN or glyph.style is not more.style:
        return False
    if abs(more.y - glyph.y) > _SAME_ORIGIN or not more.has_ink:
        return False
    level = abs(more.ink_top - glyph.ink_top) + abs(more.ink_bottom - glyph.ink_bottom) < _SAME_PLACE
    upright = abs(more.ink_left - glyph.ink_left) + abs(more.ink_right - glyph.ink_right) < _SAME_PLACE
    beside = min(abs(more.ink_left - glyph.ink_right), abs(more.ink_right - glyph.ink_left)) < _SAME_PLACE
    below = min(abs(more.ink_top - glyph.ink_bottom), abs(more.ink_bottom - glyph.ink_top)) < _SAME_PLACE
    return (level and (beside or upright)) or (upright and below)


def _once(glyphs: Iterator[Glyph]) -> Iterator[Glyph]:
    # Without what is drawn again where it stands: bold or a shadow without a face of its own, a text drawn twice.
    drawn: dict[tuple[str, float, float], list[Glyph]] = {}
    for glyph in glyphs:
        text, reach = glyph.text, max(0.3, _SHADOW * glyph.style.size)
        side = 2 * reach
        column, row = (glyph.ink_left - reach) // side, (glyph.ink_bottom - reach) // side
        near = [
            *drawn.get((text, column, row), ()),
            *drawn.get((text, column + 1, row), ()),
            *drawn.get((text, column, row + 1), ()),
            *drawn.get((text, column + 1, row + 1), ()),
        ]
        if near and glyph.has_ink and any(_is_again(glyph, other) for other in near):
            continue
        drawn.setdefault((text, glyph.ink_left // side, glyph.ink_bottom // side), []).append(glyph)
        yield glyph


def _is_again(glyph: Glyph, other: Glyph) -> bool:
    shifts = (
        glyph.ink_left - other.ink_left,
        glyph.ink_right - other.ink_right,
        glyph.ink_top - other.ink_top,
        glyph.ink_bottom - other.ink_bottom,
    )
    size = glyph.style.size
    aslant = glyph.style.turn is not None and min(map(abs, shifts)) > _FALLS * size
    return max(map(abs, shifts)) <= max(0.3, (_SHADOW if aslant else _TWICE) * size)
