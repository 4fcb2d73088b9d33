"""Abbreviations that the documents introduce themselves, by their letters and by their long forms."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus import Introduction, bare, find_concepts, is_english

LEAST_ENGLISH = 3
"""Letters of an English word that, introduced once, is an abbreviation of English words."""

MOST_SENSES = 2
"""Long forms of an abbreviation that are asked for: those that are introduced most often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """What an abbreviation stands for. letters: without stops; longs: its long forms, one or two, none of which holds
    the other, those that are introduced more often first."""

    letters: str
    longs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LongForm:
    """What stands for a long form. short: the abbreviation as it was written where it was introduced."""

    long: str
    short: str


def pick_abbreviations(counts: Mapping[Introduction, int]) -> tuple[list[Abbreviation], list[LongForm]]:
    """The abbreviations and the long forms that `counts` introductions hold, those that are introduced more often
    first; each of the letters, and each of the long forms, once. Left out are those that the list of abbreviations has
    with the same sense, and English words that stood in brackets by chance."""
    kept = sorted(
        (pair for pair in counts if not _is_chance(pair, counts[pair]) and not _is_listed(pair)),
        key=lambda pair: (-counts[pair], len(pair.long), pair.long),
    )
    senses: dict[str, list[str]] = defaultdict(list)
    for pair in kept:
        senses[bare(pair.short)].append(pair.long)
    shorts: dict[str, str] = {}
    for pair in kept:
        shorts.setdefault(fold_long(pair.long), pair.short)
    longs = dict.fromkeys(pair.long for pair in kept)
    return (
        [Abbreviation(letters=letters, longs=_apart(longs)) for letters, longs in senses.items()],
        [LongForm(long=long, short=shorts[fold_long(long)]) for long in longs],
    )


def fold_long(long: str) -> str:
    """A long form without white space, in small letters: what it is asked by."""
    return re.sub(r"\s", "", long).lower()


def _is_listed(pair: Introduction) -> bool:
    short = _concepts(pair.short)
    return bool(short) and not short.isdisjoint(_concepts(pair.long))


def _concepts(name: str) -> frozenset[str]:
    return frozenset(concept for mention in find_concepts(name) for concept in mention.concepts)


def _is_chance(pair: Introduction, times: int) -> bool:
    # An English word in brackets behind a Thai name is more often a translation (EXIT) than letters (WHO).
    return is_english(pair.short) and not (pair.long.isascii() and len(pair.short) >= LEAST_ENGLISH) and times < 2


def _apart(longs: Sequence[str]) -> tuple[str, ...]:
    # None that holds or is part of one before it, which says the same.
    kept: list[str] = []
    for long in longs:
        folded = fold_long(long)
        if not any(folded in fold_long(other) or fold_long(other) in folded for other in kept):
            kept.append(long)
        if len(kept) == MOST_SENSES:
            break
    return tuple(kept)
