"""A user's words to a query that can be asked."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import GRAM, Mention, Said, find_concepts, repair_text, tokenize
from search.errors import QueryError

MAX_QUERY = 500
"""Characters; a pasted paragraph fits, a pasted document does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """text: repaired as passages are, white space single. terms: of the text, by the function that passages pass.
    concepts: that the text speaks of, each once, in the order of mention. plain: words that no mention covers."""

    text: str
    terms: tuple[str, ...]
    concepts: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The terms that are no character grams."""
        return _words(self.terms)


def read_query(text: str) -> Query:
    """The query in `text`. Raises QueryError when it holds no letter or digit, or more than MAX_QUERY characters."""
    if len(text) > MAX_QUERY:
        raise QueryError(
            Said(
                f"คำค้นยาวเกินไป ({len(text):,} ตัวอักษร ได้ไม่เกิน {MAX_QUERY}) กรุณาตัดให้สั้นลง",
                f"The query is too long ({len(text):,} characters, at most {MAX_QUERY}); shorten it",
            )
        )
    printable = "".join(_printed(letter) for letter in text)
    clean = re.sub(r"\s+", " ", repair_text(printable).text).strip()
    if not any(letter.isalnum() for letter in clean):
        raise QueryError(
            Said(
                "ยังไม่มีคำค้น กรุณาพิมพ์คำ ชื่อ หรือตัวเลขที่ต้องการค้น",
                "There is nothing to search for; type a word, a name or a number",
            )
        )
    mentions = find_concepts(clean)
    return Query(
        text=clean,
        terms=tokenize(clean),
        concepts=tuple(dict.fromkeys(concept for mention in mentions for concept in mention.concepts)),
        plain=_words(tokenize(_outside(clean, mentions))),
    )


def _words(terms: Sequence[str]) -> tuple[str, ...]:
    return tuple(term for term in terms if not term.startswith(GRAM))


def _outside(text: str, mentions: Sequence[Mention]) -> str:
    ends = [0, *(mention.span[1] for mention in mentions)]
    starts = [*(mention.span[0] for mention in mentions), len(text)]
    return " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _printed(letter: str) -> str:
    # Control characters part words; marks of direction and spaces without width, which come with a paste, part none.
    kind = unicodedata.category(letter)
    return "" if kind == "Cf" else " " if kind in ("Cc", "Cs") else letter
