"""The language of a text is taken out of its vectors, and nothing else."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus import is_mostly_latin
from index import LanguageShift
from tests.support.fakes_index import DIMENSIONS, FakeEncoder

FOREIGN = np.eye(DIMENSIONS, dtype=np.float32)[0]


class TonguedEncoder(FakeEncoder):
    """What a text says lies in all directions but the first, which tells Latin letters."""

    def _vector(self, text: str) -> NDArray[np.float32]:
        vector = super()._vector(text) * (1 - FOREIGN)
        found = vector / np.linalg.norm(vector) + is_mostly_latin(text) * FOREIGN
        unit: NDArray[np.float32] = (found / np.linalg.norm(found)).astype(np.float32)
        return unit


def fit(encoder: FakeEncoder) -> LanguageShift:
    return LanguageShift.fit(
        passages=encoder.encode_passages,
        queries=lambda texts: np.stack([encoder.encode_query(text) for text in texts]),
        tokens=encoder.encode_passage_tokens,
    )


def foreignness(vectors: Sequence[NDArray[np.float32]]) -> list[float]:
    return [float(abs(vector @ FOREIGN)) for vector in vectors]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", False),
        ("2564 !?", False),
        ("น้ำ 100% (2564)", False),
        ("Café 24", True),
        ("ระบบ PMQA ของกรม", False),
        ("ยา EV", False),  # as many of either
        ("Smart Farmer ปลอดภัย", True),
    ],
)
def test_a_text_is_mostly_latin_by_its_letters(text: str, wanted: bool) -> None:
    assert is_mostly_latin(text) is wanted


def test_thai_text_stays_to_the_last_bit() -> None:
    encoder = TonguedEncoder()
    shift = fit(encoder)
    texts = ["น้ำเสียในคลอง", "๒๕๖๔", "ระบบ e-Service ของกรม"]
    vectors = encoder.encode_passages(texts)
    assert np.array_equal(shift.move_passages(texts, vectors), vectors)
    assert np.array_equal(shift.move_query(texts[0], vectors[0]), vectors[0])
    tokens = [np.ones((3, DIMENSIONS), dtype=np.float16)]
    assert shift.move_tokens(texts[:1], tokens)[0] is tokens[0]


def test_english_text_loses_its_language_and_keeps_its_length() -> None:
    encoder = TonguedEncoder()
    shift = fit(encoder)
    texts = ["waste water of the canals", "fruit", "น้ำ waste"]
    vectors = encoder.encode_passages(texts)
    moved = shift.move_passages(texts, vectors)
    assert max(foreignness(moved)) < 0.3 < 0.4 < min(foreignness(vectors))
    assert np.allclose(np.linalg.norm(moved, axis=1), 1, atol=1e-5)
    query = shift.move_query(texts[0], vectors[0])
    assert abs(float(query @ FOREIGN)) < 0.3
    assert abs(float(np.linalg.norm(query)) - 1) < 1e-5


def test_an_english_passage_on_something_else_no_longer_heads_an_english_query() -> None:
    encoder = TonguedEncoder()
    shift = fit(encoder)
    english = "railway stations"
    query = encoder.encode_query("drinking water")
    thai = query - (query @ FOREIGN) * FOREIGN
    rows = np.stack([thai / np.linalg.norm(thai) * np.float32(0.5) + encoder.encode_query("ป่า") * np.float32(0.5)])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    other = encoder.encode_query(english)
    moved = shift.move_query("drinking water", query)
    (other_moved,) = shift.move_passages([english], other[None])
    assert other_moved @ moved < rows[0] @ moved
    assert other @ query - rows[0] @ query > other_moved @ moved - rows[0] @ moved


def test_tokens_move_with_their_passage() -> None:
    shift = fit(TonguedEncoder())
    (moved,) = shift.move_tokens(["water"], [np.zeros((2, DIMENSIONS), dtype=np.float16)])
    assert moved.dtype == np.float16
    assert np.allclose(moved, -shift.tokens, atol=1e-3)


def test_a_model_without_tokens_has_none_to_move() -> None:
    class Tokenless(FakeEncoder):
        def encode_passage_tokens(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
            return [np.zeros((0, DIMENSIONS), dtype=np.float32) for _ in texts]

    shift = fit(Tokenless())
    assert not shift.tokens.any()
    none = np.zeros((0, DIMENSIONS), dtype=np.float16)
    assert shift.move_tokens(["water"], [none])[0] is none


def test_what_was_written_is_read(tmp_path: Path) -> None:
    shift = fit(TonguedEncoder())
    shift.write(tmp_path / "language.npz")
    read = LanguageShift.read(tmp_path / "language.npz")
    for name in ("passages", "queries", "tokens"):
        assert np.array_equal(getattr(read, name), getattr(shift, name))
