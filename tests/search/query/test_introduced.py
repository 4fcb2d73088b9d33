"""Queries with abbreviations that documents introduce, and with their long forms."""

import pytest

from search.query.introduced import IntroducedAbbreviations

TEXTS = [
    "ศูนย์ประสานงานเกษตรกรรุ่นใหม่ (ศกม.) รับสมัคร",
    "the Goat Growers Network (GGN) of the south",
    "องค์การเลี้ยงแพะโลก (WHO)",
    "ศูนย์เพาะพันธุ์แพะ (ศพ.)",
    "กองทุนเงินให้กู้ยืมเพื่อการศึกษา (กยศ.) และพระราชบัญญัติ (พ.ร.บ.)",
]


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("ศกม.", "ศูนย์ประสานงานเกษตรกรรุ่นใหม่"),
        ("ศกม", "ศูนย์ประสานงานเกษตรกรรุ่นใหม่"),
        ("ศ.ก.ม.", "ศูนย์ประสานงานเกษตรกรรุ่นใหม่"),
        ("ผลงานของศกม. ปี 2564", "ผลงานของ ศูนย์ประสานงานเกษตรกรรุ่นใหม่ ปี 2564"),
        ("ศูนย์ประสานงานเกษตรกรรุ่นใหม่ทำอะไร", "ศกม. ทำอะไร"),
        ("ggn milk", "Goat Growers Network milk"),
        ("goat growers network", "GGN"),
        ("WHO", "องค์การเลี้ยงแพะโลก"),
        ("ศพ. สงขลา", "ศูนย์เพาะพันธุ์แพะ สงขลา"),
    ],
)
def test_a_query_is_asked_with_the_other_form(typed: str, other: str) -> None:
    assert IntroducedAbbreviations(TEXTS).other(typed) == other


@pytest.mark.parametrize("typed", ["who keeps goats", "ศกมล", "เทศพร", "ของศพ", "แพะ", "", "พ.ร.บ.", "GGN2"])
def test_a_query_without_either_is_asked_once(typed: str) -> None:
    assert IntroducedAbbreviations(TEXTS).other(typed) is None


def test_documents_that_introduce_nothing() -> None:
    assert IntroducedAbbreviations([]).other("ศกม.") is None
