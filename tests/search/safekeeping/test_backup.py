"""A backup of a library that is used meanwhile: what is in it, and what is left where it cannot be written."""

import errno
import gc
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index import Listed, Store
from search import BackedUp, BackupProblem, Judgements, back_up, open_backup
from search.safekeeping import backup as backups
from search.safekeeping import part
from search.safekeeping.archive import ArchiveWriter
from tests.search.judging.marking import make_mark
from tests.support.fakes_index import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.ingest(desk.write("one.md", "น้ำ"), desk.write("two.md", "ป่า", agency="กรมป่าไม้"))
    Judgements(desk.store.home).keep(make_mark())
    return desk


def untold(doing: object, done: int, total: int) -> None:
    pass


def save(desk: Desk, path: Path, *, replace: bool = False) -> BackedUp:
    return back_up(desk.store, Judgements(desk.store.home), path, replace=replace, progress=untold)


def documents_in(path: Path) -> dict[str, bytes]:
    with open_backup(path, untold) as archive:
        return {each.name: archive.content(each.sha256) for each in archive.documents}


def test_a_backup_holds_documents_facts_and_marks(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "kept.pmqa"
    made = save(desk, path)
    assert (made.documents, made.marks, made.size, made.faults) == (2, 1, path.stat().st_size, ())
    assert documents_in(path) == {name: (desk.files / name).read_bytes() for name in ("one.md", "two.md")}
    with open_backup(path, untold) as archive:
        assert [each.front["agency"] for each in archive.documents] == ["กรมทดสอบ", "กรมป่าไม้"]
        assert archive.marks == (make_mark(),)
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.glob("*.part")) == []


