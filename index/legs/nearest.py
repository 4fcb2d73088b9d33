"""Which rows are nearest to a query, by FAISS.

All rows are compared with it while there are few. From EXACT_ROWS on they are parted into lists around centres (an
inverted file; Jégou, Douze and Schmid, 2011), a byte a number, and only the lists nearest to a query are looked
through.

How many lists are looked through is measured when the centres are found, on means of its rows: the fewest that find
RECALL of what a comparison with all rows finds. Rows keep their lists when others come or go, so a passage more costs
the centres nothing; they are found anew when the index has grown or shrunk to GROWN times as many rows.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import faiss as _faiss
import numpy as np
from numpy.typing import NDArray

from index.legs.rows import RowWriter

faiss: Any = _faiss
"""Its types know a part of it."""

VECTORS, NEAREST, LISTS_FILE, FACTS_FILE = "vectors.npy", "nearest.faiss", "lists.npy", "nearest.json"
"""Files of the dense leg: the rows, and three made of them; the last two where there are lists."""

EXACT_ROWS = 30_000
"""Up to here all rows are compared: docs/performance.md has the times of both ways."""

RECALL, RECALL_DEPTH, RECALL_QUERIES, MIXED = 0.995, 100, 256, 3
"""Of the RECALL_DEPTH rows nearest to each of RECALL_QUERIES vectors, the share that must be found. A vector is the
mean of MIXED rows: so it lies about as far from all rows as a query does, where a row itself has its like around it and
would be content with a few lists (docs/performance.md)."""

FETCHED = 400
"""Rows among which they must be, as many as a search takes: a byte a number tells near from nearest badly."""

LISTS = 4
"""Times the square root of the rows there are lists: what FAISS's guidelines say."""

TRAINED_ON, ROUNDS = 40, 8
"""Rows for each centre, and rounds, that the centres are found by; more change the recall by less than the measure of
it tells."""

GROWN = 2
"""See above."""

_BLOCK = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class NearestFacts:
    """What an index of lists was built with. lists: how many; probes: how many of them are looked through; recall: what
    was measured with these, 0 to 1; trained_rows: how many rows there were when the centres were found."""

    lists: int
    probes: int
    recall: float
    trained_rows: int


class NearestRows:
    """Rows by their numbers; made by `of`, or read from what `build_nearest` wrote."""

    def __init__(self, nearest: Any) -> None:
        self._nearest = nearest
        self._has_lists = isinstance(nearest, faiss.IndexIVF)

    @classmethod
    def of(cls, vectors: NDArray[np.float32]) -> "NearestRows":
        """Of `vectors` (rows, dimensions), all of which are compared with every query."""
        nearest = faiss.IndexFlatIP(vectors.shape[1])
        nearest.add(vectors)
        return cls(nearest)

    @classmethod
    def read(cls, path: Path) -> "NearestRows":
        """Those in the file `path`, which is mapped. Raises OSError."""
        try:
            return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
        except RuntimeError as exc:  # all that faiss says of a file that is none of its own
            raise OSError(f"{path}: {str(exc).splitlines()[0]}") from exc

    def __len__(self) -> int:
        return int(self._nearest.ntotal)

    def search(self, query: NDArray[np.float32], rows: int, permitted: NDArray[np.bool_] | None) -> NDArray[np.int64]:
        """The numbers of the `rows` rows nearest to `query` (dimensions,), the nearest first; fewer where fewer were
        met. permitted: (rows,) which may come; None for all. With it all lists are looked through: which of them hold
        what is permitted is not known."""
        parameters = None
        if permitted is not None:
            selector = faiss.IDSelectorBitmap(np.packbits(permitted, bitorder="little"))
            parameters = (
                faiss.SearchParametersIVF(sel=selector, nprobe=self._nearest.nlist)
                if self._has_lists
                else faiss.SearchParameters(sel=selector)
            )
        _, found = self._nearest.search(query[None, :], rows, params=parameters)
        # faiss pads with -1, which would be read as the last row.
        kept: NDArray[np.int64] = found[0][found[0] >= 0]
        return kept


