"""Queries that are names: which cases they name, and that these come first."""

import pytest

from corpus import GRAM, Line, Section, read_terms
from index import Library
from search.answer import NEAREST
from search.ranking import PROGRAM, Ranking
from search.ranking.naming import case_names as names_module
from search.ranking.naming.case_names import CaseNames
from search.results import Filters
from tests.support.fakes_search import make_case, make_engine, make_introduction, make_passage, place

MEDICINE = make_case("a", "กรมการแพทย์", short_names=("กพ.", "DMS"))
HERBS = make_case("b", "กรมการแพทย์แผนไทย", category=3)
TRAT = make_case("c", "จังหวัดตราด", agency_type="จังหวัด", category=3, short_names=("จ.ตราด", "Trat"))
INTRO = make_introduction("e")
CASES = (INTRO, MEDICINE, HERBS, TRAT)
NAMES = CaseNames(Library(cases=CASES, passages=tuple(make_passage(case.id, 1, "ผล") for case in CASES)))


def read_words(query: str) -> tuple[str, ...]:
    return tuple(term for term in read_terms(query) if not term.startswith(GRAM))


def named(query: str) -> dict[str, float]:
    found = NAMES.match(query)
    return {case_id[0]: round(share, 2) for case_id, share in found.items()}


@pytest.mark.parametrize(
    "query", ["DMS", "dms", "กพ.", "กพ", "ก.พ.", "กรมการแพทย", "กรม การแพทย์ ", "“กรมการแพทย์”", "การแพทย์"]
)
def test_an_agency_is_named_in_full_short_without_its_kind_and_in_any_spelling(query: str) -> None:
    assert named(query)["a"] == 1.0


@pytest.mark.parametrize("query", ["ตราด", "จังหวัดตราด", "จ.ตราด", "จ. ตราด", "Trat", "TRAT", "trat province"])
def test_a_province_is_named_in_thai_short_and_in_english(query: str) -> None:
    assert named(query) == {"c": 1.0}


def test_a_part_of_a_name_counts_as_far_as_it_goes() -> None:
    # Letters without marks: แพทยแผนไทย 10 of การแพทยแผนไทย 13.
    assert named("แพทย์แผนไทย") == {"b": 0.77}


@pytest.mark.parametrize(
    ("query", "cases"),
    [
        ("กรมการแพทย์ทำอะไรเรื่องเตียง", "a"),
        ("เตียงของ DMS", "a"),
        ("ระบบเตียง กพ.", "a"),
        ("กรมการแพทย์แผนไทยทำอะไร", "b"),
        ("กรมการแพทย์แผนไทยกับกรมการแพทย์", "ab"),
        ("ท่องเที่ยวชุมชน ตราด", "c"),
        ("จังหวัดตราดจัดการท่องเที่ยวอย่างไร", "c"),
        ("ตราสินค้าดี", ""),
        ("DMSX", ""),
        ("", ""),
    ],
)
def test_a_case_is_mentioned_by_a_name_among_other_words(query: str, cases: str) -> None:
    found = NAMES.mentioned(read_words(query))
    assert "".join(sorted(case_id[0] for case_id in found)) == cases


def test_a_mention_sets_equals_apart_and_leaves_a_clear_order() -> None:
    beds = [place(case, 1, "จัดเตียง", cosine) for case, cosine in ((TRAT, 0.9), (MEDICINE, 0.89))]
    far = place(HERBS, 1, "อื่น", 0.1)
    engine = make_engine(CASES, [*beds, far])
    assert [hit.case for hit in engine.search("จัดเตียงให้พอ").hits] == [TRAT, MEDICINE, HERBS]
    assert [hit.case for hit in engine.search("กรมการแพทย์จัดเตียงให้พอ").hits] == [MEDICINE, TRAT, HERBS]
    assert [hit.case for hit in engine.search("กรมการแพทย์แผนไทยจัดเตียงให้พอ").hits][-1] == HERBS


@pytest.mark.parametrize(
    "query", ["", "ตร", "แพ", "กรม", "แผนงาน", "กรมการแพทย์ แผนงาน", "บทนำ", "หมวด 9", "หมวด", "😀", "\x00"]
)
def test_what_is_no_name_names_nothing(query: str) -> None:
    assert named(query) == {}


@pytest.mark.parametrize(
    "query",
    [
        "หมวด 3",
        "หมวด ๓",
        "หมวดที่ 3",
        "หมวด3",
        "category 3",
        "Category 3",
        "cat. 3",
        "การมุ่งเน้นผู้รับบริการและผู้มีส่วนได้ส่วนเสีย",
        "customers and stakeholders",
    ],
)
def test_a_category_is_named_by_number_and_by_name(query: str) -> None:
    assert named(query) == {"b": 1.0, "c": 1.0}


def test_the_case_that_is_named_comes_first_and_its_opening_before_the_rest() -> None:
    section = Section(heading="ภาพรวม", level=0, lines=((1, 9),), body=(Line(number=1, text="ผล"),))
    trat = make_case("c", "จังหวัดตราด", agency_type="จังหวัด")
    trat = type(trat)(**{**{name: getattr(trat, name) for name in trat.__slots__}, "sections": (section,)})
    placed = [
        place(MEDICINE, 1, "จังหวัดตราด จังหวัดตราด", 0.9),
        place(trat, 2, "ผลงาน", 0.2),
        place(trat, 3, "จังหวัดตราด", 0.8),
    ]
    engine = make_engine((MEDICINE, trat), placed)
    answer = engine.search("ตราด")
    assert [hit.passage.id for hit in answer.hits] == [placed[1].passage.id, placed[2].passage.id, placed[0].passage.id]
    assert [hit.name_boost for hit in answer.hits] == [3.0, 2.0, 0.0]
    assert answer.answered
    plain = engine.search("ตราด", ranking=Ranking(naming=False))
    assert plain.hits[0].case is MEDICINE
    assert {hit.name_boost for hit in plain.hits} == {0.0}


def test_a_name_does_not_pass_a_filter() -> None:
    engine = make_engine((MEDICINE, TRAT), [place(MEDICINE, 1, "ผล", 0.9), place(TRAT, 2, "ผล", 0.2)])
    assert [hit.case for hit in engine.search("ตราด", filters=Filters(category=2)).hits] == [MEDICINE]


def test_a_name_that_all_cases_share_does_not_rank_the_whole_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_module, "MOST_NAMED", 3)
    passages = [make_passage(case.id, number, "ผล") for case in (MEDICINE, TRAT, HERBS) for number in (1, 2)]
    found = CaseNames(Library(cases=CASES, passages=passages))
    # The first passages of the two cases gain most, then the next in the index.
    assert found.passages(found.match("หมวด 3"), None, PROGRAM).tolist() == [2, 3, 4]
    assert found.passages({}, None, PROGRAM).tolist() == []


def test_a_name_answers_only_where_the_filters_let_its_case_through() -> None:
    # Forty passages, so that the index is large enough to refuse; words and vectors are unlike the query's.
    placed = [place(case, number, "ผล", 0.0, terms=("ผล",)) for case in (MEDICINE, TRAT) for number in range(1, 21)]
    engine = make_engine((MEDICINE, TRAT), placed)
    assert engine.search("DMS").answered
    assert engine.search("DMS", filters=Filters(category=2)).answered
    other = engine.search("DMS", filters=Filters(category=3))
    assert (other.answered, other.total) == (False, NEAREST)
