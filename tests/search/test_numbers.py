"""Queries that are a number: what prints it, and nothing else, answers."""

import pytest

from corpus import read_terms
from search.engine import SearchEngine
from search.results import Filters
from tests.support.fakes_search import make_case, make_engine, place

LANDS, COAST = make_case("a", "กรมที่ดินทดสอบ", year=2564), make_case("b", "จังหวัดทดสอบ", agency_type="จังหวัด", year=2565)
TEXTS = ("สมาชิก 483,496 คน", "รายได้ 1,022 บาท", "รายได้ ๑,๐๒๒ บาท ปี 2564", "เพิ่มขึ้นร้อยละ 80", "ไม่มีตัวเลข")


def engine() -> SearchEngine:
    """The nearer a passage lies to every query, the later it is asked for here."""
    return make_engine(
        (LANDS, COAST),
        [
            place((LANDS, COAST)[number % 2], number, text, 0.1 + number / 10, terms=read_terms(text))
            for number, text in enumerate(TEXTS)
        ],
    )


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("483,496", [0]),
        ("483496", [0]),
        ("๔๘๓๔๙๖", [0]),
        ("1022", [2, 1]),
        ("80%", [3]),
        ("2564", [2]),
    ],
)
def test_a_number_finds_what_prints_it_in_whatever_digits(query: str, texts: list[int]) -> None:
    answer = engine().search(query)
    assert [hit.passage.text for hit in answer.hits] == [TEXTS[number] for number in texts]
    assert (answer.answered, answer.total) == (True, len(texts))


def test_a_number_that_nothing_prints_and_one_among_words_are_left_to_the_legs() -> None:
    assert engine().search("483,490").hits[0].passage.text == TEXTS[-1]
    assert engine().search("ไม่มี 483,496").total == len(TEXTS)


def test_filters_hold() -> None:
    assert [hit.passage.text for hit in engine().search("1022", filters=Filters(year=(2565,))).hits] == [TEXTS[1]]
