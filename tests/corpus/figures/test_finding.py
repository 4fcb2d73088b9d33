"""Figures that a text claims, and numbers that are none."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import PERCENT, Figure, find_figures

TABLE = Path(__file__).with_name("sentences.txt")

Claim = tuple[float, str, tuple[tuple[str, str], ...]]


def rows() -> list[tuple[str, list[Claim]]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    parted = [line.partition(" =>") for line in lines]
    return [(text, [claim(each) for each in claims.split(" ; ") if each.strip()]) for text, _, claims in parted]


def claim(written: str) -> Claim:
    value, unit, *more = written.split()
    pairs = (each.partition("=") for each in more)
    return float(value), "" if unit == "_" else unit, tuple(sorted((name, said) for name, _, said in pairs))


def as_claim(figure: Figure) -> Claim:
    beside = {"year": figure.year, "target": figure.target, "before": figure.before, "met": figure.met}
    return (
        figure.value,
        figure.unit,
        tuple(sorted((name, written(each)) for name, each in beside.items() if each is not None)),
    )


def written(value: float) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:.10g}"


def claims(text: str) -> list[Claim]:
    return [as_claim(figure) for figure in find_figures(text)]


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


def test_the_head_of_a_table_says_targets_results_and_units() -> None:
    table = """ตัวชี้วัด | หน่วยนับ | เป้าหมาย | ผล
ความพึงพอใจของผู้รับบริการ | ร้อยละ | 80 | 92.5
ระยะเวลารอคอย | นาที | 30 | 22
จำนวนเครือข่าย (แห่ง) | | 12 | 9
ความรู้ | | 5 | 4"""
    assert claims(table) == [
        (92.5, "ร้อยละ", (("met", "true"), ("target", "80"))),
        (22, "นาที", (("target", "30"),)),  # less is better, so nobody says whether it was met
        (9, "แห่ง", (("met", "false"), ("target", "12"))),
        (4, "", (("met", "false"), ("target", "5"))),
    ]


def test_years_at_the_head_of_a_table_make_a_trend() -> None:
    table = """รายการ | ปี 2562 | ปี 2563 | เป้าหมายปี 2563
