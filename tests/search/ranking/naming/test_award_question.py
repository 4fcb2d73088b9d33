"""Questions after awards in many wordings, and those that only seem to be."""

import pytest

from corpus import Award, listed_agencies
from index import Library
from search.ranking.naming.agency_names import AgencyNames
from search.ranking.naming.award_question import read_award_question
from search.ranking.naming.awards import Awards
from tests.support.fakes_search import make_case

AGENCIES = {
    "กรมการแพทย์": 2,
    "กรมการแพทย์แผนไทยและการแพทย์ทางเลือก": 3,
    "กรมที่ดิน": 1,
    "กองทัพเรือ": 4,
    "สำนักนโยบายและแผนทรัพยากรธรรมชาติและสิ่งแวดล้อม": 1,
    "สำนักงานคณะกรรมการอาหารและยา": 4,
    "สำนักงานประกันสังคม": 3,
    "จังหวัดศรีสะเกษ": 2,
    "จังหวัดนครราชสีมา": 3,
    "จังหวัดลำพูน": 4,
    "จังหวัดแพร่": 6,
}
"""A register of 2566 that no book has, with the category of each; none in 5 and 7."""

REGISTER = tuple(
    Award(agency=agency, category=category, year=2566, lines=(line, line), page=9, document="book.txt")
    for line, (agency, category) in enumerate(AGENCIES.items(), 1)
)
TRANG = make_case("a", "จังหวัดตรัง", agency_type="จังหวัด", category=2, year=2567)
AWARDS = Awards(Library(cases=(TRANG,), passages=(), awards=REGISTER))
PROVINCES = ["จังหวัดศรีสะเกษ", "จังหวัดนครราชสีมา", "จังหวัดลำพูน", "จังหวัดแพร่"]


def found(query: str) -> list[str]:
    return [award.agency for award in AWARDS.answer([query]).awards]


@pytest.mark.parametrize(
    ("query", "agencies"),
    [
        # a name alone
        ("ศรีสะเกษ", ["จังหวัดศรีสะเกษ"]),
        ("  จ.ศรีสะเกษ ", ["จังหวัดศรีสะเกษ"]),
        ("SISAKET", ["จังหวัดศรีสะเกษ"]),
        ("si sa-ket province", ["จังหวัดศรีสะเกษ"]),
        ("ศรสะเกษ", ["จังหวัดศรีสะเกษ"]),
        ("ศรีษะเกษ", ["จังหวัดศรีสะเกษ"]),
        ("โคราช", ["จังหวัดนครราชสีมา"]),
        ("แพร่", ["จังหวัดแพร่"]),
        ("อย", ["สำนักงานคณะกรรมการอาหารและยา"]),
        # what a province or an agency was awarded for
        ("ศรีสะเกษได้รางวัลอะไร", ["จังหวัดศรีสะเกษ"]),
        ("ลำพูนได้รับรางวัล PMQA ปีไหน", ["จังหวัดลำพูน"]),
        ("โคราชเคยได้รางวัลมั้ยคะ", ["จังหวัดนครราชสีมา"]),
        ("แพร่ได้รางวัลหมวดไหน", ["จังหวัดแพร่"]),
        ("what award did Si Sa Ket win", ["จังหวัดศรีสะเกษ"]),
        ("si saket won what award", ["จังหวัดศรีสะเกษ"]),
        ("Has Lamphun ever been awarded?", ["จังหวัดลำพูน"]),
        ("กรมการแพทย์เคยได้รางวัลหมวดอะไร", ["กรมการแพทย์"]),
        ("กรมการแพทยเคยไดรางวัลหมวดอะไร", ["กรมการแพทย์"]),
        ("กรมการแพทย์แผนไทยและการแพทย์ทางเลือกได้รางวัลอะไร", ["กรมการแพทย์แผนไทยและการแพทย์ทางเลือก"]),
        ("กรมการแพทย์แผนไทยได้รางวัลอะไร", ["กรมการแพทย์แผนไทยและการแพทย์ทางเลือก"]),
        ("อย. ได้รางวัลหมวดไหนบ้าง", ["สำนักงานคณะกรรมการอาหารและยา"]),
        ("อยได้รางวัลอะไร", ["สำนักงานคณะกรรมการอาหารและยา"]),
        ("did the fda ever win a PMQA award", ["สำนักงานคณะกรรมการอาหารและยา"]),
        ("Which award did the Department of Lands receive in 2023?", ["กรมที่ดิน"]),
        ("สผ. ได้รางวัลหมวดไหน", ["สำนักนโยบายและแผนทรัพยากรธรรมชาติและสิ่งแวดล้อม"]),
        ("รางวัล PMQA ของศรีสะเกษคือหมวดอะไร", ["จังหวัดศรีสะเกษ"]),
        ("ประกันสังคมได้รางวัลหมวดไหน", ["สำนักงานประกันสังคม"]),
        ("กรมที่ดินกับกองทัพเรือได้รางวัลหมวดเดียวกันไหม", ["กรมที่ดิน", "กองทัพเรือ"]),
        ("ศรีษะเกษได้รางวัลอะไร", ["จังหวัดศรีสะเกษ"]),
        ("ไม่ทราบว่าศรีสะเกษได้รางวัลไหม", ["จังหวัดศรีสะเกษ"]),
        ("รางวัล แพร่", ["จังหวัดแพร่"]),
        ("รางวัลของ อย", ["สำนักงานคณะกรรมการอาหารและยา"]),
        ("DTAM award", ["กรมการแพทย์แผนไทยและการแพทย์ทางเลือก"]),
        ("ลำพูนกับโคราชได้รางวัลอะไร", ["จังหวัดนครราชสีมา", "จังหวัดลำพูน"]),
        ("โคราชนี่ได้รางวัลหมวดไหนอะ", ["จังหวัดนครราชสีมา"]),
        ("Phrae PMQA award year", ["จังหวัดแพร่"]),
        # who was awarded
        ("สรุปรายชื่อผู้ได้รับรางวัลหมวด 2", ["กรมการแพทย์", "จังหวัดศรีสะเกษ"]),
        ("หน่วยงานไหนคว้ารางวัลหมวด ๖ ไปครอง", ["จังหวัดแพร่"]),
        ("อยากรู้ว่าใครได้รางวัลหมวด 4 บ้างคะ", ["กองทัพเรือ", "สำนักงานคณะกรรมการอาหารและยา", "จังหวัดลำพูน"]),
        ("หมวดสองใครได้รางวัล", ["กรมการแพทย์", "จังหวัดศรีสะเกษ"]),
        ("which provinces won category 3?", ["จังหวัดนครราชสีมา"]),
        ("จังหวัดไหนได้รางวัลบ้าง", PROVINCES),
        ("จังหวัดที่ได้รับรางวัล", PROVINCES),
        ("awards won by provinces in 2023", PROVINCES),
        ("รางวัลปี 66", list(AGENCIES)),
        ("who won in 2023", list(AGENCIES)),
        ("winners 2565 to 2567", list(AGENCIES)),
        ("หน่วยงานใดได้รางวัลหมวดกระบวนการคุณภาพและนวัตกรรม", ["จังหวัดแพร่"]),
    ],
)
def test_a_question_after_awards_is_answered_by_the_register(query: str, agencies: list[str]) -> None:
    answer = AWARDS.answer([query])
    assert [award.agency for award in answer.awards] == agencies
    assert (answer.none_awarded, answer.final) == (None, False)


