"""Completion: what is offered while someone types, of a library made by hand."""

from dataclasses import replace

import pytest

from corpus import Award, Passage
from index import Library
from search.browse import names as names_module
from search.browse.completion import Completer, Completion
from search.browse.names import collect_names
from tests.support.fakes_search import make_case, make_engine, make_introduction, make_passage, place

HEALTH = replace(make_case("a", "กรมรักษา", short_names=("กรษ.", "DTX")), title="รักษาไกลถึงบ้าน")
TRAT = make_case("b", "จังหวัดตราด", short_names=("Trat",))
INTRO = make_introduction("e")
NAVY = Award(agency="กองทัพเรือ", category=4, year=2564, lines=(7, 7), page=12, document="book.txt")


def passage(case_id: str, number: int, text: str, *, section: str = "ภาพรวม", path: tuple[str, ...] = ()) -> Passage:
    return replace(make_passage(case_id, number, text), section=section, path=path)


PASSAGES = (
    passage(INTRO.id, 1, "คำนำ", section="บทนำ"),
    passage(HEALTH.id, 2, "หน่วยงานใช้ระบบ “หมอใกล้ตัว” และ e-Service ผ่าน Line ในการดูแลผู้ป่วย", section="1.2 การรักษาทางไกล"),
    passage(HEALTH.id, 3, "ติดตามด้วยระบบ COVID Watch และ TRAT-FC ตามที่เล่าไว้ในบทที่ IV ของเล่มนี้", section="ก้าวต่อไป"),
    passage(
        TRAT.id,
        4,
        "ศูนย์ TRAT-FC ของจังหวัดดูแลแหล่งน้ำตามแนวทาง One Stop Service",
        section="การรักษาทางไกล",
        path=("การดูแลน้ำ",),
    ),
    passage(TRAT.id, 5, 'The Department runs Many Things in English, such as "Blue Sea", and says more of it.'),
)
LIBRARY = Library(cases=(INTRO, HEALTH, TRAT), passages=PASSAGES, awards=(NAVY,))
COMPLETER = Completer(LIBRARY)


def offered(text: str, limit: int = 20) -> list[str]:
    return [each.text for each in COMPLETER.complete(text, limit)]


def test_names_are_collected_by_kind() -> None:
    found: dict[str, set[str]] = {}
    for name in collect_names(LIBRARY):
        found.setdefault(name.kind, set()).add(name.text)
    assert found["agency"] == {"กรมรักษา", "จังหวัดตราด", "กองทัพเรือ"}  # and no introduction
    # Line is a word that begins a name or a sentence, IV a number, and in English prose capitals say nothing.
    assert found["programme"] == {"หมอใกล้ตัว", "e-Service", "COVID Watch", "TRAT-FC", "One Stop Service", "Blue Sea"}
    assert found["heading"] == {"บทนำ", "การรักษาทางไกล", "ก้าวต่อไป", "การดูแลน้ำ", "ภาพรวม"}
    assert found["case"] == {"รักษาไกลถึงบ้าน"}
    assert "2.2 การนำยุทธศาสตร์ไปปฏิบัติ" in found["item"]
    assert "2.2 Strategy implementation" in found["item"]


def test_agencies_come_first_then_programmes_headings_and_cases() -> None:
    assert offered("รักษา") == ["กรมรักษา", "การรักษาทางไกล", "รักษาไกลถึงบ้าน"]
    assert offered("การดูแล") == ["การดูแลน้ำ"]
    # What follows has the letters within a word.
    assert offered("trat") == ["จังหวัดตราด", "TRAT-FC", "2.1 Strategy development", "2.2 Strategy implementation"]


def test_of_one_kind_what_begins_so_comes_first_and_within_words_last() -> None:
    # Blue Sea and One Stop Service have a word that begins so, e-Service is one word.
    assert offered("se")[:3] == ["Blue Sea", "One Stop Service", "1.1 Senior leadership"]
    assert "e-Service" in offered("se")[3:]
    assert offered("atch") == ["COVID Watch"]


def test_what_is_typed_with_marks_finds_names_with_these_marks_first() -> None:
    # Without marks ดู is ด, with which ด้าน begins too, and น้ is น.
    assert offered("ดู")[:2] == ["การดูแลน้ำ", "1.2 การกำกับดูแลองค์การและความรับผิดชอบต่อสังคม"]
    assert offered("น้")[0] == "การดูแลน้ำ"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dtx", "กรมรักษา"),
        ("กรษ", "กรมรักษา"),
        ("ก.ร.ษ.", "กรมรักษา"),
        ("จังหวัด ต", "จังหวัดตราด"),
        ("จงหวดตราด", "จังหวัดตราด"),
        ("กองทัพ", "กองทัพเรือ"),
        ("E SERVICE", "e-Service"),
        ("tratfc", "TRAT-FC"),
        ("stop", "One Stop Service"),
        ("หมอ", "หมอใกล้ตัว"),
        ("4.1", "4.1 การวัด การวิเคราะห์ และการปรับปรุงผลการดำเนินการ"),
        ("๔.๑", "4.1 การวัด การวิเคราะห์ และการปรับปรุงผลการดำเนินการ"),
        ("senior", "1.1 Senior leadership"),
    ],
)
def test_a_name_is_found_by_any_of_its_words_whatever_case_spaces_stops_and_marks(typed: str, first: str) -> None:
    assert offered(typed)[0] == first


@pytest.mark.parametrize("typed", ["", " ", "“”", "\ud800", "ฮฮฮฮ", "x" * 500, "\n"])
def test_what_no_name_has_offers_nothing(typed: str) -> None:
    assert offered(typed) == []


def test_a_name_is_offered_once_and_no_more_than_are_asked_for() -> None:
    everything = offered("ก", 1000)
    assert len(everything) == len(set(everything))
    assert offered("ก", 3) == everything[:3]


def test_a_name_tells_of_the_one_case_that_it_stands_in() -> None:
    assert COMPLETER.complete("หมอใกล้", 1) == (Completion(text="หมอใกล้ตัว", kind="programme", case_id=HEALTH.id),)
    assert COMPLETER.complete("tratfc", 1) == (Completion(text="TRAT-FC", kind="programme"),)
    assert COMPLETER.complete("การรักษาทาง", 1) == (Completion(text="การรักษาทางไกล", kind="heading"),)
    assert COMPLETER.complete("dtx", 1) == (Completion(text="กรมรักษา", kind="agency", case_id=HEALTH.id),)
    assert COMPLETER.complete("ถึงบ้าน", 1) == (Completion(text="รักษาไกลถึงบ้าน", kind="case", case_id=HEALTH.id),)


def test_of_many_passages_some_at_equal_distances_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_module, "MOST_READ", 2)
    assert [each for _, each, _ in names_module._read(LIBRARY)] == [PASSAGES[0], PASSAGES[3]]


def test_of_many_names_those_in_most_passages_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_module, "MOST_NAMES", 1)
    kept = [name.text for name in collect_names(LIBRARY) if name.kind in ("programme", "heading")]
    assert kept == ["TRAT-FC", "การรักษาทางไกล"]


def test_an_engine_completes_and_an_empty_one_knows_the_items_alone() -> None:
    assert make_engine((TRAT,), [place(TRAT, 1, "น้ำ", 0.5)]).complete("ตราด", 1)[0].text == "จังหวัดตราด"
    assert {each.kind for each in make_engine((), []).complete("การ", 50)} == {"item"}
    with pytest.raises(ValueError, match="limit 0, wanted 1 or more"):
        make_engine((), []).complete("ก", 0)
