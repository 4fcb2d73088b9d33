"""Vectors and tokens by content: a text once encoded under a model is never encoded again.

So what a cache will be asked can be told before it is asked, chunk by chunk, and encoded elsewhere. A vector depends in
its last bits on the texts that are encoded with it, so such a chunk holds the very texts that `VectorCache.encode`
would hand to the encoder. Vectors of tokens do not, and come from the same pass.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.model.checked import TOKENS, VECTORS, RowFile, Tell, tell_nobody
from index.model.encoder import Encoder
from index.model.progress import Count

VECTOR_FILE = "vectors.sqlite"
"""The cache of a home, in it."""

CHUNK = 64
"""Texts encoded between two writes: what a crash can cost, a few seconds' work."""

Asked = tuple[str, bool]
"""A text of which the vector will be asked, and whether the vectors of its tokens will be too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Texts that are encoded together. tokens: of each whether the vectors of its tokens are wanted. done: of the
    texts that were asked, how many more have all that is wanted of them once the cache has this chunk."""

    texts: tuple[str, ...]
    tokens: tuple[bool, ...]
    done: int


class VectorCache:
    """A SQLite file of vectors by model and SHA-256 of the text. What is damaged in it is not read but made anew.

    tell: told in a sentence of what was damaged. Every method raises IndexNotWritable when the file cannot be used
    though it may be whole. Whoever asks it for vectors holds the right to write into the home: it writes.
    """

    def __init__(self, path: Path, tell: Tell = tell_nobody) -> None:
        self._file = RowFile(path, tell)

    def encode(
        self,
        texts: Sequence[str],
        encoder: Encoder,
        progress: Count | None = None,
        *,
        tokens_of: Sequence[str] = (),
    ) -> NDArray[np.float32]:
        """Unit vectors (len(texts), dimensions) of passages, in order; only what the cache lacks is encoded.

        tokens_of: those of the texts whose tokens `encode_tokens` will be asked for. They are put into the file, from
        the same pass where the vector is made too, which takes half the time of two. Which texts go through the model
        together does not depend on it, nor then the last bit of a vector. progress: of texts that have all that is
        wanted of them, from what was there to all.
        """
        model, keys = encoder.identity, _keys(texts)
        found = self._read_vectors(model, list(dict.fromkeys(keys)))
        wanted = self._without_tokens(model, tokens_of)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        halves = {key: text for key, text in wanted.items() if key in found}
        for chunk in _chunks([missing, halves], len(texts), progress):
            if chunk.keys() <= halves.keys():
                self._make_tokens(chunk, encoder)
            else:
                found |= self._make_vectors(chunk, encoder, wanted.keys())
        return np.stack([found[key] for key in keys]) if keys else np.zeros((0, 0), dtype=np.float32)

    def encode_tokens(
        self, texts: Sequence[str], encoder: Encoder, progress: Count | None = None
    ) -> list[NDArray[np.float16]]:
        """The vectors of each text's tokens (tokens, dimensions), in order; only what the cache lacks is encoded.

        progress is called as by `encode`.
        """
        keys = _keys(texts)
        found = self._read_tokens(encoder.identity, list(dict.fromkeys(keys)))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        for chunk in _chunks([missing], len(texts), progress):
            found |= self._make_tokens(chunk, encoder)
        return [found[key] for key in keys]

    def held(self, keys: Sequence[bytes], model: str) -> tuple[set[bytes], set[bytes]]:
        """Of which of `keys` there is a vector of `model`, and of which the vectors of tokens."""
        return self._file.held(VECTORS, model, keys), self._file.held(TOKENS, model, keys)

    def check(self) -> int:
        """How many vectors are not as they were written; -1 where the file is damaged beyond them. Reads all of it and
        writes nothing."""
        return self._file.count_wrong()

    def mend(self) -> None:
        """Where `check` finds something, keep what is whole alone, in a new file."""
        if self.check():
            self._file.renew()

    def keep(
        self, model: str, vectors: Mapping[bytes, NDArray[np.float32]], tokens: Mapping[bytes, NDArray[np.float16]]
    ) -> None:
        """Hold what was made elsewhere, by the key of its text; what is there already stays."""
        if vectors:
            self._write_vectors(model, vectors)
        if tokens:
            self._write_tokens(model, tokens)

    def _make_vectors(
        self, chunk: Mapping[bytes, str], encoder: Encoder, wanted: Collection[bytes]
    ) -> dict[bytes, NDArray[np.float32]]:
        made, tokens = encode_chunk(chunk, encoder, wanted)
        self.keep(encoder.identity, made, tokens)
        return made

    def _make_tokens(self, chunk: Mapping[bytes, str], encoder: Encoder) -> dict[bytes, NDArray[np.float16]]:
        tokens = encoder.encode_passage_tokens(list(chunk.values()))
        return self._write_tokens(encoder.identity, dict(zip(chunk, tokens, strict=True)))

    def _without_tokens(self, model: str, texts: Sequence[str]) -> dict[bytes, str]:
        named = dict(zip(_keys(texts), texts, strict=True))
        _, there = self.held(list(named), model)
        return {key: text for key, text in named.items() if key not in there}

    def _read_vectors(self, model: str, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
        rows = self._file.read(VECTORS, model, keys)
        return {key: np.frombuffer(content, dtype="<f4") for key, (_, content) in rows.items()}

    def _read_tokens(self, model: str, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float16]]:
        rows = self._file.read(TOKENS, model, keys)
        return {key: np.frombuffer(content, "<f2").reshape(-1, size) for key, (size, content) in rows.items()}

    def _write_vectors(self, model: str, made: Mapping[bytes, NDArray[np.float32]]) -> None:
        rows = {key: (len(each), each.astype("<f4").tobytes()) for key, each in made.items()}
        self._file.write(VECTORS, model, rows)

    def _write_tokens(self, model: str, made: Mapping[bytes, NDArray[np.floating]]) -> dict[bytes, NDArray[np.float16]]:
        # As they are read again: in half precision.
        halved = {key: each.astype("<f2") for key, each in made.items()}
        self._file.write(TOKENS, model, {key: (each.shape[1], each.tobytes()) for key, each in halved.items()})
        return halved


