"""The file of a backup: what was put in comes out, and nothing else than what was put in is taken."""

import hashlib
import io
import random
import zipfile

import pytest

from search.safekeeping import archive as archives
from search.safekeeping.archive import ArchiveWriter, read_archive
from tests.search.safekeeping.backups import (
    CHECKSUM,
    CONTENTS,
    FRONTS,
    MARKS,
    NO_BACKUP,
    PATH,
    read,
    refusal,
    write,
)


def test_what_was_put_in_comes_out() -> None:
    found = read(write())
    assert {each.name: found.content(each.sha256) for each in found.documents} == CONTENTS
    assert {each.name: each.front for each in found.documents} == FRONTS
    assert found.marks == MARKS


def test_a_backup_is_a_zip_that_other_programs_read() -> None:
    with zipfile.ZipFile(io.BytesIO(write())) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == [
            "pmqa-backup",
            *(f"documents/{hashlib.sha256(content).hexdigest()}" for content in CONTENTS.values()),
            "judgements.jsonl",
            "manifest.json",
        ]


def test_equal_libraries_give_equal_files() -> None:
    assert write() == write()


def test_nothing_is_a_library_too() -> None:
    stream = io.BytesIO()
    with ArchiveWriter(stream) as writer:
        writer.close(())
    found = read(stream.getvalue())
    assert (found.documents, found.marks) == ((), ())


def test_it_is_told_how_much_is_verified() -> None:
    told: list[tuple[int, int]] = []
    stream = io.BytesIO()
    with ArchiveWriter(stream) as writer:
        writer.add_document("large.txt", {}, bytes(3 * 1024 * 1024))
        writer.close(())
    read_archive(stream, PATH, lambda done, total: told.append((done, total)))
    assert [told[0], told[2], told[-1]] == [(1, 7), (3, 7), (6, 7)]


# --- damage


def test_every_flipped_bit_is_refused() -> None:
    content = write()
    rng = random.Random(1)
    for place in [*range(80), *range(len(content) - 200, len(content)), *rng.sample(range(len(content)), 200)]:
        flipped = bytearray(content)
        flipped[place] ^= 1 << rng.randrange(8)
        assert refusal(bytes(flipped)) in (CHECKSUM, NO_BACKUP)


def test_what_was_not_closed_is_no_backup() -> None:
    stream = io.BytesIO()
    with ArchiveWriter(stream) as writer:
        writer.add_document("one.txt", {}, b"x")
    assert refusal(stream.getvalue()) == CHECKSUM


def test_every_truncation_is_refused() -> None:
    content = write()
    for length in range(0, len(content), 7):
        assert refusal(content[:length]) == (CHECKSUM if length > 40 else NO_BACKUP)


@pytest.mark.parametrize("more", [b"x", b"\n", bytes(64)])
def test_what_is_added_at_the_end_is_refused(more: bytes) -> None:
    assert refusal(write() + more) == CHECKSUM


def plain_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as opened:
        opened.writestr("manifest.json", "{}")
    return stream.getvalue()


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04", b"%PDF-1.7" + bytes(99), bytes(5000), plain_zip()])
def test_what_is_no_backup_is_told_so(content: bytes) -> None:
    assert refusal(content) == NO_BACKUP


def test_a_newer_format_is_told_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(archives, "FORMAT", 12)
        content = write()
    assert refusal(content) == (
        "the backup has the format 12 and this program reads up to 1; use the version of the program that wrote it"
    )
    assert refusal(content[:-1]) == CHECKSUM
