"""What is asked for one text, and how each of it is encoded."""

import numpy as np
import pytest

from index import LanguageShift, LexicalIndex, Words
from search.query import QueryReader
from tests.support.fakes_search import TableEncoder

# What English adds to a query is the first direction.
SHIFT = LanguageShift(
    passages=np.zeros(2, dtype=np.float32),
    queries=np.array([0.6, 0.0], dtype=np.float32),
    tokens=np.zeros(2, dtype=np.float32),
)


def test_each_wording_loses_the_language_that_it_is_in() -> None:
    # (0.6, 0.8) less (0.6, 0) is (0, 0.8), in unit length (0, 1); Thai stays.
    encoder = TableEncoder({}, default=(0.6, 0.8))
    reader = QueryReader(LexicalIndex.of([("แพะ",)]), SHIFT, encoder, Words.of({}))
    (query,) = reader.read("goats", suggestion=False, respelling=False).all
    assert encoder.asked == ["goats", "แพะ"]
    assert query.official is not None
    assert query.vector.tolist() == pytest.approx([0.0, 1.0], abs=1e-6)
    assert query.official.vector.tolist() == pytest.approx([0.6, 0.8], abs=1e-6)


def test_what_was_encoded_is_remembered_in_either_wording() -> None:
    encoder = TableEncoder({})
    reader = QueryReader(LexicalIndex.of([("แพะ",)]), SHIFT, encoder, Words.of({}))
    for text in ("goats", "แพะ", "goats"):
        reader.read(text, suggestion=False, respelling=False)
    assert encoder.asked == ["goats", "แพะ"]
