"""What a searcher keeps on its own disk."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from index import (
    DamagedIndex,
    IndexNotWritable,
    MilvusAddress,
)
from index.remote import catalogue
from index.remote.catalogue import FILES
from index.remote.pieces import Reader
from index.store import TABLES
from tests.index.remote.conftest import fresh, put, small_desk, texts
from tests.support.fakes_index import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


def test_catalogues_of_earlier_generations_are_swept_but_for_the_one_before(
    served: MilvusAddress, desk: Desk, tmp_path: Path
) -> None:
    other = tmp_path / "searcher" / "pmqa_000002_0a1b2c3d_000001_0a1b2c3d"
    other.mkdir(parents=True)
    written = []
    for text in ("ดิน", "ลม", "ไฟ"):
        written.append(put(desk, served))
        assert len(texts(fresh(served, tmp_path), desk)) > 0
        desk.ingest(desk.write(f"{text}.md", text))
    assert {path.name for path in (tmp_path / "searcher").iterdir()} == {other.name, *written[1:]}


def test_a_file_of_the_catalogue_in_which_a_bit_has_turned_is_fetched_anew(
    served: MilvusAddress, desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "searcher" / put(desk, served)
    for name in FILES:
        assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]
        path = folder / name
        whole = path.read_bytes()
        path.write_bytes(whole[:-9] + bytes([whole[-9] ^ 4]) + whole[-8:])
        assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]
        assert path.read_bytes() == whole


def test_several_processes_fetch_a_catalogue_once(
    served: MilvusAddress, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, served)
    fetched: list[Path] = []
    fetch = catalogue._fetch

    def counted(reader: Reader, folder: Path, *given: Any) -> None:
        fetched.append(folder)
        fetch(reader, folder, *given)

    monkeypatch.setattr(catalogue, "_fetch", counted)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: texts(fresh(served, tmp_path), desk), range(8)))
    assert found == [["น้ำ", "ป่า"]] * 8
    assert len(fetched) == 1


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(bytes(path.stat().st_size))])
def test_a_file_of_the_catalogue_that_goes_or_is_damaged_while_it_is_open_is_told_and_fetched_anew(
    served: MilvusAddress, desk: Desk, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    put(desk, served)
    store = fresh(served, tmp_path)
    generation = store.open(desk.generation.recipe)
    damage(tmp_path / "searcher" / generation.name / TABLES)
    with pytest.raises(DamagedIndex, match=TABLES), generation.explained():
        raise OSError("whatever it led to")
    assert not store.answers(generation.name)
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]


def test_a_shortened_file_of_the_catalogue_is_fetched_anew(served: MilvusAddress, desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "searcher" / put(desk, served)
    texts(fresh(served, tmp_path), desk)
    for name in FILES:
        (folder / name).write_bytes(b"")
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]


def test_a_catalogue_that_cannot_be_kept_is_told(served: MilvusAddress, desk: Desk, tmp_path: Path) -> None:
    put(desk, served)
    (tmp_path / "searcher").write_text("a file where a folder should be")
    with pytest.raises(IndexNotWritable, match="searcher"):
        fresh(served, tmp_path).open(desk.generation.recipe)


def test_a_home_that_cannot_be_written_to_answers_from_what_it_has(
    served: MilvusAddress, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, served)
    texts(fresh(served, tmp_path), desk)

    def refuse(*given: object, **named: object) -> None:
        raise PermissionError("a disk that is read only")

    monkeypatch.setattr(catalogue.filelock, "FileLock", refuse)
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]
