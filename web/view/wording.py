"""Names as they are set: a line may end between words of theirs, never within one."""

from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup

from corpus import cut_words, is_word

_OPENING = ("การ", "ความ", "ผู้")
"""What makes a noun of the word after it, and stands at no end of a line."""

SHORTEST, LONGEST = 5, 24
"""Characters of the words that are kept whole by us: a browser breaks no syllable, and at 320 pixels a heading's line
has no more."""


@lru_cache(maxsize=4096)
def keep_words(name: str) -> Markup:
    """`name` escaped, each word of it that a browser might break in a span of class "word", between two a place where
    the line may end. Browsers cut Thai by dictionaries of their own, which know few names."""
    words = join_pieces(cut_words(name))
    kept = [_wrap(word) for word in words[:1]]
    for before, word in pairwise(words):
        kept += [Markup("<wbr>") if _needs_place(before, word) else Markup(""), _wrap(word)]
    return Markup("").join(kept)


def join_pieces(pieces: list[str]) -> list[str]:
    """The pieces of a text, those put together between which no line may end: what the dictionary does not know goes
    with what stands beside it, so does the end of
    an abbreviation, and a noun's beginning goes with the noun. White space stands alone."""
    joined = pieces[:1]
    for before, piece in pairwise(pieces):
        if _may_part(before, piece):
            joined.append(piece)
        else:
            joined[-1] += piece
    return joined


def _may_part(before: str, piece: str) -> bool:
    if before.isspace() or piece.isspace():
        return True
    return before not in _OPENING and not before.endswith(".") and is_word(before) and is_word(piece)


def _needs_place(before: str, word: str) -> bool:
    return not before.isspace() and not word.isspace()


def _wrap(word: str) -> Markup:
    kept = SHORTEST <= len(word) <= LONGEST and not word.isascii()
    return Markup('<span class="word">{}</span>' if kept else "{}").format(word)
