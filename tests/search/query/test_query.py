"""Queries: what cannot be asked, what is mended, and that terms are made as those of passages are."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus import fold_digits, normal_form, read_terms, repair_text, with_stops
from search.errors import QueryError
from search.query import MAX_QUERY
from search.query.query import prepare_query
from tests.support.fakes_search import make_query, read

NOTHING = "There is nothing to search for; type a word, a name or a number"

THAI = st.text(alphabet="กขคงนสอพเแใะาำิีุู่้๊็์ํๆฯ๐๕ �", max_size=40)
MIXED = st.text(alphabet="กนสเาำ้่ิ� aZé7๗.,-#%(\n\t\x00\u00a0\ud800", max_size=40)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\t \r\n", "\u00a0\u3000", ".", "?!", "«…»", "่", "ั้", "๏๚๛", "฿", "😀", "_", "-/-", "\u200b"],
)
def test_a_text_without_a_letter_or_digit_cannot_be_asked(text: str) -> None:
    with pytest.raises(QueryError, match=f"^{NOTHING}$"):
        read(text)


@pytest.mark.parametrize("text", ["\x00", "\x00\x1b\x7f", "\x85\x9f", "\ud800", "\udfff\ud800"])
def test_control_characters_and_lone_surrogates_alone_cannot_be_asked(text: str) -> None:
    with pytest.raises(QueryError, match=f"^{NOTHING}$"):
        read(text)


def test_the_message_for_nothing_stands_in_both_languages() -> None:
    with pytest.raises(QueryError, match=NOTHING) as caught:
        read(" ")
    assert caught.value.sentence("th") == "ยังไม่มีคำค้น กรุณาพิมพ์คำ ชื่อ หรือตัวเลขที่ต้องการค้น"
    assert caught.value.sentence("en") == f"{NOTHING}."


def test_the_longest_query_is_taken() -> None:
    assert MAX_QUERY == 500
    assert read("ก" * 499).text == "ก" * 499
    assert read("ก" * 500).text == "ก" * 500


def test_a_longer_query_is_refused_with_its_length_in_both_languages() -> None:
    with pytest.raises(QueryError, match=r"501 characters, at most 500") as caught:
        read("ก" * 501)
    assert caught.value.sentence("th") == "คำค้นยาวเกินไป (501 ตัวอักษร ได้ไม่เกิน 500) กรุณาตัดให้สั้นลง"
    assert caught.value.sentence("en") == "The query is too long (501 characters, at most 500); shorten it."


def test_a_pasted_document_is_refused_with_commas_in_its_length() -> None:
    with pytest.raises(QueryError, match=r"^The query is too long \(118,302 characters, at most 500\); shorten it$"):
        read("ก" * 118_302)


def test_white_space_is_made_single_and_the_outer_goes() -> None:
    assert read(" \t แผน \n\n  พัฒนา\u00a0\u3000งาน ").text == "แผน พัฒนา งาน"


def test_control_characters_part_words() -> None:
    query = read("plan\x00review\x1b\x7f\x85cycle\r\n")
    assert (query.text, query.terms) == ("plan review cycle", ("plan", "review", "cycle"))


def test_marks_without_width_are_not_asked() -> None:
    # Of direction, a zero-width space between Thai words, a soft hyphen, a byte order mark.
    assert read("\ufeff\u202eหมวด\u200b 2\u200f pl\u00adan").text == "หมวด 2 plan"


def test_a_lone_surrogate_is_taken_out() -> None:
    assert read("\ud83dplan\udc00").text == "plan"


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("น�้ำ", "น้ำ"),
        ("ส�ำนักงาน", "สำนักงาน"),
        ("น ้ำท่วม", "น้ำท่วม"),
        ("นํ้าท่วม", "น้ำท่วม"),
        ("เน่ือง", "เนื่อง"),
        ("\uf0d8 แผน", "• แผน"),
        ("น\x00้ำ", "น้ำ"),
    ],
)
def test_damage_is_repaired(damaged: str, clean: str) -> None:
    query = read(damaged)
    assert (query.text, query.terms) == (clean, read_terms(clean))


@given(THAI)
def test_damage_is_repaired_as_in_passages(text: str) -> None:
    repaired = re.sub(r"\s+", " ", fold_digits(normal_form(repair_text(text).text))).strip()
    assume(any(letter.isalnum() for letter in repaired))
    assert read(text).text == repaired


@given(MIXED)
def test_terms_are_those_of_a_passage_with_the_text_of_the_query(text: str) -> None:
    try:
        query = read(text)
    except QueryError:
        assume(False)
    assert query.terms == read_terms(query.text)


@given(MIXED)
def test_what_is_asked_holds_no_control_character_and_no_surrogate_and_can_be_written(text: str) -> None:
    try:
        query = read(text)
    except QueryError:
        assume(False)
    assert query.text.encode().decode() == query.text
    assert query.text.isprintable()
    assert query.text == query.text.strip()


def test_thai_digits_are_arabic_in_text_and_terms() -> None:
    query = read("ปี ๒๕๖๔")
    assert (query.text, query.terms) == ("ปี 2564", ("ปี", "2564", "2021"))
    assert read("ปี ๒๕๖๔").terms == read("ปี 2564").terms


def test_terms_of_a_mixed_query_by_hand() -> None:
    # A word of four letters has one gram; an abbreviation loses its stops, a number its commas, a code has its parts.
    query = read("ก.พ.ร.  TRAT-FC 12,400 ไมซ์")
    assert query.text == "ก.พ.ร. TRAT-FC 12,400 ไมซ์"
    assert query.terms == ("กพร", "trat-fc", "trat", "fc", "12400", "ไมซ์", "#ไมซ์")


def test_letters_that_are_no_terms_can_be_asked_by_meaning() -> None:
    assert read("中文") == make_query("中文")


def test_the_concepts_of_a_query_are_told_and_the_words_that_none_covers() -> None:
    query = read("Goats, goats & the zebras of คนแก่")
    assert query.concepts == ("=goat", "=elderly")
    assert query.plain == ("the", "zebras", "of")


def test_a_query_without_concepts_has_only_plain_words() -> None:
    query = read("zebra 2564")
    assert (query.concepts, query.plain) == ((), query.terms)


@pytest.mark.parametrize(
    ("typed", "same"),
    [("๘๕๑,๐๓๘", "851,038"), ("เเผนงาน", "แผนงาน"), ("น\u0e4d\u0e49าเสีย", "น้ำเสีย"), ("ขยะ\u200bอินทรีย์", "ขยะอินทรีย์")],
)
def test_what_looks_the_same_asks_the_same(typed: str, same: str) -> None:
    assert read(typed) == read(same)


class Recorder:
    """Encodes a text by its length. asked: the texts, in order."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        self.asked.append(text)
        return np.full(1, len(text), np.float32), np.full((1, 1), -len(text), np.float32)


