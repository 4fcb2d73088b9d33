"""Titles of parts of a document, and names of agencies, which are none."""

import pytest

from corpus.printed import is_part_title
from corpus.structure.agencies import listed_agencies, listed_names

TITLES = (
    "บทนำ",
    " บทนํา ",  # the vowel written apart
    "1. บทนำ",
    "บทนำ (ต่อ)",
    "สารบัญ",
    "สารบัญตาราง (ต่อ)",
    "บทสรุปผู้บริหาร",
    "หมวด 3",
    "หมวด ๓ การมุ่งเน้นผู้รับบริการ",
    "บทที่ 2",
    "ส่วนที่ 1 ข้อมูลทั่วไป",
    "ภาคผนวก ก",
    "# วิสัยทัศน์",
    "Introduction",
    "EXECUTIVE SUMMARY",
    "Chapter 2: Results",
    "ไม่ระบุ",
    "N/A",
    "-",
    "...",
    "๒๕๖๔",
)


@pytest.mark.parametrize("text", TITLES)
def test_titles_of_parts_and_what_states_nothing_name_nobody(text: str) -> None:
    assert is_part_title(text)


@pytest.mark.parametrize(
    "name",
    [
        "กรมป่าไม้",
        "สำนักงานป้องกันควบคุมโรคที่ 1 เชียงใหม่",
        "ตำรวจภูธรภาค 5",
        "การไฟฟ้านครหลวง",
        "ศูนย์อนามัยที่ 3",
        "โครงการชลประทานตราด",
        "เขตพื้นที่การศึกษา 2",
        "สถาบันบทนำวิจัย",
        "NIA",
        "กน",
        "Department of Provincial Administration",
    ],
)
def test_names_of_agencies_are_no_titles(name: str) -> None:
    assert not is_part_title(name)


def test_no_agency_that_the_project_knows_is_a_title_by_any_of_its_names() -> None:
    names = [other for name in listed_agencies() for other in (name, *listed_names(name))]
    assert len(names) > 500
    assert [name for name in names if is_part_title(name)] == []
