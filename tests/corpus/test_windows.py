"""Windows: they cover their text in order, are neither short nor long, and part no cluster."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import MAX_WINDOW_LENGTH, WINDOW_LENGTH, Span, cut_windows
from tests.corpus.test_passages import book_passages

MARK = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")  # sara am too: half of it stands above
LEADING_VOWELS = "เแโใไ"


def is_cut_well(text: str, place: int) -> bool:
    """Whether the text may be parted at `place`: not before a mark, not between a leading vowel and its consonant."""
    between = text[place - 1] in LEADING_VOWELS and "ก" <= text[place] <= "ฮ"
    return not MARK.match(text[place]) and not between


def check_windows(text: str, windows: tuple[Span, ...]) -> None:
    assert [start for start, _ in windows] == [0, *(end for _, end in windows[:-1])]
    assert windows[-1][1] == len(text)
    assert all(0 < end - start <= MAX_WINDOW_LENGTH for start, end in windows)
    assert all(end - start >= WINDOW_LENGTH for start, end in windows[:-1])
    assert all(is_cut_well(text, end) for _, end in windows[:-1])


WORDS = """
การ พัฒนา น้ำ เกษตร ที่ไหน โต๊ะ แม่น้ำ ไม้ ใต้ เก็บ ผู้รับบริการ สิ่งแวดล้อม ประชาชน ศักดิ์สิทธิ์ กระบวนการ ๒๕๖๔ ก.พ.ร. 1,234
COVID-19 (Bottom Up) https://www.example.go.th/a/b
""".split()

prose = st.lists(st.sampled_from([*WORDS, " ", "\n"]), min_size=1, max_size=150).map("".join)
latin = st.text(st.sampled_from("abc0.-/ \n"), min_size=1, max_size=700)


@settings(deadline=None)
@given(prose.filter(str.strip))
def test_windows_cover_the_text_in_order_without_overlap_and_part_no_cluster(text: str) -> None:
    check_windows(text, cut_windows(text))


@settings(deadline=None)
@given(latin.filter(str.strip))
def test_windows_of_text_with_hardly_a_space_are_not_too_long_either(text: str) -> None:
    check_windows(text, cut_windows(text))


def test_every_passage_of_the_book_has_windows_that_part_no_cluster() -> None:
    for _, passage in book_passages():
        check_windows(passage.text, passage.windows)
        assert passage.windows == cut_windows(passage.text)
        assert all(passage.text[start:end].strip() for start, end in passage.windows)


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_blank_text_has_no_windows(text: str) -> None:
    assert cut_windows(text) == ()


@pytest.mark.parametrize("text", ["ก", "กรมน้ำ ", "ก" * WINDOW_LENGTH])
def test_a_short_text_is_one_window(text: str) -> None:
    assert cut_windows(text) == ((0, len(text)),)


def test_a_window_ends_after_the_white_space_at_which_it_is_long_enough() -> None:
    # Words of 39 and a space: three have just 120. Words of 50 and a space: two have 102 characters, three have 153.
    assert cut_windows(("ก" * 39 + " ") * 6) == ((0, 120), (120, 240))
    assert cut_windows(("ก" * 50 + " ") * 6) == ((0, 153), (153, 306))


def test_a_short_rest_joins_the_window_before_it_if_there_is_room() -> None:
    # 3 x 51 = 153; a rest under 60 joins as long as both have 200 at most.
    assert cut_windows(("ก" * 50 + " ") * 3 + "ก" * 47) == ((0, 200),)
    assert cut_windows(("ก" * 50 + " ") * 3 + "ก" * 48) == ((0, 153), (153, 201))
    assert cut_windows("ก" * 60 + " " + "ก" * 60 + " " + "ก" * 60) == ((0, 122), (122, 182))


def test_a_stretch_without_white_space_is_cut_between_words() -> None:
    # A word of 7 letters: 18 of them are the first to have 120. The rest of 4, 28 letters, joins: 22 have 154.
    assert cut_windows("ประชาชน" * 40) == ((0, 126), (126, 280))
    assert cut_windows("ประชาชน" * 50) == ((0, 126), (126, 252), (252, 350))


def test_a_stretch_of_no_words_is_cut_before_a_consonant() -> None:
    # Eighty letters are as much as a piece may have: the second cut comes at 160, where a mark stands; so one earlier.
    text = "ฎ" * 159 + "ฎ่" + "ฎ" * 100
    assert cut_windows(text)[0] == (0, 159)
    assert text[159:161] == "ฎ่"
