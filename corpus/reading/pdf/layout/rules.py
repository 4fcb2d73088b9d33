"""The ruling lines of a page: what is drawn on it that is long, thin and level or upright. Foreign calls end here."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

_ELEMENTS = 8_000  # of a page, those within forms counted
_SEGMENTS = 40_000  # of the outlines of a page
_SAMPLE = 40  # segments of an outline; those with curves among them are pictures or letters
_DEPTH = 3  # of forms within forms
_THIN = 3.0  # points; what is thicker is a bar or the ground of a cell
_SHORT = 3.0  # points; a rule is longer, be it the one through a figure
_DASH = 4.0  # points between two strokes of one rule
_SAME = 1.5  # points; rules so close, one beside the other, are one

_Placing = Callable[[float, float], tuple[float, float]]
_Point = tuple[float, float]
_Span = tuple[float, float, float]  # where it stands, from where to where it goes


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line that is drawn level, or upright when `upright`. In points of the page as it is read: at: its distance
    from the top, from the left when it is upright. start, end: where it begins and ends, from the left or the top."""

    upright: bool
    at: float
    start: float
    end: float

    def covers(self, place: float, margin: float = 0.0) -> bool:
        """Whether it passes `place`, which lies `margin` points outside of it at most."""
        return self.start - margin <= place <= self.end + margin


def read_rules(page: Any, placing: _Placing) -> tuple[Rule, ...]:
    """The rules of an open page, the level ones first, each kind in order of place.

    placing: from the file's coordinates to those of the page as it is read. Strokes in one line with gaps as those of
    dashes are one rule, and so are rules that are drawn twice.
    """
    strokes = list(_strokes(page, placing))
    level = _merged([(y0, x0, x1) for (x0, y0), (x1, y1) in strokes if y1 - y0 <= _THIN])
    upright = _merged([(x0, y0, y1) for (x0, y0), (x1, y1) in strokes if x1 - x0 <= _THIN])
    return (
        *(Rule(upright=False, at=at, start=start, end=end) for at, start, end in level),
        *(Rule(upright=True, at=at, start=start, end=end) for at, start, end in upright),
    )


def _strokes(page: Any, placing: _Placing) -> Iterator[tuple[_Point, _Point]]:
    # Thin boxes: their left upper and right lower corners.
    left = _SEGMENTS
    for element, to_page in _outlines(page):
        count = _segments(element)
        left -= count
        if left < 0:
            return
        for ends in _boxes(element, count):
            (x0, y0), (x1, y1) = (placing(*to_page(*point)) for point in ends)
            low, high = (min(x0, x1), min(y0, y1)), (max(x0, x1), max(y0, y1))
            if min(high[0] - low[0], high[1] - low[1]) <= _THIN:
                yield low, high


def _outlines(page: Any) -> Iterator[tuple[Any, _Placing]]:
    # The outlines drawn on the page and in its forms, each with the way from its own coordinates to those of the page.
    import pypdfium2.raw as raw

    count = min(raw.FPDFPage_CountObjects(page.raw), _ELEMENTS)
    here: _Placing = _as_it_is
    waiting = [(raw.FPDFPage_GetObject(page.raw, place), here, 0) for place in range(count)][::-1]
    seen = count
    while waiting:
        element, outer, depth = waiting.pop()
        kind = raw.FPDFPageObj_GetType(element)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM):
            continue
        placing = _within(element, outer)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield element, placing
        elif depth < _DEPTH:
            count = min(raw.FPDFFormObj_CountObjects(element), _ELEMENTS - seen)
            seen += max(0, count)
            inner = [(raw.FPDFFormObj_GetObject(element, place), placing, depth + 1) for place in range(count)]
            waiting += inner[::-1]


def _as_it_is(x: float, y: float) -> _Point:
    return x, y


def _within(element: Any, outer: _Placing) -> _Placing:
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(element, matrix):
        return outer
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    return lambda x, y: outer(a * x + c * y + e, b * x + d * y + f)


def _segments(element: Any) -> int:
    # None of an outline that is not painted: it cuts out a picture; nor of long ones with curves.
    import pypdfium2.raw as raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(element, fill, stroke) or not (fill.value or stroke.value):
        return 0
    count = int(raw.FPDFPath_CountSegments(element))
    kinds = {
        raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(element, place))
        for place in range(_SAMPLE if count > _SAMPLE else 0)
    }
    return 0 if raw.FPDF_SEGMENT_BEZIERTO in kinds else max(0, count)


def _boxes(element: Any, count: int) -> Iterator[tuple[_Point, _Point]]:
    # What may be a rule: of what is stroked every side, of what is filled the box of each closed part.
    import pypdfium2.raw as raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(element, fill, stroke)
    for part in _parts(element, count):
        if stroke.value:
            yield from pairwise(part)
        elif len(part) > 1:
            yield (
                (min(x for x, _ in part), min(y for _, y in part)),
                (max(x for x, _ in part), max(y for _, y in part)),
            )


def _parts(element: Any, count: int) -> Iterator[list[_Point]]:
    import pypdfium2.raw as raw

    x, y = ctypes.c_float(), ctypes.c_float()
    part: list[_Point] = []
    for place in range(count):
        segment = raw.FPDFPath_GetPathSegment(element, place)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and part:
            yield part
            part = []
        part.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and part[-1] != part[0]:
            part.append(part[0])
    if part:
        yield part


def _merged(strokes: Sequence[_Span]) -> list[_Span]:
    rules: list[_Span] = []
    for line in _lines(sorted(strokes)):
        at = line[0][0]
        pieces = sorted((start, end) for _, start, end in line)
        for start, end in pieces:
            if rules and rules[-1][0] == at and start - rules[-1][2] <= _DASH:
                rules[-1] = (at, rules[-1][1], max(rules[-1][2], end))
            else:
                rules.append((at, start, end))
    return [rule for rule in rules if rule[2] - rule[1] >= _SHORT]


def _lines(strokes: Sequence[_Span]) -> Iterator[list[_Span]]:
    # Strokes in one line.
    group = 0
    last = float("-inf")
    numbered = []
    for stroke in strokes:
        group += stroke[0] - last > _SAME
        last = stroke[0]
        numbered.append((group, stroke))
    for _, members in groupby(numbered, key=lambda each: each[0]):
        yield [stroke for _, stroke in members]
