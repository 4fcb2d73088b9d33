"""Slips in English queries, by the dictionary and the thesaurus, in an index of Thai."""

from pathlib import Path

import pytest

from corpus import concept_words, read_terms
from index import LexicalIndex
from index.words.thesaurus import thesaurus_words
from search import read_queries
from search.query.english_words import is_compound, one_step_away
from search.query.suggestion import Suggester
from tests.support.fakes_index import words_in

DATA = Path(__file__).parents[2] / "data"

INDEX = LexicalIndex.of([read_terms("เกษตรกรขายผลไม้ออนไลน์ cockpit TRAT-FC บุรีรัมย์ buriram")])
SUGGESTER = Suggester(INDEX, words_in(INDEX))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("farmrs sell onlin", "farmers sell online"),
        ("helth volunter", "health volunteer"),
        ("digtal goverment servise", "digital government service"),
        ("Helth volunters in Buriram", "Health volunteers in Buriram"),
        ("the cockpt of managment", "the cockpit of management"),
        ("people in Buriramm", "people in Buriram"),
    ],
)
def test_several_slips_in_one_query_are_put_right(typed: str, meant: str) -> None:
    assert SUGGESTER.suggest(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "who is the chair of the commission",
        "a health data centre for travellers",
        "der Bericht ist sehr gut und lang",
        "phaen yutthasat khong krom",
        "What did Marlee Matlin translate",
        "the Broncos and the Steelers",
        "TRAT-FC",
    ],
)
def test_english_words_names_and_other_languages_are_left_alone(typed: str) -> None:
    assert SUGGESTER.suggest(typed) is None


def test_no_sound_english_query_of_ours_gets_a_suggestion() -> None:
    texts = [
        query.text
        for path in sorted(DATA.glob("*queries*.jsonl"))
        for query in read_queries(path)
        if query.language == "en" and query.kind != "typo"
    ]
    assert len(texts) > 50
    assert [text for text in texts if SUGGESTER.suggest(text)] == []


def test_a_word_that_only_the_dictionary_has_is_one_step_away_and_the_only_one() -> None:
    assert one_step_away("wherevr") == "wherever"
    assert one_step_away("wher") is None  # too short
    assert one_step_away("stering") is None  # steering, string, sterling
    assert one_step_away("xqzzxqzz") is None


@pytest.mark.parametrize(
    ("letters", "compound"),
    [("workfromhome", True), ("smartfarming", True), ("work", False), ("iydkiwrp", False), ("workfromhomex", False)],
)
def test_english_words_written_as_one(letters: str, compound: bool) -> None:
    assert is_compound(letters) is compound


def test_words_of_the_thesaurus_come_inflected() -> None:
    assert {"farmer", "farmers", "ministries", "volunteering"} <= thesaurus_words()
    assert {"farmer", "ministry"} <= concept_words()
    assert "farmerss" not in thesaurus_words()
