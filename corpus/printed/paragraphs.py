"""Paragraphs and headings of a plain text of one case: a file saved from Word, a text layer, a text typed by hand.

Such a text is either not wrapped, each paragraph a line, or its lines have the width of a page. A tab or a bullet at
the head of a line begins a paragraph; where there are some, nothing else does but a blank line.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

from corpus.allowance import check_time
from corpus.documents import Line
from corpus.printed.captions import is_caption
from corpus.printed.edges import without_edges
from corpus.printed.numbered import heading_number, opens_item
from corpus.printed.sentences import is_sentence

_SIGNS = ("\t", "•")
_WRAPPED = 130  # characters; longer lines are paragraphs
_UNWRAPPED_SHARE = 0.5  # of the characters, in such lines
_WIDTH = 0.9  # of the lines are no longer than the usual width
_ENDED = 0.75  # of that width: so short a line ends its paragraph, or is a heading
_LONGEST, _BARE, _BODY = 110, 60, 60  # characters of a heading, of one without a number, of a line that it may head
_REACH = 6  # lines below a heading, among which its body begins
_SERIES = 3  # headings of one kind without a text between them are a list
_NARROW = 45  # characters of the usual width: lines of a column, of which nothing but a number tells headings
_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]")
_CLOSED = re.compile(r"[.,:;?!”\"]$|ฯลฯ$")
_INDENT = re.compile(r"[ \u00a0]{3,}")
_TITLE_NUMBER = re.compile(r"[0-9๐-๙A-Za-zก-ฮ.]{1,12}[.)]?\s+")


def mark_paragraphs(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with text, their headings told and a tab before each paragraph; running heads and the numbers of pages
    are left out."""
    told = [line for line in without_edges(lines) if line.text.strip()]
    text = _Text(told)
    levels = text.levels()
    opening = text.openings(levels)
    return tuple(
        replace(line, heading=levels[line.number], text=line.text.strip())
        if line.number in levels
        else replace(line, heading=0, text=_opened(line.text) if line.number in opening else line.text)
        for line in told
    )


def _opened(text: str) -> str:
    return text if text.lstrip(" ").startswith(_SIGNS) else f"\t{text.strip()}"


class _Text:
    """The lines with text of one document, running heads left out."""

    def __init__(self, told: Sequence[Line]) -> None:
        self._told = told
        self._texts = [line.text.strip() for line in told]
        self._signed = [line.text.lstrip(" ").startswith(_SIGNS) for line in told]
        self._is_signed = any(self._signed)
        lengths = sorted(map(len, self._texts))
        long = sum(length for length in lengths if length > _WRAPPED)
        self._wrapped = long < _UNWRAPPED_SHARE * sum(lengths)
        self._width = lengths[ceil(_WIDTH * len(lengths)) - 1] if lengths else 0

    def levels(self) -> dict[int, int]:
        """The level of each heading by the number of its line, 1 the outermost."""
        found = [place for place in range(len(self._told)) if self._is_heading(place)]
        numbers = {place: heading_number(self._texts[place]) for place in found}
        ranks = {place: number.rank for place, number in numbers.items() if number}
        outermost = min(ranks.values(), default=0)
        for place in found:
            title_of = numbers.get(place - 1)
            ranks.setdefault(place, ranks[place - 1] if title_of and title_of.bare else outermost)
        for place in _listed(ranks):
            del ranks[place]
        order = sorted(set(ranks.values()))
        return {self._told[place].number: 1 + order.index(rank) for place, rank in ranks.items()}

    def openings(self, levels: Mapping[int, int]) -> set[int]:
        """The numbers of the lines that begin paragraphs."""
        return {
            line.number
            for place, line in enumerate(self._told)
            if not self._wrapped or self._begins(place) or self._told[place - 1].number in levels
        }

    def _begins(self, place: int) -> bool:
        # Whether a line begins something new: after a blank line, an indent, or a line that was ended early.
        if not place or self._signed[place] or self._told[place].number != self._told[place - 1].number + 1:
            return True
        if self._is_signed:
            return opens_item(self._texts[place])
        before = self._told[place - 1].text
        indented = _INDENT.match(self._told[place].text) and not _INDENT.match(before)
        return bool(indented) or opens_item(self._texts[place]) or len(before.rstrip()) < _ENDED * self._width

    def _is_heading(self, place: int) -> bool:
        check_time()
        text = self._texts[place]
        longest = min(_LONGEST, int(_ENDED * self._width)) if self._wrapped else _LONGEST
        if len(text) > longest or self._signed[place] or not _LETTERS.search(text):
            return False
        if not self._begins(place) or not self._heads(place):
            return False
        if _CLOSED.search(text) or is_caption(text) or text.startswith(("-", "–", "(")):
            return False
        if (number := heading_number(text)) is not None:
            return number.worded or not is_sentence(_TITLE_NUMBER.sub("", text, count=1))
        return len(text) <= _BARE and self._stands_alone(place) and not opens_item(text) and not is_sentence(text)

    def _stands_alone(self, place: int) -> bool:
        # Of wrapped lines a short one may be the end of a paragraph, or a paragraph.
        if not self._wrapped or not place:
            return True
        before, line = self._told[place - 1], self._told[place]
        chapter = heading_number(self._texts[place - 1])
        parted = line.number != before.number + 1 or line.leaf != before.leaf
        return (chapter is not None and chapter.bare) or (parted and self._width >= _NARROW)

    def _heads(self, place: int) -> bool:
        # Whether a text follows.
        least = min(_BODY, _ENDED * self._width)
        return any(len(text) >= least for text in self._texts[place + 1 : place + 1 + _REACH])


def _listed(ranks: Mapping[int, int]) -> set[int]:
    # Headings of one rank that follow each other without a text between them.
    listed: set[int] = set()
    run: list[int] = []
    for place in sorted(ranks):
        goes_on = run and run[-1] == place - 1 and ranks[run[-1]] == ranks[place]
        run = [*run[1 - _SERIES :], place] if goes_on else [place]
        if len(run) >= _SERIES:
            listed.update(run)
    return listed
