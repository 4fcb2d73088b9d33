"""What the manifest of a backup states, and which members a backup may have."""

import json
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import SUFFIXES, Said
from index import Listed

HEAD, MANIFEST, JUDGEMENTS = "pmqa-backup", "manifest.json", "judgements.jsonl"
"""The members beside the documents."""

MOST_BYTES = {MANIFEST: 64 * 1024 * 1024, JUDGEMENTS: 64 * 1024 * 1024, HEAD: 16}
"""Bytes that a member may have: some 100,000 documents or marks."""

MOST_DOCUMENT = 128 * 1024 * 1024
"""Bytes of a document: the most that any reader takes."""

MOST_FACTS = 65_536
"""Characters of the facts of a document, as JSON: the most that a front matter may have."""

MOST_NAME = 255
"""Bytes of a document's name: the most that file systems take."""

_SHA256 = re.compile("[0-9a-f]{64}")
_MOST_SHOWN = 80  # characters of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Size in bytes and SHA-256 of a member."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """program: the version of the one that wrote the backup, "" where it was not installed. members: all but the
    manifest, by name."""

    program: str
    documents: tuple[Listed, ...]
    members: dict[str, Member]


class Unfit(Exception):
    """The backup is not as backups are written. said: what is wrong with it."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.en)
        self.said = said


def unfit_bytes() -> Unfit:
    """Where the bytes are not those that were written."""
    return Unfit(Said("ค่าตรวจสอบไม่ตรง", "its checksum does not match"))


def unfit_member(name: str) -> Unfit:
    """Where a member is not as it should be, or should not be there."""
    return Unfit(Said("ส่วน {name} ใช้ไม่ได้", "its member {name} cannot be used").filled(name=_shown(name)))


def unfit_document(name: str) -> Unfit:
    """Where the manifest names a document as none is named, or twice."""
    return Unfit(Said("ชื่อเอกสาร {name} ใช้ไม่ได้", "its document {name} cannot be used").filled(name=_shown(name)))


def member_name(sha256: str) -> str:
    """Of the document whose bytes have this SHA-256."""
    return f"documents/{sha256}"


def read_manifest(opened: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo]) -> Manifest:
    """What the manifest states of `members`, which are all that it states and no others. Raises Unfit, and what json
    and zipfile raise."""
    sizes = {each.filename: each.file_size for each in members}
    for each in members:
        most = MOST_BYTES.get(each.filename, MOST_DOCUMENT)
        if each.file_size > most:
            raise unfit_member(each.filename)
    if len(sizes) != len(members):
        raise unfit_member(_first_twice([each.filename for each in members]))
    if MANIFEST not in sizes or JUDGEMENTS not in sizes:
        raise unfit_member(MANIFEST if MANIFEST not in sizes else JUDGEMENTS)
    manifest = _parse(opened.read(MANIFEST))
    stated = {name: each.size for name, each in manifest.members.items()}
    others = {name: size for name, size in sizes.items() if name != MANIFEST}
    if stated != others:
        raise unfit_member(min(name for name in {*stated, *others} if stated.get(name) != others.get(name)))
    known = {HEAD, JUDGEMENTS, *(member_name(each.sha256) for each in manifest.documents)}
    if known != set(stated):
        raise unfit_member(min(known ^ set(stated)))
    return manifest


def _parse(content: bytes) -> Manifest:
    try:
        record = json.loads(content)
        documents = tuple(Listed(**each) for each in record["documents"])
        members = {name: Member(**each) for name, each in record["members"].items()}
        program = record["program"]
    except (ValueError, TypeError, KeyError, AttributeError) as exc:
        raise unfit_member(MANIFEST) from exc
    if not isinstance(program, str) or not all(map(_is_member, members.values())):
        raise unfit_member(MANIFEST)
    for each in documents:
        if not _is_document(each):
            raise unfit_document(str(each.name))
    for values in ([each.name for each in documents], [each.sha256 for each in documents]):
        if len(set(values)) != len(values):
            raise unfit_document(_first_twice(values))
    return Manifest(program=program, documents=documents, members=members)


def _is_member(member: Member) -> bool:
    return type(member.size) is int and member.size >= 0 and _is_digest(member.sha256)


def _is_document(document: Listed) -> bool:
    return (
        _is_digest(document.sha256)
        and isinstance(document.name, str)
        and _is_file_name(document.name)
        and isinstance(document.front, dict)
        and len(json.dumps(document.front, ensure_ascii=False)) <= MOST_FACTS
    )


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


def _is_file_name(name: str) -> bool:
    # One that names a file of this folder on every system, and that a reader takes.
    return (
        name.lower().endswith(SUFFIXES)
        and len(name.encode(errors="replace")) <= MOST_NAME
        and not any(sign in "/\\" or unicodedata.category(sign) in ("Cc", "Cs") for sign in name)
    )


def _first_twice(values: Sequence[str]) -> str:
    return next(value for value, count in Counter(values).items() if count > 1)


def _shown(name: str) -> str:
    return name[:_MOST_SHOWN]
