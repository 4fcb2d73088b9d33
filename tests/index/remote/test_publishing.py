"""A generation on its way to Milvus, and what searchers see meanwhile."""

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import grpc
import pytest

from corpus import Said
from index import (
    DamagedIndex,
    IndexUnreachable,
    MilvusAddress,
    NoIndex,
    OutdatedIndex,
    RemoteStore,
    is_published,
    publish,
    withdraw,
)
from index.remote.milvus import Milvus
from index.remote.publishing import CATALOGUE
from tests.index.remote.conftest import fresh, put, small_desk, texts
from tests.support.fakes_index import Desk, no_progress
from tests.support.milvus import serve_milvus


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


def collections(address: MilvusAddress) -> list[str]:
    milvus = Milvus(address)
    try:
        return milvus.collections()
    finally:
        milvus.close()


def test_a_change_is_seen_after_the_switch_and_the_one_before_stays_for_its_readers(
    served: MilvusAddress, desk: Desk, tmp_path: Path
) -> None:
    now = [0.0]
    store = RemoteStore(served, tmp_path / "searcher", clock=lambda: now[0])
    assert store.current() is None
    first = put(desk, served)
    assert store.current() is None
    now[0] = 3
    opened = store.open(desk.generation.recipe)
    assert opened.name == store.current() == first
    assert store.answers(first)
    desk.ingest(desk.write("two.md", "ดิน"))
    second = put(desk, served)
    now[0] = 6
    assert store.current() == second
    assert not store.answers(first)
    assert texts(store, desk) == ["น้ำ", "ป่า", "ดิน"]
    assert [passage.text for passage in opened.library.passages] == ["น้ำ", "ป่า"]
    desk.ingest(desk.write("three.md", "ลม"))
    third = put(desk, served)
    assert {each.rpartition("_")[0] for each in collections(served)} == {second, third}
    numbers = [re.fullmatch(r"pmqa_([0-9]{6})_[0-9a-f]{8}", name) for name in (first, second, third)]
    assert [found and int(found[1]) for found in numbers] == [1, 2, 3]


@pytest.mark.parametrize("step", ["create", "partition", "insert", "finish", "switch"])
def test_what_fails_on_the_way_leaves_the_one_before(
    served: MilvusAddress, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    first = put(desk, served)
    desk.ingest(desk.write("two.md", "ดิน"))

    def fail(*given: object, **named: object) -> None:
        raise IndexUnreachable(Said("เครือข่ายหลุด", "the network is gone"))

    with monkeypatch.context() as patch:
        patch.setattr(Milvus, step, fail)
        with pytest.raises(IndexUnreachable, match="the network is gone"):
            put(desk, served)
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]
    name = put(desk, served)
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า", "ดิน"]
    kept = {each.rpartition("_")[0] for each in collections(served)}
    assert kept == {first, name}


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


def test_what_answers_is_known_by_what_it_was_made_of(served: MilvusAddress, desk: Desk) -> None:
    assert not is_published(desk.store, served)
    put(desk, served)
    assert is_published(desk.store, served)
    desk.ingest(desk.write("two.md", "ดิน"))
    assert not is_published(desk.store, served)
    withdraw(desk.store, served)
    assert not is_published(desk.store, served)


def test_what_a_kill_left_in_the_home_goes(served: MilvusAddress, desk: Desk) -> None:
    left = desk.store.home / CATALOGUE
    (left / "more").mkdir(parents=True)
    put(desk, served)
    assert not left.exists()


def test_a_collection_that_is_not_loaded_is_loaded(served: MilvusAddress, desk: Desk, tmp_path: Path) -> None:
    put(desk, served)
    milvus = Milvus(served)
    for collection in milvus.collections():
        milvus._client.release_collection(collection)
    milvus.close()
    generation = fresh(served, tmp_path).open(desk.generation.recipe)
    assert [passage.text for passage in generation.library.passages] == ["น้ำ", "ป่า"]
    assert generation.dense.candidates(desk.encoder.encode_query("น้ำ"), 100, None).tolist() == [0, 1]
    assert generation.lexical.count_with_all(["น้ำ"]) == 1
    assert generation.lexical.passages_with_all(["น้ำ"], 5).tolist() == [0]


