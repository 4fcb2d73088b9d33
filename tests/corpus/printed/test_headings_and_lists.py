"""Headings that count, lists of contents, signatures."""

import pytest

from corpus.documents import Line
from corpus.printed import entry_page, has_leader, heading_number, is_list_title, is_sentence, without_apparatus


def rank(text: str) -> int | None:
    number = heading_number(text)
    return number.rank if number else None


def left(*texts: str, sheets: tuple[int, ...] = ()) -> list[str]:
    """What is left of lines, all on one sheet unless `sheets` says on which each stands."""
    lines = [
        Line(number=number, text=text, sheet=sheets[number - 1] if sheets else 1, heading=0)
        for number, text in enumerate(texts, 1)
    ]
    return [line.text for line in without_apparatus(lines)]


# --- headings that count


def test_what_counts_is_ranked_from_parts_to_figures() -> None:
    texts = ["ส่วนที่ ๑ ข้อมูลพื้นฐาน", "บทที่ 1", "องค์ประกอบที่ 2 การผลิต", "ตัวบ่งชี้ที่ 2.4 ระบบ", "โครงการที่ 3 อบรม", "1. ความเป็นมา"]
    ranks = [rank(text) for text in [*texts, "๑.๔ หลักการสำคัญ", "1.4.2 รายละเอียด"]]
    assert ranks == [0, 1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("text", ["บทนำ", "2564 ปีทอง", "หมวดหมู่สินค้า", "3,000 บาท", "การวางแผน", "", "1.5", "เรื่องการเงิน"])
def test_other_text_does_not_count(text: str) -> None:
    assert rank(text) is None


def test_a_number_without_its_title_is_bare() -> None:
    found = [heading_number(text) for text in ("บทที่ 1", "หมวด ๑ :", "บทที่ 1 บทนำ")]
    assert [number.bare for number in found if number] == [True, True, False]
    assert [number.figures for number in found if number] == [(1,), (1,), (1,)]


# --- sentences


@pytest.mark.parametrize("text", ["ร้อยละ 85 ของโครงการแล้วเสร็จ", "และรายงานผลต่อที่ประชุม", "ทำเช่นนี้อย่างต่อเนื่อง"])
def test_what_says_something_is_a_sentence(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "ผลการดำเนินงาน",
        "ปีงบประมาณ 2562",
        "การพัฒนาอย่างต่อเนื่อง",
        "วิธีการ",
        "แต่งตั้งคณะทำงาน",
        "แต่ละหมวด",
        "การลดลงของข้อร้องเรียน",
        "แนวทางที่ดีขึ้น",
        "รางวัลที่หน่วยงานได้รับจากองค์กรภายนอกในปีงบประมาณ พ.ศ. 2564",
    ],
)
def test_what_names_a_part_is_no_sentence(text: str) -> None:
    assert not is_sentence(text)


# --- lists of contents


@pytest.mark.parametrize("text", ["สารบัญ", " สารบัญตาราง (ต่อ) ", "Table of Contents", "ภายในฉบับนี้ :"])
def test_titles_of_lists_are_known(text: str) -> None:
    assert is_list_title(text)


def test_other_titles_are_no_lists() -> None:
    assert not is_list_title("สารบัญข้อมูลภาครัฐ")
    assert not is_list_title("การจัดทำสารบัญ")


@pytest.mark.parametrize(
    ("text", "page", "led"),
    [
        ("บทที่ 1 บทนำ ........ 12", "12", True),
        ("บทที่ 1 บทนำ……………๑๒", "12", True),
        ("1. วิสัยทัศน์ | 67", "67", False),
        ("คำนำ ก", "ก", False),
        ("ปี 2564", "", False),
        ("67", "", False),
        ("เป็นต้น...", "", False),
    ],
)
def test_an_entry_ends_with_its_page(text: str, page: str, led: bool) -> None:
    assert (entry_page(text), has_leader(text)) == (page, led)


def test_a_page_of_contents_is_left_out_with_its_title_and_goes_on_over_the_page() -> None:
    contents = ("สารบัญ", "หน้า", "บทที่ 1 บทนำ ..... 1", "ความเป็นมาของหน่วยงานและ", "พื้นที่ ..... 2", "บทที่ 2 ผล ..... 9")
    more = ("บทที่ 3 ปัญหา ..... 12", "บทที่ 4 สรุป ..... 15")
    text = ("บทที่ 1 บทนำ", "หน่วยงานตั้งขึ้นเมื่อ พ.ศ. 2540")
    assert left(*contents, *more, *text, sheets=(1,) * 6 + (2,) * 2 + (3,) * 2) == list(text)


def test_a_list_beside_other_text_leaves_its_title_and_that_text() -> None:
    page = ("ข่าวเด่นของเดือน", "ภายในฉบับนี้ :", "วารสารน่าอ่าน 2", "หนังสือใหม่ 3", "งดให้บริการวันหยุด", "ข่าวต่อไป")
    assert left(*page) == ["ข่าวเด่นของเดือน", "ภายในฉบับนี้ :", "งดให้บริการวันหยุด", "ข่าวต่อไป"]


def test_contents_without_a_title_are_told_by_pages_that_rise() -> None:
    entries = tuple(f"{number}. รายการของบท {60 + number}" for number in range(1, 8))
    assert left("หน้า", *entries) == []
    values = ("กรมหนึ่ง 64", "กรมสอง 12", "กรมสาม 80", "กรมสี่ 7", "กรมห้า 33", "กรมหก 2")
    assert left(*values) == list(values)


def test_values_that_rise_are_no_contents_in_a_table_or_in_a_file_without_sheets() -> None:
    values = [f"ปี {year} | {share}" for year, share in zip(range(2560, 2566), range(70, 94, 4), strict=True)]
    rows = [Line(number=number, text=text, sheet=1, table=True) for number, text in enumerate(values, 1)]
    lines = [Line(number=number, text=text.replace(" | ", " ร้อยละ ")) for number, text in enumerate(values, 1)]
    assert without_apparatus(rows) == tuple(rows)
    assert without_apparatus(lines) == tuple(lines)


# --- signatures


def test_a_signature_is_left_out_with_name_and_office() -> None:
    page = ("จึงเรียนมาเพื่อทราบ", "(ลงชื่อ) ......................", "(นายสมชาย ใจดี)", "ผู้อำนวยการสำนัก", "ข้อความต่อไป")
    assert left(*page) == ["จึงเรียนมาเพื่อทราบ", "ข้อความต่อไป"]
    assert left("ลงชื่อ ……………… ผู้รายงาน", "(....................)", "วันที่ 3 มกราคม") == []


def test_signing_something_is_text() -> None:
    page = ("ลงนามความร่วมมือกับมหาวิทยาลัย", "ลงชื่อเข้าใช้ระบบด้วยบัตรประชาชน", "(นายกรัฐมนตรีเป็นประธาน)")
    assert left(*page) == list(page)
