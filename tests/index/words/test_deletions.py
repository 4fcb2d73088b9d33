"""Words near a slip: those that share what is left when a glyph is dropped, against all words compared one by one."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import is_word
from index import LEAST_LETTERS, LEAST_SYLLABLES, Words, cut_syllables
from index.words.deletions import LONGEST
from index.words.thesaurus import thesaurus_words


def test_a_glyph_has_its_marks_and_the_vowel_before_it() -> None:
    assert cut_syllables("เที่ยวป่า") == ["เที่", "ย", "ว", "ป่", "า"]
    assert cut_syllables("plan") == ["p", "l", "a", "n"]
    assert cut_syllables("กเ") == ["ก", "เ"]
    assert cut_syllables("") == []


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("ทุเรีน", ("ทุเรียน",)),  # a letter is missing
        ("ทุเรียยน", ("ทุเรียน",)),  # or too many
        ("ทุเลียน", ("ทุเรียน",)),  # or another
        ("ทุยเรีน", ("ทุเรียน",)),  # or in the wrong place
        ("ทุเรียน", ("ทุเรียน",)),
        ("ทเรน", ()),  # two glyphs differ
        ("cockpt", ("cockpit",)),
        ("volunter", ("volunteer",)),  # of the thesaurus, though not of the index
        ("cock", ()),  # too short to tell
        ("กก", ()),
        ("ก" * (LONGEST + 1), ()),
        ("", ()),
        ("๒๕๖๔", ()),
        ("\ud800" * 6, ()),
    ],
)
def test_words_that_a_slip_may_have_been(typed: str, near: tuple[str, ...]) -> None:
    assert Words.of({"ทุเรียน": 1, "cockpit": 1, "=ทุเรียน": 3, "#ทุเร": 9, "2564": 2}).near(typed) == near


def test_a_slip_of_the_documents_own_is_not_what_was_meant() -> None:
    assert not is_word("ทุเรียณ")
    assert Words.of({"ทุเรียณ": 1}).near("ทุเรีณ") == ()
    assert Words.of({"ทุเรียณ": 2}).near("ทุเรีณ") == ("ทุเรียณ",)


def _deletions(word: str) -> set[str]:
    glyphs = cut_syllables(word)
    return {"".join((*glyphs[:at], *glyphs[at + 1 :])) for at in range(len(glyphs))} | {word}


def _is_taken(word: str) -> bool:
    thai = "\u0e01" <= word[0] <= "\u0e4e"
    least = LEAST_SYLLABLES if thai else LEAST_LETTERS
    return (thai or word.isalpha()) and least <= len(cut_syllables(word)) <= LONGEST


def _made(letters: str, count: int) -> set[str]:
    source = random.Random(5)
    return {"".join(source.choices(letters, k=source.randint(1, 8))) for _ in range(count)}


ODD = {"เ", "กเ", "เเก", "่กข่", "é" * 6, "กขค-ง", "ab-cd", "ก" * LONGEST, "ก" * (LONGEST + 1), "ขaกb", "ααααα"}
OWN = _made("กขา่้ิเแ", 4000) | _made("abcde", 2000) | ODD
WORDS = Words.of(dict.fromkeys(OWN, 2))
BY_DELETION = [(word, _deletions(word)) for word in sorted(OWN | thesaurus_words()) if _is_taken(word)]


@settings(max_examples=60, deadline=None)
@given(st.text("กขา่้ิเแ", max_size=9) | st.text("abcde", max_size=9) | st.sampled_from(sorted(OWN)) | st.text(max_size=7))
def test_the_words_near_are_those_that_share_a_deletion(typed: str) -> None:
    assert WORDS.near(typed) == _near(typed)


def test_odd_words_are_near_themselves_where_they_are_put_right_at_all() -> None:
    assert [word for word in sorted(ODD) if WORDS.near(word) != _near(word)] == []
    assert WORDS.near("ก" * LONGEST) == ("ก" * LONGEST,)


def _near(typed: str) -> tuple[str, ...]:
    left = _deletions(typed) if typed and _is_taken(typed) else set()
    return tuple(word for word, deletions in BY_DELETION if not deletions.isdisjoint(left))
