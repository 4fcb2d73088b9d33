"""What the vectors and tokens give a passage: by hand, and against all tokens met."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index import DenseIndex, LateInteractionIndex
from search.query import Encoded, Query
from search.ranking import PROGRAM, Ranking
from search.ranking import dense as dense_module
from search.ranking.candidates import Ranker, weigh
from search.ranking.dense import Background, DenseScores
from search.ranking.scale import fit_scale
from search.results import Filters
from tests.support.fakes_search import Placed, make_case, make_generation, make_passage, make_query

# One passage in the plane: context (1, 0), window (0.6, 0.8); its tokens east and north.
DENSE = DenseIndex.of(np.array([[1, 0], [0.6, 0.8]], dtype=np.float32), np.array([0, 2], dtype=np.int64))
EAST = np.array([1, 0], dtype=np.float32)
AXES = np.array([[1, 0], [0, 1], [-1, 0], [0, -1]], dtype=np.float32)
NO_TOKENS = np.zeros((0, 2), dtype=np.float32)


def dense_scores(
    dense: DenseIndex, tokens: LateInteractionIndex, query: Query, places: Sequence[int], ranking: Ranking
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Scores and windows where the tokens of all are met."""
    found = DenseScores(Background(dense, tokens), [query], np.array(places, dtype=np.int64), ranking)
    return found.met(np.arange(len(places)))


# --- the score of a passage


def test_the_dense_score_is_the_mean_of_the_nearest_window_and_of_maxsim() -> None:
    # The window 0.6, whatever the context. East meets itself among the tokens: 1. Two parts of windows, one of tokens.
    tokens = LateInteractionIndex.of([AXES])
    scores, windows = dense_scores(DENSE, tokens, make_query(vector=EAST, tokens=AXES[:1]), [0], PROGRAM)
    assert (scores.tolist(), windows.tolist()) == (pytest.approx([(2 * 0.6 + 1) / 3], abs=1e-6), [0])
    equal = Ranking(windows=1, tokens=1)
    scores, _ = dense_scores(DENSE, tokens, make_query(vector=EAST, tokens=AXES[:1]), [0], equal)
    assert scores.tolist() == pytest.approx([(0.6 + 1) / 2], abs=1e-6)


def test_without_tokens_on_either_side_the_windows_count_alone() -> None:
    for tokens, query in ((NO_TOKENS, AXES[:1]), (AXES, NO_TOKENS)):
        index = LateInteractionIndex.of([tokens])
        scores, _ = dense_scores(DENSE, index, make_query(vector=EAST, tokens=query), [0], PROGRAM)
        assert scores.tolist() == pytest.approx([0.6], abs=1e-6)


def worded(official: Encoded | None, *, tokens: NDArray[np.float32] = NO_TOKENS) -> Query:
    return replace(make_query(vector=EAST, tokens=tokens), official=official)


def test_the_query_in_official_words_has_its_share_of_the_dense_score() -> None:
    # As worded 0.6, as an official would 0.8 (north against the window (0.6, 0.8)): 0.7 * 0.6 + 0.3 * 0.8.
    index, north = LateInteractionIndex.of([NO_TOKENS]), Encoded(AXES[1], NO_TOKENS)
    scores, windows = dense_scores(DENSE, index, worded(north), [0], PROGRAM)
    assert (scores.tolist(), windows.tolist()) == (pytest.approx([0.66], abs=1e-6), [0])
    for share, wanted in ((0.5, 0.7), (1.0, 0.8)):
        scores, _ = dense_scores(DENSE, index, worded(north), [0], Ranking(wording=share))
        assert scores.tolist() == pytest.approx([wanted], abs=1e-6)


