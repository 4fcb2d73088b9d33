"""Rows as CSV that Excel opens as it stands: UTF-8 with its mark, CRLF, no cell that it would take for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""With what a text begins that a spreadsheet runs (OWASP, CSV injection); the wide ones where Excel speaks Japanese."""

Cell = str | int | float | None


def write_csv(names: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A line with `names`, then one for each of `rows`; None is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([disarm(name) for name in names])
    writer.writerows([disarm(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def disarm(text: str) -> str:
    """`text` as a spreadsheet shows it and does not run it: with an apostrophe before what looks like a formula, also
    behind white space."""
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text
