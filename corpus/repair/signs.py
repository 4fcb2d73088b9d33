"""Detection: where a text cannot be clean Thai, found fast enough to be asked of every text.

Two signs tell. Hard ones are impossible in the script: a mark on no consonant, two vowel marks on one. Soft ones are
four letters in a row that no word and no two neighbouring words give: a displaced mark leaves one as a rule, clean
prose has one in 500 characters (names).
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.repair.displaced_marks import BULLETS, PRIVATE_GLYPHS, word_costs
from corpus.repair.foreign_words import FOREIGN_MARKS
from corpus.repair.lost_letters import STRANGE_SIGNS
from corpus.tables import open_table
from corpus.thai import (
    CONSONANT,
    LEADING_VOWEL,
    LETTER,
    MARK,
    NIKHAHIT,
    ODD_CHARACTERS,
    SARA_AM,
    TONE_MARK,
    VOWEL_MARK,
    words_origin,
)

GRAM_LENGTH = 4

_POSSIBLE, _COMMON = 1, 2
_LIKELIHOODS = ((_POSSIBLE, math.inf, 13.0), (_COMMON, 16.0, 11.0))
"""Likelihood of a gram, cost of the words that show it, cost of the words that show it side by side (nats)."""

HARD_SIGN = re.compile(
    f"(?<![{CONSONANT}{MARK}])[{MARK}]|[{VOWEL_MARK}][{VOWEL_MARK}]|[{TONE_MARK}][{MARK}]", re.MULTILINE
)

LOST_CONSONANTS = 60
LOST_SHARE = 0.03
"""Fewer marks than this share of so many consonants are no Thai text."""

_LAST = 0x0E5B
_LETTERS = "".join(re.findall(f"[{LETTER}]", "".join(map(chr, range(0x0E01, _LAST + 1)))))
_RADIX = len(_LETTERS) + 1  # 0 stands for all that is no Thai letter
_CODE = {letter: place for place, letter in enumerate(_LETTERS, 1)}
_CODES = np.zeros(_LAST + 2, dtype=np.int32)
_CODES[[ord(letter) for letter in _LETTERS]] = list(_CODE.values())
_LAST_CONSONANT = _CODE["\u0e2e"]
_IS_MARK = np.array([False, *(re.match(f"[{MARK}]", letter) is not None for letter in _LETTERS)])


Seen = TypeVar("Seen")

_IS_APART, _IS_ODD, _IS_AMISS = 1, 2, 3
_LAST_POINT = 0xFFFF
_NUMBER_OF_KINDS = 9
_LETTERS_OF_KIND = (
    [letter for letter in _LETTERS if re.match(f"[{CONSONANT}]", letter)],
    [letter for letter in _LETTERS if re.match(f"[{VOWEL_MARK}]", letter) and letter != NIKHAHIT],
    [letter for letter in _LETTERS if re.match(f"[{TONE_MARK}]", letter)],
    " \u00a0",
    SARA_AM,
    "\u0e30\u0e32",
    [letter for letter in _LETTERS if re.match(f"[{LEADING_VOWEL}]", letter)],
    [*PRIVATE_GLYPHS, *BULLETS, "\ufffd", NIKHAHIT],
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a line shows at first sight. marks_amiss: two neighbouring characters that sound Thai has not side by side,
    or a glyph of no script; without it there is no hard sign, no torn cluster, nothing that a rule for glyphs or
    clusters mends. odd_letters: characters in another guise, of words that are not Thai, or that stand for marks.
    sara_am_apart: a space behind sara am, where it may be torn from its word."""

    marks_amiss: bool
    odd_letters: bool
    sara_am_apart: bool


def look_over(lines: Sequence[str]) -> list[Look]:
    """The first sight of each line, by all pairs of its characters."""
    points = _bounded_points(lines)
    kinds = _KINDS[points]
    pairs = _PAIRS[kinds[:-1] * _NUMBER_OF_KINDS + kinds[1:]]
    amiss = _lines_with(pairs == _IS_AMISS, lines)
    odd = _lines_with((pairs == _IS_ODD) | _odd_points()[points[:-1]], lines)
    apart = _lines_with(pairs == _IS_APART, lines)
    return [Look(*shown) for shown in zip(amiss, odd, apart, strict=True)]


def _bounded_points(lines: Sequence[str]) -> NDArray[np.uint32]:
    # Of all lines, a break before, between and behind them.
    return np.minimum(_points("\n".join(("", *lines, ""))), _LAST_POINT)


