"""The reading order of a page: its columns by position, whatever order the file draws them in.

Pieces that cross a gutter, such as a heading over both columns, part the page into bands, and so do headings of one
line that stand over both although they are short: within a band the left column is read before the right one. Columns
are searched for further columns.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import repeat

from corpus.reading.pdf.layout.grids import NO_RULING, Ruling
from corpus.reading.pdf.layout.gutters import GAP, find_gutter, part_bands, part_sides
from corpus.reading.pdf.layout.ruled import take_ruled
from corpus.reading.pdf.layout.unruled import take_unruled
from corpus.reading.pdf.type_lines import Piece, TypeLine, group_rows, merge_pieces

_LEAST_PAGES = 2


def order_pages(pages: Sequence[Sequence[Piece]], rulings: Sequence[Ruling] = ()) -> list[list[list[TypeLine]]]:
    """For each page its lines in reading order, those of one column or of one band together, rows of tables among them;
    upright type that labels no row stands behind them.

    rulings: of each page what is ruled on it, for none when nothing is.

    Pieces of one column and one baseline are one line. Gutters that two pages have, or that the page before or behind
    has, are seen from one line on, so give the whole document at once. A page without pieces has none.
    """
    ruled = list(zip(pages, rulings or repeat(NO_RULING), strict=False))
    merged = [_with_tables(pieces, ruling) for pieces, ruling in ruled]
    found: list[set[float]] = [set() for _ in merged]
    for pieces, seen in zip(merged, found, strict=True):
        _regions([piece for piece in pieces if not piece.upright], frozenset(), seen)
    times = Counter(gutter for gutters in found for gutter in gutters)
    common = {gutter for gutter, pages_with in times.items() if pages_with >= _LEAST_PAGES}
    ordered = []
    for place, (pieces, (_, ruling)) in enumerate(zip(merged, ruled, strict=True)):
        known = frozenset(common.union(*found[max(0, place - 1) : place + 2]))
        regions = _regions([piece for piece in pieces if not piece.upright], known, set())
        if len(regions) > 1:
            regions = [_with_unruled(region, ruling) for region in regions]
        upright = [[piece] for piece in pieces if piece.upright]
        ordered.append([_lines(region) for region in (*regions, *upright)])
    return ordered


def _with_tables(pieces: Sequence[Piece], ruling: Ruling) -> list[Piece]:
    ruled, others = take_ruled(pieces, ruling.grids)
    return [*ruled, *_with_unruled(others, ruling)]


def _with_unruled(pieces: Sequence[Piece], ruling: Ruling) -> list[Piece]:
    unruled, rest = take_unruled([piece for piece in pieces if not piece.upright], ruling.level)
    rest += [piece for piece in pieces if piece.upright]
    return [*unruled, *(each for row in group_rows(rest) for each in merge_pieces(row, GAP))]


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
                upright=whole.upright,
                places=whole.places,
            )
        )
    return lines


def _regions(pieces: Sequence[Piece], known: frozenset[float], seen: set[float]) -> list[list[Piece]]:
    # Adds to `seen` the gutters that it finds.
    gutter = find_gutter(pieces, known)
    if gutter is None:
        return [list(pieces)] if pieces else []
    seen.add(gutter)
    regions: list[list[Piece]] = []
    across: list[Piece] = []
    for crossing, band in part_bands(pieces, gutter):
        left, right = part_sides(band, gutter)
        if crossing or not (left and right):
            across += band
            continue
        regions += [across] if across else []
        across = []
        regions += [*_regions(left, known, seen), *_regions(right, known, seen)]
    return [*regions, across] if across else regions
