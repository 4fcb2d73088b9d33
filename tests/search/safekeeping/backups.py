"""Backups as these tests make them, and what is said of those that are refused."""

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest

from search import BackupProblem
from search.safekeeping.archive import Archive, ArchiveWriter, read_archive
from tests.search.judging.marking import make_mark

PATH = Path("/backups/one.pmqa")
CONTENTS = {"หนังสือ.txt": "น้ำ".encode(), "two.md": b"forest" * 50}
FRONTS: dict[str, dict[str, Any]] = {"หนังสือ.txt": {}, "two.md": {"agency": "กรมทดสอบ", "pages": [1, 2]}}
MARKS = (make_mark(1, passage="p1"), make_mark(3, passage="p2", second=4))


def write() -> bytes:
    stream = io.BytesIO()
    with ArchiveWriter(stream) as writer:
        for name, content in CONTENTS.items():
            writer.add_document(name, FRONTS[name], content)
        writer.close(MARKS)
    return stream.getvalue()


def read(content: bytes) -> Archive:
    return read_archive(io.BytesIO(content), PATH, lambda done, total: None)


def refusal(content: bytes) -> str:
    with pytest.raises(BackupProblem, match=r"^/backups/one\.pmqa: .* the home was not touched$") as caught:
        read(content)
    assert caught.value.sentence("th").endswith("คลังยังไม่ถูกแตะต้อง")
    return caught.value.sentence("en").removeprefix("/backups/one.pmqa: ").removesuffix("; the home was not touched.")


def sealed(content: bytes) -> bytes:
    """`content`, which an enemy changed, with the checksum that is right for it."""
    return content[:-64] + hashlib.sha256(content[:-64]).hexdigest().encode()


DAMAGED = "the backup is damaged or cut short ({}); use another backup"
NO_BACKUP = "this is no backup; name a file that pmqa backup wrote"
CHECKSUM = DAMAGED.format("its checksum does not match")


def unusable(member: str) -> str:
    return DAMAGED.format(f"its member {member} cannot be used")
