"""Candidates: which passages a filter leaves, which of them the two legs bring, and what is reckoned among them."""

from collections.abc import Collection, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.legs.nearest import FETCHED
from search.answer import finding as finding_module
from search.ranking import candidates as candidates_module
from search.ranking import dense as dense_module
from search.ranking.scale import BACKGROUND, background_places
from search.results import Filters, Hit
from tests.search.test_engine import CASES, CITY, HEALTH, LABOUR, NONE, ONCE, TRAT, TWICE, cases_of, five, scores_of
from tests.support.fakes_search import Placed, make_engine, place

COSINES = st.lists(st.integers(-64, 64).map(lambda part: part / 64), min_size=1, max_size=8)

# --- filters


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["บทนำ", "กรมรักษา", "จังหวัดตราด", "สำนักงานแรงงาน", "เทศบาลนครทดสอบ"]),
        (Filters(category=(2,)), ["กรมรักษา", "จังหวัดตราด"]),
        (Filters(category=(3,)), ["สำนักงานแรงงาน"]),
        (Filters(category=(7,)), []),
        (Filters(year=(2564,)), ["บทนำ", "กรมรักษา", "สำนักงานแรงงาน"]),
        (Filters(year=(2500,)), []),
        (Filters(agency=("จังหวัดตราด",)), ["จังหวัดตราด"]),
        (Filters(agency=("บทนำ",)), ["บทนำ"]),
        (Filters(agency_type=("สำนักงาน",)), ["สำนักงานแรงงาน"]),
        (Filters(agency_type=("สำนัก",)), []),
        (Filters(document=("second.txt",)), ["จังหวัดตราด", "เทศบาลนครทดสอบ"]),
        (Filters(document=("second",)), []),
        (Filters(category=(2,), document=("second.txt",)), ["จังหวัดตราด"]),
        (Filters(category=(2,), year=(2564,)), ["กรมรักษา"]),
        (Filters(category=(2,), year=(2565,), agency=("กรมรักษา",)), []),
        (
            Filters(
                category=(3,), year=(2564,), agency=("สำนักงานแรงงาน",), agency_type=("สำนักงาน",), document=("book.txt",)
            ),
            ["สำนักงานแรงงาน"],
        ),
    ],
)
def test_a_hit_meets_every_filter_that_is_set(filters: Filters, expected: list[str]) -> None:
    # HEALTH stands before TRAT under category 2: dense 1 + 0 against 0 + 0.3125.
    answer = five().search("แผน", filters=filters)
    assert cases_of(answer) == expected
    assert (answer.total, answer.answered) == (len(expected), bool(expected))


def test_a_hit_has_its_score_whatever_the_filter_leaves_beside_it() -> None:
    # The scale is that of the whole index, 0.1 to 0.9: INTRO 1 + 1 / 4.4, HEALTH (0.7 - 0.1) / 0.8, LABOUR 0.4 / 0.8.
    answer = five().search("แผน", filters=Filters(year=(2564,)))
    assert scores_of(answer) == pytest.approx([1 + 1 / 4.4, 0.75, 0.5], abs=1e-6)
    whole = {hit.case: hit.score for hit in five().search("แผน").hits}
    for case in CASES:
        (alone,) = five().search("แผน", filters=Filters(agency=(case.agency,))).hits
        assert alone.score == whole[case]


def test_the_words_of_a_filtered_search_weigh_as_in_an_unfiltered_one() -> None:
    whole, narrow = five().search("แผน"), five().search("แผน", filters=Filters(document=("second.txt",)))
    (trat,) = [hit for hit in whole.hits if hit.case is TRAT]
    assert narrow.hits[0].lexical == trat.lexical


def test_a_category_filter_leaves_the_introduction_out() -> None:
    engine = five()
    assert cases_of(engine.search("แผน"))[0] == "บทนำ"
    for category in range(1, 8):
        assert "บทนำ" not in cases_of(engine.search("แผน", filters=Filters(category=(category,))))


@pytest.mark.parametrize("name", ["กรมรักษา", " กรมรักษา\n", "กรษ.", "กรษ", "ก.ร.ษ.", "DTX", "dtx", "Dtx", " dTX "])
def test_an_agency_is_named_in_full_or_by_a_short_name_whatever_its_case_and_stops(name: str) -> None:
    assert cases_of(five().search("แผน", filters=Filters(agency=(name,)))) == ["กรมรักษา"]


