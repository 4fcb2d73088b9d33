"""The dense leg against plain NumPy, and where FAISS has its edges."""

from functools import partial
from itertools import pairwise
from pathlib import Path

import faiss
import numpy as np
import pytest
from numpy.typing import NDArray

from index import Allowed, Conditions, DenseIndex
from index.legs import DenseWriter
from index.legs.rows import Rows

SEEDS = range(5)


class NumpyIndex:
    """The same questions answered by sorting all rows in Python."""

    def __init__(self, vectors: NDArray[np.float32], first_rows: NDArray[np.int64]) -> None:
        self.vectors = vectors.astype(np.float64)
        self.first_rows = first_rows.tolist()
        self.owners = [p for p in range(len(first_rows) - 1) for _ in range(first_rows[p], first_rows[p + 1])]

    def candidates(self, query: NDArray[np.float32], rows: int, allowed: NDArray[np.bool_] | None) -> list[int]:
        cosines = self.vectors @ query
        permitted = [row for row, owner in enumerate(self.owners) if allowed is None or allowed[owner]]
        nearest = sorted(permitted, key=lambda row: -cosines[row])[:rows]
        return sorted({self.owners[row] for row in nearest})

    def scores(self, query: NDArray[np.float32], passages: list[int]) -> list[tuple[float, int]]:
        cosines = (self.vectors @ query).tolist()
        found = []
        for passage in passages:
            _, *windows = cosines[self.first_rows[passage] : self.first_rows[passage + 1]]
            found.append((max(windows), windows.index(max(windows))))
        return found


def scores(index: DenseIndex, query: NDArray[np.float32], passages: list[int]) -> list[tuple[float, int]]:
    """The cosine of each passage's nearest window and the place of that window."""
    found = index.nearest_windows(query, passages)
    return list(zip(found.cosines.tolist(), found.windows.tolist(), strict=True))


def unit(rows: NDArray[np.float64]) -> NDArray[np.float32]:
    return (rows / np.linalg.norm(rows, axis=-1, keepdims=True)).astype(np.float32)


def random_rows(seed: int) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.float32]]:
    # Vectors of 60 passages with one to six windows each, their first rows, and a query.
    random = np.random.default_rng(seed)
    first_rows = np.cumsum([0, *random.integers(2, 8, size=60)], dtype=np.int64)
    return unit(random.normal(size=(first_rows[-1], 24))), first_rows, unit(random.normal(size=24))


# Three passages in the plane: rows 0-1, 2-4, 5-6.
#   passage 0: context (1, 0), window (0, 1)
#   passage 1: context (0, 1), windows (0.6, 0.8), (0.8, 0.6)
#   passage 2: context (-1, 0), window (-1, 0)
SMALL = np.array([[1, 0], [0, 1], [0, 1], [0.6, 0.8], [0.8, 0.6], [-1, 0], [-1, 0]], dtype=np.float32)
FIRST_ROWS = np.array([0, 2, 5, 7], dtype=np.int64)
EAST = np.array([1, 0], dtype=np.float32)
SMALL_WIDE = np.eye(24, dtype=np.float32)[:2]

only = partial(Allowed, conditions=Conditions())


def write_dense(folder: Path, vectors: NDArray[np.float32], first_rows: NDArray[np.int64]) -> Path:
    writer = DenseWriter(folder, None)
    for first, end in pairwise(first_rows.tolist()):
        writer.add(vectors[first:end], [end - first])
    assert writer.close() is None  # all rows are compared
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def small() -> DenseIndex:
    return DenseIndex.of(SMALL, FIRST_ROWS)


def test_three_passages_by_hand(small: DenseIndex) -> None:
    # To (1, 0): passage 0 has 0, whatever its context; passage 1 0.8 by its second window; passage 2 -1.
    found = scores(small, EAST, [0, 1, 2])
    assert [score for score, _ in found] == pytest.approx([0.0, 0.8, -1.0], abs=1e-6)
    assert [window for _, window in found] == [0, 1, 0]


