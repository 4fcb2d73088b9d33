"""The evidence the package ships, and finding its cues in a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import FoundCues, find_cues, read_criteria, read_evidence
from corpus.criteria import cues

CODES = [item.code for item in read_criteria().items]


def words(code: str, text: str) -> list[str]:
    return [text[start:end] for start, end in find_cues(text)[code].spans]


def test_every_item_has_sentences_and_cues_of_its_own() -> None:
    evidence = read_evidence()
    assert [each.code for each in evidence] == CODES
    sentences = [sentence for each in evidence for sentence in each.sentences]
    assert len(sentences) == len(set(sentences)) == 269
    assert min(len(each.sentences) for each in evidence) == 7
    assert min(len(each.cues) for each in evidence) >= 10
    assert all(len(each.cues) == len(set(each.cues)) for each in evidence)


def test_nothing_in_the_evidence_has_white_space_at_its_ends_or_is_empty() -> None:
    texts = [text for each in read_evidence() for text in (*each.sentences, *each.cues)]
    assert [text for text in texts if text != text.strip() or not text] == []


def test_a_text_without_cues_has_none_for_any_item() -> None:
    assert find_cues("") == dict.fromkeys(CODES, FoundCues(spans=(), kinds=0))


def test_the_longer_of_two_cues_that_begin_together_counts_once() -> None:
    assert words("2.1", "ใช้ยุทธศาสตร์ชาติ 20 ปี เป็นกรอบ") == ["ยุทธศาสตร์ชาติ 20 ปี"]
    assert words("2.1", "ใช้ยุทธศาสตร์ชาติเป็นกรอบ") == ["ยุทธศาสตร์ชาติ"]


def test_a_cue_twice_is_two_spans_of_one_kind() -> None:
    assert find_cues("ค่านิยม และค่านิยม")["1.1"] == FoundCues(spans=((0, 7), (11, 18)), kinds=1)


def test_numbers_are_all_alike_and_thai_digits_are_digits() -> None:
    found = find_cues("รายได้ 1,200 บาท และ ๓๕๐บาท")["7.5"]
    assert words("7.5", "รายได้ 1,200 บาท และ ๓๕๐บาท") == ["รายได้", "1,200 บาท", "๓๕๐บาท"]
    assert found.kinds == 2


@pytest.mark.parametrize("number", ["12", "๑๒", "สิบสอง", "ยี่สิบเอ็ด", "สองร้อยห้าสิบ"])
def test_a_count_is_a_number_in_figures_or_in_thai_words(number: str) -> None:
    finder = cues.CueFinder({"scope": ("ทั้ง ~ แห่ง", "~ อำเภอ")})
    for text in (f"ทั้ง{number}แห่ง", f"{number}อำเภอ"):
        assert [match[0] for match in finder.find(f"ใน{text}นี้")["scope"]] == [text]
        assert [match[0] for match in finder.find_each(f"ใน{text}นี้")["scope"]] == [text]
    assert finder.find("ทั้งหลายแห่ง ทุกอำเภอ") == {}


def test_a_unit_without_a_number_is_no_cue() -> None:
    assert words("7.1", "คนในชุมชน") == []
    assert words("7.1", "120 คนในชุมชน") == ["120 คน"]


def test_latin_words_count_whole_and_in_either_case() -> None:
    assert words("4.1", "kpi ของกรม") == ["kpi"]
    assert words("6.1", "ส่ง email ทุกวัน ใช้ ai") == ["ai"]
    assert words("2.1", "ใช้SWOTวิเคราะห์") == ["SWOT"]


@pytest.mark.parametrize("space", ["", " ", "\n"])
def test_a_space_of_a_cue_is_any_white_space_or_none(space: str) -> None:
    assert words("7.1", f"ร้อยละ{space}95.5") == [f"ร้อยละ{space}95.5"]


@pytest.mark.parametrize("text", ["1" * 200_000, "ร้อยละ" + " " * 200_000, "1," * 100_000, "1" * 9 + " " * 200_000])
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    found = find_cues(f"{text} ใช้ SWOT วิเคราะห์")
    assert (len(text) + 5, len(text) + 9) in found["2.1"].spans


@given(st.text(alphabet="กาแผนยุทธศาสตร์ 0123,.ร้อยละบท๕ISO", max_size=80))
def test_spans_are_in_order_within_the_text_and_do_not_overlap(text: str) -> None:
    for found in find_cues(text).values():
        ends = [0]
        for start, end in found.spans:
            assert ends[-1] <= start < end <= len(text)
            ends.append(end)
        assert (found.kinds == 0) == (not found.spans)
        assert found.kinds <= len(found.spans)


def test_cues_are_words_not_patterns() -> None:
    assert all(re.fullmatch(r"[^\\()\[\]{}*+?|^$]+", cue) for each in read_evidence() for cue in each.cues)


PIECES = [cue.replace("#", "1,200") for each in read_evidence() for cue in each.cues]


@given(st.lists(st.sampled_from(PIECES) | st.text("กขคงจ่้าิ๕5 .,AIKMsi\u0131\u017f\u0130\u212a", max_size=6), max_size=8))
def test_cues_are_the_same_as_when_each_is_looked_for_everywhere(pieces: list[str]) -> None:
    for text in ("".join(pieces), " ".join(pieces), "".join(pieces).upper()):
        found_each = cues._evidence_finder().find_each(text)
        each = {code: tuple(match.span() for match in found_each.get(code, ())) for code in CODES}
        assert {code: found.spans for code, found in find_cues(text).items()} == each