def test_the_official_words_meet_windows_and_tokens_alike() -> None:
    # East: window 0.6, its token meets itself, 1: (2 * 0.6 + 1) / 3. North: window 0.8, its tokens are north and a
    # diagonal, which meet 1 and 0.7071 among the axes: (2 * 0.8 + 0.8536) / 3.
    diagonal = np.array([[0, 1], [0.5**0.5, 0.5**0.5]], dtype=np.float32)
    query = worded(Encoded(AXES[1], diagonal), tokens=AXES[:1])
    scores, _ = dense_scores(DENSE, LateInteractionIndex.of([AXES]), query, [0], PROGRAM)
    east, north = (2 * 0.6 + 1) / 3, (2 * 0.8 + (1 + 0.5**0.5) / 2) / 3
    assert scores.tolist() == pytest.approx([0.7 * east + 0.3 * north], abs=1e-2)


@pytest.mark.parametrize("typed", [True, False])
def test_where_one_wording_alone_has_tokens_they_count_for_that_one(typed: bool) -> None:
    # East: window 0.6 and its token meets itself, 1. North: window 0.8 and its token meets itself, 1.
    east, north = (AXES[:1], NO_TOKENS) if typed else (NO_TOKENS, AXES[1:2])
    query = worded(Encoded(AXES[1], north), tokens=east)
    found = DenseScores(Background(DENSE, LateInteractionIndex.of([AXES])), [query], np.array([0]), PROGRAM)
    wanted = 0.7 * (2 * 0.6 + 1) / 3 + 0.3 * 0.8 if typed else 0.7 * 0.6 + 0.3 * (2 * 0.8 + 1) / 3
    assert found.met(np.array([0]))[0].tolist() == pytest.approx([wanted], abs=1e-2)
    assert found.expected().tolist() == pytest.approx([wanted], abs=1e-2)  # the only passage is the background


def test_without_official_words_or_a_share_for_them_the_query_counts_as_it_is_worded() -> None:
    index = LateInteractionIndex.of([NO_TOKENS])
    plain, _ = dense_scores(DENSE, index, worded(None), [0], PROGRAM)
    silent, _ = dense_scores(DENSE, index, worded(Encoded(AXES[1], NO_TOKENS)), [0], Ranking(wording=0))
    assert plain.tolist() == silent.tolist() == pytest.approx([0.6], abs=1e-6)


def test_the_window_is_that_of_the_query_as_it_is_worded() -> None:
    # East is the first window, north the second: the official words come nearer to another one, which is not shown.
    rows = np.array([[1, 0], [1, 0], [0, 1]], dtype=np.float32)
    dense = DenseIndex.of(rows, np.array([0, 3], dtype=np.int64))
    query = worded(Encoded(AXES[1], NO_TOKENS))
    scores, windows = dense_scores(dense, LateInteractionIndex.of([NO_TOKENS]), query, [0], Ranking(wording=0.9))
    assert (scores.tolist(), windows.tolist()) == (pytest.approx([1.0], abs=1e-6), [0])


# --- tokens met by some

COUNT, DIMENSIONS = 40, 6
CASE = make_case("a")


def unit(random: np.random.Generator, count: int) -> NDArray[np.float32]:
    vectors = random.normal(size=(count, DIMENSIONS))
    found: NDArray[np.float32] = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return found


def crowd(random: np.random.Generator, count: int = COUNT) -> list[Placed]:
    """Passages of random vectors and tokens, one to three windows each."""
    placed = []
    for number in range(count):
        rows = unit(random, 2 + number % 3)
        passage = make_passage(CASE.id, number, "ผลดีมาก", windows=len(rows) - 1)
        tokens = unit(random, 1 + int(random.integers(6)))
        placed.append(Placed(passage=passage, context=rows[0], windows=list(rows[1:]), terms=("ผล",), tokens=tokens))
    return placed


def asked(random: np.random.Generator, *, official: bool = False) -> Query:
    query = make_query("ผล", vector=unit(random, 1)[0], tokens=unit(random, 4))
    return replace(query, official=Encoded(unit(random, 1)[0], unit(random, 3))) if official else query