def test_candidates_own_the_nearest_rows_by_hand(small: DenseIndex) -> None:
    # Rows by their cosine to (1, 0): 0 (1), 4 (0.8), 3 (0.6), 1 and 2 (0), 5 and 6 (-1); owners 0, 1, 1, 0 and 1, 2.
    found = [small.candidates(EAST, rows, None).tolist() for rows in (1, 2, 3, 5, 6)]
    assert found == [[0], [0, 1], [0, 1], [0, 1], [0, 1, 2]]


@pytest.mark.parametrize("seed", SEEDS)
def test_scores_and_windows_are_those_of_numpy(seed: int) -> None:
    vectors, first_rows, query = random_rows(seed)
    order = np.random.default_rng(seed).permutation(60).tolist()
    found = scores(DenseIndex.of(vectors, first_rows), query, order)
    expected = NumpyIndex(vectors, first_rows).scores(query, order)
    assert [score for score, _ in found] == pytest.approx([score for score, _ in expected], abs=1e-6)
    assert [window for _, window in found] == [window for _, window in expected]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("rows", [1, 2, 17, 100])
def test_candidates_are_those_of_numpy(seed: int, rows: int) -> None:
    vectors, first_rows, query = random_rows(seed)
    found = DenseIndex.of(vectors, first_rows).candidates(query, rows, None)
    assert found.tolist() == NumpyIndex(vectors, first_rows).candidates(query, rows, None)
    assert found.dtype == np.int64


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_filtered_candidates_are_those_of_numpy(seed: int, share: float) -> None:
    vectors, first_rows, query = random_rows(seed)
    allowed = np.random.default_rng(seed + 100).random(60) < share
    for rows in (1, 5, 40):
        found = DenseIndex.of(vectors, first_rows).candidates(query, rows, only(allowed))
        assert found.tolist() == NumpyIndex(vectors, first_rows).candidates(query, rows, allowed)


def test_a_narrow_filter_finds_even_the_farthest_passage(small: DenseIndex) -> None:
    assert small.candidates(EAST, 1, only(np.array([False, False, True]))).tolist() == [2]


def test_more_rows_than_there_are_give_every_passage(small: DenseIndex) -> None:
    assert small.candidates(EAST, 1000, None).tolist() == [0, 1, 2]


def test_more_rows_than_are_allowed_give_every_allowed_passage(small: DenseIndex) -> None:
    assert small.candidates(EAST, 1000, only(np.array([True, True, False]))).tolist() == [0, 1]


def test_nothing_allowed_gives_no_candidates(small: DenseIndex) -> None:
    assert small.candidates(EAST, 10, only(np.zeros(3, dtype=bool))).tolist() == []


def test_no_rows_asked_for_give_no_candidates(small: DenseIndex) -> None:
    assert small.candidates(EAST, 0, None).tolist() == []


def test_an_index_without_passages_has_no_candidates() -> None:
    empty = DenseIndex.of(np.zeros((0, 2), dtype=np.float32), np.array([0], dtype=np.int64))
    assert empty.candidates(EAST, 10, None).tolist() == []
    assert scores(empty, EAST, []) == []


def test_what_faiss_pads_with_is_no_passage(small: DenseIndex) -> None:
    # FAISS finds nothing near a query that is not a number and fills up with row -1, in Python the last row.
    nowhere = np.full(2, np.nan, dtype=np.float32)
    raw = faiss.IndexFlatIP(2)
    raw.add(SMALL)
    assert raw.search(nowhere[None, :], 3)[1].tolist() == [[-1, -1, -1]]
    assert small.candidates(nowhere, 3, None).tolist() == []
    assert small.candidates(nowhere, 3, only(np.array([True, True, False]))).tolist() == []


