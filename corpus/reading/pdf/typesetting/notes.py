"""Footnotes: what stands at the foot of a page in smaller type behind a mark; and the marks raised in the text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.reading.pdf.type_lines import TypeLine
from corpus.reading.pdf.typesetting.blocks import Block

_MARK = re.compile(r"\(?(?:[0-9๐-๙]{1,3}|\*{1,3}|[†‡§])\)?(?:\s?,\s?[0-9๐-๙]{1,3}){0,3}")
_MARKED = re.compile(r"\(?(?:[0-9๐-๙]{1,3}|\*{1,3}|[†‡§])\)?[.\s]?\s*\S")
_RAISED = 0.86  # times the size of the line it is raised from, at most
_LEAST_RISE, _MOST_RISE = 0.1, 0.7  # of that size
_SMALLER = 0.92  # times the body's size: from there on type is a note's
_FOOT = 0.5  # of the page's text: notes stand below


def without_raised_marks(region: Sequence[TypeLine]) -> tuple[list[TypeLine], set[TypeLine]]:
    """The lines of a column without those that are marks of notes raised above another line; and the lines before
    whose first letter such a mark stood."""
    kept: list[TypeLine] = []
    marked: set[TypeLine] = set()
    for place, line in enumerate(region):
        near = [*region[place + 1 : place + 2], *region[max(0, place - 1) : place]]
        text = next((other for other in near if _is_raised(line, other)), None)
        if text is None:
            kept.append(line)
        elif line.left <= text.left:
            marked.add(text)
    return kept, marked


def mark_notes(blocks: Sequence[Block], marked: set[TypeLine], *, head: float, foot: float) -> list[Block]:
    """The blocks of a column with its footnotes marked as such: the last ones, all in type smaller than the body's, the
    first behind a mark. head, foot: between which heights the text of the page stands, in points from its top."""
    start = len(blocks)
    while (
        start and _may_be_note(blocks[start - 1]) and blocks[start - 1].lines[0].baseline > head + _FOOT * (foot - head)
    ):
        start -= 1
    for place in range(start, len(blocks)):
        first = blocks[place].lines[0]
        if first in marked or _MARKED.match(first.text):
            notes = [replace(block, note=True, goes_on=False) for block in blocks[place:]]
            return [*blocks[:place], *notes] if place else list(blocks)
    return list(blocks)


def _is_raised(line: TypeLine, text: TypeLine) -> bool:
    if line.table or text.table or not _MARK.fullmatch(line.text.strip()) or line.size > _RAISED * text.size:
        return False
    rise = (text.baseline - line.baseline) / text.size
    beside = text.left - text.size <= line.left and line.right <= text.right + 2 * text.size
    return _LEAST_RISE <= rise <= _MOST_RISE and beside


def _may_be_note(block: Block) -> bool:
    return not block.stands_apart and block.size <= _SMALLER * block.body.size
