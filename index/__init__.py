"""Passages to vectors and postings on disk; open them, ask them. Knows corpus."""

from index.bundled import BUNDLED
from index.context import context_text, passage_terms, window_texts
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
from index.ingest import FileReport, Outcome, ingest, rebuild
from index.lexical import LexicalIndex
from index.library import Library
from index.store import Generation, Recipe, Store
from index.vectors import VectorStore

__all__ = [
    "BUNDLED",
    "DamagedIndex",
    "DenseIndex",
    "DenseScore",
    "Encoder",
    "FileReport",
    "Generation",
    "IndexLocked",
    "IndexNotWritable",
    "IndexProblem",
    "LexicalIndex",
    "Library",
    "ModelError",
    "NoIndex",
    "Outcome",
    "OutdatedIndex",
    "Progress",
    "Recipe",
    "Store",
    "VectorStore",
    "context_text",
    "ingest",
    "passage_terms",
    "rebuild",
    "window_texts",
]
