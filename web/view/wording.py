"""Names as they are set: a line may end between words of theirs, never within one."""

from itertools import pairwise

from markupsafe import Markup

from corpus import cut_words, is_word

_OPENING = ("การ", "ความ", "ผู้")
"""What makes a noun of the word after it, and stands at no end of a line."""

LONGEST = 24
"""Characters of the longest word that is kept whole: at 320 pixels a heading's line has as many."""


def keep_words(name: str) -> Markup:
    """`name` escaped, each word of it that a browser might break in a span of class "word", between two a place where
    the line may end. Browsers cut Thai by dictionaries of their own, which know few names."""
    return Markup("<wbr>").join(_wrap(word) for word in join_pieces(cut_words(name)))


def join_pieces(pieces: list[str]) -> list[str]:
    """The pieces of a text, those put together between which no line may end: what the dictionary does not know goes
    with what stands beside it, and a noun's beginning with the noun. White space stands alone."""
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
    return before not in _OPENING and is_word(before) and is_word(piece)


def _wrap(word: str) -> Markup:
    plain = len(word) > LONGEST or word.isascii()
    return Markup("{}" if plain else '<span class="word">{}</span>').format(word)
