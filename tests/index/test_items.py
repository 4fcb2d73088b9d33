"""Links to items: the formula by hand, the shipped parameters, what happens without them."""

import json
import math
from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import read_criteria, read_evidence
from index import (
    BUNDLED,
    ITEMS_VERSION,
    Calibration,
    Encoder,
    ItemLink,
    ItemModel,
    head_by_similarity,
    is_trained_for,
    open_item_model,
)

CODES = [item.code for item in read_criteria().items]
PLAIN = Calibration(slope=1.0, intercept=0.0, threshold=0.2)


def model(calibration: Calibration = PLAIN, **scores: float) -> ItemModel:
    """Two dimensions; the first gives the items named i2_2=… these log-shares more than the others, the second none."""
    head = np.zeros((18, 2), dtype=np.float32)
    for name, score in scores.items():
        head[CODES.index(name[1:].replace("_", ".")), 0] = score
    return ItemModel(head, np.zeros(18, dtype=np.float32), calibration)


ALONG, ACROSS = [1.0, 0.0], [0.0, 1.0]


def vectors(*rows: list[float]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.array(rows, dtype=np.float32)


def test_without_cues_the_score_is_the_share_of_the_window() -> None:
    first, second, *rest = model(i6_1=math.log(17)).rank("zzzz", ((0, 4),), vectors(ALONG))
    assert first == ItemLink(code="6.1", score=0.5, cues=(), window=(0, 4))
    assert second == ItemLink(code="1.1", score=round(1 / 34, 4), cues=(), window=(0, 4))
    assert [link.code for link in rest] == [code for code in CODES if code not in ("1.1", "6.1")]


def test_windows_count_by_their_length() -> None:
    # A window of a third that is all 6.1's, and two thirds that are everyone's: 1/3 + 2/3 * 1/18.
    ranked = model(i6_1=50.0).rank("z" * 9, ((0, 3), (3, 9)), vectors(ALONG, ACROSS))
    assert ranked[0].score == round(1 / 3 + 2 / 3 / 18, 4)


def test_the_window_that_speaks_most_is_named_for_each_item() -> None:
    ranked = {link.code: link for link in model(i6_1=2.0).rank("z" * 9, ((0, 3), (3, 9)), vectors(ACROSS, ALONG))}
    assert ranked["6.1"].window == (3, 9)
    assert ranked["1.1"].window == (0, 3)


def test_cues_raise_their_item_and_are_named() -> None:
    text = "ค่านิยม วิสัยทัศน์"
    first = model().rank(text, ((0, len(text)),), vectors(ACROSS))[0]
    assert (first.code, first.cues) == ("1.1", ((0, 7), (8, 18)))
    # Two kinds of cues: odds of (1 + 2) against 17 items without any.
    assert first.score == round(3 / 20, 4)


def test_the_scaling_is_applied_to_the_log_odds() -> None:
    scaled = Calibration(slope=2.0, intercept=1.0, threshold=0.0)
    score = model(scaled, i6_1=math.log(34)).rank("zzzz", ((0, 4),), vectors(ALONG))[0].score
    assert score == round(1 / (1 + math.exp(-(2 * math.log(2) + 1))), 4)


def test_links_are_the_first_three_above_the_threshold() -> None:
    even = {"i1_1": 5.0, "i2_2": 5.0, "i6_1": 5.0, "i7_1": 5.0}
    assert [link.code for link in model(**even).link("z", ((0, 1),), vectors(ALONG))] == ["1.1", "2.2", "6.1"]
    assert [link.code for link in model(i2_2=5.0).link("z", ((0, 1),), vectors(ALONG))] == ["2.2"]
    assert model().link("z", ((0, 1),), vectors(ALONG)) == ()


def test_text_without_windows_has_every_item_alike() -> None:
    ranked = model(i6_1=5.0).rank("", (), np.zeros((0, 0), dtype=np.float32))
    assert [(link.code, link.window) for link in ranked] == [(code, (0, 0)) for code in CODES]
    assert {link.score for link in ranked} == {round(1 / 18, 4)}


@given(st.lists(st.floats(-1, 1, width=32), min_size=2, max_size=2), st.text("แผนร้อยละ 12กขISO", max_size=60))
def test_scores_are_probabilities_in_order_of_all_items_once(row: list[float], text: str) -> None:
    ranked = model(i2_2=3.0, i7_1=-40.0).rank(text, ((0, max(1, len(text))),), vectors(row))
    assert sorted(link.code for link in ranked) == CODES
    assert all(0 <= link.score <= 1 for link in ranked)
    assert [link.score for link in ranked] == sorted((link.score for link in ranked), reverse=True)


def test_a_head_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match=r"head \(17, 2\), bias \(18,\), wanted 18 rows"):
        ItemModel(np.zeros((17, 2), dtype=np.float32), np.zeros(18, dtype=np.float32), PLAIN)


# --- the shipped parameters


def test_the_parameters_are_those_of_the_bundled_model_and_of_this_version(tmp_path: Path) -> None:
    # When this fails the encoder has changed: run python -m benchmarks.items --write.
    assert is_trained_for(Encoder(BUNDLED, tmp_path).identity)
    stated = json.loads(resources.files("index").joinpath("items-2562.json").read_text(encoding="utf-8"))
    assert stated["version"] == ITEMS_VERSION
    assert np.array(stated["head"]).shape == (18, 384)
    assert len(stated["bias"]) == 18


def test_the_trained_model_asks_for_no_vectors(tmp_path: Path) -> None:
    stated = json.loads(resources.files("index").joinpath("items-2562.json").read_text(encoding="utf-8"))
    opened = open_item_model(Encoder(BUNDLED, tmp_path).identity, lambda texts: pytest.fail("encoded"))
    assert opened.calibration == Calibration(**stated["trained"])


def test_another_encoder_goes_by_similarity_to_the_sentences() -> None:
    # Each item's sentences point their own way; a window that points a little there is the item's.
    ways = {sentence: place for place, each in enumerate(read_evidence()) for sentence in each.sentences}
    opened = open_item_model("other@1", lambda texts: np.eye(18, dtype=np.float32)[[ways[text] for text in texts]])
    assert not is_trained_for("other@1")
    for place, code in enumerate(CODES):
        row = [0.2] * 18
        row[place] = 0.5
        assert opened.rank("z", ((0, 1),), vectors(row))[0].code == code


def test_a_head_by_similarity_does_not_hang_on_how_far_apart_cosines_lie() -> None:
    rng = np.random.default_rng(5)
    sentences, places = rng.normal(size=(54, 8)), np.repeat(np.arange(18), 3)
    wide = (sentences / np.linalg.norm(sentences, axis=1, keepdims=True)).astype(np.float32)
    head, bias = head_by_similarity(wide, places, 2.5)
    assert float((wide @ head.T + bias).std()) == pytest.approx(2.5, rel=1e-4)
    assert np.abs((wide @ head.T + bias).mean(axis=0)).max() < 1e-4


def test_an_item_that_a_heading_names_comes_first_and_is_certain() -> None:
    found = model(i6_1=math.log(17)).link("zzzz", ((0, 4),), vectors(ALONG), ("4.1",))
    assert found == (
        ItemLink(code="4.1", score=1.0, cues=(), window=(0, 4), declared=True),
        ItemLink(code="6.1", score=0.5, cues=(), window=(0, 4)),
    )
