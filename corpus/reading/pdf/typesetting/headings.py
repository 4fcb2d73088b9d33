"""Which blocks of a page are headings, and of which level."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.printed import has_leader, heading_number, is_caption, is_sentence
from corpus.reading.pdf.typesetting.blocks import LARGER, PARTED, SAME_SIZE, Block, is_short, share_middle
from corpus.thai import fold_digits

_MOST_LINES = 4
_MOST_LETTERS = 160  # of a heading in the body's size; more is a paragraph
_MOST_LARGER = 240  # of a heading in larger type
_PLAIN_LETTERS = 110  # of a heading in the body's own type
_RUN_IN_LINES = 2
_LABEL_LETTERS = 40  # of one that a colon ends
_LETTER = re.compile(r"[^\W\d_]")
_BULLET = re.compile(r"[•●○▪■◦‣➢✓❖\uf000-\uf0ff*–-]\s")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S|\S@\S{1,80}\.\S", re.IGNORECASE)
_LABELLED = re.compile(
    r"[^:：]{1,60}\s[:：]\s*\S|(?:โทร\S{0,8}|วันที่|ที่มา|หมายเหตุ|Source|Note|Tel)\s?[.:*]", re.IGNORECASE
)
_REMARK = re.compile(r"(?:หมายเหตุ|ที่มา\s?:|หน่วย\s?:|\*)")
_ISSUE = re.compile(r"(?:ปีที่|ฉบับที่|เล่มที่|เล่ม)\s?[0-9]{1,4}\s+(?:ฉบับที่|ประจำ|ตอน)")
_MEASURE = re.compile(
    r"[0-9][0-9,.]{0,14}\s?(?:คน|บาท|ล้านบาท|ครั้ง|เรื่อง|แห่ง|ชั่วโมง|นาที|วัน|เดือน|ราย|ชุด|ระบบ|คะแนน|ข้อ|ฉบับ|%|เปอร์เซ็นต์)"
    r"(?:\s?[/ต่]\S{1,20})?\s?\)?$"
)
_FIGURES_SHARE = 0.4  # of a block's letters and figures; where more are figures, it tells values
_CHAPTERS = 1  # rank up to which a heading without a number in the same type stands beside those that count
_WORDED = 5  # ranks of words; those beyond are of figures

Style = tuple[float, bool]
"""Size in points and whether it is bold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One or several blocks that are one heading. rank: of what it counts as, None for one without a number."""

    blocks: tuple[Block, ...]
    rank: int | None

    @property
    def style(self) -> Style:
        """Of its first block."""
        return self.blocks[0].size, self.blocks[0].bold


def find_headings(blocks: Sequence[Block]) -> list[Heading]:
    """The headings among the blocks of a page, in order. A number and the title below it are one heading, and so are
    neighbouring centred lines of one type."""
    listed = _listed(blocks)
    found: list[list[Block]] = []
    last: Block | None = None
    for place, block in enumerate(blocks):
        told = place not in listed and _is_heading(block)
        below = bool(found) and last is found[-1][-1]
        if below and (_runs_on(found[-1], block) or (told and _belong(found[-1], block))):
            found[-1].append(block)
        elif told:
            found.append([block])
        last = block
    return [Heading(blocks=tuple(each), rank=_rank(each)) for each in found if not _is_verse(each)]


def heading_levels(headings: Sequence[Heading]) -> list[int]:
    """The level of each heading of a document, 1 the outermost. What counts in the same way has one level however it is
    set, parts outside of chapters, components, indicators, figures; among these, others stand by their type: larger
    outside of smaller, and of one size bold outside of regular."""
    styles: defaultdict[int, Counter[Style]] = defaultdict(Counter)
    for each in headings:
        if each.rank is not None:
            styles[each.rank][_rounded(each.style)] += 1
    usual = {
        rank: min(each, key=lambda style: (-each[style], -style[0], not style[1])) for rank, each in styles.items()
    }
    ranks = _ordered_ranks(usual)
    keys = [_key(each, ranks, usual) for each in headings]
    order = {key: level for level, key in enumerate(sorted(set(keys)), 1)}
    return [order[key] for key in keys]


_Key = tuple[int, int, tuple[float, bool]]


def _ordered_ranks(usual: Mapping[int, Style]) -> list[int]:
    # Figures in smaller type than deeper ones count within something else, as a list does: they go by their type.
    ranks = sorted(usual)
    return [
        rank
        for place, rank in enumerate(ranks)
        if rank < _WORDED or not any(_is_larger(usual[deeper], usual[rank]) for deeper in ranks[place + 1 :])
    ]


def _key(heading: Heading, ranks: Sequence[int], usual: Mapping[int, Style]) -> _Key:
    # Sorts headings that count by rank, and the others before the first rank that is set smaller than they are.
    if heading.rank in ranks:
        return ranks.index(heading.rank), 1, (0.0, False)
    style = _rounded(heading.style)
    for place, rank in enumerate(ranks):
        if _is_larger(style, usual[rank]):
            return place, 0, (-style[0], not style[1])
        if rank <= _CHAPTERS and style == usual[rank]:
            return place, 1, (0.0, False)
    return len(ranks), 0, (-style[0], not style[1])


def _rounded(style: Style) -> Style:
    return round(2 * style[0]) / 2, style[1]


def _is_larger(style: Style, other: Style) -> bool:
    if max(style[0], other[0]) > SAME_SIZE * min(style[0], other[0]):
        return style[0] > other[0]
    return style[1] and not other[1]


def _rank(blocks: Sequence[Block]) -> int | None:
    number = heading_number(blocks[0].text)
    return number.rank if number else None


def _runs_on(held: Sequence[Block], block: Block) -> bool:
    # Whether a heading in larger type goes on below a line of it that ends early, as before a quotation.
    before = held[-1]
    same = (before.size, before.bold) == (block.size, block.bold) and block.size >= LARGER * block.body.size
    lines = sum(len(each.lines) for each in held) + len(block.lines)
    return block.within and same and lines <= _MOST_LINES and heading_number(block.text) is None


def _belong(held: Sequence[Block], block: Block) -> bool:
    before, number = held[-1], heading_number(block.text)
    step = (block.lines[0].baseline - before.lines[-1].baseline) / (before.body.leading * max(block.size, before.size))
    if step <= 0:  # at the head of the next column
        return False
    bare = len(held) == 1 and (first := heading_number(before.text)) is not None and first.bare
    if bare and step <= 2 * PARTED:
        return number is None or not number.worded
    same = (before.size, before.bold) == (block.size, block.bold)
    centred = (before.is_centred and block.is_centred) or share_middle(before.lines[-1], block.lines[0])
    return same and step <= PARTED and centred and number is None


def _is_verse(blocks: Sequence[Block]) -> bool:
    # Many centred lines are the words of a cover, or a poem.
    lines = sum(len(block.lines) for block in blocks)
    return lines > _MOST_LINES or (lines == _MOST_LINES and not blocks[0].bold)


def _listed(blocks: Sequence[Block]) -> set[int]:
    # Places of three and more numbered blocks of one type in a row: a list, whatever its type.
    listed: set[int] = set()
    start = 0
    for place in range(1, len(blocks) + 1):
        if place < len(blocks) and _go_together(blocks[place - 1], blocks[place]):
            continue
        if place - start > 2:
            listed |= set(range(start, place))
        start = place
    return listed


def _go_together(before: Block, block: Block) -> bool:
    one, other = heading_number(before.text), heading_number(block.text)
    if one is None or other is None or one.worded or other.worded or one.rank != other.rank:
        return False
    return (before.bold, before.size) == (block.bold, block.size) and other.figures[-1:] == (one.figures[-1] + 1,)


def _is_heading(block: Block) -> bool:
    text = fold_digits(" ".join(block.text.split()))
    if block.stands_apart or block.note or block.within or len(block.lines) > _MOST_LINES or _tells_no_title(text):
        return False
    larger = block.size >= LARGER * block.body.size
    bold = block.bold and not block.body.bold and block.size >= 0.95 * block.body.size
    number = heading_number(text)
    if not (larger or bold):
        return _is_plain_heading(block, text)
    if number is None and (_MEASURE.search(text) or (not larger and (_LABELLED.match(text) or is_sentence(text)))):
        return False
    return len(text) <= (_MOST_LARGER if larger else _MOST_LETTERS)


def _is_plain_heading(block: Block, text: str) -> bool:
    # In the body's own type: a number, or a colon at the end, and space above tell a heading; body text follows it. One
    # whose number alone is bold may run over a line.
    if not (block.parted and block.followed):
        return False
    number = heading_number(text)
    if number is not None and number.worded and block.at_edge and not is_short(block.lines[0]):
        return len(block.lines) <= _RUN_IN_LINES and len(text) <= _MOST_LETTERS
    if len(block.lines) > 1 or not is_short(block.lines[0]):
        return False
    if number is None:
        colon = text.endswith((":", "："))
        return len(text) <= _LABEL_LETTERS and block.outdented and (colon or (block.at_edge and not block.goes_on))
    at_edge = block.outdented or block.is_centred
    return at_edge and len(text) <= _PLAIN_LETTERS and not _MEASURE.search(text)


def _tells_no_title(text: str) -> bool:
    letters, figures = len(_LETTER.findall(text)), sum(letter.isdigit() for letter in text)
    if not letters or figures > _FIGURES_SHARE * (letters + figures):
        return True
    if text.startswith("(") and text.endswith(")"):
        return True
    told = (_BULLET, _REMARK, _ISSUE)
    if any(pattern.match(text) for pattern in told) or _ADDRESS.search(text):
        return True
    return has_leader(text) or is_caption(text) or text.endswith((",", ";"))
