"""Models made ready: once, whole, by one process, with nothing left beside."""

import hashlib
import json
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index import BUNDLED, Encoder, ModelError
from index.model import prepared
from index.model.bundled import GRAPH_WEIGHTS_SHA256, bundled_revision
from index.model.checked import DESCRIPTION
from index.model.export import REASON
from index.model.graph import STATED, TOKENIZER, WEIGHTS, GraphModel
from index.model.pipeline import PipelineModel
from index.model.prepared import graph_folder, make_folder
from index.model.unigram import FILES as TABLE
from tests.support.fakes_index import Interrupted
from tests.support.small_models import flip_a_bit

GRAPH_NAME = graph_folder(Path(), bundled_revision()).name


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("small_weights")
def test_of_the_bundled_model_the_graph_alone_is_left(tmp_path: Path) -> None:
    encoder = Encoder(BUNDLED, tmp_path)
    assert isinstance(encoder.load(), GraphModel)
    assert encoder.encode_query("น้ำ").shape == (16,)
    assert names_in(tmp_path) == [GRAPH_NAME, "lock"]
    assert [path for path in tmp_path.rglob("*") if path.is_dir()] == [tmp_path / GRAPH_NAME]


@pytest.mark.usefixtures("small_weights")
def test_where_the_bundled_model_has_no_graph_what_was_unpacked_is_kept_and_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_unfit(source: Path, folder: Path) -> None:
        (folder / REASON).write_text("unlike the others", encoding="utf-8")

    monkeypatch.setattr(prepared, "write_graph", find_unfit)
    vector = Encoder(BUNDLED, tmp_path).encode_query("น้ำ")
    monkeypatch.setattr(prepared, "unpack_bundled", lambda *asked: pytest.fail("unpacked again"))
    encoder = Encoder(BUNDLED, tmp_path)
    assert isinstance(encoder.load(), PipelineModel)
    assert encoder.encode_query("น้ำ").tolist() == vector.tolist()
    assert names_in(tmp_path) == [GRAPH_NAME, "lock"]


@pytest.mark.usefixtures("small_weights")
def test_what_a_killed_preparation_left_does_not_count_and_goes(tmp_path: Path) -> None:
    other = "graph-0123-1"
    for left in (f"{GRAPH_NAME}.making", f"{GRAPH_NAME}.making.unpacked", f"{other}.making", f"{other}.damaged"):
        (tmp_path / left).mkdir()
        (tmp_path / left / "model.safetensors").write_bytes(b"half")
    assert Encoder(BUNDLED, tmp_path).encode_query("น้ำ").shape == (16,)
    assert names_in(tmp_path) == [GRAPH_NAME, "lock"]


@pytest.mark.usefixtures("small_weights")
def test_an_interrupted_unpacking_leaves_nothing_and_the_next_succeeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpack_half(content: bytes, folder: Path) -> None:
        (folder / "model.safetensors").write_bytes(b"half")
        raise Interrupted("half way")

    with monkeypatch.context() as patch:
        patch.setattr(prepared, "unpack_bundled", unpack_half)
        with pytest.raises(Interrupted, match="half way"):
            Encoder(BUNDLED, tmp_path).load()
    assert GRAPH_NAME not in names_in(tmp_path)
    assert f"{GRAPH_NAME}.making.unpacked" not in names_in(tmp_path)
    assert Encoder(BUNDLED, tmp_path).encode_query("น้ำ").shape == (16,)


@pytest.mark.usefixtures("small_weights")
def test_two_homes_that_name_one_place_prepare_once(tmp_path: Path) -> None:
    said: list[str] = []
    vectors = [
        Encoder(BUNDLED, tmp_path, preparing=lambda: said.append("preparing")).encode_query("น้ำ") for _ in range(2)
    ]
    assert said == ["preparing"]
    assert np.array_equal(*vectors)


def as_earlier(models: Path, monkeypatch: pytest.MonkeyPatch, version: int = 2) -> Path:
    # What a program before the checksums has left; its weights are known.
    earlier = graph_folder(models, bundled_revision(), version=version)
    (models / GRAPH_NAME).rename(earlier)
    describe_as_before(earlier)
    monkeypatch.setattr(prepared, "GRAPH_WEIGHTS_SHA256", sha256(earlier / WEIGHTS))
    return earlier


def describe_as_before(folder: Path) -> None:
    description = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
    files = {
        name: str((folder / name).stat().st_size) if name == WEIGHTS else sha256(folder / name)
        for name in description["files"]
        if (folder / name).exists()
    }
    stated = {name: description[name] for name in STATED}
    (folder / DESCRIPTION).unlink()  # it may be a link
    (folder / DESCRIPTION).write_text(json.dumps({**stated, "files": files}), encoding="utf-8")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.usefixtures("small_weights")
