"""English words, as simplemma has them: itself is the second implementation."""

import random
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simplemma import is_known, lemmatize
from simplemma.strategies import DefaultDictionaryFactory

from corpus.thai import is_english, known_among
from corpus.thai.english import lemma_of

FORMS = sorted(DefaultDictionaryFactory().get_dictionary("en"))


def slips(count: int) -> Iterator[str]:
    chance = random.Random(3)
    for form in chance.sample(FORMS, count):
        at = chance.randrange(len(form))
        yield form[:at] + chance.choice("esingd'’") + form[at + 1 :]
        yield form + chance.choice(["s", "ies", "ized", "erves", "tions", "ly", "'s", "’s", "ʼs"])


WORDS = [*FORMS[::40], *filter("'".__contains__, FORMS), *filter("’".__contains__, FORMS), *slips(1500)]


def test_words_are_english_as_simplemma_knows_them() -> None:
    words = [*WORDS, *map(str.upper, WORDS[::5]), "กรม", "résumé", "re\u0301sume\u0301", "İstanbul", "don’t", "ſun"]
    known = {word for word in words if is_known(word.lower(), lang="en")}
    assert {word for word in words if is_english(word)} == known
    assert known_among(words) == known


def test_lemmas_are_those_of_simplemma() -> None:
    plain = [word.lower() for word in WORDS if word.isascii() and word.isalnum()]
    assert len(plain) > 3000
    assert [word for word in (*plain, "2021", "covid19") if lemma_of(word) != lemmatize(word, lang="en")] == []


@given(st.from_regex("[a-z0-9]{1,9}(cies|doms|isms|ists|ments|nces|ships|tions|ums|ized|erves|s|)", fullmatch=True))
def test_words_that_no_dictionary_has_end_as_in_simplemma(word: str) -> None:
    assert lemma_of(word) == lemmatize(word, lang="en")


@pytest.mark.parametrize("word", ["re\u0301sume\u0301s", "xy-policies", "o’xyzs", "xyzs'", "ångströmized", "a_bies"])
def test_of_words_with_other_signs_simplemma_is_asked(word: str) -> None:
    assert lemma_of(word) == lemmatize(word, lang="en")


def test_a_plain_word_imports_no_simplemma() -> None:
    program = (
        "import sys\n"
        "from corpus.thai.english import lemma_of\n"
        "print(lemma_of('services'))\n"  # where there is no table, it is made, by simplemma
        "known = set(sys.modules)\n"
        "print(lemma_of('zzyqments'), lemma_of('zzyq'), {'simplemma'} & (set(sys.modules) - known))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["service", "zzyqment zzyq set()"]


@pytest.mark.parametrize("word", ["", "กรม", "123"])
def test_what_is_no_latin_word_is_not_english(word: str) -> None:
    assert not is_english(word)
    assert known_among([word]) == set()
