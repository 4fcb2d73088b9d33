"""The engine over a few passages whose vectors are set by hand: ranking, explanations, what it tells of its cases."""

import math
from collections.abc import Sequence

import pytest

from search.engine import SearchEngine
from search.errors import QueryError, UnknownCase
from search.evaluation.baselines import fuse_reciprocal
from search.ranking import Ranking
from search.results import Answer, Filters
from tests.support.fakes_search import (
    Placed,
    TableEncoder,
    make_case,
    make_engine,
    make_introduction,
    make_passage,
    place,
    towards,
)

HEALTH = make_case("a", "กรมรักษา", year=2564, short_names=("กรษ.", "DTX"))
LABOUR = make_case("b", "สำนักงานแรงงาน", agency_type="สำนักงาน", category=3, year=2564)
TRAT = make_case("c", "จังหวัดตราด", agency_type="จังหวัด", year=2565, document="second.txt")
CITY = make_case("d", "เทศบาลนครทดสอบ", agency_type="เทศบาล", category=5, year=2563, document="second.txt")
INTRO = make_introduction("e")
CASES = (INTRO, HEALTH, LABOUR, TRAT, CITY)

# Three terms each, so that BM25's length factor is 1 and a term that occurs tf times weighs tf / (tf + 1.2).
NONE, ONCE, TWICE = ("ผล", "ผล", "ผล"), ("แผน", "ผล", "ผล"), ("แผน", "แผน", "ผล")


def five() -> SearchEngine:
    """A passage a case; those of INTRO and TRAT hold the word แผน, in the order of CASES from near to far."""
    return make_engine(
        CASES,
        [
            place(INTRO, 1, "แผน ผล ผล", 0.9, terms=ONCE),
            place(HEALTH, 1, "ผล ผล ผล", 0.7, terms=NONE),
            place(LABOUR, 1, "ผล ผล ผล", 0.5, terms=NONE),
            place(TRAT, 1, "แผน แผน ผล", 0.3, terms=TWICE),
            place(CITY, 1, "ผล ผล ผล", 0.1, terms=NONE),
        ],
    )


def cases_of(answer: Answer) -> list[str]:
    return [hit.case.agency for hit in answer.hits]


def scores_of(answer: Answer) -> list[float]:
    return [hit.score for hit in answer.hits]


# --- ranking


def test_hits_are_ranked_by_the_adaptive_score() -> None:
    # One word in the query and no gram, so U = idf and lexical = tf / (tf + 1.2) / 2: once 1 / 4.4 = 0.2273, twice
    # 2 / 6.4 = 0.3125. Dense from 0.1 to 0.9: INTRO 1 + 0.2273, HEALTH 0.75, TRAT 0.25 + 0.3125, LABOUR 0.5, CITY 0.
    answer = five().search("แผน")
    assert cases_of(answer) == ["บทนำ", "กรมรักษา", "จังหวัดตราด", "สำนักงานแรงงาน", "เทศบาลนครทดสอบ"]
    assert scores_of(answer) == pytest.approx([1 + 1 / 4.4, 0.75, 0.25 + 2 / 6.4, 0.5, 0.0], abs=1e-6)
    assert [hit.rank for hit in answer.hits] == [1, 2, 3, 4, 5]
    assert [hit.lexical.score for hit in answer.hits] == pytest.approx([1 / 4.4, 0, 2 / 6.4, 0, 0], abs=1e-6)
    assert [hit.dense.score for hit in answer.hits] == pytest.approx([0.9, 0.7, 0.3, 0.5, 0.1], abs=1e-6)
    assert answer.answered


def test_words_that_the_corpus_does_not_know_make_the_others_count_less() -> None:
    # 5 passages, แผน in 2: idf = ln(1 + 3.5 / 2.5); zebra in none: ln(1 + 5.5 / 0.5). Words alone are half of it.
    idf, unknown = math.log(1 + 3.5 / 2.5), math.log(1 + 5.5 / 0.5)
    answer = five().search("แผน zebra")
    assert answer.hits[0].lexical.score == pytest.approx(idf / 2.2 / (idf + unknown) / 2, abs=1e-6)
    assert answer.hits[0].lexical.terms == ("แผน",)


def test_a_query_of_unknown_words_is_left_to_the_vectors() -> None:
    answer = five().search("zebra crossing")
    assert cases_of(answer) == [case.agency for case in CASES]
    assert [hit.lexical.score for hit in answer.hits] == [0.0] * 5
    assert scores_of(answer) == pytest.approx([1, 0.75, 0.5, 0.25, 0], abs=1e-6)


