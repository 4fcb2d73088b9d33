"""The letters that count."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import MARK, fold_letters_and_digits
from search.sharing.letters import read_letters
from tests.search.sharing.texts import WELL
from tests.support.damage_model import displace

TEXTS = st.text(alphabet=st.sampled_from("กขคงเแาำะัี่้๊์ๅฯๆ Aaé1๑.,\n“ﬁ😀\ud800"), max_size=60)


def folded(text: str) -> str:
    return "".join(map(chr, read_letters(text).codes.tolist()))


def naive(text: str) -> str:
    plain = fold_letters_and_digits(text).replace("\u0e33", "\u0e32").replace("\u0e45", "\u0e32")
    kept = "".join(letter for letter in plain if letter.isalpha() and letter not in "ฯๆ" and letter < "\U00010000")
    kept = kept.replace("เเ", "แ").replace("าา", "า")
    return re.sub(r"(.)\1{2,}", r"\1\1", kept)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", ""),
        ("ร้อยละ ๘๕.๒", "รอยละ"),
        ("สำนักงาน", "สานกงาน"),
        ("ส�ำนักงาน", "สานกงาน"),
        ("สํานกังาน", "สานกงาน"),
        ("เเผนงาน แผนงาน", "แผนงานแผนงาน"),
        ("ต่าง ๆ ฯลฯ", "ตางล"),
        ("Café e-Service 2.0", "cafeeservice"),
        ("กกกกก", "กก"),
        ("\U0001f600\ud800", ""),
    ],
)
def test_marks_spaces_punctuation_and_digits_do_not_count(text: str, letters: str) -> None:
    assert folded(text) == letters


@given(TEXTS)
def test_letters_are_those_of_a_loop_over_characters(text: str) -> None:
    assert folded(text) == naive(text)


@given(TEXTS)
def test_every_letter_knows_where_it_stands(text: str) -> None:
    letters = read_letters(text)
    offsets = letters.offsets.tolist()
    assert offsets == sorted(set(offsets))
    for code, offset in zip(letters.codes.tolist(), offsets, strict=True):
        assert chr(code) in (naive(text[offset]), "แ", "า")


@pytest.mark.parametrize("seed", range(20))
def test_displaced_and_lost_marks_and_spaces_change_no_letter(seed: int) -> None:
    rng = random.Random(seed)
    damaged = displace(WELL, 0.5, seed)
    damaged = re.sub(f"[{MARK}]", lambda match: rng.choice(("", match[0])), damaged)
    damaged = "".join(rng.choice((letter, f"{letter} ")) for letter in damaged if letter != " ")
    assert damaged != WELL
    assert folded(damaged) == folded(WELL)
