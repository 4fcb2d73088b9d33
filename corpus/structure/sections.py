"""The pages of a book to sections: headings in reading order, each with its body, however the text layer has them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from corpus.allowance import check_time
from corpus.documents import Line, Section
from corpus.structure.assignment import Body, assign_bodies, gather_bodies
from corpus.structure.headings import Heading, read_headings
from corpus.structure.layout import Block, BlockKind, front_blocks, line_spans, page_blocks, page_stretches
from corpus.structure.wording import Wording
from corpus.thai import squeeze

UNHEADED = "ไม่มีหัวข้อ"
"""Heading, of level 0, of a page whose text has none in a book where pages have their own."""

_KNOWN, _NEARLY_KNOWN = 0.8, 0.4  # shares in which a line and a heading of the book stand in each other
_MOST_KNOWN = 300  # headings of a book that lines are compared with; the award book has about 120
_REMEMBERED = 10_000  # lines, whether they are headings elsewhere in the book
_OWN_HEADINGS = 0.75  # of the pages so far: from there on, a page without a heading may have a text without one
_LIKE = 0.25  # likeness to the heading before, from which on such a text goes on with its section


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteUp:
    """What a stretch of a book holds. sections: in reading order. captions: lines of none of them, in file order."""

    sections: tuple[Section, ...]
    captions: tuple[Line, ...]


class BookLayout:
    """How the pages of one book are set and worded, learned from all of them."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        self._wording = Wording([])
        stretches = [stretch for page in pages for stretch in page_stretches(page)]
        drafts = [block for stretch in stretches for block in page_blocks(stretch, None, self._wording)]
        headings = [block.text for block in drafts if block.kind is BlockKind.LOOSE]
        self._known = list(dict.fromkeys(headings))[:_MOST_KNOWN]
        self._wording = Wording(block.text for block in drafts if block.kind in _RUNNING)
        self._remembered = lru_cache(_REMEMBERED)(self._compare)

    def sections(
        self, lines: Sequence[Line], *, unheaded: str, opening: Sequence[Line] = (), names: Sequence[str] = ()
    ) -> WriteUp:
        """The sections of a write-up and its captions. `unheaded` names the text before the first heading, of which
        `opening` is known to be the beginning. names: what its agency is called, the full name first.
        """
        reader = _Reader(self._wording, names, unheaded, opening)
        for _, page in groupby(lines, key=lambda line: line.leaf):
            for place, stretch in enumerate(page_stretches(list(page))):
                reader.read(page_blocks(stretch, self._is_known, self._wording), goes_on=place > 0)
        return reader.write_up()

    def front_sections(self, lines: Sequence[Line], *, unheaded: str) -> WriteUp:
        """The sections of the pages before the first write-up; otherwise as `sections`."""
        reader = _Reader(self._wording, (), unheaded, (), is_front=True)
        for _, page in groupby(lines, key=lambda line: line.leaf):
            for place, stretch in enumerate(page_stretches(list(page))):
                reader.read(front_blocks(stretch), goes_on=place > 0)
        return reader.write_up()

    def _is_known(self, text: str) -> bool:
        return self._remembered(squeeze(text))

    def _compare(self, text: str) -> bool:
        check_time()
        for heading in self._known:
            shares = sorted((self._wording.overlap(text, heading), self._wording.overlap(heading, text)))
            if shares[0] > _NEARLY_KNOWN and shares[1] > _KNOWN:
                return True
        return False


_RUNNING = (BlockKind.PARAGRAPH, BlockKind.CONTINUATION)


@dataclass(slots=True)
class _Open:
    """A section that is still taking lines."""

    heading: str
    level: int
    lines: tuple[Line, ...] = ()  # of the heading
    body: list[Line] = field(default_factory=list)

    def close(self) -> Section:
        body = tuple(sorted(self.body, key=lambda line: line.number))
        return Section(heading=self.heading, level=self.level, lines=line_spans(body), body=body)