def chunks_ahead(calls: Iterable[Sequence[Asked]], cache: VectorCache, model: str) -> Iterator[Chunk]:
    """What `cache` lacks of the texts of `calls`, each of which will be one call of `VectorCache.encode`, in order.

    Each text comes once; one of which only the tokens are lacking comes in a chunk of such texts.
    """
    vectors, tokens = set[bytes](), set[bytes]()
    done = 0
    for call in calls:
        keys = [text_key(text) for text, _ in call]
        held, held_tokens = cache.held(keys, model)
        wanted = {key for key, (_, both) in zip(keys, call, strict=True) if both and key not in tokens} - held_tokens
        found = {key: text for key, (text, _) in zip(keys, call, strict=True)}
        lacking = [key for key in found if key not in vectors and key not in held]
        half = [key for key in found if key in wanted and (key in vectors or key in held)]
        done += len(call) - len(lacking) - len(half)
        for part in (lacking, half):
            for start in range(0, len(part), CHUNK):
                chunk = part[start : start + CHUNK]
                both = tuple(key in wanted for key in chunk)
                yield Chunk(texts=tuple(found[key] for key in chunk), tokens=both, done=done + len(chunk))
                done = 0
        vectors.update(lacking)
        tokens |= wanted


def _chunks(missing: Sequence[Mapping[bytes, str]], texts: int, progress: Count | None) -> Iterator[dict[bytes, str]]:
    # CHUNK of one of `missing` at a time; tells before each, and after the last, how many of the texts are done.
    left = sum(map(len, missing))
    for each in missing:
        items = iter(each.items())
        while chunk := dict(islice(items, CHUNK)):
            if progress:
                progress(texts - left, texts)
            yield chunk
            left -= len(chunk)
    if progress:
        progress(texts, texts)


def encode_chunk(
    chunk: Mapping[bytes, str], encoder: Encoder, wanted: Collection[bytes]
) -> tuple[dict[bytes, NDArray[np.float32]], dict[bytes, NDArray[np.float16]]]:
    """The vectors of texts that are encoded together, and the tokens of those that are `wanted`, each by the key of its
    text, as a cache keeps them; the others' tokens are let go."""
    texts = list(chunk.values())
    if not any(key in wanted for key in chunk):
        return dict(zip(chunk, encoder.encode_passages(texts), strict=True)), {}
    both = dict(zip(chunk, encoder.encode_passages_with_tokens(texts), strict=True))
    tokens = {key: own.astype("<f2") for key, (_, own) in both.items() if key in wanted}
    return {key: vector for key, (vector, _) in both.items()}, tokens


def text_key(text: str) -> bytes:
    """By what a cache knows `text`."""
    return hashlib.sha256(text.encode()).digest()


def _keys(texts: Sequence[str]) -> list[bytes]:
    return [text_key(text) for text in texts]
