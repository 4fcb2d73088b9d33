"""Originals: the bytes of the documents, kept while a generation names them, and healed."""

import hashlib
import random
from pathlib import Path

import pytest

from index import DamagedIndex, Store
from index.store.parity import BLOCK, heal, is_whole, make_parity, parity_size
from tests.support.fakes_index import NEW, OLD, RECIPE, Contents, write_generation


def keep_and_fail(store: Store) -> None:
    with store.writing():
        store.keep(NEW.document.sha256, NEW.original)
        raise ValueError("refused")


def names(store: Store) -> list[str]:
    return sorted(path.name for path in (store.home / "documents").iterdir() if len(path.name) == 64)


def ingest(store: Store, contents: Contents) -> None:
    with store.writing():
        store.keep(contents.document.sha256, contents.original)
        contents.write(store, RECIPE)


def test_the_bytes_of_a_document_are_kept_while_a_generation_names_it(store: Store) -> None:
    ingest(store, OLD)
    kept = store.home / "documents"
    assert names(store) == [OLD.document.sha256]
    assert (kept / OLD.document.sha256).read_bytes() == OLD.original
    write_generation(store, NEW)  # the generation before still names the old one
    assert names(store) == [OLD.document.sha256]
    write_generation(store, NEW)
    assert names(store) == []
    assert sorted(path.name for path in kept.iterdir()) == ["000002.json", "000003.json"]


def test_what_comes_in_lies_apart_until_its_generation_is_whole(store: Store) -> None:
    with store.writing():
        store.keep(OLD.document.sha256, OLD.original)
        assert names(store) == []
        OLD.write(store, RECIPE)
        assert names(store) == [OLD.document.sha256]


def test_what_came_in_for_a_generation_that_was_never_written_goes(store: Store) -> None:
    ingest(store, OLD)
    with pytest.raises(ValueError, match="refused"):
        keep_and_fail(store)
    assert not (store.home / "documents" / "incoming").exists()
    assert names(store) == [OLD.document.sha256]


def test_an_original_that_no_generation_names_is_never_removed(store: Store) -> None:
    ingest(store, OLD)
    stray = store.home / "documents" / NEW.document.sha256
    stray.write_bytes(NEW.original)
    for contents in (OLD, OLD, OLD):
        write_generation(store, contents)
    assert stray.read_bytes() == NEW.original
    ingest(store, NEW)
    assert store.original(NEW.document.sha256, "one.md") == NEW.original


def lose_all_lists(home: Path) -> None:
    """Damage every record of which documents the library holds."""
    for path in (*home.glob("documents/*.json"), *home.glob("generations/*/*")):
        if path.is_file():
            path.write_bytes(b"")


def test_what_a_killed_command_left_half_written_is_never_taken_for_an_original(store: Store) -> None:
    ingest(store, OLD)
    lose_all_lists(store.home)  # so that nobody can tell what the half written one was for
    incoming = store.home / "documents" / "incoming"
    incoming.mkdir()
    (incoming / NEW.document.sha256).write_bytes(NEW.original[:1])
    (incoming / ("0" * 64)).write_bytes(b"of nobody")  # as when the kill came between it and what heals it
    ingest(store, NEW)
    assert store.original(NEW.document.sha256, "one.md") == NEW.original
    assert (store.home / "documents" / NEW.document.sha256).read_bytes() == NEW.original
    assert names(store) == sorted([OLD.document.sha256, NEW.document.sha256])
    assert not incoming.exists()


def test_an_original_that_the_disk_does_not_give_stops_nobody_who_writes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(store, OLD)
    path = store.home / "documents" / OLD.document.sha256
    path.with_name(f"{path.name}.parity").unlink()
    read = Path.read_bytes

    def refuse(asked: Path) -> bytes:
        if asked == path:
            raise OSError(5, "Input/output error")
        return read(asked)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    write_generation(store, NEW)
    assert store.current() == "000002"


