"""Proposing PMQA items: the order of the scores by hand, and with the bundled model what an obvious text is."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from corpus import read_criteria
from index import Encoder
from search.classification import ItemScore, classify
from tests.fakes_search import TableEncoder, towards

CODES = "1.1 1.2 2.1 2.2 3.1 3.2 4.1 4.2 5.1 5.2 6.1 6.2 7.1 7.2 7.3 7.4 7.5 7.6".split()

TRAINING = "กรมจัดหลักสูตรฝึกอบรมข้าราชการใหม่ทุกคน มีแผนพัฒนารายบุคคล และวัดความผูกพันของบุคลากรทุกปี"
SURVEY = "สำรวจความพึงพอใจและความไม่พึงพอใจของผู้รับบริการ รับฟังความต้องการและความคาดหวังปีละสองครั้ง"


def about(code: str) -> str:
    (item,) = [item for item in read_criteria().items if item.code == code]
    return item.about_th


def test_no_texts_give_no_rows_and_need_no_model() -> None:
    encoder = TableEncoder({}, default=())
    assert classify([], encoder) == []


def test_items_come_by_their_cosine_and_ties_by_code() -> None:
    # The text is (1, 0); 6.1 and 2.2 are nearest, 7.3 is next, all others are square to it.
    table = {about("6.1"): towards(0.75), about("2.2"): towards(0.75), about("7.3"): towards(0.5), "แผน": (1.0, 0.0)}
    (scores,) = classify(["แผน"], TableEncoder(table, default=(0.0, 1.0)))
    rest = [ItemScore(code=code, score=0.0) for code in CODES if code not in ("2.2", "6.1", "7.3")]
    assert scores == (
        ItemScore(code="2.2", score=0.75),
        ItemScore(code="6.1", score=0.75),
        ItemScore(code="7.3", score=0.5),
        *rest,
    )


def test_each_text_has_its_own_row_in_order() -> None:
    table = {about("1.1"): (0.0, 1.0), "หนึ่ง": (0.0, 1.0), "สอง": (1.0, 0.0)}
    first, second = classify(["หนึ่ง", "สอง"], TableEncoder(table))
    assert (first[0], first[-1]) == (ItemScore(code="1.1", score=1.0), ItemScore(code="7.6", score=0.0))
    assert (second[0], second[-1]) == (ItemScore(code="1.2", score=1.0), ItemScore(code="1.1", score=0.0))


@pytest.mark.parametrize("text", ["น�้ำ แผน", "  นํ้า\n\tแผน ", "น ้ำ แผน"])
def test_a_text_is_repaired_and_its_white_space_made_single_first(text: str) -> None:
    encoder = TableEncoder({"น้ำ แผน": (0.0, 1.0), about("5.2"): (0.0, 1.0)})
    (scores,) = classify([text], encoder)
    assert scores[0] == ItemScore(code="5.2", score=1.0)


@pytest.fixture(scope="module")
def ranked(encoder: Encoder) -> dict[str, tuple[ItemScore, ...]]:
    """What the bundled model makes of two texts, of the items' descriptions and of nothing."""
    texts = [TRAINING, SURVEY, *map(about, CODES), ""]
    return dict(zip(texts, classify(texts, encoder), strict=True))


def test_the_model_scores_all_items_of_every_text(ranked: Mapping[str, Sequence[ItemScore]]) -> None:
    assert len(ranked) == 21
    for scores in ranked.values():
        assert sorted(item.code for item in scores) == CODES
        assert list(scores) == sorted(scores, key=lambda item: (-item.score, item.code))


def test_the_score_is_the_cosine_with_the_items_thai_description(
    ranked: Mapping[str, Sequence[ItemScore]], encoder: Encoder
) -> None:
    text, described = encoder.encode_passages([TRAINING]), encoder.encode_passages([about(code) for code in CODES])
    cosines = (described @ text.T)[:, 0] / np.linalg.norm(described, axis=1) / np.linalg.norm(text)
    found = {item.code: item.score for item in ranked[TRAINING]}
    assert [found[code] for code in CODES] == pytest.approx(list(cosines), abs=1e-5)


@pytest.mark.parametrize(("text", "code"), [(TRAINING, "5.2"), (SURVEY, "3.1")])
def test_an_obvious_text_has_its_item_among_the_first_three(
    text: str, code: str, ranked: Mapping[str, Sequence[ItemScore]]
) -> None:
    assert code in [item.code for item in ranked[text][:3]]


def test_the_description_of_an_item_is_nearest_to_itself(ranked: Mapping[str, Sequence[ItemScore]]) -> None:
    firsts = [ranked[about(code)][0] for code in CODES]
    assert [item.code for item in firsts] == CODES
    assert [item.score for item in firsts] == pytest.approx([1.0] * 18, abs=1e-5)
