"""Where the pages of a text begin, and which number is printed on each."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.documents import Line, Page
from corpus.printed.edges import MAX_HEAD, page_edges, read_edges
from corpus.printed.page_labels import Numbering, page_label
from corpus.printed.page_sequences import choose_labels

_NUMBER_FIRST = re.compile(r"(\d{1,4})\s*(\D.*)")
_NUMBER_LAST = re.compile(r"(\D.*?)\s+(\d{1,4})")
_FEED = "\f"  # parts pages
_LEAST_COUNTED = 3  # lines that are nothing but the next number
_LEAST_BETWEEN = 8  # lines with text from one to the next: items of a list are nearer
_COUNTED_SHARE = 0.6  # of all lines that are nothing but a number


def number_pages(texts: Sequence[str]) -> tuple[Line, ...]:
    """The lines of a text with the printed page of each.

    Form feeds part pages, and the numbers at their edges are theirs as far as they bear each other out. Else the text
    may be of a PDF library that writes a page's text lines with one blank line between them. The next page follows
    either without that blank line, its first line beginning with a space, or after three or more blank lines. Else
    lines that are nothing but a number which counts on end pages, or begin them.

    In a book without form feeds pages are numbered from the running heads that carry a number. Between two heads the
    pages are numbered only when their count agrees with both; before the first head they are counted back to page 1;
    what is left has page None.
    """
    numbers: list[Page | None]
    if starts := _fed_starts(texts):
        ends = [*starts[1:], len(texts)]
        pages = [texts[start:end] for start, end in zip(starts, ends, strict=True)]
        labels = choose_labels(read_edges([page_edges(page) for page in pages]))
        numbers = [label.page if label else None for label in labels]
    else:
        starts = _page_starts(texts)
        numbers = list(_printed_numbers([texts[start] for start in starts]))
        if not any(numbers) and (counted := _counted_pages(texts)):
            starts, numbers = counted
    lines: list[Line] = []
    page: Page | None = None
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


def _fed_starts(texts: Sequence[str]) -> list[int]:
    # The lines on which pages begin that form feeds part, each at the head of a line or at the end of the one before.
    starts: list[int] = []
    begins = True
    for place, text in enumerate(texts):
        if text.strip() and (begins or text.startswith(_FEED)):
            starts.append(place)
            begins = False
        begins = begins or text.endswith(_FEED)
    return starts if any(text.startswith(_FEED) or text.endswith(_FEED) for text in texts) else []


def _counted_pages(texts: Sequence[str]) -> tuple[list[int], list[Page | None]] | None:
    # Where pages begin, and their numbers, by lines that are nothing but a number, each one more than the one before.
    written = [place for place, text in enumerate(texts) if text.strip()]
    labels = {at: label for at, place in enumerate(written) if (label := page_label(texts[place]))}
    last: dict[tuple[Numbering, str, int], int] = {}
    before: dict[int, int] = {}  # of each such line the one whose number it goes on with
    length: dict[int, int] = {}
    for at, label in labels.items():
        earlier = last.get((label.numbering, label.part, label.value - 1))
        if earlier is not None and at - earlier > _LEAST_BETWEEN:
            before[at] = earlier
        length[at] = 1 + length.get(before.get(at, -1), 0)
        last[label.numbering, label.part, label.value] = at
    end = max(length, key=lambda at: length[at], default=0)
    if length.get(end, 0) < max(_LEAST_COUNTED, _COUNTED_SHARE * len(labels)):
        return None
    run = [end]
    while run[-1] in before:
        run.append(before[run[-1]])
    numbers: list[Page | None] = [labels[at].page for at in reversed(run)]
    places = [written[at] for at in reversed(run)]
    if not run[-1]:
        return places, numbers
    after = labels[end].at(1)
    return [written[0], *(place + 1 for place in places)], [*numbers, after.page if after else None]


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
