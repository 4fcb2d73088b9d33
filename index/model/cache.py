"""Vectors by content: a text once encoded under a model is never encoded again."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus import Said
from index.errors import IndexNotWritable
from index.model.encoder import Encoder, Progress

CHUNK = 64
"""Texts encoded between two writes: what a crash can cost, a few seconds' work."""

BATCH = 500
"""Rows asked for in one statement; SQLite takes 999 values in its smallest builds."""

Made = TypeVar("Made")

_VectorAndTokens = tuple[NDArray[np.float32], NDArray[np.float16]]


class VectorCache:
    """A SQLite file of vectors by model and SHA-256 of the text. Raises IndexNotWritable when it cannot be used."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._opened() as connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS vectors"
                " (model TEXT, sha256 BLOB, vector BLOB, PRIMARY KEY (model, sha256)) WITHOUT ROWID"
            )
            connection.execute(
                "CREATE TABLE IF NOT EXISTS tokens"
                " (model TEXT, sha256 BLOB, dimensions INTEGER, vectors BLOB, PRIMARY KEY (model, sha256))"
            )

    def encode(self, texts: Sequence[str], encoder: Encoder, progress: Progress | None = None) -> NDArray[np.float32]:
        """Unit vectors (len(texts), dimensions) of passages, in order; only what the cache lacks is encoded.

        progress is called with the number of texts that have their vector, from what was there to all.
        """
        found = self._complete(
            texts,
            progress,
            read=lambda keys: self._read_vectors(encoder.identity, keys),
            make=lambda missing: list(encoder.encode_passages(missing)),
            write=lambda made: self._write_vectors(encoder.identity, made),
        )
        return np.stack(found) if found else np.zeros((0, 0), dtype=np.float32)

    def encode_tokens(
        self, texts: Sequence[str], encoder: Encoder, progress: Progress | None = None
    ) -> list[NDArray[np.float16]]:
        """The vectors of each text's tokens (tokens, dimensions), in order; only what the cache lacks is encoded.

        progress is called as by `encode`.
        """
        return self._complete(
            texts,
            progress,
            read=lambda keys: self._read_tokens(encoder.identity, keys),
            make=lambda missing: [each.astype("<f2") for each in encoder.encode_passage_tokens(missing)],
            write=lambda made: self._write_tokens(encoder.identity, made),
        )

    def encode_with_tokens(
        self, texts: Sequence[str], encoder: Encoder, progress: Progress | None = None
    ) -> tuple[NDArray[np.float32], list[NDArray[np.float16]]]:
        """What `encode` and `encode_tokens` give of the same texts; what the cache lacks of a text, of the one or the
        other, is made in one pass, which takes half the time of two.

        progress is called as by `encode`.
        """
        keys = _keys(texts)
        vectors, tokens = self._read_vectors(encoder.identity, keys), self._read_tokens(encoder.identity, keys)

        def write(made: Mapping[bytes, _VectorAndTokens]) -> None:
            # A text of which there was one half keeps it: what is kept does not change.
            for key, (vector, own) in made.items():
                vectors.setdefault(key, vector)
                tokens.setdefault(key, own)
            self._write_vectors(encoder.identity, {key: vectors[key] for key in made})
            self._write_tokens(encoder.identity, {key: tokens[key] for key in made})

        self._complete(
            texts,
            progress,
            read=lambda _: {key: (vectors[key], tokens[key]) for key in vectors.keys() & tokens.keys()},
            make=lambda missing: [
                (vector, own.astype("<f2")) for vector, own in encoder.encode_passages_with_tokens(missing)
            ],
            write=write,
        )
        rows = np.stack([vectors[key] for key in keys]) if keys else np.zeros((0, 0), dtype=np.float32)
        return rows, [tokens[key] for key in keys]

    def held(self, keys: Sequence[bytes], model: str) -> tuple[set[bytes], set[bytes]]:
        """Of which of `keys` there is a vector of `model`, and of which the vectors of tokens."""
        vectors, tokens = (self._read(f"SELECT sha256 FROM {table}", model, keys) for table in ("vectors", "tokens"))
        return {key for (key,) in vectors}, {key for (key,) in tokens}

    def keep(
        self, model: str, vectors: Mapping[bytes, NDArray[np.float32]], tokens: Mapping[bytes, NDArray[np.float16]]
    ) -> None:
        """Hold what was made elsewhere, by the key of its text; what is there already stays."""
        if vectors:
            self._write_vectors(model, vectors)
        if tokens:
            self._write_tokens(model, tokens)

    def _complete(
        self,
        texts: Sequence[str],
        progress: Progress | None,
        *,
        read: Callable[[Sequence[bytes]], dict[bytes, Made]],
        make: Callable[[Sequence[str]], list[Made]],
        write: Callable[[Mapping[bytes, Made]], None],
    ) -> list[Made]:
        # What is there of each text, in order; what is not is made and written chunk by chunk.
        keys = _keys(texts)
        found = read(list(dict.fromkeys(keys)))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        for start in range(0, len(missing), CHUNK):
            if progress:
                progress(len(texts) - len(missing) + start, len(texts))
            chunk = dict(list(missing.items())[start : start + CHUNK])
            made = dict(zip(chunk, make(list(chunk.values())), strict=True))
            write(made)
            found |= made
        if progress:
            progress(len(texts), len(texts))
        return [found[key] for key in keys]

    def _read_vectors(self, model: str, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
        rows = self._read("SELECT sha256, vector FROM vectors", model, keys)
        return {key: np.frombuffer(blob, dtype="<f4") for key, blob in rows}

    def _read_tokens(self, model: str, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float16]]:
        rows = self._read("SELECT sha256, dimensions, vectors FROM tokens", model, keys)
        return {key: np.frombuffer(blob, dtype="<f2").reshape(-1, dimensions) for key, dimensions, blob in rows}

    def _read(self, select: str, model: str, keys: Sequence[bytes]) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        with self._opened() as connection:
            for start in range(0, len(keys), BATCH):
                batch = keys[start : start + BATCH]
                places = ",".join("?" * len(batch))
                rows += connection.execute(f"{select} WHERE model = ? AND sha256 IN ({places})", (model, *batch))
        return rows

    def _write_vectors(self, model: str, made: Mapping[bytes, NDArray[np.float32]]) -> None:
        self._write("vectors", [(model, key, each.astype("<f4").tobytes()) for key, each in made.items()])

    def _write_tokens(self, model: str, made: Mapping[bytes, NDArray[np.float16]]) -> None:
        self._write("tokens", [(model, key, each.shape[1], each.tobytes()) for key, each in made.items()])

    def _write(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        places = ", ".join("?" * len(rows[0]))
        with self._opened() as connection:
            connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({places})", rows)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path)) as connection, connection:
                yield connection
        except sqlite3.Error as exc:
            raise IndexNotWritable(
                Said(
                    f"ใช้ที่เก็บเวกเตอร์ {self._path} ไม่ได้ ({exc}) "
                    "กรุณาตรวจสอบสิทธิ์และเนื้อที่ของโฟลเดอร์ หรือย้ายไฟล์นี้ออก (จะคำนวณใหม่ให้)",
                    f"The vector store {self._path} cannot be used ({exc}); check the folder's permissions and space, "
                    "or move the file away (it will be made anew)",
                )
            ) from exc


def text_key(text: str) -> bytes:
    """By what a cache knows `text`."""
    return hashlib.sha256(text.encode()).digest()


def _keys(texts: Sequence[str]) -> list[bytes]:
    return [text_key(text) for text in texts]
