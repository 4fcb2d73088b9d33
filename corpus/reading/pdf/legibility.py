"""Whether what a page's type says is text: letters that make words, in Thai or English."""

import re
from collections.abc import Sequence

from corpus.repair import count_signs
from corpus.thai import is_english

LEGIBLE = 0.5
"""From there on the text of a page is used; below, its image is read."""

_FEW = 20  # letters; fewer tell nothing
_SIGNS = (0.02, 0.13)  # impossible places a letter: sound Thai has 0.002, displaced marks 0.05, letters at random 0.3
_ENGLISH = 0.6  # of the letters of Latin words, those of English ones; names and abbreviations are the rest
_ACRONYM = 6  # letters at most
_ODD_AT_LEAST = 0.05  # of all: so many signs are usual
_THAI = re.compile("[\u0e01-\u0e4e]")
_LATIN = re.compile("[A-Za-z]{2,}")
_USUAL = re.compile("[\\s\u0e01-\u0e5bA-Za-z0-9.,()/:;%&@#!?+=<>|_'\"*•·…–—“”‘’⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉°×√✓☐☑■□▪○●➢❖→-]")


def legibility(texts: Sequence[str]) -> float:
    """The share of the letters in `texts`, lines of one page, that is text, 0 to 1; 1 where there are too few to tell.

    Thai is judged by places that no words give (corpus.repair), Latin by English words, everything else by what texts
    have: signs that no text has, as wrong mappings and failed extraction leave them, count as letters that say nothing.
    """
    text = "\n".join(texts)
    thai, latin = len(_THAI.findall(text)), _LATIN.findall(text)
    letters = sum(map(len, latin))
    odd = len(_USUAL.sub("", text))
    every = thai + letters + odd
    if every < _FEW:
        return 1.0
    signs = sum(count_signs(texts)) / max(1, thai)
    sound = 1 - min(1.0, max(0.0, (signs - _SIGNS[0]) / (_SIGNS[1] - _SIGNS[0])))
    english = sum(len(word) for word in latin if is_english(word) or (word.isupper() and len(word) <= _ACRONYM))
    read = thai * sound + letters * min(1.0, english / (_ENGLISH * max(1, letters)))
    return round(min(1.0, read / (every * (1 - _ODD_AT_LEAST))), 4)
