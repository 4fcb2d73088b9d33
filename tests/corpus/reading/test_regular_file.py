"""Files that are none, and files that change while they are read."""

import os
import socket
from pathlib import Path

import pytest

from corpus import DocumentError, parse_document, read_bytes, read_case_list, read_regular
from corpus.errors import UnreadableDocument
from corpus.reading.case_list import MAX_LIST_BYTES

SAID = "this is no regular file but a pipe, a socket or a device"


def test_a_pipe_is_refused_at_once_though_nobody_writes_into_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    with pytest.raises(UnreadableDocument, match=rf"a\.txt: {SAID}"):
        read_bytes(path)


def test_a_link_to_a_device_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.symlink_to("/dev/zero")
    with pytest.raises(UnreadableDocument, match=rf"a\.md: {SAID}"):
        read_bytes(path)


def test_a_socket_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with socket.socket(socket.AF_UNIX) as held:
        held.bind(str(path))
        with pytest.raises(UnreadableDocument, match=r"a\.pdf: "):
            read_bytes(path)


def test_a_list_that_is_a_pipe_or_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    os.mkfifo(path)
    with pytest.raises(DocumentError, match=rf"cases\.csv: {SAID}"):
        read_case_list(tmp_path)
    path.unlink()
    path.write_bytes(b"x" * (MAX_LIST_BYTES + 1))
    with pytest.raises(
        DocumentError, match=r"cases\.csv: the file is too large \(1,048,577 bytes, at most 1,048,576\)"
    ):
        read_case_list(tmp_path)


def test_no_more_than_the_limit_is_read_whatever_the_system_says_of_the_size(tmp_path: Path) -> None:
    # The files of /proc have size 0 and any length.
    with pytest.raises(UnreadableDocument, match=r"the file is too large \(9 bytes, at most 8\)"):
        read_regular(Path("/proc/self/status"), 8)


def test_what_a_regular_file_holds_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345678")
    assert read_regular(tmp_path / "a", 8) == b"12345678"
    with pytest.raises(IsADirectoryError):
        read_regular(tmp_path, 8)


# --- the process that reads


def test_texts_are_read_apart_and_their_faults_told_with_place_and_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.reading.sandbox.FORKED", ())
    monkeypatch.setattr("corpus.reading.sandbox._CODE", "import os; os.kill(os.getpid(), 11)")
    for name in ("a.txt", "a.md"):
        with pytest.raises(DocumentError, match=rf"^{name}: reading the file broke off"):
            parse_document(name, b"x")
