"""Rows of a table to lines of text: cells parted by bars, or each value with its header where cells are empty."""

import re
from collections.abc import Iterator, Sequence

Cells = Sequence[str | None]
"""A row's cells by column: "" where a cell is empty, None where the cell on its left reaches over the column."""

_YEAR = re.compile(r"\D{0,12}(?:25|20|19|๒๕)[0-9๐-๙]{2}\D{0,12}")
_NUMERIC = re.compile(r"[\s0-9๐-๙.,:%+*/()-]+")
_LONGEST_HEADER = 80  # characters


def row_texts(rows: Sequence[Cells], heads: int) -> list[str]:
    """The text of each row in order. heads: how many of the first rows are headers; they come as one, the upper header
    of a column before the lower ones.

    A full row is "a | b | c". In a row with an empty cell nobody could tell in running text which column a value is of:
    there its label stands first, then each value with its header, "a · 2564: 91". Without headers an empty cell leaves
    nothing between its bars.
    """
    width = max(map(len, rows), default=0)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    header = join_headers(padded[:heads])
    texts = [" | ".join(header)] * bool(any(header))
    for row in padded[heads:]:
        full = all(row) or not any(header)
        texts.append(" | ".join(cell or "" for cell in row) if full else label_values(row, header))
    return texts


def guess_heads(rows: Sequence[Cells]) -> int:
    """1 when the first row reads as headers though nothing says so, else 0: more than one row, and a first one of short
    distinct words and years with a number or an empty cell somewhere below."""
    if len(rows) < 2:
        return 0
    first = [cell for cell in rows[0] if cell is not None]
    named = all(cell and len(cell) <= _LONGEST_HEADER and _is_name(cell) for cell in first[1:])
    below = any(not cell or _NUMERIC.fullmatch(cell) for row in rows[1:] for cell in row[1:])
    return int(named and below and len(set(first)) == len(first) > 1)


def _is_name(cell: str) -> bool:
    return not _NUMERIC.fullmatch(cell) or _YEAR.fullmatch(cell) is not None


def join_headers(rows: Sequence[Cells]) -> list[str]:
    """The header of each column, of all tiers from the upper to the lower; what a tier says again is said once."""
    columns: list[dict[str, None]] = [{} for _ in range(max(map(len, rows), default=0))]
    for row in rows:
        reaching = ""
        for column, cell in zip(columns, row, strict=False):
            reaching = reaching if cell is None else cell
            if reaching:
                column[reaching] = None
    return [" ".join(column) for column in columns]


def label_values(row: Cells, header: Sequence[str]) -> str:
    """A row's label and then each value with the header of its columns: "a · 2564: 91"."""
    parts = [row[0]] if row[0] else []
    parts += [f"{name}: {value}" if name else value for name, value in _values(row, header)]
    return " · ".join(parts)


def _values(row: Cells, header: Sequence[str]) -> Iterator[tuple[str, str]]:
    for place in range(1, len(row)):
        value = row[place]
        if value:
            end = next((at for at in range(place + 1, len(row)) if row[at] is not None), len(row))
            yield ", ".join(dict.fromkeys(filter(None, header[place:end]))), value
