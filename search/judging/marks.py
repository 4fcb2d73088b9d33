"""A mark: what a person holds of a passage as an answer to a query. Values only."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from corpus import Span, fold_letters_and_digits, normal_form

GRADES = (0, 1, 2, 3)
"""0 no answer, 1 related, 2 relevant, 3 answers the query: those of judged files, and 0."""

LONGEST_JUDGE = 40
"""Characters of the name of who judges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The grade that `judge` gave a passage for `query`, which stands as it was typed.

    passage: its id in `generation`, which answered then; document, lines, agency, case (its id): where it stood then,
    so that a mark says something when ids have moved. time: UTC, ISO 8601 to the second. Raises ValueError for a grade
    that is none, a query without a sign, and a name that `judge_name` would not give.
    """

    judge: str
    query: str
    passage: str
    document: str
    lines: Span
    agency: str
    case: str
    grade: int
    generation: str
    time: str

    def __post_init__(self) -> None:
        if self.grade not in GRADES:
            raise ValueError(f"grade {self.grade}, wanted one of {GRADES}")
        if not self.judge or judge_name(self.judge) != self.judge:
            raise ValueError(f"judge {self.judge!r}, wanted a name of 1 to {LONGEST_JUDGE} characters")
        if not query_key(self.query):
            raise ValueError("the query is blank")

    @property
    def key(self) -> str:
        """The query as queries are told apart."""
        return query_key(self.query)


def query_key(query: str) -> str:
    """The same for all ways to type one query: in normal form, small letters, Arabic digits, white space single."""
    return re.sub(r"\s+", " ", fold_letters_and_digits(normal_form(query))).strip()


def query_id(key: str) -> str:
    """The id of a query by its key: the same in every file that is ever written, and without white space."""
    return "q" + hashlib.sha256(key.encode()).hexdigest()[:12]


def judge_name(typed: str) -> str:
    """The name of a judge as it is kept: in normal form, white space single; "" for what is none, or too long."""
    plain = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in typed)
    name = re.sub(r"\s+", " ", normal_form(plain)).strip()
    return name if len(name) <= LONGEST_JUDGE else ""