def test_a_query_without_terms_is_left_to_the_vectors() -> None:
    answer = five().search("中文")
    assert cases_of(answer) == [case.agency for case in CASES]
    assert [(hit.lexical.score, hit.lexical.terms) for hit in answer.hits] == [(0.0, ())] * 5


def test_ties_come_in_the_order_of_passage_ids() -> None:
    # Read in the order b3, a2, b1, a1; all alike, so by id: a1, a2, b1, b3.
    tied = [place(case, number, "ผล", 0.5) for case, number in ((LABOUR, 3), (HEALTH, 2), (LABOUR, 1), (HEALTH, 1))]
    answer = make_engine((LABOUR, HEALTH), tied).search("zebra")
    assert scores_of(answer) == [0.0] * 4
    ids = [hit.passage.id for hit in answer.hits]
    assert ids == [f"{'a' * 12}-{1:010x}", f"{'a' * 12}-{2:010x}", f"{'b' * 12}-{1:010x}", f"{'b' * 12}-{3:010x}"]


def test_the_limit_cuts_the_hits_but_not_their_ranking_nor_the_total() -> None:
    engine = five()
    whole = engine.search("แผน")
    for limit in (1, 2, 5):
        cut = engine.search("แผน", limit=limit)
        assert (cut.hits, cut.total, cut.answered) == (whole.hits[:limit], 5, True)


def test_more_hits_than_there_are_are_all_there_are() -> None:
    answer = five().search("แผน", limit=100)
    assert (len(answer.hits), answer.total) == (5, 5)


def test_ten_hits_are_given_unless_told_otherwise() -> None:
    answer = make_engine((HEALTH,), [place(HEALTH, number, "ผล", number / 20) for number in range(1, 13)]).search("x")
    assert [int(hit.passage.id[-2:], 16) for hit in answer.hits] == [12, 11, 10, 9, 8, 7, 6, 5, 4, 3]
    assert answer.total == 12


def test_an_answer_bears_the_query_as_it_was_understood() -> None:
    encoder = TableEncoder({"น้ำ ท่วม": (1.0, 0.0)}, default=(0.0, 1.0))
    engine = make_engine((HEALTH,), [place(HEALTH, 1, "น้ำท่วม", 0.75)], encoder)
    answer = engine.search("  น�้ำ \n ท่วม ")
    assert answer.query == "น้ำ ท่วม"
    assert encoder.asked == ["น้ำ ท่วม"]
    assert answer.hits[0].dense.score == 0.75
    assert answer.hits[0].lexical.terms == ("น้ำ", "ท่วม")


def test_a_query_that_cannot_be_asked_is_refused_before_the_model_is_used() -> None:
    encoder = TableEncoder({})
    engine = make_engine((HEALTH,), [place(HEALTH, 1, "ผล", 0.5)], encoder)
    with pytest.raises(QueryError, match="nothing to search for"):
        engine.search(" \x00 ")
    assert encoder.asked == []


def test_the_fusion_that_is_given_is_used() -> None:
    # Reciprocal rank: dense ranks in the order of CASES; words put TRAT first and INTRO second.
    answer = five().search("แผน", ranking=Ranking(fusion=fuse_reciprocal))
    assert cases_of(answer) == ["บทนำ", "จังหวัดตราด", "กรมรักษา", "สำนักงานแรงงาน", "เทศบาลนครทดสอบ"]
    expected = [1 / 61 + 1 / 62, 1 / 64 + 1 / 61, 1 / 62, 1 / 63, 1 / 65]
    assert scores_of(answer) == pytest.approx(expected, abs=1e-9)


def test_a_fusion_is_given_both_legs_of_the_candidates_in_one_order() -> None:
    given: list[list[float]] = []

    def backwards(dense: Sequence[float], lexical: Sequence[float]) -> list[float]:
        given.extend([list(dense), list(lexical)])
        return [-cosine for cosine in dense]

    answer = five().search("แผน", ranking=Ranking(fusion=backwards))
    # The dense one on the scale of the index, whose cosines go from 0.1 to 0.9.
    assert given[0] == pytest.approx([1.0, 0.75, 0.5, 0.25, 0.0], abs=1e-6)
    assert given[1] == pytest.approx([1 / 4.4, 0, 0, 2 / 6.4, 0], abs=1e-6)
    assert cases_of(answer) == [case.agency for case in reversed(CASES)]


