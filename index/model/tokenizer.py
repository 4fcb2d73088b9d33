"""Texts to tokens: by a table of pieces where there is one and the text is single and short, or else by tokenizers."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.model.unigram import RULES, UnigramTable

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer


class TextTokenizer:
    """The tokenizer of the file `path`, read when a text first needs it, or at once if it has no table beside it.

    padding: how it fills up texts to a length, as `Tokenizer.padding`; empty where it does not. The caller does that.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._whole: Tokenizer | None = None
        self._table = UnigramTable(path.parent) if (path.parent / RULES).exists() else None
        self.padding: Mapping[str, Any] = self._table.padding if self._table else self._load().padding or {}

    def encode(self, text: str, *, special: bool = True) -> "Encoding":
        """The tokens of `text`, with or without those that begin and end every text."""
        if self._table and self._table.takes(text):
            return self._table.encode(text, special=special)
        return self._unpadded().encode(text, add_special_tokens=special)

    def encode_all(self, texts: Sequence[str]) -> list["Encoding"]:
        """The tokens of each text, in order."""
        if len(texts) < 2:
            return [self.encode(text) for text in texts]
        return list(self._unpadded().encode_batch(list(texts)))

    def _unpadded(self) -> "Tokenizer":
        tokenizer = self._load()
        tokenizer.no_padding()
        return tokenizer

    def _load(self) -> "Tokenizer":
        if self._whole is None:
            from tokenizers import Tokenizer

            self._whole = Tokenizer.from_file(str(self._path))
        return self._whole
