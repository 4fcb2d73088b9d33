"""Words by what is left of them without one of their glyphs: how a misspelling meets the word that was meant.

Symmetric deletion (Garbe, 2012, SymSpell): a word and a misspelling of it become equal when one glyph is left out of
each. Cut at glyphs with their marks, the Thai slips (a tone missing, a letter dropped) are one step, where code points
would need two. What is left is kept as a number, a polynomial of the glyphs' numbers modulo 2 ** 64, so that all of a
vocabulary are had by a few operations on arrays.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, repeat

import numpy as np
from numpy.typing import NDArray

from corpus import THAI, is_word

LEAST_SYLLABLES = 3
"""Glyphs of a Thai word that is put right; shorter ones are near to too many others."""

LEAST_LETTERS = 5
"""Of a Latin word that is put right."""

LONGEST = 24
"""Glyphs of a word that is looked up: longer ones are names in full."""

BUCKETS = 2**13
"""Rows that the deletions of a vocabulary are spread over: of 200,000 words each holds about 140, read at once."""

_SYLLABLE = re.compile(r"[เแโใไ]?.[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*", re.DOTALL)
_SYLLABLE_OR_END = re.compile(r"\n|[เแโใไ]?[^\n][\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*")
_FIRST, _LAST = THAI[0], THAI[-1]
_BASE = 0x9E3779B97F4A7C15  # odd, so that no power of it is 0
_POWERS = np.array(list(accumulate(repeat(_BASE, LONGEST), lambda power, base: power * base % 2**64, initial=1)), "u8")
_ENTRY = np.dtype([("rest", "<u4"), ("word", "<u4")])


def cut_syllables(word: str) -> list[str]:
    """The glyphs of `word`, each with its marks and the vowel before it: what a slip of typing loses together."""
    return _SYLLABLE.findall(word)


def is_put_right(count: int, thai: bool) -> bool:
    """Whether a word of `count` glyphs, Thai or not, is one that a slip is looked for in or put right to."""
    return (LEAST_SYLLABLES if thai else LEAST_LETTERS) <= count <= LONGEST


def is_thai(word: str) -> bool:
    """Whether `word` begins with a letter or mark of Thai words."""
    return _FIRST <= word[:1] <= _LAST


def is_asked(word: str) -> bool:
    """Whether `word` is one of letters, Thai or not, with hyphens: no number, code or concept."""
    return word.isalpha() or is_thai(word) or word.replace("-", "").isalpha()


def pack_deletions(words: Sequence[str], frequencies: Mapping[str, int]) -> Iterator[tuple[int, bytes]]:
    """The rows of deletions of `words`, by bucket. frequencies: in how many passages a word stands. Left out are words
    too short or too long to be put right to, and what no dictionary of Thai has and one passage alone, for that is a
    slip of the document's own."""
    taken = [
        place
        for place, word in enumerate(words)
        if (frequencies.get(word, 0) > 1 or is_word(word) if is_thai(word) else word.isalpha())
    ]
    # All glyphs in a row, as one word after the other takes four times as long.
    glyphs = _SYLLABLE_OR_END.findall("".join(f"{words[place]}\n" for place in taken))
    numbers = np.fromiter(map(_Numbers().__getitem__, glyphs), np.uint64, len(glyphs))
    ends = np.flatnonzero(np.fromiter(map("\n".__eq__, glyphs), np.bool_, len(glyphs)))
    starts = np.concatenate(([0], ends[:-1] + 1))
    places, counts = np.array(taken, dtype=np.uint32), ends - starts
    least = np.array([LEAST_SYLLABLES if is_thai(words[place]) else LEAST_LETTERS for place in taken])
    parts = []
    for count in range(LEAST_SYLLABLES, LONGEST + 1):
        chosen = np.flatnonzero((counts == count) & (least <= count)) if taken else ()
        if len(chosen):
            parts.append((_deletions(numbers[starts[chosen][:, None] + np.arange(count)]), places[chosen]))
    return _rows(parts)


def buckets_of(word: str) -> tuple[list[int], NDArray[np.uint32]]:
    """Where the words stand that share a deletion with `word`: buckets, ascending, and the rest of each key in no order
    that matters. Both are empty when `word` is none that is put right."""
    glyphs = _SYLLABLE.findall(word)
    if not glyphs or not is_put_right(len(glyphs), is_thai(word)):
        return [], np.zeros(0, dtype=np.uint32)
    keys = _deletions(np.array([[_number(glyph) for glyph in glyphs]], dtype=np.uint64))
    buckets, rests = _parted(keys.ravel())
    return sorted(set(buckets.tolist())), rests


def read_entries(rows: Sequence[bytes], rests: NDArray[np.uint32]) -> list[int]:
    """The places of the words that `rows` have under one of `rests`, ascending."""
    entries = np.frombuffer(b"".join(rows), dtype=_ENTRY)
    # Of a few rests and a few rows. A rest met in a bucket that is not its own is one chance in 2 ** 32, and what it
    # brings is measured against what was typed like any other.
    found = (entries["rest"][:, None] == rests[None, :]).any(axis=1)
    return sorted(set(entries["word"][found].tolist()))


class _Numbers(dict[str, int]):
    # Of each glyph its number, made once.
    def __missing__(self, glyph: str) -> int:
        self[glyph] = number = _number(glyph)
        return number


@lru_cache(2**12)
def _number(glyph: str) -> int:
    return int.from_bytes(hashlib.blake2b(glyph.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _deletions(glyphs: NDArray[np.uint64]) -> NDArray[np.uint64]:
    # Of words of one length (words, length) the keys (words, length + 1): without each glyph, and whole.
    count, length = glyphs.shape
    before = np.zeros((count, length + 1), dtype=np.uint64)
    behind = np.zeros((count, length + 1), dtype=np.uint64)
    for at in range(length):
        before[:, at + 1] = before[:, at] * _POWERS[1] + glyphs[:, at]
        behind[:, length - 1 - at] = behind[:, length - at] + glyphs[:, length - 1 - at] * _POWERS[at]
    without = before[:, :-1] * _POWERS[length - 1 :: -1][:length] + behind[:, 1:]
    return np.concatenate((without, before[:, -1:]), axis=1)


def _parted(keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    return (keys % np.uint64(BUCKETS)).astype(np.int64), (keys >> np.uint64(32)).astype(np.uint32)


def _rows(parts: Sequence[tuple[NDArray[np.uint64], NDArray[np.uint32]]]) -> Iterator[tuple[int, bytes]]:
    # parts: the keys of words (words, keys) and their places.
    if not parts:
        return
    keys = np.concatenate([found.ravel() for found, _ in parts])
    places = np.concatenate([np.repeat(places, found.shape[1]) for found, places in parts])
    buckets, rests = _parted(keys)
    order = np.argsort(buckets << 32 | rests, kind="stable")  # the keys of one word, and like ones, stay side by side
    buckets, entries = buckets[order], np.zeros(len(order), dtype=_ENTRY)
    entries["rest"], entries["word"] = rests[order], places[order]
    fresh = np.ones(len(order), dtype=bool)  # a glyph that stands twice leaves the same
    fresh[1:] = (buckets[1:] != buckets[:-1]) | (entries[1:] != entries[:-1])
    buckets, entries = buckets[fresh], entries[fresh]
    edges = np.flatnonzero(np.diff(buckets, prepend=-1, append=-1))
    for start, end in pairwise(edges.tolist()):
        yield int(buckets[start]), entries[start:end].tobytes()
