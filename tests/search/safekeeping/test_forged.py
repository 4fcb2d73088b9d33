"""Backups of enemies, who know how the checksum is made: refused by name, before anything unfolds."""

import hashlib
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from search import BackupProblem
from search.safekeeping import archive as archives
from tests.search.safekeeping.backups import (
    CHECKSUM,
    CONTENTS,
    DAMAGED,
    MARKS,
    read,
    refusal,
    sealed,
    unusable,
    write,
)

SHA = [hashlib.sha256(content).hexdigest() for content in CONTENTS.values()]
EVIL = f"documents/{hashlib.sha256(b'evil').hexdigest()}"


def forge(
    change: Callable[[dict[str, Any]], object] = lambda manifest: None,
    *,
    more: tuple[tuple[str, bytes], ...] = (),
    without: str = "",
    method: int = zipfile.ZIP_STORED,
    judgements: bytes | None = None,
) -> bytes:
    """A backup with another manifest, more members or fewer, of which the checksums are right."""
    with zipfile.ZipFile(io.BytesIO(write())) as opened:
        members = [(name, opened.read(name)) for name in opened.namelist() if name not in ("manifest.json", without)]
        manifest = json.loads(opened.read("manifest.json"))
    members = [(name, judgements if judgements and name == "judgements.jsonl" else each) for name, each in members]
    if judgements:
        stated = {"size": len(judgements), "sha256": hashlib.sha256(judgements).hexdigest()}
        manifest["members"]["judgements.jsonl"] = stated
    replaced = change(manifest)
    made = replaced if isinstance(replaced, bytes) else json.dumps(manifest).encode()
    members += [("manifest.json", made)] if without != "manifest.json" else []
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as opened:
        for place, (name, content) in enumerate([*members, *more]):
            opened.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_STORED if place == 0 else method)
        opened.comment = b"pmqa-backup sha256 " + b"0" * 64
    return sealed(stream.getvalue())


def state(manifest: dict[str, Any], name: str, content: bytes) -> None:
    manifest["members"][name] = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def test_a_forged_backup_without_a_fault_is_read() -> None:
    assert read(forge()).marks == MARKS


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "documents/../x", "documents/" + "0" * 64, "C:\\x", "x" * 300, "ก/ข"]
)
@pytest.mark.parametrize("is_stated", [True, False])
def test_a_member_that_no_backup_has_is_refused_by_name(name: str, is_stated: bool) -> None:
    content = forge(lambda manifest: state(manifest, name, b"evil") if is_stated else None, more=((name, b"evil"),))
    assert refusal(content) == unusable(name[:80])


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["manifest.json", "judgements.jsonl", f"documents/{SHA[0]}", "pmqa-backup"])
def test_a_member_that_is_there_twice_is_refused(name: str) -> None:
    assert refusal(forge(more=((name, b"evil"),))) == unusable(name)


