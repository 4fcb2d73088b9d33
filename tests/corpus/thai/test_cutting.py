"""Words as newmm cuts them: PyThaiNLP's own is the second implementation that ours must agree with."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.tokenize import word_tokenize
from pythainlp.tokenize.tcc_p import tcc_pos

from corpus.thai import all_words, cut_words, is_word
from corpus.thai.cutting import cluster_ends
from corpus.thai.words import LONGEST_REMEMBERED

SAMPLE = Path(__file__).parents[3] / "corpus" / "sample"
LETTERS = "กขคงจชดตทนบปพมยรลวสหอะาำิีึืุูเแโใไ็่้๊๋์ํฯๆ๑๙ ab1.,:-\n"


def by_newmm(text: str) -> list[str]:
    return list(word_tokenize(text, engine="newmm", keep_whitespace=True))


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("*.md")), ids=lambda path: path.stem)
def test_the_sample_is_cut_as_newmm_cuts_it(path: Path) -> None:
    for line in path.read_text("utf-8").split("\n"):
        assert cut_words(line) == by_newmm(line)
        assert [place for place, ends in enumerate(cluster_ends(line)) if ends] == sorted(tcc_pos(line))


def test_words_put_together_at_random_and_misspelt_are_cut_as_newmm_cuts_them() -> None:
    chance = random.Random(7)
    words = sorted(all_words())
    for _ in range(3000):
        text = "".join(chance.choices(words, k=chance.randrange(1, 12)))
        if chance.random() < 0.5:
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(LETTERS) + text[at + 1 :]
        assert cut_words(text) == by_newmm(text)


@given(st.text(LETTERS, max_size=60) | st.text(max_size=30))
def test_any_text_is_cut_as_newmm_cuts_it(text: str) -> None:
    assert cut_words(text) == by_newmm(text)
    assert "".join(cut_words(text)) == text


@pytest.mark.parametrize(
    "text",
    ["เชิ้ต์", "เวียร์ราเวียร์", "เงิน์ายได้", "12:30น. 1,234.5บาท 127.0.0.1", "ตากลม" * 40, "ก" * 200, "", "\r\n\n\t"],
)
def test_what_is_hard_to_cut_is_cut_as_newmm_cuts_it(text: str) -> None:
    assert cut_words(text) == by_newmm(text)


@pytest.mark.parametrize("text", ["1.2.3,4:5.x67", "12.", "๑๒.๓๔๕ 1.๒", "1.2" * 50, "9" * 300 + ".5:", "1:2..3,,4"])
def test_numbers_with_marks_within_are_joined_as_newmm_joins_them(text: str) -> None:
    assert cut_words(text) == by_newmm(text)


def test_a_text_of_nothing_but_digits_is_cut_to_its_end() -> None:
    # Looked for from each digit on, a number in it would take some five minutes.
    assert cut_words("7" * 300_000) == ["7" * 300_000]


def test_a_text_too_long_to_be_remembered_is_cut_the_same() -> None:
    text = "การพัฒนาคุณภาพ" * (LONGEST_REMEMBERED // 10)
    assert cut_words(text) == by_newmm(text)


def test_what_is_remembered_cannot_be_changed_by_who_asked() -> None:
    cut_words("การพัฒนา").append("x")
    assert cut_words("การพัฒนา") == by_newmm("การพัฒนา")


def test_only_words_of_the_dictionary_are_words() -> None:
    assert is_word("กรม")
    assert not is_word("กรมม")
    assert not is_word("")
    assert not is_word("ก" * 1000)
