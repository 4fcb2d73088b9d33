"""Proposing PMQA items for any text: repaired and joined as passages are, all items ranked, with reasons."""

from collections.abc import Sequence

import pytest

from corpus import read_criteria
from index import Encoder
from search.answer.as_json import classified_to_json
from search.browse.classification import Classified, classify
from tests.support.fakes_index import FakeEncoder

CODES = [item.code for item in read_criteria().items]

TRAINING = "กรมจัดหลักสูตรฝึกอบรมข้าราชการใหม่ทุกคน มีแผนพัฒนารายบุคคล และวัดความผูกพันของบุคลากรทุกปี"
SURVEY = "สำรวจความพึงพอใจและความไม่พึงพอใจของผู้รับบริการ รับฟังความต้องการและความคาดหวังปีละสองครั้ง"
FASTER = "ลดเวลาออกใบอนุญาตจาก 30 วัน เหลือ 5 วัน และลดจาก 9 ขั้นตอน เหลือ 3 ขั้นตอน"


def test_no_texts_give_no_rows_and_need_no_model() -> None:
    encoder = FakeEncoder()
    assert classify([], encoder) == ()
    assert encoder.encoded == []


@pytest.mark.parametrize(
    ("text", "joined"),
    [("น�้ำ แผน", "น้ำ แผน"), ("  นํ้า แผน ", "น้ำ แผน"), ("น้ำของ\nแผน", "น้ำของแผน"), ("น้ำ \r\nPlan", "น้ำ Plan"), ("", "")],
)
def test_a_text_is_repaired_and_its_lines_joined_first(text: str, joined: str) -> None:
    (found,) = classify([text], FakeEncoder())
    assert found.text == joined


def test_each_text_has_its_own_row_in_order() -> None:
    alone = [classify([text], FakeEncoder())[0] for text in (TRAINING, "", SURVEY)]
    assert list(classify([TRAINING, "", SURVEY], FakeEncoder())) == alone


@pytest.fixture(scope="module")
def classified(encoder: Encoder) -> tuple[Classified, ...]:
    """What the bundled model makes of three texts and of nothing."""
    return classify([TRAINING, SURVEY, FASTER, ""], encoder)


def test_all_items_of_every_text_are_ranked(classified: Sequence[Classified]) -> None:
    for found in classified:
        assert sorted(link.code for link in found.items) == CODES
        assert [link.score for link in found.items] == sorted((link.score for link in found.items), reverse=True)


@pytest.mark.parametrize(("place", "code"), [(0, "5.2"), (1, "3.1"), (2, "7.6")])
def test_an_obvious_text_has_its_item_first(place: int, code: str, classified: Sequence[Classified]) -> None:
    assert classified[place].items[0].code == code
    assert classified[place].items[0].score > 0.7


def test_reasons_are_words_of_the_text_once_each(classified: Sequence[Classified]) -> None:
    first, *_ = classified_to_json(classified[2], explain=True)
    assert first["code"] == "7.6"
    assert {"30 วัน", "5 วัน", "9 ขั้นตอน", "3 ขั้นตอน"} <= set(first["cues"])
    assert len(first["cues"]) == len(set(first["cues"]))
    assert first["window"] in FASTER


def test_without_reasons_a_row_is_code_and_score(classified: Sequence[Classified]) -> None:
    rows = classified_to_json(classified[0], explain=False)
    assert [set(row) for row in rows] == [{"code", "score"}] * 18
