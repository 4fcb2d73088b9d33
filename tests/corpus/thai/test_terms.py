"""Tokens: what a text can be found by, and that queries and passages go through the same function."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import GRAM, Case, Passage, find_concepts, fold_letters_and_digits, read_terms
from index.passage_texts import passage_terms
from tests.support.fakes_search import read

BY_HAND = [
    ("ก.พ.ร.", ("กพร",)),
    ("ก.พ.ร", ("กพร",)),
    ("ก.พ.", ("กพ",)),
    ("สำนักงาน ก.พ.", ("สำนักงาน", "#สำนั", "#ำนัก", "#นักง", "#ักงา", "#กงาน", "กพ")),
    ("สป.รง.", ("สปรง",)),
    ("สป.รง", ("สปรง",)),
    ("สผ.", ("สผ",)),
    ("พ.ศ. 2564", ("พศ", "2564", "2021")),
    ("พ.ศ.2564", ("พศ", "2564", "2021")),
    ("ก.พ.ร.จัด", ("กพร", "จัด")),  # the consonant of the next word is not the abbreviation's last letter
    ("1,234,567.50", ("1234567.50",)),
    ("๑,๒๓๔", ("1234",)),
    ("พ.ศ. ๒๕๖๔", ("พศ", "2564", "2021")),
    ("TRAT-FC", ("trat-fc", "trat", "fc")),
    ("e-Service", ("e-service", "e", "service")),
    ("COVID-19", ("covid-19", "covid", "19")),
    ("www.trat.go.th", ("www.trat.go.th", "www", "trat", "go", "th")),
    ("PMQA", ("pmqa",)),
    ("กข กข กข", ("กข", "กข", "กข")),  # as often as it occurs
    ("น้ำ", ("น้ำ",)),  # shorter than a gram
    ("การบริหาร", ("การบริหาร", "#การบ", "#ารบร", "#รบริ", "#บริห", "#ริหา", "#ิหาร")),
    ("งานPMQAงาน", ("งาน", "pmqa", "งาน")),
]

WORDLESS = ["", " ", "\n\t", "...", "!?()[]{}<>“”‘’", "- – — ...", "•", "\ufffd", "%", "ก"]

thai_or_latin = st.text(st.sampled_from("กขคงนมรสำาีัิ่้เแ.,- 12๓๔aBz#"), max_size=40)


@pytest.mark.parametrize(("text", "terms"), BY_HAND)
def test_terms_by_hand(text: str, terms: tuple[str, ...]) -> None:
    assert read_terms(text) == terms


@pytest.mark.parametrize("text", WORDLESS)
def test_what_cannot_be_searched_for_has_no_terms(text: str) -> None:
    assert read_terms(text) == ()


def test_an_abbreviation_is_no_part_of_another() -> None:
    # newmm splits ก.พ.ร. into ก.พ. and ร.: the civil service commission would be found in every text of another office.
    assert not set(read_terms("ก.พ.")) & set(read_terms("ก.พ.ร."))
    assert not set(read_terms("ป.ป.ท.")) & set(read_terms("ป.ป."))


def test_an_abbreviation_is_found_with_and_without_its_last_stop() -> None:
    assert read_terms("ก.พ.ร") == read_terms("ก.พ.ร.") == ("กพร",)


def test_a_code_is_found_whole_and_by_its_parts() -> None:
    passage = set(read_terms("มาตรการ TRAT-FC คุมโควิด"))
    assert {"trat-fc"} <= passage
    assert set(read_terms("trat fc")) <= passage
    assert set(read_terms("Trat")) <= passage


def test_numbers_are_found_however_they_are_written() -> None:
    assert read_terms("1000") == read_terms("1,000") == read_terms("๑,๐๐๐") == read_terms("๑๐๐๐") == ("1000",)


def test_sara_am_in_parts_is_sara_am() -> None:
    assert read_terms("ส\u0e4d\u0e32นัก") == read_terms("สำนัก")


def test_a_word_inside_a_longer_one_is_reachable_through_grams() -> None:
    longer, word = read_terms("การบริหาร"), read_terms("บริหาร")
    assert "บริหาร" not in longer
    assert {term for term in word if term.startswith(GRAM)} == {"#บริห", "#ริหา", "#ิหาร"}
    assert {term for term in word if term.startswith(GRAM)} <= set(longer)


def test_a_gram_never_meets_a_word_of_the_same_letters() -> None:
    assert read_terms("งาน") == ("งาน",)
    assert "#บริห" in read_terms("บริหาร")
    assert "บริห" not in read_terms("บริหาร")
    assert read_terms("#บริห") == read_terms("บริห")  # nor does typing the prefix ask for a gram
    assert read_terms("#pmqa") == ("pmqa",)


def test_grams_do_not_cross_from_one_run_of_thai_to_the_next() -> None:
    grams = [term for term in read_terms("กขคง จฉชซ") if term.startswith(GRAM)]
    assert grams == ["#กขคง", "#จฉชซ"]


@settings(deadline=None)
@given(thai_or_latin)
def test_only_grams_have_the_prefix_and_all_have_the_length(text: str) -> None:
    prefixed = [term for term in read_terms(text) if GRAM in term]
    assert all(term.startswith(GRAM) and len(term) == 5 and GRAM not in term[1:] for term in prefixed)


@settings(deadline=None)
@given(thai_or_latin)
def test_no_term_is_blank_and_none_holds_white_space_or_capitals(text: str) -> None:
    assert all(term and not any(letter.isspace() or letter.isupper() for letter in term) for term in read_terms(text))


# --- one function for both sides

SENTENCES = [
    "สำนักงาน ก.พ.ร. ให้บริการ e-Service แก่ประชาชน 1,234 ราย ใน พ.ศ. ๒๕๖๔",
    "มาตรการ TRAT-FC คุม COVID-19 ได้ทั้งจังหวัด",
    "How does a province plan bottom-up?",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_query_has_the_terms_of_its_text(text: str) -> None:
    assert read(text).terms == read_terms(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_passage_has_the_terms_of_its_text_and_its_place(text: str) -> None:
    case = Case(
        id="c", document="d.txt", agency="กรมน้ำ", agency_type="กรม", category=2, year=2564,
        lines=(1, 1), pages=None, short_names=("กน.",),
    )  # fmt: skip
    passage = Passage(id="p", case_id="c", section="ผลงาน", text=text, lines=(1, 1), page=1, windows=())
    terms, spoken = passage_terms(case, passage), (*read_terms("กรมน้ำ กน. กน ผลงาน"), *read_terms(text))
    assert terms[: len(spoken)] == spoken
    whole = f"กรมน้ำ\nกน.\nกน\nผลงาน\n{text}"
    assert terms[len(spoken) :] == tuple(concept for each in find_concepts(whole) for concept in each.concepts)
    assert "=performance" in terms[len(spoken) :]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_passage_is_found_by_every_term_of_its_own_text_asked_as_a_query(text: str) -> None:
    case = Case(
        id="c", document="d.txt", agency="กรมน้ำ", agency_type="กรม", category=2, year=2564, lines=(1, 1), pages=None
    )
    passage = Passage(id="p", case_id="c", section="ผลงาน", text=text, lines=(1, 1), page=1, windows=())
    assert set(read(text).terms) <= set(passage_terms(case, passage))


# --- letters beside numbers, and letters in other guises


@pytest.mark.parametrize("text", ["5ส", "5 ส", "๕ส", "๕ ส", "5 ส."])
def test_a_consonant_beside_a_number_joins_it(text: str) -> None:
    assert {"5", "5ส"} <= set(read_terms(f"กิจกรรม {text}"))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("ส 5", {"5", "ส5"}),
        ("ป.4 ม.3/1", {"ป4", "ม3"}),
        ("ก 5 ส", {"ก5", "5ส"}),
        ("กลุ่ม ก", {"กลุ่ม", "กลุ่ม-ก"}),
        ("กลุ่ม ข.", {"กลุ่ม", "กลุ่ม-ข"}),
        ("กลุ่มก", {"กลุ่ม", "กลุ่ม-ก"}),
    ],
)
def test_single_letters_are_kept_beside_what_they_tell_apart(text: str, terms: set[str]) -> None:
    assert terms <= set(read_terms(text))


@pytest.mark.parametrize("text", ["กิจกรรม จำนวน 5 รุ่น", "5 สวน", "5 ก.ค.", "10.5 ส", "08.30 น."])
def test_a_letter_of_something_else_joins_no_number(text: str) -> None:
    assert not any(re.fullmatch("[0-9]+[ก-ฮ]|[ก-ฮ][0-9]+", term) for term in read_terms(text))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("café CAFÉ Cafe\u0301", {"cafe"}),
        ("CO₂", {"co2", "co", "2"}),
        ("km²", {"km2", "km", "2"}),
        ("C₆H₁₂O₆", {"c6h12o6", "c", "6", "h", "12", "o"}),
        ("10³", {"10"}),  # no 103
        ("ＰＭＱＡ １２３", {"pmqa", "123"}),
        ("Łódź Ørsted", {"lodz", "orsted"}),
    ],
)
def test_latin_letters_and_digits_in_another_guise_are_the_plain_ones(text: str, terms: set[str]) -> None:
    assert set(read_terms(text)) == terms


@given(st.text(max_size=60))
def test_folding_moves_no_letter(text: str) -> None:
    assert len(fold_letters_and_digits(text)) == len(text)
    assert fold_letters_and_digits(fold_letters_and_digits(text)) == fold_letters_and_digits(text)


@pytest.mark.parametrize(("one", "other"), [("1022", "1,022"), ("483496", "483,496"), ("851,038", "๘๕๑,๐๓๘")])
def test_a_number_is_one_with_and_without_commas(one: str, other: str) -> None:
    assert read_terms(one) == read_terms(other)