def test_of_two_that_write_at_a_time_who_is_overtaken_is_told(
    served: MilvusAddress, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    other = small_desk(tmp_path / "other")
    other.ingest(other.write("two.md", "ดิน"))
    put(desk, served)
    finish = Milvus.finish

    def late(self: Milvus, *given: Any) -> None:
        monkeypatch.undo()
        put(other, served)
        finish(self, *given)

    monkeypatch.setattr(Milvus, "finish", late)
    with pytest.raises(IndexUnreachable, match="does not exist"):
        put(desk, served)
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า", "ดิน"]
    put(desk, served)
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]


def test_two_indexes_lie_side_by_side(served: MilvusAddress, desk: Desk, tmp_path: Path) -> None:
    other = replace(served, name="pmqa_000007_0a1b2c3d")
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
    assert put(desk, served).startswith("pmqa_000002_")


def test_nothing_is_written_from_a_home_without_an_index(served: MilvusAddress, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    recipe = None
    with pytest.raises(NoIndex):
        publish(desk.store, recipe, served, no_progress)  # type: ignore[arg-type]  # it is not looked at
    assert collections(served) == []


def test_an_index_made_otherwise_is_refused(served: MilvusAddress, desk: Desk, tmp_path: Path) -> None:
    put(desk, served)
    with pytest.raises(OutdatedIndex, match="pmqa publish"):
        fresh(served, tmp_path).open(replace(desk.generation.recipe, model="other@1"))


def test_a_damaged_index_is_not_sent(served: MilvusAddress, desk: Desk, tmp_path: Path) -> None:
    put(desk, served)
    desk.ingest(desk.write("two.md", "ดิน"))
    path = desk.store.checked_folder() / "dense" / "vectors.npy"
    content = bytearray(path.read_bytes())
    content[-3] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedIndex, match=r"dense/vectors\.npy"):
        put(desk, served)
    content[-3] ^= 1
    path.write_bytes(content)  # for the tests' own look at the recipe
    assert texts(fresh(served, tmp_path), desk) == ["น้ำ", "ป่า"]


def test_pieces_that_are_gone_are_told(served: MilvusAddress, desk: Desk, tmp_path: Path) -> None:
    put(desk, served)
    generation = fresh(served, tmp_path).open(desk.generation.recipe)
    with pytest.raises(DamagedIndex, match=r"pmqa_000001_[0-9a-f]{8}_pieces .* is not whole"):
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


def test_while_nothing_answers_nobody_waits_for_it_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now, asked = [0.0], []
    store = RemoteStore(MilvusAddress(host="127.0.0.1", port=1, name="pmqa"), tmp_path, clock=lambda: now[0])
    look = RemoteStore._connected
    monkeypatch.setattr(RemoteStore, "_connected", lambda self: (asked.append(1), look(self))[1])
    for _ in range(3):
        with pytest.raises(IndexUnreachable):
            store.current()
    assert len(asked) == 1
    now[0] = 3
    with pytest.raises(IndexUnreachable):
        store.current()
    assert len(asked) == 2


class Denied(grpc.RpcError):
    """As gRPC has it when a server refuses."""

    def details(self) -> str:
        return "no right to read"


@pytest.mark.parametrize(
    ("raised", "said"),
    [(Denied(), "no right to read"), (TimeoutError(), "TimeoutError"), (ConnectionError("gone\nfar"), "gone")],
)
def test_whatever_a_call_ends_with_is_told_in_one_sentence(
    served: MilvusAddress, monkeypatch: pytest.MonkeyPatch, raised: Exception, said: str
) -> None:
    milvus = Milvus(served)

    def fail(*given: object, **named: object) -> None:
        raise raised

    with monkeypatch.context() as patch:
        patch.setattr(milvus._client, "query", fail)
        with pytest.raises(IndexUnreachable, match=rf"cannot be used \({said}\)"):
            milvus.count("pmqa", "")
    milvus.close()


def test_without_pymilvus_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    with pytest.raises(IndexUnreachable, match=r"pip install 'pmqa-search\[milvus\]'"):
        fresh(MilvusAddress(host="127.0.0.1", name="pmqa"), tmp_path).current()
