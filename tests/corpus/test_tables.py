"""Tables that are made once and kept: found again, made anew when anything changed, in memory where none is kept."""

import os
import stat
import time
from pathlib import Path

import pytest

from corpus import tables
from corpus.tables import MOST_KEPT, open_table, open_values, origin_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tables, "tables_folder", lambda: tmp_path / "kept" / "tables")
    return tmp_path / "kept" / "tables"


def made(log: list[str], content: bytes = b"abc") -> bytes:
    log.append("made")
    return content


def test_a_table_is_made_once_and_found_again(folder: Path) -> None:
    log: list[str] = []
    assert bytes(open_table("a", "1", lambda: made(log))) == b"abc"
    assert bytes(open_table("a", "1", lambda: made(log))) == b"abc"
    assert log == ["made"]
    assert [path.suffix for path in folder.iterdir()] == [".table"]


def test_another_origin_or_name_is_another_table(folder: Path) -> None:
    log: list[str] = []
    for name, origin in (("a", "1"), ("a", "2"), ("b", "1")):
        open_table(name, origin, lambda: made(log))
    assert len(log) == 3


def test_changed_code_makes_tables_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log: list[str] = []
    open_table("a", "1", lambda: made(log))
    monkeypatch.setattr(tables, "_own_origin", lambda: "another state of the program")
    open_table("a", "1", lambda: made(log))
    assert len(log) == 2


def test_our_own_lists_and_code_are_part_of_the_origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "tables.py").write_text("", "utf-8")
    monkeypatch.setattr(tables, "_HERE", tmp_path)
    seen = set()
    for content in ("ก", "ข"):
        (tmp_path / "lexicon" / "words.txt").write_text(content, "utf-8")
        seen.add(tables._own_origin.__wrapped__())
    assert len(seen) == 2


@pytest.mark.parametrize("left", [0, 1, 5])
def test_a_file_that_was_cut_short_is_made_anew(folder: Path, left: int) -> None:
    log: list[str] = []
    open_table("a", "1", lambda: made(log, b"a long table"))
    (path,) = folder.iterdir()
    path.write_bytes(path.read_bytes()[:left])
    assert bytes(open_table("a", "1", lambda: made(log, b"a long table"))) == b"a long table"
    assert len(log) == 2
    assert bytes(open_table("a", "1", lambda: made(log))) == b"a long table"


def test_a_file_in_which_a_bit_has_turned_is_made_anew(folder: Path) -> None:
    open_table("a", "1", lambda: b"a table")
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    for place in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        path.write_bytes(flipped)
        assert bytes(open_table("a", "1", lambda: b"a table")) == b"a table"
        assert path.read_bytes() == whole


def test_where_no_folder_can_be_made_the_table_is_made_in_memory(folder: Path) -> None:
    folder.parent.write_text("a file where the folder would be", "utf-8")
    log: list[str] = []
    for _ in range(2):
        assert bytes(open_table("a", "1", lambda: made(log))) == b"abc"
    assert len(log) == 2


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is read-only to this user")
def test_a_read_only_folder_is_none(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert bytes(open_table("a", "1", lambda: b"abc")) == b"abc"
    folder.chmod(stat.S_IRWXU)


def test_a_user_without_a_home_gets_no_folder_where_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tables, "tables_folder", lambda: Path("~/.cache/pmqa-search/tables"))
    assert bytes(open_table("a", "1", lambda: b"abc")) == b"abc"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_table_is_a_table(folder: Path) -> None:
    log: list[str] = []
    assert [bytes(open_table("a", "1", lambda: made(log, b""))) for _ in range(2)] == [b"", b""]
    assert len(log) == 1


def test_old_tables_go_and_those_of_other_names_stay(folder: Path) -> None:
    open_table("a-b", "1", lambda: b"x")
    for number in range(MOST_KEPT + 3):
        open_table("a", str(number), lambda: b"x")
    names = [path.name.rpartition("-")[0] for path in folder.iterdir()]
    assert (names.count("a"), names.count("a-b")) == (MOST_KEPT, 1)


def test_values_come_back_as_they_were(folder: Path) -> None:
    values = ({"ก": ("ข", 1.5, float("inf"))}, ["x"], frozenset("ab"))
    assert open_values("v", "1", lambda: values) == values == open_values("v", "1", lambda: 0)


def test_the_origin_of_a_library_changes_with_its_version_and_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "listsofwords"
    package.mkdir()
    (package / "__init__.py").write_text("__version__ = '1'\n", "utf-8")
    (package / "words.txt").write_text("ก\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    seen = [origin_of.__wrapped__("listsofwords", "words.txt")]
    (package / "words.txt").write_text("ก\nข\n", "utf-8")
    seen.append(origin_of.__wrapped__("listsofwords", "words.txt"))
    (package / "__init__.py").write_text("__version__ = '2'\n", "utf-8")
    seen.append(origin_of.__wrapped__("listsofwords", "words.txt"))
    (package / "words.txt").unlink()
    seen.append(origin_of.__wrapped__("listsofwords", "words.txt"))
    assert len(set(seen)) == 4
    with pytest.raises(ImportError, match="no_such_library is not installed"):
        origin_of("no_such_library")


def test_what_a_killed_program_was_writing_goes_after_an_hour_and_what_is_being_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "tables_folder", lambda: tmp_path)
    old, fresh = tmp_path / "words-0123.abc.table", tmp_path / "words-0123.def.table"
    for path in (old, fresh):
        path.write_bytes(b"half")
    hour = time.time() - 3601
    os.utime(old, (hour, hour))
    assert bytes(open_table("words", "x", lambda: b"made")) == b"made"
    assert (old.exists(), fresh.exists()) == (False, True)