@pytest.mark.parametrize("name", ["judgements.jsonl", f"documents/{SHA[0]}", "manifest.json"])
def test_a_member_that_is_missing_is_refused(name: str) -> None:
    assert refusal(forge(without=name)) == unusable(name)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_could_unfold_is_refused_before_it_does(method: int) -> None:
    bomb = bytes(300 * 1024 * 1024 // 100)
    content = forge(lambda manifest: state(manifest, EVIL, bomb), more=((EVIL, bomb),), method=method)
    assert len(content) < len(bomb) / 10
    assert refusal(content) == unusable(f"documents/{SHA[0]}")


def test_members_that_lie_within_each_other_are_refused() -> None:
    content = bytearray(forge())
    # The list at the end says of the first document that it goes on to the end of the file.
    place = content.rindex(b"documents/" + SHA[0].encode()) - 46
    for offset in (20, 24):
        content[place + offset : place + offset + 4] = (len(content) - 200).to_bytes(4, "little")
    assert refusal(sealed(bytes(content))) == unusable(f"documents/{SHA[0]}")


def test_an_encrypted_member_is_refused() -> None:
    content = bytearray(forge())
    content[content.rindex(b"documents/" + SHA[0].encode()) - 46 + 8] |= 1
    assert refusal(sealed(bytes(content))) == unusable(f"documents/{SHA[0]}")


def test_a_list_of_members_that_would_fill_memory_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_DIRECTORY", 100)
    assert refusal(write()) == unusable("manifest.json")


@pytest.mark.parametrize(
    "name",
    [
        "../two.md",
        "/two.md",
        "a\\two.md",
        "two.exe",
        "",
        "two.md\n",
        "\u202e\x00.md",
        "x" * 300 + ".md",
        "\ud800.md",
    ],
)
def test_a_document_whose_name_is_none_is_refused(name: str) -> None:
    content = forge(lambda manifest: manifest["documents"][0].update(name=name))
    with pytest.raises(BackupProblem, match=r"its document .* cannot be used\); use another backup"):
        read(content)


def test_two_documents_of_one_name_or_content_are_refused() -> None:
    twice = forge(lambda manifest: manifest["documents"][0].update(name="two.md"))
    assert refusal(twice) == DAMAGED.format("its document two.md cannot be used")
    again = forge(lambda manifest: manifest["documents"].append({**manifest["documents"][1], "name": "three.md"}))
    assert refusal(again) == DAMAGED.format(f"its document {SHA[1]} cannot be used")


def deep(manifest: dict[str, Any]) -> bytes:
    return b"[" * 200_000


BROKEN: list[Callable[[dict[str, Any]], object]] = [
    deep,
    lambda manifest: b"",
    lambda manifest: b"null",
    lambda manifest: b"\xff",
    lambda manifest: b'{"documents": 9' + b"9" * 5000 + b"}",
    lambda manifest: manifest.pop("documents"),
    lambda manifest: manifest.pop("members"),
    lambda manifest: manifest.update(documents=[3]),
    lambda manifest: manifest.update(members=[]),
    lambda manifest: manifest.update(program=7),
    lambda manifest: manifest["documents"][0].update(more=1),
    lambda manifest: manifest["members"]["judgements.jsonl"].update(size=True),
]


@pytest.mark.parametrize("change", BROKEN)
def test_a_manifest_in_another_form_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    assert refusal(forge(change)) in (unusable("manifest.json"), CHECKSUM)


@pytest.mark.parametrize("front", [[], "agency", None, {"x": "y" * 70_000}])
def test_facts_in_another_form_are_refused(front: object) -> None:
    content = forge(lambda manifest: manifest["documents"][1].update(front=front))
    assert refusal(content) == DAMAGED.format("its document two.md cannot be used")


@pytest.mark.parametrize("name", ["judgements.jsonl", f"documents/{SHA[0]}", "pmqa-backup"])
@pytest.mark.parametrize("field", ["size", "sha256"])
def test_a_member_that_is_not_as_stated_is_refused(name: str, field: str) -> None:
    value = 5 if field == "size" else "0" * 64
    assert refusal(forge(lambda manifest: manifest["members"][name].update({field: value}))) == unusable(name)


def test_a_document_under_the_name_of_another_is_refused() -> None:
    def swap(manifest: dict[str, Any]) -> None:
        manifest["documents"][0]["sha256"] = hashlib.sha256(b"other").hexdigest()

    assert refusal(forge(swap)).startswith("the backup is damaged or cut short (its member documents/")


NO_MARK = b'{"judge": "x"}'


@pytest.mark.parametrize("judgements", [b"nonsense", b"%08x %s\n" % (zlib.crc32(NO_MARK), NO_MARK)])
def test_marks_in_another_form_are_refused(judgements: bytes) -> None:
    assert refusal(forge(judgements=judgements)) == unusable("judgements.jsonl")


def test_no_random_change_under_a_right_checksum_does_more_than_be_refused_or_be_read() -> None:
    content = write()
    rng = random.Random(7)
    refused = 0
    for _ in range(1_500):
        changed = bytearray(content)
        for _ in range(rng.randrange(1, 6)):
            place = rng.randrange(len(content) - 1500, len(content) - 64) if rng.random() < 0.7 else rng.randrange(100)
            changed[place] = rng.randrange(256)
        try:
            found = read(sealed(bytes(changed)))
        except BackupProblem:
            refused += 1
        else:
            assert found.marks == MARKS
    assert refused > 1_000
