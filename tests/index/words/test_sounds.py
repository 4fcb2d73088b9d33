"""Words by their sound: the nearest ones, against all words compared one by one."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Words
from index.words.sounds import MOST_COMPARED, skeletons


@pytest.mark.parametrize(
    ("thai", "latin"), [("แดชบอร์ด", "dashboard"), ("เซ็นเซอร์", "sensor"), ("แคมเปญ", "campaign"), ("คลาวด์", "cloud")]
)
def test_spellings_of_a_word_share_their_skeleton(thai: str, latin: str) -> None:
    first, second = skeletons([thai, latin])
    assert first == second


def test_skeletons_by_hand_alone_and_among_others() -> None:
    words = {"dashboard": "dsbd", "แดชบอร์ด": "dsbd", "aeiou": "", "box": "bks", "signing": "snn", "bank": "bnk"}
    assert skeletons(list(words)) == [each.replace("nn", "n") for each in words.values()]
    assert [skeletons([word]) for word in words] == [[each.replace("nn", "n")] for each in words.values()]
    assert skeletons([]) == []


def test_words_of_each_script_that_sound_alike_are_found() -> None:
    words = Words.of({"dashboard": 1, "dashbord": 1, "แดชบอร์ด": 1, "ประชาชน": 1, "people": 1, "#แดชบ": 1, "db2": 1})
    assert words.alike("แดชบอร์ด", latin=True) == ("dashbord", "dashboard")
    assert words.alike("dashboard", latin=False) == ("แดชบอร์ด",)
    assert words.alike("da", latin=False) == words.alike("d" * 25, latin=False) == ()


def test_words_of_the_thesaurus_alone_are_not_the_index_own() -> None:
    assert Words.of({}).alike("farmer", latin=True) == ()
    assert Words.of({"farmer": 1}).alike("farmer", latin=True) == ("farmer",)


def _naive(word: str, among: list[str]) -> tuple[str, ...]:
    # Every word is compared: skeletons may differ by a class that is left out of either or of both.
    def keys(whole: str) -> set[str]:
        return {whole} | ({whole[:at] + whole[at + 1 :] for at in range(len(whole))} if len(whole) > 1 else set())

    def length(each: str) -> int:
        return sum(letter not in "-\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c" for letter in each)

    if not 3 <= len(word) <= 24:
        return ()
    (whole,), ranked = skeletons([word]), []
    for other, sound in zip(among, skeletons(among), strict=True):
        apart = 2 * (sound != whole) + abs(length(other) - length(word))
        if 3 <= len(other) <= 24 and apart <= 6 and keys(sound) & keys(whole):
            ranked.append((apart, other))
    return tuple(other for _, other in sorted(ranked)[:20])


def _made(letters: str, count: int, longest: int) -> list[str]:
    source = random.Random(3)
    return sorted({"".join(source.choices(letters, k=source.randint(1, longest))) for _ in range(count)})


LATIN, THAI = _made("kdnlbsaeh", 3000, 9), _made("กดนลบสาีเ์", 3000, 9)
MANY = Words.of(dict.fromkeys([*LATIN, *THAI, "e-service", "k-d"], 1))


@settings(max_examples=60, deadline=None)
@given(st.text("kdnlbsaeh", max_size=10) | st.text("กดนลบสาีเ์", max_size=10))
def test_the_nearest_are_those_of_all_words_compared(asked: str) -> None:
    assert MANY.alike(asked, latin=True) == _naive(asked, [*LATIN, "e-service", "k-d"])
    assert MANY.alike(asked, latin=False) == _naive(asked, THAI)


def test_a_class_that_differs_counts_as_two_letters_by_hand() -> None:
    # dak has the classes dk; db, dkb and d differ in one of them; lengths differ by 0, 0, 2, 1, 6 and 5.
    words = Words.of(dict.fromkeys(["dik", "dab", "dakaa", "dakb", "dakaaaaaa", "dabaaaaa", "people"], 1))
    assert words.alike("dak", latin=True) == ("dik", "dab", "dakaa", "dakb", "dakaaaaaa")


def test_of_many_words_that_sound_the_same_the_first_are_compared() -> None:
    among = ["d" + vowels + "k" for vowels in ("".join((a, b, c)) for a in "aeiou" for b in "aeiou" for c in "aeiou")]
    words = Words.of(dict.fromkeys(among, 1))
    assert words.alike("dook", latin=True) == _naive("dook", among)
    assert words.alike("doob", latin=True) == _naive("doob", among)
    assert len(words.alike("dook", latin=True)) == MOST_COMPARED