@pytest.mark.parametrize(
    "query",
    [
        "ใครได้รางวัลหมวด 7",
        "หมวดเจ็ดใครได้รางวัล",
        "who won category 7",
        "which agency won category seven?",
        "รางวัลปี 2559",
        "who won in 2016",
        "winners 2558",
        "ผลรางวัลปี ๒๕๖๐",
        "มหาวิทยาลัยไหนได้รางวัลบ้าง",
        "which universities won an award?",
        "มีจังหวัดใดได้รับรางวัลหมวด 5 หรือไม่",
        "ลำปางได้รางวัลอะไร",
        "อยุธยาได้รางวัล PMQA ไหม",
        "any award for chiangmai?",
        "Tak award",
        "รางวัล เลย",
        "โรงเรียนไหนได้รางวัล",
        "ปัตตานี ยะลา นราธิวาส ได้รางวัลไหม",
        "รางวัลเลิศรัฐ สาขาคุณภาพการบริหารจัดการภาครัฐ หมวด 7",
        "เลยได้รางวัลอะไร",
        "จังหวัดเลยเคยได้รางวัลไหม",
        "น่านเคยได้รางวัลมั้ย",
        "กรุงเทพได้รางวัลมั้ย",
        "กรมสรรพากรได้รางวัลอะไร",
        "สปสช. เคยได้รางวัลมั้ย",
        "ศรีสะเกษได้รางวัลหมวด 4 ไหม",
        "รางวัลหมวด 3 กรมการแพทย์",
    ],
)
def test_where_the_register_has_none_it_says_so(query: str) -> None:
    answer = AWARDS.answer([query])
    assert answer.awards == ()
    assert answer.none_awarded is not None
    assert (answer.none_awarded.years, answer.none_awarded.documents) == ((2566,), ("book.txt",))
    assert (answer.none_awarded.awards, answer.final) == (11, True)


@pytest.mark.parametrize("query", ["ลำปาง", "Lampang", "จังหวัดเชียงใหม่", "กรมสรรพากร", "หมวด 7", "category 5"])
def test_a_name_alone_without_an_award_may_be_answered_by_passages(query: str) -> None:
    answer = AWARDS.answer([query])
    assert (answer.awards, answer.none_awarded is None, answer.final) == ((), False, False)


