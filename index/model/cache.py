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

Vectors = TypeVar("Vectors", NDArray[np.float32], NDArray[np.float16])


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
            write=lambda made: self._write(
                "vectors", [(encoder.identity, key, each.astype("<f4").tobytes()) for key, each in made.items()]
            ),
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
            write=lambda made: self._write(
                "tokens", [(encoder.identity, key, each.shape[1], each.tobytes()) for key, each in made.items()]
            ),
        )

    def _complete(
        self,
        texts: Sequence[str],
        progress: Progress | None,
        *,
        read: Callable[[Sequence[bytes]], dict[bytes, Vectors]],
        make: Callable[[Sequence[str]], list[Vectors]],
        write: Callable[[Mapping[bytes, Vectors]], None],
    ) -> list[Vectors]:
        # What is there of each text, in order; what is not is made and written chunk by chunk.
        keys = [hashlib.sha256(text.encode()).digest() for text in texts]
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