@pytest.mark.parametrize("name", ["กรม", "รักษา", "กรมรักษาการ", "กรษา", "DT", "", "กรมที่ไม่มี"])
def test_an_agency_that_is_not_there_gives_an_answer_without_hits(name: str) -> None:
    answer = five().search("แผน", filters=Filters(agency=(name,)))
    assert (answer.answered, answer.total, answer.hits, answer.confidence) == (False, 0, (), None)
    agencies = answer.counts["agency"]
    assert answer.counts == {"category": (), "item": (), "year": (), "agency": agencies, "agency_type": ()}
    assert len(agencies) == 5  # those that could be chosen instead


# --- few candidates


@pytest.mark.parametrize("rows", [1, 2])
def test_a_narrow_filter_loses_nothing_however_few_the_candidates(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates_module, "CANDIDATE_ROWS", rows)
    engine = five()
    for case in CASES:
        assert cases_of(engine.search("zebra", filters=Filters(agency=(case.agency,)))) == [case.agency]


def test_a_narrow_filter_loses_no_words_however_few_the_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    # TRAT's passage is the best by words, HEALTH's second is the second; filtered to HEALTH it is the one that counts.
    monkeypatch.setattr(candidates_module, "CANDIDATE_ROWS", 1)
    monkeypatch.setattr(candidates_module, "CANDIDATE_PASSAGES", 1)
    placed = [
        place(TRAT, 1, "แผน แผน ผล", 0.9, terms=TWICE),
        place(HEALTH, 1, "ผล ผล ผล", 0.7, terms=NONE),
        place(HEALTH, 2, "แผน ผล ผล", 0.1, terms=ONCE),
    ]
    # The cosines of the index go from 0.1 to 0.9: (0.7 - 0.1) / 0.8, and 0 with the word.
    answer = make_engine((TRAT, HEALTH), placed).search("แผน", filters=Filters(agency=("กรมรักษา",)))
    assert [hit.passage.id[-1] for hit in answer.hits] == ["1", "2"]
    assert scores_of(answer) == pytest.approx([0.75, 1 / 4.4], abs=1e-6)


def test_the_total_counts_the_candidates_of_both_legs_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # The two nearest rows are the passage of INTRO, its context and its window; words find INTRO and TRAT.
    monkeypatch.setattr(candidates_module, "CANDIDATE_ROWS", 2)
    answer = five().search("แผน")
    assert cases_of(answer) == ["บทนำ", "จังหวัดตราด"]
    assert answer.total == 2
    # Without words of the index only the nearest is left.
    assert five().search("zebra").total == 1


def test_the_candidates_of_the_words_are_the_best_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates_module, "CANDIDATE_ROWS", 1)
    monkeypatch.setattr(candidates_module, "CANDIDATE_PASSAGES", 1)
    placed = [
        place(HEALTH, 1, "ผล ผล ผล", 0.9, terms=NONE),
        place(LABOUR, 1, "แผน ผล ผล", 0.5, terms=ONCE),
        place(TRAT, 1, "แผน แผน ผล", 0.1, terms=TWICE),
    ]
    assert cases_of(make_engine((HEALTH, LABOUR, TRAT), placed).search("แผน")) == ["กรมรักษา", "จังหวัดตราด"]


# --- two scripts

SAYING = ("แผนแรก", "แผนสอง", "แผนสาม", "แผนสี่", "แผนห้า")

ENGLISH = [place(CITY, number, "railway stations", 0.9, terms=("railway", "stations", "of")) for number in range(1, 5)]


def test_passages_of_the_other_script_take_no_candidate_from_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    # The words of the Thai passages are levelled below 0, those of the fourth and fifth best among them.
    monkeypatch.setattr(candidates_module, "CANDIDATE_ROWS", 1)
    thai = [place(TRAT, number, text, 0.1, terms=ONCE) for number, text in enumerate(SAYING, 1)]
    thai += [place(HEALTH, number, "ผลดี", 0.1, terms=NONE) for number in range(1, 5)]
    for placed in (thai, [*thai, *ENGLISH]):
        hits = make_engine((TRAT, HEALTH, CITY), placed).search("แผน", limit=100).hits
        assert [hit.passage.text for hit in hits if hit.case is TRAT] == list(SAYING)
        assert [hit.passage.text for hit in hits if hit.case is HEALTH] == []


