"""Structure: a book written here, of other agencies, another category and year, so that nothing hangs on one book."""

import pytest

from corpus import Case, DocumentError, UnstructuredDocument, parse_document, read_contents

LABELS = ("วิสัยทัศน์", "พันธกิจ", "ค่านิยม")

HEAD = "หมวด 4 การวัด การวิเคราะห์ และการจัดการความรู้"
FOREWORD = [" \t รางวัลคุณภาพการบริหารจัดการภาครัฐ ประจำปี พ.ศ. 2566 มอบแก่หน่วยงานดีเด่น ", "ซึ่งผ่านการตรวจครบทุกขั้น"]
TOWN = [
    f" 2    {HEAD}",
    "\t เป็นเมืองน่าอยู่ของคนทุกวัย",
    "1. ดูแลแม่น\ufffd้ำให้สะอาด",
    "2. ส่งเสริมอาชีพ",
    "ซื่อสัตย์ ทำจริง",
    *LABELS,
    "\t เทศบาลนครล\ufffdำปาง (ทน.ลป.) ใช้ข้อมูลน้ำทุกวัน ",
    "เทศบาลนครล\ufffdำปาง",
]
TOWN_WORK = [
    " การวัดระดับน้ำด้วยชุมชน",
    "\t อาสาสมัครอ่านระดับน้ำทุกเช้าแล้วส่งขึ้นแผนที่กลาง ทำให้รู้ก่อนน้ำมาถึงตลาดหกชั่วโมง ",
    "และเตือนชาวบ้านได้ทัน",
    "ภาพที่ 1 เสาวัดน้ำ",
]
HOSPITAL = [
    f" {HEAD}    4",
    "\t โรงพยาบาลของทุกคน",
    "1) รักษา",
    "2) ป้องกัน",
    "ใส่ใจ",
    *LABELS,
    "\t โรงพยาบาลรวมเวชระเบียนไว้ที่เดียว ",
    "โรงพยาบาลน่าน",
]
HOSPITAL_WORK = [" การจัดการความรู้เรื่องยา", "\t เภสัชกรเขียนบทเรียนจากความผิดพลาดทุกครั้ง ", "แล้วอ่านร่วมกันทุกวันศุกร์"]
BACK_MATTER = [" ภาคผนวก"]
PAGES = (FOREWORD, TOWN, TOWN_WORK, HOSPITAL, HOSPITAL_WORK, BACK_MATTER)


def write_book(*pages: list[str]) -> str:
    """A book as a PDF library writes it: lines parted by a blank one, pages following without."""
    return "\n".join("\n\n".join(page) for page in pages)


def split_book(*pages: list[str]) -> tuple[Case, ...]:
    return read_contents(parse_document("book.txt", write_book(*pages).encode())).cases


def outline(case: Case) -> list[tuple[str, int, tuple[tuple[int, int], ...]]]:
    return [(section.heading, section.level, section.lines) for section in case.sections]


def test_another_book_is_split_into_its_introduction_and_cases() -> None:
    assert [
        (case.agency, case.agency_type, case.category, case.year, case.lines, case.pages) for case in split_book(*PAGES)
    ] == [
        ("บทนำ", "", None, 2566, (1, 3), (1, 1)),
        ("เทศบาลนครลำปาง", "เทศบาล", 4, 2566, (6, 29), (2, 3)),
        ("โรงพยาบาลน่าน", "โรงพยาบาล", 4, 2566, (32, 53), (4, 5)),
    ]


def test_the_cases_of_another_book_have_their_profiles() -> None:
    _, town, hospital = split_book(*PAGES)
    assert (town.vision, town.mission, town.values) == (
        "เป็นเมืองน่าอยู่ของคนทุกวัย",
        ("ดูแลแม่น้ำให้สะอาด", "ส่งเสริมอาชีพ"),
        ("ซื่อสัตย์ ทำจริง",),
    )
    assert (hospital.vision, hospital.mission, hospital.values) == ("โรงพยาบาลของทุกคน", ("รักษา", "ป้องกัน"), ("ใส่ใจ",))
    assert (town.short_names, hospital.short_names) == (("ทน.ลป.",), ())


def test_the_cases_of_another_book_have_their_sections() -> None:
    introduction, town, hospital = split_book(*PAGES)
    assert outline(introduction) == [("ภาพรวม", 0, ((1, 3),))]
    assert outline(town) == [
        ("วิสัยทัศน์ พันธกิจ ค่านิยม", 0, ((6, 12),)),
        ("ภาพรวม", 0, ((20, 20),)),
        ("การวัดระดับน้ำด้วยชุมชน", 1, ((25, 27),)),  # the caption after it is in no section
    ]
    assert outline(hospital) == [
        ("วิสัยทัศน์ พันธกิจ ค่านิยม", 0, ((32, 38),)),
        ("ภาพรวม", 0, ((46, 46),)),
        ("การจัดการความรู้เรื่องยา", 1, ((51, 53),)),
    ]


def test_a_book_may_begin_with_a_case() -> None:
    cases = split_book([" 1    " + HEAD, *TOWN[1:]], [f" 2    {HEAD}", "\t ก"])
    assert [(case.agency, case.pages) for case in cases] == [("เทศบาลนครลำปาง", (1, 2))]


def test_a_book_without_a_year_has_cases_without_one() -> None:
    assert [case.year for case in split_book(["คำนำ"], *PAGES[1:])] == [None] * 3


