"""A user's words to a query that can be asked."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import (
    Mention,
    Said,
    find_concepts,
    fold_digits,
    grams_of,
    normal_form,
    read_terms,
    repair_text,
    reword,
    with_stops,
    words_of,
)
from search.errors import QueryError

MAX_QUERY = 500
"""Characters; a pasted paragraph fits, a pasted document does not."""


class Encoded(NamedTuple):
    """A text as the model sees it. vector: (dimensions,), unit length; tokens: (tokens, dimensions)."""

    vector: NDArray[np.float32]
    tokens: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query, prepared once for all who look at it.

    text: repaired as passages are, white space single. terms: of the text, by the function that passages pass.
    concepts: that the text speaks of, each once, in the order of mention. plain: words that no mention covers. vector,
    tokens: of the text, its known abbreviations with their stops, as `EncodeQuery` gives them; they follow from it and
    are not compared. official: the same of the text as an official would word it; None where it is so worded.
    """

    text: str
    terms: tuple[str, ...]
    concepts: tuple[str, ...]
    plain: tuple[str, ...]
    vector: NDArray[np.float32] = field(compare=False, repr=False)
    tokens: NDArray[np.float32] = field(compare=False, repr=False)
    official: Encoded | None = field(default=None, compare=False, repr=False)

    @property
    def encoded(self) -> Encoded:
        """The text as the model sees it."""
        return Encoded(self.vector, self.tokens)

    @property
    def words(self) -> tuple[str, ...]:
        """The terms that are no character grams."""
        return words_of(self.terms)

    @property
    def grams(self) -> tuple[str, ...]:
        """The terms that are character grams."""
        return grams_of(self.terms)


EncodeQuery = Callable[[str], tuple[NDArray[np.float32], NDArray[np.float32]]]
"""From a text to its unit vector (dimensions,) and the vectors of its tokens (tokens, dimensions)."""


def prepare_query(text: str, encode: EncodeQuery) -> Query:
    """The query in `text`. Raises QueryError as `clean_text`, and what `encode` raises."""
    clean = clean_text(text)
    mentions = find_concepts(clean)
    vector, tokens = encode(with_stops(clean))
    official = reword(clean)
    return Query(
        text=clean,
        terms=read_terms(clean),
        concepts=tuple(dict.fromkeys(concept for mention in mentions for concept in mention.concepts)),
        plain=words_of(read_terms(_outside(clean, mentions))),
        vector=vector,
        tokens=tokens,
        official=None if official == clean else Encoded(*encode(with_stops(official))),
    )


def clean_text(text: str) -> str:
    """`text` repaired, in normal form and with Arabic digits, without what no key types, white space single. Raises
    QueryError when it holds no letter or digit, or more than MAX_QUERY characters."""
    if len(text) > MAX_QUERY:
        raise QueryError(
            Said(
                f"คำค้นยาวเกินไป ({len(text):,} ตัวอักษร ได้ไม่เกิน {MAX_QUERY}) กรุณาตัดให้สั้นลง",
                f"The query is too long ({len(text):,} characters, at most {MAX_QUERY}); shorten it",
            )
        )
    printable = "".join(_printed(letter) for letter in text)
    clean = re.sub(r"\s+", " ", fold_digits(normal_form(repair_text(printable).text))).strip()
    if not any(letter.isalnum() for letter in clean):
        raise QueryError(
            Said(
                "ยังไม่มีคำค้น กรุณาพิมพ์คำ ชื่อ หรือตัวเลขที่ต้องการค้น",
                "There is nothing to search for; type a word, a name or a number",
            )
        )
    return clean


def _outside(text: str, mentions: Sequence[Mention]) -> str:
    ends = [0, *(mention.span[1] for mention in mentions)]
    starts = [*(mention.span[0] for mention in mentions), len(text)]
    return " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _printed(letter: str) -> str:
    # Control characters part words; marks of direction and spaces without width, which come with a paste, part none.
    kind = unicodedata.category(letter)
    return "" if kind == "Cf" else " " if kind in ("Cc", "Cs") else letter
