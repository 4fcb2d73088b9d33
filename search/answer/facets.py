"""What can be filtered by: over the whole index, and how an answer is spread over it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus import Case, fold_name, merge_names, read_criteria
from index import NO_ITEM, Library
from search.results import FacetCount, Facets

FACETS = ("category", "item", "year", "agency", "agency_type")
"""The facets, by the names of the filters. A passage has one value in each, or none, but of items several: so the
counts of all but item add up to all passages."""


def read_facets(cases: Sequence[Case], items: tuple[str, ...]) -> Facets:
    """The values of `cases`, of which the introductions of books have no agency; `items` that any passage evidences."""
    return Facets(
        categories=tuple(sorted({case.category for case in cases if case.category is not None})),
        years=tuple(sorted({case.year for case in cases if case.year is not None}, reverse=True)),
        agencies=merge_names(in_thai_order({case.agency for case in cases if case.category is not None})),
        agency_types=merge_names(in_thai_order({case.agency_type for case in cases if case.agency_type})),
        items=items,
    )


def in_thai_order(words: Iterable[str]) -> tuple[str, ...]:
    """`words` as in a Thai dictionary: a leading vowel counts after its consonant, tone marks only between words
    otherwise equal."""
    return tuple(sorted(words, key=_dictionary_key))


def _dictionary_key(word: str) -> tuple[str, str]:
    return re.sub("[\u0e47-\u0e4e]", "", re.sub("([เแโใไ])([ก-ฮ])", r"\2\1", word)), word


def count_facets(library: Library, places: NDArray[np.int64]) -> dict[str, tuple[FacetCount, ...]]:
    """Of the passages `places` of an answer, in any order, how many and of how many cases have each value of each
    facet; most passages first, ties by value, last those without a value. Values that no passage has are left out."""
    owners = library.tables.owners[places]
    numbers, passages = np.unique(owners, return_counts=True)
    cases = [(library.cases[number], held) for number, held in zip(numbers.tolist(), passages.tolist(), strict=True)]
    values = {
        "category": [(case.category, held) for case, held in cases],
        "year": [(case.year, held) for case, held in cases],
        "agency": [(case.agency if case.category is not None else None, held) for case, held in cases],
        "agency_type": [(case.agency_type or None, held) for case, held in cases],
    }
    items = _count(_item_values(library.tables.items[places], owners))
    return {name: items if name == "item" else _count(values[name]) for name in FACETS}


def _item_values(items: NDArray[np.int8], owners: NDArray[np.int32]) -> Iterator[tuple[str | None, int]]:
    # Of each case each of its passages' items, None for passages without any, and how many passages have it.
    codes = [item.code for item in read_criteria().items]
    ranks, held = np.nonzero((items != NO_ITEM).T)
    bare = (items == NO_ITEM).all(axis=1)
    pairs = np.stack(
        [
            np.concatenate([owners[held], owners[bare]]),
            np.concatenate([items[held, ranks], np.full(int(bare.sum()), NO_ITEM)]),
        ]
    )
    found, counts = np.unique(pairs, axis=1, return_counts=True)
    for item, count in zip(found[1].tolist(), counts.tolist(), strict=True):
        yield (None if item == NO_ITEM else codes[item]), count


def _count(values: Iterable[tuple[str | int | None, int]]) -> tuple[FacetCount, ...]:
    # values: of one case each, with how many of its passages have it. A name counts in whatever spelling; it is shown
    # in the one that most passages have.
    spellings: dict[str | int | None, Counter[str | int | None]] = {}
    cases: Counter[str | int | None] = Counter()
    for value, passages in values:
        folded = fold_name(value) if isinstance(value, str) else value
        spellings.setdefault(folded, Counter())[value] += passages
        cases[folded] += 1
    counts = [
        FacetCount(
            value=min(spelt, key=lambda value: (-spelt[value], str(value))),
            passages=spelt.total(),
            cases=cases[folded],
        )
        for folded, spelt in spellings.items()
    ]
    return tuple(sorted(counts, key=lambda count: (count.value is None, -count.passages, str(count.value))))
