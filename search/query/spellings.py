"""Common misspellings of Thai words, from a list (`misspellings.txt` beside this), and how an index spells them.

Such a slip is a habit: it changes several letters at once, falls apart into words that are right by themselves (อนุ and
ญาติ), and stands in documents as well. So a query is asked with the other spelling where the index has it, whichever of
the two was typed; and a form that no dictionary has is pointed out.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

from corpus import MARK, cut_words, grams_of, is_word, read_terms
from index import LexicalSearch

_GOES_ON = f"[{MARK}\u0e30\u0e32\u0e33\u0e45]"
"""What belongs to the consonant before it: a form that ends there is another word's beginning. ๆ and ฯ, which
`corpus.thai.matches` counts too, follow a word that is whole."""


class Spellings:
    """The listed words in the spellings of one index; safe for several threads."""

    def __init__(self, lexical: LexicalSearch) -> None:
        self._lexical = lexical

    def put_right(self, text: str) -> str:
        """`text` with the listed misspellings put right that no dictionary has, where the right spelling stands in more
        passages of the index."""
        return _replaced(text, self._right)

    def other(self, text: str) -> str | None:
        """`text` with the listed words in the other spelling that most passages of the index have, where any has one;
        None when none has."""
        replaced = _replaced(text, self._other)
        return replaced if replaced != text else None

    def passages(self, form: str) -> int:
        """In how many passages `form`, a listed one, stands: its letters, however they are cut, and of a wrong
        form also the words that newmm makes of it. Its letters alone are those of words that meet, too: those of
        โครงการ and ณรงค์ hold โครงการณ์."""
        terms = read_terms(form)
        terms = grams_of(terms) or terms if form in read_misspellings() else terms
        return self._lexical.count_with_all(terms)

    def _right(self, typed: str) -> str:
        right = _rights().get(typed, typed)
        misspelt = right != typed and not is_word(typed)
        return right if misspelt and self.passages(right) > self.passages(typed) else typed

    def _other(self, typed: str) -> str:
        others = _family(typed)
        found = max(others, key=self.passages, default=typed)  # of equals the right one
        return found if found != typed and self.passages(found) else typed


@cache
def read_misspellings() -> Mapping[str, Sequence[str]]:
    """The list: by the right spelling the wrong ones."""
    source = files("search.query").joinpath("misspellings.txt").read_text(encoding="utf-8")
    lines = (line for line in source.splitlines() if line and not line.startswith("#"))
    rows = ([form.strip() for form in line.split(";")] for line in lines)
    return {right: tuple(wrong) for right, *wrong in rows}


@cache
def _rights() -> Mapping[str, str]:
    return {form: right for right, wrong in read_misspellings().items() for form in wrong}


def _family(form: str) -> list[str]:
    # All other spellings of the word that `form` spells, the right one first.
    right = _rights().get(form, form)
    return [each for each in (right, *read_misspellings().get(right, ())) if each != form]


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted({*_rights(), *read_misspellings()}, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, forms))})(?!{_GOES_ON})")


def _replaced(text: str, spell: Callable[[str], str]) -> str:
    made, last = [], 0
    for start, end in _found(text):
        made += [text[last:start], spell(text[start:end])]
        last = end
    return "".join((*made, text[last:]))


def _found(text: str) -> Iterator[tuple[int, int]]:
    # Where listed forms stand, but within a longer word, or across the edge of one: ประเทศ and การ hold เทศการ.
    spans = [match.span() for match in _pattern().finditer(text)]
    cuts = pairwise(accumulate(map(len, cut_words(text)), initial=0)) if spans else ()
    words = [(start, end) for start, end in cuts if is_word(text[start:end])]
    for start, end in spans:
        if not any(first < start < last or first < end < last for first, last in words):
            yield start, end
