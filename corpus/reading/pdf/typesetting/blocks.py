"""Lines of a column to blocks: paragraphs, headings, rows of tables; and how a document's body is set."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.printed import heading_number
from corpus.reading.pdf.type_lines import TypeLine

LARGER = 1.1
"""Times the size of the body: type from there on is larger than it."""

SAME_SIZE = 1.04
"""Times a size: type up to there is of that size."""

PARTED = 1.25
"""Times the usual distance of two lines: more parts them."""

_BOLD_SHARE = 0.5  # of the characters of full lines; where more is bold, bold tells nothing
_MOST_BOLD = 0.75  # of all characters, where full lines are few
_FEW_LETTERS = 200
_FEW_STEPS = 5
_INDENT = 0.8  # ems
_SHORT = 0.75  # of the column's width: a line that ends before that ends its paragraph
_CENTRED = 0.03  # of the column's width, between its middle and the line's
_OWN_LINES, _OWN_LETTERS = 4, 150  # of one column in larger type: so much is a text of its own, not headings
_ITEM = re.compile(r"[•●○▪■◦‣➢✓❖\uf000-\uf0ff*–-]\s|\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]\)?\s?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """How the running text is set. size: in points. bold: whether bold tells nothing. leading: the usual distance of
    two of its lines, in ems."""

    size: float
    bold: bool
    leading: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Neighbouring lines of a column that belong together. body: how the text around it is set. goes_on: with what
    ends the column before. parted: whether space stands above it, or the edge of the column. within: whether it stands
    in the midst of a paragraph. outdented: whether what follows is set in from its left edge. followed: whether other
    text follows on the page, and no item of its own kind. note: whether it is a footnote."""

    lines: tuple[TypeLine, ...]
    body: Body
    goes_on: bool = False
    parted: bool = False
    within: bool = False
    outdented: bool = False
    followed: bool = False
    note: bool = False

    @property
    def size(self) -> float:
        """Of its first line, in points."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether its first line is bold throughout."""
        return self.lines[0].bold

    @property
    def at_edge(self) -> bool:
        """Whether its first line begins at the left edge of the column."""
        return self.lines[0].left - self.lines[0].edges[0] <= _INDENT * self.size

    @property
    def text(self) -> str:
        """Its lines as one, parted by spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def stands_apart(self) -> bool:
        """Whether it belongs to no paragraph: a row of a table, upright type."""
        return self.lines[0].stands_apart

    @property
    def is_centred(self) -> bool:
        """Whether all its lines stand in the middle of the column, clear of both its edges."""
        return all(is_centred(line) for line in self.lines)


def body_style(regions: Sequence[Sequence[Sequence[TypeLine]]]) -> Body:
    """How the running text of a document is set, of which `regions` holds the lines by page and column: as most
    characters outside of tables are, or as most characters where few stand outside."""
    every = [line for page in regions for region in page for line in region]
    text = [line for line in every if not line.table]
    lines = text if sum(len(line.text) for line in text) >= _FEW_LETTERS else every
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    size = min(sizes, key=lambda size: (-sizes[size], size), default=1.0)
    return Body(size=size, bold=_is_bold(every), leading=_leading(regions))


def cut_blocks(region: Sequence[TypeLine], body: Body, following: TypeLine | None = None) -> list[Block]:
    """The blocks of a column or band in order. following: what the next column or band begins with."""
    own = _own_body(region, body)
    groups = list(_groups(region, own.leading))
    margin = _margin(region)
    blocks = []
    for place, lines in enumerate(groups):
        before = groups[place - 1][-1] if place else None
        after = groups[place + 1][0] if place + 1 < len(groups) else None
        next_line = after or following
        parted = before is None or before.stands_apart or _is_parted(before, lines[0], own.leading)
        blocks.append(
            Block(
                lines=lines,
                body=own,
                goes_on=place == 0 and not _begins(lines[0], margin),
                parted=parted,
                within=before is not None and not parted and _runs_on(before, lines[0]),
                outdented=after is not None and after.left - lines[0].left > _INDENT * lines[0].size,
                followed=next_line is not None and not _is_sibling(lines[0], next_line),
            )
        )
    return blocks


def is_centred(line: TypeLine) -> bool:
    """Whether a line stands in the middle of its column, clear of both its edges."""
    left, right = line.edges
    off = abs((line.left + line.right) / 2 - (left + right) / 2)
    return off <= _CENTRED * (right - left) and line.left - left > 2 * line.size


def is_full(line: TypeLine) -> bool:
    """Whether a line reaches the right edge of its column."""
    return line.right > line.edges[1] - 2 * line.size


def share_middle(line: TypeLine, other: TypeLine) -> bool:
    """Whether two lines are centred on each other, and not set from one edge."""
    left, right = line.edges
    off = abs((line.left + line.right) - (other.left + other.right)) / 2
    return off <= _CENTRED * (right - left) and abs(line.left - other.left) > off


def is_short(line: TypeLine) -> bool:
    """Whether a line ends so early that it ends its paragraph."""
    left, right = line.edges
    return line.right < left + _SHORT * (right - left)


def _is_bold(lines: Sequence[TypeLine]) -> bool:
    # Running text fills its lines; of a page of headings and tables alone, much may be bold.
    full = [line for line in lines if not line.table and is_full(line)]
    letters = sum(len(line.text) for line in full)
    told, share = (full, _BOLD_SHARE) if letters >= _FEW_LETTERS else (lines, _MOST_BOLD)
    return sum(len(line.text) * line.bold for line in told) > share * sum(len(line.text) for line in told)


def _leading(regions: Sequence[Sequence[Sequence[TypeLine]]]) -> float:
    # Between a line that fills its column and the next one, where a paragraph goes on; else between most lines.
    within: list[float] = []
    steps: list[float] = []
    for before, after in (pair for page in regions for region in page for pair in pairwise(region)):
        if after.size == before.size and not after.table and not before.table:
            steps.append((after.baseline - before.baseline) / before.size)
            within += steps[-1:] if is_full(before) and after.left < before.left + _INDENT * before.size else []
    told = within if len(within) >= _FEW_STEPS else steps
    return median(told) if told else 1.5


def _own_body(region: Sequence[TypeLine], body: Body) -> Body:
    # A column with a text of its own in larger type, as in a newsletter, is compared with itself.
    sizes: Counter[float] = Counter()
    lines: Counter[float] = Counter()
    for line in region:
        if not line.table and (body.bold or not line.bold):
            sizes[round(2 * line.size) / 2] += len(line.text)
            lines[round(2 * line.size) / 2] += 1
    size = min(sizes, key=lambda size: (-sizes[size], size), default=body.size)
    if size <= body.size or lines[size] < _OWN_LINES or sizes[size] < _OWN_LETTERS:
        return body
    return Body(size=size, bold=body.bold, leading=body.leading)


def _margin(region: Sequence[TypeLine]) -> float:
    lefts = Counter(2 * round(line.left / 2) for line in region if not line.table) or Counter([round(region[0].left)])
    return min(lefts, key=lambda left: (-lefts[left], left))


def _groups(region: Sequence[TypeLine], leading: float) -> Iterator[tuple[TypeLine, ...]]:
    margin = _margin(region)
    held: list[TypeLine] = []
    for line in region:
        if held and (_begins(line, margin) or _ends(held[-1], line, leading)):
            yield tuple(held)
            held = []
        held.append(line)
    if held:
        yield tuple(held)


def _begins(line: TypeLine, margin: float) -> bool:
    if line.stands_apart or line.left - margin > _INDENT * line.size or _ITEM.match(line.text) is not None:
        return True
    number = heading_number(line.text) if line.bold else None
    return number is not None and number.worded


def _ends(before: TypeLine, line: TypeLine, leading: float) -> bool:
    if before.stands_apart or not _alike(before, line):
        return True
    if _is_parted(before, line, leading):
        return True
    return is_short(before) or (before.bold and before.text.rstrip().endswith((":", "：")))


def _alike(before: TypeLine, line: TypeLine) -> bool:
    return before.bold == line.bold and max(before.size, line.size) <= SAME_SIZE * min(before.size, line.size)


def _is_parted(before: TypeLine, line: TypeLine, leading: float) -> bool:
    return line.baseline - before.baseline > PARTED * leading * max(line.size, before.size)


def _runs_on(before: TypeLine, line: TypeLine) -> bool:
    # Whether a line goes on with the one before it: that one fills its column, and this one begins at its edge.
    return is_full(before) and line.left - before.edges[0] < _INDENT * line.size


def _is_sibling(line: TypeLine, after: TypeLine) -> bool:
    number, other = heading_number(line.text), heading_number(after.text)
    same = number is not None and other is not None and number.rank == other.rank
    return same and line.bold == after.bold and max(line.size, after.size) <= SAME_SIZE * min(line.size, after.size)
