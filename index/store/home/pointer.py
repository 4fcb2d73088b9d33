"""The file `current` of a home: the generation that answers."""

import re
import zlib
from pathlib import Path
from typing import NamedTuple

from index.durable import replace_durably

CURRENT = "current"

EMPTIED = "-"
"""In place of a name where the last document was removed."""

_SEALED = re.compile(r"([0-9]{1,12}|-) ([0-9a-f]{8})")
_BARE = re.compile(r"[0-9]{1,12}|-")


class Pointer(NamedTuple):
    """name: of a generation, or EMPTIED. is_sealed: whether it has its checksum, which older programs wrote none of."""

    name: str
    is_sealed: bool


def read_pointer(home: Path) -> Pointer | None:
    """What `current` says; None where it is not there, or not as it was written. Raises PermissionError."""
    try:
        text = (home / CURRENT).read_bytes().decode("ascii", errors="replace").strip()
    except PermissionError:
        raise
    except OSError:
        return None
    if sealed := _SEALED.fullmatch(text):
        return Pointer(sealed[1], True) if sealed[2] == _checksum(sealed[1]) else None
    return Pointer(text, False) if _BARE.fullmatch(text) else None


def write_pointer(home: Path, name: str) -> None:
    """Let the generation of this name answer from now on, none where it is EMPTIED. Raises OSError."""
    replace_durably(home / CURRENT, f"{name} {_checksum(name)}\n".encode())


def _checksum(name: str) -> str:
    return f"{zlib.crc32(name.encode()):08x}"