def test_passages_that_are_equal_have_equal_scores_and_come_in_order() -> None:
    twins = DenseIndex.of(np.tile(SMALL[:2], (4, 1)), np.arange(0, 9, 2, dtype=np.int64))
    assert scores(twins, EAST, [3, 0, 2, 1]) == [(0.0, 0)] * 4
    assert twins.candidates(EAST, 8, None).tolist() == [0, 1, 2, 3]


def test_of_equal_windows_the_first_counts() -> None:
    vectors = np.array([[1, 0], [0, 1], [0.6, 0.8], [0.6, 0.8], [0, 1]], dtype=np.float32)
    index = DenseIndex.of(vectors, np.array([0, 5], dtype=np.int64))
    assert [window for _, window in scores(index, EAST, [0])] == [1]


def test_the_same_question_has_the_same_answer_again() -> None:
    vectors, first_rows, query = random_rows(0)
    index = DenseIndex.of(vectors, first_rows)
    assert scores(index, query, [7, 3]) == scores(index, query, [7, 3])
    assert index.candidates(query, 20, None).tolist() == index.candidates(query, 20, None).tolist()


def test_a_score_does_not_depend_on_what_else_is_asked() -> None:
    vectors, first_rows, query = random_rows(1)
    index = DenseIndex.of(vectors, first_rows)
    assert scores(index, query, [5, 9, 30])[1] == scores(index, query, [9])[0]


@pytest.mark.parametrize(
    ("query", "found"),
    [(np.zeros(3, dtype=np.float32), r"\(3,\)"), (np.zeros((1, 2), dtype=np.float32), r"\(1, 2\)")],
)
def test_a_query_of_another_shape_is_refused_with_both_shapes(
    small: DenseIndex, query: NDArray[np.float32], found: str
) -> None:
    with pytest.raises(ValueError, match=rf"query vector of shape {found}, wanted \(2,\)"):
        small.candidates(query, 3, None)
    with pytest.raises(ValueError, match=rf"query vector of shape {found}, wanted \(2,\)"):
        small.nearest_windows(query, [0])


@pytest.mark.parametrize("vectors", [SMALL[:6], np.vstack((SMALL, SMALL[:1])), SMALL[:, 0]])
def test_vectors_that_are_not_the_rows_stated_are_refused(vectors: NDArray[np.float32]) -> None:
    with pytest.raises(ValueError, match=r"vectors of shape \([\d, ]+\)( and \d+ to find)? for 7 rows"):
        DenseIndex.of(vectors, FIRST_ROWS)


@pytest.mark.parametrize("first_rows", [[0, 1, 7], [0, 2, 2, 7], [0, 4, 3, 7]])
def test_a_passage_without_a_window_is_refused(first_rows: list[int]) -> None:
    with pytest.raises(ValueError, match="a passage needs a context row and at least one window row"):
        DenseIndex.of(SMALL, np.array(first_rows, dtype=np.int64))


def test_written_and_read_it_answers_the_same(tmp_path: Path) -> None:
    vectors, first_rows, query = random_rows(2)
    index = DenseIndex.of(vectors, first_rows)
    read = DenseIndex.read(write_dense(tmp_path / "one", vectors, first_rows))
    assert read.dimensions == index.dimensions == 24
    assert scores(read, query, list(range(60))) == scores(index, query, list(range(60)))
    for rows, allowed in ((10, None), (10, only(np.arange(60) % 3 == 0)), (1000, None)):
        assert read.candidates(query, rows, allowed).tolist() == index.candidates(query, rows, allowed).tolist()
    assert read.centre.tolist() == index.centre.tolist()
    assert [found.tolist() for found in read.sample] == [found.tolist() for found in index.sample]
    assert contents(write_dense(tmp_path / "two", vectors, first_rows)) == contents(tmp_path / "one")


