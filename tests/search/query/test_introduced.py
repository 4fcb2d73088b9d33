"""Queries with abbreviations that documents introduce, and with their long forms."""

import pytest

from corpus import count_introductions
from index import Words
from search.query.introduced import IntroducedAbbreviations

TEXTS = [
    "ศูนย์ประสานงานเกษตรกรรุ่นใหม่ (ศกม.) รับสมัคร",
    "the Goat Growers Network (GGN) of the south",
    "องค์การเลี้ยงแพะโลก (WHO)",
    "องค์การเลี้ยงแพะโลก (WHO) ประกาศ",
    "แผนการสิ้นสุดการระบาด (EXIT)",
    "สำนักงานคณะกรรมการอ้อยและน้ำตาลทราย (สอน.)",
    "สถาบันครอบครัว (สค.)",
    "ศูนย์บริหารงานผลประโยชน์ (ศบป.) และศูนย์บริการประชาชน (ศบป.)",
    "ศูนย์ซ่อม\nคอมพิวเตอร์ (ศซค.)",
    "ศูนย์เพาะพันธุ์แพะ (ศพ.)",
    "กองทุนเงินให้กู้ยืมเพื่อการศึกษา (กยศ.) และพระราชบัญญัติ (พ.ร.บ.)",
]
INTRODUCED = IntroducedAbbreviations(Words.of({}, count_introductions(TEXTS)))


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
        ("ของศพ. สงขลา", "ของ ศูนย์เพาะพันธุ์แพะ สงขลา"),
        ("สอน. แก้ปัญหา", "สำนักงานคณะกรรมการอ้อยและน้ำตาลทราย แก้ปัญหา"),
        ("สค. สงขลา", "สถาบันครอบครัว สงขลา"),
        ("ศูนย์บริหารงานผลประโยชน์", "ศบป."),
        ("ศูนย์บริการประชาชน", "ศบป."),
        ("ศูนย์ซ่อมคอมพิวเตอร์", "ศซค."),
        ("ศูนย์ซ่อม คอมพิวเตอร์", "ศซค."),
    ],
)
def test_a_query_is_asked_with_the_other_form(typed: str, other: str) -> None:
    assert INTRODUCED.others(typed) == (other,)


@pytest.mark.parametrize(
    "typed",
    [
        "who keeps goats",
        "EXIT",
        "exit",
        "สอน",
        "การสอนหนังสือ",
        "เดือน ส.ค. 2565",
        "ศกมล",
        "เทศพร",
        "ของศพ",
        "แพะ",
        "",
        "พ.ร.บ.",
        "GGN2",
    ],
)
def test_a_query_without_either_is_asked_once(typed: str) -> None:
    assert INTRODUCED.others(typed) == ()


def test_an_abbreviation_of_two_senses_is_asked_in_both() -> None:
    assert set(INTRODUCED.others("ศบป.")) == {"ศูนย์บริหารงานผลประโยชน์", "ศูนย์บริการประชาชน"}


def test_documents_that_introduce_nothing() -> None:
    assert IntroducedAbbreviations(Words.of({})).others("ศกม.") == ()
