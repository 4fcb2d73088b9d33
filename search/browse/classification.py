"""Texts of any origin to the PMQA items they evidence, by the same model as passages of the index."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus import Line, cut_windows, join_lines, repair_lines
from index import Encoder, ItemLink, open_item_model


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """A text and its items. text: repaired and joined as a passage is, which the spans of `items` count in.

    items: all of them, best first, ties by code.
    """

    text: str
    items: tuple[ItemLink, ...]


def classify(texts: Sequence[str], encoder: Encoder) -> tuple[Classified, ...]:
    """Each text, repaired first, with its items; no texts give none. Raises ModelError."""
    if not texts:
        return ()
    model = open_item_model(encoder.identity, encoder.encode_passages)
    joined = [_joined(text) for text in texts]
    windows = [cut_windows(text) for text in joined]
    vectors = encoder.encode_passages(
        [text[start:end].strip() for text, spans in zip(joined, windows, strict=True) for start, end in spans]
    )
    rows = np.cumsum([0, *map(len, windows)])
    return tuple(
        Classified(text=text, items=model.rank(text, spans, vectors[first : first + len(spans)]))
        for text, spans, first in zip(joined, windows, rows, strict=False)
    )


def _joined(text: str) -> str:
    repaired = repair_lines(text.replace("\r\n", "\n").split("\n"))
    return join_lines([Line(number=number, text=each.text) for number, each in enumerate(repaired, 1)])