# --- what a hit says of itself


def test_the_dense_leg_names_the_nearest_window_whatever_the_context() -> None:
    # The context has 0.5, the windows 0.25, 1 and 0.75: 1, by the second of three windows.
    passage = make_passage(HEALTH.id, 1, "หนึ่งสองสามสี่", windows=3)
    placed = Placed(passage=passage, context=towards(0.5), windows=[towards(0.25), towards(1), towards(0.75)])
    (hit,) = make_engine((HEALTH,), [placed]).search("zebra").hits
    assert hit.dense.score == 1.0
    assert hit.dense.window == passage.windows[1] == (4, 8)


def test_the_lexical_leg_names_the_words_that_the_passage_holds_in_the_order_of_the_query() -> None:
    # Without function words and grams, each once; ทุเรียน does not stand there.
    engine = make_engine((HEALTH,), [place(HEALTH, 1, "ผลของแผน ปี 2564 และการทบทวน", 0.5)])
    (hit,) = engine.search("ทบทวน และ ทุเรียน 2564 แผน ทบทวน").hits
    assert hit.lexical.terms == ("ทบทวน", "2564", "แผน")
    assert [hit.passage.text[start:end] for start, end in hit.highlights] == ["แผน", "2564", "ทบทวน"]


def test_highlights_that_touch_are_one() -> None:
    (hit,) = make_engine((HEALTH,), [place(HEALTH, 1, "ดูแผนงานปี", 0.5)]).search("แผน งาน").hits
    assert hit.highlights == ((2, 8),)


def test_a_word_of_the_agency_or_the_heading_alone_ranks_but_is_not_shown_in_the_text() -> None:
    engine = make_engine((HEALTH, TRAT), [place(HEALTH, 1, "ผลดี", 0.5), place(TRAT, 1, "ผลดี", 0.5)])
    first, second = engine.search("ตราด").hits
    assert (first.case, first.highlights, first.lexical.terms) == (TRAT, (), ())
    assert first.lexical.score > 0.3 > second.lexical.score == 0.0


# --- cases


def test_hits_are_grouped_by_case_in_the_order_of_each_cases_best_hit() -> None:
    cosines = {(HEALTH, 1): 0.1, (HEALTH, 2): 0.8, (TRAT, 1): 0.9, (TRAT, 2): 0.5, (LABOUR, 1): 0.7, (TRAT, 3): 0.2}
    placed = [place(case, number, "ผล", cosine) for (case, number), cosine in cosines.items()]
    groups = make_engine((HEALTH, LABOUR, TRAT), placed).search("zebra").by_case()
    assert [(group.case.agency, [hit.rank for hit in group.hits]) for group in groups] == [
        ("จังหวัดตราด", [1, 4, 5]),
        ("กรมรักษา", [2, 6]),
        ("สำนักงานแรงงาน", [3]),
    ]
    assert [hit.passage.id[-1] for hit in groups[0].hits] == ["1", "2", "3"]


def test_an_answer_without_hits_has_no_groups() -> None:
    assert five().search("แผน", filters=Filters(year=(2500,))).by_case() == ()


def test_a_case_is_had_by_its_id() -> None:
    assert five().case("c" * 12) == TRAT


def test_an_unknown_case_is_refused_in_both_languages() -> None:
    with pytest.raises(UnknownCase, match="no such case in the index") as caught:
        five().case("cccc")
    assert caught.value.sentence("th") == "ไม่พบกรณีนี้ในดัชนี อาจถูกแทนที่หรือนำออกแล้ว กรุณาค้นใหม่จากหน้าแรก"
    with pytest.raises(UnknownCase, match="no such case in the index"):
        five().passages("กรมรักษา")


def test_the_passages_of_a_case_come_in_reading_order() -> None:
    placed = [place(case, number, "ผล", 0.5) for case, number in ((HEALTH, 7), (TRAT, 1), (HEALTH, 2), (HEALTH, 5))]
    engine = make_engine((HEALTH, TRAT, LABOUR), placed)
    assert [passage.id[-1] for passage in engine.passages(HEALTH.id)] == ["7", "2", "5"]
    assert engine.passages(LABOUR.id) == ()


def test_the_engine_tells_its_generation_its_cases_and_how_many_passages_it_has() -> None:
    engine = five()
    assert (engine.generation, engine.cases, engine.passage_count) == ("000001", CASES, 5)
