"""What readers of names in running text share: how names are looked up, and which of those found count."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar

from corpus.documents import Span

GOES_ON = re.compile(r"[\u0e30-\u0e3a\u0e45-\u0e4e]")
"""Marks, vowels and signs that begin no Thai word: a name before one of them is the beginning of another word."""


class Match(Protocol):
    """Something found in a text. span: where."""

    @property
    def span(self) -> Span: ...


Found = TypeVar("Found", bound=Match)


def lengths_by_beginning(names: Iterable[str], letters: int) -> dict[str, tuple[int, ...]]:
    """By the first `letters` letters of `names` how long those are that begin so, the longest first: what begins like
    none is passed over at once. Shorter names are left out."""
    found: dict[str, set[int]] = defaultdict(set)
    for name in names:
        if len(name) >= letters:
            found[name[:letters]].add(len(name))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def longest_apart(found: Iterable[Found]) -> list[Found]:
    """Those of `found`, none of which is empty, that overlap no longer one, the longest first, of equals the first in
    the text."""
    kept: list[Found] = []
    found = list(found)
    if len(found) < 2:
        return found
    offset = min(each.span[0] for each in found)
    taken = bytearray(max(each.span[1] for each in found) - offset)
    for each in sorted(found, key=lambda match: (match.span[0] - match.span[1], match.span)):
        start, end = (place - offset for place in each.span)
        # None that was kept is shorter, so that one which overlaps has its first letter or its last.
        if not (taken[start] or taken[end - 1]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(each)
    return kept
