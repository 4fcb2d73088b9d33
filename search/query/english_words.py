"""The English words that a slip of typing may have been: any that a dictionary has, those of the thesaurus before.

An index of Thai write-ups holds few English words, and those of the thesaurus are what carries an English query to it.
"""

from collections.abc import Iterator
from string import ascii_lowercase

from corpus import is_english, known_among

LEAST_LETTERS = 6
"""Of a word that only the dictionary has: it holds rare ones by the ten thousand, and each shorter word is near one."""

LEAST_PART = 4
"""Letters of a word within a compound: keys of the other layout make shorter ones by chance."""


def one_step_away(typed: str) -> str | None:
    """The English word that one letter more, less or changed, or two neighbours exchanged, make of `typed`, in small
    letters; None when there is none, or several, or the word is short. The first letter is taken to be right."""
    if len(typed) < LEAST_LETTERS:
        return None
    found = known_among({*_steps(typed)}) - {typed}
    return found.pop() if len(found) == 1 else None


def is_compound(letters: str) -> bool:
    """Whether `letters` are several English words of LEAST_PART letters and more, written as one: workfromhome."""
    ends = [0]
    for end in range(LEAST_PART, len(letters) + 1):
        if any(end - start >= LEAST_PART and is_english(letters[start:end]) for start in ends):
            ends.append(end)
    return len(letters) >= 2 * LEAST_PART and ends[-1] == len(letters)


def _steps(typed: str) -> Iterator[str]:
    for at in range(1, len(typed) + 1):
        before, after = typed[:at], typed[at:]
        yield from (before + letter + after for letter in ascii_lowercase)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
