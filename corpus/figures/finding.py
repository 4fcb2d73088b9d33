"""Figures that a text claims, sentence by sentence and table by table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.documents import Span
from corpus.figures.claims import is_claimed
from corpus.figures.comparisons import compare
from corpus.figures.dates import Dated, find_dates
from corpus.figures.earlier import Compared
from corpus.figures.figure import Figure
from corpus.figures.quantities import Quantity, complete, find_quantities
from corpus.figures.rows import Row, find_rows
from corpus.figures.sentences import cut_sentences
from corpus.figures.tables import Table, find_tables, read_table
from corpus.thai import fold_digits

_BRACKET = re.compile(r"\s?\(\s?(?:ใน|ประจำ|ณ)?\s?")
_NEAR = re.compile(r"[^0-9]{0,40}")
_BEHIND = re.compile(r"\s?\(?\s?(?:ใน|ประจำ|ณ|เมื่อ|for)?(?:ช่วง)?\s?(?:เดือน)?\s?")


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures that `text` claims, in order of their place; of one that a sentence says twice the first.

    Plans, targets by themselves, conditions, numbering, dates, and counts of the parts of a text are none. In a table
    whose head names targets, results or years, each result is one. Takes time in proportion to the length of `text`.
    """
    folded = fold_digits(text)
    tables = find_tables(folded)
    rows = find_rows(folded, tables)
    found = [figure for sentence in _sentences(folded, [*tables, *rows]) for figure in _of_sentence(folded, sentence)]
    found += [figure for row in rows for figure in row.figures]
    found += [figure for table in tables for figure in read_table(folded, table)]
    return tuple(sorted((_unfolded(text, figure) for figure in found), key=lambda figure: figure.span))


def _unfolded(text: str, figure: Figure) -> Figure:
    # With the digits that `text` has, Thai ones, too.
    digits = iter(re.findall(r"\d", text[slice(*figure.span)]))
    return replace(figure, printed=re.sub(r"\d", lambda _: next(digits), figure.printed))


def _sentences(text: str, tables: Sequence[Table | Row]) -> Iterator[Span]:
    start = 0
    for table in sorted(tables, key=lambda table: table.span):
        yield from _moved(cut_sentences(text[start : table.span[0]]), start)
        for cell in table.texts:
            yield from _moved(cut_sentences(text[cell[0] : cell[1]]), cell[0])
        start = table.span[1]
    yield from _moved(cut_sentences(text[start:]), start)


def _moved(spans: Sequence[Span], by: int) -> Iterator[Span]:
    return ((start + by, end + by) for start, end in spans)


def _of_sentence(text: str, sentence: Span) -> Iterator[Figure]:
    piece = text[sentence[0] : sentence[1]]
    quantities = complete(piece, find_quantities(piece))
    if not any(each.kind for each in quantities):
        return
    years = _years(quantities, find_dates(piece), piece)
    said = set[tuple[float, str, int | None]]()
    last: Quantity | None = None
    for each in compare(piece, quantities):
        year = years[each.quantity.number]
        if not is_claimed(piece, each, last):
            continue
        last = each.quantity
        same = each.quantity.value, each.quantity.unit, year
        if same not in said:
            said.add(same)
            yield _figure(each, year, sentence)


def _figure(each: Compared, year: int | None, sentence: Span) -> Figure:
    quantity, start = each.quantity, sentence[0]
    return Figure(
        span=(start + quantity.start, start + quantity.end),
        sentence=sentence,
        value=quantity.value,
        printed=quantity.printed,
        unit=quantity.unit,
        year=year,
        target=each.target,
        before=each.before,
        met=each.met,
    )


def _years(quantities: Sequence[Quantity], dates: Sequence[Dated], text: str) -> dict[int, int | None]:
    """The year of each quantity, by where its number begins: in brackets behind it, else between the one before and it,
    else behind it, else the last one said."""
    years: dict[int, int | None] = {}
    said: int | None = None
    taken, after, place = 0, -1, 0
    for each in quantities:
        while place < len(dates) and dates[place].end <= each.start:
            if dates[place].year and dates[place].start >= taken:
                said, after = dates[place].year, dates[place].start
            place += 1
        behind = dates[place] if place < len(dates) else None
        between = text[each.end : behind.start] if behind and behind.year else None
        if behind and re.match(r"\s?[:=]\s?(?:ร้อยละ)?\s?\d", text[behind.end : behind.end + 12]):
            between = None  # it names what follows it
        if behind and between is not None and _is_own(between, bracketed=after >= taken, alone=said is None):
            years[each.number], taken = behind.year, behind.end
        else:
            years[each.number], taken = said, each.end
    return years


def _is_own(between: str, *, bracketed: bool, alone: bool) -> bool:
    # bracketed: whether a year behind a figure must stand in brackets, as another one stands before. alone: whether
    # none was said in the sentence yet.
    if alone and _NEAR.fullmatch(between):
        return True
    return (_BRACKET if bracketed else _BEHIND).fullmatch(between) is not None
