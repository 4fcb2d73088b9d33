"""Texts to vectors: what comes out, which model it is, which prefixes it gets, two threads at once."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index import BUNDLED, Encoder, ModelError
from index.model import encoder as encoder_module
from index.model import graph
from index.model.bundled import bundled_revision
from index.model.pipeline import PipelineModel
from tests.support.small_models import make_bert

TEXTS = ["แผนยุทธศาสตร์ของจังหวัด", "a hospital of one's choice", "น้ำ", "ลดขั้นตอนการอนุญาตจาก 30 วันเหลือ 7 วัน"]


class FakeModel:
    """A model of four dimensions and no tokens; notes the texts, and whether two calls overlap."""

    dimensions = 4

    def __init__(self, prompts: dict[str, str]) -> None:
        self.prompts = prompts
        self.texts: list[str] = []
        self.overlapped = False
        self._busy = False

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.overlapped |= self._busy
        self._busy = True
        time.sleep(0.01)
        self.texts.extend(texts)
        self._busy = False
        return np.full((len(texts), 4), 0.5, dtype=np.float32)


def with_model(folder: Path, model: FakeModel, monkeypatch: pytest.MonkeyPatch) -> Encoder:
    folder.mkdir(exist_ok=True)
    monkeypatch.setattr(encoder_module, "open_model", lambda *asked: model)
    return Encoder(str(folder), folder)


def with_hub_model(name: str, folder: Path, model: FakeModel, monkeypatch: pytest.MonkeyPatch) -> Encoder:
    # As if it had been downloaded to `folder`.
    monkeypatch.setattr(encoder_module, "open_model", lambda *asked: model)
    monkeypatch.setattr(encoder_module, "_local_folder", lambda name: folder)
    return Encoder(name, folder)


def make_model_folder(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")
    return folder


# --- vectors


def test_a_query_is_one_unit_vector_in_float32(encoder: Encoder) -> None:
    vector = encoder.encode_query(TEXTS[0])
    assert (vector.shape, vector.dtype) == ((384,), np.float32)
    assert float(np.linalg.norm(vector)) == pytest.approx(1, abs=1e-5)


def test_passages_are_unit_vectors_in_float32(encoder: Encoder) -> None:
    vectors = encoder.encode_passages(TEXTS)
    assert (vectors.shape, vectors.dtype) == ((4, 384), np.float32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-5)


def test_vectors_come_in_the_order_of_the_texts(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    # More than a batch, of different lengths: the model sorts them by length and must put them back.
    monkeypatch.setattr(graph, "BUDGET", 64)
    texts = [f"{'โครงการ ' * (number % 5)}ที่ {number}" for number in range(10)]
    vectors = encoder.encode_passages(texts)
    for place in (0, 3, 4, 9):
        assert vectors[place] == pytest.approx(encoder.encode_passages([texts[place]])[0], abs=1e-5)


def test_the_same_text_has_the_same_vector_alone_and_in_company(encoder: Encoder) -> None:
    vectors = encoder.encode_passages([TEXTS[2], TEXTS[3], TEXTS[2]])
    assert vectors[0] == pytest.approx(vectors[2], abs=1e-6)
    assert vectors[0] == pytest.approx(encoder.encode_passages([TEXTS[2]])[0], abs=1e-5)


def test_near_texts_are_nearer_than_far_ones_across_languages(encoder: Encoder) -> None:
    query = encoder.encode_query("cancer patients choose their own hospital")
    near, far = encoder.encode_passages(["ผู้ป่วยมะเร็งเลือกโรงพยาบาลที่จะรักษาได้เอง", "เปิดตลาดค้าชายแดนให้เกษตรกรขายผลไม้"])
    assert float(query @ near) > float(query @ far) + 0.05


# --- prefixes


def test_the_same_text_has_another_vector_as_query_than_as_passage(encoder: Encoder) -> None:
    assert encoder.load().prompts == {"query": "query: ", "document": "passage: "}
    cosine = float(encoder.encode_query(TEXTS[0]) @ encoder.encode_passages([TEXTS[0]])[0])
    assert 0.85 < cosine < 0.99


@pytest.mark.parametrize(
    ("name", "prompts", "query", "passage"),
    [
        ("some/any", {"query": "ask: ", "document": "tell: "}, "ask: น้ำ", "tell: น้ำ"),
        ("some/any", {"query": "ask: ", "document": ""}, "ask: น้ำ", "น้ำ"),
        ("some/e5-model", {"query": "ask: ", "document": "tell: "}, "ask: น้ำ", "tell: น้ำ"),
        ("some/Multilingual-E5-large", {"query": "", "document": ""}, "query: น้ำ", "passage: น้ำ"),
        ("some/Multilingual-E5-large", {}, "query: น้ำ", "passage: น้ำ"),
        ("some/any", {"query": "", "document": ""}, "น้ำ", "น้ำ"),
        ("some/any", {}, "น้ำ", "น้ำ"),
    ],
)
def test_prompts_that_the_model_states_are_used_and_e5s_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, prompts: dict[str, str], query: str, passage: str
) -> None:
    model = FakeModel(prompts)
    encoder = with_hub_model(name, tmp_path, model, monkeypatch)
    encoder.encode_query("น้ำ")
    encoder.encode_passages(["น้ำ"])
    assert model.texts == [query, passage]


# --- which model


def test_identity_is_known_without_unpacking_or_importing_torch(tmp_path: Path) -> None:
    program = (
        "import pathlib, sys\n"
        "from index import BUNDLED, Encoder\n"
        "print(Encoder(BUNDLED, pathlib.Path(sys.argv[1])).identity)\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"bundled@{bundled_revision()}", "[]"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["no-such/model", "ไม่มีแบบจำลองนี้"])
def test_an_unknown_model_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    with pytest.raises(
        ModelError,
        match=f"model {name} is not on this machine; "
        rf"download it first \(hf download {name}\) or set PMQA_MODEL to its folder",
    ) as caught:
        Encoder(name, tmp_path)
    assert f"ไม่พบแบบจำลอง {name} ในเครื่องนี้" in caught.value.said.th


def test_a_folder_without_a_model_is_refused_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=f"model in {tmp_path} cannot be loaded; .* PMQA_MODEL") as caught:
        Encoder(str(tmp_path), tmp_path).encode_query("น้ำ")
    assert f"เปิดแบบจำลองใน {tmp_path} ไม่ได้" in caught.value.said.th


def test_a_local_folder_is_a_model_of_its_own_and_nothing_is_written_into_it(tmp_path: Path) -> None:
    folder = make_bert(tmp_path / "own")
    before = sorted(folder.rglob("*"))
    encoder = Encoder(str(folder), tmp_path / "models")
    vectors = encoder.encode_passages(TEXTS)
    assert vectors == pytest.approx(PipelineModel(folder).encode(TEXTS), abs=1e-6)
    assert sorted(folder.rglob("*")) == before
    config = folder / "config.json"
    config.write_text(config.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    other = Encoder(str(folder), tmp_path / "models")
    assert other.identity != encoder.identity
    assert other.encode_passages(TEXTS) == pytest.approx(vectors, abs=1e-6)


def test_a_moved_folder_keeps_its_revision_and_its_identity(tmp_path: Path) -> None:
    before = make_model_folder(tmp_path / "model", config_json="{}", model_safetensors="weights")
    encoder = Encoder(str(before), tmp_path)
    (tmp_path / "elsewhere").mkdir()
    after = before.rename(tmp_path / "elsewhere" / "model")
    moved = Encoder(str(after), tmp_path)
    assert (moved.revision, moved.identity) == (encoder.revision, encoder.identity)


@pytest.mark.parametrize(
    ("files", "same"),
    [
        ({"config_json": "{}", "model_safetensors": "weights"}, True),
        ({"config_json": "{}", "model_safetensors": "weights", "README_md": "words"}, True),
        ({"config_json": "{ }", "model_safetensors": "weights"}, False),
        ({"config_json": "{}", "model_safetensors": "weightS"}, False),
        ({"config_json": "{}", "other_safetensors": "weights"}, False),
        ({"config_json": "{}", "model_safetensors": "weights", "vocab_txt": ""}, False),
        ({"config_json": "{}"}, False),
    ],
)
def test_the_revision_changes_with_any_file_that_decides_a_vector(
    tmp_path: Path, files: dict[str, str], same: bool
) -> None:
    first = make_model_folder(tmp_path / "first", config_json="{}", model_safetensors="weights")
    second = make_model_folder(tmp_path / "second", **files)
    assert (Encoder(str(first), tmp_path).revision == Encoder(str(second), tmp_path).revision) is same


def test_files_in_folders_below_count_too(tmp_path: Path) -> None:
    revisions = set()
    for mode in (True, False):
        folder = make_model_folder(tmp_path / str(mode), config_json="{}")
        pooling = {"pooling_mode_mean_tokens": mode}
        make_model_folder(folder / "1_Pooling", config_json=json.dumps(pooling))
        revisions.add(Encoder(str(folder), tmp_path).revision)
    assert len(revisions) == 2


# --- threads


def test_two_threads_may_encode_at_once(encoder: Encoder) -> None:
    texts = [f"{text} {number}" for number in range(3) for text in TEXTS]
    alone = [encoder.encode_query(text) for text in texts]
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(encoder.encode_query, texts))
    assert np.stack(together) == pytest.approx(np.stack(alone), abs=1e-5)


def test_threads_take_turns_with_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = FakeModel({})
    encoder = with_model(tmp_path, model, monkeypatch)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(encoder.encode_query, TEXTS))
    assert sorted(model.texts) == sorted(TEXTS)
    assert not model.overlapped


def test_two_threads_load_the_model_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    together = threading.Barrier(2)

    def open_slowly(models: Path, revision: str, source: Path | None, *callbacks: object) -> FakeModel:
        loaded.append(revision)
        time.sleep(0.05)
        return FakeModel({})

    def encode(text: str) -> None:
        together.wait(timeout=10)
        encoder.encode_query(text)

    monkeypatch.setattr(encoder_module, "open_model", open_slowly)
    encoder = Encoder(BUNDLED, tmp_path)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(encode, TEXTS[:2]))
    assert loaded == [bundled_revision()]


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode_passages([]).shape == (0, 384)


def test_a_folder_that_is_called_bundled_is_not_the_bundled_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / BUNDLED).mkdir()
    monkeypatch.chdir(tmp_path)
    assert Encoder(BUNDLED, tmp_path).identity == f"{BUNDLED}@{bundled_revision()}"


def test_the_name_of_a_folder_decides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Two copies of a model that states no prompts: one identity, so one prefix.
    model = FakeModel({})
    for name in ("my-e5", "other"):
        with_model(tmp_path / name, model, monkeypatch).encode_query("q")
    assert model.texts == ["q", "q"]


def test_a_query_and_its_tokens_come_from_one_pass(encoder: Encoder, unpacked: Path) -> None:
    vector, tokens = encoder.encode_query_with_tokens(TEXTS[0])
    assert vector == pytest.approx(encoder.encode_query(TEXTS[0]), abs=1e-5)
    # The model's own pieces of the text, without "query:" and the marks of begin and end.
    tokenizer = Tokenizer.from_file(str(unpacked / "tokenizer.json"))
    assert tokens.shape == (len(tokenizer.encode(TEXTS[0], add_special_tokens=False).ids), 384)


def test_tokens_do_not_depend_on_the_texts_beside_them(encoder: Encoder) -> None:
    together = encoder.encode_passage_tokens(TEXTS)
    for text, tokens in zip(TEXTS, together, strict=True):
        assert tokens == pytest.approx(encoder.encode_passage_tokens([text])[0], abs=1e-3)


def test_a_text_of_nothing_but_white_space_still_has_a_token(encoder: Encoder) -> None:
    assert len(encoder.encode_passage_tokens([" "])[0]) >= 1
