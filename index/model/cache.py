"""Vectors by content: a text once encoded under a model is never encoded again."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Said
from index.errors import IndexNotWritable
from index.model.encoder import Encoder, Progress

CHUNK = 64
"""Texts encoded between two writes: what a crash can cost, a few seconds' work."""

ASKED = 500
"""Vectors asked for in one statement; SQLite takes 999 values in its smallest builds."""


class VectorStore:
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

    def encode(self, texts: Sequence[str], encoder: Encoder, progress: Progress) -> NDArray[np.float32]:
        """Unit vectors (len(texts), dimensions) of passages, in order; only what the store lacks is encoded.

        progress is called with the number of texts that have their vector, from what was there to all.
        """
        keys = [hashlib.sha256(text.encode()).digest() for text in texts]
        found = self._read(encoder.identity, keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        progress(len(texts) - len(missing), len(texts))
        for start in range(0, len(missing), CHUNK):
            chunk = dict(list(missing.items())[start : start + CHUNK])
            vectors = encoder.encode_passages(list(chunk.values()))
            made = dict(zip(chunk, vectors, strict=True))
            self._write(encoder.identity, made)
            found |= made
            progress(len(texts) - len(missing) + start + len(chunk), len(texts))
        return np.stack([found[key] for key in keys]) if keys else np.zeros((0, 0), dtype=np.float32)

    def encode_tokens(self, texts: Sequence[str], encoder: Encoder, progress: Progress) -> list[NDArray[np.float16]]:
        """The vectors of each text's tokens (tokens, dimensions), in order; only what the store lacks is encoded.

        progress is called as by `encode`.
        """
        keys = [hashlib.sha256(text.encode()).digest() for text in texts]
        with self._opened() as connection:
            found = dict(filter(None, (_tokens(connection, encoder.identity, key) for key in dict.fromkeys(keys))))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        progress(len(texts) - len(missing), len(texts))
        for start in range(0, len(missing), CHUNK):
            chunk = dict(list(missing.items())[start : start + CHUNK])
            vectors = [each.astype("<f2") for each in encoder.encode_passage_tokens(list(chunk.values()))]
            made = dict(zip(chunk, vectors, strict=True))
            rows = [(encoder.identity, key, each.shape[1], each.tobytes()) for key, each in made.items()]
            with self._opened() as connection:
                connection.executemany("INSERT OR IGNORE INTO tokens VALUES (?, ?, ?, ?)", rows)
            found |= made
            progress(len(texts) - len(missing) + start + len(chunk), len(texts))
        return [found[key] for key in keys]

    def _read(self, model: str, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
        found: dict[bytes, NDArray[np.float32]] = {}
        with self._opened() as connection:
            for start in range(0, len(keys), ASKED):
                asked = keys[start : start + ASKED]
                places = ",".join("?" * len(asked))
                rows = connection.execute(
                    f"SELECT sha256, vector FROM vectors WHERE model = ? AND sha256 IN ({places})", (model, *asked)
                )
                found |= {key: np.frombuffer(blob, dtype="<f4") for key, blob in rows}
        return found

    def _write(self, model: str, vectors: dict[bytes, NDArray[np.float32]]) -> None:
        rows = [(model, key, vector.astype("<f4").tobytes()) for key, vector in vectors.items()]
        with self._opened() as connection:
            connection.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?, ?)", rows)

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


def _tokens(connection: sqlite3.Connection, model: str, key: bytes) -> tuple[bytes, NDArray[np.float16]] | None:
    query = "SELECT dimensions, vectors FROM tokens WHERE model = ? AND sha256 = ?"
    row = connection.execute(query, (model, key)).fetchone()
    return row and (key, np.frombuffer(row[1], dtype="<f2").reshape(-1, row[0]))
