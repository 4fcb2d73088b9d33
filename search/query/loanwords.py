"""Foreign words in the other script: who asks for แดชบอร์ด means dashboard too, and the other way round.

A foreign word of a query is put into the script of the index, and the query is asked both ways. There are three ways to
know it: PyThaiNLP's transliteration dictionary has the pair; the Thai spells the names of Latin letters (พีเอ็มคิวเอ); or
the two sound alike (`search/query/sounds.py`): what sounds at all alike stands on the disk (`index/words/sounds.py`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from corpus import THAI, cut_words, grams_of, is_word, read_terms, transliterations
from index import LexicalSearch, Words
from search.query.sounds import Ceiling, likeness, read_letters, spell_letters

LEAST_LIKENESS = 14.0
"""Of two spellings that are taken for one word; ordinary words stay below it."""

LEAST_FOREIGN_LIKENESS = 9.5
"""Of a single Thai word that looks foreign: a letter of it is silenced, or it bears a mark that few others bear."""

LEAST_PART_LIKENESS, LEAST_WHOLE_LIKENESS = 8.0, 16.0
"""Of each of two words that Thai writes as one (บิ๊กดาต้า, big data), and of both together."""

MOST_PIECES = 6
"""Words that newmm makes of one foreign word at most: of เทเลเมดิซีน, which it does not know, it makes five."""

SHORT_PIECE, LONG_PIECE = 3, 6
"""Letters at most of a word that may be but a part of a foreign one, and at least of one that is as likely foreign as
Thai though nothing shows it."""

MOST_WORDS = 40
"""Words of a query that is looked at; nobody types more and means one of them in another script."""

MOST_LETTERS = 5
"""Of an abbreviation that Thai spells out by the names of its letters."""

REMEMBERED = 256
"""Thai words and stretches of them whose nearest Latin word is remembered: those of a few queries."""

_RUN = re.compile(rf"(?P<thai>[{THAI}]+)|(?P<latin>[A-Za-z]+(?:-[A-Za-z]+)*(?![A-Za-z0-9-]))")
_UNCOUNTED = frozenset("-\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c")
_LOOKS_FOREIGN = re.compile("[์็๊๋]")


class Loanwords:
    """The foreign words of one index in both scripts; safe for several threads."""

    def __init__(self, lexical: LexicalSearch, words: Words) -> None:
        self._lexical, self._words = lexical, words
        # Stretches of one query overlap, and each half of one would be looked up four times.
        self._nearest_latin = lru_cache(REMEMBERED)(self._nearest)

    def respell(self, text: str) -> str | None:
        """`text` with its foreign words in the other script, as the index has them; None when it has none of them, or
        `text` has too many words."""
        if sum(len(cut_words(run[0])) for run in _RUN.finditer(text)) > MOST_WORDS:
            return None
        runs = list(_RUN.finditer(text))
        # An English sentence stays one: a single word of it in Thai would outweigh all the others.
        latin = {run[0]: "" for run in runs if run.lastgroup == "latin"}
        for word in latin:
            latin[word] = self._thai_for(word.lower()) or ""
            if not latin[word]:
                break
        made, last = [], 0
        for run in runs:
            new = " ".join(self._in_latin(run[0])) if run.lastgroup == "thai" else all(latin.values()) and latin[run[0]]
            if new and new != run[0]:
                made += [text[last : run.start()], " ", new, " "]
                last = run.end()
        return " ".join("".join((*made, text[last:])).split()) if made else None

    def _in_latin(self, run: str) -> Iterator[str]:
        # The run cut where a foreign word begins or ends, foreign words in Latin.
        pieces, at, kept = cut_words(run), 0, ""
        while at < len(pieces):
            counts = range(min(MOST_PIECES, len(pieces) - at), 0, -1)
            found = [(*self._latin_for(pieces[at : at + count]), count) for count in counts]
            alike, latin, count = max(found, key=lambda each: each[0])  # of equals the longest stretch
            # A word before the foreign one adds nothing to its likeness.
            if alike > 0 and (count == 1 or self._latin_for(pieces[at + 1 : at + count])[0] < alike):
                yield from (part for part in (kept, latin) if part)
                kept, at = "", at + count
            else:
                kept, at = kept + pieces[at], at + 1
        if kept:
            yield kept

    def _latin_for(self, pieces: Sequence[str]) -> tuple[float, str]:
        # The Latin word, or two, for these pieces together and how sure it is; 0 for none.
        thai = "".join(pieces)
        spelt = read_letters(thai)
        if spelt and self._lexical.knows(spelt):
            return LEAST_LIKENESS * len(spelt), spelt
        for listed in filter(self._lexical.knows, transliterations().get(thai, ())):
            return max(LEAST_LIKENESS, likeness(thai, _letters(listed))), listed
        if not _may_be_foreign(pieces):
            return 0.0, ""
        alike, latin = self._nearest_latin(thai)
        foreign = len(pieces) == 1 and _LOOKS_FOREIGN.search(thai)
        enough = alike >= (LEAST_FOREIGN_LIKENESS if foreign else LEAST_LIKENESS)
        return (alike, latin) if enough else self._two_words(pieces)

    def _two_words(self, pieces: Sequence[str]) -> tuple[float, str]:
        for at in range(1, len(pieces)):
            one, first = self._nearest_latin("".join(pieces[:at]))
            if one < LEAST_PART_LIKENESS:
                continue
            two, second = self._nearest_latin("".join(pieces[at:]))
            sure = two >= LEAST_PART_LIKENESS and one + two >= LEAST_WHOLE_LIKENESS
            if sure and self._together((first, second)):
                return one + two, f"{first} {second}"
        return 0.0, ""

    def _nearest(self, thai: str) -> tuple[float, str]:
        # The Latin word most like it, of equals the last in order, and how alike; 0 for none that could be a part.
        ceiling, best = Ceiling(thai), (0.0, "")
        for word in self._words.alike(thai, latin=True):
            if ceiling.of(_letters(word)) >= max(LEAST_PART_LIKENESS, best[0]):
                best = max(best, (likeness(thai, _letters(word)), word))
        return best

    def _thai_for(self, latin: str) -> str | None:
        spelt = [spell_letters(latin)] if 1 < len(latin) <= MOST_LETTERS and latin.isalpha() else []
        for certain in (*_thai_spellings().get(_letters(latin), ()), *spelt):
            if self._stands(certain):
                return certain
        alike, thai = 0.0, ""
        for word in self._words.alike(_letters(latin), latin=False):
            if Ceiling(word).of(_letters(latin)) >= max(LEAST_FOREIGN_LIKENESS, alike):
                alike, thai = max((alike, thai), (likeness(word, _letters(latin)), word))
        return thai if alike >= (LEAST_FOREIGN_LIKENESS if _LOOKS_FOREIGN.search(thai) else LEAST_LIKENESS) else None

    def _stands(self, thai: str) -> bool:
        # Whether the letters stand in a passage, in whatever words newmm cuts them there.
        grams = grams_of(read_terms(thai))
        return self._together(grams) if grams else self._lexical.knows(thai)

    def _together(self, terms: Sequence[str]) -> bool:
        return self._lexical.count_with_all(terms) > 0


def _length(word: str) -> int:
    return sum(letter not in _UNCOUNTED for letter in word)


def _letters(latin: str) -> str:
    return latin.replace("-", "")


def _may_be_foreign(pieces: Sequence[str]) -> bool:
    # A long word, what shows that it is foreign, and what newmm stumbled over: strange and short pieces in a row.
    shown = [bool(_LOOKS_FOREIGN.search(piece)) or not is_word(piece) for piece in pieces]
    if len(pieces) == 1:
        return shown[0] or len(pieces[0]) >= LONG_PIECE
    parts = all(strange or _length(piece) <= SHORT_PIECE for strange, piece in zip(shown, pieces, strict=True))
    return parts and (any(shown) or len(pieces) > 2)


@cache
def _thai_spellings() -> Mapping[str, Sequence[str]]:
    # PyThaiNLP's pairs the other way round: from the Latin word to the Thai ones.
    thai: dict[str, list[str]] = defaultdict(list)
    for word, latin in transliterations().items():
        for other in latin:
            thai[_letters(other)].append(word)
    return dict(thai)
