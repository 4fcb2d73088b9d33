"""What stands at the head and the foot of the pages of a plain text: running heads and the numbers of pages."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from corpus.documents import Line, Page
from corpus.printed.page_labels import labels_within, page_label, without_label
from corpus.printed.page_sequences import Candidate
from corpus.thai import fold_digits

_ROWS = 2  # lines at either edge of a page
_LEAST_PAGES, _LEAST_SHARE = 3, 0.4  # that a head recurs on: left and right pages may have heads of their own
MAX_HEAD = 200
"""Characters of a running head; the longest of the award book has 80. A longer line is none, whatever it holds."""

_NUMBERED_SHARE = 0.5  # of the pages that have a printed number, where what recurs is taken for heads
_SET_APART = re.compile(r"^\d{1,4}(?:\s{2,}|\s?[|·•])|(?:\s{2,}|[|·•]\s?)\d{1,4}$")  # a number beside a running head
_LETTER = re.compile(r"[^\W\d_]")


class Edge(NamedTuple):
    """A line near the head or the foot of a page. row: how many stand between it and the edge. place: of the page."""

    top: bool
    row: int
    text: str
    place: int


def page_edges(page: Sequence[str]) -> list[Edge]:
    """The lines with text that are next to the edges of a page, given as all of its lines."""
    written = [place for place, text in enumerate(page) if text.strip()]
    rows = min(_ROWS, len(written) // 2)
    top = [Edge(True, row, page[place].strip(), place) for row, place in enumerate(written[:rows])]
    return top + [Edge(False, row, page[place].strip(), place) for row, place in enumerate(written[::-1][:rows])]


def read_edges(pages: Sequence[Sequence[Edge]]) -> list[list[Candidate]]:
    """What may be the number of each page."""
    heads = _recurring([[_without_number(edge) for edge in edges] for edges in pages])
    found: list[list[Candidate]] = []
    for edges in pages:
        of_page: list[Candidate] = []
        for edge in edges:
            place = (edge.top, edge.row)
            if label := page_label(edge.text):
                of_page.append(Candidate(label=label, place=place, alone=True, outermost=not edge.row))
            elif _SET_APART.search(fold_digits(edge.text)) and _shape(_without_number(edge)) in heads:
                of_page += [Candidate(label=label, place=place, head=True) for label in labels_within(edge.text)]
        found.append(of_page)
    return found


def without_edges(lines: Sequence[Line]) -> list[Line]:
    """The lines of a plain text but for running heads and the numbers of its pages. Where pages have no numbers what
    recurs may be headings, and stays."""
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.leaf)]
    edges = [
        [_without_label(edge, page[0].page) for edge in page_edges([line.text for line in page])]
        if page[0].sheet
        else []
        for page in pages
    ]
    numbered = sum(page[0].page is not None for page in pages) >= _NUMBERED_SHARE * len(pages)
    heads = _recurring(edges) if numbered else set()
    left_out: set[int] = set()
    for page, of_page in zip(pages, edges, strict=True):
        for edge in of_page:
            if not edge.text or _shape(edge) in heads:
                left_out.add(page[edge.place].number)
    return [line for line in lines if line.number not in left_out]


def _recurring(pages: Sequence[Sequence[Edge]]) -> set[tuple[bool, str]]:
    times = Counter(shape for edges in pages for shape in {_shape(edge) for edge in edges})
    least = max(_LEAST_PAGES, _LEAST_SHARE * len(pages))
    return {shape for shape, count in times.items() if count >= least and _LETTER.search(shape[1])}


def _without_number(edge: Edge) -> Edge:
    # Without what may be the page's number.
    return edge._replace(text=_SET_APART.sub("", fold_digits(edge.text)))


def _without_label(edge: Edge, page: Page | None) -> Edge:
    # Without the page's number, "" when nothing else stands there.
    label = page_label(edge.text)
    if label is not None and label.page == page:
        return edge._replace(text="")
    return edge._replace(text=without_label(edge.text, page)) if _SET_APART.search(fold_digits(edge.text)) else edge


def _shape(edge: Edge) -> tuple[bool, str]:
    return edge.top, re.sub(r"\s+", "", fold_digits(edge.text)) if len(edge.text) <= MAX_HEAD else ""
