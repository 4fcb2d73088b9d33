"""What the workers of a Ray cluster do, each in a process of its own, perhaps on another machine: rows in, rows out.

A row is one value, pickled. What goes wrong in a way that a user is told comes back as a row; anything else is an error
of this program, and Ray hands it on.
"""

import os
import pickle
import platform
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import PmqaError, Said
from index.errors import ClusterError
from index.model import Chunk, Encoder, encode_chunk, text_key
from index.store import Recipe

COLUMN = "value"
"""Of the rows, pickled."""

Row = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Fault:
    """Stands for what could not be made, where all is to end with it."""

    error: PmqaError


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """A chunk that was encoded. vectors, tokens: by the key of their text, as the cache holds them; tokens where they
    were wanted. done: as of the chunk."""

    vectors: dict[bytes, NDArray[np.float32]]
    tokens: dict[bytes, NDArray[np.float16]]
    done: int


def make_row(row: Row, make: Callable[[Any], Any], recipe: Recipe) -> Row:
    """What `make` makes of the value of `row`. recipe: of the program that asks, whose model does not count here."""
    return _answer(row, make, recipe, lambda: "")


class EncodingWorker:
    """Encodes chunks by an encoder of its own, whose model is loaded once.

    encoder: pickled. own_models: whether models lie where PMQA_MODELS of the machine says, if it does, and not at the
    path that the encoder names.
    """

    def __init__(self, encoder: bytes, recipe: Recipe, own_models: bool) -> None:
        self._pickled, self._recipe, self._own_models = encoder, recipe, own_models
        self._made: Encoder | None = None

    def __call__(self, row: Row) -> Row:
        """The Encoded of the Chunk in `row`."""
        return _answer(row, self._encode, self._recipe, lambda: self._encoder.identity)

    @property
    def _encoder(self) -> Encoder:
        if self._made is None:
            self._made = pickle.loads(self._pickled)
            # The variable is that of the machine, not of who asks: nobody else could read it.
            if self._own_models and (models := os.environ.get("PMQA_MODELS")):
                self._made.models = Path(models)
        return self._made

    def _encode(self, chunk: Chunk) -> Encoded:
        keys = [text_key(text) for text in chunk.texts]
        wanted = {key for key, is_wanted in zip(keys, chunk.tokens, strict=True) if is_wanted}
        vectors, tokens = encode_chunk(dict(zip(keys, chunk.texts, strict=True)), self._encoder, wanted)
        return Encoded(vectors=vectors, tokens=tokens, done=chunk.done)


def _answer(row: Row, make: Callable[[Any], Any], recipe: Recipe, identity: Callable[[], str]) -> Row:
    try:
        _check_recipe(recipe, identity())
        made = make(pickle.loads(row[COLUMN]))
    except PmqaError as exc:
        made = Fault(exc)
    return {COLUMN: pickle.dumps(made, pickle.HIGHEST_PROTOCOL)}


@cache
def _check_recipe(wanted: Recipe, identity: str) -> None:
    # Another version of the program would make other passages, another model other vectors.
    own = Recipe(model=identity)
    if own == wanted:
        return
    name = next(each for each in Recipe.__dataclass_fields__ if getattr(own, each) != getattr(wanted, each))
    ours, theirs, machine = getattr(wanted, name), getattr(own, name), platform.node()
    raise ClusterError(
        Said(
            f"เครื่อง {machine} ในคลัสเตอร์ Ray ใช้โปรแกรมหรือแบบจำลองรุ่นอื่น ({name}: {theirs} แต่เครื่องนี้เป็น {ours}) "
            "กรุณาติดตั้งรุ่นเดียวกันทุกเครื่อง แล้วสั่งอีกครั้ง",
            f"The machine {machine} of the Ray cluster has another version of the program or the model "
            f"({name} is {theirs}, here {ours}); install the same on every machine and run the command again",
        )
    )
