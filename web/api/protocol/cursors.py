"""Where a page of a list begins, as a text that clients hand back unread.

Bound to what was asked and to the generation: the same offset of another list would be a page of nothing in
particular. Not signed, for it holds nothing that the parameter offset could not ask for.
"""

import base64
import hashlib
import json
from collections.abc import Mapping

from corpus import Said
from web.errors import BadParameters, Fault, StaleCursor
from web.texts import MUST_BE, OTHER_GENERATION, OTHER_QUESTION, RULES

FARTHEST = 1_000_000
"""The farthest row a page can begin behind."""

DIGITS = 16
"""Hexadecimal digits of the hash of what was asked: two questions of one client do not meet by chance."""


def bind(asked: Mapping[str, object]) -> str:
    """What a cursor remembers of a question: a hash of its parameters."""
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:DIGITS]


def write_cursor(offset: int, *, asked: str, generation: str) -> str:
    """The cursor of the page that begins behind `offset` rows of what `asked` is the hash of."""
    content = json.dumps([offset, asked, generation], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def read_cursor(cursor: str, *, asked: str, generation: str) -> int:
    """Behind how many rows the page begins.

    Raises BadParameters for what is no cursor or one of another question, StaleCursor for one of another generation.
    """
    offset, of, at = _open(cursor)
    if of != asked:
        raise BadParameters(Fault("cursor", OTHER_QUESTION))
    if at != generation:
        raise StaleCursor(OTHER_GENERATION)
    return offset


def _open(cursor: str) -> tuple[int, str, str]:
    try:
        content = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        offset, asked, generation = json.loads(content)
    except (ValueError, TypeError) as exc:
        raise _refused() from exc
    if type(offset) is not int or not 0 <= offset <= FARTHEST:
        raise _refused()
    return offset, str(asked), str(generation)


def _refused() -> BadParameters:
    said: Said = MUST_BE.filled(name="cursor", rule=RULES["cursor"], text="…")
    return BadParameters(Fault("cursor", said))
