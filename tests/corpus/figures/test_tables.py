"""Figures in tables: by head and row, with labels that wrapped and heads that are lost."""

import pytest

from tests.corpus.figures.claimed import claims


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