def _lines_with(shown: NDArray[np.bool_], lines: Sequence[str]) -> tuple[bool, ...]:
    # shown: for each place whether something begins there, a break before the first line and after each.
    found = np.flatnonzero(shown)
    if not len(found):
        return (False,) * len(lines)
    starts = np.cumsum([0, *(len(line) + 1 for line in lines)])
    return tuple((np.diff(np.searchsorted(found, starts)) > 0).tolist())


def count_signs(lines: Sequence[str], *, faint: bool = False, amiss: Sequence[bool] | None = None) -> tuple[int, ...]:
    """For each line how many places in it cannot be clean Thai; hard signs count twice.

    amiss: whether the first sight of the lines shows marks amiss, where that is known already.

    faint: count what is merely unlikely too, what one line in six of clean prose shows: for lines among damaged
    ones.
    """
    places = _soft_signs("\n".join(lines), _COMMON if faint else _POSSIBLE)
    starts = np.cumsum([0, *(len(line) + 1 for line in lines)])
    apart = places[np.diff(places, prepend=-GRAM_LENGTH) >= GRAM_LENGTH] if len(places) else places
    soft = np.diff(np.searchsorted(apart + 1, starts))  # a line's first gram begins with the break before it
    shown = [look.marks_amiss for look in look_over(lines)] if amiss is None else amiss
    return tuple(
        n + 2 * len(HARD_SIGN.findall(line)) if hard else n
        for n, line, hard in zip(soft.tolist(), lines, shown, strict=True)
    )


class Memory:
    """What was seen of the lines of one document, so that passes look only at what the one before has changed."""

    def __init__(self) -> None:
        self._looks: dict[str, Look] = {}
        self._signs: dict[str, int] = {}

    def look_over(self, lines: Sequence[str]) -> list[Look]:
        """As the function of that name."""
        return _recall(self._looks, lines, look_over)

    def count_signs(self, lines: Sequence[str]) -> list[int]:
        """As the function of that name, not faint."""
        return _recall(
            self._signs, lines, lambda new: count_signs(new, amiss=[look.marks_amiss for look in self.look_over(new)])
        )


def _recall(known: dict[str, Seen], lines: Sequence[str], look: Callable[[list[str]], Sequence[Seen]]) -> list[Seen]:
    if new := list(dict.fromkeys(line for line in lines if line not in known)):
        known.update(zip(new, look(new), strict=True))
    return [known[line] for line in lines]


def find_signs(text: str) -> tuple[int, ...]:
    """Where in `text`, one line, soft and hard signs begin, in code points."""
    soft = _soft_signs(f"\n{text}\n", _POSSIBLE) - 1
    return tuple(sorted({*soft.tolist(), *(match.start() for match in HARD_SIGN.finditer(text))}))


def _soft_signs(text: str, least: int) -> NDArray[np.int64]:
    # Where each gram of a lesser likelihood begins, in code points.
    grams = _grams(text)
    return np.flatnonzero(_gram_likelihoods()[grams] < least) if grams.any() else np.zeros(0, dtype=np.int64)


def _grams(text: str) -> NDArray[np.int32]:
    # The number of the gram that begins at each place; a text shorter than a gram has none.
    codes = _codes(text)
    pairs = codes[:-1] * _RADIX + codes[1:]
    return pairs[:-2] * _RADIX**2 + pairs[2:]


def _codes(text: str) -> NDArray[np.int32]:
    # For each character its number among the Thai letters, 0 for any other.
    return _CODES[np.minimum(_points(text), _LAST + 1)]


def _points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _kinds() -> NDArray[np.uint8]:
    # By code point the kind of a character, 0 for any of no account.
    kinds = np.zeros(_LAST_POINT + 1, dtype=np.uint8)
    for kind, letters in enumerate(_LETTERS_OF_KIND, 1):
        kinds[[ord(letter) for letter in letters]] = kind
    return kinds


def _pairs_amiss() -> NDArray[np.uint8]:
    # By the kinds of two neighbours whether they are amiss, or sara am may be torn from its word there.
    other, _, vowel, tone, space, sara_am, back, lead, glyph = range(_NUMBER_OF_KINDS)
    pairs = np.zeros((_NUMBER_OF_KINDS, _NUMBER_OF_KINDS), dtype=np.uint8)
    pairs[np.ix_([other, space, sara_am, back, lead, glyph], [vowel, tone])] = _IS_AMISS
    pairs[[vowel, tone, tone], [vowel, vowel, tone]] = _IS_AMISS
    pairs[[space, space, lead, sara_am], [sara_am, back, space, sara_am]] = _IS_AMISS
    pairs[:, glyph] = _IS_AMISS
    pairs[[lead, sara_am], [lead, back]] = _IS_ODD
    pairs[sara_am, space] = _IS_APART
    return pairs.reshape(-1)


