"""Texts to unit vectors, by a sentence-transformers model that lies on this machine."""

import hashlib
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.bundled import BUNDLED, bundled_revision, unpack_bundled
from index.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

Progress = Callable[[int, int], None]
"""Called with how many are done and how many there are."""

BATCH = 32
"""Texts encoded at a time; on two cores more is not faster."""

_E5_PREFIXES = ("query: ", "passage: ")
_TOKENS = "token_embeddings"
_HASHED = (".json", ".safetensors", ".bin", ".txt", ".model")


class Encoder:
    """A model, loaded when the first text comes: importing it takes ten seconds, knowing its identity none.

    model: "bundled", the folder of a sentence-transformers model, or the name of one that was downloaded before.
    models: the folder in which the bundled model is unpacked.
    """

    def __init__(self, model: str, models: Path) -> None:
        self.model = model
        self._models = models
        self._loaded: SentenceTransformer | None = None
        self._lock = threading.RLock()  # fast tokenizers must not be used by two threads at once
        self._folder = None if model == BUNDLED else _local_folder(model)
        self._label = "folder" if self._folder == Path(model) else model
        self.revision = bundled_revision() if self._folder is None else _folder_revision(self._folder)

    @property
    def identity(self) -> str:
        """What a vector depends on beside its text: the model and its revision, not the place where it lies."""
        return f"{self._label}@{self.revision}"

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The unit vector (dimensions,) of a query."""
        vector: NDArray[np.float32] = self._encode([text], role=0)[0]
        return vector

    def encode_query_with_tokens(self, text: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The unit vector (dimensions,) of a query and those of its tokens (tokens, dimensions), from one pass; no
        tokens from a model that has none. The tokens' vectors are as the model's last layer leaves them."""
        ((vector, tokens),) = self._encode_with_tokens([text], role=0)
        return vector, tokens

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (len(texts), dimensions) of passages or windows, in order; no texts give no rows."""
        return self._encode(texts, role=1)

    def encode_passage_tokens(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """The vectors of each text's tokens (tokens, dimensions), at least one, in order; none from a model that has
        none. What the model cannot take in (512 tokens) is left out, as in `encode_passages`."""
        return [tokens for _, tokens in self._encode_with_tokens(texts, role=1)]

    def load(self) -> "SentenceTransformer":
        """The model, unpacked and loaded if it was not yet. Raises ModelError when it cannot be."""
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._folder or unpack_bundled(self._models))
            return self._loaded

    def _encode(self, texts: Sequence[str], role: int) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.load().get_embedding_dimension() or 0), dtype=np.float32)
        prefix = self._prefixes()[role]
        with self._lock:
            vectors = self.load().encode(
                [prefix + text for text in texts],
                batch_size=BATCH,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        found: NDArray[np.float32] = np.asarray(vectors, dtype=np.float32).reshape(len(texts), -1)
        return found

    def _encode_with_tokens(
        self, texts: Sequence[str], role: int
    ) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
        prefix = self._prefixes()[role]
        with self._lock:
            model = self.load()
            passed: Any = model.encode(  # a dict of tensors for each text, which their types do not say
                [prefix + text for text in texts], batch_size=BATCH, output_value=None, show_progress_bar=False
            )
            instruction = len(model.tokenizer.tokenize(prefix.rstrip())) if passed and _TOKENS in passed[0] else 0
            special = model.tokenizer.all_special_ids if instruction else ()
        return [_vector_and_tokens(each, instruction, special) for each in passed]

    def _prefixes(self) -> tuple[str, str]:
        # A model that states its prompts has them used. e5 models on the hub do not state theirs; a folder's name says
        # nothing, or vectors would depend on it.
        prompts = self.load().prompts
        if prompts.get("query") or prompts.get("document"):
            return prompts.get("query") or "", prompts.get("document") or ""
        return _E5_PREFIXES if self._label != "folder" and "e5" in self._label.lower() else ("", "")


def _vector_and_tokens(
    passed: Mapping[str, "Tensor"], instruction: int, special: Sequence[int]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    # Of one text: its unit vector, and its tokens without padding, marks of begin and end, and the model's instruction.
    vector = np.asarray(passed["sentence_embedding"].numpy(), dtype=np.float32)
    vector = vector / np.maximum(np.linalg.norm(vector), np.finfo(np.float32).tiny)
    if _TOKENS not in passed:
        return vector, np.zeros((0, len(vector)), dtype=np.float32)
    tokens = passed[_TOKENS].numpy()
    there = passed["attention_mask"].numpy() > 0
    spoken = np.flatnonzero(there & ~np.isin(passed["input_ids"].numpy(), special))[instruction:]
    return vector, np.asarray(tokens[spoken if len(spoken) else there], dtype=np.float32)


def _load(folder: Path) -> "SentenceTransformer":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError) as exc:
        raise ModelError(
            th=f"เปิดแบบจำลองใน {folder} ไม่ได้ หากเป็นแบบจำลองที่มากับโปรแกรม กรุณาลบโฟลเดอร์นี้แล้วลองใหม่ "
            "หากตั้ง PMQA_MODEL ไว้ กรุณาตรวจสอบว่าเป็นโฟลเดอร์ของ sentence-transformers",
            en=f"The model in {folder} cannot be loaded; delete the folder and try again if it is the bundled model, "
            "and check that it is a sentence-transformers folder if PMQA_MODEL names it",
        ) from exc


def _local_folder(model: str) -> Path:
    if os.path.isdir(model):  # unlike Path.is_dir, False for a name that no file system takes
        return Path(model)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(model, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError) as exc:
        raise ModelError(
            th=f"ไม่พบแบบจำลอง {model} ในเครื่องนี้ กรุณาดาวน์โหลดก่อนด้วย hf download {model} หรือตั้ง PMQA_MODEL เป็นโฟลเดอร์",
            en=f"The model {model} is not on this machine; download it first (hf download {model}) "
            "or set PMQA_MODEL to its folder",
        ) from exc


def _folder_revision(folder: Path) -> str:
    # The content decides, not the place: a moved model keeps its vectors.
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _HASHED and path.is_file()):
        with path.open("rb") as content:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(hashlib.file_digest(content, "sha256").digest())
    return digest.hexdigest()[:16]
