"""The program itself, asked as the rivals are."""

from pathlib import Path

import numpy as np

from benchmarks.scaling.rivals.material import HITS, Vector
from index import BUNDLED, Encoder, Recipe, Stage, Store
from index.building.changes import write_generation
from index.building.documents import prepare_listed
from index.building.spool import Spool
from search import SearchEngine

VectorAndTokens = tuple[Vector, Vector]


class RecordedEncoder(Encoder):
    """Gives what was recorded in the file at `path`, and encodes what was not."""

    def __init__(self, models: Path, path: Path) -> None:
        super().__init__(BUNDLED, models)
        with np.load(path) as held:
            texts = held["texts"].tolist()
            self._known = {text: (held[f"vector {place}"], held[f"tokens {place}"]) for place, text in enumerate(texts)}

    def encode_query_with_tokens(self, text: str) -> VectorAndTokens:
        """As of Encoder."""
        return self._known[text] if text in self._known else super().encode_query_with_tokens(text)


class RecordingEncoder(Encoder):
    """Keeps what it has encoded, to be written."""

    def __init__(self, models: Path) -> None:
        super().__init__(BUNDLED, models)
        self._made: dict[str, VectorAndTokens] = {}

    def encode_query_with_tokens(self, text: str) -> VectorAndTokens:
        """As of Encoder, each text once."""
        if text not in self._made:
            self._made[text] = super().encode_query_with_tokens(text)
        return self._made[text]

    def write(self, path: Path) -> None:
        """Write all that was asked for, for RecordedEncoder."""
        made = {f"vector {place}": vector for place, (vector, _) in enumerate(self._made.values())}
        made |= {f"tokens {place}": tokens for place, (_, tokens) in enumerate(self._made.values())}
        np.savez(path, texts=np.array([*self._made]), **made)  # type: ignore[arg-type]


class Program:
    """The engine of the current generation in `home`."""

    def __init__(self, home: Path, encoder: Encoder) -> None:
        generation = Store(home).open(Recipe(model=encoder.identity))
        self._engine, self._library = SearchEngine(generation, encoder), generation.library

    def search(self, text: str, vector: Vector | None = None, *, everything: bool = False) -> list[int]:
        """As of Rival, but that the encoder gives the vector, with those of tokens. everything: as of SearchEngine."""
        hits = self._engine.search(text, limit=HITS, everything=everything).hits
        return [self._library.place(hit.passage.id) for hit in hits]


def cut(home: Path) -> Spool:
    """The documents in `home`, cut anew into passages with their terms."""
    store, spool = Store(home), Spool(home)
    for made in prepare_listed(store, store.inventory()):
        spool.put(made)
    return spool


def build(home: Path, encoder: Encoder, spool: Spool) -> None:
    """Write a generation of the documents in `home`, which are in `spool`; all vectors are there."""
    store = Store(home)
    with store.writing():
        write_generation(store.documents(), spool, store, encoder, no_progress, anew=True)


def no_progress(done: int, total: int, stage: Stage | None = None) -> None:
    """Nobody watches."""
