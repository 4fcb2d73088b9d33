"""Running heads, running feet and printed page numbers: what recurs in the margins of a typeset document."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.documents import Page
from corpus.printed import Candidate, PageLabel, choose_labels, labels_within, page_label, without_label
from corpus.reading.pdf.type_lines import Piece, group_rows
from corpus.thai import fold_digits

_MARGIN = 0.12  # of the page's height, at its head and at its foot
_LEAST_MARGIN = 72.0  # points; that of a page that lies on its side
_MOST_MARGIN = 0.2  # of the height, however low the page
_PLACE = 6.0  # points; what recurs stands at the same height to within that
_LEAST_PAGES = 3
_FEW_PAGES = 4  # documents up to so many: two pages are enough
_NEAR = 2  # pages; left and right pages may have heads of their own
_MOST_CANDIDATES = 12  # of a page; tables may fill its margins with numbers
_SET_OFF = 1.3  # times the usual distance of the page's rows, from a running head to the text
_LARGER, _SMALLER = 1.1, 0.95  # times the size of the text beside it
_HEADING_OFF = 2.5  # times the usual distance: larger type nearer to the text is its heading
_OUTER_NUMBER = re.compile(
    r"^#(?!\d)|(?:(?:หน้า(?:ที่)?|page|p\.)\s?)?(?<!\d)(?<!ที่)(?<!หมวด)(?<!ข้อ)#(?:(?:/|จาก|of)#)?$", re.IGNORECASE
)
_LEAST_ROWS = 4  # of a page whose head is told by its place and type alone
_HEAD_OFF = 1.7  # times the usual distance, from such a head to the text
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPage:
    """A page with what recurs told apart. body: the other pieces, in their order. heads: the words of its running
    heads and feet, from the top, without the page's number. number: what is printed as it, None when it cannot be
    told."""

    body: tuple[Piece, ...]
    heads: tuple[str, ...]
    number: Page | None


def mark_pages(pages: Sequence[tuple[Sequence[Piece], float]]) -> tuple[MarkedPage, ...]:
    """What recurs and what does not, of pages given as their pieces and their height in points.

    Words recur when they stand, the page's number apart, at one height on three pages (of a few pages: two), two of
    them within two pages, and are set off from the text. Which numbers are the pages' is told by `choose_labels`.
    """
    margins = [_Margins.of(pieces, height) for pieces, height in pages]
    recurring = _recurring(margins)
    few = len(pages) < _LEAST_PAGES
    lone = [_lone_head(pieces, each) if few else set() for (pieces, _), each in zip(pages, margins, strict=True)]
    candidates = [list(_candidates(each, recurring[sheet])) for sheet, each in enumerate(margins)]
    labels = choose_labels([[candidate for _, candidate in each][:_MOST_CANDIDATES] for each in candidates])
    return tuple(
        _marked(pieces, margins[sheet], recurring[sheet] | lone[sheet], candidates[sheet], labels[sheet])
        for sheet, (pieces, _) in enumerate(pages)
    )


_Mark = tuple[Piece, Candidate]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    pieces: tuple[Piece, ...]
    top: bool
    edge: float  # points from the page's edge
    outermost: bool
    set_off: bool  # from the text, or from what stands between


@dataclass(frozen=True, slots=True, kw_only=True)
class _Margins:
    rows: tuple[_Row, ...]

    @classmethod
    def of(cls, pieces: Sequence[Piece], height: float) -> "_Margins":
        margin = min(max(_MARGIN * height, _LEAST_MARGIN), _MOST_MARGIN * height)
        rows = group_rows(pieces)
        steps = [after[0].baseline - before[0].baseline for before, after in pairwise(rows)]
        usual = median(steps) if steps else 0.0
        found = []
        for place, row in enumerate(rows):
            top, foot = row[0].baseline <= margin, row[0].baseline >= height - margin
            if not (top or foot):
                continue
            beside = rows[place + 1 : place + 2] if top else rows[max(0, place - 1) : place]
            outermost = place == 0 if top else place == len(rows) - 1
            edge = row[0].baseline if top else height - row[0].baseline
            off = not beside or _is_set_off(row, beside[0], usual)
            found.append(_Row(pieces=tuple(row), top=top, edge=edge, outermost=outermost, set_off=off))
        return cls(rows=tuple(found))


def _is_set_off(row: Sequence[Piece], text: Sequence[Piece], usual: float) -> bool:
    size, beside = max(piece.size for piece in row), max(piece.size for piece in text)
    step = abs(row[0].baseline - text[0].baseline)
    if size > _LARGER * beside:
        return step > _HEADING_OFF * usual
    return size < _SMALLER * beside or step > _SET_OFF * usual


def _recurring(margins: Sequence[_Margins]) -> list[set[Piece]]:
    # Of each page the pieces in its margins that recur; what lies further out than such a row recurs with it.
    found: defaultdict[tuple[bool, str], list[tuple[float, int, Piece, _Row]]] = defaultdict(list)
    for sheet, page in enumerate(margins):
        for row in page.rows:
            for piece in row.pieces:
                found[row.top, _shape(piece.text)].append((row.edge, sheet, piece, row))
    recurring: list[set[Piece]] = [set() for _ in margins]
    least = 2 if len(margins) <= _FEW_PAGES else _LEAST_PAGES
    shapes = [each for (_, shape), each in found.items() if len(each) >= least and _LETTER.search(shape)]
    for places in (place for each in shapes for place in _places(each)):
        sheets = sorted({sheet for _, sheet, _, _ in places})
        near = any(after - before <= _NEAR for before, after in pairwise(sheets))
        off = sum(row.set_off or _is_above_another(row, margins[sheet], found) for _, sheet, _, row in places)
        if len(sheets) >= least and near and 2 * off > len(places):
            for _, sheet, piece, _ in places:
                recurring[sheet].add(piece)
    return recurring


def _lone_head(pieces: Sequence[Piece], page: _Margins) -> set[Piece]:
    # Of a page that has no others to tell what recurs: the topmost row when it is in smaller type, far from the text.
    top = next((row for row in page.rows if row.top and row.outermost), None)
    rows = group_rows(pieces)
    if top is None or len(rows) < _LEAST_ROWS:
        return set()
    usual = median(after[0].baseline - before[0].baseline for before, after in pairwise(rows))
    size = median(piece.size for piece in pieces)
    apart = rows[1][0].baseline - rows[0][0].baseline > _HEAD_OFF * usual
    return set(top.pieces) if apart and all(piece.size < _SMALLER * size for piece in top.pieces) else set()


def _is_above_another(row: _Row, page: _Margins, found: Mapping[tuple[bool, str], Sequence[object]]) -> bool:
    # Whether a further row that recurs, and is set off, lies between this one and the text.
    inner = [other for other in page.rows if other.top is row.top and other.edge > row.edge]
    return any(
        other.set_off and all(len(found[other.top, _shape(piece.text)]) > 1 for piece in other.pieces)
        for other in inner
    )


def _places(found: Sequence[tuple[float, int, Piece, _Row]]) -> Iterator[list[tuple[float, int, Piece, _Row]]]:
    # Those at one height together.
    held: list[tuple[float, int, Piece, _Row]] = []
    for each in sorted(found, key=lambda each: (each[0], each[1])):
        if held and each[0] - held[-1][0] > _PLACE:
            yield held
            held = []
        held.append(each)
    if held:
        yield held


def _shape(text: str) -> str:
    # Without white space and without what may be the page's number.
    words = re.sub(r"\d+", "#", re.sub(r"\s+", "", fold_digits(text)))
    numbers = re.findall(r"\d+", fold_digits(text))
    without = _OUTER_NUMBER.sub("", words)
    return without if "#" not in without else f"{without}{numbers}"


def _candidates(margins: _Margins, recurring: set[Piece]) -> Iterator[_Mark]:
    for row in margins.rows:
        others = len(row.pieces) > 1
        for piece in row.pieces:
            place = (row.top, round(row.edge / _PLACE))
            head = all(other in recurring for other in row.pieces if other is not piece)
            if (label := page_label(piece.text)) is not None:
                outermost = row.outermost and (label.marked or not others)
                yield piece, Candidate(label=label, place=place, alone=not others, head=head, outermost=outermost)
                continue
            for within in labels_within(piece.text):
                outer = row.outermost and not others and within.marked
                if piece in recurring or outer:
                    yield piece, Candidate(label=within, place=place, head=piece in recurring, outermost=outer)


def _marked(
    pieces: Sequence[Piece],
    margins: _Margins,
    recurring: set[Piece],
    candidates: Sequence[_Mark],
    label: PageLabel | None,
) -> MarkedPage:
    number = label.page if label else None
    equal = [(piece, each) for piece, each in candidates if number is not None and each.label.page == number]
    most = max((each.worth for _, each in equal), default=0.0)
    bearing = [piece for piece, each in equal if each.worth >= min(most, 1.0)]  # not the row 7 of a table on page 7
    alone = {piece for piece in bearing if page_label(piece.text) is not None}
    rows = [row for row in margins.rows if row.outermost and any(piece in bearing for piece in row.pieces)]
    beside = {piece for row in rows for piece in row.pieces}
    heads = [piece for row in margins.rows for piece in row.pieces if piece in recurring or piece in beside]
    words = [without_label(piece.text, number) for piece in heads if piece not in alone]
    return MarkedPage(
        body=tuple(piece for piece in pieces if piece not in heads and piece not in alone),
        heads=tuple(each for each in words if each),
        number=number,
    )
