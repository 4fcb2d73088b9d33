"""Rows parted into lists: what is found, how much of it, and what stays when rows come and go."""

from pathlib import Path

import faiss
import numpy as np
import pytest
from numpy.typing import NDArray

from index.legs import Allowed, Conditions, DenseWriter, NearestFacts, read_facts
from index.legs.dense import DenseIndex
from index.legs.nearest import LISTS, LISTS_FILE, NEAREST, RECALL, VECTORS, NearestRows, build_nearest
from tests.index.legs.test_dense import NumpyIndex, unit

WIDTH, PASSAGES = 12, 500


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists from a thousand rows on, of which blocks hold less."""
    monkeypatch.setattr("index.legs.nearest.EXACT_ROWS", 999)
    monkeypatch.setattr("index.legs.nearest._BLOCK", 700)


def clustered(seed: int, rows: int) -> NDArray[np.float32]:
    # Around forty centres, as texts lie around subjects.
    random = np.random.default_rng(seed)
    centres = random.normal(size=(40, WIDTH))
    return unit(centres[random.integers(0, 40, size=rows)] + 0.4 * random.normal(size=(rows, WIDTH)))


def write(folder: Path, vectors: NDArray[np.float32], before: Path | None = None) -> NearestFacts | None:
    """Passages of three rows each, all of them new."""
    writer = DenseWriter(folder, before)
    writer.add(vectors, [3] * (len(vectors) // 3))
    return writer.close()


def lists_of(folder: Path) -> NDArray[np.int32]:
    found: NDArray[np.int32] = np.load(folder / LISTS_FILE)
    return found


@pytest.fixture
def vectors() -> NDArray[np.float32]:
    return clustered(1, 3 * PASSAGES)


@pytest.fixture
def folder(tmp_path: Path, vectors: NDArray[np.float32]) -> Path:
    write(tmp_path / "dense", vectors)
    return tmp_path / "dense"


def test_a_row_more_than_are_compared_parts_them_into_lists(tmp_path: Path) -> None:
    vectors = clustered(2, 1002)
    assert write(tmp_path / "many", vectors) is not None
    assert write(tmp_path / "few", vectors[:999]) is None
    assert read_facts(tmp_path / "few") is None
    assert sorted(path.name for path in (tmp_path / "few").iterdir()) == ["first_rows.npy", NEAREST, VECTORS]


def test_what_an_index_was_built_with_is_kept_beside_it(folder: Path) -> None:
    facts = read_facts(folder)
    nearest = faiss.read_index(str(folder / NEAREST))
    assert facts is not None
    assert facts.lists == nearest.nlist == int(LISTS * np.sqrt(3 * PASSAGES))
    assert facts.probes == nearest.nprobe <= facts.lists
    assert (facts.trained_rows, nearest.ntotal) == (3 * PASSAGES, 3 * PASSAGES)
    assert RECALL <= facts.recall <= 1
    assert lists_of(folder).tolist() == [
        lists.tolist() for lists in nearest.quantizer.search(np.load(folder / VECTORS), 1)[1][:, 0]
    ]


def test_the_recall_that_is_told_is_found_by_other_queries_too(folder: Path, vectors: NDArray[np.float32]) -> None:
    nearest = NearestRows.read(folder / NEAREST)
    met = []
    for query in clustered(1, 3 * PASSAGES + 60)[-60:]:
        wanted = set(np.argsort(-(vectors @ query))[:100].tolist())
        met.append(len(wanted & {*nearest.search(query, 100, None).tolist()}) / 100)
    assert np.mean(met) > RECALL - 0.03


@pytest.mark.parametrize("share", [0.004, 0.05, 0.5, 0.98, 1.0])
def test_under_a_filter_all_lists_are_looked_through(folder: Path, vectors: NDArray[np.float32], share: float) -> None:
    index = DenseIndex.read(folder)
    naive = NumpyIndex(vectors, np.arange(0, 3 * PASSAGES + 1, 3))
    random = np.random.default_rng(9)
    allowed = np.arange(PASSAGES) < max(1, share * PASSAGES)
    random.shuffle(allowed)
    for query in clustered(7, 8):
        everything = index.candidates(query, 3 * PASSAGES, Allowed(allowed, Conditions()))
        assert everything.tolist() == np.flatnonzero(allowed).tolist()
        found = index.candidates(query, 30, Allowed(allowed, Conditions())).tolist()
        wanted = naive.candidates(query, 30, allowed)
        # A byte a number puts neighbours in another order, so one at the edge may change places with the next.
        assert len({*found} - {*naive.candidates(query, 40, allowed)}) == 0
        assert len({*wanted} & {*found}) >= len(wanted) - 3


def test_a_row_finds_itself_first(folder: Path, vectors: NDArray[np.float32]) -> None:
    nearest = NearestRows.read(folder / NEAREST)
    assert len(nearest) == len(vectors)
    assert [int(nearest.search(vectors[row], 5, None)[0]) for row in range(0, 1500, 97)] == [*range(0, 1500, 97)]


def test_no_query_finds_more_rows_than_there_are_or_one_that_is_none(folder: Path) -> None:
    nearest = NearestRows.read(folder / NEAREST)
    permitted = np.zeros(3 * PASSAGES, dtype=np.bool_)
    permitted[[4, 1499]] = True
    query = clustered(3, 1)[0]
    assert sorted(nearest.search(query, 10, permitted).tolist()) == [4, 1499]
    assert nearest.search(np.full(WIDTH, np.nan, np.float32), 10, None).tolist() == []
    assert nearest.search(query, 10, np.zeros(3 * PASSAGES, dtype=np.bool_)).tolist() == []


def test_written_again_it_is_the_same_to_the_byte(folder: Path, tmp_path: Path, vectors: NDArray[np.float32]) -> None:
    write(tmp_path / "again", vectors)
    contents = [{path.name: path.read_bytes() for path in each.iterdir()} for each in (folder, tmp_path / "again")]
    assert contents[0] == contents[1]


def test_rows_that_are_copied_keep_their_lists_and_new_ones_join_them(
    folder: Path, tmp_path: Path, vectors: NDArray[np.float32]
) -> None:
    writer = DenseWriter(tmp_path / "after", folder)
    new = clustered(5, 6)
    writer.copy(3, 100)
    writer.add(new, [3, 3])
    writer.copy(100, PASSAGES)
    facts, before = writer.close(), read_facts(folder)
    assert facts is not None
    assert before is not None
    assert (facts.lists, facts.trained_rows) == (before.lists, before.trained_rows)
    lists = lists_of(tmp_path / "after")
    assert lists.tolist() == np.concatenate([lists_of(folder)[9:300], lists[291:297], lists_of(folder)[300:]]).tolist()
    parted = faiss.read_index(str(tmp_path / "after" / NEAREST))
    assert lists[291:297].tolist() == parted.quantizer.search(new, 1)[1][:, 0].tolist()
    rows = np.concatenate([vectors[9:300], new, vectors[300:]])
    assert np.load(tmp_path / "after" / VECTORS).tolist() == rows.tolist()
    nearest = NearestRows.read(tmp_path / "after" / NEAREST)
    assert [int(nearest.search(rows[row], 3, None)[0]) for row in (0, 290, 291, 296, 297, 1496)] == [
        0,
        290,
        291,
        296,
        297,
        1496,
    ]


def test_one_that_is_copied_whole_is_the_same_to_the_byte(folder: Path, tmp_path: Path) -> None:
    writer = DenseWriter(tmp_path / "after", folder)
    for first, end in ((0, 7), (7, 7), (7, PASSAGES)):
        writer.copy(first, end)
    writer.close()
    contents = [{path.name: path.read_bytes() for path in each.iterdir()} for each in (folder, tmp_path / "after")]
    assert contents[0] == contents[1]


@pytest.mark.parametrize(("rows", "stays"), [(1002, True), (2997, True), (3000, True), (3003, False)])
def test_centres_are_found_anew_when_the_index_has_doubled(
    folder: Path, tmp_path: Path, rows: int, stays: bool
) -> None:
    facts = write(tmp_path / "after", clustered(6, rows), before=folder)
    assert facts is not None
    assert facts.trained_rows == (3 * PASSAGES if stays else rows)


def test_centres_are_found_anew_when_the_index_has_halved(tmp_path: Path) -> None:
    vectors = clustered(8, 3000)
    write(tmp_path / "before", vectors)
    trained = []
    for rows in (1500, 1497, 900):
        writer = DenseWriter(tmp_path / str(rows), tmp_path / "before")
        writer.copy(0, rows // 3)
        facts = writer.close()
        trained.append(facts and facts.trained_rows)
    assert trained == [3000, 1497, None]


def test_an_index_that_grows_out_of_comparing_all_needs_no_lists_before(tmp_path: Path) -> None:
    write(tmp_path / "before", clustered(4, 900))
    writer = DenseWriter(tmp_path / "after", tmp_path / "before")
    writer.copy(0, 300)
    writer.add(clustered(5, 300), [3] * 100)
    facts = writer.close()
    assert facts is not None
    assert (facts.trained_rows, len(lists_of(tmp_path / "after"))) == (1200, 1200)


def test_rows_that_are_all_the_same_can_be_parted_and_found(tmp_path: Path) -> None:
    facts = write(tmp_path / "dense", np.repeat(clustered(1, 1), 1200, axis=0))
    assert facts is not None
    assert len(NearestRows.read(tmp_path / "dense" / NEAREST).search(clustered(1, 1)[0], 50, None)) == 50


def test_a_file_that_is_none_of_its_own_is_named(tmp_path: Path) -> None:
    (tmp_path / NEAREST).write_bytes(b"not an index")
    with pytest.raises(OSError, match=rf"^{tmp_path / NEAREST}: "):
        NearestRows.read(tmp_path / NEAREST)


@pytest.mark.parametrize("rows", [900, 1200])
def test_a_place_that_takes_no_file_is_named(tmp_path: Path, rows: int) -> None:
    (tmp_path / "dense").mkdir()
    np.save(tmp_path / "dense" / VECTORS, clustered(1, rows))
    (tmp_path / "dense" / NEAREST).mkdir()
    with pytest.raises(OSError, match=rf"{tmp_path / 'dense' / NEAREST}"):
        build_nearest(tmp_path / "dense", None, np.full(rows, -1))
