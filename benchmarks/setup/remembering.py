"""Many rankings of the same queries on one index, each query read and met with all tokens once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from index import CodedQuery, LateInteractionIndex, PassageTokens
from search import SearchEngine
from search.query import Queries, QueryReader


class _Remembered:
    # The tokens of some passages, which are asked of what all passages were found to have.

    def __init__(
        self, every: PassageTokens, known: dict[bytes, NDArray[np.float64]], places: NDArray[np.int64]
    ) -> None:
        self._every, self._known, self._places = every, known, places

    def met(self, queries: Sequence[CodedQuery]) -> list[NDArray[np.float64]]:
        keys = [query.codes.tobytes() for query in queries]
        for key, query in zip(keys, queries, strict=True):
            if key not in self._known:
                (self._known[key],) = self._every.met([query])
        return [self._known[key][self._places] for key in keys]


@contextmanager
def remember_comparisons(engine: SearchEngine) -> Iterator[None]:
    """Within it `engine` reads each query once, and meets it once with the tokens of all its passages, whatever the
    ranking; ask no other engine. Scores are those of the program: products of tokens are exact, so that a passage's do
    not depend on which others are met."""
    read_tokens, read = LateInteractionIndex.read_tokens, QueryReader.read
    known: dict[bytes, NDArray[np.float64]] = {}

    @cache
    def every(index: LateInteractionIndex) -> PassageTokens:
        return read_tokens(index, range(engine.passage_count))

    def read_remembered(index: LateInteractionIndex, passages: Sequence[int] | NDArray[np.integer]) -> _Remembered:
        return _Remembered(every(index), known, np.asarray(passages, dtype=np.int64))

    @cache
    def read_once(reader: QueryReader, text: str, suggestion: bool, respelling: bool) -> Queries:
        return read(reader, text, suggestion=suggestion, respelling=respelling)

    def read_as_asked(reader: QueryReader, text: str, *, suggestion: bool, respelling: bool) -> Queries:
        return read_once(reader, text, suggestion, respelling)

    with (
        mock.patch.object(LateInteractionIndex, "read_tokens", read_remembered),
        mock.patch.object(QueryReader, "read", read_as_asked),
    ):
        yield
