"""A backup: one ZIP that says of itself whether it is whole.

    pmqa-backup             the number of the format
    documents/<sha256>      the bytes of each document as they came
    judgements.jsonl        what people judged (search/judging/records.py)
    manifest.json           the names and facts of the documents; size and SHA-256 of all members but itself

No member is compressed: documents are already, and nothing can unfold into more than the file has. The comment at the
end of the file holds the SHA-256 of all that stands before it.
"""

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, BinaryIO, Self

from index import Listed
from search.judging import Mark, marks_from_bytes, marks_to_bytes
from search.safekeeping.contents import (
    HEAD,
    JUDGEMENTS,
    MANIFEST,
    Member,
    Unfit,
    member_name,
    read_manifest,
    unfit_bytes,
    unfit_member,
)
from search.safekeeping.problems import DAMAGED, FOREIGN, NEWER, problem

FORMAT = 1
"""Of a backup; counts up when an older program could not read it."""

MOST_DIRECTORY = 64 * 1024 * 1024
"""Bytes of the list of members at the end of the file: about half a million documents."""

MEBIBYTE = 1024 * 1024

Told = Callable[[int, int], None]
"""Told how much is done, of how much."""

_COMMENT = b"pmqa-backup sha256 "
_DIGITS = 64
_OPENING = struct.Struct("<4s22xHH")
_END, _END_64 = struct.Struct("<4s4xHHIIH"), struct.Struct("<4sQHHIIQQQQ")
_ZIP_FAULTS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OverflowError, EOFError, struct.error)


