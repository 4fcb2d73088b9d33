"""Words near a slip: those that share what is left when a glyph is dropped, against all words compared one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import is_word
from index import LEAST_LETTERS, LEAST_SYLLABLES, Words, cut_syllables
from index.words.deletions import LONGEST
from index.words.thesaurus import thesaurus_words

THESAURUS = sorted(thesaurus_words())


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


WORDS = st.text("กขา่้ิเแ", min_size=1, max_size=9) | st.text("abcde", min_size=1, max_size=8) | st.text(max_size=7)


@settings(max_examples=30, deadline=None)
@given(st.sets(WORDS.filter(lambda word: bool(word) and word[0] != "#"), max_size=40), WORDS)
def test_the_words_near_are_those_that_share_a_deletion(among: set[str], typed: str) -> None:
    storable = {word for word in among if word.isprintable()}
    found = Words.of(dict.fromkeys(sorted(storable), 2)).near(typed)
    every = storable | set(THESAURUS)
    shared = {word for word in every if _is_taken(word) and _deletions(word) & _deletions(typed)}
    assert found == tuple(sorted(shared if typed and _is_taken(typed) else ()))
