"""Rows of tables as lines of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.grid import guess_heads, row_texts

CELL = st.text("กข1 ", max_size=3).map(str.strip)


@pytest.mark.parametrize(
    ("rows", "heads", "texts"),
    [
        ([["ก", "ข"], ["1", "2"]], 1, ["ก | ข", "1 | 2"]),
        ([["ก", "ข"], ["1", ""]], 0, ["ก | ข", "1 | "]),
        ([["", "2563", "2564"], ["ก", "", "9"]], 1, [" | 2563 | 2564", "ก · 2564: 9"]),
        ([["ก", "ข"], ["", "2"]], 1, ["ก | ข", "ข: 2"]),
        ([["ก", "ผล", None], ["ก", "63", "64"], ["ค", "", "9"]], 2, ["ก | ผล 63 | ผล 64", "ค · ผล 64: 9"]),
        ([["ก", "63", "64"], ["รวม", "9", None], ["ง", None, None]], 1, ["ก | 63 | 64", "รวม · 63, 64: 9", "ง"]),
        ([["ก", ""], ["1", "2", ""]], 1, ["ก |  | ", "1 · 2"]),
        ([], 0, []),
    ],
)
def test_rows_are_parted_by_bars_or_say_their_headers(
    rows: list[list[str | None]], heads: int, texts: list[str]
) -> None:
    assert row_texts(rows, heads) == texts


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ([["ตัวชี้วัด", "2563", "ปี ๒๕๖๔"], ["ก", "", "9"]], 1),
        ([["รายการ", "จำนวน"], ["ก", "5"]], 1),
        ([["ก", "5"], ["ข", "6"]], 0),
        ([["ก", "ข"], ["ค", "ง"]], 0),
        ([["ก", "ก"], ["ค", "1"]], 0),
        ([["ก", "ข"]], 0),
        ([["ก", "ข" * 90], ["ค", "1"]], 0),
    ],
)
def test_a_first_row_of_words_and_years_above_numbers_is_taken_for_headers(
    rows: list[list[str | None]], heads: int
) -> None:
    assert guess_heads(rows) == heads


@given(st.lists(st.lists(st.one_of(CELL, st.none()), max_size=4), max_size=4), st.integers(0, 2))
def test_no_value_is_lost(rows: list[list[str | None]], heads: int) -> None:
    told = "\n".join(row_texts(rows, heads))
    assert all(cell in told for row in rows for cell in row if cell)
