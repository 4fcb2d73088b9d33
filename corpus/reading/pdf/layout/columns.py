"""The reading order of a page: its columns by position, whatever order the file draws them in.

A gutter is a place that pieces of type leave empty over several lines, with lines that fill their width to its left and
right. Pieces that cross it, such as a heading over both columns, part the page into bands: within a band the left
column is read before the right one. Columns are searched for further columns.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import repeat

from corpus.reading.pdf.layout.grids import NO_RULING, Ruling
from corpus.reading.pdf.layout.ruled import take_ruled
from corpus.reading.pdf.layout.unruled import take_unruled
from corpus.reading.pdf.type_lines import Piece, TypeLine, group_rows, merge_pieces

_GUTTER = 0.7  # ems; the spaces of a justified line may be as wide as that, a narrower gutter is not seen
_LEAST_LINES = 3  # on either side of a gutter
_MANY_LINES = 6  # so many are columns whatever stands on the rest of the page
_LEAST_PAGES = 2
_ALIGNED = 0.4  # of the right column's lines begin at its edge
_LEAST_SHARE = 0.18  # of the width, on either side of a gutter: numbers before an indented text are no column
_FILLED = 0.5  # of the column's width, what its longer lines fill: cells of a table do not


def order_pages(pages: Sequence[Sequence[Piece]], rulings: Sequence[Ruling] = ()) -> list[list[list[TypeLine]]]:
    """For each page its lines in reading order, those of one column or of one band together, rows of tables among them.

    rulings: of each page what is ruled on it, for none when nothing is.

    Pieces of one column and one baseline are one line. A gutter that two pages have is seen on the others from one line
    on, so give the whole document at once. A page without pieces has none.
    """
    merged = [_with_tables(pieces, ruling) for pieces, ruling in zip(pages, rulings or repeat(NO_RULING), strict=False)]
    found = Counter(edge for pieces in merged if (edge := _gutter(pieces, frozenset())) is not None)
    known = frozenset(edge for edge, times in found.items() if times >= _LEAST_PAGES)
    return [[_lines(region) for region in _regions(pieces, known)] for pieces in merged]


def _with_tables(pieces: Sequence[Piece], ruling: Ruling) -> list[Piece]:
    ruled, others = take_ruled(pieces, ruling.grids)
    unruled, rest = take_unruled(others, ruling.level)
    return [*ruled, *unruled, *(each for row in group_rows(rest) for each in merge_pieces(row, _GUTTER))]


def _lines(region: Sequence[Piece]) -> list[TypeLine]:
    edges = (min(piece.left for piece in region), max(piece.right for piece in region))
    lines = []
    for row in group_rows(region):
        (whole,) = merge_pieces(row, float("inf"))
        lines.append(
            TypeLine(
                text=whole.text,
                left=whole.left,
                right=whole.right,
                baseline=whole.baseline,
                size=whole.size,
                bold=whole.bold,
                edges=edges,
                table=whole.table,
            )
        )
    return lines


def _regions(pieces: Sequence[Piece], known: frozenset[float]) -> list[list[Piece]]:
    gutter = _gutter(pieces, known)
    if gutter is None:
        return [list(pieces)] if pieces else []
    regions: list[list[Piece]] = []
    across: list[Piece] = []
    for crossing, band in _bands(pieces, gutter):
        left, right = _sides(band, gutter)
        if crossing or not (left and right):
            across += band
            continue
        regions += [across] if across else []
        across = []
        regions += [*_regions(left, known), *_regions(right, known)]
    return [*regions, across] if across else regions


def _bands(pieces: Sequence[Piece], gutter: float) -> list[tuple[bool, list[Piece]]]:
    # From the top: stretches that cross the gutter, and stretches that do not.
    bands: list[tuple[bool, list[Piece]]] = []
    for row in group_rows(pieces):
        crossing = any(_crosses(piece, gutter) for piece in row)
        if not bands or bands[-1][0] is not crossing:
            bands.append((crossing, []))
        bands[-1][1].extend(row)
    return bands


def _crosses(piece: Piece, gutter: float) -> bool:
    return piece.left < gutter - 0.1 * piece.size and piece.right > gutter


def _sides(band: Sequence[Piece], gutter: float) -> tuple[list[Piece], list[Piece]]:
    left = [piece for piece in band if piece.right <= gutter]
    return left, [piece for piece in band if piece.right > gutter]


def _gutter(pieces: Sequence[Piece], known: frozenset[float]) -> float | None:
    # The left edge of the right column that most lines stand beside; of equal ones the leftmost.
    left = min((piece.left for piece in pieces), default=0.0)
    right = max((piece.right for piece in pieces), default=0.0)
    margin = _LEAST_SHARE * (right - left)
    edges = sorted({round(piece.left) - 1.0 for piece in pieces if left + margin <= piece.left <= right - margin})
    found = [(_beside(pieces, edge, (left, right), edge in known), -edge) for edge in edges]
    lines, edge = max(found, default=(0, 0.0))
    return -edge if lines else None


def _beside(pieces: Sequence[Piece], gutter: float, edges: tuple[float, float], known: bool) -> int:
    # How many lines stand beside each other across the gutter, counted on its shorter side; 0 when they are too few
    # to be columns. Gaps that happen to lie one above the other are few beside the lines that run across them.
    lines = across = 0
    for crossing, band in _bands(pieces, gutter):
        left, right = _sides(band, gutter)
        across += len(band) * crossing
        if crossing or min(len(left), len(right)) < (1 if known else _LEAST_LINES):
            continue
        clear = min(piece.left for piece in right) - max(piece.right for piece in left)
        aligned = sum(piece.left < gutter + 3.0 for piece in right)
        if clear < _GUTTER * min(piece.size for piece in band) or aligned < _ALIGNED * len(right):
            continue
        if known or (_fills(left, gutter - edges[0]) and _fills(right, edges[1] - gutter)):
            lines += min(len(left), len(right))
    return lines if known or lines >= min(_MANY_LINES, across / 2) else 0


def _fills(side: Sequence[Piece], width: float) -> bool:
    widths = sorted(piece.right - piece.left for piece in side)
    return widths[len(widths) * 3 // 4] >= _FILLED * width
