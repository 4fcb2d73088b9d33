"""Files that survive a power cut, and what is said when the system refuses to keep them."""

import mmap
import os
import zlib
from pathlib import Path

from corpus import Said, reason_of
from index.errors import IndexNotReadable, IndexNotWritable

SLICE = 1 << 24
"""Bytes that are looked at before others have their turn."""


def write_durably(path: Path, text: str) -> None:
    """Write `text` to `path`, on the disk when this returns. Raises OSError."""
    path.write_text(text, encoding="utf-8")
    sync(path)
    sync(path.parent)


def replace_durably(path: Path, content: bytes) -> None:
    """Put `content` in place of the file `path` in one step: whoever reads it sees the old or the new one whole.
    Raises OSError."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(content)
    sync(beside)
    beside.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Have the system write `path`, a file or a folder's knowledge of its files, to the disk. Windows cannot do it to
    folders, and is left to itself."""
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def checksum(path: Path) -> int:
    """The CRC-32 of the file at `path`. Raises OSError."""
    found = 0
    with path.open("rb") as content:
        if not path.stat().st_size:  # which cannot be mapped
            return found
        with mmap.mmap(content.fileno(), 0, access=mmap.ACCESS_READ) as mapped, memoryview(mapped) as view:
            for start in range(0, len(view), SLICE):
                with view[start : start + SLICE] as piece:
                    found = zlib.crc32(piece, found)
    return found


def not_writable(home: Path, exc: Exception) -> IndexNotWritable:
    """What is said when `home` could not be written to."""
    reason = reason_of(exc)
    return IndexNotWritable(
        Said(
            f"เขียนลงโฟลเดอร์ {home} ไม่ได้ ({reason.th}) กรุณาตรวจสอบสิทธิ์และเนื้อที่ หรือตั้ง PMQA_HOME ดัชนีเดิมยังอยู่ครบ",
            f"The folder {home} cannot be written to ({reason.en}); check its permissions and space, or set PMQA_HOME; "
            "the index as it was is still whole",
        )
    )


def not_readable(home: Path) -> IndexNotReadable:
    """What is said when `home` is another's."""
    return IndexNotReadable(
        Said(
            f"อ่านโฟลเดอร์ {home} ไม่ได้เพราะไม่มีสิทธิ์ กรุณาใช้คำสั่งในนามผู้ใช้ที่เป็นเจ้าของโฟลเดอร์ หรือตั้ง PMQA_HOME เป็นโฟลเดอร์อื่น",
            f"The folder {home} may not be read by this user; run the command as the user who owns it, or set "
            "PMQA_HOME to another folder",
        )
    )
