"""Texts cut by a table of pieces: the library tokenizers is the second implementation."""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Encoding, Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from index import Encoder
from index.model import pieces as pieces_module
from index.model import unigram
from index.model.bundled import bundled_revision
from index.model.graph import TOKENIZER
from index.model.pieces import write_pieces
from index.model.prepared import graph_folder
from index.model.unigram import FILES, LONGEST, UnigramTable
from tests.support.fakes_index import SAMPLE

SPECIAL = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
# Of ab and a + b, of abc and ab + c, and of aab and aa + b the scores are equal.
PIECES = [*SPECIAL, ("▁", -2), ("a", -1), ("b", -2), ("ab", -3), ("c", -1.5), ("abc", -4.5), ("▁a", -2.5), ("ข", -1)]
PIECES += [("aa", -1.5), ("aab", -3.5), ("น้", -2), ("<unk><unk>", -9), ("😀", -3), ("😀a", -3.5)]


def make_tokenizer(pieces: Sequence[tuple[str, float]] = PIECES, **options: Any) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=3, **options))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>"])
    tokenizer.enable_truncation(12)
    tokenizer.enable_padding(pad_id=1, pad_token="<pad>")
    return tokenizer


def table_of(tokenizer: Tokenizer, folder: Path, texts: Sequence[str] = ()) -> UnigramTable:
    tokenizer.save(str(folder / TOKENIZER))
    assert write_pieces(folder / TOKENIZER, texts)
    return UnigramTable(folder)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[UnigramTable, Tokenizer]:
    whole = make_tokenizer()
    table = table_of(whole, tmp_path_factory.mktemp("small"))
    whole.no_padding()
    return table, whole


@pytest.fixture(scope="module")
def bundled(encoder: Encoder, models: Path) -> tuple[UnigramTable, Tokenizer]:
    folder = graph_folder(models, bundled_revision())
    whole = Tokenizer.from_file(str(folder / TOKENIZER))
    whole.no_padding()
    return UnigramTable(folder), whole


def content(encoding: Encoding) -> tuple[object, ...]:
    return encoding.ids, encoding.attention_mask, encoding.type_ids, encoding.special_tokens_mask, encoding.tokens


def assert_same(both: tuple[UnigramTable, Tokenizer], text: str) -> None:
    table, whole = both
    if table.takes(text):
        for special in (True, False):
            assert content(table.encode(text, special=special)) == content(
                whole.encode(text, add_special_tokens=special)
            )


# --- by hand


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("ข", ["▁", "ข"]),
        ("a", ["▁a"]),  # -2.5 is more than -2 - 1
        ("aaa", ["▁a", "aa"]),  # -2.5 - 1.5 is more than -2 - 1.5 - 1
        ("cab", ["▁", "c", "ab"]),  # a and b are worth as much, and ab begins earlier
        ("xy", ["▁", "xy"]),  # two unknown ones in a row are one
        ("xขy", ["▁", "x", "ข", "y"]),
        ("x\u200bx", ["▁", "x", "▁", "x"]),  # normalisation makes a space of it
        ("\x01", []),
    ],
)
def test_pieces_are_those_of_the_best_way(small: tuple[UnigramTable, Tokenizer], text: str, pieces: list[str]) -> None:
    assert small[0].encode(text, special=False).tokens == pieces


def test_texts_begin_and_end_with_special_tokens_and_are_cut_off_between(
    small: tuple[UnigramTable, Tokenizer],
) -> None:
    found = small[0].encode("ข" * 20)
    assert found.ids == [0, 4, *[11] * 9, 2]
    assert small[0].encode("ข" * 20, special=False).ids == [4, *[11] * 11]
    assert (found.attention_mask, found.type_ids) == ([1] * 12, [0] * 12)


@pytest.mark.parametrize("text", ["a <s>", "</s>", "ข" * (LONGEST + 1), "\ud800", "a\udfff"])
def test_what_the_table_cannot_cut_it_does_not_take(small: tuple[UnigramTable, Tokenizer], text: str) -> None:
    assert not small[0].takes(text)


@pytest.mark.parametrize("text", ["", "ข" * LONGEST, "<", "\0", "\ud7ff", "\ue000", "😀"])
def test_other_texts_it_takes(small: tuple[UnigramTable, Tokenizer], text: str) -> None:
    assert small[0].takes(text)


# --- as tokenizers


@given(st.text(alphabet="abcขx <>unk😀\0▁น้\u200b\x01", max_size=30))
def test_any_text_is_cut_as_by_tokenizers(small: tuple[UnigramTable, Tokenizer], text: str) -> None:
    assert_same(small, text)


@given(st.lists(st.sampled_from([piece for piece, _ in PIECES]), max_size=12).map("".join))
def test_pieces_put_together_are_cut_as_by_tokenizers(small: tuple[UnigramTable, Tokenizer], text: str) -> None:
    assert_same(small, text)


@given(st.text(max_size=60))
def test_any_text_is_cut_as_by_the_bundled_tokenizer(bundled: tuple[UnigramTable, Tokenizer], text: str) -> None:
    assert_same(bundled, text)


