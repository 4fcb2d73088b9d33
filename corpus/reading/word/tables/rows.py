"""Rows of a table as lines that can be read alone.

A full row is its cells parted by bars. A row with empty cells names the head of each value, where the table has heads:
"สาขาเหนือ · 2564: 91"; else an empty cell leaves its place, so that no value passes for one of another column.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.reading.grid import join_headers, label_values

_MOST_TITLES = 2  # rows over all columns above the heads
_LONGEST_HEAD = 80  # characters
_NUMBER = r"[0-9๐-๙][0-9๐-๙.,]*"
_YEAR = re.compile(
    r"(?:(?:ปี|พ\.ศ\.|ปีงบประมาณ|FY)\s*)*(?:พ\.ศ\.\s*)?(?:19|20|24|25|26|๒๔|๒๕|๒๖)[0-9๐-๙]{2}"
    r"(?:\s*[-–/]\s*[0-9๐-๙]{2,4})?(?:\s*\([^()]*\))?"
)
_VALUE = re.compile(rf"(?:ร้อยละ|จำนวน|ระดับ|[<>≤≥~±+\-−–])?\s*{_NUMBER}.*|[-–—✓✗✔☑☐●]")


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """texts: a column each, "" where a cell is empty, None where the cell on the left goes on. header: whether the file
    calls it one. marked: whether it is set off, all in bold or on a colour."""

    texts: tuple[str | None, ...]
    header: bool = False
    marked: bool = False


def row_texts(rows: Sequence[GridRow], bar: str = " | ") -> list[str]:
    """A line for each row, its cells parted by `bar`, without white space at its ends."""
    start, end = _head_rows(rows)
    heads = join_headers([row.texts for row in rows[start:end]])
    texts = [_in_bars(row, bar) for row in rows[:end]]
    return texts + [
        label_values(row.texts, heads) if _needs_heads(row, heads) else _in_bars(row, bar) for row in rows[end:]
    ]


def _in_bars(row: GridRow, bar: str) -> str:
    if _is_title(row):
        return row.texts[0] or ""
    return bar.join(text or "" for text in row.texts).strip()


def _needs_heads(row: GridRow, heads: Sequence[str]) -> bool:
    texts = [*row.texts, *[""] * (len(heads) - len(row.texts))]
    return bool(heads) and "" in texts and any(texts[1:]) and len(row.texts) <= len(heads)


def _head_rows(rows: Sequence[GridRow]) -> tuple[int, int]:
    # The first row of heads and the one after the last; the same where there are none, or too few columns to mistake.
    start = next((place for place, row in enumerate(rows) if not _is_title(row)), len(rows))
    width = max((len(row.texts) for row in rows), default=0)
    called = next((place for place, row in enumerate(rows) if not row.header), len(rows))
    none = min(start, called), min(start, called)
    if width < 3 or start > _MOST_TITLES or start >= len(rows) - 1:
        return none
    if start < called < len(rows):
        return start, called
    if not _may_be_heads(rows[start]) or not _is_set_off(rows, start):
        return none
    tiers = 2 if _has_second_tier(rows[start], rows[start + 1]) and start + 2 < len(rows) else 1
    return start, start + tiers


def _may_be_heads(row: GridRow) -> bool:
    # The corner above the labels may be empty.
    texts = [text for text in row.texts if text is not None]
    named = texts[1:]
    return len(named) > 0 and all(map(_is_head, named)) and (not texts[0] or _is_head(texts[0]))


def _is_head(text: str) -> bool:
    if not text or len(text) > _LONGEST_HEAD:
        return False
    return _YEAR.fullmatch(text) is not None or not _VALUE.fullmatch(text)


def _is_set_off(rows: Sequence[GridRow], place: int) -> bool:
    # Whether the row differs from those below: by its type, or by what stands below it.
    below = rows[place + 1 :]
    if rows[place].marked and not all(row.marked for row in below):
        return True
    values = [text for row in below for text in row.texts[1:] if text]
    return 2 * sum(_VALUE.fullmatch(text) is not None for text in values) > len(values)


def _has_second_tier(upper: GridRow, lower: GridRow) -> bool:
    # Heads below those that are merged over columns; below the others nothing new.
    if None not in upper.texts or len(lower.texts) < len(upper.texts):
        return False
    for place, text in enumerate(upper.texts):
        merged = text is None or (place + 1 < len(upper.texts) and upper.texts[place + 1] is None)
        if merged and not _is_head(lower.texts[place] or ""):
            return False
        if not merged and lower.texts[place] not in ("", text):
            return False
    return True


def _is_title(row: GridRow) -> bool:
    return len(row.texts) > 1 and bool(row.texts[0]) and all(text is None for text in row.texts[1:])
