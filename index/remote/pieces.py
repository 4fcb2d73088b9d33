"""Bytes in a table of texts: what is only ever fetched by its number lies in Milvus as pieces of base64.

A scalar of Milvus holds a text of 65,535 bytes at most and no bytes at all; a binary vector would do, but has one
length for all rows. So the bytes of a value are cut into pieces, whose first begins with how many there are: nearly all
values are one piece, and one call brings them.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from enum import IntEnum

PIECE = 49_000
"""Bytes of a piece; base64 makes four letters of three."""

_PIECE_BITS, _KIND_BITS = 20, 3


class Kind(IntEnum):
    """What a value is. FILE: of the catalogue; CASE: the whole of a case; RECORD: a passage and its items; CANDIDATE:
    its rows and terms; TOKENS: its tokens."""

    FILE = 0
    CASE = 1
    RECORD = 2
    CANDIDATE = 3
    TOKENS = 4


def key_of(kind: Kind, number: int, piece: int = 0) -> int:
    """The number of a piece among all."""
    return (number << _KIND_BITS | kind) << _PIECE_BITS | piece


def cut(value: bytes) -> Iterator[str]:
    """The texts of the pieces of `value`, at least one."""
    count = max(1, -(-len(value) // PIECE))
    for piece in range(count):
        text = b64encode(value[piece * PIECE : (piece + 1) * PIECE]).decode("ascii")
        yield f"{count}:{text}" if piece == 0 else text


def read_first(text: str) -> tuple[int, bytes]:
    """Of the text of a first piece how many there are, and what it holds. Raises ValueError for another text."""
    count, _, held = text.partition(":")
    return int(count), b64decode(held, validate=True)


def read_other(text: str) -> bytes:
    """What the text of another piece holds. Raises ValueError."""
    return b64decode(text, validate=True)
