"""Whose report a text is, by what it says itself."""

import pytest

from corpus import Line
from corpus.structure import full_name, named_agency, owner_key


def lines(*texts: str, page: int = 1) -> list[Line]:
    return [Line(number=number, text=text, page=page, sheet=page) for number, text in enumerate(texts, 1)]


def test_of_agencies_within_the_first_pages_the_one_spoken_of_most_and_of_equals_the_first() -> None:
    text = lines("กรมการแพทย์ร่วมกับกรมอนามัยจัดทำแผน", "ทั้งนี้กรมอนามัยติดตามผล")
    assert named_agency(text) == "กรมอนามัย"
    assert named_agency(text[:1]) == "กรมการแพทย์"


def test_a_name_alone_on_a_line_and_named_again_stands_before_names_within_texts() -> None:
    text = lines("กรมทดสอบ", "กรมอนามัยและกรมอนามัย กรมทดสอบ", "กรมอนามัย จัดทำแผน")
    assert named_agency(text) == "กรมทดสอบ"
    assert named_agency([text[0], text[2]]) == "กรมอนามัย"
    assert named_agency(text[:1]) == "กรมทดสอบ"


def test_a_line_that_goes_on_after_a_name_that_stands_alone_is_none() -> None:
    text = lines("กรมทดสอบ", "กรมทดสอบจัดทำแผนดังนี้", "กรมทดสอบจัดทำแผนดังนี้")
    assert named_agency(text) == "กรมทดสอบ"


def test_an_agency_stands_before_its_ministry_and_who_gives_the_award() -> None:
    assert named_agency(lines("กระทรวงสาธารณสุข", "สำนักงาน ก.พ.ร.", "รายงานของกรมการแพทย์")) == "กรมการแพทย์"
    assert named_agency(lines("กระทรวงสาธารณสุข", "กระทรวงสาธารณสุข")) == "กระทรวงสาธารณสุข"


def test_a_name_within_a_longer_one_is_not_named() -> None:
    assert named_agency(lines("รายงานของกรมการแพทย์แผนไทยและการแพทย์ทางเลือก")) == "กรมการแพทย์แผนไทยและการแพทย์ทางเลือก"


def test_damaged_marks_and_line_ends_do_not_hide_a_name() -> None:
    assert named_agency(lines("รายงานของกรมการแพทย", "์แผนไทยและการแพทยท์างเลือก")) == "กรมการแพทย์แผนไทยและการแพทย์ทางเลือก"


def test_behind_the_first_pages_an_agency_counts_when_it_is_spoken_of_twice_as_often_as_any_other() -> None:
    front = [line for page in (1, 2, 3) for line in lines("คำนำ", page=page)]
    thrice = lines("กรมอนามัย", "กรมอนามัย", "กรมอนามัย", page=4)
    assert named_agency([*front, *thrice]) == "กรมอนามัย"
    assert named_agency([*front, *thrice[:2]]) == ""
    assert named_agency([*front, *thrice, *lines("กรมการแพทย์", page=5)]) == "กรมอนามัย"
    assert named_agency([*front, *thrice, *lines("กรมการแพทย์", "กรมการแพทย์", page=5)]) == ""


def test_a_text_that_names_none_is_of_none() -> None:
    assert named_agency(lines("การวางแผนร่วมกับประชาชน")) == named_agency([]) == ""


@pytest.mark.parametrize(
    "name",
    [
        *("จังหวัดศรีสะเกษ", "ศรีสะเกษ", "ศรีสะเกษ ", "จ.ศรีสะเกษ", "จ. ศรีสะเกษ", "จว.ศรีสะเกษ", "จังหวัด ศรีสะเกษ"),
        *("สำนักงานจังหวัดศรีสะเกษ", "ศาลากลางจังหวัดศรีสะเกษ", "จังหวัดศรสีะเกษ"),
        *("Si Sa Ket Province", "Sisaket", "SI SA KET PROVINCIAL OFFICE", "Changwat Si Sa Ket"),
    ],
)
def test_a_province_is_one_with_its_office_and_all_its_names(name: str) -> None:
    assert full_name(name) == "จังหวัดศรีสะเกษ"
    assert owner_key(name) == owner_key("จังหวัดศรีสะเกษ")


@pytest.mark.parametrize(
    "name",
    [
        *("สำนักงานสาธารณสุขจังหวัดศรีสะเกษ", "องค์การบริหารส่วนจังหวัดศรีสะเกษ", "เทศบาลเมืองศรีสะเกษ", "สำนักงานศรีสะเกษ"),
        *("จังหวัดทดสอบ", "กรมการแพทย์", "Department of Medical Services", "Province", "", "ศรีสะเกษ" * 40),
    ],
)
def test_others_that_sit_in_a_province_are_not_the_province(name: str) -> None:
    assert full_name(name) == name


def test_a_province_whose_name_begins_as_its_title_does_keeps_it() -> None:
    assert [full_name(name) for name in ("จันทบุรี", "จ.จันทบุรี")] == ["จังหวัดจันทบุรี"] * 2


@pytest.mark.parametrize("cover", ["สำนักงานจังหวัดศรีสะเกษ", "จ.ศรีสะเกษ", "Si Sa Ket Province", "ศาลากลางจังหวัดศรีสะเกษ"])
def test_the_cover_of_a_provinces_report_names_it_by_any_name(cover: str) -> None:
    assert named_agency(lines("รายงานการประเมินตนเอง", cover, "จัดทำแผนร่วมกับประชาชน")) == "จังหวัดศรีสะเกษ"


def test_the_bare_name_of_a_province_in_a_table_says_nothing_of_whose_report_it_is() -> None:
    assert named_agency(lines("ตาก", "น่าน", "เลย")) == ""
