"""Whole queries typed with the keyboard set to the other language, recognised by the words that retyping brings."""

import re
import unicodedata

from corpus import THAI, cut_words, fold_digits, is_english, is_word, normal_form, read_terms, words_of
from index import LexicalSearch
from search.query.english_words import is_compound
from search.query.keyboard import is_number, is_thai, retype

LEAST_SENSE, LEAST_GAIN = 0.6, 0.4
"""The share of a query's letters that are in words, once retyped, and how much of it retyping must bring. Of XQuAD's
English questions none has more than 0.61 in the Thai layout, of its Thai ones nine in ten have more than 0.7."""

_LATIN_WORD = re.compile(r"[\"'(]?[A-Za-z]+(?:['’-][A-Za-z]+)*[\"')]?[.,?!:;]?|[0-9][0-9.,%°]*[?!:;]?")
_MISPLACED = re.compile(
    "(?<![ก-ฮ])[\u0e31\u0e34-\u0e3a\u0e47]|(?<![ก-ฮ\u0e34\u0e38])\u0e4c|(?<![ก-ฮ\u0e31\u0e34-\u0e39])[\u0e48-\u0e4b]|[เแโใไ](?![ก-ฮ])"
)
"""A mark without a letter to stand on, or a leading vowel before none: no word of Thai is written so."""


class OtherLayout:
    """Recognises what was typed in the other layout by the words of one index and of both languages."""

    def __init__(self, lexical: LexicalSearch) -> None:
        self._lexical = lexical

    def read(self, text: str, repaired: str) -> str | None:
        """`text` retyped, where that makes sense of it and nothing else does; None otherwise. repaired: the same after
        repair; Thai that makes sense then is Thai."""
        words = [word for word in words_of(read_terms(normal_form(text))) if not is_number(word)]
        # A letter here and there may be a word of the index; of a query in its own layout most are.
        sound = sum(len(word) for word in words if len(word) > 1 and self._lexical.knows(word))
        if 2 * sound > sum(not letter.isspace() and not letter.isdecimal() for letter in text):
            return None
        if all(map(is_compound, text.lower().split())):
            return None
        thai = any(map(is_thai, text))
        if thai and (all(map(is_word, words)) or self.is_thai(repaired)):
            return None
        typed = retype(text, self._stays, self._sense)
        if not thai and _MISPLACED.search(typed):
            return None
        meant = words_of(read_terms(typed))
        whole = sum(map(len, meant)) >= sum(letter.isalnum() or _is_mark(letter) for letter in typed)
        sense, meant = self._sense(typed), tuple(word for word in meant if not is_number(word))
        if meant and whole and sense >= LEAST_SENSE and all(map(self._lexical.knows, meant)):
            return typed
        plain = sense >= LEAST_SENSE and sense - self._sense(repaired) >= LEAST_GAIN
        return typed if plain and (not thai or _MISPLACED.search(text.replace("เเ", "แ"))) else None

    def is_thai(self, text: str) -> bool:
        """Whether `text` makes sense as it is, in words of Thai or numbers, and nothing in it is misplaced."""
        return self._sense(text) >= LEAST_SENSE and not _MISPLACED.search(text)

    def _stays(self, token: str) -> bool:
        # A number that stands alone was typed as one, and so was a Latin word of the index.
        return is_number(token) or bool(re.fullmatch("[A-Za-z]{3,}", token) and self._lexical.knows(token.lower()))

    def _sense(self, text: str) -> float:
        # The share of letters and signs in Thai words of two letters and more, Latin words or numbers.
        folded = fold_digits(text)
        latin = [token for token in folded.split() if is_number(token) or _LATIN_WORD.fullmatch(token)]
        known = [token for token in latin if self._is_known(token)]
        # Names stand among words; letters none of which are words are no text.
        sound = sum(map(len, latin if 2 * sum(map(len, known)) >= sum(map(len, latin)) else known))
        for run in re.findall(f"[{THAI}]+|(?<=[{THAI}])[0-9]+|[0-9]+(?=[{THAI}])", folded):
            pieces = (piece for piece in cut_words(run) if len(piece) > 1)
            sound += sum(
                len(piece) for piece in pieces if is_word(piece) or piece.isdecimal() or self._lexical.knows(piece)
            )
        return sound / max(1, sum(not letter.isspace() for letter in folded))

    def _is_known(self, token: str) -> bool:
        return all(is_english(word) or self._lexical.knows(word) for word in re.findall("[a-z]+", token.lower()))


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"
