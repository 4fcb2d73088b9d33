"""The decoder: displaced marks, stray spaces, and what must not happen to any text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import repair_lines, repair_text
from corpus.repair.displaced_marks.lattice import UNKNOWN_PRICE, UNMOVED, SpacePrices, decode
from corpus.repair.displaced_marks.lexicon import read_lexicon
from corpus.repair.displaced_marks.slots import PRIVATE_GLYPHS, cut_slots
from corpus.thai import MARK
from tests.support.damage_model import displace

SENTENCES = (
    "หน่วยงานนี้เปิดรับฟังความคิดเห็นของประชาชนผ่านเว็บไซต์และสื่อสังคมออนไลน์ทุกเดือน",
    "เจ้าหน้าที่ลงพื้นที่สำรวจบ้านเรือนที่ถูกน้ำท่วม แล้วส่งข้อมูลให้ศูนย์กลางภายในวันเดียว",
    "ผู้บริหารกำหนดวิสัยทัศน์ พันธกิจ และตัวชี้วัดร่วมกับบุคลากรทุกระดับ",
    "ชาวนาในจังหวัดสุรินทร์ปลูกข้าวหอมมะลิอินทรีย์และขายตรงถึงผู้ซื้อในต่างประเทศ",
    "ห้องปฏิบัติการตรวจตัวอย่างได้เร็วขึ้นสองเท่าเมื่อใช้วิธีใหม่นี้",
    "คณะทำงานประชุมทุกวันจันทร์เพื่อติดตามความก้าวหน้าและแก้ปัญหาที่พบ",
    "นักเรียนกว่าสามร้อยคนเข้าร่วมกิจกรรมปลูกป่าชายเลนริมฝั่งแม่น้ำ",
    "ระบบนัดหมายล่วงหน้าช่วยลดเวลารอคอยของผู้ป่วยสูงอายุลงครึ่งหนึ่ง",
)

THAI = st.text(alphabet="กขคงจชดตทนบปผพมยรลวสหอฯะาำเแโใไๆ ัิีืุู็่้์ํ")
ANY = st.text(alphabet=st.sampled_from("กนมาำเแไ ่ี้ั\ufffd\uf70a\uf0d8\n3a") | st.characters(codec="utf-8"))


def consonants(text: str) -> str:
    return re.sub("[^ก-ฮ]", "", text)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_clean_sentences_stay_as_they_are(sentence: str) -> None:
    repaired = repair_text(sentence)
    assert (repaired.text, repaired.edits, repaired.trust) == (sentence, (), 1.0)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("rate", [0.3, 0.6, 0.9])
def test_displaced_marks_come_back(rate: float, seed: int) -> None:
    damaged = [displace(sentence, rate, seed) for sentence in SENTENCES]
    assert [repaired.text for repaired in repair_lines(damaged)] == list(SENTENCES)


def test_a_displaced_line_alone_comes_back() -> None:
    assert repair_text(displace(SENTENCES[0], 0.5, 1)).text == SENTENCES[0]


def test_a_cluster_can_lose_its_mark_and_receive_one() -> None:
    assert repair_text("หน่วยงานทีมุ่ง่มัน่พฒันา").text == "หน่วยงานที่มุ่งมั่นพัฒนา"


def test_a_mark_comes_back_over_a_genuine_space() -> None:
    assert repair_text("การพฒันาเทคโนโลย ีทีเ่พิม่ประสทิธิภาพ").text == "การพัฒนาเทคโนโลยี ที่เพิ่มประสิทธิภาพ"


def test_a_mark_left_on_a_dropped_space_is_paid_for() -> None:
    free = SpacePrices(kept=0.0, dropped=0.0)
    left, clean = (
        decode(slots, read_lexicon(), UNMOVED, [free if slot.is_space else None for slot in slots])
        for slots in map(cut_slots, ("ม ่าก", "ม าก"))
    )
    assert clean.cost == read_lexicon().costs["มาก"]
    assert left.cost > clean.cost + UNKNOWN_PRICE


def test_a_tone_behind_sara_am_comes_back() -> None:
    assert repair_text("น�ำ้ท่วมและล�ำ้หน้า").text == "น้ำท่วมและล้ำหน้า"


def test_a_line_without_a_sign_is_read_among_displaced_ones() -> None:
    lines = ["การพฒันาคณุภาพชวีติของประชาชน", "คณะกรรมการตดิตามผล", "เพือ่เพิม่ประสทิธิภาพ"]
    assert repair_lines(lines)[1].text == "คณะกรรมการติดตามผล"


def test_letter_spaces_go_and_phrase_spaces_stay() -> None:
    assert repair_text("ทั้ ง ใ นแล ะต ่ า งป ร ะ เ ทศ").text == "ทั้งในและต่างประเทศ"
    assert repair_text("ได ้รับความร ่วมมือ และผู ้ป ่วย เพื่อส่งต่อ").text == "ได้รับความร่วมมือ และผู้ป่วย เพื่อส่งต่อ"


def test_a_space_before_an_abbreviation_stays_in_a_spaced_line() -> None:
    assert repair_text("ครอบครัวที่มีรายได้ ขร. กำหนดให้ผู ้ดูแลหมู ่บ้าน").text == "ครอบครัวที่มีรายได้ ขร. กำหนดให้ผู้ดูแลหมู่บ้าน"


def test_a_word_that_leads_on_takes_back_what_a_spaced_line_put_behind_it() -> None:
    assert repair_text("ส ่งข้าวจากชาวนาไปสู ่ ผู ้ซื้อ").text == "ส่งข้าวจากชาวนาไปสู่ผู้ซื้อ"


def test_spaces_beside_figures_foreign_words_and_repetition_stay() -> None:
    assert repair_text("ยทุธศาสตร์ที ่3 และระบบต่าง ๆ เช่น Big Data ทีใ่ช้").text == (
        "ยุทธศาสตร์ที่ 3 และระบบต่าง ๆ เช่น Big Data ที่ใช้"
    )


@pytest.mark.parametrize("glyph", sorted(PRIVATE_GLYPHS))
def test_private_glyphs_become_their_letters(glyph: str) -> None:
    assert repair_text(f"ก{glyph}").text == f"ก{PRIVATE_GLYPHS[glyph]}"


def test_marks_lost_altogether_are_not_guessed_at() -> None:
    page = ["ค าน า", "การพฒนาระบบราชการเปนกระบวนการทตองอาศยความรวมมอของบคลากรทกระดบ"] * 3
    assert [(repaired.text, repaired.trust) for repaired in repair_lines(page)] == [(line, 0.0) for line in page]


def test_trust_falls_with_the_letters_outside_words_and_never_to_nothing() -> None:
    name = "ฒญฑฎฏ"
    texts = ["การพฒันาคณุภาพชวีติของประชาชน", f"การพฒันาคณุภาพชวีติของ{name[:2]}ประชาชน", f"{name * 3}พฒันาคณุภาพชวีติเพือ่"]
    assert [repaired.trust for repaired in map(repair_text, texts)] == [0.98, 0.89, 0.5]


def test_a_doubled_mark_in_a_sound_text_is_its_authors() -> None:
    text = f"{' '.join(SENTENCES)} เหล่่านั้นเป็นสิ่งที่ดี"
    assert repair_text(text).text == text


def test_edits_tell_place_and_rule() -> None:
    repaired = repair_text("การพฒันาคณุภาพชวีติของประชาชน")
    edit = repaired.edits[0]
    assert (edit.rule, edit.start, edit.end, edit.replacement) == ("displaced mark", 4, 6, "ัฒ")


def test_spans_are_carried_both_ways() -> None:
    repaired = repair_text("การพฒันา ส�ำนักงาน")
    assert repaired.text == "การพัฒนา สำนักงาน"
    assert repaired.to_original((3, 8)) == (3, 8)
    assert repaired.to_clean((4, 5)) == (4, 6)  # ฒ stands inside an edit, which is carried whole
    assert repaired.to_original((9, 17)) == (9, 18)
    assert repaired.to_clean((10, 11)) == (10, 10)  # the replacement character is gone


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), st.floats(0.05, 0.95), st.integers(0, 999))
def test_repair_of_damaged_sentences_is_idempotent(sentences: list[str], rate: float, seed: int) -> None:
    once = repair_text(displace("\n".join(sentences), rate, seed)).text
    assert repair_text(once).text == once


@settings(max_examples=200, deadline=None)
@given(THAI | ANY)
def test_any_text_keeps_its_consonants_and_lines(text: str) -> None:
    repaired = repair_text(text)
    expected = "".join(PRIVATE_GLYPHS.get(letter, letter) for letter in text)
    assert consonants(repaired.text) == consonants(expected)
    assert repaired.text.count("\n") == text.count("\n")
    assert 0.0 <= repaired.trust <= 1.0


@settings(max_examples=200, deadline=None)
@given(THAI | ANY)
def test_no_mark_is_put_on_nothing(text: str) -> None:
    lone = re.compile(f"(?<![ก-ฮ{MARK}])[{MARK}]")
    expected = "".join(PRIVATE_GLYPHS.get(letter, letter) for letter in text)
    assert len(lone.findall(repair_text(text).text)) <= len(lone.findall(expected))


@settings(max_examples=200, deadline=None)
@given(THAI | ANY)
def test_edits_rebuild_the_clean_text_from_the_original(text: str) -> None:
    repaired = repair_text(text)
    pieces, end = [], 0
    for edit in repaired.edits:
        assert edit.start >= end
        assert edit.rule
        pieces += (text[end : edit.start], edit.replacement)
        end = edit.end
    assert "".join(pieces) + text[end:] == repaired.text


@settings(max_examples=200, deadline=None)
@given(THAI | ANY, st.data())
def test_spans_carried_there_and_back_hold_what_they_held(text: str, data: st.DataObject) -> None:
    repaired = repair_text(text)
    start = data.draw(st.integers(0, len(repaired.text)))
    end = data.draw(st.integers(start, len(repaired.text)))
    first, beyond = repaired.to_original((start, end))
    assert 0 <= first <= beyond <= len(text)
    back = repaired.to_clean((first, beyond))
    assert start == end or (back[0] <= start and end <= back[1])
