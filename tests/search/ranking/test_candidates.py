"""Candidates: which passages a filter leaves, which of them the two legs bring, and what is reckoned among them."""

import pytest

from search.ranking import candidates as candidates_module
from search.results import Filters
from tests.search.test_engine import CASES, HEALTH, LABOUR, NONE, ONCE, TRAT, TWICE, cases_of, five, scores_of
from tests.support.fakes_search import make_engine, place

# --- filters


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["บทนำ", "กรมรักษา", "จังหวัดตราด", "สำนักงานแรงงาน", "เทศบาลนครทดสอบ"]),
        (Filters(category=2), ["กรมรักษา", "จังหวัดตราด"]),
        (Filters(category=3), ["สำนักงานแรงงาน"]),
        (Filters(category=7), []),
        (Filters(year=2564), ["บทนำ", "กรมรักษา", "สำนักงานแรงงาน"]),
        (Filters(year=2500), []),
        (Filters(agency="จังหวัดตราด"), ["จังหวัดตราด"]),
        (Filters(agency="บทนำ"), ["บทนำ"]),
        (Filters(agency_type="สำนักงาน"), ["สำนักงานแรงงาน"]),
        (Filters(agency_type="สำนัก"), []),
        (Filters(document="second.txt"), ["จังหวัดตราด", "เทศบาลนครทดสอบ"]),
        (Filters(document="second"), []),
        (Filters(category=2, document="second.txt"), ["จังหวัดตราด"]),
        (Filters(category=2, year=2564), ["กรมรักษา"]),
        (Filters(category=2, year=2565, agency="กรมรักษา"), []),
        (
            Filters(category=3, year=2564, agency="สำนักงานแรงงาน", agency_type="สำนักงาน", document="book.txt"),
            ["สำนักงานแรงงาน"],
        ),
    ],
)
def test_a_hit_meets_every_filter_that_is_set(filters: Filters, expected: list[str]) -> None:
    # HEALTH stands before TRAT under category 2: dense 1 + 0 against 0 + 0.3125.
    answer = five().search("แผน", filters=filters)
    assert cases_of(answer) == expected
    assert (answer.total, answer.answered) == (len(expected), bool(expected))


def test_the_score_is_reckoned_among_the_passages_that_pass_the_filter() -> None:
    # Of HEALTH 0.7, LABOUR 0.5 and INTRO 0.9 + 1 / 4.4 the lowest cosine is now 0.5: 1 + 0.2273, 0.5, 0.
    answer = five().search("แผน", filters=Filters(year=2564))
    assert scores_of(answer) == pytest.approx([1 + 1 / 4.4, 0.5, 0.0], abs=1e-6)


def test_the_words_of_a_filtered_search_weigh_as_in_an_unfiltered_one() -> None:
    whole, narrow = five().search("แผน"), five().search("แผน", filters=Filters(document="second.txt"))
    (trat,) = [hit for hit in whole.hits if hit.case is TRAT]
    assert narrow.hits[0].lexical == trat.lexical


def test_a_category_filter_leaves_the_introduction_out() -> None:
    engine = five()
    assert cases_of(engine.search("แผน"))[0] == "บทนำ"
    for category in range(1, 8):
        assert "บทนำ" not in cases_of(engine.search("แผน", filters=Filters(category=category)))


@pytest.mark.parametrize("name", ["กรมรักษา", " กรมรักษา\n", "กรษ.", "กรษ", "ก.ร.ษ.", "DTX", "dtx", "Dtx", " dTX "])
def test_an_agency_is_named_in_full_or_by_a_short_name_whatever_its_case_and_stops(name: str) -> None:
    assert cases_of(five().search("แผน", filters=Filters(agency=name))) == ["กรมรักษา"]


@pytest.mark.parametrize("name", ["กรม", "รักษา", "กรมรักษาการ", "กรษา", "DT", "", "กรมที่ไม่มี"])
def test_an_agency_that_is_not_there_gives_an_answer_without_hits(name: str) -> None:
    answer = five().search("แผน", filters=Filters(agency=name))
    assert (answer.answered, answer.total, answer.hits, answer.confidence) == (False, 0, (), None)
    assert answer.counts == {"category": (), "item": (), "year": (), "agency": (), "agency_type": ()}


# --- few candidates


@pytest.mark.parametrize("rows", [1, 2])
def test_a_narrow_filter_loses_nothing_however_few_the_candidates(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates_module, "CANDIDATE_ROWS", rows)
    engine = five()
    for case in CASES:
        assert cases_of(engine.search("zebra", filters=Filters(agency=case.agency))) == [case.agency]


def test_a_narrow_filter_loses_no_words_however_few_the_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    # TRAT's passage is the best by words, HEALTH's second is the second; filtered to HEALTH it is the one that counts.
    monkeypatch.setattr(candidates_module, "CANDIDATE_ROWS", 1)
    monkeypatch.setattr(candidates_module, "CANDIDATE_PASSAGES", 1)
    placed = [
        place(TRAT, 1, "แผน แผน ผล", 0.9, terms=TWICE),
        place(HEALTH, 1, "ผล ผล ผล", 0.7, terms=NONE),
        place(HEALTH, 2, "แผน ผล ผล", 0.1, terms=ONCE),
    ]
    answer = make_engine((TRAT, HEALTH), placed).search("แผน", filters=Filters(agency="กรมรักษา"))
    assert [hit.passage.id[-1] for hit in answer.hits] == ["1", "2"]
    assert scores_of(answer) == pytest.approx([1.0, 1 / 4.4], abs=1e-6)


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
