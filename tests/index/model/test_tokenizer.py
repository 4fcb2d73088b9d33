"""When the tokenizer itself is loaded, and that vectors do not depend on it."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index import Encoder, ModelError
from index.model import export
from index.model.bundled import bundled_revision
from index.model.checked import DESCRIPTION, write_description
from index.model.graph import STATED, TOKENIZER, GraphModel
from index.model.prepared import graph_folder
from index.model.tokenizer import TextTokenizer
from index.model.unigram import FILES, LONGEST
from tests.index.model.test_unigram import make_tokenizer, table_of


@pytest.fixture(scope="module")
def whole(encoder: Encoder, models: Path) -> Path:
    return graph_folder(models, bundled_revision())


def test_one_short_text_needs_no_tokenizer_and_others_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table_of(make_tokenizer(), tmp_path)
    loaded: list[str] = []
    load = Tokenizer.from_file

    class Noting:
        @staticmethod
        def from_file(path: str) -> Tokenizer:
            loaded.append(path)
            return load(path)

    monkeypatch.setattr("tokenizers.Tokenizer", Noting)
    Noting.from_str = Tokenizer.from_str  # type: ignore[attr-defined]
    tokenizer = TextTokenizer(tmp_path / TOKENIZER)
    assert tokenizer.padding["pad_id"] == 1
    assert [each.ids for each in tokenizer.encode_all(["ข"])] == [[0, 4, 11, 2]]
    assert tokenizer.encode("ข", special=False).ids == [4, 11]
    assert tokenizer.encode_all([]) == []
    assert loaded == []
    assert [each.ids for each in tokenizer.encode_all(["ข", "ขข"])] == [[0, 4, 11, 2], [0, 4, 11, 11, 2]]
    assert tokenizer.encode("ข" * (LONGEST + 1)).ids == [0, 4, *[11] * 9, 2]
    assert tokenizer.encode("<s>").ids == [0, 0, 2]
    assert loaded == [str(tmp_path / TOKENIZER)]
    with pytest.raises(TypeError, match="must be str"):
        tokenizer.encode("\ud800")


def test_a_tokenizer_without_a_table_does_all(tmp_path: Path) -> None:
    make_tokenizer().save(str(tmp_path / TOKENIZER))
    tokenizer = TextTokenizer(tmp_path / TOKENIZER)
    assert tokenizer.padding["pad_id"] == 1
    assert [each.ids for each in tokenizer.encode_all(["ข", "ขข"])] == [[0, 4, 11, 2], [0, 4, 11, 11, 2]]
    assert tokenizer.encode("ข").ids == [0, 4, 11, 2]


# --- in a graph


def test_a_query_has_the_vector_that_tokenizers_would_give_it(whole: Path, tmp_path: Path) -> None:
    description = json.loads((whole / DESCRIPTION).read_text(encoding="utf-8"))
    for name in description["files"].keys() - {*FILES}:
        (tmp_path / name).symlink_to(whole / name)
    write_description(tmp_path, {name: description[name] for name in STATED})
    tables, without = GraphModel(whole), GraphModel(tmp_path)
    for text in (*export.PROBES, "query: <s> ก", *export.LONG):
        (vector, tokens), (other, others) = (
            each.encode_with_tokens([f"query: {text}"], "query:")[0] for each in (tables, without)
        )
        assert vector.tolist() == other.tolist()
        assert tokens.tolist() == others.tolist()


def test_a_query_loads_no_tokenizer(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = GraphModel(whole)
    monkeypatch.setattr(graph._tokenizer, "_load", lambda: pytest.fail("loaded"))
    ((vector, tokens),) = graph.encode_with_tokens(["query: น้ำสะอาด"], "query:")
    assert graph.encode(["query: น้ำสะอาด"])[0] == pytest.approx(vector, abs=1e-6)
    assert len(tokens) == 2


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_table_is_refused(whole: Path, tmp_path: Path, name: str) -> None:
    for path in whole.iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes((whole / name).read_bytes()[:-1])
    with pytest.raises(ModelError, match=rf"is damaged \({name}\)"):
        GraphModel(tmp_path)


def test_of_a_text_without_end_as_much_is_cut_as_the_model_can_take_in(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "น้ำ a " * 9_000
    model = encoder.load()
    whole = model.encode([f"passage: {text}"])
    read: list[str] = []

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        read.extend(texts)
        return type(model).encode(model, texts)

    monkeypatch.setattr(model, "encode", encode)
    assert np.array_equal(encoder.encode_passages([text]), whole)
    assert len(read[0]) < 25_000
