"""Passages that state an aim: behind practice, but for queries that ask for aims."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus import Case
from index import ItemLink, Library
from search import Filters, SearchEngine
from search.answer.as_json import answer_to_json
from search.ranking import DenseScores, ItemCodes, Ranker, Ranking
from search.ranking.aims import LEAST_SAID, asks_for_aims
from tests.support.fakes_search import (
    Placed,
    make_case,
    make_engine,
    make_generation,
    make_passage,
    make_query,
    towards,
)

RIVER, HILL = make_case("a", "กรมลำน้ำทดสอบ"), make_case("b", "จังหวัดดอยทดสอบ", agency_type="จังหวัด")
VISION = "เป็นผู้นำด้านอาหารปลอดภัยและข้าวหอมของภูมิภาคอย่างมั่นคง"


def told(case: Case, number: int, text: str, cosine: float, *, heading: str = "ตลาดสีเขียว") -> Placed:
    passage = replace(make_passage(case.id, number, text), section=heading)
    return Placed(passage=passage, context=towards(cosine), windows=[towards(cosine)], terms=("ผล", "ผล", "ผล"))


def engine(*others: Placed) -> SearchEngine:
    aim = told(RIVER, 1, VISION, 0.9, heading="วิสัยทัศน์")
    return make_engine((RIVER, HILL), [aim, told(HILL, 2, "ตรวจผักทุกแผง", 0.85), told(HILL, 3, "ปลูกป่า", 0.1), *others])


@pytest.mark.parametrize(
    "query",
    [
        "วิสัยทัศน์ของกรม",
        "พันธกิจด้านสุขภาพ",
        "ค่านิยมของหน่วยงาน",
        "เป้าหมายด้านอาหาร",
        "อยากเป็นเมืองแบบไหน",
        "จังหวัดตั้งเป้าไว้อย่างไร",
        "มุ่งสู่เมืองอาหาร",
        "ประเด็นยุทธศาสตร์ของจังหวัด",
        "ประวัติกรม",
        "ภาพรวมของหน่วยงาน",
        "vision for 2030",
        "what are their core values",
        "Which agency aspires to lead?",
        "what does the department stand for",
        "long-term goals",
    ],
)
def test_a_query_that_asks_for_aims_is_known(query: str) -> None:
    assert asks_for_aims(query)


@pytest.mark.parametrize(
    "query",
    [
        "พัฒนาอาหารปลอดภัย",
        "อบรมกลุ่มเป้าหมาย",
        "ถ่ายทอดยุทธศาสตร์สู่การปฏิบัติ",
        "การวางแผนยุทธศาสตร์",
        "medical innovation",
        "adding value to rice",
        "supervision of schools",
        "permission forms online",
    ],
)
def test_a_need_is_none(query: str) -> None:
    assert not asks_for_aims(query)


def test_an_aim_comes_behind_practice_that_is_nearly_as_near_and_says_so() -> None:
    first, second, _ = engine().search("ผักสะอาด").hits
    assert (first.case, first.states_aim, first.aim) == (HILL, False, 0.0)
    assert (second.case, second.states_aim, second.aim) == (RIVER, True, -Ranking().aim)


def test_the_parts_of_a_score_add_up_with_what_an_aim_loses() -> None:
    for hit in answer_to_json(engine().search("ผักสะอาด"))["hits"]:
        parts = hit["legs"]["dense"]["part"] + hit["legs"]["lexical"]["part"] + hit["named"] + hit["aim"]
        assert parts == pytest.approx(hit["score"], abs=3e-6)


def test_without_the_weight_the_nearest_comes_first() -> None:
    assert engine().search("ผักสะอาด", ranking=Ranking(aim=0.0)).hits[0].case == RIVER


@pytest.mark.parametrize("query", ["วิสัยทัศน์เรื่องผัก", "vision", VISION])
def test_who_asks_for_an_aim_or_says_its_words_finds_it_first(query: str) -> None:
    first = engine().search(query).hits[0]
    assert (first.case, first.states_aim, first.aim) == (RIVER, True, 0.0 if query == VISION else Ranking().asked_aim)
    assert len(VISION) >= LEAST_SAID


def test_an_aim_that_is_asked_for_comes_before_practice_that_is_a_little_nearer() -> None:
    nearer = told(HILL, 4, "ปลูกผักปลอดสาร", 0.95)
    asked = engine(nearer).search("วิสัยทัศน์เรื่องผัก")
    assert [hit.case for hit in asked.hits][:1] == [RIVER]
    assert engine(nearer).search("วิสัยทัศน์เรื่องผัก", ranking=Ranking(asked_aim=0.0)).hits[0].case == HILL


def test_the_whole_name_of_an_agency_still_opens_with_its_aim() -> None:
    first = engine(told(RIVER, 4, "ขุดลอกคลองทุกปี", 0.5)).search("กรมลำน้ำทดสอบ").hits[0]
    assert (first.passage.section, first.aim) == ("วิสัยทัศน์", 0.0)


def test_where_nothing_but_aims_is_found_the_answer_says_so() -> None:
    narrow = engine().search("ผักสะอาด", filters=Filters(agency=("กรมลำน้ำทดสอบ",)))
    assert [hit.states_aim for hit in narrow.hits] == [True]
    assert narrow.only_aims
    assert answer_to_json(narrow)["only_aims"] is True
    assert not engine().search("ผักสะอาด").only_aims


@pytest.mark.parametrize("query", ["กรมลำน้ำทดสอบ", "วิสัยทัศน์เรื่องผัก", "1.1"])
def test_who_asks_for_no_practice_is_not_told_that_there_is_none(query: str) -> None:
    answer = engine().search(query, filters=Filters(agency=("กรมลำน้ำทดสอบ",)))
    assert [hit.states_aim for hit in answer.hits] == [True]
    assert not answer.only_aims


class Judge:
    """Says how likely the first passage and the others answer. known: whether the index is large enough to tell."""

    def __init__(self, *, known: bool = True, others: float = 0.1) -> None:
        self.known, self.others = known, others

    def probabilities(self, queries: object, dense: DenseScores) -> NDArray[np.float64] | None:
        assert len(dense.rows.firsts) == len(dense.places)
        return np.where(dense.places > 0, self.others, 0.9) if self.known else None


@pytest.mark.parametrize(("others", "only"), [(0.1, True), (0.9, False)])
def test_practice_that_answers_is_not_denied_wherever_it_stands(others: float, only: bool) -> None:
    searched = engine()
    vars(searched._finder)["_answerability"] = Judge(others=others)
    answer = searched.search(VISION)
    assert answer.hits[0].states_aim
    assert answer.only_aims is only


@pytest.mark.parametrize(("known", "first"), [(True, RIVER), (False, HILL)])
def test_where_practice_would_not_answer_aims_lose_nothing(known: bool, first: Case) -> None:
    searched = engine()
    vars(searched._finder)["_answerability"] = Judge(known=known)
    answer = searched.search("ผักสะอาด")
    assert (answer.only_aims, answer.hits[0].case) == (known, first)
    assert {hit.aim for hit in answer.hits} == ({0.0} if known else {0.0, -Ranking().aim})
    assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True)


@pytest.mark.parametrize("met", [0, 1, 2, 5, 100])
def test_restored_aims_rank_as_if_they_had_lost_nothing_their_tokens_met(met: int) -> None:
    # Every third passage states an aim; few of these stand before practice while they lose.
    random = np.random.default_rng(met)
    placed = []
    for number in range(24):
        rows, tokens = random.normal(size=(2, 6)), random.normal(size=(3, 6))
        rows, tokens = (each / np.linalg.norm(each, axis=1, keepdims=True) for each in (rows, tokens))
        each = told(HILL, number, "ปลูกป่า", 0.5, heading="ตลาดสีเขียว" if number % 3 else "วิสัยทัศน์")
        placed.append(replace(each, context=rows[0], windows=[rows[1]], tokens=tokens.astype(np.float32)))
    ranker = Ranker(make_generation((HILL,), placed))
    asked = random.normal(size=(4, 6)).astype(np.float32)
    query = make_query("ผักสะอาด", vector=asked[0] / np.linalg.norm(asked[0]), tokens=asked[1:])
    loses, free = Ranking(met=met, aim=3.0), Ranking(met=met, aim=0.0)
    ranked = ranker.rank([query], Filters(), loses)
    restored = ranker.restore_aims(ranked, loses)
    assert list(restored.candidates) == list(ranker.rank([query], Filters(), free).candidates)
    assert (restored.dense, restored.names, restored.seeks_practice) == (ranked.dense, ranked.names, True)
    assert list(restored.candidates) != list(ranked.candidates)


def test_evidence_of_an_item_comes_before_aims() -> None:
    passages = tuple(
        replace(each.passage, windows=((0, 2),))
        for each in (told(RIVER, 1, VISION, 0.9, heading="Vision"), told(HILL, 2, "ตรวจผัก", 0.1))
    )
    links = [(ItemLink(code="1.1", score=score, cues=(), window=(0, 2)),) for score in (0.9, 0.5)]
    library = Library(cases=(RIVER, HILL), passages=passages, items=links)
    assert library.tables.aims.tolist() == [True, False]
    assert ItemCodes(library).evidence("1.1") == {1: 2, 0: 1}
