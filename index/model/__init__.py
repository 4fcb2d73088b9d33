"""Texts to vectors: the model, how it is prepared and run, and the vectors that were made once."""

from index.model.ahead import Asked, Chunk, chunks_ahead
from index.model.bundled import BUNDLED
from index.model.cache import VectorCache, text_key
from index.model.encoder import Encoder, Progress

__all__ = [
    "BUNDLED",
    "Asked",
    "Chunk",
    "Encoder",
    "Progress",
    "VectorCache",
    "chunks_ahead",
    "text_key",
]
