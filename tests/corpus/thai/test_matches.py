"""Which of the names found in a text count."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from corpus.thai import longest_apart


@dataclass(frozen=True)
class Found:
    span: Span


spans = st.tuples(st.integers(0, 40), st.integers(1, 8)).map(lambda drawn: (drawn[0], drawn[0] + drawn[1]))


@given(st.lists(spans.map(Found), max_size=30))
def test_one_is_kept_unless_it_overlaps_a_longer_or_an_earlier_one_that_is(found: list[Found]) -> None:
    kept: list[Span] = []
    for start, end in sorted((each.span for each in found), key=lambda span: (span[0] - span[1], span)):
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end))
    assert [each.span for each in longest_apart(found)] == kept
