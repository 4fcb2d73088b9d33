"""Bytes in a table of texts: what is only ever fetched by its number lies in Milvus as pieces of base64.

A scalar of Milvus holds a text of 65,535 bytes at most and no bytes at all; a binary vector would do, but has one
length for all rows. So the bytes of a value are cut into pieces, whose first begins with how many there are: nearly all
values are one piece, and one call brings them.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from enum import IntEnum

from corpus import Said
from index.errors import DamagedIndex
from index.remote.milvus import Milvus

PIECE = 49_000
"""Bytes of a piece; base64 makes four letters of three."""

ASKED = 512
"""Pieces in one call: some 30 MB at most, half of what a message of gRPC may be in Milvus as it is set up."""

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
    count, mark, held = text.partition(":")
    if not mark:
        raise ValueError("a first piece without the number of pieces")
    return int(count), b64decode(held, validate=True)


def read_other(text: str) -> bytes:
    """What the text of another piece holds. Raises ValueError."""
    return b64decode(text, validate=True)


class Reader:
    """Reads the pieces in `collection`."""

    def __init__(self, milvus: Milvus, collection: str) -> None:
        self._milvus, self._collection = milvus, collection

    def read(self, kind: Kind, numbers: Sequence[int]) -> dict[int, bytes]:
        """The values of `kind` with these numbers, each once. Raises DamagedIndex where one is not there or not whole,
        IndexUnreachable."""
        try:
            numbers = list(dict.fromkeys(numbers))
            firsts = self._get([key_of(kind, number) for number in numbers])
            values: dict[int, bytearray] = {}
            further: list[tuple[int, int]] = []
            for number in numbers:
                count, held = read_first(firsts[key_of(kind, number)])
                values[number] = bytearray(held)
                further += ((number, piece) for piece in range(1, count))
            others = self._get([key_of(kind, *each) for each in further])
            for number, piece in further:
                values[number] += read_other(others[key_of(kind, number, piece)])
        except (KeyError, ValueError) as exc:
            raise DamagedIndex(
                Said(
                    f"ดัชนี {self._collection} ที่ {self._milvus.address} ไม่ครบถ้วน กรุณาส่งดัชนีขึ้นใหม่ด้วย pmqa publish",
                    f"{self._collection} at {self._milvus.address} is not whole; write it again: pmqa publish",
                )
            ) from exc
        return {number: bytes(value) for number, value in values.items()}

    def _get(self, keys: Sequence[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for start in range(0, len(keys), ASKED):
            found |= self._milvus.get(self._collection, keys[start : start + ASKED], "content")
        return found


def pieces_of(kind: Kind, number: int, value: bytes) -> Iterator[dict[str, object]]:
    """The rows that `Reader` reads `value` from."""
    for piece, text in enumerate(cut(value)):
        yield {"key": key_of(kind, number, piece), "content": text, "nothing": [0.0, 0.0]}
