"""The pages of a document set as lines: paragraphs, headings with their levels, notes at the foot."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.reading.pdf.layout import Ruling, order_pages
from corpus.reading.pdf.type_lines import Piece, Place, TypeLine
from corpus.reading.pdf.typesetting.blocks import Block, Body, body_style, cut_blocks
from corpus.reading.pdf.typesetting.headings import find_headings, heading_levels
from corpus.reading.pdf.typesetting.hyphens import Hyphens
from corpus.reading.pdf.typesetting.notes import mark_notes, without_raised_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A line in reading order. text: with the signs that a book's lines have, a leading tab where a paragraph begins;
    "" between two paragraphs. heading: 0 for a line of a body, else its level, 1 the largest type. table: whether it is
    a row of a table. places: the page, from 0, and the place on it of each line of print that it is made of."""

    text: str
    heading: int = 0
    table: bool = False
    places: tuple[tuple[int, Place], ...] = ()


def set_pages(pages: Sequence[Sequence[Piece]], rulings: Sequence[Ruling] = ()) -> tuple[tuple[SetLine, ...], ...]:
    """The lines of each page. Type is compared over all pages, so give the whole document at once. rulings: of each
    page what is ruled on it.

    A word parted by a hyphen stands whole on the line where it begins; a line of nothing else falls away. What goes on
    over the end of a page begins no paragraph there, unless a footnote stands between.
    """
    regions = order_pages(pages, rulings)
    body = body_style(regions)
    blocks = [_page_blocks(page, body) for page in regions]
    headings = [find_headings(page) for page in blocks]
    levels = iter(heading_levels([each for page in headings for each in page]))
    placed = [[(each.blocks, next(levels)) for each in page] for page in headings]
    lines: list[list[SetLine]] = []
    noted = False
    for number, (page, told) in enumerate(zip(blocks, placed, strict=True)):
        lines.append(list(_set(page, _by_block(told), noted, number)))
        noted = page[-1].note if page else noted
    return tuple(tuple(page) for page in _join_words(lines))


def _page_blocks(page: Sequence[Sequence[TypeLine]], body: Body) -> list[Block]:
    # Footnotes of all columns stand behind the text of the page.
    every = [line for region in page for line in region]
    head = min((line.baseline for line in every), default=0.0)
    foot = max((line.baseline for line in every), default=0.0)
    text: list[Block] = []
    notes: list[Block] = []
    for place, region in enumerate(page):
        kept, marked = without_raised_marks(region)
        following = page[place + 1][0] if place + 1 < len(page) else None
        cut = cut_blocks(kept, body, following) if kept else []
        blocks = mark_notes(cut, marked, head=head, foot=foot)
        text += [block for block in blocks if not block.note]
        notes += [block for block in blocks if block.note]
    return [*text, *notes]


def _by_block(headings: Sequence[tuple[Sequence[Block], int]]) -> dict[int, tuple[int, bool]]:
    # By the identity of a block its level, and whether it goes on with the heading before it.
    return {id(block): (level, place > 0) for blocks, level in headings for place, block in enumerate(blocks)}


def _set(
    blocks: Sequence[Block], headings: Mapping[int, tuple[int, bool]], noted: bool, page: int
) -> Iterator[SetLine]:
    # noted: whether a footnote ends the page before.
    before = -1 if noted else 0
    for block in blocks:
        level, follows = headings.get(id(block), (0, False))
        goes_on = follows or (block.goes_on and level == before and not block.stands_apart)
        if not goes_on:
            yield SetLine(text="")
        for place, line in enumerate(block.lines):
            opens = place == 0 and not level and not goes_on
            text = f"\t{line.text}" if opens else line.text
            places = tuple((page, place) for place in line.places)
            yield SetLine(text=text, heading=level, table=line.table, places=places)
        before = -1 if block.stands_apart or block.note else level


def _join_words(pages: Sequence[list[SetLine]]) -> Sequence[list[SetLine]]:
    hyphens = Hyphens(line.text for page in pages for line in page)
    last: tuple[int, int] | None = None
    for number, page in enumerate(pages):
        place = 0
        while place < len(page):
            line = page[place]
            joined = None
            if last is not None and not line.table and line.text and not line.text.startswith("\t"):
                before = pages[last[0]][last[1]]
                joined = hyphens.join(before.text, line.text) if before.heading == line.heading else None
            if joined is not None and last is not None:
                if not joined[1]:
                    pages[last[0]][last[1]] = replace(before, text=joined[0], places=(*before.places, *line.places))
                    del page[place]
                    continue
                pages[last[0]][last[1]] = replace(before, text=joined[0])
                page[place] = replace(line, text=joined[1])
            last = (number, place) if page[place].text and not page[place].table else None
            place += 1
    return pages
