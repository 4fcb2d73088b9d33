"""Files that survive a power cut, and what tells whether they are as they were written."""

import json
import os
import zlib
from pathlib import Path
from typing import Any

_PIECE = 1024 * 1024
"""Bytes read at a time. Files are not mapped for it: a sector that the disk does not give would end the process."""


def write_durably(path: Path, content: bytes) -> None:
    """Write the file `path` anew, on the disk when this returns and its owner's alone (0600). Raises OSError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def replace_durably(path: Path, content: bytes) -> None:
    """Put `content` in place of the file `path` in one step: whoever reads it sees the old or the new one whole.
    Raises OSError."""
    beside = path.with_name(f"{path.name}.new")
    write_durably(beside, content)
    beside.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Have the system write `path`, a file or a folder's knowledge of its files, to the disk. Windows cannot do it to
    folders, and is left to itself. Raises OSError."""
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def parse_record(content: bytes) -> Any:
    """The value that is JSON in `content`. Raises ValueError where there is none, or one nested past all measure."""
    try:
        return json.loads(content)
    except RecursionError as exc:
        raise ValueError("nested too deeply") from exc


def checksum(path: Path) -> str:
    """The CRC-32 of the file at `path`, in eight hexadecimal digits. Raises OSError."""
    found, piece = 0, memoryview(bytearray(_PIECE))
    with path.open("rb", buffering=0) as file:
        while length := file.readinto(piece):
            found = zlib.crc32(piece[:length], found)
    return f"{found:08x}"
