"""Rows of a table whose head is lost: a line "name | 312 | 490 | 775", as extraction and summaries leave them."""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.documents import Span
from corpus.figures.dates import find_dates
from corpus.figures.figure import Figure
from corpus.figures.quantities import Quantity, find_quantities
from corpus.figures.roles import find_roles
from corpus.figures.sentences import MOST_COLUMNS, cut_lines, is_barred
from corpus.figures.tables import IN_BRACKETS, Table, is_less_better, unit_of

_LED = re.compile(
    r"\s{0,3}(?:(?:ผล)?ปี(?:งบประมาณ|การศึกษา)?\s?(?:พ\.ศ\.\s?)?)?(?P<year>25\d\d|20\d\d|[4-7]\d(?=\s?[:=]))\s?[:=]?\s?(?=\D|\d)"
)
_AIM = re.compile(r"เป้า|ตั้งไว้|แผน|เกณฑ์|มาตรฐาน|\btargets?\b|\bgoal\b|\bplan\b", re.I)
_FOLDED = re.compile(r"(?P<fold>ล้าน|พัน|หมื่น|แสน|พันล้าน|million)\s?(?P<unit>บาท|คน|baht)")
_FOLD = {"พัน": 1e3, "หมื่น": 1e4, "แสน": 1e5, "ล้าน": 1e6, "พันล้าน": 1e9, "million": 1e6}
_NO_RESULT = re.compile(
    r"งบประมาณ(?!ที่(?:เบิก|ใช้))|น้ำหนัก|ค่าปรับ|ค่าธรรมเนียม|เป้าหมาย|^\s?\d|วงเงิน|ราคา|แผน(?:งาน|การ)|budget|\bfee|\bweight",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of values below no head: its span, its figures, and what of it is left to be read as sentences."""

    span: Span
    figures: tuple[Figure, ...]
    texts: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    quantity: Quantity
    year: int | None
    is_aim: bool
    is_other: bool
    end: int  # of the number; what stands behind it is a sentence of its own


def find_rows(text: str, tables: Sequence[Table]) -> tuple[Row, ...]:
    """The rows of `text` (Thai digits folded) outside `tables` that stand alone, in order: a name, then two or more
    values, or one and its target. In a block whose first line is no such row there is none: its head is not known."""
    rows = list[Row]()
    starts = [table.span[0] for table in tables]

    def is_alone(line: Span) -> bool:
        before = bisect(starts, line[0])
        return is_barred(text, line) and (not before or line[0] > tables[before - 1].span[1])

    for alone, block in groupby(cut_lines(text), key=is_alone):
        spans = list(block)
        if not alone:
            continue
        title = text[text.rfind("\n", 0, max(0, spans[0][0] - 1)) + 1 : max(0, spans[0][0] - 1)]
        found = [_row(text, span, title) for span in spans]
        if found[0] is None and len(spans) > 1:
            found = [_year(text, span) for span in spans]
            found = found if all(found) else [None]
        if found[0] is not None:
            rows += [row for row in found if row is not None]
    return tuple(rows)


def _year(text: str, line: Span) -> Row | None:
    # ปี 2563 | 1,912 ล้านบาท, below another of its kind.
    cells = _cells(text, line)
    dates = find_dates(text[slice(*cells[0])]) if len(cells) == 2 else ()
    year = dates[0].year if len(dates) == 1 and not text[slice(*cells[0])][dates[0].end :].strip() else None
    cell = _cell(text, cells[1], is_last=True) if year else None
    if year is None or cell is None or not cell.quantity.unit or cell.is_aim or cell.is_other or dates[0].start > 1:
        return None
    figure = replace(_figure(line, "", cell, ("", ""), None), year=year)
    return Row(span=line, figures=(figure,), texts=((cell.end, line[1]),))


def _row(text: str, line: Span, title: str) -> Row | None:
    cells = _cells(text, line)
    if not 3 <= len(cells) <= MOST_COLUMNS:
        return None
    label = text[slice(*cells[0])].strip()
    if not 2 <= len(label) <= 160 or not re.match(r"[^\W\d_]", label) or _NO_RESULT.search(label):
        return None
    read = [_cell(text, span, is_last=span == cells[-1]) for span in cells[1:]]
    values = [cell for cell in read if cell is not None]
    if len(values) < len(read):
        return None
    reached = [cell for cell in values if not cell.is_aim and not cell.is_other]
    aims = [cell for cell in values if cell.is_aim]
    if not reached or len(reached) + len(aims) < 2:
        return None
    unit, fold = _unit(label)
    unit = unit or _unit(title)[0]
    figures = tuple(
        _figure(line, label, cell, (unit, fold), aims[-1] if aims and cell is reached[-1] else None) for cell in reached
    )
    rest = (values[-1].end, line[1])
    return Row(span=line, figures=figures, texts=(cells[0], rest))


def _cells(text: str, line: Span) -> list[Span]:
    start, end = line
    cells: list[Span] = []
    for piece in text[start:end].split("|", MOST_COLUMNS + 1):
        cells.append((start, start + len(piece)))
        start += len(piece) + 1
    return [cell for cell in cells if text[slice(*cell)].strip()]


def _cell(text: str, span: Span, *, is_last: bool) -> _Cell | None:
    piece = text[slice(*span)]
    aim = _AIM.search(piece[:40]) is not None
    lead = _LED.match(piece)
    skip = lead.end() if lead and not aim else 0
    found = find_quantities(piece[skip : skip + 80])
    if not found:
        return None
    other = bool(find_roles(piece[:80], found if not skip else find_quantities(piece[:80])))
    skipped = piece[0 if other and not lead else skip : skip + found[0].start]
    quantity = found[0]
    name = re.search(r"[^\W\d_]", skipped)
    if name and not (aim or other or re.fullmatch(r"\s{0,3}(?:ผล(?:งาน|การดำเนินงาน)?|ทำได้|ได้)\s?:?\s?", skipped)):
        return None
    behind = piece[skip + quantity.end :].strip(" )")
    if behind and not is_last:
        return None
    if 2400 <= quantity.value <= 2600 and not quantity.unit and not behind and "," not in piece:
        return None
    moved = quantity.moved(span[0] + skip)
    year = int(lead["year"]) if lead else None
    full = None if year is None else year if year > 100 else 2500 + year
    return _Cell(quantity=moved, year=full, is_aim=aim, is_other=other, end=moved.end)


def _unit(label: str) -> tuple[str, str]:
    # The unit that a label names, and the word for what its numbers are multiplied by, "" for none.
    for part in IN_BRACKETS.findall(label):
        if folded := _FOLDED.fullmatch(part):
            return folded["unit"], folded["fold"]
    return unit_of(label), ""


def _figure(line: Span, label: str, cell: _Cell, unit: tuple[str, str], aim: _Cell | None) -> Figure:
    name, word = (cell.quantity.unit, "") if cell.quantity.unit else unit
    fold = _FOLD.get(word, 1.0)
    value = cell.quantity.value * fold
    target = aim.quantity.value * (1 if aim.quantity.unit else fold) if aim else None
    return Figure(
        span=(cell.quantity.start, cell.quantity.end),
        sentence=line,
        value=value,
        printed=f"{cell.quantity.printed} {word}".strip(),
        unit=name,
        year=cell.year,
        target=target,
        met=value >= target if target is not None and not is_less_better(label) else None,
    )
