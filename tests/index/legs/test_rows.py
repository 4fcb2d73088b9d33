"""Rows on disk are those in memory, whoever asks for which; a file that is not whole is told by name."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.legs.rows import Rows, RowWriter, bounds
from tests.support.fakes_index import Interrupted

KINDS = [(np.float32, (3,)), (np.uint8, (5,)), (np.int64, ()), (np.uint16, ()), (np.float32, (2, 2))]


def some_rows(count: int, dtype: Any, shape: tuple[int, ...]) -> NDArray[Any]:
    return np.arange(count * int(np.prod(shape, dtype=int)), dtype=np.int64).astype(dtype).reshape(count, *shape)


def write(path: Path, *blocks: NDArray[Any]) -> Path:
    with RowWriter(path, blocks[0].dtype, blocks[0].shape[1:]) as writer:
        for each in blocks:
            writer.append(each)
    return path


def take(rows: Rows, spans: list[tuple[int, int]]) -> NDArray[Any]:
    starts, ends = (np.array([span[side] for span in spans], dtype=np.int64) for side in (0, 1))
    return rows.take(starts, ends)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[NDArray[Any], Rows]]:
    folder = tmp_path_factory.mktemp("rows")
    arrays = [some_rows(40, dtype, shape) for dtype, shape in KINDS]
    return [
        (array, Rows.open(write(folder / str(place), array[:7], array[7:7], array[7:])))
        for place, array in enumerate(arrays)
    ]


spans = st.lists(st.lists(st.integers(0, 40), min_size=2, max_size=2).map(sorted).map(tuple), max_size=8)


@given(spans=spans, kind=st.integers(0, len(KINDS) - 1))
def test_file_and_array_give_the_same_rows(
    files: list[tuple[NDArray[Any], Rows]], spans: list[tuple[int, int]], kind: int
) -> None:
    array, stored = files[kind]
    wanted = np.concatenate([array[:0], *(array[start:end] for start, end in spans)])
    for rows in (stored, Rows(array)):
        found = take(rows, spans)
        assert (found.dtype, found.shape, found.tolist()) == (array.dtype, wanted.shape, wanted.tolist())
        assert (len(rows), rows.shape, rows.dtype) == (40, array.shape, array.dtype)


@pytest.mark.skipif(not hasattr(os, "preadv"), reason="the file is mapped where the system has no such call")
def test_spans_that_follow_one_another_are_read_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, read, calls = Rows.open(write(tmp_path / "rows", some_rows(9, np.int64, ()))), os.preadv, []
    monkeypatch.setattr(os, "preadv", lambda file, into, at: calls.append(len(into[0])) or read(file, into, at))
    assert take(rows, [(0, 2), (2, 2), (2, 5), (6, 9), (0, 1)]).tolist() == [0, 1, 2, 3, 4, 6, 7, 8, 0]
    assert calls == [5 * 8, 3 * 8, 8]


@pytest.mark.parametrize(("lengths", "places"), [([], [0]), ([2, 0, 3], [0, 2, 2, 5])])
def test_bounds_by_hand(lengths: list[int], places: list[int]) -> None:
    found = bounds(np.array(lengths, dtype=np.int64))
    assert (found.tolist(), found.dtype) == (places, np.int64)


@pytest.mark.skipif(not hasattr(os, "preadv"), reason="the file is mapped where the system has no such call")
def test_a_system_that_reads_a_few_bytes_at_a_time_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, read = Rows.open(write(tmp_path / "rows", some_rows(9, np.int64, ()))), os.preadv
    monkeypatch.setattr(os, "preadv", lambda file, into, at: read(file, [into[0][:5]], at))
    assert take(rows, [(1, 4), (7, 9)]).tolist() == [1, 2, 3, 7, 8]


@pytest.mark.parametrize(("dtype", "shape"), KINDS)
def test_a_file_is_numpys_own_and_the_same_whatever_it_was_written_by(
    tmp_path: Path, dtype: Any, shape: tuple[int, ...]
) -> None:
    array = some_rows(11, dtype, shape)
    once, blocks = write(tmp_path / "once", array), write(tmp_path / "blocks", array[:4], array[4:])
    with RowWriter(tmp_path / "copied", dtype, shape) as writer:
        writer.copy(once, 0, 3)
        writer.copy(once, 3, 3)
        writer.copy(blocks, 3, 11)
    np.save(tmp_path / "numpy.npy", array)
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1
    assert np.load(once).tolist() == array.tolist()


def test_rows_are_copied_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.legs.rows._PIECE", 4)
    before = write(tmp_path / "before", some_rows(11, np.float32, (2,)))
    with RowWriter(tmp_path / "after", np.float32, (2,)) as writer:
        writer.copy(before, 1, 10)
    assert np.load(tmp_path / "after").tolist() == some_rows(11, np.float32, (2,))[1:10].tolist()


@pytest.mark.parametrize("shape", [(), (3,), (0,)])
def test_a_file_without_rows_can_be_opened(tmp_path: Path, shape: tuple[int, ...]) -> None:
    rows = Rows.open(write(tmp_path / "rows", np.zeros((0, *shape), np.float32)))
    assert take(rows, []).shape == take(rows, [(0, 0)]).shape == (0, *shape)


def test_rows_of_no_width_are_as_many_as_asked_for(tmp_path: Path) -> None:
    rows = Rows.open(write(tmp_path / "rows", np.zeros((4, 0), np.float32)))
    assert take(rows, [(1, 3)]).shape == (2, 0)


def test_rows_of_another_shape_are_not_written(tmp_path: Path) -> None:
    with (
        RowWriter(tmp_path / "rows", np.float32, (3,)) as writer,
        pytest.raises(ValueError, match=r"rows of shape \(2,\), wanted \(3,\)"),
    ):
        writer.append(np.zeros((1, 2)))


def test_what_was_interrupted_is_no_file_of_rows(tmp_path: Path) -> None:
    def write_half() -> None:
        with RowWriter(tmp_path / "rows", np.float32) as writer:
            writer.append(np.zeros(3))
            raise Interrupted("half way")

    with pytest.raises(Interrupted, match="half way"):
        write_half()
    with pytest.raises(ValueError, match="file contains pickled"):
        Rows.open(tmp_path / "rows")


def test_a_file_that_was_cut_off_before_it_was_opened_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "rows", some_rows(9, np.int64, ()))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises((OSError, ValueError), match=r"."):
        Rows.open(path)


@pytest.mark.skipif(not hasattr(os, "preadv"), reason="the file is mapped where the system has no such call")
def test_a_file_that_was_cut_off_while_open_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = write(tmp_path / "rows", some_rows(9, np.int64, ()))
    rows = Rows.open(path)
    os.truncate(path, path.stat().st_size - 12)
    assert take(rows, [(0, 7)]).tolist() == list(range(7))
    for spans in ([(6, 9)], [(8, 9)], [(0, 1), (7, 8)]):
        with pytest.raises(OSError, match=rf"^{path} ends before its last row$"):
            take(rows, spans)


def test_several_threads_read_at_once(tmp_path: Path) -> None:
    array = some_rows(5000, np.float32, (16,))
    rows = Rows.open(write(tmp_path / "rows", array))

    def ask(seed: int) -> bool:
        starts = np.random.default_rng(seed).integers(0, 4990, size=50)
        found = rows.take(starts, starts + 7)
        return np.array_equal(found, np.concatenate([array[start : start + 7] for start in starts]))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(200)))
