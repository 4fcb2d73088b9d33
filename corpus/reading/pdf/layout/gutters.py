"""Gutters: what type leaves empty between two columns over several lines."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.reading.pdf.layout.cells import is_number
from corpus.reading.pdf.type_lines import Piece, group_rows

GAP = 0.7
"""Ems. The spaces of a justified line may be as wide as that; a narrower gutter is not seen."""

_LEAST_LINES = 3  # on either side of a gutter
_MANY_LINES = 6  # so many are columns whatever stands on the rest of the page
_ALIGNED = 0.4  # of the right column's lines begin at its edge
_INDENTED = 4.0  # ems from the gutter; what begins there is of the next column
_LEAST_SHARE = 0.18  # of the width, on either side of a gutter: numbers before an indented text are no column
_FILLED = 0.5  # of the column's width, what its longer lines fill: cells of a table do not
_DEPTH = 3  # of columns within columns
_TIED = 0.5  # of the lines beside a gutter stand on one baseline with one across it: they are rows
_BASELINE = 0.12  # ems
_LARGER = 1.08  # times the usual type: that of headings
_CLEAR = 1.7  # times the usual distance of two lines, what a heading over both columns leaves empty beside it
_FOOT = 1.8  # times the usual distance, what stands alone at the foot is away from the columns
_TOGETHER = 0.6  # ems; columns below a heading begin at one height

_Edges = tuple[float, float]


def find_gutter(pieces: Sequence[Piece], known: frozenset[float], depth: int = _DEPTH) -> float | None:
    """The left edge of the right column, in points, of the gutter that fewest pieces run across; of equal ones that
    which most lines stand beside, then the leftmost. None when there are no columns.

    known: gutters of other pages, which are seen from one line on. Of the lines on either side the longer ones fill
    their column, or the lines of the two sides stand on baselines of their own.
    """
    left = min((piece.left for piece in pieces), default=0.0)
    right = max((piece.right for piece in pieces), default=0.0)
    margin = _LEAST_SHARE * (right - left)
    begun = known.union(round(piece.left) - 1.0 for piece in pieces)
    edges = sorted(edge for edge in begun if left + margin <= edge + 1.0 <= right - margin)
    found = [(_beside(pieces, edge, (left, right), edge in known, depth), edge) for edge in edges]
    columns = [(across, -lines, edge) for (lines, across), edge in found if lines]
    return min(columns)[2] if columns else None


def part_bands(pieces: Sequence[Piece], gutter: float) -> list[tuple[bool, list[Piece]]]:
    """From the top: stretches of lines that cross the gutter or stand over both columns, true, and others, false."""
    rows = group_rows(pieces)
    over = _headings(rows, gutter)
    bands: list[tuple[bool, list[Piece]]] = []
    for place, row in enumerate(rows):
        crossing = place in over or any(_crosses(piece, gutter) for piece in row)
        if not bands or bands[-1][0] is not crossing:
            bands.append((crossing, []))
        bands[-1][1].extend(row)
    return bands


def part_sides(band: Sequence[Piece], gutter: float) -> tuple[list[Piece], list[Piece]]:
    """What stands on the left and what on the right of the gutter."""
    left = [piece for piece in band if piece.right <= gutter]
    return left, [piece for piece in band if piece.right > gutter]


def _crosses(piece: Piece, gutter: float) -> bool:
    return piece.left < gutter - 0.1 * piece.size and piece.right > gutter


def _headings(rows: Sequence[Sequence[Piece]], gutter: float) -> set[int]:
    # Lines in larger or bold type on the left that end the columns above and begin those below, on both sides; and what
    # stands alone at the foot.
    if len(rows) < _LEAST_LINES:
        return set()
    size = median(piece.size for row in rows for piece in row)
    bold = 2 * sum(piece.bold for row in rows for piece in row) > sum(len(row) for row in rows)
    right = [place for place, row in enumerate(rows) if any(piece.right > gutter for piece in row)]
    steps = [rows[after][0].baseline - rows[before][0].baseline for before, after in pairwise(right)]
    usual = median(steps) if steps else 0.0
    last = rows[-1][0].baseline - rows[-2][0].baseline
    found = {len(rows) - 1} if len(rows[-1]) == 1 and last > _FOOT * usual else set()
    for place, row in enumerate(rows[:-1]):
        (first, *more), below = row, rows[place + 1]
        if more or first.right > gutter or not (first.size >= _LARGER * size or (first.bold and not bold)):
            continue
        begins = {piece.right > gutter for piece in below} == {False, True} or any(
            _crosses(piece, gutter) for piece in below
        )
        before = max((rows[each][0].baseline for each in right if each < place), default=None)
        clear = before is None or below[0].baseline - before >= _CLEAR * usual
        if clear and (begins or _begin_together(rows[place + 1 :], gutter)):
            found.add(place)
    return found


def _begin_together(rows: Sequence[Sequence[Piece]], gutter: float) -> bool:
    left = next((row for row in rows if any(piece.right <= gutter for piece in row)), None)
    right = next((row for row in rows if any(piece.right > gutter for piece in row)), None)
    if left is None or right is None:
        return False
    return abs(left[0].baseline - right[0].baseline) <= _TOGETHER * left[0].size


def _beside(pieces: Sequence[Piece], gutter: float, edges: _Edges, known: bool, depth: int) -> tuple[int, int]:
    # How many lines stand beside each other across the gutter, counted on its shorter side, 0 when they are too few to
    # be columns; and how many pieces run across it. Gaps that happen to lie one above the other are few beside these.
    lines = across = 0
    for crossing, band in part_bands(pieces, gutter):
        left, right = part_sides(band, gutter)
        across += len(band) * crossing
        if crossing or min(len(left), len(right)) < (1 if known else _LEAST_LINES):
            continue
        clear = min(piece.left for piece in right) - max(piece.right for piece in left)
        if clear < GAP * min(piece.size for piece in band):
            continue
        near = [piece.left for piece in right if piece.left < gutter + _INDENTED * piece.size]
        aligned = sum(edge < gutter + 3.0 for edge in near) >= max(1, _ALIGNED * len(near))
        if (aligned and (known or _are_columns(left, right, gutter, edges, depth))) or _are_apart(left, right):
            lines += min(len(left), len(right))
    return (lines if known or lines >= min(_MANY_LINES, across / 2) else 0), across


def _are_columns(left: Sequence[Piece], right: Sequence[Piece], gutter: float, edges: _Edges, depth: int) -> bool:
    return _is_column(left, gutter - edges[0], depth) and _is_column(right, edges[1] - gutter, depth)


def _is_column(side: Sequence[Piece], width: float, depth: int) -> bool:
    widths = sorted(piece.right - piece.left for piece in side)
    filled = widths[len(widths) * 3 // 4] >= _FILLED * width
    return filled or (depth > 0 and find_gutter(side, frozenset(), depth - 1) is not None)


def _are_apart(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    # Texts that stand side by side have baselines of their own; cells of a table are rows.
    if any(2 * sum(is_number(piece.text) for piece in side) > len(side) for side in (left, right)):
        return False
    top = max(side[0].baseline for side in (left, right))
    bottom = min(side[-1].baseline for side in (left, right))
    one, other = (
        [row[0] for row in group_rows(side) if top - row[0].size <= row[0].baseline <= bottom + row[0].size]
        for side in (left, right)
    )
    fewer, more = sorted((one, other), key=len)
    if len(fewer) < _LEAST_LINES or len(more) < _MANY_LINES:
        return False
    tied = sum(any(abs(line.baseline - each.baseline) <= _BASELINE * line.size for each in more) for line in fewer)
    return tied <= _TIED * len(fewer)
