"""Rules that meet make grids, and the cells of a grid are what no rule parts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading.pdf.layout.rules import Rule

_MEETS = 3.5  # points between two rules that meet
_SAME = 3.5  # points; edges so close are one: the two strokes of a double line
_SHORT = 6.0  # points; a rule of a table is longer
_NARROW = 8.0  # points; a row or column at an open side is wider
_MOST_LINES = 250  # of either kind; a grid of more is a picture
_COVERED = 0.6  # of a cell's side, where a rule parts it from the next

_Cell = tuple[int, int]  # row and column, from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows and columns between rules. xs, ys: the edges of columns and rows in points, from the left and the top;
    cells: for each row the cell that stands at each column, as row and column of its left upper corner, so that places
    which no rule parts have the same. Rectangular: what stands askew is one cell with what is around it."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[_Cell, ...], ...]

    def __post_init__(self) -> None:
        if len(self.cells) != len(self.ys) - 1 or any(len(row) != len(self.xs) - 1 for row in self.cells):
            raise ValueError(f"a grid of {len(self.xs)} by {len(self.ys)} edges, wanted a cell between any two")

    @property
    def area(self) -> float:
        """In square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def row_at(self, y: float) -> int | None:
        """The row that has `y`, None outside."""
        return bisect_right(self.ys, y) - 1 if self.ys[0] <= y < self.ys[-1] else None

    def column_of(self, left: float, right: float, row: int) -> int | None:
        """The first column of the cell in `row` that most of the stretch stands in, the leftmost of equal ones; None
        when half of it and more is outside."""
        inside = min(right, self.xs[-1]) - max(left, self.xs[0])
        if inside < 0.5 * (right - left):
            return None
        first = max(0, bisect_right(self.xs, left) - 1)
        last = min(len(self.xs) - 2, max(first, bisect_left(self.xs, right) - 1))
        shares: dict[int, float] = {}
        for column in range(first, last + 1):
            share = min(right, self.xs[column + 1]) - max(left, self.xs[column])
            start = self.cells[row][column][1]
            shares[start] = shares.get(start, 0.0) + share
        return max(shares, key=lambda column: (shares[column], -column))

    def parts(self, left: float, right: float, y: float) -> bool:
        """Whether an upright edge of a cell stands between `left` and `right` at the height `y`."""
        row = self.row_at(y)
        if row is None:
            return False
        between = range(max(1, bisect_left(self.xs, left)), min(len(self.xs) - 1, bisect_right(self.xs, right)))
        return any(self.cells[row][column - 1] != self.cells[row][column] for column in between)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What is ruled on a page. level: its level rules, in order of place. strokes: those and what is too short for a
    table, so ordered, each as its height, its start and its end. bars: those of them that no upright rule meets. grids:
    the largest first."""

    level: tuple[Rule, ...] = ()
    strokes: tuple[tuple[float, float, float], ...] = ()
    bars: tuple[Rule, ...] = ()
    grids: tuple[Grid, ...] = ()

    def parts(self, left: float, right: float, y: float) -> bool:
        """Whether type that ends at `left` and type that begins at `right` stand in two cells, at the height `y`."""
        return any(grid.parts(left, right, y) for grid in self.grids)


NO_RULING = Ruling()


def find_ruling(rules: Sequence[Rule]) -> Ruling:
    """The grids of two columns or two rows and more that `rules` make, beside the level rules."""
    long = [rule for rule in rules if rule.end - rule.start >= _SHORT]
    posts = [rule for rule in long if rule.upright]
    strokes = tuple(rule for rule in rules if not rule.upright)
    bars = strokes if len(posts) <= _MOST_LINES else ()
    return Ruling(
        level=tuple(rule for rule in long if not rule.upright),
        strokes=tuple((rule.at, rule.start, rule.end) for rule in strokes),
        bars=tuple(bar for bar in bars if not any(_meet(bar, post) for post in posts)),
        grids=_grids(long),
    )


def _meet(line: Rule, post: Rule) -> bool:
    return line.covers(post.at, _MEETS) and post.covers(line.at, _MEETS)


def _grids(rules: Sequence[Rule]) -> tuple[Grid, ...]:
    level = [rule for rule in rules if not rule.upright][:_MOST_LINES]
    upright = [rule for rule in rules if rule.upright][:_MOST_LINES]
    grids = [_grid(lines, posts) for lines, posts in _components(level, upright)]
    found = [grid for grid in grids if grid is not None]
    return tuple(sorted(found, key=lambda grid: (-grid.area, grid.ys, grid.xs)))


def _components(level: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    # Rules that meet, one by way of another. The level ones are numbered before the upright ones.
    root = list(range(len(level) + len(upright)))

    def find(one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for place, line in enumerate(level):
        for other, post in enumerate(upright, len(level)):
            if _meet(line, post):
                root[find(place)] = find(other)
    members: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for place, rule in enumerate([*level, *upright]):
        members.setdefault(find(place), ([], []))[rule.upright].append(rule)
    return list(members.values())


def _grid(lines: Sequence[Rule], posts: Sequence[Rule]) -> Grid | None:
    if not lines or not posts:
        return None
    # Tables that are open at their sides have no posts there, and those cut off at the end of a page no line.
    xs = _edges([post.at for post in posts], min(line.start for line in lines), max(line.end for line in lines))
    ys = _edges([line.at for line in lines], min(post.start for post in posts), max(post.end for post in posts))
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    return Grid(xs=xs, ys=ys, cells=_cells(xs, ys, lines, posts))


def _edges(places: Sequence[float], first: float, last: float) -> tuple[float, ...]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _SAME:
            edges.append(place)
    before = [first] if first < edges[0] - _NARROW else []
    return (*before, *edges, *([last] if last > edges[-1] + _NARROW else []))


def _cells(
    xs: Sequence[float], ys: Sequence[float], lines: Sequence[Rule], posts: Sequence[Rule]
) -> tuple[tuple[_Cell, ...], ...]:
    rows, columns = len(ys) - 1, len(xs) - 1
    # From the left upper corner: each cell takes in what no rule parts from it, to the right, then downwards as long as
    # no rule parts any of it from the row below.
    owner: dict[_Cell, _Cell] = {}
    beside = {
        (row, column) for column in range(1, columns) for row in _parted(ys, posts, xs[column])
    }  # parted from the cell to the left
    above = {(row, column) for row in range(1, rows) for column in _parted(xs, lines, ys[row])}
    for row in range(rows):
        for column in range(columns):
            if (row, column) in owner:
                continue
            end = column + 1
            while end < columns and (row, end) not in beside and (row, end) not in owner:
                end += 1
            bottom = row + 1
            while bottom < rows and _goes_on(bottom, column, end, above, beside, columns):
                bottom += 1
            owner.update({(r, c): (row, column) for r in range(row, bottom) for c in range(column, end)})
    return tuple(tuple(owner[row, column] for column in range(columns)) for row in range(rows))


def _goes_on(row: int, start: int, end: int, above: set[_Cell], beside: set[_Cell], columns: int) -> bool:
    if any((row, column) in above for column in range(start, end)):
        return False
    if any((row, column) in beside for column in range(start + 1, end)):
        return False
    left = start == 0 or (row, start) in beside
    return left and (end == columns or (row, end) in beside)


def _parted(edges: Sequence[float], rules: Sequence[Rule], at: float) -> Iterator[int]:
    # Between which of the edges a rule stands at `at`.
    near = [rule for rule in rules if abs(rule.at - at) <= _SAME]
    for place, (start, end) in enumerate(pairwise(edges)):
        covered = sum(max(0.0, min(end, rule.end) - max(start, rule.start)) for rule in near)
        if covered >= _COVERED * (end - start):
            yield place
