"""Ids of cases and passages: made of what they are, so that a file's other name leaves them."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

_NUMBERED = re.compile(r"([0-9a-f]{12}|[0-9a-f]{16})-[0-9]+")


def case_id(agency: str, category: int | None, year: int | None, title: str = "") -> str:
    """12 hexadecimal digits of the SHA-256 of what tells one case from another."""
    return _digest(agency, str(category), str(year), title)[:12]


def passage_id(agency: str, category: int | None, year: int | None, heading: str, text: str) -> str:
    """16 hexadecimal digits of the SHA-256 of a passage's heading and text and of whose it is; the title of its case,
    which may come to be corrected, has no part in it."""
    return _digest(agency, str(category), str(year), heading, text)[:16]


def tell_twins_apart(ids: Iterable[str], seen: Counter[str]) -> Iterator[str]:
    """`ids` in order, each that came before with its number behind it: "-2" the second. A number that one has already
    is left out of account. seen: how often each came before these; it is counted on."""
    for each in ids:
        match = _NUMBERED.fullmatch(each)
        alone = match[1] if match else each
        seen[alone] += 1
        yield alone if seen[alone] == 1 else f"{alone}-{seen[alone]}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