def build_nearest(folder: Path, before: Path | None, kept: NDArray[np.int64]) -> NearestFacts | None:
    """Write the index of the rows in `folder` (VECTORS) beside them; what it was built with, None where all
    rows are compared.

    before: the folder of an index that holds some of the rows already, None for none; kept: (rows,) the number that
    each row has there, -1 for new ones. Raises OSError.
    """
    vectors = np.load(folder / VECTORS, mmap_mode="r")
    if len(vectors) <= EXACT_ROWS:
        nearest = faiss.IndexFlatIP(vectors.shape[1])
        for block in _blocks(vectors):
            nearest.add(block)
        _write(nearest, folder / NEAREST)
        return None
    trained = _still_good(before, len(vectors))
    if before is None or trained is None:
        nearest, lists = _train(vectors), np.full(len(vectors), -1, dtype=np.int32)
    else:
        nearest = faiss.read_index(str(before / NEAREST))
        nearest.reset()
        lists = np.where(kept >= 0, np.load(before / LISTS_FILE)[np.maximum(kept, 0)], -1).astype(np.int32)
    _fill(nearest, vectors, lists)
    facts = trained or NearestFacts(
        lists=nearest.nlist, recall=_choose_probes(nearest, vectors), probes=nearest.nprobe, trained_rows=len(vectors)
    )
    _write(nearest, folder / NEAREST)
    with RowWriter(folder / LISTS_FILE, np.int32) as written:
        written.append(lists)
    (folder / FACTS_FILE).write_text(json.dumps(asdict(facts), sort_keys=True), encoding="utf-8")
    return facts


def read_facts(folder: Path) -> NearestFacts | None:
    """What the index in `folder` was built with, None where all rows are compared."""
    path = folder / FACTS_FILE
    return NearestFacts(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def _still_good(before: Path | None, rows: int) -> NearestFacts | None:
    facts = read_facts(before) if before is not None else None
    return facts if facts is not None and facts.trained_rows / GROWN <= rows <= facts.trained_rows * GROWN else None


def _train(vectors: NDArray[np.float32]) -> Any:
    # By distances, which order unit vectors as their products do.
    count = int(LISTS * np.sqrt(len(vectors)))
    nearest = faiss.index_factory(vectors.shape[1], f"IVF{count},SQ8", faiss.METRIC_L2)
    nearest.cp.niter, nearest.cp.max_points_per_centroid = ROUNDS, TRAINED_ON
    chosen = np.unique(np.linspace(0, len(vectors) - 1, min(len(vectors), count * TRAINED_ON)).astype(np.int64))
    nearest.train(np.ascontiguousarray(vectors[chosen]))
    return nearest


def _fill(nearest: Any, vectors: NDArray[np.float32], lists: NDArray[np.int32]) -> None:
    for start in range(0, len(vectors), _BLOCK):
        block = np.ascontiguousarray(vectors[start : start + _BLOCK])
        chosen = lists[start : start + _BLOCK].astype(np.int64)
        if (new := np.flatnonzero(chosen < 0)).size:
            chosen[new] = nearest.quantizer.search(block[new], 1)[1][:, 0]
        lists[start : start + _BLOCK] = chosen
        numbers = np.arange(start, start + len(block), dtype=np.int64)
        nearest.add_core(len(block), faiss.swig_ptr(block), faiss.swig_ptr(numbers), faiss.swig_ptr(chosen))


def _choose_probes(nearest: Any, vectors: NDArray[np.float32]) -> float:
    # Sets how many lists are looked through; what they find.
    random = np.random.default_rng(0)
    mixed = vectors[np.sort(random.integers(len(vectors), size=MIXED * RECALL_QUERIES))]
    mixed = mixed[random.permutation(len(mixed))].reshape(RECALL_QUERIES, MIXED, -1).sum(axis=1)
    queries = mixed / np.maximum(np.linalg.norm(mixed, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    wanted = _exact(queries, vectors, RECALL_DEPTH)
    probes, recall = max(1, nearest.nlist // 64), 0.0
    while True:
        nearest.nprobe = min(probes, nearest.nlist)
        found = nearest.search(queries, FETCHED)[1]
        met = [len({*ours} & {*all_}) for ours, all_ in zip(found.tolist(), wanted.tolist(), strict=True)]
        recall = float(np.mean(met)) / RECALL_DEPTH
        if recall >= RECALL or probes >= nearest.nlist:
            return round(recall, 4)
        probes = -(-probes * 9 // 8)


def _exact(queries: NDArray[np.float32], vectors: NDArray[np.float32], depth: int) -> NDArray[np.int64]:
    best = faiss.ResultHeap(len(queries), depth, keep_max=True)
    for number, block in enumerate(_blocks(vectors)):
        scores, places = faiss.knn(queries, block, min(depth, len(block)), metric=faiss.METRIC_INNER_PRODUCT)
        best.add_result(scores, places + number * _BLOCK)
    best.finalize()
    found: NDArray[np.int64] = best.I
    return found


def _blocks(vectors: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    return (np.ascontiguousarray(vectors[start : start + _BLOCK]) for start in range(0, len(vectors), _BLOCK))


def _write(nearest: Any, path: Path) -> None:
    try:
        faiss.write_index(nearest, str(path))
    except RuntimeError as exc:  # all that faiss says of a full disk
        raise OSError(f"{path}: {str(exc).splitlines()[0]}") from exc
