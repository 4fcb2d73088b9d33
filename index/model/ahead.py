"""What a cache will be asked, chunk by chunk, before it is asked: so that chunks can be encoded elsewhere, at a time.

A vector depends in its last bits on the texts that are encoded with it, so a chunk holds the very texts that
`VectorCache.encode` would hand to the encoder. Vectors of tokens do not, and come from the same pass.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.model.cache import CHUNK, VectorCache, text_key

Asked = tuple[str, bool]
"""A text of which the vector will be asked, and whether the vectors of its tokens will be too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Texts that are encoded together. tokens: of each whether the vectors of its tokens are wanted. done: of what was
    asked, vectors and tokens, how much there is once the cache has this chunk beyond what there was with the one
    before."""

    texts: tuple[str, ...]
    tokens: tuple[bool, ...]
    done: int


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
        done += sum(1 + both for _, both in call) - len(lacking) - len(wanted)
        for part in (lacking, half):
            for start in range(0, len(part), CHUNK):
                chunk = part[start : start + CHUNK]
                both = tuple(key in wanted for key in chunk)
                made = sum(both) + (len(chunk) if part is lacking else 0)
                yield Chunk(texts=tuple(found[key] for key in chunk), tokens=both, done=done + made)
                done = 0
        vectors.update(lacking)
        tokens |= wanted
