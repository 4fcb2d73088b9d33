"""Where the pages of an award book's text begin, and which number is printed on each."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.documents import Line

MAX_HEAD = 200
"""Characters of a running head; the longest of the award book has 80. A longer line is none, whatever it holds."""

_NUMBER_FIRST = re.compile(r"(\d{1,4})\s*(\D.*)")
_NUMBER_LAST = re.compile(r"(\D.*?)\s+(\d{1,4})")


def number_pages(texts: Sequence[str]) -> tuple[Line, ...]:
    """The lines of a book with the printed page of each.

    A PDF library writes a page's text lines with one blank line between them. The next page follows either without
    that blank line, its first line beginning with a space, or after three or more blank lines.

    Pages are numbered from the running heads that carry a number. Between two heads the pages are numbered only when
    their count agrees with both; before the first head they are counted back to page 1; what is left has page None.
    """
    starts = _page_starts(texts)
    numbers = _printed_numbers([texts[start] for start in starts])
    lines: list[Line] = []
    page: int | None = None
    sheet = 0
    following = dict(zip(starts, numbers, strict=True))
    for place, text in enumerate(texts):
        if place in following:
            page, sheet = following[place], sheet + 1
        lines.append(Line(number=place + 1, text=text, page=page, sheet=sheet))
    return tuple(lines)


def running_head(text: str) -> tuple[int, str] | None:
    """The number and the words of a line of the form "21  หมวด 2 ..." or "หมวด 2 ...  21"; None for another form."""
    words = text.strip()
    if len(words) > MAX_HEAD:
        return None
    if match := _NUMBER_FIRST.fullmatch(words):
        return int(match[1]), match[2]
    if match := _NUMBER_LAST.fullmatch(words):
        return int(match[2]), match[1]
    return None


def _page_starts(texts: Sequence[str]) -> list[int]:
    starts = []
    blanks = 3  # the first line begins a page too
    for place, text in enumerate(texts):
        if text == "":  # a line of white space is a line of the page, drawn but not seen
            blanks += 1
            continue
        if text.strip() and (blanks >= 3 or (blanks == 0 and text.startswith(" "))):
            starts.append(place)
        blanks = 0
    return starts


def _printed_numbers(first_lines: Sequence[str]) -> list[int | None]:
    heads = [running_head(text) for text in first_lines]
    # A running head recurs with other numbers; a first line that merely begins with a number does not.
    words = Counter(head[1] for head in heads if head)
    anchors = [(index, head[0]) for index, head in enumerate(heads) if head and words[head[1]] > 1]
    return fill_numbers(anchors, len(first_lines))


def fill_numbers(anchors: Sequence[tuple[int, int]], count: int) -> list[int | None]:
    """The printed numbers of `count` pages, of which `anchors` tell some: (place from 0, number), in order.

    Pages between two of them are counted when the count agrees with both, those before the first are counted back to
    page 1, those after the last go on.
    """
    numbers: list[int | None] = [None] * count
    if not anchors:
        return numbers
    first, printed = anchors[0]
    for index in range(first):
        numbers[index] = printed - (first - index) if printed - (first - index) >= 1 else None
    for (index, printed), (beyond, later) in zip(anchors, [*anchors[1:], (count, -1)], strict=True):
        agrees = later == -1 or later - printed == beyond - index
        for offset in range(beyond - index if agrees else 1):
            numbers[index + offset] = printed + offset
    return numbers
