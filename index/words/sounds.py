"""Words by the sound of their consonants: how a foreign word meets its spelling in the other script."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from struct import Struct

import numpy as np

from corpus import THAI

SHORTEST, LONGEST = 3, 24
"""Letters of a word that is known by its sound."""

MOST_COMPARED = 20
"""Words of the index that one word is compared with, those nearest in length; each takes a tenth of a millisecond."""

MOST_APART = 6
"""Letters that one spelling may have more than the other."""

_CLASSES = (
    ("b", "bpf", "บปพภผฝฟ"),
    ("k", "kgq", "กขฃคฅฆ"),
    ("s", "sjz", "จฉชซฌศษส"),
    ("d", "dt", "ดตถทธฎฏฐฑฒ"),
    ("l", "l", "ลฬ"),
    ("n", "mn", "มนณญง"),
)
_CLASS = {letter: name for name, latin, thai in _CLASSES for letter in latin + thai}
_SPELLINGS = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        ("chr", "k"),
        ("ph", "f"),
        ("n?gn|ng", "n"),
        ("ch|sh|ti(?=[aou])|c(?=[eiy])|g(?=[ei])", "s"),
        ("c", "k"),
        ("x", "ks"),
    )
)
_UNSOUNDED = re.compile(f"[^{''.join(_CLASS)}\n]+")
_TWICE = re.compile(r"(.)\1+")
_CLASS_OF = str.maketrans(_CLASS)
_UNCOUNTED = dict.fromkeys(map(ord, "-\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c"))
_LATIN_WORD, _THAI_WORD = re.compile("[a-z]+(?:-[a-z]+)*"), re.compile(f"[{THAI}]+")

_ENTRY = np.dtype([("word", "<u4"), ("length", "u1")])  # its place, and its letters that count
_PACKED = Struct("<IB")


def skeletons(words: Sequence[str]) -> list[str]:
    """Of each of `words`, in Thai or small Latin letters, the classes of its consonants in order, like ones in a row as
    one: what words that sound alike share but for a class. Vowels, h, r, v, w and y have none: Thai drops or doubles
    them."""
    text = "\n".join(words)  # many at once take a tenth of the time
    for spelling, sound in _SPELLINGS:
        text = spelling.sub(sound, text)
    return _TWICE.sub(r"\1", _UNSOUNDED.sub("", text).translate(_CLASS_OF)).split("\n") if words else []


def pack_sounds(words: Sequence[str], own: Container[str]) -> Iterator[tuple[bool, str, bytes, bytes]]:
    """The rows of those of `words`, which are in order, that are known by their sound: whether they are Latin, a
    skeleton, the words that have it, and those that have it once a class is left out. own: what is a word of the
    index."""
    for latin, pattern in ((False, _THAI_WORD), (True, _LATIN_WORD)):
        places = [
            at
            for at, word in enumerate(words)
            if word.isascii() == latin and SHORTEST <= len(word) <= LONGEST and word in own and pattern.fullmatch(word)
        ]
        known = [words[at] for at in places]
        lengths = map(len, "\n".join(known).translate(_UNCOUNTED).split("\n"))
        groups: dict[tuple[str, int], list[int]] = defaultdict(list)
        for at, whole, length in zip(places, skeletons(known), lengths, strict=False):
            groups[whole, length].append(at)
        wholes: dict[str, list[bytes]] = defaultdict(list)
        for (whole, length), members in groups.items():
            # Of more words like it the others are never among the nearest.
            wholes[whole] += [_PACKED.pack(at, length) for at in members[:MOST_COMPARED]]
        packed = {whole: b"".join(entries) for whole, entries in wholes.items()}
        less: dict[str, list[bytes]] = defaultdict(list)
        for whole, entries in packed.items():
            for key in _without_one(whole):
                less[key].append(entries)
        for key in sorted(packed.keys() | less.keys()):
            yield latin, key, packed.get(key, b""), b"".join(less.get(key, ()))


def keys_of(word: str) -> list[str]:
    """What the words that sound like `word` are asked by, its own skeleton first; none when it is too short or too
    long."""
    if not SHORTEST <= len(word) <= LONGEST:
        return []
    (whole,) = skeletons([word])
    return [whole, *sorted(_without_one(whole))]


def read_nearest(word: str, same: bytes, others: Sequence[bytes]) -> list[int]:
    """The places of at most MOST_COMPARED words that sound like `word`, those nearest in length first, ties by place;
    a class that is left out or another counts as two letters. same: the entries of its own skeleton; others: those of
    the skeletons beside it, each word once in each."""
    entries = np.frombuffer(b"".join((same, *others)), dtype=_ENTRY)
    apart = np.abs(entries["length"].astype(np.int64) - _length(word))
    apart[len(same) // _ENTRY.itemsize :] += 2
    near = apart <= MOST_APART
    order = np.sort(apart[near] << 32 | entries["word"][near])[: MOST_COMPARED * (1 + len(others))]
    return list(dict.fromkeys((order & 0xFFFFFFFF).tolist()))[:MOST_COMPARED]


def _without_one(whole: str) -> set[str]:
    return {whole[:at] + whole[at + 1 :] for at in range(len(whole))} if len(whole) > 1 else set()


def _length(word: str) -> int:
    return len(word.translate(_UNCOUNTED))
