"""Rows as CSV that Excel opens as it stands: UTF-8 with its mark, CRLF, no cell that it would take for a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from web.export import disarm

Columns = Mapping[str, str]
"""Of each column the path of its value in a row: "case.agency"."""


def write_table(rows: Iterable[Mapping[str, Any]], columns: Columns) -> bytes:
    """`rows` as CSV, a line for each below the names of the columns."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_to_cell(_reach(row, path)) for path in columns.values()] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def choose_columns(columns: Columns, fields: Sequence[str]) -> Columns:
    """The columns whose values lie in one of `fields`; all where no fields are chosen."""
    return {name: path for name, path in columns.items() if not fields or path.split(".")[0] in fields}


def _reach(row: Mapping[str, Any], path: str) -> Any:
    value: Any = row
    for name in path.split("."):
        value = value[name] if value is not None else None
    return value


def _to_cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = "; ".join(map(_name, value)) if isinstance(value, list | tuple) else str(value)
    return disarm(text)


def _name(value: Any) -> str:
    # An item by its code, an award by category and year; years, pages and names as they are.
    if not isinstance(value, Mapping):
        return str(value)
    return str(value["code"]) if "code" in value else f"{value['category']}/{value['year'] or '-'}"
