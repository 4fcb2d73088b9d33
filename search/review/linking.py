"""The passages of a report to the items they evidence, as passages of the index were linked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Passage, declared_items
from index import Encoder, ItemLink, ItemModel, window_texts
from search.review.telling import tells_nothing

BATCH = 192
"""Windows encoded at a time, about: a second's work, so that progress moves, and enough that those of one length are
together."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Linked:
    """A passage of a report. links: its items, best first. vectors: (windows, dimensions) of its windows in order, unit
    length."""

    passage: Passage
    links: tuple[ItemLink, ...]
    vectors: NDArray[np.float32]

    def link(self, code: str) -> ItemLink | None:
        """The link to the item `code`, None when it evidences another."""
        return next((link for link in self.links if link.code == code), None)


def link_passages(
    passages: Sequence[Passage], encoder: Encoder, model: ItemModel, progress: Callable[[int, int], None]
) -> tuple[Linked, ...]:
    """Each of `passages` with its links, in order; what tells nothing has those alone that a heading declares. Their
    windows are encoded once, and the vectors kept nowhere else.

    progress: told how many of the passages are done. Raises ModelError.
    """
    found: list[Linked] = []
    for batch in _batches(passages):
        progress(len(found), len(passages))
        vectors = encoder.encode_passages([text for passage in batch for text in window_texts(passage)])
        ends = np.cumsum([len(passage.windows) for passage in batch])
        for passage, own in zip(batch, np.split(vectors, ends[:-1]), strict=True):
            declared = declared_items((*passage.path, passage.section))
            links = model.link(passage.text, passage.windows, own, declared)
            if tells_nothing(passage.text, is_first=not found):
                links = tuple(link for link in links if link.declared)
            found.append(Linked(passage=passage, links=links, vectors=own))
    progress(len(found), len(passages))
    return tuple(found)


def _batches(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    batch: list[Passage] = []
    held = 0
    for passage in passages:
        batch.append(passage)
        held += len(passage.windows)
        if held >= BATCH:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
