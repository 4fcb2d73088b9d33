"""Rows of numbers on disk: written one after the other, read where they are asked for.

They are read, not mapped: what a process has touched of a mapped file counts as its memory until the system wants it
back, and a file that has become shorter would end the process instead of being an error.
"""

import os
import weakref
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import numpy as np
from numpy.lib import format as npy
from numpy.typing import DTypeLike, NDArray

_PIECE = 100_000

_HEADER = 128
"""Bytes before the first row: what NumPy's header takes, whatever the number of rows."""


class RowWriter:
    """A new .npy file at `path` of rows of `shape` each, whose number is known when the last one is written. Raises
    OSError."""

    def __init__(self, path: Path, dtype: DTypeLike, shape: Sequence[int] = ()) -> None:
        self._file = path.open("wb")
        weakref.finalize(self, _abandon, self._file)
        self._file.write(bytes(_HEADER))
        self._dtype, self._shape, self.rows = np.dtype(dtype), tuple(shape), 0

    def append(self, rows: NDArray[Any]) -> None:
        """Write `rows`, (rows, *shape)."""
        if rows.shape[1:] != self._shape:
            raise ValueError(f"rows of shape {rows.shape[1:]}, wanted {self._shape}")
        self._file.write(np.ascontiguousarray(rows, dtype=self._dtype).data)
        self.rows += len(rows)

    def copy(self, path: Path, start: int, end: int) -> None:
        """Write the rows from `start` up to `end` of the file `path`, piece by piece."""
        rows = np.load(path, mmap_mode="r")
        for first in range(start, end, _PIECE):
            self.append(rows[first : min(first + _PIECE, end)])

    def __enter__(self) -> "RowWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._file:
            if kind is None:
                self._file.seek(0)
                shape = (self.rows, *self._shape)
                header = {"descr": npy.dtype_to_descr(self._dtype), "fortran_order": False, "shape": shape}
                npy.write_array_header_1_0(self._file, header)
                if self._file.tell() != _HEADER:
                    raise AssertionError(f"a header of {self._file.tell()} bytes")


def _abandon(file: BinaryIO) -> None:
    # Of a writer that was not finished; what of it the disk refused has been told.
    with suppress(OSError):
        file.close()


class Rows:
    """Rows of numbers: `array`, or what `RowWriter` wrote (`open`). Safe for several threads."""

    def __init__(self, array: NDArray[Any]) -> None:
        self._array: NDArray[Any] | None = array
        self._path, self._offset, self._descriptor = Path(), 0, -1
        self.shape, self.dtype = array.shape, array.dtype

    @classmethod
    def open(cls, path: Path) -> "Rows":
        """The rows in the file `path`. Raises OSError, ValueError when it is no such file or not whole."""
        mapped = np.load(path, mmap_mode="r")
        self = cls(mapped)
        self._path = path
        if hasattr(os, "preadv"):  # Windows has no such call, and maps the file
            self._array = None
            self._offset = int(mapped.offset)
            self._descriptor = os.open(path, os.O_RDONLY)
            weakref.finalize(self, os.close, self._descriptor)
        return self

    def __len__(self) -> int:
        return int(self.shape[0])

    def take(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[Any]:
        """The rows from each of `starts` up to the one of `ends`, (spans,) each, one span after the other. Raises
        OSError."""
        lengths = ends - starts
        places = bounds(lengths)
        if self._array is not None:
            rows = np.repeat(starts - places[:-1], lengths) + np.arange(places[-1])
            held: NDArray[Any] = self._array[rows]
            return held
        found = np.empty((int(places[-1]), *self.shape[1:]), dtype=self.dtype)
        if found.size:
            self._read(found.data.cast("B"), starts, places)
        return found

    def _read(self, target: memoryview, starts: NDArray[np.int64], places: NDArray[np.int64]) -> None:
        row = self.dtype.itemsize * int(np.prod(self.shape[1:], dtype=np.int64))
        # Spans that follow one another in the file are read at once.
        joins = np.flatnonzero(starts[1:] != starts[:-1] + np.diff(places)[:-1]) + 1
        firsts = np.concatenate(([0], joins))
        begins = places[firsts] * row
        ends = np.concatenate((begins[1:], places[-1:] * row))
        froms = self._offset + starts[firsts] * row
        for begin, end, at in zip(begins.tolist(), ends.tolist(), froms.tolist(), strict=True):
            while begin < end:
                count = os.preadv(self._descriptor, [target[begin:end]], at)
                if not count:
                    raise OSError(f"{self._path} ends before its last row")
                begin, at = begin + count, at + count


def bounds(lengths: NDArray[np.integer]) -> NDArray[np.int64]:
    """Where each of stretches of these `lengths` begins, one behind the other, and where the last ends, (stretches +
    1,)."""
    found = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=found[1:])
    return found
