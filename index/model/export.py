"""A sentence-transformers model written as a graph that onnxruntime runs, and compared with it.

The whole of the model is traced, pooling and all, so that nothing is said here of any architecture. What comes out must
give the model's own vectors on texts of all kinds; a model that cannot be traced, or gives others, has no graph.
"""

import hashlib
import json
import os
import shutil
import warnings
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.durable import parse_record
from index.model.checked import DESCRIPTION, write_description
from index.model.graph import GRAPH, INPUTS, STATED, TOKENIZER, TOKENS, VECTOR, WEIGHTS, GraphModel
from index.model.pieces import write_pieces
from index.model.pipeline import TOKENS as PIPELINE_TOKENS
from index.model.pipeline import PipelineModel
from index.model.text_model import TextModel
from index.model.unigram import RULES

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

GRAPH_VERSION = 3
"""Counts up when other graphs are written for the same model. 2: with a table of pieces where the tokenizer allows. 3:
with the checksum of every file."""

REASON = "no-graph.txt"
"""Stands in place of a graph and says why there is none."""

AGREEMENT = 1e-5
"""How far a component of a unit vector may be from the model's own; of tokens, relative to their largest. Float32 sums
in another order differ by 1e-7 to 1e-6."""

PROBES = (
    "ลดขั้นตอนการอนุญาตจาก 30 วันเหลือ ๗ วัน",
    "Who let citizens choose their own hospital?",
    "  ช่องว่างข้างหน้า  ระหว่าง และข้างหลัง ",
    "บรรทัดแรก\nบรรทัดที่สอง\tน้ำ น้ํา ①",
    "PMQA",
    "ก",
    "",
    "กรมที่พัฒนางานบริการด้วยข้อมูล " * 6,
    "หน่วยงาน",
    "ประชาชน",
)
"""More than a batch, all forms of text, different lengths."""

LONG = ("น้ำสะอาด " * 600,)
"""Beyond what models take in."""

# What code of any author may raise when it is traced.
_UNTRACEABLE = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


class _Unfit(Exception):
    """The model has no graph that agrees with it."""


def write_graph(source: Path, folder: Path) -> None:
    """Fill `folder` with the graph of the model in the folder `source`, or with the reason why it has none.

    Takes ten seconds and 2.5 GB of memory for the bundled model. Raises ModelError when there is no model in `source`,
    and OSError.
    """
    model = PipelineModel(source)
    try:
        _trace(model.pipeline, folder)
        write_pieces(folder / TOKENIZER, (*PROBES, *LONG))
        _describe(model, folder)
        _compare(model, _opened(folder))
    except _Unfit as exc:
        shutil.rmtree(folder)
        folder.mkdir()
        (folder / REASON).write_text(f"{exc}\n", encoding="utf-8")
        write_description(folder, {})


def is_known_graph(earlier: Path, weights: str) -> bool:
    """Whether the folder `earlier` has a graph of version 1 or 2, all of whose files are as they were written. Of the
    weights it states the size alone, so their SHA-256 is given."""
    try:
        description = parse_record((earlier / DESCRIPTION).read_bytes())
        stated = {**description["files"], WEIGHTS: weights}
        return {*STATED} <= description.keys() and all(_sha256(earlier / name) == stated[name] for name in stated)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # the last two: of another shape
        return False


def write_graph_from(earlier: Path, folder: Path) -> None:
    """Fill `folder` with the known graph in the folder `earlier`, and with what that lacks; its files are shared where
    the file system allows it. Takes five seconds where there is no table of pieces. Raises OSError."""
    description = json.loads((earlier / DESCRIPTION).read_text(encoding="utf-8"))
    for name in description["files"]:
        file = (earlier / name).resolve()  # of a symbolic link, what it names
        try:
            os.link(file, folder / name)
        except OSError:  # not all file systems have links
            shutil.copyfile(file, folder / name)
    if not (folder / RULES).exists():
        write_pieces(folder / TOKENIZER, (*PROBES, *LONG))
    _share(folder)
    write_description(folder, {name: description[name] for name in STATED})


