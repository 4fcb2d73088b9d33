"""Specks: one displaced mark in a long sound text comes back, and clean text with odd names stays."""

import pytest

from corpus import repair_text
from corpus.repair.specks import find_specks
from tests.support.damage_model import displace

PARAGRAPH = (
    "เทศบาลเปิดศูนย์ซ่อมจักรยานให้ชาวบ้านใช้ฟรีทุกวันเสาร์ ช่างอาสาสอนเด็กเปลี่ยนยางและปรับเบรกด้วยตนเอง "
    "เมื่อครบหนึ่งปีมีผู้ใช้บริการกว่าสองพันคน และมีโรงเรียนเจ็ดแห่งขอนำวิธีการไปใช้ต่อ "
    "ผู้ดูแลศูนย์เล่าว่าอะไหล่ส่วนใหญ่ได้มาจากจักรยานเก่าที่ประชาชนบริจาค จึงแทบไม่ต้องเสียค่าใช้จ่าย"
)


@pytest.mark.parametrize(
    ("sound", "speck"), [("ช่างอาสา", "ชา่งอาสา"), ("ใช้ฟรี", "ใชฟ้รี"), ("เมื่อครบ", "เมือ่ครบ"), ("กว่าสองพัน", "กวา่สองพัน")]
)
def test_one_displaced_mark_in_a_long_sound_text_comes_back(sound: str, speck: str) -> None:
    assert PARAGRAPH.count(sound) == 1
    repaired = repair_text(PARAGRAPH.replace(sound, speck))
    assert repaired.text == PARAGRAPH
    assert [edit.rule for edit in repaired.edits] == ["displaced mark"]


@pytest.mark.parametrize("name", ["แซ็คเฟนซีฟ", "กรากุฟ", "ชีปแชงกส์", "สเกลต์", "พิตตส์เบิร์ก", "เฮลป์", "อินกย็อง", "หลินจวิ้นเจี๋ย"])
def test_foreign_names_in_a_long_sound_text_stay(name: str) -> None:
    text = PARAGRAPH.replace("ชาวบ้าน", f"ชาวเมือง{name}")
    assert repair_text(text).text == text


def test_two_vowels_typed_on_one_letter_are_the_authors_slip() -> None:
    text = PARAGRAPH.replace("ผู้ดูแล", "ผู้ืดูแล")
    assert repair_text(text).text == text


def test_most_specks_of_damage_at_three_in_a_hundred_come_back() -> None:
    damaged = [displace(PARAGRAPH, 0.03, seed) for seed in range(40)]
    assert sum(text != PARAGRAPH for text in damaged) == 34
    assert sum(repair_text(text).text != PARAGRAPH for text in damaged) <= 5


def test_a_speck_is_told_by_the_place_of_the_mark() -> None:
    assert find_specks("ผู้ใชง้านทุกคน") == (6,)
    assert find_specks("ผู้ใช้งานทุกคน") == ()
