"""Indexes to measure on: one of each file or folder, all with the same models and vectors."""

from functools import lru_cache
from pathlib import Path

from index import Encoder, Stage, ingest
from search import EngineSource, Settings

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "corpus/sample"

BOOK = Path("corpus/pmqa-2564.txt")
"""The award book in the folder of --shared."""

NEWS = Path("eval/mixed")
"""The folder of government news there, with which the book makes a mixed library."""


class RememberingEncoder(Encoder):
    """The bundled model or another, that encodes each query once: every variant asks the same ones."""

    def __init__(self, model: str, models: Path) -> None:
        super().__init__(model, models)
        # Set here and not decorated, so that what is remembered goes when the encoder does.
        self.encode_query_with_tokens = lru_cache(None)(super().encode_query_with_tokens)  # type: ignore[method-assign]


def make_source(home: Path, name: str) -> EngineSource:
    """An index of its own in the folder `name` of `home`, which models and vectors are shared with."""
    beside = home / name
    beside.mkdir(parents=True, exist_ok=True)
    if not (beside / "vectors.sqlite").is_symlink():
        (beside / "vectors.sqlite").symlink_to(home / "vectors.sqlite")
    return EngineSource(Settings(home=beside, models=home / "models"))


def ingest_file(source: EngineSource, *paths: Path) -> None:
    """Let the index of `source` hold the documents, or folders of documents, at `paths` and nothing else."""
    ingest(paths, source.store, source.encoder, replace=True, progress=no_progress)


def open_source(home: Path, name: str, *paths: Path) -> EngineSource:
    """The index `name` of `home` with `paths` in it, made anew; each query is encoded once."""
    source = make_source(home, name)
    source.encoder = RememberingEncoder(source.encoder.model, home / "models")
    ingest_file(source, *paths)
    return source


def no_progress(done: int, total: int, stage: Stage | None = None) -> None:
    """Nobody watches."""
