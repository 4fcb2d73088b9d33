"""Searches in the two collections of a generation that are searched, its rows and its passages."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.legs import Conditions, Found, Places
from index.remote.fields import expression_of, narrow, partitions_of
from index.remote.layout import TERMS, VECTOR, Collections
from index.remote.milvus import Milvus, Neighbours

LARGEST_RESULT = 16_384
"""Rows that Milvus gives at most."""


class RemoteSearch:
    """Searches in the two collections that are searched. years: that cases have, a partition each."""

    def __init__(self, milvus: Milvus, names: Collections, years: Collection[int]) -> None:
        self._milvus, self._names, self._years = milvus, names, years

    def nearest(self, query: NDArray[np.float32], rows: int, probes: int, conditions: Conditions | None) -> Places:
        """The passages of the `rows` rows nearest to `query`; probes: the lists to look through, 0 where there are
        none."""
        parameters = {"nprobe": probes} if probes else {}
        found = self._search(self._names.rows, VECTOR, query, rows, conditions, parameters, "passage")
        return np.unique(np.array(found.keys, dtype=np.int64))

    def worded(self, weights: Mapping[int, float], count: int, conditions: Conditions | None) -> Found:
        """The passages with the largest sums of weight times what is stored of the term."""
        if not weights:
            return Found(np.zeros(0, np.int64), np.zeros(0, np.float32))
        found = self._search(self._names.passages, TERMS, dict(weights), count, conditions, {}, "key")
        places, scores = np.array(found.keys, dtype=np.int64), np.array(found.scores, dtype=np.float32)
        order = np.lexsort((places, -scores))
        order = order[scores[order] > 0]
        return Found(places[order], scores[order])

    def with_all(self, terms: Sequence[int], most: int) -> Places:
        """The first `most` passages that have all of these terms, ascending."""
        # Which of many Milvus gives is not said, so the first are chosen here.
        found = self._milvus.query(self._names.passages, _has_all(terms), ["key"], LARGEST_RESULT)
        return np.sort(np.array([int(each["key"]) for each in found], dtype=np.int64))[:most]

    def count_with_all(self, terms: Sequence[int]) -> int:
        """How many passages have all of these terms."""
        return self._milvus.count(self._names.passages, _has_all(terms))

    def _search(
        self,
        collection: str,
        field: str,
        vector: NDArray[np.float32] | dict[int, float],
        limit: int,
        conditions: Conditions | None,
        parameters: Mapping[str, int],
        output: str,
    ) -> Neighbours:
        asked = narrow(conditions or Conditions(), self._years)
        if limit < 1 or asked is None:
            return Neighbours([], [])
        return self._milvus.search(
            collection,
            field,
            vector,
            min(limit, LARGEST_RESULT),
            expression_of(asked),
            partitions=partitions_of(asked),
            parameters=parameters,
            output=output,
        )


def _has_all(terms: Sequence[int]) -> str:
    return f"array_contains_all(held, {sorted(terms)})"