class ArchiveWriter:
    """Writes a backup into `stream`, which is empty and can be read too. Use it as a context: what is not closed at its
    end is no backup, and writes nothing more. Raises OSError."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._zip = zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED)
        self._documents: list[Listed] = []
        self._members: dict[str, Member] = {}

    def __enter__(self) -> Self:
        try:
            self._put(HEAD, f"{FORMAT}\n".encode())
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *given: object) -> None:
        with suppress(OSError, ValueError):  # of a stream that takes no more, which was told
            self._zip.close()

    def add_document(self, name: str, front: Mapping[str, Any], content: bytes) -> None:
        """The document `name`, whose bytes are `content`, with its facts as JSON values."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._documents.append(Listed(name=name, sha256=sha256, front=dict(front)))
        self._put(member_name(sha256), content)

    def close(self, marks: Sequence[Mark]) -> None:
        """Write `marks` and the end. All is on the disk when the caller has synced the stream."""
        self._put(JUDGEMENTS, marks_to_bytes(marks))
        manifest = {
            "format": FORMAT,
            "program": _program(),
            "documents": [asdict(each) for each in self._documents],
            "members": {name: asdict(each) for name, each in self._members.items()},
        }
        self._put(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
        self._zip.comment = _COMMENT + b"0" * _DIGITS
        self._zip.close()
        self._stream.seek(-_DIGITS, io.SEEK_END)
        digest = _digest(self._stream, self._stream.tell())
        self._stream.seek(-_DIGITS, io.SEEK_END)
        self._stream.write(digest.encode())
        self._stream.flush()

    def _put(self, name: str, content: bytes) -> None:
        info = zipfile.ZipInfo(name)  # of one time for all, so that equal libraries give equal files
        info.external_attr = 0o600 << 16
        self._members[name] = Member(size=len(content), sha256=hashlib.sha256(content).hexdigest())
        self._zip.writestr(info, content)


@dataclass(frozen=True)
class Archive:
    """A backup that was looked at from end to end. documents: by name, with their facts."""

    documents: tuple[Listed, ...]
    marks: tuple[Mark, ...]
    program: str
    path: Path
    _zip: zipfile.ZipFile = field(repr=False)

    def content(self, sha256: str) -> bytes:
        """The bytes of one of the documents. Raises BackupProblem where the file is no longer as it was."""
        with suppress(OSError, *_ZIP_FAULTS):
            content = self._zip.read(member_name(sha256))
            if hashlib.sha256(content).hexdigest() == sha256:
                return content
        raise problem(DAMAGED, self.path, what=unfit_bytes().said)


def read_archive(stream: BinaryIO, path: Path, told: Told) -> Archive:
    """The backup in `stream`, all of which is read and found to be as it was written. told: of mebibytes.

    Raises BackupProblem, which names `path` and what is wrong: no backup, of a newer format, damaged, or with members
    that no backup has; OSError as the stream.
    """
    size = stream.seek(0, io.SEEK_END)

    def tell(done: int) -> None:  # all is read twice: as one, then member by member
        told(done // MEBIBYTE, 2 * size // MEBIBYTE + 1)

    try:
        found = _read_head(stream)
        if found is None:
            raise problem(FOREIGN, path)
        if not _is_whole(stream, size, tell):
            raise unfit_bytes()
        if found != FORMAT:
            raise problem(NEWER, path, n=found, known=str(FORMAT))
        return _read_whole(stream, size, path, tell)
    except Unfit as exc:
        raise problem(DAMAGED, path, what=exc.said) from exc
    except (*_ZIP_FAULTS, RecursionError, MemoryError) as exc:
        raise problem(DAMAGED, path, what=unfit_bytes().said) from exc


def _read_head(stream: BinaryIO) -> int | None:
    # The number of the format, which stands at the same place in all formats; None where the file is no backup.
    stream.seek(0)
    opening = stream.read(_OPENING.size)
    if len(opening) < _OPENING.size:
        return None
    magic, name_length, more = _OPENING.unpack(opening)
    if magic != b"PK\x03\x04" or name_length != len(HEAD) or stream.read(name_length) != HEAD.encode():
        return None
    digits = stream.read(more + 8)[more:].split(b"\n")[0]
    return int(digits) if digits.isdigit() else -1


def _is_whole(stream: BinaryIO, size: int, told: Callable[[int], None]) -> bool:
    end = size - _DIGITS
    stream.seek(max(0, end - len(_COMMENT)))
    comment, stated = stream.read(len(_COMMENT)), stream.read(_DIGITS)
    return comment == _COMMENT and _digest(stream, end, told).encode() == stated


def _digest(stream: BinaryIO, end: int, told: Callable[[int], None] = lambda done: None) -> str:
    digest = hashlib.sha256()
    stream.seek(0)
    done = 0
    while done < end and (piece := stream.read(min(MEBIBYTE, end - done))):
        digest.update(piece)
        done += len(piece)
        told(done)
    return digest.hexdigest()


def _read_whole(stream: BinaryIO, size: int, path: Path, told: Callable[[int], None]) -> Archive:
    if _directory_size(stream, size) > MOST_DIRECTORY:
        raise unfit_member(MANIFEST)
    opened = zipfile.ZipFile(stream)
    members = opened.infolist()
    for each in members:
        if each.compress_type != zipfile.ZIP_STORED or each.flag_bits & 0x1 or each.file_size != each.compress_size:
            raise unfit_member(each.filename)
    if sum(each.file_size for each in members) > size:  # members that lie within each other
        raise unfit_member(max(members, key=lambda each: each.file_size).filename)
    manifest = read_manifest(opened, members)
    done = size
    for name, stated in manifest.members.items():
        content = opened.read(name)
        if hashlib.sha256(content).hexdigest() != stated.sha256:
            raise unfit_member(name)
        done += len(content)
        told(done)
    marks = marks_from_bytes(opened.read(JUDGEMENTS))
    if marks is None:
        raise unfit_member(JUDGEMENTS)
    return Archive(documents=manifest.documents, marks=marks, program=manifest.program, path=path, _zip=opened)


def _directory_size(stream: BinaryIO, size: int) -> int:
    # As the end of the file states it, before anything is made of it.
    start = size - _DIGITS - len(_COMMENT) - _END.size
    stream.seek(start)
    magic, _, _, length, _, comment = _END.unpack(stream.read(_END.size))
    if magic != b"PK\x05\x06" or comment != len(_COMMENT) + _DIGITS:
        raise unfit_bytes()
    if length != 0xFFFFFFFF:
        return int(length)
    stream.seek(start - 20 - _END_64.size)
    magic, *_, length, _ = _END_64.unpack(stream.read(_END_64.size))
    if magic != b"PK\x06\x06":
        raise unfit_bytes()
    return int(length)


def _program() -> str:
    try:
        return version("pmqa-search")
    except PackageNotFoundError:
        return ""