def test_a_filter_loses_no_words_that_were_levelled_however_few_the_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates_module, "CANDIDATE_ROWS", 1)
    monkeypatch.setattr(candidates_module, "CANDIDATE_PASSAGES", 5)
    thai = [place(TRAT, number, text, 0.1, terms=ONCE) for number, text in enumerate(SAYING, 1)]
    better = [place(LABOUR, number, "แผนแผน", 0.1, terms=TWICE) for number in range(1, 4)]
    engine = make_engine((TRAT, LABOUR, CITY), [*thai, *better, *ENGLISH])
    answer = engine.search("แผน", filters=Filters(agency=("จังหวัดตราด",)))
    assert [hit.passage.text for hit in answer.hits] == list(SAYING)
    assert max(hit.lexical.score for hit in answer.hits) < 0


def test_what_one_form_of_a_query_finds_by_its_words_is_a_candidate(monkeypatch: pytest.MonkeyPatch) -> None:
    # As it was typed the query has no word of the index, in the other script one.
    monkeypatch.setattr(candidates_module, "CANDIDATE_ROWS", 1)
    placed = [place(HEALTH, 1, "ผลดี", 0.9, terms=NONE), place(CITY, 1, "ผลดี", 0.1, terms=NONE)]
    placed.append(place(TRAT, 1, "Dashboard ของผลการดำเนินงาน", 0.1, terms=("dashboard", "ผล", "ผล")))
    hits = make_engine((HEALTH, TRAT, CITY), placed).search("แดชบอร์ด").hits
    assert {hit.case: hit.lexical.terms for hit in hits} == {HEALTH: (), TRAT: ("dashboard",)}


# --- what stands far from everything


def crowd(far: dict[int, float]) -> list[Placed]:
    """300 passages between 0.2 and 0.5, every seventh with the word, some moved to the cosines of `far`, by place."""
    cosines = np.random.default_rng(1).uniform(0.2, 0.5, 300).tolist()
    return [
        place(HEALTH, number, "ผลดี", far.get(number, cosine), terms=NONE if number % 7 else ONCE)
        for number, cosine in enumerate(cosines)
    ]


def scored(hits: Sequence[Hit], without: Collection[int] = ()) -> list[tuple[str, float]]:
    """Ids and scores in the order of `hits`, without those whose line is of `without`."""
    return [(hit.passage.id, hit.score) for hit in hits if hit.passage.lines[0] not in without]


@pytest.mark.parametrize("cosine", [-1.0, -0.3, 0.9, 1.0])
def test_what_stands_far_from_everything_changes_no_other_score(cosine: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding_module, "LEAST_POSSIBLE", 0.0)  # what is far is listed too
    monkeypatch.setattr(candidates_module, "CANDIDATE_ROWS", 600)  # all of them
    # Lowest and highest candidate set no scale: what is no part of the background changes nothing, to the last bit.
    outside = [number for number in range(300) if number not in background_places(300)]
    assert len(outside) == 300 - BACKGROUND
    far = dict.fromkeys(outside, cosine)
    before, after = (make_engine((HEALTH,), crowd(moved)).search("แผน", limit=300).hits for moved in ({}, far))
    assert len(before) == len(after) == 300
    others = [
        [(hit.passage.id, hit.score) for hit in hits if hit.passage.lines[0] not in far] for hits in (before, after)
    ]
    assert others[0] == others[1]


@given(COSINES, COSINES)
def test_passages_that_are_added_beside_the_background_change_no_score(held: list[float], added: list[float]) -> None:
    placed = [place(TRAT, number, "ผลดี", cosine) for number, cosine in enumerate(held)]
    more = [place(HEALTH, number, "ผลดี", cosine) for number, cosine in enumerate(added)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dense_module, "background_places", lambda passages: list(range(len(held))))
        before, after = (
            make_engine((TRAT, HEALTH), each).search("zebra", limit=100).hits for each in (placed, [*placed, *more])
        )
    assert len(after) == len(held) + len(added)
    assert [(hit.passage, hit.score) for hit in after if hit.case is TRAT] == [
        (hit.passage, hit.score) for hit in before
    ]


def test_a_search_takes_as_many_rows_as_the_recall_of_lists_was_measured_with() -> None:
    assert candidates_module.CANDIDATE_ROWS >= FETCHED