def test_passages_copied_in_any_order_are_as_those_written_anew(tmp_path: Path) -> None:
    vectors, first_rows, _ = random_rows(3)
    before = write_dense(tmp_path / "before", vectors, first_rows)
    spans = [(40, 60), (7, 7), (0, 3), (12, 13)]
    copied = DenseWriter(tmp_path / "copied", before)
    for first, end in spans:
        copied.copy(first, end)
    copied.add(SMALL_WIDE, [2])
    assert copied.close() is None
    kept = [place for first, end in spans for place in range(first, end)]
    rows = [vectors[first_rows[each] : first_rows[each + 1]] for each in kept]
    counts = np.cumsum([0, *map(len, rows), 2], dtype=np.int64)
    anew = write_dense(tmp_path / "anew", np.concatenate([*rows, SMALL_WIDE]), counts)
    assert contents(tmp_path / "copied") == contents(anew)


def test_nothing_is_copied_from_nowhere(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no index before"):
        DenseWriter(tmp_path / "dense", None).copy(0, 1)


def test_rows_of_passages_come_in_the_order_asked_for_with_where_each_begins(small: DenseIndex) -> None:
    found = small.read_rows([2, 0, 2])
    assert found.rows.tolist() == SMALL[[5, 6, 0, 1, 5, 6]].tolist()
    assert found.firsts.tolist() == [0, 2, 4]
    assert small.vectors(1).tolist() == SMALL[2:5].tolist()
    nobody = small.read_rows([])
    assert (nobody.rows.shape, nobody.firsts.tolist()) == ((0, 2), [])
    assert nobody.nearest_windows(nobody.cosines(EAST)).windows.tolist() == []


def test_who_asks_later_is_answered_from_the_same_rows_as_who_asks_first(small: DenseIndex) -> None:
    rows, asked = small.read_rows([1, 2, 0]), unit(np.array([[1.0, 0.2], [-1.0, 0.1], [0.3, 1.0], [1.0, 0.2]]))
    for query in asked:
        found, alone = rows.nearest_windows(rows.cosines(query)), small.nearest_windows(query, [1, 2, 0])
        assert [found.cosines.tolist(), found.windows.tolist()] == [alone.cosines.tolist(), alone.windows.tolist()]


def test_the_row_of_a_window_is_read_alone(small: DenseIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    take = Rows.take
    monkeypatch.setattr(
        Rows, "take", lambda rows, starts, ends: read.append(sum(ends - starts)) or take(rows, starts, ends)
    )
    assert small.window_vectors([1, 0, 1], [1, 0, 0]).tolist() == SMALL[[4, 1, 3]].tolist()
    assert read == [3]
    assert small.window_vectors([], []).shape == (0, 2)


def test_the_sample_is_spread_over_all_rows_and_names_their_owners(monkeypatch: pytest.MonkeyPatch) -> None:
    # Three of the seven rows: the first, the middle one, the last.
    monkeypatch.setattr("index.legs.dense.SAMPLE_ROWS", 3)
    rows, owners = DenseIndex.of(SMALL, FIRST_ROWS).sample
    assert (rows.tolist(), owners.tolist()) == (SMALL[[0, 3, 6]].tolist(), [0, 1, 2])


def test_the_centre_is_the_mean_of_the_rows_of_a_small_index(small: DenseIndex) -> None:
    assert small.centre.tolist() == pytest.approx(SMALL.mean(axis=0).tolist(), abs=1e-7)


def test_rows_that_do_not_lie_together_in_memory_are_taken_as_they_are() -> None:
    apart = np.asfortranarray(np.repeat(SMALL, 2, axis=1))[:, ::2]
    assert scores(DenseIndex.of(apart, FIRST_ROWS), EAST, [1]) == scores(DenseIndex.of(SMALL, FIRST_ROWS), EAST, [1])


def test_equal_vectors_have_equal_scores_whatever_stands_beside_them() -> None:
    random = np.random.default_rng(1)
    context, window, query = (unit(random.standard_normal(384)) for _ in range(3))
    vectors = np.stack([context, window, context, window, window, window])
    first, second = scores(DenseIndex.of(vectors, np.array([0, 2, 6])), query, [0, 1])
    assert first == second
    assert second[1] == 0
