"""Figures that a text claims, and numbers that are none."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import PERCENT, find_figures
from tests.corpus.figures.claimed import Claim, claims

TABLE = Path(__file__).with_name("sentences.txt")


def rows() -> list[tuple[str, list[Claim]]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    parted = [line.partition(" =>") for line in lines]
    return [(text, [claim(each) for each in claims.split(" ; ") if each.strip()]) for text, _, claims in parted]


def claim(written: str) -> Claim:
    value, unit, *more = written.split()
    pairs = (each.partition("=") for each in more)
    return float(value), "" if unit == "_" else unit, tuple(sorted((name, said) for name, _, said in pairs))


@pytest.mark.parametrize(("text", "wanted"), [row for row in rows() if not row[0].startswith("?")])
def test_a_sentence_claims_the_figures_it_is_labelled_with(text: str, wanted: list[Claim]) -> None:
    assert sorted(claims(text)) == sorted(wanted)


def test_what_is_missed_is_missed_and_nothing_false_is_found_instead() -> None:
    missed = [(text.removeprefix("? "), wanted) for text, wanted in rows() if text.startswith("?")]
    assert [set(wanted) - set(claims(text)) != set() for text, wanted in missed] == [True, True, True]
    assert [set(claims(text)) - set(wanted) for text, wanted in missed] == [set(), set(), set()]


def test_spans_are_of_the_number_with_its_unit_and_of_the_sentence() -> None:
    text = "ปี ๒๕๖๓ อบรมแล้ว ๑,๒๐๐ คน\nพึงพอใจร้อยละ ๙๕.๕ ทั้งนี้ ประหยัดได้ 2.5 ล้านบาท"
    assert [(text[slice(*each.span)], text[slice(*each.sentence)], each.value) for each in find_figures(text)] == [
        ("๑,๒๐๐ คน", "ปี ๒๕๖๓ อบรมแล้ว ๑,๒๐๐ คน", 1200),
        ("ร้อยละ ๙๕.๕", "พึงพอใจร้อยละ ๙๕.๕", 95.5),
        ("2.5 ล้านบาท", "ทั้งนี้ ประหยัดได้ 2.5 ล้านบาท", 2_500_000),
    ]


def test_a_number_is_kept_as_it_is_printed_with_what_multiplies_it() -> None:
    text = "คะแนน ๔.๒๐ พึงพอใจร้อยละ ๗๙.๕ ประหยัดได้ 2.50 ล้านบาท รายได้ 3 ลบ. ดูแล 10 - 15 คน ใช้เวลา 1 ชั่วโมง 05 นาที"
    assert [(each.value, each.printed, each.unit) for each in find_figures(text)] == [
        (4.2, "๔.๒๐", "คะแนน"),
        (79.5, "๗๙.๕", PERCENT),
        (2_500_000, "2.50 ล้าน", "บาท"),
        (3_000_000, "3 ล้าน", "บาท"),  # ลบ. is both
        (15, "10 - 15", "คน"),
        (65, "1 ชั่วโมง 05", "นาที"),
    ]
    assert [each.printed for each in find_figures("ปลูกป่าแล้ว หกหมื่นห้าพันไร่")] == ["หกหมื่นห้าพัน"]
    assert [each.printed for each in find_figures("saved 1.20 million baht")] == ["1.20 million"]


def test_a_number_of_a_table_is_printed_with_what_its_label_multiplies_it_by() -> None:
    found = find_figures("มูลค่าที่คืนผู้เสียหาย (ล้านบาท) | ๓๑๒.๐ | 490 | 5.0 คน")
    assert [each.printed for each in found] == ["๓๑๒.๐ ล้าน", "490 ล้าน", "5.0"]
    assert [each.printed for each in find_figures("ตัวชี้วัด | ผล (ร้อยละ)\nความสำเร็จ | 92.50")] == ["92.50"]


def test_a_year_counts_within_its_sentence_alone() -> None:
    assert [each.year for each in find_figures("ปี 2562 อบรม 300 คน\nให้บริการ 500 ราย")] == [2562, None]


def test_a_figure_that_a_sentence_says_twice_is_one() -> None:
    assert [each.value for each in find_figures("จำหน่ายได้ 886 รายการ รายงานว่าจำหน่ายได้จำนวน 886 รายการ")] == [886]


def test_a_unit_is_no_beginning_of_a_longer_word() -> None:
    assert find_figures("จัดเก็บ 500 รายได้ และ 300 คนไข้") == ()


PIECES = (
    *(
        "จำนวน ",
        "ร้อยละ ",
        "จาก ",
        "เป็น ",
        "เหลือ ",
        "เป้าหมาย ",
        "ปี 2563 ",
        "(2564)",
        "อบรม",
        "1,250",
        "๓.๕",
        "10-15",
        "30",
        "2564",
    ),
    *(
        " คน",
        " ราย",
        " ล้านบาท",
        "%",
        " | ",
        "\n",
        " ",
        "ทั้งนี้",
        "ผล",
        "to ",
        "target of ",
        "percent",
        "ก",
        "ำ",
        ",",
        ".",
        "/",
        "-",
        "+",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_every_figure_lies_in_its_sentence_and_has_a_digit(text: str) -> None:
    for figure in find_figures(text):
        assert 0 <= figure.sentence[0] <= figure.span[0] < figure.span[1] <= figure.sentence[1] <= len(text)
        assert any(letter.isdigit() for letter in text[slice(*figure.span)])
        assert figure.value >= 0
        assert any(letter.isdigit() for letter in figure.printed)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1 " * 50_000,
            "ร้อยละ " * 20_000,
            "| 1 " * 20_000,
            "1,000," * 20_000,
            "ก1" * 30_000,
            "1-" * 50_000,
            " " * 100_000,
        ),
        *("a " * 50_000 + "5 " + "a " * 100, "คะแนนเฉลี่ย" * 10_000 + " 5", "|\n1|\n" * 10_000, "1 " + "ก" * 100_000),
        *(
            "ปี 2563 | ปี 2564\n" * 2_000,
            "9" * 100_000,
            "ปี 2563 | ผล\nก | 2\nข\n" * 5_000,
            "ก | ข\nกก\n1 | 2\n" * 20_000,
            "จาก" * 30_000,
            "เป้าหมาย" * 10_000,
            "(" * 100_000,
            "ปี " * 30_000,
        ),
    ],
    ids=lambda text: text[:12],
)
def test_text_made_to_keep_it_busy_gives_nothing_and_ends(text: str) -> None:
    assert find_figures(text) == ()


def test_a_long_text_gives_what_its_parts_give() -> None:
    line = "ระยะเวลาอนุมัติลดลงจาก 30 วัน เหลือ 3 วัน และมีผู้ใช้ 1,200 ราย\n"
    assert [(each.value, each.before) for each in find_figures(line * 500)] == [(3, 30), (1200, None)] * 500
