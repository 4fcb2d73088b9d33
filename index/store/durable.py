"""Files that survive a power cut, and what is said when the system refuses to keep them."""

import os
from pathlib import Path

from corpus import Said
from index.errors import IndexNotWritable


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


def not_writable(home: Path, exc: Exception) -> IndexNotWritable:
    """What is said when `home` could not be written to."""
    reason = getattr(exc, "strerror", None) or exc
    return IndexNotWritable(
        Said(
            f"เขียนลงโฟลเดอร์ {home} ไม่ได้ ({reason}) กรุณาตรวจสอบสิทธิ์และเนื้อที่ หรือตั้ง PMQA_HOME ดัชนีเดิมยังอยู่ครบ",
            f"The folder {home} cannot be written to ({reason}); check its permissions and space, or set PMQA_HOME; "
            "the index as it was is still whole",
        )
    )
