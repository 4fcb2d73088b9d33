"""Measures: the figures of a query by hand, and which judged range a hit meets."""

import math
from collections.abc import Mapping, Sequence

import pytest

from search.evaluation import MEASURES, evaluate
from search.evaluation.comparison import METHODS, Figures
from search.evaluation.judgements import JudgedPassage, JudgedQuery
from search.evaluation.measures import MAX_LINES, credited
from search.results import Hit
from tests.support.fakes_search import RunEngine, make_hit

ADAPTIVE = METHODS["adaptive"].fusion


def judged(case: str, first: int, last: int, grade: int, document: str = "") -> JudgedPassage:
    return JudgedPassage(case=case, lines=(first, last), grade=grade, document=document)


def query(name: str, *relevant: JudgedPassage, kind: str = "need", language: str = "th") -> JudgedQuery:
    return JudgedQuery(id=name, text=f"text of {name}", kind=kind, language=language, relevant=relevant)


def ranked(*places: tuple[str, int, int]) -> list[Hit]:
    """Hits in this order, each by its agency and lines."""
    return [make_hit(rank, agency=case, lines=(first, last)) for rank, (case, first, last) in enumerate(places, 1)]


def figures(queries: Sequence[JudgedQuery], runs: Mapping[str, Sequence[Hit]]) -> tuple[Figures, ...]:
    """The figures of the adaptive method, whose hits for each query, by its name, are `runs`."""
    engine = RunEngine({ADAPTIVE: {f"text of {name}": hits for name, hits in runs.items()}})
    return evaluate(engine, queries, None).methods["adaptive"]


def means(relevant: Sequence[JudgedPassage], hits: Sequence[Hit]) -> dict[str, float]:
    """The figures of a single query."""
    return dict(figures([query("a", *relevant)], {"a": hits})[0].means)


# --- by hand

FIRST = query("a", judged("A", 10, 19, 3), judged("B", 50, 59, 1))
SECOND = query("b", judged("A", 10, 19, 2), judged("A", 30, 39, 2), kind="name", language="en")
THIRD = query("c", judged("C", 70, 79, 3), language="en")
RUNS = {
    # Grade 1 first, nothing second, grade 3 third.
    "a": ranked(("B", 50, 59), ("B", 80, 89), ("A", 10, 19)),
    # One of the two at the first place.
    "b": ranked(("A", 30, 39), ("B", 80, 89)),
    # Nothing, though of the right agency.
    "c": ranked(("C", 1, 9)),
}

# Gains 1, 3, 7 for grades 1, 2, 3; discounts 1, 1 / log2(3), 1 / log2(4) = 1 / 2.
# a: (1 + 7 / 2) / (7 + 1 / log2(3)); the first of grade 2 or more is third; one of one; the first hit is of B.
A = {"ndcg@10": 4.5 / (7 + 1 / math.log2(3)), "mrr@10": 1 / 3, "recall@10": 1.0, "case@1": 0.0}

# b: 3 / (3 + 3 / log2(3)); the first is; one of two; A is right.
B = {"ndcg@10": 1 / (1 + 1 / math.log2(3)), "mrr@10": 1.0, "recall@10": 0.5, "case@1": 1.0}

# c: nothing, but for the agency.
C = {"ndcg@10": 0.0, "mrr@10": 0.0, "recall@10": 0.0, "case@1": 1.0}


@pytest.mark.parametrize(("each", "expected"), [(FIRST, A), (SECOND, B), (THIRD, C)])
def test_the_measures_of_a_query_by_hand(each: JudgedQuery, expected: dict[str, float]) -> None:
    assert means(each.relevant, RUNS[each.id]) == pytest.approx(expected, abs=1e-9)


def test_related_passages_alone_give_gain_but_are_not_what_was_wanted() -> None:
    found = means([judged("A", 1, 10, 1)], ranked(("A", 1, 10)))
    assert found == {"ndcg@10": 1.0, "mrr@10": 0.0, "recall@10": 0.0, "case@1": 0.0}


