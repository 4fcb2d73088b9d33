"""A user's words to a query that can be asked."""

import re
import unicodedata
from dataclasses import dataclass

from corpus import repair_text, tokenize
from search.errors import QueryError

MAX_QUERY = 500
"""Characters; a pasted paragraph fits, a pasted document does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """text: repaired as passages are, white space single. terms: of the text, by the function that passages pass."""

    text: str
    terms: tuple[str, ...]


def read_query(text: str) -> Query:
    """The query in `text`. Raises QueryError when it holds no letter or digit, or more than MAX_QUERY characters."""
    if len(text) > MAX_QUERY:
        raise QueryError(
            th=f"คำค้นยาวเกินไป ({len(text):,} ตัวอักษร ได้ไม่เกิน {MAX_QUERY}) กรุณาตัดให้สั้นลง",
            en=f"The query is too long ({len(text):,} characters, at most {MAX_QUERY}); shorten it",
        )
    printable = "".join(_printed(letter) for letter in text)
    clean = re.sub(r"\s+", " ", repair_text(printable).text).strip()
    if not any(letter.isalnum() for letter in clean):
        raise QueryError(
            th="ยังไม่มีคำค้น กรุณาพิมพ์คำ ชื่อ หรือตัวเลขที่ต้องการค้น",
            en="There is nothing to search for; type a word, a name or a number",
        )
    return Query(text=clean, terms=tokenize(clean))


def _printed(letter: str) -> str:
    # Control characters part words; marks of direction and spaces without width, which come with a paste, part none.
    kind = unicodedata.category(letter)
    return "" if kind == "Cf" else " " if kind in ("Cc", "Cs") else letter
