"""Prepared models that are damaged are prepared anew: once, by themselves, and said."""

import errno
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from corpus import Said
from index import BUNDLED, Encoder, ModelError
from index.model import prepared
from index.model.bundled import bundled_revision
from index.model.checked import DESCRIPTION
from index.model.export import REASON
from index.model.graph import TOKENIZER, WEIGHTS
from index.model.prepared import graph_folder
from tests.support.small_models import flip_a_bit, make_bert

GRAPH_NAME = graph_folder(Path(), bundled_revision()).name


def nest(path: Path) -> None:
    path.write_bytes(b"[" * 100_000)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("small_weights")
@pytest.mark.parametrize(
    ("name", "damage"),
    [(TOKENIZER, flip_a_bit), (WEIGHTS, flip_a_bit), (DESCRIPTION, flip_a_bit), (DESCRIPTION, nest)],
)
def test_a_damaged_prepared_model_is_prepared_anew_and_said(
    tmp_path: Path, name: str, damage: Callable[[Path], None]
) -> None:
    vector, said = Encoder(BUNDLED, tmp_path).encode_query("น้ำ"), list[Said]()
    damage(tmp_path / GRAPH_NAME / name)
    for _ in range(2):
        encoder = Encoder(BUNDLED, tmp_path, preparing=lambda: pytest.fail("said twice"))
        encoder.tell = said.append
        assert encoder.encode_query("น้ำ") == pytest.approx(vector, abs=1e-6)
    folder = tmp_path / GRAPH_NAME
    assert [each.en for each in said] == [
        f"The prepared model in {folder} is damaged ({name}); it is prepared anew, which takes about a minute"
    ]
    assert names_in(tmp_path) == [GRAPH_NAME, "lock"]


def test_a_damaged_prepared_model_of_a_folder_is_prepared_anew(tmp_path: Path) -> None:
    source, said = make_bert(tmp_path / "model"), list[Said]()
    vector = Encoder(str(source), tmp_path / "models").encode_query("น้ำ")
    (graph,) = (tmp_path / "models").glob("graph-*")
    flip_a_bit(graph / WEIGHTS)
    encoder = Encoder(str(source), tmp_path / "models")
    encoder.tell = said.append
    assert encoder.encode_query("น้ำ") == pytest.approx(vector, abs=1e-6)
    assert len(said) == 1


@pytest.mark.usefixtures("small_weights")
def test_the_unpacked_bundled_model_is_made_anew_where_it_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_unfit(source: Path, folder: Path) -> None:
        (folder / REASON).write_text("unlike the others", encoding="utf-8")

    monkeypatch.setattr(prepared, "write_graph", find_unfit)
    Encoder(BUNDLED, tmp_path).encode_query("น้ำ")
    weights = min(tmp_path.rglob("model.safetensors"))
    flip_a_bit(weights)
    said: list[Said] = []
    encoder = Encoder(BUNDLED, tmp_path)
    encoder.tell = said.append
    assert encoder.encode_query("น้ำ").shape == (16,)
    assert [each.en.partition(";")[0] for each in said] == [
        f"The prepared model in {tmp_path / GRAPH_NAME} is damaged ({weights.relative_to(tmp_path / GRAPH_NAME)})"
    ]


@pytest.mark.usefixtures("small_weights")
def test_two_that_find_a_model_damaged_prepare_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vector, made = Encoder(BUNDLED, tmp_path).encode_query("น้ำ"), list[Path]()
    flip_a_bit(tmp_path / GRAPH_NAME / WEIGHTS)
    write, both = prepared.write_graph, threading.Barrier(2)

    def write_once(source: Path, folder: Path) -> None:
        made.append(folder)
        write(source, folder)

    def search() -> list[float]:
        encoder = Encoder(BUNDLED, tmp_path)
        encoder.tell = lambda said: both.wait(timeout=30)  # both have found it by now
        found: list[float] = encoder.encode_query("น้ำ").tolist()
        return found

    monkeypatch.setattr(prepared, "write_graph", write_once)
    with ThreadPoolExecutor(2) as pool:
        one, two = (pool.submit(search) for _ in range(2))
    assert one.result() == two.result() == pytest.approx(vector.tolist(), abs=1e-6)
    assert len(made) == 1


@pytest.mark.usefixtures("small_weights")
def test_where_a_damaged_model_cannot_be_written_anew_the_message_says_what_is_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Encoder(BUNDLED, tmp_path).encode_query("น้ำ")
    flip_a_bit(tmp_path / GRAPH_NAME / WEIGHTS)
    mkdir = Path.mkdir

    def refuse(path: Path, *given: Any, **more: Any) -> None:
        if path.name.endswith(".making"):
            raise OSError(errno.EROFS, "Read-only file system")
        mkdir(path, *given, **more)

    monkeypatch.setattr(Path, "mkdir", refuse)
    message = rf"model cannot be written to {tmp_path} \(Read-only file system\); check .* or set PMQA_MODELS"
    with pytest.raises(ModelError, match=message):
        Encoder(BUNDLED, tmp_path).load()
    assert GRAPH_NAME in names_in(tmp_path)