@pytest.mark.parametrize("version", [1, 2])
def test_an_earlier_graph_is_taken_on_and_not_traced_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    vector = Encoder(BUNDLED, tmp_path).encode_query("น้ำ")
    earlier = as_earlier(tmp_path, monkeypatch, version)
    monkeypatch.setattr(prepared, "write_graph", lambda *asked: pytest.fail("traced anew"))
    encoder = Encoder(BUNDLED, tmp_path, preparing=lambda: pytest.fail("said to take a minute"))
    assert encoder.encode_query("น้ำ").tolist() == vector.tolist()
    assert names_in(tmp_path) == [earlier.name, GRAPH_NAME, "lock"]
    assert names_in(earlier) == names_in(tmp_path / GRAPH_NAME)  # this tokenizer has no table
    assert (earlier / WEIGHTS).samefile(tmp_path / GRAPH_NAME / WEIGHTS)


@pytest.mark.usefixtures("small_weights")
def test_where_there_are_no_links_an_earlier_graph_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vector = Encoder(BUNDLED, tmp_path).encode_query("น้ำ")
    earlier = as_earlier(tmp_path, monkeypatch)

    def refuse(*given: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert Encoder(BUNDLED, tmp_path).encode_query("น้ำ").tolist() == vector.tolist()
    assert not (earlier / WEIGHTS).samefile(tmp_path / GRAPH_NAME / WEIGHTS)


@pytest.mark.usefixtures("small_weights")
@pytest.mark.parametrize("name", [TOKENIZER, WEIGHTS, DESCRIPTION])
def test_a_damaged_earlier_graph_is_left_alone_and_the_model_prepared_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    vector = Encoder(BUNDLED, tmp_path).encode_query("น้ำ")
    earlier = as_earlier(tmp_path, monkeypatch)
    flip_a_bit(earlier / name)
    said: list[str] = []
    encoder = Encoder(BUNDLED, tmp_path, preparing=lambda: said.append("preparing"))
    assert encoder.encode_query("น้ำ") == pytest.approx(vector, abs=1e-6)
    assert said == ["preparing"]


def test_an_earlier_graph_of_the_bundled_model_gets_a_table(models: Path, encoder: Encoder, tmp_path: Path) -> None:
    whole, earlier = models / GRAPH_NAME, graph_folder(tmp_path, bundled_revision(), version=1)
    earlier.mkdir()
    for path in whole.iterdir():
        if path.name not in TABLE:
            (earlier / path.name).symlink_to(path)
    describe_as_before(earlier)
    vector = encoder.encode_query("น้ำ")
    said: list[str] = []
    taken = Encoder(BUNDLED, tmp_path, preparing=lambda: said.append("preparing"))
    assert taken.encode_query("น้ำ").tolist() == vector.tolist()
    # Another torch than that which wrote the known weights may put them in another order: then it is prepared anew.
    assert said == ([] if sha256(whole / WEIGHTS) == GRAPH_WEIGHTS_SHA256 else ["preparing"])
    made = json.loads((tmp_path / GRAPH_NAME / DESCRIPTION).read_text(encoding="utf-8"))
    assert made == json.loads((whole / DESCRIPTION).read_text(encoding="utf-8"))
    assert not any(path.is_symlink() for path in (tmp_path / GRAPH_NAME).iterdir())


def slowly(written: list[str], writing: threading.Event) -> Callable[[Path], None]:
    def write(beside: Path) -> None:
        written.append(beside.name)
        (beside / "first").touch()
        writing.set()
        time.sleep(0.1)
        (beside / "last").touch()

    return write


def test_of_two_that_make_a_folder_at_once_one_writes_and_the_other_finds_it_whole(tmp_path: Path) -> None:
    writing, written = threading.Event(), list[str]()
    folder = tmp_path / "models" / "one"

    def come_later() -> list[str]:
        writing.wait(timeout=10)
        make_folder(folder, slowly(written, writing))
        return names_in(folder)

    with ThreadPoolExecutor(2) as pool:
        later = pool.submit(come_later)
        make_folder(folder, slowly(written, writing))
    assert later.result() == names_in(folder) == ["first", "last"]
    assert written == ["one.making"]


@pytest.mark.usefixtures("small_weights")
def test_a_place_that_takes_no_folder_is_refused_with_the_reason_and_the_setting(tmp_path: Path) -> None:
    (tmp_path / "models").touch()
    message = rf"model cannot be written to {tmp_path / 'models'} \(File exists\); .* set PMQA_MODELS"
    with pytest.raises(ModelError, match=message) as caught:
        Encoder(BUNDLED, tmp_path / "models").load()
    assert f"เขียนแบบจำลองลงใน {tmp_path / 'models'} ไม่ได้ (File exists)" in caught.value.said.th
    assert "ตั้ง PMQA_MODELS" in caught.value.said.th


@pytest.mark.usefixtures("small_weights")
def test_a_prepared_model_is_read_without_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As from a place that this user cannot write to.
    vector = Encoder(BUNDLED, tmp_path).encode_query("น้ำ")
    (tmp_path / "lock").unlink(missing_ok=True)
    monkeypatch.setattr(prepared, "make_folder", lambda *asked: pytest.fail("written to"))
    assert Encoder(BUNDLED, tmp_path).encode_query("น้ำ").tolist() == vector.tolist()
    assert names_in(tmp_path) == [GRAPH_NAME]