def test_an_abbreviation_asks_the_same_with_and_without_its_stops() -> None:
    encode = Recorder()
    queries = [prepare_query(text, encode) for text in ("พรบ", "พ.ร.บ.", "พรบ.")]
    assert encode.asked == ["พ.ร.บ.", "พระราชบัญญัติ"] * 3
    assert {(query.terms, query.concepts, query.plain) for query in queries} == {(("พรบ",), ("=act",), ())}
    assert [query.text for query in queries] == ["พรบ", "พ.ร.บ.", "พรบ."]


def test_a_query_is_encoded_as_it_is_worded_and_as_an_official_would_word_it() -> None:
    encode = Recorder()
    query = prepare_query("  คนแก่ zebra goats ", encode)
    assert query.text == "คนแก่ zebra goats"
    assert encode.asked == ["คนแก่ zebra goats", "ผู้สูงอายุ zebra แพะ"]
    assert query.official is not None
    assert (query.encoded.vector.tolist(), query.encoded.tokens.tolist()) == ([17], [[-17]])
    assert (query.official.vector.tolist(), query.official.tokens.tolist()) == ([20], [[-20]])
    # What is met by words stays: the terms are those of the text.
    assert query.terms == read_terms("คนแก่ zebra goats")


@pytest.mark.parametrize("text", ["ผู้สูงอายุ", "ผู้สูงอายุเลี้ยงแพะ 12 ตัว", "zebra 2564", "中文", "๒๕๖๔", "เเพะ"])
def test_a_query_that_is_worded_officially_is_encoded_once(text: str) -> None:
    encode = Recorder()
    assert prepare_query(text, encode).official is None
    assert len(encode.asked) == 1


def test_other_abbreviations_have_their_stops_in_official_words_too() -> None:
    encode = Recorder()
    prepare_query("คนแก่ ตาม พรฎ", encode)
    assert encode.asked[1].startswith("ผู้สูงอายุ ตาม ")
    assert encode.asked[1] == with_stops(encode.asked[1])


def test_official_words_make_no_other_query() -> None:
    query = read("คนแก่")
    assert query.official is not None
    assert query == replace(query, official=None)
