"""Similar passages and cases, by vectors set by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus import Case, fold_name
from search.browse import similar as similar_module
from search.engine import SearchEngine
from search.errors import UnknownCase, UnknownPassage
from tests.search.test_engine_naive import CASES, random_engine
from tests.support.fakes_search import (
    Placed,
    TableEncoder,
    make_case,
    make_engine,
    make_generation,
    make_introduction,
    make_passage,
)

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


# --- against a loop over all pairs

AGENCIES = ("กรมหนึ่ง", "กรม หนึ่ง", "กรมสอง", "กรมสาม", "กรมสี่", "กรมห้า")


def random_placed(random: np.random.Generator, count: int) -> tuple[list[Case], list[Placed]]:
    """Passages of seven cases and an introduction, a third of them aims, some with the vectors of another."""
    cases = [make_case(letter, AGENCIES[at % len(AGENCIES)]) for at, letter in enumerate("abcdfgh")] + [INTRO]
    placed: list[Placed] = []
    for number in random.permutation(count).tolist():
        windows = int(random.integers(1, 4))
        rows = random.normal(size=(1 + windows, 24)).astype(np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        case = cases[int(random.integers(len(cases)))]
        passage = make_passage(case.id, number, "ผลดีมาก", windows=windows)
        if case is cases[0] or random.random() < 0.3:
            passage = replace(passage, section="วิสัยทัศน์")
        if placed and random.random() < 0.3:
            twin = placed[int(random.integers(len(placed)))]
            passage = replace(passage, windows=twin.passage.windows)
            placed.append(Placed(passage=passage, context=twin.context, windows=twin.windows))
        else:
            placed.append(Placed(passage=passage, context=rows[0], windows=list(rows[1:])))
    return cases, placed


class Naive:
    """Compares every passage with every other, pair by pair."""

    def __init__(self, cases: Sequence[Case], placed: Sequence[Placed], centre: NDArray[np.float64]) -> None:
        self.cases, self.placed, self.centre = {case.id: case for case in cases}, placed, centre
        self.aims = [each.passage.section == "วิสัยทัศน์" for each in placed]
        told = {each.passage.case_id for each, aim in zip(placed, self.aims, strict=True) if not aim}
        self.comparable = [
            not aim or each.passage.case_id not in told for each, aim in zip(placed, self.aims, strict=True)
        ]

        self.agencies = [fold_name(self.cases[each.passage.case_id].agency) for each in placed]
        self.windows = [self.centred(place) for place in range(len(placed))]
        self.known: dict[tuple[int, int], float] = {}

    def centred(self, place: int) -> NDArray[np.float64]:
        rows = np.asarray(self.placed[place].windows) - self.centre
        found: NDArray[np.float64] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return found

    def alike(self, one: int, other: int) -> float:
        # Float64 in another order can turn only what is nearer than nine digits tell apart; equal vectors tie.
        if (one, other) not in self.known:
            pairs = [[float(mine @ theirs) for theirs in self.windows[other]] for mine in self.windows[one]]
            here = sum(map(max, pairs)) / len(pairs)
            there = sum(map(max, zip(*pairs, strict=True))) / len(pairs[0])
            self.known[one, other] = round((here + there) / 2, 9)
        return self.known[one, other]

    def ranked(self, place: int, among: Sequence[bool]) -> list[tuple[int, float]]:
        others = [
            each for each in range(len(self.placed)) if among[each] and self.agencies[each] != self.agencies[place]
        ]
        scores = {each: self.alike(place, each) for each in others}
        return sorted(scores.items(), key=lambda pair: (-pair[1], self.placed[pair[0]].passage.id))

    def passages(self, place: int) -> Iterator[tuple[int, float]]:
        practice = [not aim for aim in self.aims]
        every = [True] * len(self.placed)
        groups = [every] if self.aims[place] else [practice, self.aims]
        seen = set()
        for other, score in (pair for group in groups for pair in self.ranked(place, group)):
            if self.agencies[other] not in seen:
                seen.add(self.agencies[other])
                yield other, score

    def alike_cases(self, case: Case) -> Iterator[tuple[str, float, bool]]:
        own = [at for at, each in enumerate(self.placed) if each.passage.case_id == case.id and self.comparable[at]]
        best: dict[str, list[tuple[float, int, int]]] = {}
        for place in own:
            nearest: dict[str, tuple[float, int, int]] = {}
            for other, score in self.ranked(place, self.comparable):
                nearest.setdefault(self.placed[other].passage.case_id, (-score, place, other))
            for case_id, pair in nearest.items():
                best.setdefault(case_id, []).append(pair)
        rows = []
        for case_id, pairs in best.items():
            first = sorted(pairs)[:5]
            aims = self.aims[first[0][1]] or self.aims[first[0][2]]
            if self.cases[case_id].category is not None:
                rows.append((aims, round(sum(score for score, *_ in first) / len(first), 9), case_id))
        seen = set()
        for aims, score, case_id in sorted(rows):
            if (agency := fold_name(self.cases[case_id].agency)) not in seen:
                seen.add(agency)
                yield case_id, -score, aims


@pytest.mark.parametrize("seed", range(3))
def test_what_is_alike_is_what_a_loop_over_all_pairs_finds(seed: int) -> None:
    cases, placed = random_placed(np.random.default_rng(seed), 35)
    generation = make_generation(cases, placed)
    searched, naive = SearchEngine(generation, TableEncoder({})), Naive(cases, placed, generation.dense.centre)
    for place, each in enumerate(placed):
        hits, wanted = searched.similar_passages(each.passage.id, 100), list(naive.passages(place))
        assert [hit.passage.id for hit in hits] == [placed[other].passage.id for other, _ in wanted]
        assert [hit.score for hit in hits] == pytest.approx([score for _, score in wanted], abs=1e-6)
        assert all(type(hit.score) is float and type(hit.states_aim) is bool for hit in hits)
    for case in cases:
        similar, told = searched.similar_cases(case.id, 100), list(naive.alike_cases(case))
        assert [(each.case.id, each.states_aim) for each in similar] == [(case_id, aims) for case_id, _, aims in told]
        assert [each.score for each in similar] == pytest.approx([score for _, score, _ in told], abs=1e-6)
        assert all(type(each.score) is float and type(each.states_aim) is bool for each in similar)


@pytest.mark.parametrize("windows", [1, 2, 3])
@pytest.mark.parametrize("count", [6, 7, 8, 31])
def test_equal_passages_are_alike_to_the_last_bit_wherever_they_stand(count: int, windows: int) -> None:
    random = np.random.default_rng(count)
    rows = random.normal(size=(count, 1 + windows, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=2, keepdims=True)
    equal = [1, 2, count // 2 + 1, count - 2, count - 1]  # the last of a matrix are reckoned otherwise
    rows[equal] = rows[1]
    cases = [make_case(letter, f"กรม {letter}") for letter in "abcdf"] + [make_case("9", "อื่น")]
    twins = dict(zip(equal, reversed(cases[:5]), strict=True))
    placed = []
    for at, (context, *others) in enumerate(rows):
        passage = make_passage(twins.get(at, cases[-1]).id, at, "ผลดีมาก", windows=windows)
        placed.append(Placed(passage=passage, context=context, windows=others))
    hits = make_engine(cases, placed).similar_passages(placed[0].passage.id)
    assert len({hit.score for hit in hits}) == 1
    owners = {placed[at].passage.case_id for at in {*equal}}
    assert [hit.case.id for hit in hits] == sorted(owners)


def test_of_many_only_the_nearest_are_compared_and_a_case_twice_asked_is_not_compared_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(similar_module, "NEAREST_ROWS", 1)
    searched, placed = engine()
    assert [hit.passage.id for hit in searched.similar_passages(placed[0].passage.id)] == [placed[2].passage.id]
    first = searched.similar_cases(A.id)
    assert searched.similar_cases(A.id) == first
    assert searched._similarity._remembered.cache_info().hits == 1