def test_it_is_told_what_is_done(desk: Desk, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    back_up(
        desk.store,
        Judgements(desk.store.home),
        tmp_path / "kept",
        replace=False,
        progress=lambda doing, done, total: told.append((doing, done, total)),
    )
    assert told[:2] == [("copying", 1, 2), ("copying", 2, 2)]
    assert {each[0] for each in told[2:]} == {"verifying"}


def test_it_may_lie_in_the_home_and_does_not_hold_itself(desk: Desk) -> None:
    path = desk.store.home / "kept.pmqa"
    first = save(desk, path)
    assert save(desk, path, replace=True) == first
    desk.ingest(desk.write("three.md", "ไฟ"))
    assert path.stat().st_size == first.size


def test_it_waits_for_no_writer(desk: Desk, tmp_path: Path) -> None:
    with desk.store.writing():
        assert save(desk, tmp_path / "kept").documents == 2


def test_an_existing_file_stays_unless_it_is_to_be_replaced(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "kept.pmqa"
    path.write_bytes(b"mine")
    with pytest.raises(BackupProblem, match=r"kept\.pmqa: the file is there already; .* with --replace$"):
        save(desk, path)
    assert path.read_bytes() == b"mine"
    save(desk, path, replace=True)  # as the message says
    assert set(documents_in(path)) == {"one.md", "two.md"}
    assert list(tmp_path.glob("*.part")) == []


def test_an_empty_home_is_told_what_to_do(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with pytest.raises(
        BackupProblem, match=r"^There is nothing to back up in .*home; bring in documents first with pmqa"
    ):
        save(desk, tmp_path / "kept")
    assert not list(tmp_path.glob("kept*"))
    desk.ingest(desk.write("one.md", "น้ำ"))
    assert save(desk, tmp_path / "kept").documents == 1


def test_marks_alone_are_kept_too(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    Judgements(desk.store.home).keep(make_mark())
    assert (save(desk, tmp_path / "kept").documents, save(desk, tmp_path / "other").marks) == (0, 1)


# --- where it cannot be written


def test_a_folder_is_told_to_be_one(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BackupProblem, match=r"home: this is a folder; name a file in it$"):
        save(desk, desk.store.home)
    save(desk, desk.store.home / "kept")  # as the message says


def test_a_place_that_is_not_there_is_told_with_the_reason(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BackupProblem, match=r"nowhere/kept: the backup cannot be written \(No such file") as caught:
        save(desk, tmp_path / "nowhere" / "kept")
    assert "(ไม่มีไฟล์หรือโฟลเดอร์นี้)" in caught.value.said.th


def test_a_full_disk_leaves_nothing_and_the_file_that_was_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept"
    path.write_bytes(b"mine")

    def refuse(*given: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(ArchiveWriter, "close", refuse)
    with pytest.raises(BackupProblem, match=r"kept: the backup cannot be written \(No space left on device\); check"):
        save(desk, path, replace=True)
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.glob("kept*")) == [path]


class Full(io.FileIO):
    """A file on a full disk."""

    def write(self, data: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_disk_that_is_full_from_the_first_byte_on_is_told_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part, "_claim", lambda path, beside: io.BufferedRandom(Full(beside, "w+"), 16))
    with pytest.raises(BackupProblem, match=r"kept: the backup cannot be written \(No space left on device\); check"):
        save(desk, tmp_path / "kept")
    gc.collect()  # whatever is let go with something still to write would say so
    assert list(tmp_path.glob("kept*")) == []


def test_what_does_not_read_back_as_it_was_written_is_no_backup(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close = ArchiveWriter.close

    def spoil(writer: ArchiveWriter, marks: tuple[object, ...]) -> None:
        close(writer, marks)  # type: ignore[arg-type]
        writer._stream.seek(200)
        writer._stream.write(b"\0")

    monkeypatch.setattr(ArchiveWriter, "close", spoil)
    with pytest.raises(
        BackupProblem,
        match=r"kept: the backup just written does not read back as it was \(its checksum",
    ):
        save(desk, tmp_path / "kept")
    assert list(tmp_path.glob("kept*")) == []


def test_two_backups_to_one_file_do_not_mix(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "kept"
    with part.written_beside(path, replace=False) as stream:
        with pytest.raises(BackupProblem, match=r"kept: another command is writing this backup; wait until"):
            save(desk, path)
        stream.write(b"first")
    assert path.read_bytes() == b"first"


KILLED = """
import os, pathlib, sys
from index import Store
from search import Judgements, back_up
left = int(sys.argv[3])
def watch(event, arguments):
    global left
    if event in ("open", "os.rename") and any("kept" in str(each) for each in arguments):
        left -= 1
        if left < 0:
            os._exit(3)
def progress(doing, done, total):
    sys.audit("os.rename", "kept")
sys.addaudithook(watch)
home = pathlib.Path(sys.argv[1])
back_up(Store(home), Judgements(home), pathlib.Path(sys.argv[2]), replace=True, progress=progress)
"""


def test_a_killed_backup_leaves_the_one_before_and_at_most_a_part_that_the_next_one_takes(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "kept"
    save(desk, path)
    before = path.read_bytes()
    desk.ingest(desk.write("three.md", "ไฟ"))
    ended = []
    for step in range(40):
        command = [sys.executable, "-c", KILLED, str(desk.store.home), str(path), str(step)]
        ended.append(subprocess.run(command, check=False).returncode)
        if ended[-1] == 0:
            break
        assert path.read_bytes() == before
        assert {each.name for each in tmp_path.glob("kept*")} <= {"kept", "kept.part"}
    assert ended.count(3) >= 5
    assert ended[-1] == 0
    assert set(documents_in(path)) == {"one.md", "two.md", "three.md"}
    assert list(tmp_path.glob("kept*")) == [path]


# --- a library that changes, or is damaged


def changing(desk: Desk, change: Callable[[int], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Have `change` done before the first document of each attempt is copied."""
    listed, attempts = Store.inventory, list[int]()

    def list_and_change(store: Store) -> tuple[Listed, ...]:
        found = listed(store)
        if len(attempts) < backups.ATTEMPTS:
            attempts.append(1)
            monkeypatch.setattr(Store, "inventory", listed)
            change(len(attempts))
            monkeypatch.setattr(Store, "inventory", list_and_change)
        return found

    monkeypatch.setattr(Store, "inventory", list_and_change)


def replace_twice(desk: Desk, number: int) -> None:
    # After the second generation the original of the first is gone.
    for word in ("ก", "ข"):
        desk.ingest(desk.write("one.md", f"น้ำ {word} {number}"), replace=True)


def test_where_documents_go_meanwhile_it_begins_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changing(desk, lambda number: replace_twice(desk, number) if number == 1 else None, monkeypatch)
    made = save(desk, tmp_path / "kept")
    assert (made.documents, made.faults) == (2, ())
    assert documents_in(tmp_path / "kept")["one.md"] == (desk.files / "one.md").read_bytes()


def test_a_damaged_original_is_named_and_the_rest_is_kept(desk: Desk, tmp_path: Path) -> None:
    (two,) = [each for each in desk.store.inventory() if each.name == "two.md"]
    for path in (desk.store.home / "documents").glob(f"{two.sha256}*"):
        path.write_bytes(b"nonsense")
    made = save(desk, tmp_path / "kept")
    assert (made.documents, made.marks) == (1, 1)
    assert ["two.md" in each.en and "damaged or missing" in each.en for each in made.faults] == [True]
    assert set(documents_in(tmp_path / "kept")) == {"one.md"}


def test_a_damaged_original_that_its_parity_heals_is_kept_whole(desk: Desk, tmp_path: Path) -> None:
    (two,) = [each for each in desk.store.inventory() if each.name == "two.md"]
    path = desk.store.home / "documents" / two.sha256
    content = bytearray(path.read_bytes())
    content[10] ^= 4
    path.write_bytes(content)
    assert save(desk, tmp_path / "kept").faults == ()
    assert documents_in(tmp_path / "kept")["two.md"] == (desk.files / "two.md").read_bytes()
