"""Damaged stores of vectors: what is wrong is made anew and said, what is whole is kept, and nothing wrong is given."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from corpus import Said
from index import IndexNotWritable, VectorCache
from index.model.checked import rows as rows_module
from tests.support.fakes_index import FakeEncoder

TEXTS = [f"เรื่อง ที่ {number}" for number in range(300)]
WITH_TOKENS = TEXTS[:60]
VECTORS = FakeEncoder().encode_passages(TEXTS).tolist()
TOKENS = [each.astype("<f2").tolist() for each in FakeEncoder().encode_passage_tokens(WITH_TOKENS)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "vectors.sqlite"
    VectorCache(path).encode(TEXTS, FakeEncoder(), tokens_of=WITH_TOKENS)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, whole: bytes) -> Path:
    path = tmp_path / "vectors.sqlite"
    path.write_bytes(whole)
    return path


def asked(path: Path, said: list[Said] | None = None) -> list[str]:
    """The texts that were encoded anew; what comes is asserted to be what a whole store gives."""
    encoder = FakeEncoder()
    cache = VectorCache(path, [].append if said is None else said.append)
    assert cache.encode(TEXTS, encoder, tokens_of=WITH_TOKENS).tolist() == VECTORS
    assert [each.tolist() for each in cache.encode_tokens(WITH_TOKENS, encoder)] == TOKENS
    return encoder.encoded


def change(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(statement, values)


def flipped(content: bytes, place: int, bit: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :]


def test_a_whole_store_gives_what_was_written_and_says_nothing(path: Path) -> None:
    said: list[Said] = []
    assert asked(path, said) == []
    assert said == []
    assert VectorCache(path).check() == 0


def test_whatever_bit_flips_the_vectors_are_the_right_ones(path: Path, whole: bytes) -> None:
    # In the head of the file, in the heads of pages, anywhere.
    chance = random.Random(16)
    pages = len(whole) // 4096
    places = [chance.randrange(100) for _ in range(30)]
    places += [chance.randrange(4096) for _ in range(10)]
    places += [chance.randrange(pages) * 4096 + chance.randrange(40) for _ in range(30)]
    places += [chance.randrange(len(whole)) for _ in range(30)]
    for place in places:
        path.write_bytes(flipped(whole, place, chance.randrange(8)))
        asked(path)


def test_where_ever_the_file_ends_the_vectors_are_the_right_ones(path: Path, whole: bytes) -> None:
    chance = random.Random(16)
    for _ in range(20):
        path.write_bytes(whole[: chance.randrange(len(whole))])
        asked(path)
        path.write_bytes(whole[: (start := chance.randrange(len(whole) - 512))] + bytes(512) + whole[start + 512 :])
        asked(path)


@pytest.mark.parametrize(
    "damage",
    [
        "content = zeroblob(length(content))",
        "content = x'00'",
        "content = NULL",
        "content = 7",
        "dimensions = 1",
        "checksum = checksum + 1",
        "content = (SELECT content FROM {table} WHERE rowid = 1)",
    ],
)
@pytest.mark.parametrize("table", ["checked_vectors", "checked_tokens"])
def test_a_wrong_row_is_made_anew_once_and_said(path: Path, table: str, damage: str) -> None:
    change(path, f"UPDATE {table} SET {damage.format(table=table)} WHERE rowid = 3")
    before = path.read_bytes()
    assert VectorCache(path).check() == 1
    assert path.read_bytes() == before
    said: list[Said] = []
    assert asked(path, said) == [TEXTS[2]]
    assert [each.en for each in said] == [
        f"The vector store {path} was damaged: 359 whole rows are kept, the others are made anew"
    ]
    assert said[0].th.startswith(f"ที่เก็บเวกเตอร์ {path} เสียหายบางส่วน เก็บ 359 แถว")
    assert VectorCache(path).check() == 0
    assert asked(path, said) == []
    assert len(said) == 1


def test_a_row_of_another_model_is_wrong(path: Path) -> None:
    change(path, "UPDATE checked_vectors SET model = 'other@1' WHERE rowid = 3")
    assert VectorCache(path).check() == 1
    assert asked(path) == [TEXTS[2]]


@pytest.mark.parametrize("content", [b"words " * 1000, b"", b"\0" * 8192], ids=["words", "nothing", "zeros"])
def test_a_file_that_is_no_store_is_replaced_in_the_middle_of_a_run_too(path: Path, content: bytes) -> None:
    cache = VectorCache(path)
    assert cache.encode(TEXTS, FakeEncoder()).tolist() == VECTORS
    path.write_bytes(content)
    encoder = FakeEncoder()
    assert cache.encode(TEXTS, encoder).tolist() == VECTORS
    assert encoder.encoded == TEXTS
    assert asked(path) == WITH_TOKENS
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(("place", "kept"), [(39, 360), (0, 0)], ids=["free pages miscounted", "no database"])
def test_a_damage_beyond_rows_is_found_by_check_and_goes_when_it_is_mended(
    path: Path, whole: bytes, place: int, kept: int
) -> None:
    said: list[Said] = []
    path.write_bytes(flipped(whole, place, 0))
    assert VectorCache(path).check() == -1
    VectorCache(path, said.append).mend()
    assert [each.en for each in said] == [
        f"The vector store {path} was damaged: {kept} whole rows are kept, the others are made anew"
    ]
    assert VectorCache(path).check() == 0


def test_mending_what_is_whole_leaves_it_as_it_is(path: Path, whole: bytes) -> None:
    VectorCache(path).mend()
    assert path.read_bytes() == whole
    VectorCache(path.with_name("none.sqlite")).mend()
    assert VectorCache(path.with_name("none.sqlite")).check() == 0
    assert not path.with_name("none.sqlite").exists()


def test_what_a_killed_writer_left_half_way_is_taken_back(path: Path, tmp_path: Path) -> None:
    left = tmp_path / "left"
    left.mkdir()
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA cache_size = 2")  # so that pages are written before the end
        file.execute("UPDATE checked_vectors SET content = zeroblob(64)")
        for name in (path.name, f"{path.name}-journal"):
            shutil.copy(path.with_name(name), left / name)
        file.rollback()
    (left / f"{path.name}.new").write_bytes(b"half")
    assert asked(left / path.name) == []
    assert [each.name for each in left.iterdir()] == [path.name]


@pytest.mark.parametrize("end", ["-journal", "-wal", "-shm"])
def test_what_is_no_journal_beside_the_file_does_no_harm(path: Path, end: str) -> None:
    path.with_name(f"{path.name}{end}").write_bytes(random.Random(1).randbytes(9000))
    asked(path)
    assert asked(path) == []


def test_vectors_without_checksums_are_made_anew_once(tmp_path: Path) -> None:
    path, said = tmp_path / "vectors.sqlite", list[Said]()
    change(path, "CREATE TABLE vectors (model TEXT, sha256 BLOB, vector BLOB, PRIMARY KEY (model, sha256))")
    change(path, "CREATE TABLE tokens (model TEXT, sha256 BLOB, dimensions INTEGER, vectors BLOB)")
    change(path, "INSERT INTO vectors VALUES ('fake@1', x'00', x'00')")
    assert set(asked(path, said)) == {*TEXTS}
    assert [each.en for each in said] == [
        "Vectors kept by an earlier version have no checksums; they are made anew once"
    ]
    with closing(sqlite3.connect(path)) as file:
        names = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == {"checked_vectors", "checked_tokens"}
    assert asked(path, said) == []
    assert len(said) == 1


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (sqlite3.SQLITE_FULL, "database or disk is full"),
        (sqlite3.SQLITE_READONLY, "attempt to write a readonly database"),
    ],
)
def test_a_disk_that_refuses_is_no_damage_and_the_message_advises_nothing_that_loses(
    path: Path, whole: bytes, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    monkeypatch.setattr(rows_module, "_insert", refusing(code, reason))
    with pytest.raises(IndexNotWritable, match=rf"vector store {path} cannot be used \({reason}\)") as caught:
        VectorCache(path).encode([*TEXTS, "ใหม่"], FakeEncoder())
    assert caught.value.said.en.endswith(
        "check the folder's permissions and space and run the command again: the library is as it was"
    )
    assert "คลังยังอยู่ครบเหมือนเดิม" in caught.value.said.th
    assert path.read_bytes() == whole


def refusing(code: int, reason: str) -> Callable[..., int]:
    def insert(*given: object) -> int:
        refusal = sqlite3.OperationalError(reason)
        refusal.sqlite_errorcode = code
        raise refusal

    return insert


def test_a_disk_that_has_no_room_for_what_is_whole_leaves_the_damaged_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(path, "UPDATE checked_vectors SET content = x'00' WHERE rowid = 3")
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(rows_module, "_insert", refusing(sqlite3.SQLITE_FULL, "database or disk is full"))
        with pytest.raises(IndexNotWritable, match="database or disk is full"):
            VectorCache(path).encode(TEXTS, FakeEncoder())
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert asked(path) == [TEXTS[2]]


def test_a_store_that_is_linked_to_is_renewed_where_it_lies(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "home" / "vectors.sqlite"
    link.parent.mkdir()
    link.symlink_to(path)
    change(path, "UPDATE checked_vectors SET content = x'00' WHERE rowid = 3")
    assert asked(link) == [TEXTS[2]]
    assert link.is_symlink()
    assert VectorCache(path).check() == 0
