"""Paragraphs and headings of a plain text of one case: a file saved from Word, a text layer, a text typed by hand.

Such a text is either not wrapped, each paragraph a line, or its lines have the width of a page. A tab or a bullet at
the head of a line begins a paragraph; where there are some, nothing else does but a blank line.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from math import ceil

from corpus.allowance import check_time
from corpus.documents import Line
from corpus.printed.captions import is_caption
from corpus.printed.edges import without_edges
from corpus.printed.numbered import HeadingNumber, heading_number, opens_item
from corpus.printed.sentences import is_sentence

_WRAPPED = 130  # characters; longer lines are paragraphs
_UNWRAPPED_SHARE = 0.2  # of the characters, in such lines
_EVEN_SHARE = 0.5  # of the lines, that are nearly as wide as the widest, where lines are wrapped
_TYPED = 25  # characters of the usual width: lines that somebody ended
_WIDTH = 0.9  # of the lines are no longer than the usual width
_ENDED = 0.75  # of that width: so short a line ends its paragraph, or is a heading
_LONGEST, _BARE = 110, 60  # characters of a heading, of one without a number
_LONGER = 1.5  # times the length of one without a number: the line below it
_LEAST_COUNTED = 2  # headings with numbers, in a text whose headings count
_NARROW = 45  # characters of the usual width: lines of a column, of which nothing but a number tells headings
_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]")
_CLOSED = re.compile(r"[.,:;?!”\"]$|ฯลฯ$| \| ")  # the end of a sentence, or a row of cells
_INDENT = re.compile(r"[ \u00a0]{3,}")
_MEASURE = re.compile(
    r"[0-9๐-๙]+\.[0-9๐-๙]+\s+(?:[0-9๐-๙]|คะแนน(?:ใน|จาก|เต็ม|ซึ่ง|และ|$)|ร้อยละ|ล้านบาท|บาท|เปอร์เซ็นต์|%|เท่า)"
)  # a figure with its unit, not the number of a heading
_ITEM = re.compile(r"[0-9๐-๙]{1,3}\)")  # of a list; headings count with full stops
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


@lru_cache(1024)  # each line is asked of a dozen times by its neighbours
def starts_paragraph(text: str) -> bool:
    """Whether a line begins a paragraph by a sign: books indent it with a tab, or set a bullet."""
    return text.lstrip(" ").startswith(("\t", "•"))


def _opened(text: str) -> str:
    return text if starts_paragraph(text) else f"\t{text.strip()}"


class _Text:
    """The lines with text of one document, running heads left out."""

    def __init__(self, told: Sequence[Line]) -> None:
        self._told = told
        self._texts = [line.text.strip() for line in told]
        self._signed = [starts_paragraph(line.text) for line in told]
        self._is_signed = any(self._signed)
        lengths = sorted(map(len, self._texts))
        long = sum(length for length in lengths if length > _WRAPPED)
        self._width = lengths[ceil(_WIDTH * len(lengths)) - 1] if lengths else 0
        even = sum(length >= _ENDED * self._width for length in lengths) >= _EVEN_SHARE * len(lengths)
        self._numbers = [_heading_number(text) for text in self._texts]
        self._counted = [_counts(text, number) for text, number in zip(self._texts, self._numbers, strict=True)]
        self._is_counted = sum(self._counted) >= _LEAST_COUNTED
        self._wrapped = even and self._width >= _TYPED and long < _UNWRAPPED_SHARE * sum(lengths)

    def levels(self) -> dict[int, int]:
        """The level of each heading by the number of its line, 1 the outermost."""
        found = [place for place in range(len(self._told)) if self._is_heading(place)]
        numbers = {place: self._numbers[place] for place in found}
        ranks = {place: number.rank for place, number in numbers.items() if number}
        outermost = min(ranks.values(), default=0)
        titles: set[int] = set()  # of chapters, whose numbers stand alone
        for place in found:
            chapter = None if numbers[place] else numbers.get(place - 1)
            titles.update([place] if chapter and chapter.bare else [])
            ranks.setdefault(place, ranks[place - 1] if place in titles else outermost)
        for place in _listed(ranks, titles):
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
        text = self._texts[place]
        longest = min(_LONGEST, int(_ENDED * self._width)) if self._wrapped else _LONGEST
        if len(text) > longest or self._signed[place] or not _LETTERS.search(text):
            return False
        if not self._begins(place):
            return False
        if _CLOSED.search(text) or is_caption(text) or text.startswith(("-", "–", "*", "(")):
            return False
        if self._numbers[place] is not None:
            return place + 1 < len(self._told) and self._counted[place]
        if self._is_title(place):
            return True
        alone = self._heads(place) and self._stands_alone(place)
        return alone and len(text) <= _BARE and not opens_item(text) and not is_sentence(text)

    def _is_title(self, place: int) -> bool:
        # Of the chapter whose number stands alone on the line before.
        chapter = self._numbers[place - 1] if place else None
        return chapter is not None and chapter.bare

    def _stands_alone(self, place: int) -> bool:
        # A short line may be the end of a paragraph, where lines are wrapped, or a paragraph, where headings count.
        if not place or not (self._wrapped or self._is_counted):
            return True
        before, line = self._told[place - 1], self._told[place]
        parted = line.number != before.number + 1 or line.leaf != before.leaf
        return parted and (not self._wrapped or self._width >= _NARROW)

    def _heads(self, place: int) -> bool:
        # Whether a text follows that is longer.
        following = self._texts[place + 1 : place + 2]
        return bool(following) and len(following[0]) >= _LONGER * len(self._texts[place])


def _heading_number(text: str) -> HeadingNumber | None:
    check_time()
    return heading_number(text)


def _counts(text: str, number: HeadingNumber | None) -> bool:
    if number is None or _MEASURE.match(text) or _ITEM.match(text):
        return False
    return number.worded or not is_sentence(_TITLE_NUMBER.sub("", text, count=1))


def _listed(ranks: Mapping[int, int], titles: Collection[int]) -> set[int]:
    # Of one rank without a text between them: items of a list, or lines of a cover.
    return {
        each
        for before, place in pairwise(sorted(ranks))
        if before == place - 1 and ranks[before] == ranks[place] and place not in titles
        for each in (before, place)
    }
