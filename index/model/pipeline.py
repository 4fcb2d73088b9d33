"""A model run by sentence-transformers: any model it can read, ten seconds to import."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import Said
from index.errors import ModelError
from index.model.text_model import VectorAndTokens, own_tokens, to_unit
from index.offline import stay_offline

BATCH = 32
"""Texts encoded at a time; on two cores more is not faster."""

TOKENS = "token_embeddings"
"""What sentence-transformers calls the tokens' vectors."""


class PipelineModel:
    """The model of a folder of sentence-transformers. Raises ModelError when it cannot be loaded.

    pipeline: the model as sentence-transformers has it.
    """

    def __init__(self, folder: Path) -> None:
        stay_offline()
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            self.pipeline = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        except (OSError, ValueError, KeyError) as exc:
            raise ModelError(
                Said(
                    f"เปิดแบบจำลองใน {folder} ไม่ได้ กรุณาตรวจสอบว่า PMQA_MODEL เป็นโฟลเดอร์ของ sentence-transformers ที่ครบถ้วน",
                    f"The model in {folder} cannot be loaded; check that PMQA_MODEL names a whole folder of "
                    "sentence-transformers",
                )
            ) from exc

    @property
    def prompts(self) -> Mapping[str, str]:
        """As `TextModel`."""
        return {name: prompt or "" for name, prompt in self.pipeline.prompts.items()}

    @property
    def dimensions(self) -> int:
        """As `TextModel`; 0 when the model does not say."""
        return self.pipeline.get_embedding_dimension() or 0

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As `TextModel`."""
        vectors = self.pipeline.encode(list(texts), batch_size=BATCH, convert_to_numpy=True, show_progress_bar=False)
        return to_unit(np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1))

    def encode_with_tokens(self, texts: Sequence[str], instruction: str) -> list[VectorAndTokens]:
        """As `TextModel`."""
        passed: Any = self.pipeline.encode(  # a dict of tensors for each text, which their types do not say
            list(texts), batch_size=BATCH, output_value=None, show_progress_bar=False
        )
        left_out, special = 0, ()
        if passed and TOKENS in passed[0]:
            left_out = len(self.pipeline.tokenizer.tokenize(instruction))
            special = self.pipeline.tokenizer.all_special_ids
        return [_vector_and_tokens(each, left_out, special) for each in passed]


def _vector_and_tokens(passed: Mapping[str, Any], instruction: int, special: Sequence[int]) -> VectorAndTokens:
    vector = to_unit(passed["sentence_embedding"].numpy())
    if TOKENS not in passed:
        return vector, np.zeros((0, len(vector)), dtype=np.float32)
    tokens, ids, mask = (passed[name].numpy() for name in (TOKENS, "input_ids", "attention_mask"))
    return vector, own_tokens(tokens, ids, mask, special=special, instruction=instruction)