def _share(folder: Path) -> None:
    # onnx lets the owner alone read the weights, where everybody may read the rest.
    with suppress(PermissionError):  # of a file that is shared with an earlier graph and is another user's
        (folder / WEIGHTS).chmod((folder / GRAPH).stat().st_mode)


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _trace(pipeline: "SentenceTransformer", folder: Path) -> None:
    import onnx

    traced = folder / "traced"
    traced.mkdir()
    try:
        _export(pipeline, folder, traced / GRAPH)
    except _UNTRACEABLE as exc:
        raise _Unfit(f"it cannot be traced: {type(exc).__name__}: {exc}") from exc
    # Weights in a file of their own are not parsed with the graph: a quarter of the time to load, half the memory.
    onnx.save(onnx.load(traced / GRAPH), folder / GRAPH, save_as_external_data=True, location=WEIGHTS)
    shutil.rmtree(traced)


def _export(pipeline: "SentenceTransformer", folder: Path, target: Path) -> None:
    import torch

    class Traced(torch.nn.Module):
        """The pipeline with its inputs by place and its outputs in a tuple."""

        def __init__(self) -> None:
            super().__init__()
            self.pipeline = pipeline

        def forward(self, *given: "Tensor") -> tuple["Tensor", ...]:
            passed = self.pipeline(dict(zip(inputs, given, strict=True)))
            return tuple(passed[name] for name in ("sentence_embedding", PIPELINE_TOKENS) if name in passed)

    features: dict[str, Any] = pipeline.preprocess(PROBES[:2])
    inputs = [name for name, value in features.items() if isinstance(value, torch.Tensor)]
    if unknown := sorted(set(inputs) - set(INPUTS)):
        raise _Unfit(f"it takes {', '.join(unknown)} beside the tokens")
    # As it has just padded and cut: the file holds both.
    pipeline.tokenizer.backend_tokenizer.save(str(folder / TOKENIZER))
    given = tuple(features[name] for name in inputs)
    traced = Traced().eval()
    axes = {name: {0: "texts"} if name == VECTOR else {0: "texts", 1: "tokens"} for name in (*inputs, VECTOR, TOKENS)}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # of what a trace fixes, which `_compare` would find, and of the exporter's age
        outputs = [VECTOR, TOKENS][: len(traced(*given))]
        torch.onnx.export(
            traced,
            given,
            target,
            input_names=inputs,
            output_names=outputs,
            dynamic_axes={name: axes[name] for name in inputs + outputs},
            # The newer exporter takes twice as long, three packages more, and its graph runs no faster.
            dynamo=False,
        )


def _describe(model: PipelineModel, folder: Path) -> None:
    description = {
        "prompts": dict(model.prompts),
        "dimensions": int(model.encode(PROBES[:1]).shape[1]),
        "special": list(model.pipeline.tokenizer.all_special_ids),
    }
    _share(folder)
    write_description(folder, description)


def _opened(folder: Path) -> GraphModel:
    from onnxruntime.capi import onnxruntime_pybind11_state as faults

    try:
        return GraphModel(folder)
    except (faults.Fail, faults.InvalidArgument, faults.InvalidGraph, faults.NotImplemented) as exc:
        raise _Unfit(f"its graph cannot be run: {exc}") from exc


def _compare(model: TextModel, graph: TextModel) -> None:
    for texts in (PROBES, PROBES[:1], LONG):
        _compare_on(texts, model, graph)
    if not np.abs(model.encode(PROBES) - graph.encode(PROBES)).max() <= AGREEMENT:
        raise _Unfit("vectors alone differ from those with tokens")


def _compare_on(texts: Sequence[str], model: TextModel, graph: TextModel) -> None:
    instruction = texts[0][:4]
    pairs = zip(model.encode_with_tokens(texts, instruction), graph.encode_with_tokens(texts, instruction), strict=True)
    for text, ((vector, tokens), (other, others)) in zip(texts, pairs, strict=True):
        if tokens.shape != others.shape:
            raise _Unfit(f"{text[:40]!r} has {len(tokens)} tokens, {len(others)} in its graph")
        largest = float(np.abs(tokens).max(initial=1))
        apart = max(float(np.abs(vector - other).max()), float(np.abs(tokens - others).max(initial=0)) / largest)
        if not apart <= AGREEMENT:
            raise _Unfit(f"{text[:40]!r} has another vector in its graph, by {apart:.1g}")
