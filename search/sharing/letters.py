"""The letters of a text by which shared text is found: what damage, spaces, punctuation and numbers cannot change."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from corpus import fold_letters_and_digits

_PLANE = 0x10000
"""Letters beyond the basic plane are left out: no agency writes in them."""

_SARA_AA, _SARA_AM, _LAKKHANGYAO = "\u0e32", "\u0e33", "\u0e45"
_SARA_E, _SARA_AE = "\u0e40", "\u0e41"
_PAIYANNOI, _MAIYAMOK = "\u0e2f", "\u0e46"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Letters:
    """The letters of a text in order. codes: (letters,) each as a number, uint16. offsets: (letters,) where each stands
    in the text, in code points, int32; the marks and digits around them belong to none."""

    codes: NDArray[np.uint16]
    offsets: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.codes)


def read_letters(text: str) -> Letters:
    """The consonants, inline vowels and Latin letters of `text`, small and without accents; no spaces, punctuation and
    digits, and no marks above or below, which damage displaces and loses. Sara am, which loses its ring, is sara aa;
    two sara e are sara ae; of a letter that stands three times in a row and more two count: no word has three."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = _table()[np.minimum(points, _PLANE)]
    offsets = np.flatnonzero(codes).astype(np.int32)
    codes, offsets = _join_pairs(codes[offsets], offsets, _SARA_E, _SARA_AE)
    codes, offsets = _join_pairs(codes, offsets, _SARA_AA, _SARA_AA)
    kept = np.ones(len(codes), dtype=np.bool_)
    kept[2:] = (codes[2:] != codes[1:-1]) | (codes[1:-1] != codes[:-2])
    return Letters(codes=codes[kept], offsets=offsets[kept])


def _join_pairs(
    codes: NDArray[np.uint16], offsets: NDArray[np.int32], letter: str, joined: str
) -> tuple[NDArray[np.uint16], NDArray[np.int32]]:
    follows = np.zeros(len(codes), dtype=np.bool_)
    follows[1:] = (codes[:-1] == ord(letter)) & (codes[1:] == ord(letter))
    if not follows.any():
        return codes, offsets
    places = np.arange(len(codes))
    seconds = (places - np.maximum.accumulate(np.where(follows, 0, places))) % 2 == 1
    codes = codes.copy()
    codes[:-1][seconds[1:]] = ord(joined)
    return codes[~seconds], offsets[~seconds]


@cache
def _table() -> NDArray[np.uint16]:
    # Of each code point its letter, 0 for none; the last is for all beyond the plane.
    plain = fold_letters_and_digits("".join(map(chr, range(_PLANE))))
    table = np.array([ord(letter) if letter.isalpha() else 0 for letter in plain] + [0], dtype=np.uint16)
    table[[ord(_SARA_AM), ord(_LAKKHANGYAO)]] = ord(_SARA_AA)
    table[[ord(_PAIYANNOI), ord(_MAIYAMOK)]] = 0
    return table
