"""Files that are on the disk when a call returns, and their checksums."""

import os
import zlib
from pathlib import Path

import pytest

from index import durable
from index.durable import checksum, replace_durably, write_durably


@pytest.mark.parametrize("length", [0, 1, 1024 * 1024, 1024 * 1024 + 1])
def test_the_checksum_of_a_file_is_that_of_its_bytes(tmp_path: Path, length: int) -> None:
    content = bytes(range(256)) * (length // 256) + b"x" * (length % 256)
    (tmp_path / "file").write_bytes(content)
    assert checksum(tmp_path / "file") == f"{zlib.crc32(content):08x}"


def test_what_is_written_is_its_owners_alone_whatever_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_durably(path, b"longer than what comes")
    write_durably(path, b"short")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"short", 0o600)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    replace_durably(path, b"old")

    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable.os, "fsync", refuse)
    with pytest.raises(OSError, match="No space left"):
        replace_durably(path, b"new")
    assert path.read_bytes() == b"old"
    monkeypatch.undo()
    replace_durably(path, b"new")
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"new", ["file"])
