"""Whether what a page's type says is text: letters that make words, in Thai or English."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.repair import count_signs
from corpus.thai import is_english

LEGIBLE = 0.5
"""From there on the text of a page is used; below, its image is read."""

_FEW = 20  # letters; fewer tell nothing
_SIGNS = (0.02, 0.13)  # impossible places a letter: sound Thai has 0.002, displaced marks 0.05, letters at random 0.3
_ENGLISH = 0.6  # of the letters of Latin words, those of English ones; names and abbreviations are the rest
_ACRONYM, _ACRONYMS = 6, 0.3  # letters at most; of the letters of Latin words
_ODD_AT_LEAST = 0.05  # of all: so many signs are usual
_THAI = re.compile("[\u0e01-\u0e4e]")
_TOKEN = re.compile("[^\\s\u0e00-\u0e7f]+")
_USUAL = "\t .,()[]{}/:;%&@#!?+=<>|_'\"*•·…–—“”‘’⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉°×√✓☐☑■□▪○●➢❖→‐‑−±≤≥≈≠-"
_WORD = re.compile("[A-Za-z]+(?:['’.&/‐‑-][A-Za-z]+)*")
_CODE = re.compile("[A-Za-z]{0,8}[‐‑/.:-]?[0-9][0-9.,:/‐‑–−-]*[A-Za-z%]{0,3}")
_ADDRESS = re.compile("[!-~]*(?:://|www[.]|@)[!-~]*")


def legibility(texts: Sequence[str]) -> float:
    """The share of the letters in `texts`, lines of one page, that is text, 0 to 1; 1 where there are too few to tell.

    Thai is judged by places that no words give (corpus.repair), Latin by English words. What is neither these nor
    numbers, codes and the signs between, as wrong mappings leave it, counts as letters that say nothing.
    """
    thai = sum(len(_THAI.findall(text)) for text in texts)
    kinds = _kinds(token for text in texts for token in _TOKEN.findall(text))
    latin = kinds["english"] + kinds["acronym"] + kinds["foreign"]
    every = thai + latin + kinds["odd"]
    if every < _FEW:
        return 1.0
    signs = sum(count_signs(texts)) / max(1, thai)
    sound = 1 - min(1.0, max(0.0, (signs - _SIGNS[0]) / (_SIGNS[1] - _SIGNS[0])))
    english = kinds["english"] + min(kinds["acronym"], _ACRONYMS * latin)
    read = thai * sound + min(latin, english / _ENGLISH)
    return round(min(1.0, read / (every * (1 - _ODD_AT_LEAST))), 4)


def _kinds(tokens: Iterable[str]) -> Counter[str]:
    # Letters by the kind of their token: "english", "acronym", "foreign", "odd"; numbers, codes and addresses are none.
    letters: Counter[str] = Counter()
    for token in tokens:
        core = token.strip(_USUAL)
        if not core:
            letters["odd"] += len(token) if len(set(token)) > 2 and len(token) > 3 else 0
        elif _WORD.fullmatch(core):
            for word in re.findall("[A-Za-z]+", core):
                letters[_word_kind(word)] += len(word)
        elif not _CODE.fullmatch(core) and not _ADDRESS.fullmatch(core):
            letters["odd"] += len(core)
    return letters


def _word_kind(word: str) -> str:
    if len(word) > 1 and is_english(word):
        return "english"
    return "acronym" if word.isupper() and len(word) <= _ACRONYM else "foreign"
