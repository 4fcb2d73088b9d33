"""Passages to vectors and postings on disk; open them, ask them. Knows corpus."""

from index.bundled import BUNDLED
from index.context import context_text, passage_terms, text_terms, window_texts
from index.dense import DenseIndex, DenseScore
from index.encoder import Encoder, Progress
from index.errors import (
    DamagedIndex,
    IndexLocked,
    IndexNotWritable,
    IndexProblem,
    ModelError,
    NoIndex,
    OutdatedIndex,
)
from index.ingest import FileReport, Outcome, ReadingProgress, ingest, rebuild, remove
from index.interaction import TokenIndex
from index.items import (
    ITEMS_VERSION,
    MOST_LINKS,
    Blend,
    ItemLink,
    ItemModel,
    Signals,
    blend_signals,
    head_by_similarity,
    is_trained_for,
    open_item_model,
    score_items,
)
from index.lexical import LexicalIndex
from index.library import Library
from index.recipe import Recipe
from index.store import Generation, Store
from index.vectors import VectorStore

__all__ = [
    "BUNDLED",
    "ITEMS_VERSION",
    "MOST_LINKS",
    "Blend",
    "DamagedIndex",
    "DenseIndex",
    "DenseScore",
    "Encoder",
    "FileReport",
    "Generation",
    "IndexLocked",
    "IndexNotWritable",
    "IndexProblem",
    "ItemLink",
    "ItemModel",
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
    "TokenIndex",
    "VectorStore",
    "blend_signals",
    "context_text",
    "head_by_similarity",
    "ingest",
    "is_trained_for",
    "open_item_model",
    "passage_terms",
    "rebuild",
    "remove",
    "score_items",
    "text_terms",
    "window_texts",
]
