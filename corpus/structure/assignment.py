"""Which body each heading of a page heads: all headings and bodies of a page weighed together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus.allowance import check_time
from corpus.structure.headings import Heading
from corpus.structure.layout import Block
from corpus.structure.wording import Wording

# What speaks for and against, on one scale: a heading whose every word the body repeats in its first lines gains 2.
_NEXT = 0.15  # gain: the body follows the heading at once, and no other heading stands before it there
_OUTLOOK = 0.3  # gain: the heading announces what comes next, and the body speaks of the years to come
_SWITCH = 0.3  # cost: two neighbouring paragraphs, no heading between them, stand under two headings
_SWITCH_COLUMN = 0.15  # cost: the same, when they stand in columns of different width
_EMPTY = 1.0  # cost: a heading without a body
_FIRST, _CHILD = 0.2, 0.2  # more of it: the heading is the first line of its page; follows one that gathers others
_EMPTY_GATHERING = 0.6  # cost: the same, of a heading that gathers others, when a body follows it
_EMPTY_CAPTION = 0.1  # cost: the same, of what looks like a caption; it becomes one
_HEADING_CAPTION = 0.3  # cost: what looks like a caption has a body

_OTHER_COLUMN = 1.5  # times the width of a body: one so much wider stands in another column

_LATER = re.compile("อนาคต|ข้างหน้า|ระยะยาว")

_STATES = 200  # ways to assign that are held at once; the best are exact up to that many
_MOST_HEADINGS = 8  # of a page weighed together; a page with more is weighed in stretches


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Paragraphs of a page that stand under one heading. place: of its first block on its page."""

    place: int
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """Its paragraphs, parted by line breaks."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def width(self) -> int:
        """Characters of its longest line; 0 when no paragraph has two lines, which alone tell a column's width."""
        filled = [len(line.text.strip()) for block in self.blocks if len(block.lines) > 1 for line in block.lines]
        return max(filled, default=0)


def assign_bodies(headings: Sequence[Heading], bodies: Sequence[Body], wording: Wording) -> tuple[int, ...]:
    """For each of `bodies` the place in `headings` of the one it stands under. Both are in the order of the page.

    The assignment is the one of least cost over the page: what a body repeats of its heading speaks most, then where
    the two stand; a heading without a body costs, unless it gathers others or looks like a caption. Ties go to the
    heading that comes first. Empty when there are no headings.
    """
    if not headings:
        return ()
    found: list[int] = []
    for first in range(0, len(headings), _MOST_HEADINGS):
        some = headings[first : first + _MOST_HEADINGS]
        beyond = headings[first + _MOST_HEADINGS].place if first + _MOST_HEADINGS < len(headings) else None
        mine = [body for body in bodies[len(found) :] if beyond is None or body.place < beyond]
        found += [first + place for place in _cheapest(some, mine, wording)]
    return tuple(found)


def _cheapest(headings: Sequence[Heading], bodies: Sequence[Body], wording: Wording) -> tuple[int, ...]:
    # Body by body; a state is the heading of the last body and the set of headings that have one.
    switches = _switches(headings, bodies)
    runs = list(accumulate((not cost for cost in switches), initial=0))[1:]
    lengths = [sum(len(body.text) for body, run in zip(bodies, runs, strict=True) if run == each) for each in runs]
    states: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(-1, 0): (0.0, ())}
    for place, body in enumerate(bodies):
        check_time()
        weight = len(body.text) / lengths[place]
        costs = [_cost(heading, body, weight, wording) for heading in headings]
        following: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}
        for (last, used), (cost, path) in states.items():
            for each, own in enumerate(costs):
                key = each, used | 1 << each
                total = cost + own + (switches[place] if each != last else 0.0)
                if key not in following or (total, *path, each) < (following[key][0], *following[key][1]):
                    following[key] = total, (*path, each)
        states = dict(sorted(following.items(), key=lambda item: item[1])[:_STATES])
    empty = [_empty_cost(heading) for heading in headings]
    return min(
        (cost + sum(each for place, each in enumerate(empty) if not used >> place & 1), path)
        for (_, used), (cost, path) in states.items()
    )[1]


def _switches(headings: Sequence[Heading], bodies: Sequence[Body]) -> list[float]:
    # What it costs when a body stands under another heading than the one before it: nothing where a heading stands
    # between them, captions aside.
    above = [heading.place for heading in headings if not heading.caption]
    costs = [0.0] * len(bodies)
    for place in range(1, len(bodies)):
        before, body = bodies[place - 1], bodies[place]
        if not any(before.place < each < body.place for each in above):
            narrow, wide = sorted((before.width, body.width))
            costs[place] = _SWITCH_COLUMN if narrow and wide > _OTHER_COLUMN * narrow else _SWITCH
    return costs


def _cost(heading: Heading, body: Body, weight: float, wording: Wording) -> float:
    # weight: the body's share of its run, so that many short paragraphs say no more than a long one.
    gain = 2 * weight * wording.likeness(heading.text, body.text)
    gain += _OUTLOOK if heading.outlook and _LATER.search(body.text) else 0.0
    gain += _NEXT if heading.place + 1 == body.place and not heading.follows else 0.0
    return _HEADING_CAPTION * heading.caption - gain


def _empty_cost(heading: Heading) -> float:
    if heading.group or (heading.gathers and heading.leads):
        return 0.0
    if heading.results:
        return _EMPTY_GATHERING
    claim = (_FIRST if heading.place == 0 else 0.0) + (_CHILD if heading.follows_lead else 0.0)
    return _EMPTY - (_EMPTY - _EMPTY_CAPTION) * heading.caption + claim


def gather_bodies(blocks: Sequence[Block], places: Sequence[int]) -> tuple[Body, ...]:
    """The paragraphs at `places` of a page's `blocks` as bodies, in order: the items of one numbered list are one body,
    with the paragraph that announces them."""
    numbers = {place: _item_number(blocks[place]) for place in places}
    items = sorted((number, place) for place, number in numbers.items() if number)
    if [number for number, _ in items] != list(range(1, len(items) + 1)) or len(items) < 2:
        return tuple(Body(place=place, blocks=(blocks[place],)) for place in places)
    listed = [place for _, place in items]
    announcing = [place for place in places if place not in listed and blocks[place].text.endswith("ดังนี้")]
    whole = [*announcing[:1], *listed]
    alone = [Body(place=place, blocks=(blocks[place],)) for place in places if place not in whole]
    together = Body(place=min(whole), blocks=tuple(blocks[place] for place in whole))
    return tuple(sorted([*alone, together], key=lambda body: body.place))


def _item_number(block: Block) -> int:
    match = re.match(r"\W*(\d{1,2})[.)]\s", block.text)
    return int(match[1]) if match else 0