def test_the_year_is_the_one_that_is_named_most() -> None:
    foreword = ["ประจำปี พ.ศ. 2562 ", "ประจำปี พ.ศ. 2566 และ ประจำปี พ.ศ. 2566"]
    assert split_book(foreword, *PAGES[1:])[1].year == 2566


def test_each_case_has_the_category_of_the_latest_head_or_divider() -> None:
    six = "หมวด 6 การมุ่งเน้นระบบปฏิบัติการ"
    hospital = [" \t โรงพยาบาลของทุกคน", *HOSPITAL[2:]]
    cases = split_book(FOREWORD, TOWN, [f" 3    {HEAD}"], [f" {six}"], hospital, HOSPITAL_WORK)
    assert [(case.agency, case.category) for case in cases[1:]] == [("เทศบาลนครลำปาง", 4), ("โรงพยาบาลน่าน", 6)]


@pytest.mark.parametrize("name", ["ภาคผนวก", "บรรณานุกรม", "คณะผู้จัดทำ", "ดัชนี"])
def test_back_matter_ends_the_last_case(name: str) -> None:
    behind = [" รายชื่อผู้ตรวจประเมิน"]
    assert split_book(*PAGES[:-1], [f" {name}"], behind)[-1].lines == (32, 53)
    assert split_book(*PAGES[:-1], behind)[-1].lines == (32, 54)


def test_a_page_that_only_begins_like_back_matter_belongs_to_the_case() -> None:
    last = split_book(*PAGES[:-1], [" ดัชนี", "\t ตัวชี้วัดของโรงพยาบาลดีขึ้นทุกปี "])[-1]
    assert last.lines == (32, 56)
    assert last.sections[-1].body[-1].text == "\t ตัวชี้วัดของโรงพยาบาลดีขึ้นทุกปี "


def test_a_title_may_stand_on_a_later_page_and_is_in_no_section() -> None:
    town = split_book(FOREWORD, TOWN[:-1], [*TOWN_WORK, TOWN[-1]], HOSPITAL)[1]
    assert (town.agency, town.lines) == ("เทศบาลนครลำปาง", (6, 29))
    assert [section.lines for section in town.sections] == [((6, 12),), ((20, 20),), ((23, 25),)]


def test_a_case_without_a_title_has_the_books_name() -> None:
    assert split_book(FOREWORD, TOWN[:-1], TOWN_WORK, HOSPITAL)[1].agency == "book.txt"


@pytest.mark.parametrize(
    "text", ["รายงานประจำปี\n", write_book(FOREWORD), "วิสัยทัศน์\n\nก\n", write_book(FOREWORD, TOWN_WORK)]
)
def test_a_book_without_a_case_is_refused(text: str) -> None:
    with pytest.raises(
        UnstructuredDocument, match=r"^other\.txt: no case found \(no page with วิสัยทัศน์, พันธกิจ, ค่านิยม\)"
    ) as refusal:
        read_contents(parse_document("other.txt", text.encode()))
    assert refusal.value.said.th.startswith("other.txt: ไม่พบกรณีในไฟล์นี้")


# --- profiles


def test_a_profile_may_have_its_vision_below_its_labels() -> None:
    page = [f" 2    {HEAD}", "\t ดูแลน้ำให้สะอาดทั้งเมือง", "\t ซื่อสัตย์", *LABELS, "\t ระยะ 5 ปี", "\t เมืองน้ำดี", TOWN[-1]]
    town = split_book(FOREWORD, page, TOWN_WORK, HOSPITAL)[1]
    assert (town.vision, town.mission, town.values) == (
        "ระยะ 5 ปี เมืองน้ำดี",
        ("ดูแลน้ำให้สะอาดทั้งเมือง",),
        ("ซื่อสัตย์",),
    )


def test_initials_that_display_type_set_apart_go_back_to_their_values() -> None:
    page = [*TOWN[:4], "\t ร่วมใจ", ": Active ขยัน", ": Brave กล้า", "A", "B", *TOWN[5:]]
    assert split_book(FOREWORD, page, HOSPITAL)[1].values == ("ร่วมใจ", "A : Active ขยัน", "B : Brave กล้า")


REPORT = ["รายงานการประเมินตนเอง", "", *LABELS[:1], "\t เป็นองค์กรที่ประชาชนวางใจ", *LABELS[1:2], "\t ให้บริการทุกวัน", "ค่านิยม"]


@pytest.mark.parametrize(
    "pages",
    [
        ([" ข้อมูลพื้นฐาน", *REPORT],),
        ([" กรมตัวอย่าง", *REPORT], [" ผลการดำเนินงาน", "\t เพิ่มขึ้นทุกปี"]),
        (
            [" 1    หมวด 1 การนำองค์การ", "ก"],
            [" 2    หมวด 1 การนำองค์การ", "กรมตัวอย่าง", *REPORT],
            [" 3    หมวด 2 การวางแผน", "ข"],
            [" 4    หมวด 2 การวางแผน", "ค"],
        ),
    ],
)
def test_a_report_of_one_agency_is_no_book_and_is_refused_with_the_ways_to_name_it(
    pages: tuple[list[str], ...],
) -> None:
    with pytest.raises(DocumentError, match=r"^book\.txt: no case found .* cases\.csv beside it or give --agency"):
        split_book(*pages)
