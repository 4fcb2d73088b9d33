"""Runs of equal letters and what is made of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.sharing.chains import SEED, Common, Run, find_common, find_runs
from search.sharing.letters import read_letters
from tests.search.sharing.texts import COURT, OTHER, WELL

FEW = st.text(alphabet="กขคง", max_size=40)


def codes(text: str) -> NDArray[np.uint16]:
    return np.array([ord(letter) for letter in text], dtype=np.uint16)


def longest_common(one: str, other: str) -> int:
    """By comparing every stretch."""
    stretches = (one[start:end] for start in range(len(one)) for end in range(start, len(one) + 1))
    return max((len(stretch) for stretch in stretches if stretch in other), default=0)


@given(FEW, FEW, st.text(alphabet="จฉชซ", max_size=20))
def test_the_longest_run_is_the_longest_common_stretch(one: str, other: str, common: str) -> None:
    first, second = f"{one}{common}{other}", f"{other}{common}{one}"
    found = max((run.length for run in find_runs(codes(first), codes(second))), default=0)
    naive = longest_common(first, second)
    assert found == (naive if naive >= SEED else 0)


@given(FEW, FEW)
def test_runs_are_equal_in_both_texts_and_cannot_be_longer(one: str, other: str) -> None:
    for run in find_runs(codes(one), codes(other)):
        own, there = run.own + run.length, run.other + run.length
        assert one[run.own : own] == other[run.other : there]
        assert own == len(one) or there == len(other) or one[own] != other[there]


def test_a_changed_word_does_not_end_a_stretch() -> None:
    own = read_letters(WELL).codes
    other = read_letters(WELL.replace("คนปลูกผัก", "ชาวสวน").replace("ช่างสองคน", "ลูกจ้าง")).codes
    found = find_common(own, other)
    assert found is not None
    assert found.own == (0, len(own))
    assert found.other == (0, len(other))
    before, rest = WELL.split("คนปลูกผัก")
    between, behind = rest.split("ช่างสองคน")
    lengths = [len(read_letters(part)) for part in (before, between, behind)]
    assert [run.length for run in found.runs] == lengths
    assert found.matched == sum(lengths)


def test_a_stretch_goes_on_over_parts_in_another_order() -> None:
    first, second = WELL.split(" พอถึงเย็น")
    turned = f"{COURT} พอถึงเย็น{second} {first} {OTHER}"
    own = read_letters(WELL).codes
    found = find_common(own, read_letters(turned).codes)
    assert found is not None
    assert found.matched == len(own)
    begin = len(read_letters(COURT))
    assert found.other == (begin, begin + len(own))
    assert found.turned.own == found.other
    assert found.turned.turned == found


def test_parts_in_another_order_may_have_a_word_between_them_and_no_paragraph() -> None:
    first, second = WELL.split(" พอถึงเย็น")
    own = read_letters(WELL).codes
    near = find_common(own, read_letters(f"{second} กระนั้นก็ดี {first}").codes)
    far = find_common(own, read_letters(f"{second} {OTHER} {COURT} {OTHER} {first}").codes)
    lengths = [len(read_letters(part)) for part in (first, second)]
    assert near is not None
    assert far is not None
    assert near.matched == sum(lengths)
    assert far.matched == max(lengths)


@given(FEW, FEW, st.text(alphabet="จฉชซ", max_size=20))
def test_runs_of_what_is_in_common_overlap_in_neither_text(one: str, other: str, common: str) -> None:
    found = find_common(codes(f"{one}{common}{other}{common}"), codes(f"{common}{other}{one}{common}"))
    for common_runs in (found.runs, found.turned.runs) if found else ():
        ends = [run.own + run.length for run in common_runs]
        assert all(run.own >= end for run, end in zip(common_runs[1:], ends, strict=False))


def test_texts_without_a_common_run_have_nothing_in_common() -> None:
    assert find_common(read_letters(WELL).codes, read_letters("English words only").codes) is None
    assert find_common(read_letters("").codes, read_letters(WELL).codes) is None
    assert find_common(read_letters(WELL).codes, read_letters("").codes) is None


@pytest.mark.parametrize(
    ("start", "end", "runs"),
    [
        (0, 50, [Run(own=2, other=30, length=10), Run(own=15, other=5, length=8)]),
        (4, 17, [Run(own=4, other=32, length=8), Run(own=15, other=5, length=2)]),
        (12, 15, []),
    ],
)
def test_a_part_of_it_keeps_what_is_beside_each_other(start: int, end: int, runs: list[Run]) -> None:
    whole = Common(runs=(Run(own=2, other=30, length=10), Run(own=15, other=5, length=8)))
    part = whole.within(start, end)
    assert list(part.runs if part else ()) == runs


def test_density_is_of_the_longer_of_the_two() -> None:
    common = Common(runs=(Run(own=0, other=0, length=10), Run(own=12, other=30, length=10)))
    assert (common.own, common.other, common.matched, common.density) == ((0, 22), (0, 40), 20, 0.5)
