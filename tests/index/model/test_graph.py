"""Models as graphs: that they give the model's own vectors, when a model has none, what is said of a damaged one."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from index import Encoder
from index.errors import DamagedModel
from index.model import export
from index.model import graph as graph_module
from index.model import prepared as prepared_module
from index.model.checked import DESCRIPTION, write_description
from index.model.export import GRAPH_VERSION, REASON, write_graph
from index.model.graph import GRAPH, STATED, TOKENIZER, WEIGHTS, GraphModel, _threads
from index.model.pipeline import PipelineModel
from tests.support.fakes_index import Interrupted
from tests.support.small_models import make_bert, make_table

TEXTS = [
    "ask: น้ำสะอาด",
    "ask: ",
    "ask: A b C",
    *(f"ask: {'ก ข ' * number}" for number in range(1, 30)),  # the model takes in 32 tokens
]


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_bert(tmp_path_factory.mktemp("bert") / "model")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_table(tmp_path_factory.mktemp("table") / "model")


def graph_of(source: Path, folder: Path) -> GraphModel:
    folder.mkdir()
    write_graph(source, folder)
    assert not (folder / REASON).exists(), (folder / REASON).read_text(encoding="utf-8")
    return GraphModel(folder)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- the same vectors


@pytest.mark.parametrize(
    ("pooling", "dense", "lower", "dimensions"),
    [("mean", False, True, 16), ("cls", False, True, 16), ("max", False, False, 16), ("mean", True, True, 8)],
)
def test_a_graph_gives_the_models_own_vectors(
    tmp_path: Path, pooling: str, dense: bool, lower: bool, dimensions: int
) -> None:
    source = make_bert(tmp_path / "model", pooling=pooling, dense=dense, lower=lower)
    model, graph = PipelineModel(source), graph_of(source, tmp_path / "graph")
    assert graph.dimensions == dimensions
    vectors = graph.encode(TEXTS)
    assert vectors == pytest.approx(model.encode(TEXTS), abs=1e-5)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)
    pairs = zip(graph.encode_with_tokens(TEXTS, "ask:"), model.encode_with_tokens(TEXTS, "ask:"), strict=True)
    for row, ((vector, tokens), (_, wanted)) in zip(vectors, pairs, strict=True):
        assert vector == pytest.approx(row, abs=1e-5)
        assert tokens == pytest.approx(wanted, abs=1e-4)


def test_tokens_are_the_texts_own(bert: Path, tmp_path: Path) -> None:
    # Of [CLS] a s k : ก ข [SEP] the letters ก ข; of [CLS] a s k : [SEP], where none is left, all six.
    found = graph_of(bert, tmp_path / "graph").encode_with_tokens(["ask: ก ข", "ask: "], "ask:")
    assert [tokens.shape for _, tokens in found] == [(2, 16), (6, 16)]


def test_the_bundled_models_graph_gives_its_own_vectors(encoder: Encoder, unpacked: Path) -> None:
    model = PipelineModel(unpacked)
    graph = encoder.load()
    assert isinstance(graph, GraphModel)
    texts = [f"passage: {text}" for text in export.PROBES]
    assert graph.encode(texts) == pytest.approx(model.encode(texts), abs=2e-6)
    for (_, tokens), (_, wanted) in zip(
        graph.encode_with_tokens(texts, "passage:"), model.encode_with_tokens(texts, "passage:"), strict=True
    ):
        assert tokens == pytest.approx(wanted, abs=2e-5)


def test_prompts_are_those_of_the_model(encoder: Encoder) -> None:
    assert encoder.load().prompts == {"query": "query: ", "document": "passage: "}


def test_a_batch_has_as_many_tokens_as_fit_and_at_least_one_text(
    bert: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = graph_of(bert, tmp_path / "graph")
    wanted, shapes = graph.encode(TEXTS), list[tuple[int, ...]]()
    session = graph._session

    class Noting:
        def run(self, outputs: list[str], given: dict[str, np.ndarray]) -> object:
            shapes.append(given["input_ids"].shape)
            return session.run(outputs, given)

    monkeypatch.setattr(graph, "_session", Noting())
    for budget in (1, 40, 100, 10_000):
        monkeypatch.setattr(graph_module, "BUDGET", budget)
        del shapes[:]
        assert graph.encode(TEXTS) == pytest.approx(wanted, abs=1e-6)
        assert sum(texts for texts, _ in shapes) == len(TEXTS)
        assert all(texts == 1 or texts * tokens <= budget for texts, tokens in shapes)
        assert [tokens for _, tokens in shapes] == sorted((tokens for _, tokens in shapes), reverse=True)


def test_a_model_that_is_filled_up_from_the_left_gives_its_own_vectors(bert: Path, tmp_path: Path) -> None:
    graph, left = graph_of(bert, tmp_path / "graph"), tmp_path / "left"
    shutil.copytree(tmp_path / "graph", left)
    tokenizer = Tokenizer.from_file(str(left / TOKENIZER))
    tokenizer.enable_padding(direction="left", pad_id=0, pad_token="[PAD]")
    tokenizer.save(str(left / TOKENIZER))
    description = json.loads((left / DESCRIPTION).read_text(encoding="utf-8"))
    write_description(left, {name: description[name] for name in STATED})
    given = GraphModel(left)._equally_long(GraphModel(left)._tokenizer.encode_all(["ก", "ก ข ค"]), 5)
    assert given["attention_mask"].tolist() == [[0, 0, 1, 1, 1], [1, 1, 1, 1, 1]]
    # Positions count from the left in this model, so the texts of one length tell: none is filled up.
    texts = ["ask: ก ข", "ask: ค ง"]
    pairs = zip(
        GraphModel(left).encode_with_tokens(texts, "ask:"), graph.encode_with_tokens(texts, "ask:"), strict=True
    )
    for (vector, tokens), (other, others) in pairs:
        assert vector == pytest.approx(other, abs=1e-6)
        assert tokens == pytest.approx(others, abs=1e-6)


def test_no_texts_give_no_rows(bert: Path, tmp_path: Path) -> None:
    graph = graph_of(bert, tmp_path / "graph")
    assert graph.encode([]).shape == (0, 16)
    assert graph.encode_with_tokens([], "") == []


# --- models that have no graph


def test_a_model_that_takes_other_things_than_tokens_is_run_by_sentence_transformers(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = Encoder(str(table), tmp_path)
    vector, tokens = encoder.encode_query_with_tokens("น้ำ")
    assert vector == pytest.approx(PipelineModel(table).encode(["น้ำ"])[0], abs=1e-6)
    assert float(np.linalg.norm(vector)) == pytest.approx(1, abs=1e-6)
    assert tokens.shape == (0, 8)
    folder = tmp_path / f"graph-{encoder.revision}-{GRAPH_VERSION}"
    assert files_in(folder) == [DESCRIPTION, REASON]
    assert (folder / REASON).read_text(encoding="utf-8") == "it takes offsets beside the tokens\n"
    monkeypatch.setattr(prepared_module, "write_graph", lambda *asked: pytest.fail("a graph was tried for again"))
    assert Encoder(str(table), tmp_path).encode_query("น้ำ") == pytest.approx(vector, abs=1e-6)


def test_a_graph_with_other_vectors_is_none(bert: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "AGREEMENT", 0.0)
    write_graph(bert, tmp_path)
    assert files_in(tmp_path) == [DESCRIPTION, REASON]
    assert "has another vector in its graph, by" in (tmp_path / REASON).read_text(encoding="utf-8")


def test_a_model_that_cannot_be_traced_has_no_graph(
    bert: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object) -> None:
        raise TypeError("no such operator")

    monkeypatch.setattr(export, "_export", refuse)
    write_graph(bert, tmp_path)
    assert files_in(tmp_path) == [DESCRIPTION, REASON]
    assert (tmp_path / REASON).read_text(encoding="utf-8") == "it cannot be traced: TypeError: no such operator\n"


# --- prepared once


def test_a_model_is_prepared_once_and_says_so(bert: Path, tmp_path: Path) -> None:
    said: list[str] = []
    for _ in range(2):
        Encoder(str(bert), tmp_path, preparing=lambda: said.append("preparing")).encode_query("น้ำ")
    assert said == ["preparing"]


def test_an_interrupted_preparation_leaves_no_graph_and_the_next_succeeds(
    bert: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_half(source: Path, folder: Path) -> None:
        (folder / GRAPH).write_bytes(b"half")
        raise Interrupted("half way")

    with monkeypatch.context() as patch:
        patch.setattr(prepared_module, "write_graph", write_half)
        with pytest.raises(Interrupted, match="half way"):
            Encoder(str(bert), tmp_path).encode_query("น้ำ")
    encoder = Encoder(str(bert), tmp_path)
    assert not (tmp_path / f"graph-{encoder.revision}-{GRAPH_VERSION}").exists()
    assert encoder.encode_query("น้ำ").shape == (16,)


@pytest.mark.parametrize("name", [DESCRIPTION, GRAPH, TOKENIZER, WEIGHTS])
@pytest.mark.parametrize("place", [0, -2])
def test_one_flipped_bit_anywhere_in_a_graph_is_found_by_the_files_name(
    bert: Path, tmp_path: Path, name: str, place: int
) -> None:
    folder = tmp_path / "graph"
    graph_of(bert, folder)
    content = bytearray((folder / name).read_bytes())
    content[place] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(
        DamagedModel, match=rf"prepared model in {folder} is damaged \({name}\); it is prepared anew"
    ) as caught:
        GraphModel(folder)
    assert f"แบบจำลองที่เตรียมไว้ใน {folder} เสียหาย ({name})" in caught.value.said.th


@pytest.mark.parametrize("name", [DESCRIPTION, GRAPH, TOKENIZER, WEIGHTS])
@pytest.mark.parametrize("damage", ["cut off", "gone"])
def test_a_file_of_a_graph_that_is_cut_off_or_gone_is_found(bert: Path, tmp_path: Path, name: str, damage: str) -> None:
    folder = tmp_path / "graph"
    graph_of(bert, folder)
    if damage == "gone":
        (folder / name).unlink()
    else:
        (folder / name).write_bytes((folder / name).read_bytes()[:20])
    with pytest.raises(DamagedModel, match=rf"is damaged \({name}\)"):
        GraphModel(folder)


@pytest.mark.parametrize(
    ("place", "value"), [("dimensions", 8), ("special", []), ("prompts", {"query": "query:"}), ("files", {})]
)
def test_a_description_that_says_something_else_is_damaged(
    bert: Path, tmp_path: Path, place: str, value: object
) -> None:
    graph_of(bert, tmp_path / "graph")
    description = json.loads((tmp_path / "graph" / DESCRIPTION).read_text(encoding="utf-8"))
    assert description[place] != value
    (tmp_path / "graph" / DESCRIPTION).write_text(json.dumps({**description, place: value}), encoding="utf-8")
    with pytest.raises(DamagedModel, match=rf"is damaged \({DESCRIPTION}\)"):
        GraphModel(tmp_path / "graph")


@pytest.mark.parametrize("content", ["[]", "{}", '{"files": [1]}', '{"files": {}}', "null"])
def test_a_description_of_another_shape_is_damaged(tmp_path: Path, content: str) -> None:
    (tmp_path / DESCRIPTION).write_text(content, encoding="utf-8")
    with pytest.raises(DamagedModel, match=rf"prepared model in {tmp_path} is damaged \({DESCRIPTION}\)"):
        GraphModel(tmp_path)


def test_the_weights_can_be_read_by_whoever_can_read_the_rest(bert: Path, tmp_path: Path) -> None:
    graph_of(bert, tmp_path / "graph")
    modes = {path.stat().st_mode for path in (tmp_path / "graph").iterdir()}
    assert len(modes) == 1


# --- what a query costs


def test_a_search_in_a_fresh_process_imports_no_torch(sample_home: Path) -> None:
    program = (
        "import pathlib, sys\n"
        "from search import EngineSource, Settings\n"
        "home = pathlib.Path(sys.argv[1])\n"
        "source = EngineSource(Settings(home=home, models=home / 'models'))\n"
        "answer = source.current().search('ลดขั้นตอนการอนุญาต')\n"
        "print(len(answer.hits))\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'onnx'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(sample_home)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["10", "[]"]
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("stated", "threads"), [("1", 1), ("2", 2), ("2,1", 2), ("", 0), ("many", 0), (None, 0)], ids=str
)
def test_threads_are_those_that_bound_torch(monkeypatch: pytest.MonkeyPatch, stated: str | None, threads: int) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    if stated is not None:
        monkeypatch.setitem(os.environ, "OMP_NUM_THREADS", stated)
    assert _threads() == threads