class _Reader:
    """Reads the pages of one write-up in order."""

    def __init__(
        self,
        wording: Wording,
        names: Sequence[str],
        unheaded: str,
        opening: Sequence[Line],
        *,
        is_front: bool = False,
    ) -> None:
        self._wording = wording
        self._is_front = is_front
        self._names = names
        self._sections = [_Open(heading=unheaded, level=0, body=list(opening))]
        self._captions: list[Line] = []
        self._last = self._sections[0]  # the section of the last paragraph
        self._results = self._group = False  # whether the part on results is open, and one of its groups
        self._pages = self._own = 0  # pages with running text so far, and those of them with headings of their own

    def write_up(self) -> WriteUp:
        held = [section for section in self._sections if section.body or section.level]
        for section, following in zip(held, [*held[1:], None], strict=False):  # nothing held, nothing follows
            if not section.body and (following is None or following.level <= section.level):
                section.body += section.lines
        sections = tuple(section.close() for section in held)
        return WriteUp(sections=sections, captions=tuple(sorted(self._captions, key=lambda line: line.number)))

    def read(self, blocks: Sequence[Block], *, goes_on: bool = False) -> None:
        # goes_on: the blocks go on with the page of those before.
        check_time()
        headings = read_headings(blocks, self._names, self._wording)
        blocks, places = self._paragraphs(blocks)
        bodies = list(gather_bodies(blocks, places))
        if bodies and self._is_overview(headings, bodies):
            self._sections[0].body += _lines(bodies.pop(0))
        owners = assign_bodies(headings, bodies, self._wording)
        if self._is_front:
            owners = _in_order(headings, bodies, owners)
        kept = [heading for place, heading in enumerate(headings) if self._is_heading(heading, place, owners)]
        self._captions += [line for heading in headings if heading not in kept for line in heading.block.lines]
        self._captions += [line for block in blocks if block.kind is BlockKind.CAPTION for line in block.lines]
        opened = {heading.place: self._open(heading) for heading in _reading_order(kept)}
        if bodies and not headings:
            self._read_unheaded(bodies, goes_on)
        for body, owner in zip(bodies, owners, strict=False):
            self._last = opened[headings[owner].place]
            self._last.body += _lines(body)
        self._pages += bool(places)
        self._own += bool(places) and bool(headings)

    def _paragraphs(self, blocks: Sequence[Block]) -> tuple[list[Block], list[int]]:
        # Running text that begins no paragraph goes on with the one before it on its page; at the head of a page with
        # the one of the page that has a bracket open, or with the section before.
        found = list(blocks)
        places: list[int] = []
        for place, block in enumerate(blocks):
            if block.kind is BlockKind.PARAGRAPH:
                places.append(place)
            elif self._is_front and place > 0 and blocks[place - 1].kind is BlockKind.LOOSE:
                if block.kind is BlockKind.CONTINUATION:
                    places.append(place)
            elif block.kind is BlockKind.CONTINUATION and places:
                found[places[-1]] = _joined(found[places[-1]], block)
            elif block.kind is BlockKind.CONTINUATION and place > 0:
                places.append(place)
        if blocks and blocks[0].kind is BlockKind.CONTINUATION:
            open_one = next((place for place in places if _closes(found[place], blocks[0])), None)
            if open_one is not None:
                found[open_one] = _joined(found[open_one], blocks[0])
            else:
                self._last.body += blocks[0].lines
        return found, places

    def _is_overview(self, headings: Sequence[Heading], bodies: Sequence[Body]) -> bool:
        # A write-up opens with an overview; it is there before the first heading, or as the first body too many.
        leaves = sum(not heading.gathers and not heading.caption for heading in headings)
        return len(self._sections) == 1 and not self._sections[0].body and len(bodies) > leaves and self._pages == 0

    def _is_heading(self, heading: Heading, place: int, owners: Sequence[int]) -> bool:
        # A loose line that took no body is a caption where others did, unless it gathers them.
        return place in owners or heading.gathers or heading.number is not None or not owners or self._is_front

    def _read_unheaded(self, bodies: Sequence[Body], goes_on: bool) -> None:
        text = "\n".join(body.text for body in bodies)
        like = 1.0 if goes_on else self._wording.likeness(self._last.heading, text)
        if self._pages and self._own >= _OWN_HEADINGS * self._pages and like < _LIKE:
            self._last = _Open(heading=UNHEADED, level=0)
            self._sections.append(self._last)
        for body in bodies:
            self._last.body += _lines(body)

    def _open(self, heading: Heading) -> _Open:
        if self._is_front:
            level = 1 if heading.place == 0 else 2
            self._sections.append(_Open(heading=heading.text, level=level, lines=heading.block.lines))
            return self._sections[-1]
        if heading.results or heading.outlook:
            self._results, self._group = heading.results, False
        elif heading.group:
            self._group = False
        level = 1 + (not heading.results and not heading.outlook and (self._results + self._group))
        if heading.number is not None:
            level = 1 + next((each.level for each in reversed(self._sections) if not _is_item(each)), 0)
        section = _Open(heading=heading.text, level=level, lines=heading.block.lines)
        self._group = self._group or heading.group
        self._sections.append(section)
        return section


def _is_item(section: _Open) -> bool:
    return section.heading[:1].isdigit()


def _joined(block: Block, more: Block) -> Block:
    return Block(kind=block.kind, lines=(*block.lines, *more.lines))


def _in_order(headings: Sequence[Heading], bodies: Sequence[Body], owners: Sequence[int]) -> tuple[int, ...]:
    # Text without a tab stands under the heading before it, whatever it says.
    above = [
        next((place for place, heading in enumerate(headings) if heading.place + 1 == body.place), owner)
        for body, owner in zip(bodies, owners, strict=False)
    ]
    begins = [body.blocks[0].kind is BlockKind.PARAGRAPH for body in bodies]
    return tuple(owner if tab else each for owner, each, tab in zip(owners, above, begins, strict=False))


def _closes(block: Block, more: Block) -> bool:
    # Whether `more` closes a bracket that `block` leaves open.
    return all(
        text.count("(") - text.count(")") == left for text, left in ((block.text, 1), (f"{block.text} {more.text}", 0))
    )


def _lines(body: Body) -> list[Line]:
    return [line for block in body.blocks for line in block.lines]


def _reading_order(headings: Sequence[Heading]) -> list[Heading]:
    # As on the page, but numbered headings by their numbers, after the one that gathers them; and a group before what
    # it gathers, which display type may have parted from it.
    items = sorted((each for each in headings if each.number is not None), key=lambda each: each.number or 0)
    others = [each for each in headings if each.number is None]
    for group in [each for each in others if each.group]:
        place = others.index(group)
        leaf = place > 0 and not others[place - 1].gathers
        alone = place + 1 == len(others) or others[place + 1].outlook
        if leaf and alone:
            others.insert(place - 1, others.pop(place))
    first = min((each.place for each in items if each.number == 1), default=-1)
    before = next((place for place, each in enumerate(others, 1) if each.leads and each.place + 1 == first), 0)
    return [*others[:before], *items, *others[before:]]
