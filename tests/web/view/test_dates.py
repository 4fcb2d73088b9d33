"""Dates as Thai offices write them."""

from datetime import UTC, datetime

import pytest

from web.view import write_date


@pytest.mark.parametrize(
    ("moment", "thai", "english"),
    [
        (datetime(2026, 11, 29, 12, tzinfo=UTC), "29 พฤศจิกายน 2569", "29 November 2026"),
        (datetime(2025, 12, 31, 16, 59, tzinfo=UTC), "31 ธันวาคม 2568", "31 December 2025"),
        (datetime(2025, 12, 31, 17, 0, tzinfo=UTC), "1 มกราคม 2569", "1 January 2026"),
    ],
)
def test_a_day_is_that_of_thailand_and_its_year_that_of_the_language(moment: datetime, thai: str, english: str) -> None:
    assert (write_date(moment, "th"), write_date(moment, "en")) == (thai, english)
