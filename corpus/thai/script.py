"""Where Thai text may be parted: never between a consonant and its vowels and marks."""

import unicodedata

_LEADING_VOWELS = "เแโใไ"
_NEVER_FIRST = "ะาำๅๆฯ"
_JOINERS = "\u200c\u200d"


def is_cut(text: str, at: int) -> bool:
    """Whether `text` may be parted before code point `at` without breaking a Thai consonant from its vowel or mark."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    combines = unicodedata.category(after).startswith("M") or after in _NEVER_FIRST
    return not (combines or after in _JOINERS or before in _JOINERS or before in _LEADING_VOWELS)