|---|---|---|---|
ร้อยละความสำเร็จ | 80.1 | 85 | 90
อบรมแล้ว 340 คน | - | 2 | """
    assert claims(table) == [
        (80.1, "ร้อยละ", (("year", "2562"),)),
        (85, "ร้อยละ", (("before", "80.1"), ("met", "false"), ("target", "90"), ("year", "2563"))),
        (340, "คน", ()),
    ]


HEAD = "ตัวชี้วัด | 2563 | 2564 | 2565 | ค่าที่ตั้งไว้"
TREND = [
    (71.2, "", (("year", "2563"),)),
    (78.6, "", (("before", "71.2"), ("year", "2564"))),
    (86.9, "", (("before", "78.6"), ("met", "true"), ("target", "80"), ("year", "2565"))),
]


@pytest.mark.parametrize(
    "table",
    [
        f"{HEAD}\nอัตราคงอยู่ | 71.2 | 78.6 | 86.9 | 80",
        f"| {HEAD} |\n|---|---|---|---|---|\n| อัตราคงอยู่ | 71.2 | 78.6 | 86.9 | 80 |",
        f"{HEAD}\nอัตราคงอยู่ของครู\n71.2 | 78.6 | 86.9 | 80",
        f"{HEAD}\nอัตราคงอยู่ของครู\nในพื้นที่ห่างไกล | 71.2 | 78.6 | 86.9 | 80",
        f"{HEAD}\nอัตราคงอยู่ของครู |\n| 71.2 | 78.6 | 86.9 | 80",
        f"{HEAD}\n | 71.2 | 78.6 | 86.9 | 80\nอัตราคงอยู่",
        "| 2563 | 2564 | 2565 | ค่าที่ตั้งไว้\nอัตราคงอยู่ | 71.2 | 78.6 | 86.9 | 80",
        "2563 | 2564 | 2565 | แผน\nอัตราคงอยู่ | 71.2 | 78.6 | 86.9 | 80",
    ],
)
def test_a_row_is_read_by_its_head_wherever_its_label_wrapped(table: str) -> None:
    assert claims(table) == TREND


def test_a_row_that_does_not_fit_its_head_has_no_year_before_or_target() -> None:
    assert claims(f"{HEAD}\n71.2 | 78.6 | 86.9 | 80") == [(71.2, "", ()), (78.6, "", ()), (86.9, "", ())]
    assert claims("รายการ | 2563 | 2564 | 2565\nการคงอยู่ (ร้อยละ) | 71.2 | 78.6") == [
        (71.2, "ร้อยละ", ()),
        (78.6, "ร้อยละ", ()),
    ]
    assert claims(f"{HEAD}\n71.2 | 78.6 | 86.9 | 80 | บรรลุแล้ว") == []
    assert claims(f"{HEAD}\nอบรมแล้ว 340 คน | 2 | 3 | 4 | 5 | 6 | 7")[0] == (340, "คน", ())


@pytest.mark.parametrize("head", ["ค่าที่ตั้งไว้", "ค่าเป้าหมาย", "เป้าหมาย", "เป้า", "เกณฑ์", "แผน", "Target", "Plan"])
def test_a_column_of_targets_is_no_result(head: str) -> None:
    assert claims(f"รายการ | {head} | ผล\nจำนวนเครือข่าย (แห่ง) | 12 | 9") == [
        (9, "แห่ง", (("met", "false"), ("target", "12")))
    ]
    assert claims(f"รายการ | ผล | {head}\nระยะเวลา (วัน) | 9 | 12") == [(9, "วัน", (("target", "12"),))]


def test_a_target_of_no_year_is_that_of_the_last_column_alone() -> None:
    assert claims("รายการ | 2563 | 2564 | เป้าหมาย\nร้อยละความสำเร็จ | 70 | - | 80") == [
        (70, "ร้อยละ", (("year", "2563"),))
    ]


def test_each_target_is_that_of_its_year() -> None:
    assert claims(
        "รายการ | เป้าหมาย 2563 | ผล 2563 | เป้าหมาย 2564 | ผล 2564\nความสำเร็จ (ร้อยละ) | 80 | 82 | 85 | 81"
    ) == [
        (82, "ร้อยละ", (("met", "true"), ("target", "80"), ("year", "2563"))),
        (81, "ร้อยละ", (("before", "82"), ("met", "false"), ("target", "85"), ("year", "2564"))),
    ]
    assert claims("รายการ | เป้าหมาย | ผล | เป้าหมาย | ผล\nความสำเร็จ (ร้อยละ) | 80 | 82 | 85 | 81") == [
        (82, "ร้อยละ", ()),
        (81, "ร้อยละ", ()),
    ]


def test_a_table_right_behind_another_is_read_by_its_own_head() -> None:
    first, second = "รายการ | 2563 | 2564\nการคงอยู่ (ร้อยละ) | 70 | 75", "ด้าน | เป้าหมาย | ผล\nระบบ (แห่ง) | 3 | 4"
    assert claims(f"{first}\n{second}") == [*claims(first), *claims(second)]
    assert claims(f"| 12 | 15 | 20\n{first}") == claims(first)
    assert [each[:2] for each in claims(f"จำนวนหน่วย (แห่ง) | 12 | 15\n{first}")] == [
        *((12, "แห่ง"), (15, "แห่ง")),
        *((70, "ร้อยละ"), (75, "ร้อยละ")),
    ]


def test_a_label_that_wrapped_ends_no_table_and_another_paragraph_does() -> None:
    head = "รายการ | 2563 | 2564\nความสำเร็จ (ร้อยละ) | 80 | 85"
    wrapped = f"{head}\nระยะเวลาที่ใช้\nต่อราย (วัน) | 9 | 7"
    assert claims(wrapped)[2:] == [(9, "วัน", (("year", "2563"),)), (7, "วัน", (("before", "9"), ("year", "2564")))]
    assert [each[2] for each in claims(f"{head}\n\nแหล่งอื่น\nความเร็ว | 70 | 75")[2:]] == [(), ()]
    assert [each[2] for each in claims(f"{head}\n1) ดังนี้\nความเร็ว | 70 | 75")[2:]] == [(), ()]


def test_a_row_whose_head_is_lost_is_read_by_its_name() -> None:
    assert claims("มูลค่าที่คืนผู้เสียหาย (ล้านบาท) | 312 | 490") == [(312e6, "บาท", ()), (490e6, "บาท", ())]
    assert claims("ความพึงพอใจ | 2564: 70.1 | 2565: 73.8 | ค่าทั้งกระทรวง 2565: 74.0 | เป้า 72") == [
        (70.1, "", (("year", "2564"),)),
        (73.8, "", (("met", "true"), ("target", "72"), ("year", "2565"))),
    ]
    assert claims("ค่าเช่า | 6 | ดี\nวงเงิน | 5 | 6\n4) จัดซื้อเรือ | 29,000,000 บาท") == []


def test_rows_of_years_below_each_other_are_a_trend() -> None:
    assert claims("ปี 2563 | 1,912 ล้านบาท\nปี 2564 | 1,874 ล้านบาท") == [
        (1_912_000_000, "บาท", (("year", "2563"),)),
        (1_874_000_000, "บาท", (("year", "2564"),)),
    ]
    assert claims("ปีที่ทำ | ไร่ที่ได้รับน้ำ\n2563 | 112,400\n2564 | 129,750") == [
        (112_400, "ไร่", (("year", "2563"),)),
        (129_750, "ไร่", (("year", "2564"),)),
    ]


def test_a_table_without_such_a_head_is_read_as_sentences() -> None:
    assert claims("มี.ค. – ก.ย.62 | งานเครือข่าย | ติดตั้งอุปกรณ์ จำนวน 70 ตัว") == [(70, "ตัว", (("year", "2562"),))]
    assert claims("3 | เพิ่มเวลาเปิดให้บริการ | 4\n8 | เครื่องน้อย | 1") == []


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
