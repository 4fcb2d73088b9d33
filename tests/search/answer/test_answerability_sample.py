"""Whether an index answers: the rule on the sample."""

import pytest

from index import Encoder
from search import EngineSource, SearchEngine, Settings
from search.answer.answerability import LEAST_PROBABILITY
from tests.search.answer.test_answerability import SAYS_NOTHING


@pytest.fixture(scope="module")
def sample(sample_home: object, encoder: Encoder) -> SearchEngine:
    source = EngineSource(Settings(home=sample_home))  # type: ignore[arg-type]
    source.encoder = encoder
    return source.current()


@pytest.mark.parametrize(
    ("query", "answered"),
    [
        ("ทุเรียนภูเขาไฟ", True),
        ("จังหวัดตราด", True),
        ("cancer patients choose their hospital", True),
        ("40,452", True),
        ("๔๐,๔๕๒", True),
        ("40,453", False),
        ("987654", False),
        ("วิธีทำแกงเขียวหวานไก่ให้กะทิไม่แตกมัน", False),
        ("How do I reverse a linked list in Python?", False),
        ("ต่ออายุหนังสือเดินทางต้องใช้อะไรบ้าง", False),
        *((text, False) for text in SAYS_NOTHING),
    ],
)
def test_the_sample_answers_what_it_holds_and_nothing_else(sample: SearchEngine, query: str, answered: bool) -> None:
    answer = sample.search(query)
    assert answer.answered is answered
    assert answer.hits
    assert answer.confidence is not None
    assert answered or answer.confidence < LEAST_PROBABILITY
