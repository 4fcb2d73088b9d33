"""Highlights: where the words of a query stand in a passage, and where they must not be seen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import GRAM, LETTERED, read_terms
from search.answer.highlights import _spans, find_terms, merge_spans

MARK = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"

THAI = st.text(alphabet="กขคงนพมรสอเแใะาำิีุู่้็์ ", max_size=60)
MIXED = st.text(alphabet="กพรนแาำ้ีabzİ 579๑๕,.-+*()[]|\\^$?#", max_size=60)


def found(text: str, query: str) -> dict[str, list[str]]:
    """What is highlighted in `text` for each term of `query`."""
    spans = find_terms(text, read_terms(query))
    return {term: [text[start:end] for start, end in places] for term, places in spans.items()}


def shown(text: str, query: str) -> str:
    """`text` with brackets around what is highlighted."""
    spans = find_terms(text, read_terms(query))
    for start, end in reversed(merge_spans(span for places in spans.values() for span in places)):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def test_a_thai_word_is_found_inside_a_longer_one() -> None:
    assert find_terms("การบริหารงาน บริหาร", read_terms("บริหาร")) == {"บริหาร": [(3, 9), (13, 19)]}


def test_terms_come_in_the_order_of_the_query_and_each_with_its_spans_in_order() -> None:
    spans = find_terms("plan แผน plan", ("แผน", "plan", "แผน"))
    assert list(spans.items()) == [("แผน", [(5, 8)]), ("plan", [(0, 4), (9, 13)])]


def test_terms_that_do_not_stand_in_the_text_are_left_out() -> None:
    assert find_terms("แผน", ("ผล", "แผน", "plan")) == {"แผน": [(0, 3)]}


def test_no_terms_and_no_text_give_nothing() -> None:
    assert find_terms("แผน", ()) == {}
    assert find_terms("", ("แผน",)) == {}


def test_latin_words_are_found_whole_and_in_any_case() -> None:
    assert shown("Plan PLAN plans replan plan2 2plan (plan) planแผน", "pLaN") == (
        "[Plan] [PLAN] plans replan plan2 2plan ([plan]) [plan]แผน"
    )


def test_a_code_is_found_whole_and_by_its_parts() -> None:
    assert find_terms("TRAT-FC และ Trat, FCA", read_terms("trat-fc")) == {
        "trat-fc": [(0, 7)],
        "trat": [(0, 4), (12, 16)],
        "fc": [(5, 7)],
    }
    assert shown("TRAT-FC และ Trat, FCA", "trat-fc") == "[TRAT-FC] และ [Trat], FCA"


@pytest.mark.parametrize("query", ["483496", "483,496", "๔๘๓๔๙๖", "๔๘๓,๔๙๖"])
@pytest.mark.parametrize("printed", ["483496", "483,496", "๔๘๓๔๙๖", "๔๘๓,๔๙๖"])
def test_a_number_is_found_with_and_without_commas_and_in_thai_digits(query: str, printed: str) -> None:
    assert shown(f"มี {printed} ราย", query) == f"มี [{printed}] ราย"


def test_a_number_is_not_found_within_a_longer_run_of_digits() -> None:
    assert found("1483496 4834967 ๑๔๘๓๔๙๖ 2564", "483496") == {}


def test_a_decimal_number_is_found_with_its_point_only() -> None:
    assert shown("12.5 12x5 125 112.5", "12.5") == "[12.5] 12x5 125 112.5"


@pytest.mark.parametrize("query", ["ก.พ.ร.", "กพร", "ก.พ.ร"])
@pytest.mark.parametrize("printed", ["ก.พ.ร.", "กพร", "กพร."])
def test_an_abbreviation_is_found_with_and_without_stops(query: str, printed: str) -> None:
    assert shown(f"สำนักงาน {printed} และสผ", query) == f"สำนักงาน [{printed}] และสผ"


def test_an_abbreviation_without_stops_is_found_behind_another_word() -> None:
    assert find_terms("สำนักงาน ก.พ.ร. และสผ", read_terms("สผ.")) == {"สผ": [(19, 21)]}


def test_stops_within_an_abbreviation_may_stand_anywhere() -> None:
    assert shown("สป.รง สปรง. ส.ป.ร.ง. สป รง", "สป.รง") == "[สป.รง] [สปรง.] [ส.ป.ร.ง.] สป รง"


def test_another_agencys_abbreviation_is_not_found() -> None:
    assert found("ก.พ. และ ก.ล.ต.", "ก.พ.ร.") == {}


def test_an_abbreviation_is_not_seen_in_consonants_that_bear_marks() -> None:
    assert found("รับงาน ก้ป ปี", "กป") == {}
    assert found("กบี่ กับ", "กบ") == {}


def test_function_words_are_left_out_beside_others() -> None:
    assert shown("แผนและงานที่ดี", "แผน และ งาน ที่") == "[แผน]และ[งาน]ที่ดี"


def test_function_words_are_found_when_the_query_has_no_others() -> None:
    assert shown("แผนและงานที่ดี", "และ ที่") == "แผน[และ]งาน[ที่]ดี"


def test_a_function_word_stays_out_even_when_the_other_words_do_not_stand_in_the_text() -> None:
    assert found("แผนและงาน", "และ ทุเรียน") == {}


def test_grams_are_never_found() -> None:
    # ทุเรียน has the grams ทุเร, ุเรี, เรีย, รียน; three of them stand in the text, and so does the sign before them.
    terms = read_terms("ทุเรียน")
    assert f"{GRAM}เรีย" in terms
    assert find_terms("โรงเรียน #เรีย เรีย", terms) == {}


@pytest.mark.parametrize(
    ("text", "word"), [("คนึง คน์ คน่ [คน]", "คน"), ("แผนี แผน็ [แผน]ก", "แผน"), ("เมืองไมซ์ [ไมซ]", "ไมซ")]
)
def test_no_highlight_ends_before_a_mark(text: str, word: str) -> None:
    plain = text.translate({ord("["): None, ord("]"): None})
    assert find_terms(plain, (word,)) == {word: [(text.index("["), text.index("]") - 1)]}


def test_a_letter_whose_lower_case_is_longer_shifts_nothing() -> None:
    text = "İzmir plan PLAN แผน"
    assert len(text.lower()) == len(text) + 1
    assert find_terms(text, ("plan", "แผน")) == {"plan": [(6, 10), (11, 15)], "แผน": [(16, 19)]}
    assert find_terms("İ ๔๘๓,๔๙๖", ("483496",)) == {"483496": [(2, 9)]}


def test_a_number_within_a_number_is_not_found() -> None:
    assert find_terms("5,000 คน 5.5 และ 5", ("5",)) == {"5": [(17, 18)]}


def test_an_abbreviation_within_a_word_is_not_found() -> None:
    assert found("วันออกพรรษา กพรท", "ก.พ.ร.") == {}


def test_a_latin_word_ends_where_its_letters_do() -> None:
    assert find_terms("café cafe cafeé", ("caf", "cafe")) == {"cafe": [(0, 4), (5, 9)]}


@pytest.mark.parametrize("word", ["(", "[a", "a|b", ".*", "a+", "\\", "^แผน$", "(?i)", "{2}", "แผน(", "ก|ข"])
def test_a_term_is_never_read_as_a_pattern(word: str) -> None:
    assert find_terms("aab แผน ก ข 22", (word,)) == {}
    assert find_terms(f" {word} ", (word,)) == {word: [(1, 1 + len(word))]}


def test_the_words_of_a_hostile_query_are_found() -> None:
    assert shown("c++ a.b ab (แผน)*", "C++ (a.b)* [แผน|$") == "[c]++ [a.b] ab ([แผน])*"


def test_overlapping_spans_are_made_one() -> None:
    assert merge_spans([(0, 3), (2, 5), (7, 9)]) == ((0, 5), (7, 9))


def test_touching_spans_are_made_one() -> None:
    assert merge_spans([(0, 3), (3, 5)]) == ((0, 5),)


def test_a_span_within_another_is_taken_up_by_it() -> None:
    assert merge_spans([(0, 9), (2, 5), (9, 10)]) == ((0, 10),)


def test_spans_are_put_in_order() -> None:
    assert merge_spans([(7, 9), (0, 3), (4, 6)]) == ((0, 3), (4, 6), (7, 9))


def test_no_spans_are_merged_to_none() -> None:
    assert merge_spans([]) == ()


@given(MIXED, MIXED)
def test_highlights_are_in_order_inside_the_text_and_apart(text: str, query: str) -> None:
    spans = merge_spans(span for found in find_terms(text, read_terms(query)).values() for span in found)
    ends = [place for span in spans for place in span]
    assert ends == sorted(set(ends))
    assert all(0 <= place <= len(text) for place in ends)


@given(THAI, THAI)
def test_in_thai_no_highlight_ends_before_a_mark(text: str, query: str) -> None:
    for spans in find_terms(text, read_terms(query)).values():
        assert [text[start:end] for start, end in spans if re.match(MARK, text[end:])] == []


@given(THAI, st.integers(0, 60), st.integers(0, 60))
def test_a_highlighted_thai_word_reads_as_the_word(text: str, start: int, end: int) -> None:
    # A query taken out of the text: whatever is highlighted is the term, but for the stops of abbreviations and
    # the space before a letter (กลุ่ม ก).
    for term, words in found(text, text[min(start, end) : max(start, end)]).items():
        assert {re.sub("[. ]", "", word) for word in words} == {term.replace(LETTERED, "")}


def test_known_abbreviations_are_marked_in_every_spelling_and_never_inside_a_word() -> None:
    text = "ตามพรบสุขภาพ พ.ร.บ. พ. ร. บ. พรบ พรปีใหม่ พรบาง"
    assert shown(text, "พรบ") == "ตาม[พรบ]สุขภาพ [พ.ร.บ.] [พ. ร. บ.] [พรบ] พรปีใหม่ พรบาง"
    assert shown("สธ สธ. ส.ธ. โอสธา", "สธ.") == "[สธ] [สธ.] [ส.ธ.] โอสธา"


def test_a_letter_beside_a_number_or_a_word_is_marked_with_it() -> None:
    assert shown("กิจกรรม 5ส และ ๕ ส ไม่ใช่ 5 สวน", "5 ส") == "กิจกรรม [5ส] และ [๕ ส] ไม่ใช่ [5] สวน"
    assert found("กลุ่ม ก และกลุ่ม ข", "กลุ่ม ก")["กลุ่ม-ก"] == ["กลุ่ม ก"]


def test_letters_in_another_guise_are_marked_where_they_stand() -> None:
    assert shown("ก๊าซ CO₂ ที่ café ＰＭＱＡ", "co2 cafe pmqa") == "ก๊าซ [CO₂] ที่ [café] [ＰＭＱＡ]"
    assert found("มี 1,022 และ ๔๘๓,๔๙๖", "1022 483496") == {"1022": ["1,022"], "483496": ["๔๘๓,๔๙๖"]}


def _by_patterns(text: str, word: str) -> list[tuple[int, int]]:
    latin = "a-z0-9\u00c0-\u024f"
    pattern = rf"(?<![{latin}]){re.escape(word)}(?![{latin}])" if word.isascii() else f"{re.escape(word)}(?!{MARK})"
    return [match.span() for match in re.finditer(pattern, text)]


@given(
    st.text("aébก้แ 1.-", max_size=40),
    st.text("aébก้แ", min_size=1, max_size=3).filter(lambda word: any(letter in "aébแ" for letter in word)),
)
def test_words_are_found_letter_for_letter_as_by_a_pattern(text: str, word: str) -> None:
    assert [*_spans(word, text)] == _by_patterns(text, word)


@pytest.mark.parametrize("word", ["aba", "แกแ"])
def test_a_word_that_overlaps_itself_is_found_where_a_pattern_finds_it(word: str) -> None:
    for text in (word + word[1:], word + word[1:] + word[1:], word + "1" + word, word[:2] + word, word + "้" + word):
        assert _spans(word, text) == _by_patterns(text, word)