def cosines_of(dense: DenseIndex, encoded: Encoded) -> NDArray[np.float64]:
    """Of each passage the cosine of its nearest window, one by one."""
    passages = range(len(dense.first_rows) - 1)
    return np.array([max(dense.vectors(place)[1:] @ encoded.vector) for place in passages], dtype=np.float64)


@pytest.mark.parametrize("seed", range(6))
def test_passages_whose_tokens_are_met_have_the_mean_of_both_cosines_and_the_others_that_of_the_line(seed: int) -> None:
    random = np.random.default_rng(seed)
    generation, query = make_generation((CASE,), crowd(random)), asked(random, official=seed % 2 == 0)
    dense, tokens = generation.dense, generation.tokens
    parts = [(1.0, query.encoded)]
    if query.official is not None:
        parts = [(1 - PROGRAM.wording, query.encoded), (PROGRAM.wording, query.official)]
    exact, line = np.zeros(COUNT), np.zeros(COUNT)
    for share, encoded in parts:
        cosines, maxsim = cosines_of(dense, encoded), tokens.maxsim(encoded.tokens, range(COUNT))
        assert maxsim is not None
        slope, base = np.polyfit(cosines, maxsim, 1)
        for scores, met in ((exact, maxsim), (line, base + slope * cosines)):
            scores += share * (PROGRAM.windows * cosines + PROGRAM.tokens * met) / (PROGRAM.windows + PROGRAM.tokens)
    places = np.sort(random.choice(COUNT, 25, replace=False))
    found = DenseScores(Background(dense, tokens), [query], places, PROGRAM)
    assert found.expected().tolist() == pytest.approx(line[places].tolist(), abs=1e-6)
    for chosen in (np.array([], dtype=np.int64), np.array([3, 4, 20]), np.arange(25)):
        wanted = line[places]
        wanted[chosen] = exact[places][chosen]
        assert found.met(chosen)[0].tolist() == pytest.approx(wanted.tolist(), abs=1e-6)
    assert found.scale() == pytest.approx(fit_scale(exact), abs=1e-6)


def test_of_several_queries_the_largest_score_counts_with_its_window_and_of_equals_the_first() -> None:
    # Two windows, east and north; each query is one of them, or a wording whose window is the other.
    dense = DenseIndex.of(np.array([[1, 0], [1, 0], [0, 1]], dtype=np.float32), np.array([0, 3], dtype=np.int64))
    background = Background(dense, LateInteractionIndex.of([NO_TOKENS]))
    east, north, aside = (make_query(vector=np.array(each, dtype=np.float32)) for each in ((1, 0), (0, 1), (-1, 0)))
    for queries, window in (([east, north], 0), ([north, east], 1), ([aside, north], 1)):
        scores, windows = DenseScores(background, queries, np.array([0]), PROGRAM).met(np.array([0]))
        assert (scores.tolist(), windows.tolist()) == ([1.0], [window])


def test_a_background_of_equal_cosines_expects_the_mean_of_its_tokens() -> None:
    rows = np.array([[1, 0], [1, 0]] * 2, dtype=np.float32)
    dense = DenseIndex.of(rows, np.array([0, 2, 4], dtype=np.int64))
    tokens = LateInteractionIndex.of([AXES[:1], AXES[1:2]])
    query = make_query(vector=EAST, tokens=AXES[:1])
    maxsim = tokens.maxsim(query.tokens, [0, 1])
    assert maxsim is not None
    found = DenseScores(Background(dense, tokens), [query], np.array([0, 1]), PROGRAM)
    assert found.expected().tolist() == pytest.approx([(2 + float(maxsim.mean())) / 3] * 2, abs=1e-6)


