"""Figures in tables: lines whose cells are parted by "|", below a head that names targets, results or years."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.documents import Span
from corpus.figures.dates import find_dates
from corpus.figures.figure import Figure
from corpus.figures.quantities import SCORE, Quantity, find_quantities
from corpus.figures.sentences import cut_lines
from corpus.figures.units import PERCENT, Kind, find_unit

MOST_COLUMNS = 30
"""Cells of a row that are read."""

_BAR = re.compile(r"\|")
_RULE = re.compile(r"[\s|:\-–]{0,400}")
_TARGET = re.compile(r"เป้าหมาย|^ค่าเป้า|^มาตรฐาน|^เกณฑ์(?!การ)|\btargets?\b|\bgoals?\b", re.I)
_RESULT = re.compile(r"^(?:ผล(?:การ|งาน|ที่|ลัพธ์|สำเร็จ)?|ทำได้|ที่ทำได้|results?\b|actual\b|achieved\b)", re.I)
_UNIT = re.compile(r"^(?:หน่วย(?:นับ|วัด)?|units?)$", re.I)
_MORE = re.compile(r"^(?:รายละเอียด|ลำดับ|ที่|หมายเหตุ|น้ำหนัก|weight|no\.?)", re.I)
_YEAR = re.compile(r"(?:ปี(?:งบประมาณ|การศึกษา)?\s?)?(?:พ\.ศ\.\s?)?(?P<year>25[0-9]{2}|20[0-9]{2})")
IN_BRACKETS = re.compile(r"[(\[]\s?([^()\[\]]{1,30})\s?[)\]]")
"""What stands in brackets behind a label or a head: its unit, mostly."""

_LESS_IS_BETTER = re.compile(
    r"ไม่เกิน|ระยะเวลา|เวลาเฉลี่ย|เวลาที่ใช้|ลดลง|ต้นทุน|ร้องเรียน|สูญเสีย|อุบัติเหตุ|เสียชีวิต|วัน$|นาที$|ชั่วโมง$|time|cost|complaint", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column of a table holds by its head: results, of a year or of none, targets, units, or else."""

    name: str
    year: int | None
    is_result: bool
    is_target: bool
    is_unit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with figures: its span, its columns, and the cells of each row below its head. texts: the cells that are
    no numbers of a result or target, for who reads sentences."""

    span: Span
    columns: tuple[Column, ...]
    rows: tuple[tuple[Span, ...], ...]
    texts: tuple[Span, ...]


def find_tables(text: str) -> tuple[Table, ...]:
    """The tables of `text` (Thai digits folded) whose head names results or years, in order."""
    blocks = groupby(cut_lines(text), key=lambda line: text.find("|", *line) >= 0)
    return tuple(table for barred, block in blocks if barred and (table := _table(text, list(block))))


def _table(text: str, lines: Sequence[Span]) -> Table | None:
    lines = [line for line in lines if not _RULE.fullmatch(text, *line)]
    if len(lines) < 2:
        return None
    columns = tuple(_column(text[start:end].strip()) for start, end in _cells(text, lines[0]))
    if _year_of(columns[0].name):
        return None  # a row of its own, not a head
    rows = tuple(_cells(text, line) for line in lines[1:])
    if not any(column.is_result for column in columns):
        if len(rows) < 2 or not all(_year_of(text[slice(*row[0])]) for row in rows):
            return None
        columns = (columns[0], *(replace(column, is_result=not column.is_target) for column in columns[1:]))
    numbers = {
        cell for row in rows for cell, column in zip(row, columns, strict=False) if column.is_result or column.is_target
    }
    texts = tuple(cell for row in rows for cell in row if cell not in numbers)
    return Table(span=(lines[0][0], lines[-1][1]), columns=columns, rows=rows, texts=texts)


def _year_of(cell: str) -> int | None:
    # The year that a cell holds and nothing else.
    found = _YEAR.fullmatch(cell.strip())
    return int(found["year"]) if found else None


def _cells(text: str, line: Span) -> tuple[Span, ...]:
    start, end = line
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(" |"))
    end = max(start, end - len(piece) + len(piece.rstrip(" ").removesuffix("|")))
    bars = [found.start() for found in _BAR.finditer(text, start, end)][: MOST_COLUMNS - 1]
    return tuple(zip((start, *(bar + 1 for bar in bars)), (*bars, end), strict=True))


def _column(name: str) -> Column:
    years = [date.year for date in find_dates(name) if date.year]
    year = years[-1] if years else _year_of(name)
    target = _TARGET.search(name) is not None
    result = not target and not _MORE.search(name) and (year is not None or _RESULT.search(name) is not None)
    return Column(name=name, year=year, is_result=result, is_target=target, is_unit=_UNIT.match(name) is not None)


def read_table(text: str, table: Table) -> Iterator[Figure]:
    """The results in `table`, row by row: with the year of their column, the result of the year before, and the target
    of their year, or the only one for the last of them."""
    for row in table.rows:
        yield from _read_row(text, table, row)


def _read_row(text: str, table: Table, row: Sequence[Span]) -> Iterator[Figure]:
    cells = list(zip(row, table.columns, strict=False))
    named = [text[start:end].strip() for (start, end), column in cells if column.is_unit]
    label = next((text[start:end].strip() for (start, end), column in cells if _is_label(text[start:end], column)), "")
    targets = {column.year: number for cell, column in cells if column.is_target and (number := _number(text, cell))}
    results = [(number, column) for cell, column in cells if column.is_result and (number := _number(text, cell))]
    aims = [part for column in table.columns if column.is_target for part in IN_BRACKETS.findall(column.name)]
    before: float | None = None
    for place, (number, column) in enumerate(results):
        names = (*named, column.name, label, *aims)
        unit = number.unit or next((found for name in names if (found := unit_of(name))), "")
        is_last = place == len(results) - 1
        target = targets.get(column.year) or (targets.get(None) if is_last else None)
        if not unit and target is None and len(results) < 2:
            continue  # a number alone may be anything
        yield Figure(
            span=(number.start, number.end),
            sentence=(row[0][0], row[-1][1]),
            value=number.value,
            printed=number.printed,
            unit=unit,
            year=column.year or _year_of(text[slice(*row[0])]),
            target=target.value if target else None,
            before=before if column.year else None,
            met=number.value >= target.value if target and not is_less_better(label + unit) else None,
        )
        before = number.value


def _is_label(cell: str, column: Column) -> bool:
    return not (column.is_result or column.is_target or column.is_unit) and re.search(r"[^\W\d_]", cell) is not None


def _number(text: str, cell: Span) -> Quantity | None:
    # The number that a cell holds, with its unit, when it holds nothing else.
    piece = text[cell[0] : cell[1]]
    if not 0 < len(piece.strip()) <= 40:
        return None
    found = find_quantities(piece)
    if len(found) != 1 or piece[: found[0].start].strip() or piece[found[0].end :].strip():
        return None
    return found[0].moved(cell[0])


def unit_of(name: str) -> str:
    """The unit that a cell, a head or a label names: alone, at its beginning as ร้อยละ, or in brackets; "" for none."""
    if (
        (first := find_unit(name, 0))
        and first.kind in (Kind.COUNTED, Kind.MEASURED)
        and re.match("ที่|ได้|ซึ่ง", name[first.end :])
    ):
        return first.name  # ไร่ที่ได้รับน้ำ
    for part in (name, *IN_BRACKETS.findall(name)):
        if re.match(r"ร้อยละ|อัตราร้อยละ|percent|.{0,120}\sร้อยละ$", part, re.I):
            return PERCENT
        unit = find_unit(part, 0)
        if unit is not None and unit.end == len(part):
            return unit.name
    return SCORE if name.startswith(SCORE) else ""


def is_less_better(label: str) -> bool:
    """Whether `label` names what is to go down, so that a value below its target is no miss."""
    return _LESS_IS_BETTER.search(label) is not None
