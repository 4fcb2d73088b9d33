"""What is stored of a passage and never searched, as bytes: numbers in the order of little-endian machines."""

import json
from dataclasses import asdict
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import Passage
from index.items import ItemLink
from index.store import read_link, read_passage

_HEAD = np.dtype("<u4")


class Candidate(NamedTuple):
    """What a passage is scored by. rows: (rows, dimensions), its context's and its windows'. terms: (terms,) their
    numbers, ascending; parts: (terms,) what each adds to the score."""

    rows: NDArray[np.float32]
    terms: NDArray[np.uint32]
    parts: NDArray[np.float32]


def write_candidate(candidate: Candidate) -> bytes:
    """`candidate` as bytes."""
    rows, terms, parts = candidate
    head = np.array([*rows.shape, len(terms)], dtype=_HEAD)
    return b"".join((head.tobytes(), rows.astype("<f4").tobytes(), terms.astype("<u4").tobytes(), parts.tobytes()))


def read_candidate(value: bytes) -> Candidate:
    """What `write_candidate` made `value` of. Raises ValueError when it is not whole."""
    count, width, terms = (int(each) for each in np.frombuffer(value, _HEAD, 3))
    at = 3 * _HEAD.itemsize
    rows = np.frombuffer(value, "<f4", count * width, at).reshape(count, width)
    at += rows.nbytes
    numbers = np.frombuffer(value, "<u4", terms, at)
    return Candidate(rows, numbers, np.frombuffer(value, "<f4", terms, at + numbers.nbytes))


def write_tokens(codes: NDArray[np.uint8], scales: NDArray[np.float32]) -> bytes:
    """The tokens of a passage, (tokens, kept) and (tokens,), as bytes."""
    return b"".join((np.array([len(scales)], dtype=_HEAD).tobytes(), scales.astype("<f4").tobytes(), codes.tobytes()))


def read_tokens(value: bytes, kept: int) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """What `write_tokens` made `value` of. Raises ValueError when it is not whole."""
    (count,) = (int(each) for each in np.frombuffer(value, _HEAD, 1))
    scales = np.frombuffer(value, "<f4", count, _HEAD.itemsize)
    codes = np.frombuffer(value, np.uint8, count * kept, _HEAD.itemsize + scales.nbytes)
    return codes.reshape(count, kept), scales


def write_record(passage: Passage, items: tuple[ItemLink, ...]) -> bytes:
    """A passage and the items that it evidences, as bytes."""
    record = {"passage": asdict(passage), "items": [asdict(item) for item in items]}
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")


def read_record(value: bytes) -> tuple[Passage, tuple[ItemLink, ...]]:
    """What `write_record` made `value` of. Raises ValueError."""
    record = json.loads(value.decode("utf-8", "surrogatepass"))
    return read_passage(record["passage"]), tuple(map(read_link, record["items"]))
