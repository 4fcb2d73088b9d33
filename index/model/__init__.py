"""Texts to vectors: the model, how it is prepared and run, and the vectors that were made once."""

from index.model.bundled import BUNDLED
from index.model.cache import VECTOR_FILE, Asked, Chunk, VectorCache, chunks_ahead, encode_chunk, text_key
from index.model.checked import Tell, tell_nobody
from index.model.encoder import Encoder
from index.model.progress import Progress, Stage

__all__ = [
    "BUNDLED",
    "VECTOR_FILE",
    "Asked",
    "Chunk",
    "Encoder",
    "Progress",
    "Stage",
    "Tell",
    "VectorCache",
    "chunks_ahead",
    "encode_chunk",
    "tell_nobody",
    "text_key",
]