@cache
def _odd_points() -> NDArray[np.bool_]:
    # By code point whether a closer look is for it.
    odd = np.zeros(_LAST_POINT + 1, dtype=np.bool_)
    every = "".join(map(chr, range(_LAST_POINT + 1)))
    for match in re.finditer(f"[{ODD_CHARACTERS}{STRANGE_SIGNS}{FOREIGN_MARKS}]+", every):
        odd[match.start() : match.end()] = True
    return odd


@cache
def _gram_likelihoods() -> NDArray[np.uint8]:
    # By gram: 0, _POSSIBLE or _COMMON.
    return np.frombuffer(open_table("grams", words_origin(), lambda: _rate_grams().tobytes()), dtype=np.uint8)


def _rate_grams() -> NDArray[np.uint8]:
    likelihoods = _grams_without_thai()
    for likelihood, word_cost, neighbour_cost in _LIKELIHOODS:
        costs = {word: cost for word, cost in word_costs().items() if cost <= word_cost}
        likelihoods[_grams(f" {' '.join(costs)} ")] = likelihood
        ends, starts = _affixes([word for word, cost in costs.items() if cost <= neighbour_cost])
        for size in range(1, GRAM_LENGTH):
            _join(likelihoods, ends[size], starts[GRAM_LENGTH - size], likelihood)
    return likelihoods


def _grams_without_thai() -> NDArray[np.uint8]:
    # All grams with something other than Thai in them are common, but for a word's first or last letters with a mark.
    known = np.zeros((_RADIX,) * GRAM_LENGTH, dtype=np.uint8)
    for axis in range(GRAM_LENGTH):
        known[(slice(None),) * axis + (0,)] = _COMMON
    for place in range(1, GRAM_LENGTH):
        marks = [place for letter, place in _CODE.items() if re.match(f"[{MARK}]", letter)]
        first: list[object] = [0] + [slice(1, None)] * (GRAM_LENGTH - 1)
        first[place] = marks
        known[tuple(first)] = 0  # type: ignore[index]
        last = [*first[1:], 0]
        known[tuple(last)] = 0  # type: ignore[index]
    return known.reshape(-1)


def _affixes(near: Sequence[str]) -> tuple[list[set[str]], list[set[str]]]:
    # By length: what may stand before a boundary of words and behind one; a space stands for all that is not Thai.
    ends = [{word[-size:] for word in near if size and len(word) >= size} for size in range(GRAM_LENGTH)]
    starts = [{word[:size] for word in near if len(word) >= size} if size else set() for size in range(GRAM_LENGTH)]
    ends[1].add(" ")
    starts[1].add(" ")
    short = [word for word in near if len(word) < GRAM_LENGTH - 1]
    for size in range(2, GRAM_LENGTH):  # upwards, so that a short word shows a part of all its neighbours
        for word in short:
            if len(word) < size:
                ends[size] |= {end + word for end in ends[size - len(word)]}
                starts[size] |= {word + start for start in starts[size - len(word)]}
    return ends, starts


def _join(likelihoods: NDArray[np.uint8], ends: set[str], starts: set[str], likelihood: int) -> None:
    scale = _RADIX ** len(next(iter(starts)))
    likelihoods[(_numbers(ends)[:, None] * scale + _numbers(starts)[None, :]).reshape(-1)] = likelihood


def _numbers(texts: set[str]) -> NDArray[np.int64]:
    # Of texts of one length.
    codes = _codes("".join(texts)).astype(np.int64).reshape(len(texts), -1)
    return codes @ _RADIX ** np.arange(codes.shape[1])[::-1]


def lose_marks(lines: Sequence[str]) -> tuple[bool, ...]:
    """For each line whether it belongs to a stretch whose marks are lost altogether, as some fonts leave them.

    A stretch is as many lines as it takes to see LOST_CONSONANTS; what is left at the end goes with the last one.
    Thai has a mark on every third consonant.
    """
    ends = np.cumsum([len(line) + 1 for line in lines], dtype=np.int64)
    codes = _codes("\n".join(lines) + "\n")
    consonants = np.cumsum((codes >= 1) & (codes <= _LAST_CONSONANT))[ends - 1].tolist()
    marks = np.cumsum(_IS_MARK[codes])[ends - 1].tolist()
    lost: list[bool] = []
    seen = (0, 0)
    for place, counts in enumerate(zip(consonants, marks, strict=True)):
        size = counts[0] - seen[0]
        if size >= LOST_CONSONANTS or (place == len(lines) - 1 and lost and lost[-1]):
            lost += [counts[1] - seen[1] < LOST_SHARE * size] * (place + 1 - len(lost))
            seen = counts
    return (*lost, *[False] * (len(lines) - len(lost)))


_KINDS = _kinds()
_PAIRS = _pairs_amiss()
