"""Similar passages and cases, by vectors set by hand."""

from dataclasses import replace

import numpy as np
import pytest

from search.engine import SearchEngine
from search.errors import UnknownCase, UnknownPassage
from tests.search.test_engine_naive import CASES, random_engine
from tests.support.fakes_search import Placed, make_case, make_engine, make_introduction, make_passage

A, B, C, INTRO = make_case("a"), make_case("b", "กรมสอง"), make_case("c", "กรมสาม"), make_introduction("e")


def at(case_id: str, number: int, degrees: float, *, heading: str = "ภาพรวม") -> Placed:
    """A passage whose vectors point to an angle."""
    turn = np.radians(degrees)
    vector = (float(np.cos(turn)), float(np.sin(turn)))
    passage = replace(make_passage(case_id, number, "ผล"), section=heading)
    return Placed(passage=passage, context=vector, windows=[vector])


def engine() -> tuple[SearchEngine, list[Placed]]:
    # Opposite pairs, so that the mean is the origin and cosines are those of the angles.
    placed = [
        at(A.id, 1, 0), at(A.id, 2, 180), at(B.id, 3, 20), at(B.id, 4, 200),
        at(C.id, 5, 50), at(C.id, 6, 230), at(INTRO.id, 7, 90), at(INTRO.id, 8, 270),
    ]  # fmt: skip
    return make_engine((INTRO, A, B, C), placed), placed


def test_similar_passages_are_the_nearest_of_other_cases_one_of_each() -> None:
    searched, placed = engine()
    hits = searched.similar_passages(placed[0].passage.id)
    assert [hit.passage.id for hit in hits] == [placed[each].passage.id for each in (2, 4, 6)]
    assert [hit.score for hit in hits] == pytest.approx([np.cos(np.radians(each)) for each in (20, 50, 90)], abs=1e-6)
    assert [hit.rank for hit in hits] == [1, 2, 3]
    assert (hits[0].dense.window, hits[0].lexical.terms, hits[0].highlights) == ((0, 2), (), ())
    assert searched.similar_passages(placed[0].passage.id, 1) == hits[:1]


def test_similar_cases_come_with_the_passages_that_make_them_so_and_without_introductions() -> None:
    searched, placed = engine()
    cases = searched.similar_cases(A.id)
    assert [(each.rank, each.case) for each in cases] == [(1, B), (2, C)]
    assert cases[0].score == pytest.approx(np.cos(np.radians(20)), abs=1e-6)
    assert (cases[0].own, cases[0].other) == (placed[0].passage, placed[2].passage)
    assert searched.similar_cases(A.id, 1) == cases[:1]


def test_a_lone_case_is_like_none() -> None:
    placed = [at(A.id, 1, 0), at(A.id, 2, 90)]
    searched = make_engine((A,), placed)
    assert searched.similar_passages(placed[0].passage.id) == ()
    assert searched.similar_cases(A.id) == ()


def test_what_there_is_not_is_refused() -> None:
    searched, _ = engine()
    with pytest.raises(UnknownPassage, match="no such passage in the index"):
        searched.similar_passages("x")
    with pytest.raises(UnknownCase, match="no such case in the index"):
        searched.similar_cases("x")
    with pytest.raises(ValueError, match="limit 0, wanted 1 or more"):
        searched.similar_passages("x", 0)


@pytest.mark.parametrize("seed", range(5))
def test_no_passage_is_similar_to_itself_and_no_case_comes_twice(seed: int) -> None:
    searched, _, placed = random_engine(np.random.default_rng(seed), 40)
    for each in placed[:10]:
        hits = searched.similar_passages(each.passage.id, 100)
        owners = [hit.case.id for hit in hits]
        assert each.passage.case_id not in owners
        assert len(set(owners)) == len(owners) <= len(CASES) - 1
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert all(-1 - 1e-6 <= hit.score <= 1 + 1e-6 for hit in hits)


def test_an_agency_is_not_similar_to_itself_in_another_year_and_comes_once() -> None:
    again, later = make_case("d", A.agency, year=2565), make_case("f", B.agency, year=2565)
    placed = [at(A.id, 1, 0), at(again.id, 2, 1), at(B.id, 3, 20), at(later.id, 4, 10), at(C.id, 5, 200)]
    searched = make_engine((A, again, B, C, later), placed)
    assert [hit.case for hit in searched.similar_passages(placed[0].passage.id)] == [later, C]
    assert [(each.rank, each.case) for each in searched.similar_cases(A.id)] == [(1, later), (2, C)]


def test_aims_come_behind_practice_however_alike() -> None:
    aim = "วิสัยทัศน์"
    placed = [
        at(A.id, 1, 0), at(A.id, 2, 180, heading=aim), at(B.id, 3, 2, heading=aim), at(B.id, 4, 40),
        at(C.id, 5, 3, heading=aim), at(C.id, 6, 182, heading=aim),
    ]  # fmt: skip
    searched = make_engine((A, B, C), placed)
    found = searched.similar_passages(placed[0].passage.id)
    assert [(hit.case, hit.passage.section, hit.states_aim) for hit in found] == [(B, "ภาพรวม", False), (C, aim, True)]
    # Of an aim the nearest is right, be it an aim.
    assert [hit.case for hit in searched.similar_passages(placed[1].passage.id)] == [C, B]
    assert searched.similar_passages(placed[1].passage.id)[0].states_aim
    # C has nothing but aims: it is compared by them, and comes last.
    cases = searched.similar_cases(A.id)
    assert [(each.case, each.own.section, each.other.section, each.states_aim) for each in cases] == [
        (B, "ภาพรวม", "ภาพรวม", False),
        (C, "ภาพรวม", aim, True),
    ]
    assert [each.case for each in searched.similar_cases(C.id)] == [A, B]
