"""What a generation is in Milvus: three collections and an alias.

    NAME                              alias of the passages of the generation that answers
    NAME_000003_5f0c1d2e_passages     a row a passage: its terms, sparse, and what it is filtered by
    NAME_000003_5f0c1d2e_rows         a row a vector of a passage: its context, its windows; and what it is filtered by
    NAME_000003_5f0c1d2e_pieces       what is only fetched: candidates, tokens, records, cases, files of the catalogue

Generations count up; the letters behind are by chance, so that a name never means two things, whatever was removed. One
name decides which generation answers, so a switch is one step. Rows and passages have a partition a year.

The catalogue is what a searcher keeps on its own disk: tables of what is asked of every passage, names of cases, words.
"""

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from index.remote.fields import MOST_NAMES

FORMAT = 1
"""Of these collections; counts up when an older program could not read them."""

MOST_TERMS = 4_096
"""Milvus' largest array. Further terms of a passage count in its score, and are not looked for together."""

TERMS, VECTOR = "terms", "vector"
"""The two fields that are searched."""

_GENERATION = re.compile(r"(.+)_([0-9]{6})_([0-9a-f]{8})_passages")

_FILTERED: dict[str, dict[str, Any]] = {
    "category": {"datatype": "INT8"},
    "year": {"datatype": "INT32"},
    "agency": {"datatype": "INT64"},
    "names": {"datatype": "ARRAY", "element_type": "INT64", "max_capacity": MOST_NAMES},
    "agency_type": {"datatype": "INT64"},
    "document": {"datatype": "INT64"},
    "items": {"datatype": "ARRAY", "element_type": "INT8", "max_capacity": 16},
    "is_foreign": {"datatype": "BOOL"},
    "is_practice": {"datatype": "BOOL"},
    "is_comparable": {"datatype": "BOOL"},
}

PASSAGES: dict[str, dict[str, Any]] = {
    "key": {"datatype": "INT64"},
    "id_hash": {"datatype": "INT64"},
    **_FILTERED,
    "held": {"datatype": "ARRAY", "element_type": "INT64", "max_capacity": MOST_TERMS},
    TERMS: {"datatype": "SPARSE_FLOAT_VECTOR"},
}
"""key: the place of the passage; held: the numbers of its terms, of which TERMS has the parts of the score."""

PIECES: dict[str, dict[str, Any]] = {
    "key": {"datatype": "INT64"},
    "content": {"datatype": "VARCHAR", "max_length": 65_535, "mmap_enabled": True},
    "nothing": {"datatype": "FLOAT_VECTOR", "dim": 2},
}
"""content: mapped from disk, not held in memory. nothing: a collection without a vector cannot be made."""

PASSAGE_INDEXES = ({"field_name": TERMS, "index_type": "SPARSE_INVERTED_INDEX", "metric_type": "IP"},)
PIECE_INDEXES = ({"field_name": "nothing", "index_type": "FLAT", "metric_type": "L2"},)


def rows_schema(dimensions: int) -> dict[str, dict[str, Any]]:
    """Of the rows: key, the number of the row; passage, the place of the one that owns it."""
    return {
        "key": {"datatype": "INT64"},
        "passage": {"datatype": "INT64"},
        **_FILTERED,
        VECTOR: {"datatype": "FLOAT_VECTOR", "dim": dimensions},
    }


def row_indexes(lists: int) -> tuple[Mapping[str, Any], ...]:
    """Of the rows: as the index of this machine is built, all compared, or parted into `lists` of a byte a number."""
    index: dict[str, Any] = {"field_name": VECTOR, "metric_type": "IP"}
    if not lists:
        return ({**index, "index_type": "FLAT"},)
    return ({**index, "index_type": "IVF_SQ8", "params": {"nlist": lists}},)


@dataclass(frozen=True, slots=True)
class Collections:
    """The collections of one generation of the index `name`."""

    name: str
    number: int
    mark: str

    @classmethod
    def after(cls, name: str, held: Iterable["Collections"]) -> "Collections":
        """A new generation of the index `name`, of which there are those `held`."""
        return cls(name, max((each.number for each in held), default=0) + 1, secrets.token_hex(4))

    @property
    def generation(self) -> str:
        """The name of the generation."""
        return f"{self.name}_{self.number:06d}_{self.mark}"

    @property
    def passages(self) -> str:
        """Of the passages."""
        return f"{self.generation}_passages"

    @property
    def rows(self) -> str:
        """Of the rows."""
        return f"{self.generation}_rows"

    @property
    def pieces(self) -> str:
        """Of the pieces."""
        return f"{self.generation}_pieces"

    @property
    def all(self) -> tuple[str, str, str]:
        """All three; the passages last, as they stand for the generation."""
        return self.pieces, self.rows, self.passages

    @classmethod
    def read(cls, collection: str) -> "Collections | None":
        """The generation whose passages are in `collection`; None when that is no such collection."""
        found = _GENERATION.fullmatch(collection)
        return cls(found[1], int(found[2]), found[3]) if found else None
