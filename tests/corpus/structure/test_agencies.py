"""Agencies: their kinds, their spelling among damaged mentions, their short names."""

import pytest

from corpus import AGENCY_TYPES, agency_type, dictionary_key, fold_letters, skeleton
from corpus.structure.agencies import attested_spelling, short_names
from corpus.thai import is_agency_name, merge_names
from tests.support.book import AGENCIES


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("กรมการแพทย์", "กรม"),
        ("สำนักงานปลัดกระทรวงแรงงาน", "สำนักงาน"),  # the longer word, not สำนัก
        ("สำนักการแพทย์", "สำนัก"),
        ("จังหวัดตราด", "จังหวัด"),
        ("จงัหวดัตราด", "จังหวัด"),  # damaged marks
        ("องค์การเภสัชกรรม", "องค์การ"),
        ("มหาวิทยาลัย มหิดล", "มหาวิทยาลัย"),
        ("ธนาคารออมสิน", ""),
        ("Department of Health", ""),
        ("", ""),
    ],
)
def test_the_first_word_says_what_kind_of_agency_it_is(name: str, kind: str) -> None:
    assert agency_type(name) == kind


def test_a_longer_kind_stands_before_a_shorter_one_that_it_begins_with() -> None:
    for place, kind in enumerate(AGENCY_TYPES):
        assert not any(kind.startswith(earlier) for earlier in AGENCY_TYPES[:place])
        assert agency_type(kind) == kind


def test_every_agency_of_the_book_has_a_kind() -> None:
    kinds = ["กรม"] * 3 + ["สำนักงาน"] * 2 + ["กรม"] + ["จังหวัด"] * 5
    assert [agency_type(name) for name in AGENCIES] == kinds


def test_a_skeleton_is_what_damage_to_marks_and_spaces_cannot_change() -> None:
    assert skeleton("จงัหวดั ตราด") == skeleton("จังหวัดตราด") == "จงหวดตราด"
    assert skeleton("น้ำ\tเเ\n") == "นำแ"
    assert skeleton("DSI 2564") == "DSI2564"


# --- spelling


def test_a_title_is_spelled_as_its_best_mention() -> None:
    text = "กรมสอบสวนคดพีเิศษ มีภารกิจ โดยกรมสอบสวนคดีพิเศษ และกรมสอบสวนคดพีเิศษ กรมสอบสวนคดพีเิศษ"
    assert attested_spelling("กรมสอบสวนคดพีเศษ", text) == "กรมสอบสวนคดีพิเศษ"


def test_among_mentions_of_dictionary_words_the_commonest_is_taken() -> None:
    assert attested_spelling("ปา", "ป่า ป่า ปา") == "ป่า"
    assert attested_spelling("ป่า", "ปา ปา ป่า") == "ปา"


def test_among_mentions_as_good_and_as_common_the_first_in_order_is_taken() -> None:
    assert attested_spelling("ปา", "ป้า ปา ป่า") == attested_spelling("ปา", "ป่า ป้า ปา") == "ปา"


def test_a_name_that_is_mentioned_nowhere_stays() -> None:
    assert attested_spelling("กรมน้ำ", "") == "กรมน้ำ"
    assert attested_spelling("กรมน้ำ", "กรมดิน") == "กรมน้ำ"


def test_a_mention_across_a_space_is_none() -> None:
    assert attested_spelling("จงัหวดัตราด", "จังหวัด ตราด") == "จงัหวดัตราด"


# --- short names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("กรมน้ำ (กน.) ทำงาน", ("กน.",)),
        ("กรมน้ำ(DSI)", ("DSI",)),
        ("กรมน้ำ  (สป.รง) และ กรมน้ำ (MOL)", ("สป.รง", "MOL")),
        ("มาตรฐานของกรมน้ำ (KOS)", ()),  # the brackets explain something longer
        ("กรมน่ำ (กน.)", ("กน.",)),  # a damaged mention
        ("กรมน้ำ (กน.) กรมน้ำ (กน.)", ("กน.",)),
        ("กรมน้ำ ทำงาน (กน.)", ()),  # not right behind the name
        ("กรมน้ำ (ฉบับปรับปรุง)", ()),  # words, not a short name
        ("กรมน้ำ (dsi)", ()),
        ("กรมน้ำ (2564)", ()),
        ("กรมดิน (กด.)", ()),
        ("", ()),
    ],
)
def test_a_short_name_is_what_stands_in_brackets_behind_the_name(text: str, names: tuple[str, ...]) -> None:
    assert short_names("กรมน้ำ", text) == names


def test_a_name_is_no_pattern() -> None:
    assert short_names("ก.ร", "กxร (กน.)") == ()


@pytest.mark.parametrize("line", ["กรมการแพทย์", "จงัหวดัตราด", "สำนักงานปลัดกระทรวงแรงงาน สป.รง."])
def test_a_line_that_holds_a_name_alone_is_an_agencys(line: str) -> None:
    assert is_agency_name(line)


@pytest.mark.parametrize("line", ["", "กรม", "ธนาคารออมสิน", "กรมการแพทย์ ได้ดำเนินการ", "1. กรมการแพทย์", f"กรม{'ก' * 80}"])
def test_a_line_with_more_or_less_than_a_name_is_none(line: str) -> None:
    assert not is_agency_name(line)


def test_of_names_that_are_compared_as_one_the_first_stays() -> None:
    assert merge_names(["สผ.", "DSI"], ["ส.ผ.", "dsi", "กพร"]) == ("สผ.", "DSI", "กพร")


def test_letters_and_digits_are_all_that_is_left_of_a_name() -> None:
    assert fold_letters("ก.พ.ร. (OPDC) ๒๕๖๔") == "กพรopdc2564"
    assert fold_letters("Aé_ß-ก\u0e39\u0e4c²½Ⅷ٣ _") == "aéssก²½ⅷ٣"
    assert fold_letters("จังหวัดตราด") == fold_letters("จงหวด ตราด") == "จงหวดตราด"


def test_names_stand_in_the_order_of_a_thai_dictionary() -> None:
    # A name comes behind its own beginning, เ counts after ท, and marks count only where letters are equal.
    names = ["น้ำแข็ง", "เทศบาล", "กรมการแพทย์แผนไทย", "ทหาร", "น้ำ", "กรมการแพทย์"]
    in_order = ["กรมการแพทย์", "กรมการแพทย์แผนไทย", "ทหาร", "เทศบาล", "น้ำ", "น้ำแข็ง"]
    assert sorted(names, key=dictionary_key) == in_order
