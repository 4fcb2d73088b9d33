"""Sounds: Thai and Latin spellings of one word are told from those of two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.sounds import UNSEEN, Ceiling, _weights, cut_glyphs, likeness, read_letters, spell_letters


@pytest.mark.parametrize(
    ("thai", "latin"),
    [
        ("แดชบอร์ด", "dashboard"),
        ("แพลตฟอร์ม", "platform"),
        ("เทเลเมดิซีน", "telemedicine"),
        ("สกอร์การ์ด", "scorecard"),
        ("โลจิสติกส์", "logistics"),
        ("วัคซีน", "vaccine"),
    ],
)
def test_two_spellings_of_a_word_are_alike(thai: str, latin: str) -> None:
    assert likeness(thai, latin) > 14


@pytest.mark.parametrize(("thai", "latin"), [("ประชาชน", "people"), ("แปลง", "plan"), ("ที่", "the"), ("ชาติ", "chat")])
def test_words_of_their_own_are_not(thai: str, latin: str) -> None:
    assert likeness(thai, latin) < 9


def test_silent_glyphs_and_letters_alone_by_hand() -> None:
    assert likeness("", "") == 0
    assert likeness("๛", "") == -6  # a sign that the dictionary does not have
    assert likeness("๛๛", "") == -12


def test_glyphs_come_in_the_order_of_their_sounds() -> None:
    assert cut_glyphs("แดชบอร์ด") == ["ด", "แ", "ช", "บ", "อ", "ร์", "ด"]
    assert cut_glyphs("โค้ช") == ["ค", "โ", "ช"]
    assert cut_glyphs("ศักดิ์") == ["ศ", "ั", "ก", "ดิ์"]


def test_names_of_letters_are_read() -> None:
    assert read_letters("พีเอ็มคิวเอ") == "pmqa"
    assert read_letters("จีพีเอส") == "gps"
    assert read_letters("เอ") is None  # a word of its own
    assert read_letters("เอกสาร") is None


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=6))
def test_spelt_letters_are_read_back(latin: str) -> None:
    assert read_letters(spell_letters(latin)) == latin


@given(st.text("กขดรสเแโไ์็่าิีุๆ", max_size=12), st.text("abcdehkrstz", max_size=12))
def test_any_two_spellings_can_be_compared(thai: str, latin: str) -> None:
    assert likeness(thai, latin) < 200
    assert sorted("".join(cut_glyphs(thai))) == sorted(letter for letter in thai if letter not in "็่")


@given(st.text("กขดตนบรลสฟอเแโไาะัิ์่ี", max_size=14), st.text("abcdefhiklmnorstuvxz", max_size=14))
def test_no_likeness_exceeds_its_ceiling(thai: str, latin: str) -> None:
    assert likeness(thai, latin) <= Ceiling(thai).of(latin)


@pytest.mark.parametrize(
    ("thai", "latin"), [("แดชบอร์ด", "dashboard"), ("เทเลเมดิซีน", "telemedicine"), ("โลจิสติกส์", "logistics")]
)
def test_a_ceiling_stands_near_the_likeness_of_one_word(thai: str, latin: str) -> None:
    assert likeness(thai, latin) <= Ceiling(thai).of(latin) < likeness(thai, latin) + 8


def test_a_ceiling_tells_most_words_apart() -> None:
    assert Ceiling("ประชาชน").of("people") < 0
    assert Ceiling("๛").of("") == pytest.approx(0, abs=1e-5)
    assert Ceiling("๛").of("jj") == pytest.approx(2 * UNSEEN, abs=1e-5)  # neither beside anything


def test_what_is_silent_weighs_nothing_above_0() -> None:
    # Ceilings leave silent glyphs out.
    assert all(row.get("", 0.0) <= 0 for row in _weights().values())
