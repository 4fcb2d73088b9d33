"""Many rankings of the same queries on one index, each query read and compared once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from index import DenseIndex, LateInteractionIndex
from search import SearchEngine
from search.query import Encoded, Queries, QueryReader
from search.ranking import Ranking, scores

_Compared = tuple[NDArray[np.float64], NDArray[np.int64]]


@contextmanager
def remember_comparisons(engine: SearchEngine) -> Iterator[None]:
    """Within it `engine` reads each query once, and compares it once with all its passages, whatever the ranking; ask
    no other engine. Scores are those of the program: a passage's do not depend on which others are compared."""
    compare, read = scores._encoded_scores, QueryReader.read
    every = range(engine.passage_count)
    compared: dict[tuple[bytes, float, float], _Compared] = {}

    def compare_once(
        dense: DenseIndex, tokens: LateInteractionIndex, encoded: Encoded, places: Sequence[int], ranking: Ranking
    ) -> _Compared:
        key = encoded.vector.tobytes(), ranking.windows, ranking.tokens
        if key not in compared:
            compared[key] = compare(dense, tokens, encoded, every, ranking)
        whole, windows = compared[key]
        rows = np.array(places, dtype=np.int64)
        return whole[rows], windows[rows]

    @cache
    def read_once(reader: QueryReader, text: str, suggestion: bool, respelling: bool) -> Queries:
        return read(reader, text, suggestion=suggestion, respelling=respelling)

    def read_as_asked(reader: QueryReader, text: str, *, suggestion: bool, respelling: bool) -> Queries:
        return read_once(reader, text, suggestion, respelling)

    with (
        mock.patch.object(scores, "_encoded_scores", compare_once),
        mock.patch.object(QueryReader, "read", read_as_asked),
    ):
        yield
