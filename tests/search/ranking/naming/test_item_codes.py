"""Queries that are an item's code: which they are, and that its evidence comes first."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Case, read_criteria
from index import DenseIndex, Generation, ItemLink, LateInteractionIndex, LexicalIndex, Library, Recipe, passage_terms
from search import Filters, SearchEngine
from search.ranking.naming import ItemCodes
from search.ranking.naming import item_codes as codes_module
from search.ranking.naming.item_codes import read_item
from tests.support.fakes_index import NO_SHIFT, words_in
from tests.support.fakes_search import TableEncoder, make_case, make_introduction, make_passage, towards

LANDS = make_case("a", "กรมที่ดินทดสอบ", year=2564)
COAST = make_case("b", "จังหวัดทดสอบ", agency_type="จังหวัด", year=2565)
FRONT = make_introduction("c")


def link(code: str, score: float) -> ItemLink:
    return ItemLink(code=code, score=score, cues=(), window=(0, 2))


ROWS: tuple[tuple[Case, int, float, tuple[ItemLink, ...]], ...] = (
    (LANDS, 1, 0.1, (link("4.1", 0.9), link("2.2", 0.7))),
    (LANDS, 2, 0.9, (link("2.2", 0.9),)),
    (LANDS, 3, 0.5, (link("2.2", 0.9), link("4.1", 0.3))),
    (COAST, 4, 0.8, (link("4.1", 0.5),)),
    (COAST, 5, 0.7, ()),
    (FRONT, 6, 0.95, (link("4.1", 1.0),)),
)
"""A case, the number of its passage, the cosine with every query, and its links."""


def make_engine() -> SearchEngine:
    passages = tuple(make_passage(case.id, number, f"4.1 แผนที่ {number}") for case, number, *_ in ROWS)
    rows = np.array([towards(cosine) for _, _, cosine, _ in ROWS for _ in range(2)], dtype=np.float32)
    terms = [passage_terms(case, passage) for (case, *_), passage in zip(ROWS, passages, strict=True)]
    lexical = LexicalIndex.of(terms)
    return SearchEngine(
        Generation(
            name="000001",
            recipe=Recipe(model="table@1"),
            library=Library(cases=(LANDS, COAST, FRONT), passages=passages, items=tuple(links for *_, links in ROWS)),
            dense=DenseIndex.of(rows, np.arange(0, 2 * len(ROWS) + 1, 2)),
            tokens=LateInteractionIndex.of([np.zeros((0, 2), dtype=np.float32)] * len(ROWS)),
            lexical=lexical,
            language=NO_SHIFT,
            words=words_in(lexical),
        ),
        TableEncoder({}),
    )


def numbers(query: str, filters: Filters = Filters()) -> list[int]:
    return [hit.passage.lines[0] for hit in make_engine().search(query, filters=filters).hits]


@pytest.mark.parametrize(
    "query",
    [
        "4.1", "๔.๑", "(4.1)", "4.1.", "ข้อ 4.1", "ข้อ4.1", "หัวข้อที่ 4.1", "ข้อย่อย 4.1", "item 4.1", "Item no. 4.1",
        "criterion 4.1", "หมวด 4.1", "หมวด 4 หัวข้อ 4.1", "category 4 item 4.1", "PMQA 4.1", "PMQA 4.0 ข้อ 4.1",
        "PMQA หมวด 4 ข้อ 4.1", "4.1 คืออะไร", "what is item 4.1?", "4.1 การวัด การวิเคราะห์ และการปรับปรุงผลการดำเนินการ",
        "หัวข้อ 4.1 การวัด", "4.1 Measurement, analysis", "การวัด การวิเคราะห์ (4.1)",
    ],
)  # fmt: skip
def test_a_code_is_read_alone_and_beside_what_it_is_called(query: str) -> None:
    assert read_item(query) == "4.1"


@pytest.mark.parametrize(
    "query",
    [
        "4.9", "10.1", "14.1", "4.12", "4.1.1", "2.5 ล้าน", "2.1 ล้านบาท", "4.1%", "ร้อยละ 4.1", "PM2.5", "PM2.1", "v4.1",
        "PMQA 4.0", "หมวด 4", "-4.1", "4,1", "4.1/5", "4.1 และ 4.2", "4.1-4.2", "หมวด 3 ข้อ 4.1", "บลูทูธ 5.2",
        "หัวข้อ 2.1 การจัดการความรู้", "การจัดทำยุทธศาสตร์", "ข้อ", "", "😀", "7.6 points",
    ],
)  # fmt: skip
def test_a_number_that_is_no_code_or_stands_among_other_words_is_none(query: str) -> None:
    assert read_item(query) is None


@pytest.mark.parametrize("query", ["4.1", "หัวข้อ 4.1 การวัด"])
def test_evidence_of_the_item_is_listed_the_surest_before_whatever_the_legs_say(query: str) -> None:
    assert numbers(query) == [1, 4, 3]


def test_the_order_is_that_of_the_items_own_page_ties_by_id() -> None:
    assert numbers("2.2")[:3] == [each.passage.lines[0] for each in make_engine().item_passages("2.2")] == [2, 3, 1]


@pytest.mark.parametrize("code", ["4.1", "2.2", "7.3"])
def test_an_answer_counts_what_the_items_own_page_lists(code: str) -> None:
    engine = make_engine()
    listed = len(engine.item_passages(code))
    answer = engine.search(code)
    counted = sum(count.passages for count in answer.counts["category"])
    assert counted == listed
    assert answer.total == listed or not listed


def test_an_answer_names_the_item_and_is_one_where_there_is_evidence() -> None:
    engine = make_engine()
    answered = engine.search("ข้อ ๔.๑")
    assert (answered.item, answered.answered) == ("4.1", True)
    nothing = engine.search("7.3")
    assert (nothing.item, nothing.answered, nothing.counts["item"]) == ("7.3", False, ())
    elsewhere = engine.search("2.2", filters=Filters(agency_type=("จังหวัด",)))
    assert (elsewhere.item, elsewhere.answered, elsewhere.total) == ("2.2", False, 2)
    assert engine.search("4.9").item is None


def test_filters_hold_and_the_parts_add_up() -> None:
    assert numbers("4.1", Filters(year=(2565,))) == [4]
    for hit in make_engine().search("4.1").hits:
        assert hit.score == pytest.approx(hit.dense.part + hit.lexical.part + hit.name_boost)


# --- against a loop over all passages

CODES = ("1.1", "2.2", "4.1", "7.6")
SCORES = st.integers(0, 10_000).map(lambda part: part / 10_000)
"""As links have them: four digits."""


@st.composite
def linked(draw: st.DrawFn) -> Library:
    """Passages with links, some of an introduction, some aims, their ids in any order."""
    numbers_ = draw(st.lists(st.integers(0, 99), unique=True, max_size=15))
    passages, links = [], []
    for number in numbers_:
        passage = make_passage(draw(st.sampled_from([LANDS, COAST, FRONT])).id, number, "ผล")
        passages.append(replace(passage, section=draw(st.sampled_from(["ภาพรวม", "วิสัยทัศน์"]))))
        codes = draw(st.lists(st.sampled_from(CODES), unique=True, max_size=3))
        scores = sorted((draw(st.one_of(SCORES, st.sampled_from([0.5, 1.0]))) for _ in codes), reverse=True)
        links.append(tuple(map(link, codes, scores)))
    return Library(cases=(LANDS, COAST, FRONT), passages=passages, items=links)


def naive_places(library: Library, code: str) -> list[int]:
    found = [
        (bool(library.tables.aims[place]), -each.score, passage.id, place)
        for place, passage in enumerate(library.passages)
        for each in library.items[place]
        if each.code == code and passage.case_id != FRONT.id
    ]
    return [place for *_, place in sorted(found)]


@given(linked())
def test_the_passages_of_an_item_are_those_that_a_loop_finds_in_its_order(library: Library) -> None:
    codes = ItemCodes(library)
    for code in (*CODES, "5.1", "7.9", "", "x"):
        wanted = naive_places(library, code)
        assert codes.places(code).tolist() == wanted
        evidence = codes.evidence(code)
        assert [*evidence.items()] == [(place, len(wanted) - before) for before, place in enumerate(wanted)]
        assert all(type(place) is int and type(after) is int for place, after in evidence.items())
    assert codes.evidence(None) == {}


def test_evidence_of_more_passages_than_become_candidates_is_the_surest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes_module, "MOST_NAMED", 2)
    passages = [make_passage(LANDS.id, number, "ผล") for number in range(4)]
    links = [(link("4.1", score),) for score in (0.2, 0.9, 0.9, 0.5)]
    codes = ItemCodes(Library(cases=(LANDS,), passages=passages, items=links))
    assert codes.evidence("4.1") == {1: 2, 2: 1}
    assert codes.places("4.1").tolist() == [1, 2, 3, 0]


def test_a_code_that_is_no_item_is_not_remembered() -> None:
    codes = ItemCodes(Library(cases=(LANDS,), passages=()))
    for number in range(100):
        assert codes.places(f"9.{number}").tolist() == []
    assert codes._remembered.cache_info().currsize == 0
    for item in read_criteria().items:
        assert codes.places(item.code).tolist() == []
    assert codes._remembered.cache_info().currsize == len(read_criteria().items)
