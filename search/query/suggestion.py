"""What the user may have meant: slips of typing put right with the words of the index.

Two kinds of slip. A word that is not quite one of the index: one glyph with its marks is missing, too many, another
or in the wrong order. And a whole query typed with the keyboard set to the other language.

Candidates are found by symmetric deletion (Garbe, 2012, SymSpell) among the words that ingest put on the disk
(`index/words/deletions.py`): a word and a misspelling of it become equal when one glyph is left out of each. Of them
the nearest in code points wins (Damerau, 1964), then one from which something was left out, then the one in the most
passages.
"""

import re
from collections.abc import Iterator, Sequence

from corpus import THAI, cut_words, is_abbreviation, is_english, is_word, normal_form, read_terms, words_of
from index import LEAST_LETTERS, LEAST_SYLLABLES, LexicalSearch, Words, cut_syllables
from search.query.english_words import one_step_away
from search.query.keyboard import retype_numbers
from search.query.other_layout import OtherLayout
from search.query.spellings import Spellings

MOST_STRANGERS = 2
"""Latin words unknown to the index in a query that are slips at most; more are a language it does not hold."""

MOST_PIECES = 5
"""Words that newmm makes of one misspelt word at most: กะทรวง becomes กะ and ทรวง."""

MOST_WORDS = 40
"""Words of a query that are looked at; nobody types more and asks to be put right."""

_RUN = re.compile(rf"(?P<thai>[{THAI}]+)|(?P<latin>[A-Za-z]+(?![A-Za-z0-9{THAI}./&'+_-]))")

_ENDINGS = frozenset(("", *"s es ed d ing er r y ies ied ry e ion ions al ly".split()))


class Suggester:
    """Puts queries right with the words of one index; safe for several threads."""

    def __init__(self, lexical: LexicalSearch, words: Words) -> None:
        self._lexical, self._words = lexical, words
        self._layout, self._spellings = OtherLayout(lexical), Spellings(lexical)

    def suggest(self, text: str, repaired: str | None = None) -> str | None:
        """The query that `text`, as it was typed, was perhaps meant to be; None when its words are known or nothing
        near them is. repaired: the same after repair, in which slips are looked for; None when there was none."""
        clean = text if repaired is None else repaired
        numbered = retype_numbers(text)
        numbered = numbered if self._layout.is_thai(re.sub("[0-9.]+", " ", numbered)) else text
        right = self._spellings.put_right(clean if numbered == text else normal_form(numbered))
        words = words_of(read_terms(normal_form(text)))
        if len(words) > MOST_WORDS:
            return None
        if right == clean:
            if words and all(map(self._lexical.knows, words)):
                return None
            retyped = self._layout.read(text, clean)
            if retyped and not self._is_english_slip(clean):
                return retyped
        meant = self._respelled(right).strip()
        return meant if meant != clean.strip() else None

    def _respelled(self, text: str) -> str:
        runs = [run for run in _RUN.finditer(text) if run.lastgroup == "latin"]
        latin = {run[0]: self._latin(run[0], first=not text[: run.start()].strip()) for run in runs}
        changed = sum(right != word for word, right in latin.items())
        strange = sum(right == word and not self._is_sound(word.lower()) for word, right in latin.items())
        foreign = strange > MOST_STRANGERS and 2 * strange > len(latin)
        foreign = foreign or (strange >= max(1, changed) and 2 * (strange + changed) > len(latin))
        made, last = [], 0
        for run in _RUN.finditer(text):
            right = self._thai(run[0]) if run.lastgroup == "thai" else run[0] if foreign else latin[run[0]]
            made += [text[last : run.start()], right]
            last = run.end()
        return "".join((*made, text[last:]))

    def _thai(self, run: str) -> str:
        if is_abbreviation(run):
            return run
        pieces, at, made = cut_words(run), 0, []
        while at < len(pieces):
            count, word = next(self._readings(pieces, at), (1, pieces[at]))
            made.append(word)
            at += count
        return "".join(made)

    def _readings(self, pieces: Sequence[str], at: int) -> Iterator[tuple[int, str]]:
        # Longer stretches first: what they have in common with a word is less likely chance.
        for count in range(min(MOST_PIECES, len(pieces) - at), 0, -1):
            stretch = pieces[at : at + count]
            typed = "".join(stretch)
            if all(map(self._lexical.knows, stretch)) or self._lexical.knows(typed) or is_word(typed):
                continue
            word = self._nearest(typed)
            # Where all pieces are words themselves, only something left out makes them look like a slip; where the
            # slip lies beside a whole word, that word is not what it is put right to.
            if word and word not in stretch and (_lacks(typed, word) or not all(map(is_word, stretch))):
                yield count, word

    def _latin(self, word: str, *, first: bool) -> str:
        typed = word.lower()
        if self._is_sound(typed) or len(typed) < LEAST_LETTERS:
            return word
        found = self._nearest(typed)
        if not found or found[0] != typed[0] or (_inflected(typed, found) and not is_english(found)):
            found = one_step_away(typed)
        # A capital within a query begins a name: only one that the index knows is near enough.
        named = not word.islower() and (word.isupper() or not first)
        if not found or (named and not (self._lexical.knows(found) and not is_english(found))):
            return word
        return found.capitalize() if word[0].isupper() else found

    def _is_english_slip(self, text: str) -> bool:
        # Latin words alone, all of which are sound once put right: Thai typed in the other layout has no such luck.
        words = self._respelled(text).lower().split() if re.fullmatch("[A-Za-z ]+", text) else []
        return bool(words) and all(map(self._is_sound, words))

    def _is_sound(self, latin: str) -> bool:
        return self._lexical.knows(latin) or is_english(latin)

    def _nearest(self, typed: str) -> str | None:
        allowed = _allowance(typed)
        steps = {word: distance(typed, word) for word in self._words.near(typed)}
        # The index's own words before those that only the thesaurus has.
        ranked = sorted(
            (
                step,
                not self._lexical.knows(word),
                not _lacks(typed, word),
                -self._lexical.document_frequency(word),
                word,
            )
            for word, step in steps.items()
            if step <= allowed
        )
        return ranked[0][-1] if ranked else None


def distance(first: str, second: str) -> int:
    """The least number of code points to add, drop, change or exchange with a neighbour that makes one of the other:
    optimal string alignment (Damerau, 1964)."""
    while first and second and first[-1] == second[-1]:  # what both begin and end with costs nothing
        first, second = first[:-1], second[:-1]
    while first and second and first[0] == second[0]:
        first, second = first[1:], second[1:]
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        before, above, row = row, before, [i]
        for j, other in enumerate(second, 1):
            step = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and other == first[i - 2]:
                step = min(step, above[j - 2] + 1)
            row.append(step)
    return row[-1]


def _allowance(typed: str) -> int:
    # Code points that may differ: two in a word of four glyphs and more, as a lost consonant takes its mark with it.
    return 2 if len(cut_syllables(typed)) > LEAST_SYLLABLES else 1


def _lacks(typed: str, word: str) -> bool:
    # Whether `typed` is `word` with something left out: the commonest slip, and the least likely to be chance.
    letters = iter(word)
    return len(typed) < len(word) and all(letter in letters for letter in typed)


def _inflected(first: str, second: str) -> bool:
    # English words that differ by their ending are both right.
    shared = next(
        (at for at, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]),
        len(min(first, second, key=len)),
    )
    return first[shared:] in _ENDINGS and second[shared:] in _ENDINGS