@pytest.mark.parametrize(
    "query",
    [
        # about something else that was awarded, or that an award is about
        "ได้รับรางวัลเลิศรัฐจากผลงานคลินิก",
        "โครงการ Cancer Anywhere ของกรมการแพทย์ได้รางวัลอะไร",
        "นวัตกรรมที่ได้รับรางวัลของจังหวัดลำพูน",
        "รางวัล UNPSA ที่กรมการแพทย์ได้รับ",
        "ศรีสะเกษได้รับรางวัลเรื่องทุเรียน",
        "แอปที่ชนะเลิศการประกวดปี 2563",
        "การให้รางวัลจูงใจบุคลากรปี 2564",
        "award-winning projects of provinces",
        "รางวัลเลิศรัฐ ปี 2563",
        "รางวัล PMQA 4.0",
        # what an award is, how and why it is won
        "รางวัลหมวด 7 คืออะไร",
        "what is the award of category 7",
        "how to win the award in category 4",
        "ศรีสะเกษได้รางวัลเพราะอะไร",
        "เกณฑ์รางวัลหมวด 5",
        "มอบรางวัลปี 2563",
        "กระทรวงให้รางวัล",
        "สำนักงานได้รับรางวัลอะไร",
        "บุคลากรได้รับรางวัลอะไรบ้าง",
        "ลำพูนได้รางวัลจากโครงการอะไร",
        "รางวัลพระราชทานปี 2562",
        "วิธีเขียนขอรางวัลหมวด 4",
        "ใครเข้ารอบรางวัลหมวด 3",
        # names that are part of a longer one, or none
        "โรงพยาบาลศรีสะเกษได้รางวัลอะไร",
        "Lampang hospital award",
        "สำนักงานจังหวัดลำพูนได้รางวัลอะไร",
        "อบจ.ลำพูนได้รางวัลอะไร",
        "มหาวิทยาลัยราชภัฏลำปางได้รางวัลอะไร",
        "แพร่ระบาดได้รางวัล",
        "น่านน้ำได้รางวัล",
        "เลยไม่ได้รางวัล",
        "นายสุรินทร์ได้รางวัลอะไร",
        "เผยแพร่รางวัลอะไร",
        "ไม่มีใครได้รางวัลเลย",
        "แล้วเลยได้รางวัลไหม",
        "ท่องเที่ยวตราดแล้วเลยได้รางวัล",
        "ได้รางวัลมานานแล้ว",
        # no word for awards, or nothing that is named
        "LED",
        "mind",
        "นาน",
        "ผลลัพธ์การดำเนินการ",
        "กรมการแพทย์ 2564",
        "ใครได้รางวัลบ้าง",
        "ผู้ชนะสิบทิศ",
        "win-win",
    ],
)
def test_another_question_is_left_to_the_passages(query: str) -> None:
    answer = AWARDS.answer([query])
    assert (answer.awards, answer.none_awarded, answer.final) == ((), None, False)


def test_a_write_up_of_what_is_asked_for_may_answer_what_no_register_does() -> None:
    asked = AWARDS.answer(["ตรังได้รางวัลหมวด 2 ไหม"])
    assert (asked.none_awarded is None, asked.final) == (False, False)
    assert AWARDS.answer(["ตรังได้รางวัลหมวด 4 ไหม"]).final
    assert AWARDS.answer(["ตรัง"]).none_awarded is None  # its passages come first


def test_what_was_typed_is_answered_before_what_was_perhaps_meant() -> None:
    meant = "ลำพูนได้รางวัลอะไร"
    assert AWARDS.answer(["ลำปางได้รางวัลอะไร", meant]).awards == ()
    assert found(meant) == [award.agency for award in AWARDS.answer(["ลำพนุได้รางวัลอะไรนิ", meant]).awards]
    assert AWARDS.answer(["xyz", "ลำปาง"]).none_awarded is None
    assert AWARDS.answer(["xyz", "ลำปางได้รางวัลอะไร"]).none_awarded is not None


def test_every_province_is_known_by_its_bare_name() -> None:
    provinces = [name for name in listed_agencies() if name.startswith("จังหวัด")]
    assert len(provinces) == 76
    for province in provinces:
        bare = province.removeprefix("จังหวัด")
        answer = AWARDS.answer([f"{bare}ได้รางวัลอะไรบ้าง"])
        awarded = [award.agency for award in answer.awards]
        assert (awarded, answer.none_awarded is None) == (
            ([province], True) if province in AGENCIES else ([], False)
        ), province


def test_a_number_in_words_is_a_whole_word() -> None:
    assert found("หมวดสองมีใครได้รางวัล") == found("หมวด 2 มีใครได้รางวัล") != []
    assert read_award_question("หมวดสามัญได้รางวัลอะไร", AgencyNames({})) != read_award_question(
        "หมวด 3 ได้รางวัลอะไร", AgencyNames({})
    )
