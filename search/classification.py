"""Texts to the PMQA items they speak of: a first version, by similarity to the items' descriptions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus import read_criteria, repair_text
from index import Encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemScore:
    """code: of the item; score: cosine of the text's vector and the vector of the item's Thai description."""

    code: str
    score: float


def classify(texts: Sequence[str], encoder: Encoder) -> list[tuple[ItemScore, ...]]:
    """For each text, repaired first, all items, best first, ties by code; no texts give no rows."""
    if not texts:
        return []
    items = read_criteria().items
    described = encoder.encode_passages([item.about_th for item in items])
    vectors = encoder.encode_passages([" ".join(repair_text(text).text.split()) for text in texts])
    return [_ranked([item.code for item in items], row) for row in np.asarray(vectors @ described.T)]


def _ranked(codes: Sequence[str], cosines: Sequence[float]) -> tuple[ItemScore, ...]:
    scores = (ItemScore(code=code, score=float(cosine)) for code, cosine in zip(codes, cosines, strict=True))
    return tuple(sorted(scores, key=lambda item: (-item.score, item.code)))
