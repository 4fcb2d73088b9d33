"""A model run by onnxruntime: a graph that `index/model/export.py` wrote, 0.2 seconds to load and no torch."""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.model.checked import damaged, is_as_stated, read_description
from index.model.text_model import VectorAndTokens, own_tokens, to_unit
from index.model.tokenizer import TextTokenizer
from index.offline import stay_offline

if TYPE_CHECKING:
    from tokenizers import Encoding

GRAPH, WEIGHTS, TOKENIZER = "model.onnx", "model.onnx.data", "tokenizer.json"
STATED = ("prompts", "dimensions", "special")
"""What is said of a graph beside its files."""

VECTOR, TOKENS = "vector", "tokens"
"""The graph's outputs: (texts, dimensions), not of unit length; (texts, tokens, dimensions), which may be absent."""

INPUTS = {"input_ids": "ids", "attention_mask": "attention_mask", "token_type_ids": "type_ids"}
"""What a graph may take, (texts, tokens) each, and what the tokenizer calls it."""

BUDGET = 512
"""Tokens run at a time, with those that make texts equally long: four of 128. Of more, the intermediate results leave
the cache: 1,024 take a tenth more of processor time, 2,048 a third (docs/performance.md)."""

_ERRORS_ONLY = 3


class GraphModel:
    """The model whose graph lies in `folder`. Raises DamagedModel when a file is not as it was written.

    Memory: that of the weights, and what a batch of the longest texts needs, which is kept for the next: 0.5 and 0.5 GB
    with the bundled model; and 0.3 GB for its tokenizer, once there was more to encode than a query.
    """

    def __init__(self, folder: Path) -> None:
        stay_offline()
        import onnxruntime

        description = read_description(folder, wanted=STATED, later=WEIGHTS)
        options = onnxruntime.SessionOptions()
        options.log_severity_level = _ERRORS_ONLY
        options.intra_op_num_threads = _threads()
        # Threads that wait for work by turning round and round take the cores from whoever else has work.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Half a gigabyte is compared meanwhile; what is wrong in it is no number that anybody has used.
        with ThreadPoolExecutor(1) as pool:
            is_whole = pool.submit(is_as_stated, folder, WEIGHTS, description)
            try:
                self._session = onnxruntime.InferenceSession(
                    str(folder / GRAPH), options, providers=["CPUExecutionProvider"]
                )
            finally:
                if not is_whole.result():
                    raise damaged(folder, WEIGHTS)
        self._inputs = [each.name for each in self._session.get_inputs()]
        self._has_tokens = TOKENS in [each.name for each in self._session.get_outputs()]
        self._tokenizer = TextTokenizer(folder / TOKENIZER)
        self._padding = self._tokenizer.padding
        self._special: list[int] = description["special"]
        self.prompts: Mapping[str, str] = description["prompts"]
        self.dimensions: int = description["dimensions"]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As `TextModel`."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for places, _, (found,) in self._run(texts, [VECTOR]):
            vectors[places] = to_unit(found)
        return vectors

    def encode_with_tokens(self, texts: Sequence[str], instruction: str) -> list[VectorAndTokens]:
        """As `TextModel`."""
        if not self._has_tokens:
            return [(vector, np.zeros((0, self.dimensions), dtype=np.float32)) for vector in self.encode(texts)]
        left_out = len(self._tokenizer.encode(instruction, special=False).ids)
        made: dict[int, VectorAndTokens] = {}
        for places, encodings, (vectors, tokens) in self._run(texts, [VECTOR, TOKENS]):
            for place, encoding, vector, rows in zip(places, encodings, to_unit(vectors), tokens, strict=True):
                ids, mask = np.asarray(encoding.ids), np.asarray(encoding.attention_mask)
                rows = rows[self._place_of(len(ids), len(rows))]
                made[place] = vector, own_tokens(rows, ids, mask, special=self._special, instruction=left_out)
        return [made[place] for place in range(len(texts))]

    def _run(
        self, texts: Sequence[str], outputs: Sequence[str]
    ) -> Iterator[tuple[list[int], list["Encoding"], list[NDArray[np.float32]]]]:
        # Batches of texts of about the same length, the longest first: their places, their tokens, the outputs.
        encoded = self._tokenizer.encode_all(texts)
        order = sorted(range(len(texts)), key=lambda place: -len(encoded[place].ids))
        start = 0
        while start < len(order):
            longest = len(encoded[order[start]].ids)
            places = order[start : start + max(1, BUDGET // max(1, longest))]
            start += len(places)
            encodings = [encoded[place] for place in places]
            yield places, encodings, self._session.run(outputs, self._equally_long(encodings, longest))

    def _equally_long(self, encodings: Sequence["Encoding"], longest: int) -> dict[str, NDArray[np.int64]]:
        # What the graph takes, (texts, longest) each.
        fill = {"ids": self._padding.get("pad_id", 0), "type_ids": self._padding.get("pad_type_id", 0)}
        given = {}
        for name in self._inputs:
            rows = np.full((len(encodings), longest), fill.get(INPUTS[name], 0), dtype=np.int64)
            for row, encoding in zip(rows, encodings, strict=True):
                row[self._place_of(len(encoding.ids), longest)] = getattr(encoding, INPUTS[name])
            given[name] = rows
        return given

    def _place_of(self, length: int, longest: int) -> slice:
        # Where a text's own tokens stand in a row: some models want what is filled in before them.
        return slice(longest - length, longest) if self._padding.get("direction") == "left" else slice(0, length)


def _threads() -> int:
    # The variable that bounds torch and faiss bounds this too; 0 is a thread for each core.
    stated = os.environ.get("OMP_NUM_THREADS", "").partition(",")[0]
    return int(stated) if stated.isdecimal() else 0
