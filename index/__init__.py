"""Passages to vectors and postings on disk; open them, ask them. Knows corpus."""

from index.building import FileReport, Outcome, ReadingProgress, ingest, rebuild, remove
from index.errors import DamagedIndex, IndexLocked, IndexNotWritable, IndexProblem, ModelError, NoIndex, OutdatedIndex
from index.items import (
    ITEMS_VERSION,
    MOST_LINKS,
    Calibration,
    ItemLink,
    ItemModel,
    Signals,
    blend_signals,
    head_by_similarity,
    is_trained_for,
    open_item_model,
    score_items,
)
from index.legs import DenseIndex, LanguageShift, LateInteractionIndex, LexicalIndex, Whitening, parallel_texts
from index.model import BUNDLED, Encoder, Progress, VectorCache
from index.passage_texts import context_text, passage_terms, text_terms, window_texts
from index.store import Generation, Library, Recipe, Store

__all__ = [
    "BUNDLED",
    "ITEMS_VERSION",
    "MOST_LINKS",
    "Calibration",
    "DamagedIndex",
    "DenseIndex",
    "Encoder",
    "FileReport",
    "Generation",
    "IndexLocked",
    "IndexNotWritable",
    "IndexProblem",
    "ItemLink",
    "ItemModel",
    "LanguageShift",
    "LateInteractionIndex",
    "LexicalIndex",
    "Library",
    "ModelError",
    "NoIndex",
    "Outcome",
    "OutdatedIndex",
    "Progress",
    "ReadingProgress",
    "Recipe",
    "Signals",
    "Store",
    "VectorCache",
    "Whitening",
    "blend_signals",
    "context_text",
    "head_by_similarity",
    "ingest",
    "is_trained_for",
    "open_item_model",
    "parallel_texts",
    "passage_terms",
    "rebuild",
    "remove",
    "score_items",
    "text_terms",
    "window_texts",
]
