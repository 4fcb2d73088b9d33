"""What a model is to the encoder, however it is run."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

VectorAndTokens = tuple[NDArray[np.float32], NDArray[np.float32]]
"""Of one text: its unit vector (dimensions,), and the vectors of its tokens (tokens, dimensions)."""


class TextModel(Protocol):
    """Texts to vectors, for one thread at a time.

    prompts: what the model states that a "query" and a "document" begin with, which the caller sets before them.
    """

    @property
    def prompts(self) -> Mapping[str, str]: ...

    @property
    def dimensions(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (len(texts), dimensions), in order."""
        ...

    def encode_with_tokens(self, texts: Sequence[str], instruction: str) -> list[VectorAndTokens]:
        """The same and the tokens as the model's last layer leaves them, in order; no tokens from a model that has
        none. instruction: what every text begins with, whose tokens are left out."""
        ...


def to_unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each row at length 1; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, np.finfo(np.float32).tiny), dtype=np.float32)


def own_tokens(
    tokens: NDArray[np.float32],
    ids: NDArray[np.int64],
    mask: NDArray[np.int64],
    *,
    special: Collection[int],
    instruction: int,
) -> NDArray[np.float32]:
    """Of one text's tokens (tokens, dimensions) those that are its own: without padding (`mask` 0), without special
    ones such as begin and end, and without the first `instruction` of the rest. At least one: where none is left,
    all but the padding."""
    there = mask > 0
    own = np.flatnonzero(there & ~np.isin(ids, list(special)))[instruction:]
    return np.asarray(tokens[own if len(own) else there], dtype=np.float32)
