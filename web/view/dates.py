"""Dates as Thai offices write them."""

from datetime import UTC, datetime, timedelta, timezone

from corpus import BUDDHIST_ERA, Said

THAI_TIME = timezone(timedelta(hours=7))
"""The time of Thailand, which has no summer time."""

_MONTHS = (
    Said("มกราคม", "January"),
    Said("กุมภาพันธ์", "February"),
    Said("มีนาคม", "March"),
    Said("เมษายน", "April"),
    Said("พฤษภาคม", "May"),
    Said("มิถุนายน", "June"),
    Said("กรกฎาคม", "July"),
    Said("สิงหาคม", "August"),
    Said("กันยายน", "September"),
    Said("ตุลาคม", "October"),
    Said("พฤศจิกายน", "November"),
    Said("ธันวาคม", "December"),
)


def write_date(moment: datetime, language: str) -> str:
    """The day of `moment`, which knows its time zone, in Thailand: "29 พฤศจิกายน 2569", "29 November 2026"."""
    day = moment.astimezone(THAI_TIME)
    year = day.year + BUDDHIST_ERA if language == "th" else day.year
    return f"{day.day} {_MONTHS[day.month - 1].in_language(language)} {year}"


def write_clock(moment: datetime) -> str:
    """The time of day of `moment`, which knows its time zone, in Thailand: "14.05", as offices write it."""
    return moment.astimezone(THAI_TIME).strftime("%H.%M")


def write_today(language: str) -> str:
    """This day in Thailand."""
    return write_date(datetime.now(UTC), language)
