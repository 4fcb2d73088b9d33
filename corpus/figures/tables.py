"""Figures in tables: lines whose cells are parted by "|", below a head that names targets, results or years."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.documents import Span
from corpus.figures.dates import find_dates
from corpus.figures.figure import Figure
from corpus.figures.quantities import SCORE, Quantity, find_quantities
from corpus.figures.sentences import cut_cells, cut_lines, is_barred
from corpus.figures.units import PERCENT, Kind, find_unit

_RULE = re.compile(r"[\s|:\-–]{0,400}")
_TARGET = re.compile(
    r"เป้าหมาย|^(?:ค่า)?เป้า|ตั้งไว้|^(?:ค่า)?มาตรฐาน|^(?:ค่า)?เกณฑ์(?!การ)|^แผน(?![ก-ฮเ-ไ])|^แผนปี|\btargets?\b|\bgoals?\b"
    r"|\bplan(?:ned)?\b",
    re.I,
)
_RESULT = re.compile(r"^(?:ผล(?:การ|งาน|ที่|ลัพธ์|สำเร็จ)?|ทำได้|ที่ทำได้|results?\b|actual\b|achieved\b)", re.I)
_UNIT = re.compile(r"^(?:หน่วย(?:นับ|วัด)?|units?)$", re.I)
_MORE = re.compile(r"^(?:รายละเอียด|ลำดับ|ที่|หมายเหตุ|น้ำหนัก|weight|no\.?)", re.I)
_YEAR = re.compile(r"(?:ปี(?:งบประมาณ|การศึกษา)?\s?)?(?:พ\.ศ\.\s?)?(?P<year>25[0-9]{2}|20[0-9]{2})")
_YEAR_LAST = re.compile(r"[ก-๎\s(](?P<year>25[0-9]{2}|20[0-9]{2})\)?$")
IN_BRACKETS = re.compile(r"[(\[]\s?([^()\[\]]{1,30})\s?[)\]]")
"""What stands in brackets behind a label or a head: its unit, mostly."""

_LESS_IS_BETTER = re.compile(
    r"ไม่เกิน|ระยะเวลา|เวลาเฉลี่ย|เวลาที่ใช้|ลดลง|ต้นทุน|ร้องเรียน|สูญเสีย|อุบัติเหตุ|เสียชีวิต|วัน$|นาที$|ชั่วโมง$|time|cost|complaint", re.I
)

_MOST_LINES = 2  # of a label that wrapped
_LABEL = re.compile(r"\s{0,9}[^\W\d_][^|]{1,119}")


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
    """A table with figures: its span, its columns, and the cells of each row below its head, more or fewer than those
    where a row does not fit. texts: the cells that are no numbers of a result or target, for who reads sentences."""

    span: Span
    columns: tuple[Column, ...]
    rows: tuple[tuple[Span, ...], ...]
    texts: tuple[Span, ...]


def find_tables(text: str) -> tuple[Table, ...]:
    """The tables of `text` (Thai digits folded) whose head names results or years, in order."""
    blocks = [list(block) for _, block in groupby(cut_lines(text), key=lambda line: is_barred(text, line))]
    tables: list[Table] = []
    for place, block in enumerate(blocks):
        if not is_barred(text, block[0]) or (tables and block[0][0] < tables[-1].span[1]):
            continue
        parts = _parts(text, [line for line in block if not _RULE.fullmatch(text, *line)])
        for lines in parts:
            columns = _head(text, lines)
            if lines is parts[-1] and any(column.is_result for column in columns):
                lines = _with_wrapped(text, lines, blocks, place + 1, len(columns))
            if columns and (table := _table(text, lines, columns)):
                tables.append(table)
    return tuple(tables)


def _parts(text: str, lines: Sequence[Span]) -> list[list[Span]]:
    # `lines`, parted before each that is a head of its own: tables follow each other without a line between.
    parts: list[list[Span]] = []
    for line in lines:
        cells = cut_cells(text, line)
        named = [column for column in (_column(text[slice(*cell)].strip()) for cell in cells) if _is_figure(column)]
        if not parts or (len(named) > 1 and not any(_number(text, cell) for cell in cells)):
            parts.append([])
        parts[-1].append(line)
    return parts


def _head(text: str, lines: Sequence[Span]) -> tuple[Column, ...]:
    # The columns that the first of `lines` names; none when it is no head.
    if not lines:
        return ()
    names = [text[start:end].strip() for start, end in cut_cells(text, lines[0])]
    while names and not names[-1]:
        names.pop()
    columns = tuple(_column(name) for name in names)
    if not columns or not _year_of(names[0]):
        return columns
    # Years above all cells but that of the label: the corner is left out. Else it is a row of its own.
    cornered = len(columns) > 1 and all(_is_figure(column) for column in columns)
    return (_column(""), *columns) if cornered and _is_label_first(text, lines[1:2]) else ()


def _is_label_first(text: str, lines: Sequence[Span]) -> bool:
    return all(_LABEL.match(text, *cut_cells(text, line)[0]) is not None for line in lines)


def _with_wrapped(text: str, lines: list[Span], blocks: Sequence[Sequence[Span]], place: int, width: int) -> list[Span]:
    # `lines` with those of the `blocks` from `place` on that belong to the same table: labels that wrapped onto lines
    # of their own, without bars, part it.
    whole = list(lines)
    for at in range(place, len(blocks) - 1, 2):
        between, block = blocks[at], blocks[at + 1]
        labels = len(between) <= _MOST_LINES and all(_LABEL.fullmatch(text, *line) for line in between)
        first = cut_cells(text, block[0])
        if not labels or not width - 1 <= len(first) <= width or not all(_is_value(text, cell) for cell in first[1:]):
            break
        whole += [*between, *(line for line in block if not _RULE.fullmatch(text, *line))]
    return whole


def _is_value(text: str, cell: Span) -> bool:
    return not text[slice(*cell)].strip(" -–") or _number(text, cell) is not None


def _table(text: str, lines: Sequence[Span], columns: tuple[Column, ...]) -> Table | None:
    rows = tuple(_rows(text, lines[1:], len(columns)))
    if not rows:
        return None
    if not any(column.is_result for column in columns):
        if len(rows) < 2 or not all(_year_of(text[slice(*row[0])]) for row in rows):
            return None
        columns = (columns[0], *(replace(column, is_result=not column.is_target) for column in columns[1:]))
    texts = [cell for row in rows for cell in _texts(text, row, columns)]
    return Table(span=(lines[0][0], lines[-1][1]), columns=columns, rows=rows, texts=tuple(texts))


def _texts(text: str, row: Sequence[Span], columns: Sequence[Column]) -> list[Span]:
    if len(row) != len(columns):
        return [cell for cell in row if _number(text, cell) is None]
    return [cell for cell, column in zip(row, columns, strict=True) if not _is_figure(column)]


def _rows(text: str, lines: Sequence[Span], width: int) -> Iterator[tuple[Span, ...]]:
    # The cells of each row. A label on lines of its own is joined to the row below it that lacks one, and, where those
    # have no bars, to the rest of the label.
    label: Span | None = None
    for line in lines:
        barred, cells = is_barred(text, line), cut_cells(text, line)
        if not barred or (_LABEL.match(text, *cells[0]) and not any(text[slice(*cell)].strip() for cell in cells[1:])):
            if label and barred:
                yield (label,)
            label = (label[0] if label and not barred else line[0], cells[0][1])
            continue
        while len(cells) > width and not text[slice(*cells[-1])].strip():
            cells = cells[:-1]
        empty = not text[slice(*cells[0])].strip()
        if label and (len(cells) == width - 1 or (empty and len(cells) == width)):
            cells = (label, *cells[1 if len(cells) == width else 0 :])
        elif label and len(cells) == width and not is_barred(text, (label[0], cells[0][0])):
            cells = ((label[0], cells[0][1]), *cells[1:])
        elif label:
            yield (label,)
        label = None
        yield cells
    if label:
        yield (label,)


def _year_of(cell: str) -> int | None:
    # The year that a cell holds and nothing else.
    found = _YEAR.fullmatch(cell.strip())
    return int(found["year"]) if found else None


def _column(name: str) -> Column:
    years = [date.year for date in find_dates(name) if date.year]
    year = years[-1] if years else _year_of(name)
    target = _TARGET.search(name) is not None
    if year is None and (target or _RESULT.search(name)) and (bare := _YEAR_LAST.search(name)):
        year = int(bare["year"])
    result = not target and not _MORE.search(name) and (year is not None or _RESULT.search(name) is not None)
    return Column(name=name, year=year, is_result=result, is_target=target, is_unit=_UNIT.match(name) is not None)


def read_table(text: str, table: Table) -> Iterator[Figure]:
    """The results in `table`, row by row: with the year of their column, the result of the year before, and the target
    of their year, or that of none for the last column. Of a row that does not fit the head no one knows which cell is
    of which column: its numbers have none of these."""
    for row in table.rows:
        yield from _read_row(text, table, row) if _fits(text, table, row) else _read_loose(text, table, row)


def _fits(text: str, table: Table, row: Sequence[Span]) -> bool:
    # Whether cells and columns match one to one: as many, and no number for a label beside words for a number.
    if len(row) != len(table.columns):
        return False
    first = table.columns[0]
    if first.is_result or first.is_target or _MORE.search(first.name) or _year_of(text[slice(*row[0])]):
        return True
    figures = [cell for cell, column in zip(row, table.columns, strict=True) if _is_figure(column)]
    return _number(text, row[0]) is None or all(_is_value(text, cell) for cell in figures)


def _read_loose(text: str, table: Table, row: Sequence[Span]) -> Iterator[Figure]:
    label = next((text[slice(*cell)].strip() for cell in row if _number(text, cell) is None), "")
    shift = len(table.columns) - len(row)
    if not shift:
        return  # a number and words in the wrong places: any of them may be the target
    found: list[tuple[Quantity, str]] = []
    for place, cell in enumerate(row):
        columns = [table.columns[at] for at in (place, place + shift) if 0 <= at < len(table.columns)]
        number = _number(text, cell)
        if number and any(column.is_result for column in columns) and not any(_is_aside(each) for each in columns):
            found.append((number, number.unit or unit_of(label)))
    for number, unit in found:
        if unit or len(found) > 1:
            yield Figure(
                span=(number.start, number.end),
                sentence=(row[0][0], row[-1][1]),
                value=number.value,
                printed=number.printed,
                unit=unit,
            )


def _is_figure(column: Column) -> bool:
    return column.is_result or column.is_target


def _is_aside(column: Column) -> bool:
    return column.is_target or column.is_unit


def _read_row(text: str, table: Table, row: Sequence[Span]) -> Iterator[Figure]:
    cells = list(zip(row, table.columns, strict=True))
    named = [text[start:end].strip() for (start, end), column in cells if column.is_unit]
    label = next((text[start:end].strip() for (start, end), column in cells if _is_label(text[start:end], column)), "")
    targets = {column.year: _number(text, cell) for cell, column in cells if column.is_target}
    if sum(column.is_target for column in table.columns) > len(targets):
        targets = {}  # two of one year, or of none
    results = [(number, column) for cell, column in cells if column.is_result and (number := _number(text, cell))]
    aims = [part for column in table.columns if column.is_target for part in IN_BRACKETS.findall(column.name)]
    before: float | None = None
    last = next((column for column in reversed(table.columns) if column.is_result), None)
    for number, column in results:
        names = (*named, column.name, label, label.rpartition("\n")[2], *aims)
        unit = number.unit or next((found for name in names if (found := unit_of(name))), "")
        target = targets.get(column.year) or (targets.get(None) if column is last else None)
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
    return not (_is_figure(column) or column.is_unit) and re.search(r"[^\W\d_]", cell) is not None


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