@pytest.mark.parametrize("seed", range(4))
def test_where_as_many_are_met_as_there_are_candidates_the_ranking_is_that_of_all_tokens_met(seed: int) -> None:
    random = np.random.default_rng(seed)
    generation, query = make_generation((CASE,), crowd(random)), asked(random)
    scores, windows = dense_scores(generation.dense, generation.tokens, query, range(COUNT), PROGRAM)
    scale, words = fit_scale(scores), np.zeros(COUNT)
    order = np.argsort(-scores, kind="stable").tolist()
    for met in (COUNT, COUNT + 1, 10_000):
        ranked = Ranker(generation).rank([query], Filters(), Ranking(met=met, naming=False))
        assert [each.place for each in ranked.candidates] == order
        assert [each.window for each in ranked.candidates] == windows[order].tolist()
        assert [each.dense for each in ranked.candidates] == scores[order].tolist()
        assert ranked.candidates.column("dense_part").tolist() == pytest.approx(scale.of(scores)[order].tolist())
    few = Ranker(generation).rank([query], Filters(), Ranking(met=5, naming=False)).candidates
    assert sum(scores[each.place] == each.dense for each in few) == 5
    assert words.tolist() == few.column("lexical").tolist()


def test_scores_are_in_the_order_of_the_places_whatever_that_is() -> None:
    random = np.random.default_rng(3)
    generation, query = make_generation((CASE,), crowd(random)), asked(random)
    places = random.permutation(COUNT)[:20]
    background = Background(generation.dense, generation.tokens)
    mixed, whole = (DenseScores(background, [query], each, PROGRAM) for each in (places, np.arange(COUNT)))
    assert mixed.expected().tolist() == whole.expected()[places].tolist()
    for found, wanted in zip(mixed.met(np.arange(20)), whole.met(np.arange(COUNT)), strict=True):
        assert found.tolist() == wanted[places].tolist()
    assert mixed.rows.rows.tolist() == np.concatenate([generation.dense.vectors(at) for at in places.tolist()]).tolist()


@pytest.mark.parametrize("met", [0, 1, 7])
def test_tokens_are_met_by_those_that_stand_best_by_all_else_and_of_equals_by_the_first(met: int) -> None:
    random = np.random.default_rng(met)
    generation, query = make_generation((CASE,), crowd(random)), asked(random)
    places, ranking = np.arange(COUNT), Ranking(met=met)
    dense = DenseScores(Background(generation.dense, generation.tokens), [query], places, ranking)
    words, boosts, aims = (np.round(random.normal(size=COUNT)) for _ in range(3))
    before = dense.scale().of(dense.expected()) + words + boosts + aims
    best = sorted(places.tolist(), key=lambda place: (-before[place], place))[:met]
    exact, expected = dense.met(places)[0], dense.expected()
    found = weigh(dense, words, boosts, aims, ranking)
    wanted = [exact[place] if place in best else expected[place] for place in places]
    assert found.column("dense").tolist() == pytest.approx(wanted, abs=1e-12)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), held=st.integers(1, 12), added=st.integers(0, 12))
def test_passages_added_beside_the_background_change_no_score_with_tokens_either(
    seed: int, held: int, added: int
) -> None:
    random = np.random.default_rng(seed)
    placed, query = crowd(random, held + added), asked(random, official=bool(seed % 2))
    whole = make_generation((CASE,), placed)
    projection = whole.tokens.projection  # as in an index to which passages are added: tokens are coded as before
    ends = whole.tokens.first_rows[held]
    part = make_generation((CASE,), placed[:held])
    codes, scales = (
        type(rows)(rows.take(np.array([0]), np.array([ends]))) for rows in (whole.tokens.codes, whole.tokens.scales)
    )
    before = replace(part, tokens=LateInteractionIndex(projection, codes, scales, whole.tokens.first_rows[: held + 1]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dense_module, "background_places", lambda passages: list(range(held)))
        ranking = Ranking(naming=False, concepts=0)
        few, many = (Ranker(each).rank([query], Filters(), ranking).candidates for each in (before, whole))
    assert len(many) == held + added
    kept = {each.place: each for each in many if each.place < held}
    assert {each.place: each for each in few} == kept
