"""The agencies of write-ups and registers, each once."""

import pytest

from corpus import Award, agency_key
from search import Agencies, Agency, UnknownAgency
from tests.search.browse.test_coverage import open_engine
from tests.support.fakes_search import make_case, make_introduction


def award(agency: str, category: int = 1, year: int | None = 2564) -> Award:
    return Award(agency=agency, category=category, year=year, lines=(5, 5), page=9, document="book.txt")


def names(agencies: Agencies) -> list[str]:
    return [agency.name for agency in agencies.all]


def test_an_agency_has_its_write_ups_and_its_awards_the_newest_first() -> None:
    old, new = make_case("a", "กรมน้ำใส", year=2560), make_case("b", "กรมน้ำใส", year=2565, short_names=("นส.",))
    awards = (award("กรมน้ำใส", 4, None), award("กรมน้ำใส", 5, 2565), award("กรมน้ำใส", 2, 2565))
    assert Agencies([old, new], awards).all == (
        Agency(
            name="กรมน้ำใส",
            key="กรมน้ำใส",
            short_names=("นส.",),
            agency_type="กรม",
            cases=(new, old),
            awards=(awards[2], awards[1], awards[0]),
        ),
    )


def test_spellings_of_one_agency_are_one_and_it_is_called_as_most_write_ups_call_it() -> None:
    cases = [make_case("a", "จงัหวดัตราด"), make_case("b", "จังหวัดตราด"), make_case("c", "จังหวัดตราด")]
    found = Agencies(cases, [award("จังหวัด ตราด"), award("สำนักงานน้ำใส"), award("สำนักน้ำใส")])
    assert names(found) == ["จังหวัดตราด", "สำนักงานน้ำใส"]
    assert [len(agency.cases) for agency in found.all] == [3, 0]
    assert [len(agency.awards) for agency in found.all] == [1, 2]


def test_agencies_stand_in_thai_order_and_introductions_are_none() -> None:
    cases = [make_case("a", "จังหวัดเลย"), make_case("b", "จังหวัดตาก"), make_introduction("c")]
    assert names(Agencies(cases, [award("กรมน้ำใส")])) == ["กรมน้ำใส", "จังหวัดตาก", "จังหวัดเลย"]


def test_an_agency_of_a_register_alone_has_its_type_and_the_names_that_are_listed() -> None:
    (found,) = Agencies([], [award("กรมการแพทย์")]).all
    assert found.agency_type == "กรม"
    assert found.short_names == ("DMS", "Department of Medical Services")
    assert found.cases == ()


def test_a_type_that_a_list_of_cases_states_holds_before_the_name() -> None:
    (found,) = Agencies([make_case("a", "สถาบันน้ำใส", agency_type="องค์การมหาชน")], [award("สถาบันน้ำใส")]).all
    assert found.agency_type == "องค์การมหาชน"


@pytest.mark.parametrize("asked", ["สำนักงานน้ำใส", "สำนักน้ำใส", " สำนักงาน น้ำใส", "ส.น.ส.", "nsx"])
def test_an_agency_is_found_by_any_of_its_names(asked: str) -> None:
    agencies = Agencies([make_case("a", "สำนักงานน้ำใส", short_names=("สนส.", "NSX"))], [])
    assert agencies.find(asked) == agencies.all[0]


def test_a_short_name_of_two_agencies_finds_neither() -> None:
    cases = [make_case("a", "กรมหนึ่ง", short_names=("กน.",)), make_case("b", "กรมสอง", short_names=("กน.",))]
    assert Agencies(cases, []).find("กน.") is None
    assert Agencies(cases[:1], []).find("กน.") is not None


def test_the_engine_knows_its_agencies_and_refuses_others() -> None:
    engine = open_engine()
    assert [agency.name for agency in engine.agencies] == ["กรมที่ดินทดสอบ", "จังหวัดทดสอบ", "จังหวัดอื่น"]
    assert engine.agency("จังหวัดอื่น") == engine.agencies[2]
    with pytest.raises(UnknownAgency, match="no agency of this name"):
        engine.agency("กรมที่ไม่มี")


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("สำนักน้ำ", "สำนักงานน้ำ", True),
        ("จังหวัดตราด", "จงัหวดั ตราด", True),
        ("กรมน้ำ", "สำนักน้ำ", False),
        ("จังหวัดตราด", "จังหวัดตรัง", False),
        ("น้ำ", "สำนักน้ำ", False),
    ],
)
def test_a_key_leaves_out_marks_and_the_word_for_work_alone(name: str, other: str, same: bool) -> None:
    assert (agency_key(name) == agency_key(other)) is same
