"""A unigram tokenizer's pieces in a mapped table, and single texts cut by it as the library tokenizers cuts them.

Loading 250,000 pieces takes tokenizers 0.7 seconds of processor time and 280 MB; mapping their table takes 2 ms. All
but the cutting is left to tokenizers, whose objects for it load at once: normalisation, parting at spaces, leaving out
what is too much, special tokens. `index/model/pieces.py` writes the table, for tokenizers that it is right for.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from marisa_trie import Trie

if TYPE_CHECKING:
    from tokenizers import Encoding, Token

RULES, TRIE, IDS, SCORES = "pieces.json", "pieces.trie", "pieces.ids.npy", "pieces.scores.npy"
"""The files of a table: the tokenizer without its pieces, and what else `UnigramTable` wants to know; the pieces; their
ids, int32, and their scores, float64, by their number in the trie."""

FILES = (RULES, TRIE, IDS, SCORES)

LONGEST = 1_000
"""Characters of the longest text that is cut here, twice those of a query. It takes 7 ms, of 100 characters 0.6;
tokenizers, once it is loaded, takes a third to an eighth of that: whoever encodes many is better off with it."""

_UNKNOWN_PENALTY = 10.0


class UnigramTable:
    """The table in `folder`. Raises OSError, ValueError or KeyError when its files are not as they were written.

    padding: as `Tokenizer.padding`, empty where there is none.
    """

    def __init__(self, folder: Path) -> None:
        from tokenizers import PreTokenizedString, Token, Tokenizer

        rules: dict[str, Any] = json.loads((folder / RULES).read_text(encoding="utf-8"))
        self._rest = Tokenizer.from_str(json.dumps(rules["tokenizer"]))
        self.padding: dict[str, Any] = self._rest.padding or {}
        self._rest.no_padding()
        self._begin, self._token = PreTokenizedString, Token
        self._added: list[str] = rules["added"]
        self._unknown: int = rules["unknown"]
        self._unknown_score: float = rules["least"] - _UNKNOWN_PENALTY
        self._longest: int = rules["longest"]
        self._trie = Trie()
        self._trie.mmap(str(folder / TRIE))
        # Of a memory view, a number is a number of Python, made in a fifth of the time that NumPy takes.
        self._ids, self._scores = (memoryview(np.load(folder / name, mmap_mode="r")) for name in (IDS, SCORES))

    def takes(self, text: str) -> bool:
        """Whether `text` can be cut here: not one that is long, that names a special token, or that has half a pair of
        surrogates, of which tokenizers says what is wrong."""
        return len(text) <= LONGEST and not any(name in text for name in self._added) and _is_whole(text)

    def encode(self, text: str, *, special: bool = True) -> "Encoding":
        """What `Tokenizer.encode(text, add_special_tokens=special)` gives, without padding, of a text that it takes."""
        parts = self._begin(text)
        if self._rest.normalizer:
            parts.normalize(self._rest.normalizer.normalize)
        if self._rest.pre_tokenizer:
            self._rest.pre_tokenizer.pre_tokenize(parts)
        parts.tokenize(self._tokens)
        return self._rest.post_process(parts.to_encoding(), add_special_tokens=special)

    def _tokens(self, text: str) -> list["Token"]:
        tokens, place = [], 0
        for piece in self._cut(text):
            # Unknown ones put together may be a piece by chance. `get` reads no further than a zero byte.
            number = None if "\0" in piece else self._trie.get(piece)
            end = place + len(piece.encode())
            tokens.append(self._token(self._unknown if number is None else self._ids[number], piece, (place, end)))
            place = end
        return tokens

    def _cut(self, text: str) -> list[str]:
        """The pieces of the way through `text` with the greatest sum of scores; of equal ones the first found, by where
        its last piece begins. Characters in a row that are no pieces are one.

        Viterbi's algorithm (Kudo, Subword regularization, 2018), in the order in which tokenizers adds and compares
        (`Unigram::encode_optimized`), for sums of floating point depend on it.
        """
        scores, ids, unknown, longest = self._scores, self._ids, self._unknown, self._longest
        find = self._trie.iter_prefixes_with_ids
        # By where a way ends: its score, where its last piece begins, and whether that is unknown.
        best, begins, is_unknown = [0.0] * (len(text) + 1), [-1] * (len(text) + 1), [False] * (len(text) + 1)
        for start in range(len(text)):
            so_far, single = best[start], False
            for piece, number in find(text[start : start + longest]):
                end, score = start + len(piece), scores[number] + so_far
                if begins[end] < 0 or score > best[end]:
                    best[end], begins[end], is_unknown[end] = score, start, ids[number] == unknown
                single = single or end == start + 1
            end, score = start + 1, self._unknown_score + so_far
            if not single and (begins[end] < 0 or score > best[end]):
                best[end], begins[end], is_unknown[end] = score, start, True
        return _put_together(text, begins, is_unknown)


def _put_together(text: str, begins: list[int], is_unknown: list[bool]) -> list[str]:
    pieces: list[str] = []
    end = len(text)
    while end > 0:
        start = begins[end]
        if is_unknown[end]:
            while start > 0 and is_unknown[start]:
                start = begins[start]
        pieces.append(text[start:end])
        end = start
    pieces.reverse()
    return pieces


def _is_whole(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)