def test_the_sample_is_cut_as_by_the_bundled_tokenizer(bundled: tuple[UnigramTable, Tokenizer]) -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.md")))
    for line in dict.fromkeys(text.split("\n")):
        assert_same(bundled, f"query: {line}"[:LONGEST])
    chance = random.Random(5)
    for length in range(0, LONGEST + 1, 5):
        start = chance.randrange(len(text) - LONGEST)
        assert_same(bundled, text[start : start + length])


def test_a_text_of_more_tokens_than_the_model_takes_is_cut_off_alike(bundled: tuple[UnigramTable, Tokenizer]) -> None:
    assert len(bundled[0].encode("1ก" * (LONGEST // 2)).ids) == 512
    assert_same(bundled, "1ก" * (LONGEST // 2))


@pytest.mark.parametrize(
    "pre_tokenizer",
    [
        None,
        pre_tokenizers.Metaspace(prepend_scheme="first", split=True),
        pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()]),
    ],
)
def test_texts_may_be_parted_and_normalised_in_any_way(tmp_path: Path, pre_tokenizer: Any) -> None:
    tokenizer = make_tokenizer()
    if pre_tokenizer is None:
        tokenizer = Tokenizer(models.Unigram(PIECES, unk_id=3))
    else:
        tokenizer.normalizer, tokenizer.pre_tokenizer = normalizers.Lowercase(), pre_tokenizer
    both = table_of(tokenizer, tmp_path), tokenizer
    tokenizer.no_padding()
    for text in ("", "ab abc  x", " AB ขข", "xy\n ab", "  "):
        assert_same(both, text)


def test_unknown_characters_that_together_are_a_piece_are_that(tmp_path: Path) -> None:
    # Scores above zero: two unknown characters are worth 2 * (30 - 10), more than the piece of both.
    tokenizer = make_tokenizer([("<s>", 30.0), ("<pad>", 30.0), ("</s>", 30.0), ("<unk>", 30.0), ("▁", 30), ("xy", 30)])
    both = table_of(tokenizer, tmp_path), tokenizer
    tokenizer.no_padding()
    assert both[0].encode("xy", special=False).ids == [4, 5]
    for text in ("xy", "yx", "xyx", "xy\0", "\0xy", "xy\0a", "ab xy"):
        assert_same(both, text)


def test_of_two_pieces_alike_the_last_counts(tmp_path: Path) -> None:
    tokenizer = make_tokenizer([*PIECES, ("a", -9.0), ("x", -30.0)])
    both = table_of(tokenizer, tmp_path, ["aaa", "xax", "▁a"]), tokenizer
    tokenizer.no_padding()
    for text in ("a", "aaa", "xa xx", "yy"):
        assert_same(both, text)


# --- what has no table


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def without_table(tokenizer: Tokenizer, folder: Path, texts: Sequence[str] = ()) -> bool:
    tokenizer.save(str(folder / TOKENIZER))
    return not write_pieces(folder / TOKENIZER, texts) and files_in(folder) == [TOKENIZER]


def test_a_tokenizer_of_another_kind_has_no_table(tmp_path: Path) -> None:
    words = Tokenizer(models.WordLevel({"[UNK]": 0, "a": 1}, unk_token="[UNK]"))
    assert without_table(words, tmp_path)
    assert without_table(make_tokenizer([*PIECES, ("<0x41>", -3)], byte_fallback=True), tmp_path)
    assert without_table(Tokenizer(models.Unigram(PIECES)), tmp_path)  # it fails at what it does not know
    looking_later = make_tokenizer()
    looking_later.add_tokens(["abba"])
    assert without_table(looking_later, tmp_path)


def test_pieces_that_the_trie_cannot_hold_have_no_table(tmp_path: Path) -> None:
    assert without_table(make_tokenizer([*PIECES, ("\0", -3)]), tmp_path)
    assert without_table(make_tokenizer([*PIECES, ("a\0b", -3)]), tmp_path)
    assert without_table(make_tokenizer([*PIECES, ("", -3)]), tmp_path)


@pytest.mark.parametrize("name", ["alpha", "nbest_size"])
def test_a_model_that_says_more_has_no_table(tmp_path: Path, name: str) -> None:
    make_tokenizer().save(str(tmp_path / TOKENIZER))
    told = json.loads((tmp_path / TOKENIZER).read_text(encoding="utf-8"))
    told["model"][name] = 1
    (tmp_path / TOKENIZER).write_text(json.dumps(told), encoding="utf-8")
    assert not write_pieces(tmp_path / TOKENIZER, [])


def test_a_table_that_cuts_one_text_otherwise_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # An unknown character in the middle of a text is worth less than all pieces, but not by so little.
    pieces = [*SPECIAL, ("a", -1.0), ("xa", -14.0)]
    monkeypatch.setattr(pieces_module, "_texts_of", lambda pieces: ())
    monkeypatch.setattr(unigram, "_UNKNOWN_PENALTY", -5.0)
    assert not without_table(make_tokenizer(pieces), tmp_path, ["aaa"])
    for name in FILES:
        (tmp_path / name).unlink()
    assert without_table(make_tokenizer(pieces), tmp_path, ["aaa", "xa"])