def test_what_who_judges_is_writing_is_not_swept_by_who_brings_documents_in(store: Store) -> None:
    ingest(store, OLD)
    beside = store.home / "judgements.jsonl.new"
    beside.write_bytes(b"a mark")
    for name in ("current.new", "vectors.sqlite.new", "vectors.sqlite.new-journal", ".spool-1"):
        (store.home / name).write_bytes(b"half")
    write_generation(store, NEW)
    assert beside.read_bytes() == b"a mark"
    assert sorted(path.name for path in store.home.iterdir()) == [
        "current",
        "documents",
        "generations",
        "judgements.jsonl.new",
        "lock",
    ]


# --- healing


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 4
    path.write_bytes(content)


@pytest.mark.parametrize("length", [1, 7, BLOCK, BLOCK + 1, 2 * BLOCK, 40 * BLOCK + 17, 130 * BLOCK])
def test_a_flipped_bit_and_a_torn_stretch_are_healed(length: int) -> None:
    content = random.Random(length).randbytes(length)
    sha256, parity = sha(content), make_parity(content)
    assert (len(parity), is_whole(parity)) == (parity_size(length), True)
    for at in (0, length // 2, length - 1):
        wrong = bytearray(content)
        wrong[at] ^= 1
        assert heal(bytes(wrong), parity, sha256) == content
        stretch = length // 16
        torn = content[: at // 2] + bytes(stretch) + content[at // 2 + stretch :]
        assert heal(torn, parity, sha256) == content


def test_a_file_of_two_blocks_is_healed_though_nothing_of_it_is_left() -> None:
    content = random.Random(2).randbytes(2 * BLOCK)
    assert heal(b"", make_parity(content), sha(content)) == content


def test_what_is_cut_off_is_healed_up_to_a_sixteenth() -> None:
    content = random.Random(3).randbytes(64 * BLOCK)
    parity = make_parity(content)
    assert heal(content[: -4 * BLOCK], parity, sha(content)) == content
    assert heal(content[: -20 * BLOCK], parity, sha(content)) is None


def test_a_damaged_parity_heals_nothing_wrongly() -> None:
    content = random.Random(4).randbytes(20 * BLOCK)
    parity = make_parity(content)
    wrong = bytes([content[0] ^ 1]) + content[1:]
    for at in range(0, len(parity), 97):
        damaged = parity[:at] + bytes([parity[at] ^ 1]) + parity[at + 1 :]
        assert not is_whole(damaged)
        assert heal(wrong, damaged, sha(content)) in (None, content)
        assert heal(wrong, parity[:at], sha(content)) is None


def test_a_damaged_original_is_read_whole_and_written_back_by_who_writes(store: Store) -> None:
    ingest(store, OLD)
    path = store.home / "documents" / OLD.document.sha256
    flip(path, 3)
    assert store.original(OLD.document.sha256, "one.md") == OLD.original
    assert path.read_bytes() != OLD.original
    with store.writing():
        store.heal()
    assert path.read_bytes() == OLD.original


def test_parity_that_is_damaged_or_gone_is_made_anew_by_the_next_that_writes(store: Store) -> None:
    ingest(store, OLD)
    path = store.home / "documents" / f"{OLD.document.sha256}.parity"
    whole = path.read_bytes()
    for damage in (lambda: flip(path, 40), path.unlink, lambda: path.write_bytes(b"")):
        damage()
        with store.writing():
            pass
        assert path.read_bytes() == whole


def test_bytes_that_come_again_replace_those_that_are_damaged(store: Store) -> None:
    ingest(store, OLD)
    path = store.home / "documents" / OLD.document.sha256
    parity = path.with_name(f"{path.name}.parity")
    for change in (store.keep, store.mend):
        path.write_bytes(b"damaged")
        parity.write_bytes(b"damaged")
        with pytest.raises(DamagedIndex, match=r"original of one\.md .* bring the file in again with pmqa ingest"):
            store.original(OLD.document.sha256, "one.md")
        with store.writing():
            assert change(OLD.document.sha256, OLD.original)
            assert not change(OLD.document.sha256, OLD.original)
        assert path.read_bytes() == OLD.original


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
