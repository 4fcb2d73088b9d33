"""Winnowed shingles."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.sharing.letters import read_letters
from search.sharing.shingles import OCCURRENCES, SHINGLE, WINDOW, Shingles, fold_hashes, hash_letters, winnow
from tests.search.sharing.texts import COURT, OTHER, WELL

FEW = st.text(alphabet="กขคงจ", max_size=80)


@given(st.lists(st.integers(0, 5), max_size=40))
def test_of_every_window_the_smallest_are_kept_and_no_others(numbers: list[int]) -> None:
    windows = [
        range(max(first, 0), min(first + WINDOW, len(numbers))) for first in range(1 - WINDOW, max(len(numbers), 1))
    ]
    kept = {at for window in windows for at in window if numbers[at] == min(numbers[each] for each in window)}
    assert set(np.flatnonzero(winnow(np.array(numbers, dtype=np.uint64))).tolist()) == kept


@given(FEW, FEW, FEW, st.text(alphabet="กขคงจฉชซ", min_size=SHINGLE + WINDOW - 1, max_size=40))
def test_whatever_stands_around_it_a_common_run_of_shingle_and_window_is_met(
    before: str, behind: str, other: str, common: str
) -> None:
    if len(read_letters(common)) < len(common):
        return  # three alike in a row, of which two count
    letters = read_letters(f"{before}ญ{common}ญ{behind}")
    _, places, _ = Shingles.of([other, f"{other}ฐ{common}ฐ{before}"]).find(letters.codes)
    assert 1 in places.tolist()


@given(st.lists(FEW, max_size=8))
def test_a_text_has_the_same_shingles_whatever_its_neighbours(texts: list[str]) -> None:
    together = Shingles.of(texts)
    pairs = sorted(zip(together.places.tolist(), together.hashes.tolist(), strict=True))
    alone = [(place, number) for place, text in enumerate(texts) for number in Shingles.of([text]).hashes.tolist()]
    assert pairs == sorted(alone)


def test_shingles_are_sorted_and_equal_ones_in_the_order_of_texts() -> None:
    found = Shingles.of([WELL, OTHER, WELL, ""])
    keys = list(zip(found.hashes.tolist(), found.places.tolist(), strict=True))
    assert keys == sorted(keys)
    assert set(found.places.tolist()) == {0, 1, 2}


def test_hashes_are_of_the_letters_alone_and_none_of_a_short_text() -> None:
    codes = read_letters("กขคกขค").codes
    hashes = hash_letters(codes, 3)
    assert len(hashes) == 4
    assert hashes[0] == hashes[3] != hashes[1]
    assert len(hash_letters(codes, 7)) == 0
    assert fold_hashes(hashes)[0] == fold_hashes(hashes)[3]


def test_rareness_is_one_through_the_number_and_a_frequent_shingle_is_met_so_often_at_most() -> None:
    codes = read_letters(WELL).codes
    _, places, rareness = Shingles.of([OTHER, WELL, WELL]).find(codes)
    assert set(places.tolist()) == {1, 2}
    assert set(rareness.tolist()) == {0.5}
    begins, places, _ = Shingles.of([WELL] * (OCCURRENCES + 5)).find(codes)
    assert places.max() == OCCURRENCES - 1
    assert np.bincount(begins).max() == OCCURRENCES


def test_pairs_are_of_different_groups_the_most_in_common_first() -> None:
    half = WELL[:120]
    found = Shingles.of([WELL, OTHER, half, f"{COURT} {WELL}", COURT])
    groups = np.array([0, 1, 2, 3, 4])
    pairs = found.pairs(groups, 10)
    assert sorted(pairs) == [(0, 2), (0, 3), (2, 3), (3, 4)]
    assert pairs[0] == (0, 3)
    assert found.pairs(groups, 1) == [(0, 3)]
    assert sorted(found.pairs(np.array([0, 1, 0, 0, 0]), 10)) == []
    assert sorted(found.pairs(np.array([0, 1, 2, -1, 4]), 10)) == [(0, 2)]
    assert Shingles.of([]).pairs(np.zeros(0, dtype=np.int64), 10) == []
