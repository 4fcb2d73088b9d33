"""Writes the table of pieces that `index/model/unigram.py` cuts by, beside a tokenizer that it is right for."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from marisa_trie import Trie

from index.model.unigram import FILES, IDS, LONGEST, RULES, SCORES, TRIE, UnigramTable

if TYPE_CHECKING:
    from tokenizers import Encoding

_MODEL = {"type", "unk_id", "vocab", "byte_fallback"}
"""All that is known of a unigram model; one that says more, such as to cut at random, is another kind."""

_STRIDE, _JOINED = 40, 60
"""Every fortieth piece, sixty in a text: 105 texts of 250,000 pieces."""


def write_pieces(tokenizer: Path, texts: Iterable[str]) -> bool:
    """Write a table beside the file `tokenizer` of the library tokenizers, and say whether there is one: there is none
    where the tokenizer is of another kind, or where a text of `texts` or one of its own pieces is cut otherwise.

    Takes three seconds for 250,000 pieces. Raises OSError.
    """
    from tokenizers import Tokenizer

    content: dict[str, Any] = json.loads(tokenizer.read_text(encoding="utf-8"))
    if not _is_known(content):
        return False
    folder = tokenizer.parent
    pieces = {piece: number for number, (piece, _) in enumerate(content["model"]["vocab"])}  # of two alike the last
    _write(content, pieces, folder)
    whole, table = Tokenizer.from_file(str(tokenizer)), UnigramTable(folder)
    whole.no_padding()
    tried = [text[:LONGEST] for text in (*texts, *_texts_of(pieces))]
    if all(_is_same(text, whole, table) for text in tried if table.takes(text)):
        return True
    for name in FILES:
        (folder / name).unlink()
    return False


def _is_known(content: Mapping[str, Any]) -> bool:
    model = content["model"]
    return (
        model.get("type") == "Unigram"
        and model.keys() <= _MODEL
        and not model.get("byte_fallback")
        and model.get("unk_id") is not None
        # Of a piece that holds a zero byte, the trie finds nothing.
        and all(piece and "\0" not in piece for piece, _ in model["vocab"])
        # Those that are looked for after normalisation would have to be looked for here too.
        and not any(token["normalized"] for token in content["added_tokens"])
    )


def _write(content: dict[str, Any], pieces: Mapping[str, int], folder: Path) -> None:
    model = content["model"]
    trie = Trie(sorted(pieces))
    ids, scores = np.zeros(len(trie), dtype=np.int32), np.zeros(len(trie), dtype=np.float64)
    for piece, place in trie.items():
        ids[place], scores[place] = pieces[piece], model["vocab"][pieces[piece]][1]
    rules = {
        "tokenizer": {**content, "model": {**model, "unk_id": None, "vocab": []}, "added_tokens": []},
        "added": [token["content"] for token in content["added_tokens"]],
        "unknown": model["unk_id"],
        "least": min(score for _, score in model["vocab"]),
        "longest": max(map(len, pieces)),
    }
    (folder / RULES).write_text(json.dumps(rules, ensure_ascii=False, indent=1), encoding="utf-8")
    trie.save(str(folder / TRIE))
    np.save(folder / IDS, ids)
    np.save(folder / SCORES, scores)


def _texts_of(pieces: Mapping[str, int]) -> Iterator[str]:
    # What nobody writes, and of all scripts that the tokenizer knows; and one with more tokens than a model takes in.
    yield " ".join([piece for piece in pieces if len(piece) == 1][: LONGEST // 2])
    some = list(pieces)[::_STRIDE]
    for start in range(0, len(some), _JOINED):
        yield "".join(some[start : start + _JOINED])


def _is_same(text: str, whole: Any, table: UnigramTable) -> bool:
    return all(
        _content(whole.encode(text, add_special_tokens=special)) == _content(table.encode(text, special=special))
        for special in (True, False)
    )


def _content(encoding: "Encoding") -> tuple[list[int], list[int], list[int]]:
    return encoding.ids, encoding.attention_mask, encoding.type_ids
