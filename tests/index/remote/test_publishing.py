"""A generation on its way to Milvus, and what searchers see meanwhile."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index import DamagedIndex, IndexUnreachable, MilvusAddress, NoIndex, OutdatedIndex, RemoteStore, publish, withdraw
from index.remote.catalogue import FILES
from index.remote.layout import Collections
from index.remote.milvus import Milvus
from index.store import TABLES
from tests.support.fakes_index import Desk, no_progress
from tests.support.milvus import serve_milvus


@pytest.fixture
def served() -> Iterator[MilvusAddress]:
    with serve_milvus() as address:
        yield address


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.ingest(desk.write("one.md", "น้ำ", "ป่า"))
    return desk


def texts(store: RemoteStore, desk: Desk) -> list[str]:
    return [passage.text for passage in store.open(desk.generation.recipe).library.passages]


def fresh(address: MilvusAddress, folder: Path) -> RemoteStore:
    return RemoteStore(address, folder / "searcher")


def collections(address: MilvusAddress) -> list[str]:
    milvus = Milvus(address)
    try:
        return milvus.collections()
    finally:
        milvus.close()


def put(desk: Desk, address: MilvusAddress) -> str:
    return publish(desk.store, desk.generation.recipe, address, no_progress)


def test_a_change_is_seen_after_the_switch_and_the_one_before_stays_for_its_readers(
    served: MilvusAddress, desk: Desk, tmp_path: Path
) -> None:
    now = [0.0]
    store = RemoteStore(served, tmp_path / "searcher", clock=lambda: now[0])
    assert store.current() is None
    assert put(desk, served) == "pmqa_000001"
    assert store.current() is None
    now[0] = 3
    opened = store.open(desk.generation.recipe)
    assert opened.name == store.current() == "pmqa_000001"
    desk.ingest(desk.write("two.md", "ดิน"))
    assert put(desk, served) == "pmqa_000002"
    now[0] = 6
    assert store.current() == "pmqa_000002"
    assert texts(store, desk) == ["น้ำ", "ป่า", "ดิน"]
    assert [passage.text for passage in opened.library.passages] == ["น้ำ", "ป่า"]
    desk.ingest(desk.write("three.md", "ลม"))
    put(desk, served)
    assert {Collections.read(f"{each.rpartition('_')[0]}_passages") for each in collections(served)} == {
        Collections("pmqa", 2),
        Collections("pmqa", 3),
    }


def test_catalogues_of_earlier_generations_are_swept_but_for_the_one_before(
    served: MilvusAddress, desk: Desk, tmp_path: Path
) -> None:
    other = tmp_path / "searcher" / "pmqa_000002_000001"
    other.mkdir(parents=True)
    for text in ("ดิน", "ลม", "ไฟ"):
        put(desk, served)
        assert len(texts(fresh(served, tmp_path), desk)) > 0
        desk.ingest(desk.write(f"{text}.md", text))
    kept = sorted(path.name for path in (tmp_path / "searcher").iterdir())
    assert kept == ["pmqa_000002", other.name, "pmqa_000003"]


@pytest.mark.parametrize("step", ["create", "partition", "insert", "finish", "switch"])
def test_what_fails_on_the_way_leaves_the_one_before(
    served: MilvusAddress, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    put(desk, served)
    desk.ingest(desk.write("two.md", "ดิน"))

    def fail(*given: object, **named: object) -> None:
        raise ConnectionError("the network is gone")

    with monkeypatch.context() as patch:
        patch.setattr(Milvus, step, fail)
        with pytest.raises(ConnectionError):
            put(desk, served)
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]
    name = put(desk, served)
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า", "ดิน"]
    kept = {each.rpartition("_")[0] for each in collections(served)}
    assert kept == {"pmqa_000001", name}


def test_what_was_not_taken_is_not_switched_to(
    served: MilvusAddress, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(desk, served)
    desk.ingest(desk.write("two.md", "ดิน"))
    with monkeypatch.context() as patch:
        patch.setattr(Milvus, "count", lambda *given, **named: 1)
        with pytest.raises(IndexUnreachable, match=r"has not taken everything \(1 of [0-9]+\)"):
            put(desk, served)
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]


def test_two_indexes_lie_side_by_side(served: MilvusAddress, desk: Desk, tmp_path: Path) -> None:
    other = replace(served, name="pmqa_000007")
    put(desk, served)
    desk.ingest(desk.write("two.md", "ดิน"))
    put(desk, other)
    put(desk, other)
    put(desk, other)
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]
    assert texts(fresh(other, tmp_path), desk) == ["น้ำ", "ป่า", "ดิน"]


def test_withdrawn_it_answers_nobody(served: MilvusAddress, desk: Desk, tmp_path: Path) -> None:
    withdraw(desk.store, served)
    put(desk, served)
    withdraw(desk.store, served)
    with pytest.raises(NoIndex, match=r"no index at milvus://127\.0\.0\.1"):
        fresh(served, tmp_path).open(desk.generation.recipe)
    assert put(desk, served) == "pmqa_000002"


def test_nothing_is_written_from_a_home_without_an_index(served: MilvusAddress, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    recipe = None
    with pytest.raises(NoIndex):
        publish(desk.store, recipe, served, no_progress)  # type: ignore[arg-type]  # it is not looked at
    assert collections(served) == []


def test_an_index_made_otherwise_is_refused(served: MilvusAddress, desk: Desk, tmp_path: Path) -> None:
    put(desk, served)
    with pytest.raises(OutdatedIndex):
        fresh(served, tmp_path).open(replace(desk.generation.recipe, model="other@1"))


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_of_the_catalogue_is_named_and_fetched_anew(
    served: MilvusAddress, desk: Desk, tmp_path: Path, name: str
) -> None:
    put(desk, served)
    texts(fresh(served, tmp_path), desk)
    path = tmp_path / "searcher" / "pmqa_000001" / name
    path.write_bytes(b"\0" * path.stat().st_size)
    with pytest.raises(DamagedIndex, match=name):  # noqa: PT012 (where it is met depends on the file)
        generation = fresh(served, tmp_path).open(desk.generation.recipe)
        with generation.explained():
            generation.words.alike("น้ำ", latin=False)
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]


def test_a_file_of_the_catalogue_that_is_gone_is_told_where_it_is_read(
    served: MilvusAddress, desk: Desk, tmp_path: Path
) -> None:
    put(desk, served)
    generation = fresh(served, tmp_path).open(desk.generation.recipe)
    (tmp_path / "searcher" / "pmqa_000001" / TABLES).unlink()
    with pytest.raises(DamagedIndex, match=TABLES), generation.explained():
        raise OSError("whatever it led to")
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]


def test_a_shortened_file_of_the_catalogue_is_fetched_anew(served: MilvusAddress, desk: Desk, tmp_path: Path) -> None:
    put(desk, served)
    texts(fresh(served, tmp_path), desk)
    for name in FILES:
        (tmp_path / "searcher" / "pmqa_000001" / name).write_bytes(b"")
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]


def test_a_catalogue_that_cannot_be_kept_is_told(served: MilvusAddress, desk: Desk, tmp_path: Path) -> None:
    put(desk, served)
    (tmp_path / "searcher").write_text("a file where a folder should be")
    with pytest.raises(Exception, match="searcher"):
        fresh(served, tmp_path).open(desk.generation.recipe)


def test_pieces_that_are_gone_are_told(served: MilvusAddress, desk: Desk, tmp_path: Path) -> None:
    put(desk, served)
    generation = fresh(served, tmp_path).open(desk.generation.recipe)
    with pytest.raises(DamagedIndex, match=r"pmqa_000001_pieces .* is not whole"):
        generation.library.records([99])


def test_a_server_that_is_not_there_is_told_in_one_sentence(tmp_path: Path, desk: Desk) -> None:
    nobody = MilvusAddress(host="127.0.0.1", port=1, name="pmqa", user="me", password="secret")
    for call in (fresh(nobody, tmp_path).current, lambda: put(desk, nobody)):
        with pytest.raises(IndexUnreachable) as caught:
            call()
        for language in ("th", "en"):
            said = caught.value.sentence(language)
            assert "milvus://127.0.0.1:1/pmqa" in said
            assert "secret" not in said
            assert "\n" not in said


def test_a_server_that_has_gone_is_told(desk: Desk, tmp_path: Path) -> None:
    with serve_milvus() as address:
        put(desk, address)
        generation = fresh(address, tmp_path).open(desk.generation.recipe)
    with pytest.raises(IndexUnreachable):
        generation.library.records([0])


def test_without_pymilvus_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    with pytest.raises(IndexUnreachable, match=r"pip install 'pmqa-search\[milvus\]'"):
        fresh(MilvusAddress(host="127.0.0.1", name="pmqa"), tmp_path).current()
