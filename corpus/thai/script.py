"""Thai script: its characters by kind, its clusters, its digits, and where a text may be parted.

The kinds are ranges of code points, for use between the brackets of a pattern: `[{CONSONANT}]`.
"""

import re
import unicodedata
from functools import cache

THAI = "\u0e01-\u0e4e"
"""All that Thai is written with but its digits: what a run of Thai text consists of."""

CONSONANT = "\u0e01-\u0e2e"
VOWEL_MARK = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d"
TONE_MARK = "\u0e48-\u0e4c\u0e4e"

MARK = VOWEL_MARK + TONE_MARK
"""What stands above or below a consonant."""

LEADING_VOWEL = "\u0e40-\u0e44"
SARA_AM = "\u0e33"
NIKHAHIT = "\u0e4d"

LETTER = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"
"""What words are spelled with, marks among it: THAI without the signs of abbreviation, repetition and currency."""

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI_DIGIT = re.compile("[๐-๙]")
_RAISED = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789")
_WITH_RAISED = re.compile("(?<=[A-Za-z])[₀-₉⁰¹²³⁴-⁹]+")
_NOT_PLAIN = re.compile("[\u00c0-\u024f\u1e00-\u1eff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_STROKES = dict(zip("ØøŁłĐđĦħıŦŧÐð", "OoLlDdHhiTtDd", strict=True))
_LATIN_LETTERS, _LETTERS = re.compile(f"[{_LATIN}]"), re.compile(f"[{_LATIN}{CONSONANT}\u0e30-\u0e3a\u0e40-\u0e45]")
_CLUSTER = re.compile(f"[^{MARK}][{MARK}]*")
_LEADING_VOWELS = "เแโใไ"
_NEVER_FIRST = "ะาำๅๆฯ"
_JOINERS = "\u200c\u200d"


def fold_digits(text: str) -> str:
    """`text` with Arabic digits for Thai ones, for matching; its length stays."""
    return text.translate(_THAI_DIGITS) if _THAI_DIGIT.search(text) else text  # a search takes a tenth


def fold_letters_and_digits(text: str) -> str:
    """`text` for matching, its length as it was: Arabic digits for Thai ones, Latin letters small and without accents
    (café, cafe) and of the usual width, small digits directly behind a Latin letter as others (CO₂, co2; 10³ stays)."""
    folded = fold_digits(text)
    if not folded.isascii():
        folded = _NOT_PLAIN.sub(lambda match: _plain(match[0]), folded)
        folded = _WITH_RAISED.sub(lambda match: match[0].translate(_RAISED), folded)
    lower = folded.lower()
    # Some letters (\u0130) are two in lower case; offsets must stay.
    return lower if len(lower) == len(text) else "".join(letter.lower()[0] for letter in folded)


@cache
def _plain(letter: str) -> str:
    if letter in _STROKES:
        return _STROKES[letter]
    base = unicodedata.normalize("NFKD" if letter >= "\uff00" else "NFD", letter)[0]
    return base if base.isascii() and base.isalnum() else letter


def cut_clusters(text: str) -> list[str]:
    """The characters of `text` that are no marks, in order, each with the marks upon it; a vowel that leads or follows
    is a cluster of its own. Marks on nothing, at the beginning, are left out."""
    return _CLUSTER.findall(text)


def is_mostly_latin(text: str) -> bool:
    """Whether more of the letters of `text` are Latin than Thai."""
    latin = len(_LATIN_LETTERS.findall(text))
    return latin > 0 and 2 * latin > len(_LETTERS.findall(text))


def is_cut(text: str, at: int) -> bool:
    """Whether `text` may be parted before code point `at` without breaking a Thai consonant from its vowel or mark."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    combines = unicodedata.category(after).startswith("M") or after in _NEVER_FIRST
    return not (combines or after in _JOINERS or before in _JOINERS or before in _LEADING_VOWELS)
