"""Texts to unit vectors, by a sentence-transformers model that lies on this machine."""

import hashlib
import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import Said
from index.errors import ModelError
from index.model.bundled import BUNDLED, bundled_revision
from index.model.checked import Tell, tell_nobody
from index.model.prepared import open_model
from index.model.text_model import TextModel, VectorAndTokens
from index.offline import stay_offline

LONGEST_TEXT = 20_000
"""Characters of a text that are read: more than a model takes in (512 tokens of at most 16), for what is cut into
tokens takes some 200 bytes a character."""

_E5_PREFIXES = ("query: ", "passage: ")
_HASHED = (".json", ".safetensors", ".bin", ".txt", ".model")


class Encoder:
    """A model, prepared at first use and loaded when the first text comes; knowing its identity costs nothing.

    model: "bundled", the folder of a sentence-transformers model, or the name of one that was downloaded before.
    models: the folder in which models are prepared, once for all who name it. preparing: called before that is done,
    which takes about a minute. tell: told in a sentence of what was damaged and is made anew; may be set later.
    """

    def __init__(self, model: str, models: Path, preparing: Callable[[], None] | None = None) -> None:
        self.tell: Tell = tell_nobody
        self.model = model
        self.models = models
        self._preparing = preparing
        self._loaded: TextModel | None = None
        self._lock = threading.RLock()  # loaded once; and a model of sentence-transformers takes one thread at a time
        self._folder = None if model == BUNDLED else _local_folder(model)
        self._label = "folder" if self._folder == Path(model) else model
        self.revision = bundled_revision() if self._folder is None else _folder_revision(self._folder)

    def __reduce__(self) -> tuple[Any, ...]:
        # In another process, perhaps of another machine, it is made anew and has its revision from what lies there.
        return type(self), (self.model, self.models)

    @property
    def identity(self) -> str:
        """What a vector depends on beside its text: the model and its revision, not the place where it lies."""
        return f"{self._label}@{self.revision}"

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The unit vector (dimensions,) of a query."""
        vector: NDArray[np.float32] = self._encode([text], role=0)[0]
        return vector

    def encode_query_with_tokens(self, text: str) -> VectorAndTokens:
        """The unit vector (dimensions,) of a query and those of its tokens (tokens, dimensions), from one pass; no
        tokens from a model that has none. The tokens' vectors are as the model's last layer leaves them."""
        (found,) = self._encode_with_tokens([text], role=0)
        return found

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (len(texts), dimensions) of passages or windows, in order; no texts give no rows."""
        return self._encode(texts, role=1)

    def encode_passage_tokens(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """The vectors of each text's tokens (tokens, dimensions), at least one, in order; none from a model that has
        none. What the model cannot take in (512 tokens) is left out, as in `encode_passages`."""
        return [tokens for _, tokens in self._encode_with_tokens(texts, role=1)]

    def encode_passages_with_tokens(self, texts: Sequence[str]) -> list[VectorAndTokens]:
        """What `encode_passages` and `encode_passage_tokens` give of each text, in order, from one pass."""
        return self._encode_with_tokens(texts, role=1)

    def load(self) -> TextModel:
        """The model, prepared and loaded if it was not yet. Raises ModelError when it cannot be."""
        with self._lock:
            if self._loaded is None:
                self._loaded = open_model(self.models, self.revision, self._folder, self._preparing, self.tell)
            return self._loaded

    def _encode(self, texts: Sequence[str], role: int) -> NDArray[np.float32]:
        with self._lock:
            if not texts:
                return np.zeros((0, self.load().dimensions), dtype=np.float32)
            prefix = self._prefixes()[role]
            return self.load().encode(_given(prefix, texts))

    def _encode_with_tokens(self, texts: Sequence[str], role: int) -> list[VectorAndTokens]:
        with self._lock:
            prefix = self._prefixes()[role]
            return self.load().encode_with_tokens(_given(prefix, texts), prefix.rstrip())

    def _prefixes(self) -> tuple[str, str]:
        # A model that states its prompts has them used. e5 models on the hub do not state theirs; a folder's name says
        # nothing, or vectors would depend on it.
        prompts = self.load().prompts
        if prompts.get("query") or prompts.get("document"):
            return prompts.get("query") or "", prompts.get("document") or ""
        return _E5_PREFIXES if self._label != "folder" and "e5" in self._label.lower() else ("", "")


def _given(prefix: str, texts: Sequence[str]) -> list[str]:
    return [prefix + text[:LONGEST_TEXT] for text in texts]


def _local_folder(model: str) -> Path:
    if os.path.isdir(model):  # unlike Path.is_dir, False for a name that no file system takes
        return Path(model)
    stay_offline()
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(model, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError) as exc:
        raise ModelError(
            Said(
                f"ไม่พบแบบจำลอง {model} ในเครื่องนี้ กรุณาดาวน์โหลดก่อนด้วย hf download {model} หรือตั้ง PMQA_MODEL เป็นโฟลเดอร์",
                f"The model {model} is not on this machine; download it first (hf download {model}) "
                "or set PMQA_MODEL to its folder",
            )
        ) from exc


def _folder_revision(folder: Path) -> str:
    # The content decides, not the place: a moved model keeps its vectors.
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _HASHED and path.is_file()):
        with path.open("rb") as content:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(hashlib.file_digest(content, "sha256").digest())
    return digest.hexdigest()[:16]
