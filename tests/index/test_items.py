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
    ItemWords,
    head_by_similarity,
    is_trained_for,
    item_terms,
    open_item_model,
    read_item_words,
)

CODES = [item.code for item in read_criteria().items]
PLAIN = Calibration(slope=1.0, intercept=0.0, threshold=0.2)


def words(**weights: list[float]) -> ItemWords:
    """Knows the terms named, each as much as another, with these weights for the first items."""
    rows = np.array([row + [0.0] * (18 - len(row)) for row in weights.values()], dtype=np.float32).reshape(-1, 18)
    return ItemWords(tuple(weights), np.ones(len(rows), dtype=np.float32), rows, np.zeros(18, dtype=np.float32))


def model(
    calibration: Calibration = PLAIN, known: ItemWords | None = None, nothing: float = -90.0, **scores: float
) -> ItemModel:
    """Two dimensions; the first gives the items named i2_2=… these log-shares more than the others, the second none.
    nothing: the log-share of no item, beside 0 of each."""
    head = np.zeros((19, 2), dtype=np.float32)
    for name, score in scores.items():
        head[CODES.index(name[1:].replace("_", ".")), 0] = score
    bias = np.array([0.0] * 18 + [nothing], dtype=np.float32)
    return ItemModel(head, bias, calibration, known or words())


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
    # Two kinds of cues, by half: odds of the root of (1 + 2) against 17 items without any.
    assert first.score == round(3**0.5 / (3**0.5 + 17), 4)


def test_words_count_twice_what_their_share_says() -> None:
    # The share of 1.1 by "zz" is 2 to 1 of each other's; squared 4 to 17 others.
    first = model(known=words(zz=[math.log(2)])).rank("zz", ((0, 2),), vectors(ACROSS))[0]
    assert (first.code, first.score) == ("1.1", round(4 / 21, 4))


def test_doubt_takes_the_log_odds_of_nothing_off() -> None:
    doubting = Calibration(slope=1.0, intercept=0.0, threshold=0.2, doubt=0.5)
    # Of 19 equal shares nothing has 1: its odds are 1 to 18, and each item's among the items 1 to 17.
    text, windows = "zzzz", ((0, 4),)
    unsure = model(doubting, nothing=0.0).rank(text, windows, vectors(ACROSS))[0].score
    odds = 1 / 17 * 18**0.5
    assert unsure == round(odds / (1 + odds), 4)
    # Nine times the share of an item: 9 to 18.
    empty = model(doubting, nothing=math.log(9)).rank(text, windows, vectors(ACROSS))[0].score
    odds = 1 / 17 * (18 / 9) ** 0.5
    assert empty == round(odds / (1 + odds), 4)


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
    with pytest.raises(ValueError, match=r"head \(18, 2\), bias \(19,\), wanted 19 rows"):
        ItemModel(np.zeros((18, 2), dtype=np.float32), np.zeros(19, dtype=np.float32), PLAIN, words())


# --- the shipped parameters


def test_the_parameters_are_those_of_the_bundled_model_and_of_this_version(tmp_path: Path) -> None:
    # When this fails the encoder has changed: run python -m benchmarks.items --write.
    assert is_trained_for(Encoder(BUNDLED, tmp_path).identity)
    stated = json.loads(resources.files("index").joinpath("items-2562.json").read_text(encoding="utf-8"))
    assert stated["version"] == ITEMS_VERSION
    assert np.array(stated["head"]).shape == (19, 384)
    assert len(stated["bias"]) == 19
    known = json.loads(resources.files("index").joinpath("items-2562-words.json").read_text(encoding="utf-8"))
    assert known["version"] == ITEMS_VERSION
    assert {len(row) for row in known["terms"].values()} == {19}
    assert len(known["bias"]) == 18


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
        found = opened.read_signals("z", ((0, 1),), vectors(row))
        assert CODES[int(np.argmax(found.share))] == code
        assert opened.rank("z", ((0, 1),), vectors(row))[0].code == code
        assert found.nothing < 1e-9


def test_the_words_that_ship_tell_items_apart_without_vectors() -> None:
    # Short texts of our own that are in none of the files learned from.
    texts = {
        "5.2": "หน่วยงานจัดอบรมและทำแผนพัฒนารายบุคคลให้ข้าราชการทุกคน แล้วประเมินสมรรถนะหลังอบรม",
        "1.2": "ผู้ตรวจสอบภายในตรวจการจัดซื้อจัดจ้าง เพื่อป้องกันการทุจริตและให้เกิดความโปร่งใส",
        "7.6": "ระยะเวลาออกใบอนุญาตลดลงจาก 20 วัน เหลือ 4 วัน และขั้นตอนลดลงครึ่งหนึ่ง",
    }
    found = {code: CODES[int(np.argmax(read_item_words().read_shares(text)))] for code, text in texts.items()}
    assert found == {code: code for code in texts}


def test_a_text_of_unknown_words_says_nothing_and_numbers_are_all_alike() -> None:
    assert words(zz=[5.0]).read_shares("aa").tolist() == [1 / 18] * 18
    assert item_terms("12 กับ 1,250.5") == item_terms("7 กับ 3")


def test_known_terms_are_weighed_by_their_rarity_to_unit_length() -> None:
    known = ItemWords(
        ("aa", "bb"), np.array([3.0, 4.0], dtype=np.float32), np.eye(2, dtype=np.float32), np.zeros(2, dtype=np.float32)
    )
    rows, values = known.weigh_terms("bb cc aa")
    assert (rows.tolist(), values.round(6).tolist()) == ([0, 1], [0.6, 0.8])
    assert known.weigh_terms("bb bb")[1].tolist() == [1.0]


def test_words_whose_parts_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="2 terms"):
        ItemWords(("a", "b"), np.ones(1, dtype=np.float32), np.ones((2, 18), dtype=np.float32), np.ones(18, np.float32))


def test_a_head_by_similarity_does_not_hang_on_how_far_apart_cosines_lie() -> None:
    rng = np.random.default_rng(5)
    sentences, places = rng.normal(size=(54, 8)), np.repeat(np.arange(18), 3)
    wide = (sentences / np.linalg.norm(sentences, axis=1, keepdims=True)).astype(np.float32)
    head, bias = head_by_similarity(wide, places, 2.5)
    scores = (wide @ head.T + bias)[:, :-1]
    assert float(scores.std()) == pytest.approx(2.5, rel=1e-4)
    assert np.abs(scores.mean(axis=0)).max() < 1e-4


def test_an_item_that_a_heading_names_comes_first_and_is_certain() -> None:
    found = model(i6_1=math.log(17)).link("zzzz", ((0, 4),), vectors(ALONG), ("4.1",))
    assert found == (
        ItemLink(code="4.1", score=1.0, cues=(), window=(0, 4), declared=True),
        ItemLink(code="6.1", score=0.5, cues=(), window=(0, 4)),
    )
