"""Typeset pages to lines: their order by position, paragraphs by indent and space, headings by size and weight."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.printed import is_caption
from corpus.reading.pdf.layout import Ruling, order_pages
from corpus.reading.pdf.type_lines import Piece, TypeLine

LARGER = 1.1
"""Times the size of the body: type from there on is a heading's."""

_HEADING_LINES = 4
_HEADING_LENGTH = 160  # characters of a heading in bold type of the body's size; more is a paragraph
_BOLD_SHARE = 0.4  # of a document's characters; where more is bold, bold tells nothing
_INDENT = 0.8  # ems
_SHORT = 0.75  # of the column's width: a line that ends before that ends its paragraph
_PARTED = 1.25  # times the usual distance of two lines
_SAME_SIZE = 1.04
_ITEM = re.compile(r"[•●○▪■◦‣➢✓\uf000-\uf0ff*–-]\s|\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]\)?\s?")
_LETTER = re.compile(r"[^\W\d_]")

Style = tuple[float, bool]
"""Size in points and whether it is bold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A line in reading order. text: with the signs that a book's lines have, a leading tab where a paragraph begins;
    "" between two paragraphs. heading: 0 for a line of a body, else its level, 1 the largest type. table: whether it is
    a row of a table."""

    text: str
    heading: int = 0
    table: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    lines: tuple[TypeLine, ...]
    goes_on: bool  # with what ends the column before

    @property
    def style(self) -> Style:
        return self.lines[0].size, self.lines[0].bold

    @property
    def stands_apart(self) -> bool:
        return self.lines[0].stands_apart

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def set_pages(pages: Sequence[Sequence[Piece]], rulings: Sequence[Ruling] = ()) -> tuple[tuple[SetLine, ...], ...]:
    """The lines of each page. Type is compared over all pages, so give the whole document at once. rulings: of each
    page what is ruled on it."""
    regions = order_pages(pages, rulings)
    every = [line for page in regions for region in page for line in region]
    lines = [line for line in every if not line.table] or every
    body, leading = _body_style(lines), _leading(regions)
    blocks = [[block for region in page for block in _blocks(region, leading)] for page in regions]
    levels = _levels([block for page in blocks for block in page if _is_heading(block, body)])
    return tuple(
        tuple(_set([(block, levels.get(block.style, 0) * _is_heading(block, body)) for block in page]))
        for page in blocks
    )


def _body_style(lines: Sequence[TypeLine]) -> Style:
    # The size most characters have; bold when so many are that bold tells nothing.
    sizes: Counter[float] = Counter()
    bold = 0
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
        bold += len(line.text) * line.bold
    size = min(sizes, key=lambda size: (-sizes[size], size), default=1.0)
    return size, bold > _BOLD_SHARE * sum(sizes.values())


def _leading(regions: Sequence[Sequence[Sequence[TypeLine]]]) -> float:
    # The usual distance of two lines of one size, in ems.
    steps = [
        (after.baseline - before.baseline) / before.size
        for page in regions
        for region in page
        for before, after in pairwise(region)
        if after.size == before.size and not after.table and not before.table
    ]
    return median(steps) if steps else 1.5


def _blocks(region: Sequence[TypeLine], leading: float) -> Iterator[_Block]:
    lefts = Counter(2 * round(line.left / 2) for line in region if not line.table or region[0].table)
    margin = min(lefts, key=lambda left: (-lefts[left], left))
    held: list[TypeLine] = []
    goes_on = True
    for line in region:
        if held and (_begins(line, margin) or _parted(held[-1], line, leading)):
            yield _Block(lines=tuple(held), goes_on=goes_on)
            held, goes_on = [], False
        elif not held:
            goes_on = not _begins(line, margin)
        held.append(line)
    yield _Block(lines=tuple(held), goes_on=goes_on)


def _begins(line: TypeLine, margin: float) -> bool:
    return line.stands_apart or line.left - margin > _INDENT * line.size or _ITEM.match(line.text) is not None


def _parted(before: TypeLine, line: TypeLine, leading: float) -> bool:
    if before.stands_apart:
        return True
    if (before.bold, before.size) != (line.bold, line.size) and not _alike(before, line):
        return True
    if line.baseline - before.baseline > _PARTED * leading * max(line.size, before.size):
        return True
    left, right = line.edges
    return not before.bold and before.right < left + _SHORT * (right - left)


def _alike(before: TypeLine, line: TypeLine) -> bool:
    return before.bold == line.bold and max(before.size, line.size) <= _SAME_SIZE * min(before.size, line.size)


def _is_heading(block: _Block, body: Style) -> bool:
    size, bold = block.style
    if (
        block.stands_apart
        or len(block.lines) > _HEADING_LINES
        or not _LETTER.search(block.text)
        or is_caption(block.text)
    ):
        return False
    if size >= LARGER * body[0]:
        return True
    return bold and not body[1] and size >= 0.95 * body[0] and len(block.text) <= _HEADING_LENGTH


def _levels(headings: Sequence[_Block]) -> Mapping[Style, int]:
    # Larger type before smaller, and of one size bold before regular; sizes that differ by a hair are one.
    level, levels = 0, dict[Style, int]()
    last: Style | None = None
    for size, bold in sorted({block.style for block in headings}, key=lambda style: (-style[0], not style[1])):
        if last is None or last[0] > _SAME_SIZE * size or last[1] != bold:
            level += 1
            last = (size, bold)
        levels[size, bold] = level
    return levels


def _set(blocks: Sequence[tuple[_Block, int]]) -> Iterator[SetLine]:
    before: int | None = 0
    for block, heading in blocks:
        goes_on = block.goes_on and heading == before and not block.stands_apart
        if not goes_on:
            yield SetLine(text="")
        for place, line in enumerate(block.lines):
            opens = place == 0 and not heading and not goes_on
            yield SetLine(text=f"\t{line.text}" if opens else line.text, heading=heading, table=line.table)
        before = None if block.stands_apart else heading
