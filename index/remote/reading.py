"""Values by their numbers, from the pieces of a generation."""

from collections.abc import Iterator, Sequence

from corpus import Said
from index.errors import DamagedIndex
from index.remote.milvus import Milvus
from index.remote.pieces import Kind, cut, key_of, read_first, read_other

ASKED = 512
"""Pieces in one call: some 30 MB at most, half of what a message of gRPC may be in Milvus as it is set up."""


class Reader:
    """Reads the pieces in `collection`."""

    def __init__(self, milvus: Milvus, collection: str) -> None:
        self._milvus, self._collection = milvus, collection

    def read(self, kind: Kind, numbers: Sequence[int]) -> dict[int, bytes]:
        """The values of `kind` with these numbers. Raises DamagedIndex where one is not there or not whole,
        IndexUnreachable."""
        try:
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