def test_the_ideal_has_ten_places() -> None:
    relevant = [judged("A", 100 * number, 100 * number + 9, 3) for number in range(1, 13)]
    hits = ranked(*(("A", 100 * number, 100 * number + 9) for number in range(1, 11)))
    assert means(relevant, hits) == pytest.approx(
        {"ndcg@10": 1.0, "mrr@10": 1.0, "recall@10": 10 / 12, "case@1": 1.0}, abs=1e-9
    )


def test_only_the_first_ten_hits_count() -> None:
    hits = ranked(*(("B", 100, 109) for _ in range(10)), ("A", 1, 9))
    assert means([judged("A", 1, 9, 3)], hits) == dict.fromkeys(MEASURES, 0.0)


# --- which range a hit meets


@pytest.mark.parametrize(
    ("lines", "meets"),
    [
        ((10, 18), True),
        ((18, 26), False),  # 1 of 9
        ((17, 25), False),  # 2 of 9
        ((16, 24), True),  # 3 of 9
        ((2, 10), False),
        ((4, 12), True),
        ((18, 18), True),  # the shorter of the two decides
        ((16, 18), True),
        ((1, 40), True),
        ((18, 20), True),  # 1 of 3
        ((18, 21), False),  # 1 of 4
        ((19, 27), False),
        ((1, 9), False),
    ],
)
def test_a_hit_meets_a_range_when_they_share_a_third_of_the_shorter(lines: tuple[int, int], meets: bool) -> None:
    passage = judged("A", 10, 18, 3)
    assert credited([passage], ranked(("A", *lines))) == [[passage] if meets else []]


def test_a_hit_of_more_than_sixty_lines_meets_nothing() -> None:
    assert MAX_LINES == 60
    passage = judged("A", 10, 18, 3)
    assert credited([passage], ranked(("A", 1, 60))) == [[passage]]
    assert credited([passage], ranked(("A", 1, 61))) == [[]]


def test_a_long_hit_leaves_the_range_to_the_next() -> None:
    passage = judged("A", 10, 18, 3)
    assert credited([passage], ranked(("A", 1, 61), ("A", 10, 18))) == [[], [passage]]


def test_a_range_is_credited_once_to_the_first_hit_that_meets_it() -> None:
    passage = judged("A", 10, 18, 3)
    assert credited([passage], ranked(("A", 30, 39), ("A", 10, 13), ("A", 14, 18))) == [[], [passage], []]


def test_a_hit_that_meets_several_ranges_is_credited_with_all_the_highest_grade_first() -> None:
    one, two, three = judged("A", 10, 12, 1), judged("A", 13, 15, 2), judged("A", 16, 18, 3)
    assert credited([one, two, three], ranked(("A", 10, 18))) == [[three, two, one]]
    # Gain of the highest: 7 over 7 + 3 / log2(3) + 1 / 2; both of grade 2 or more are met.
    expected = {"ndcg@10": 7 / (7.5 + 3 / math.log2(3)), "mrr@10": 1.0, "recall@10": 1.0, "case@1": 1.0}
    assert means([one, two, three], ranked(("A", 10, 18))) == pytest.approx(expected, abs=1e-9)


def test_the_agency_of_a_hit_does_not_matter_for_the_lines_it_meets() -> None:
    passage = judged("A", 10, 18, 3)
    assert credited([passage], ranked(("B", 10, 18))) == [[passage]]


def test_a_document_that_a_judgement_names_must_be_the_hits() -> None:
    passage = judged("A", 10, 18, 3, document="other.txt")
    assert credited([passage], [make_hit(1, agency="A", lines=(10, 18), document="book.txt")]) == [[]]
    assert credited([passage], [make_hit(1, agency="A", lines=(10, 18), document="other.txt")]) == [[passage]]


def test_a_judgement_that_names_no_document_takes_any() -> None:
    passage = judged("A", 10, 18, 3)
    assert credited([passage], [make_hit(1, agency="A", lines=(10, 18), document="other.txt")]) == [[passage]]


def test_no_hits_are_credited_with_nothing() -> None:
    assert credited([judged("A", 10, 18, 3)], []) == []
