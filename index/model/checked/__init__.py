"""What was made once and is read again, each with its checksum: nothing is taken that is not as it was written."""

from index.model.checked.files import (
    DESCRIPTION,
    damaged,
    is_as_stated,
    read_description,
    write_description,
)
from index.model.checked.rows import TOKENS, VECTORS, RowFile, Tell, tell_nobody

__all__ = [
    "DESCRIPTION",
    "TOKENS",
    "VECTORS",
    "RowFile",
    "Tell",
    "damaged",
    "is_as_stated",
    "read_description",
    "tell_nobody",
    "write_description",
]
