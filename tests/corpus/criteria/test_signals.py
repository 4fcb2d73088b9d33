"""Ways of telling: lists of cues, pairs of them near each other, and those far from others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Dimension
from corpus.criteria import signals
from corpus.criteria.signals import Pair, find_signals, read_ways


def told(text: str, name: str) -> list[list[str]]:
    return [[text[start:end] for start, end in place] for place in find_signals(text).told.get(name, ())]


def done(text: str, name: str) -> int:
    return len(find_signals(text).done.get(name, ()))


def test_a_pair_is_two_ways_in_order_near_each_other() -> None:
    assert told("จึงเปลี่ยนแบบ", "so changed") == [["จึง", "เปลี่ยน"]]
    assert told("เปลี่ยนแบบจึง", "so changed") == []
    assert told(f"จึง{'ก' * 18}เปลี่ยน", "so changed") == [["จึง", "เปลี่ยน"]]
    assert told(f"จึง{'ก' * 19}เปลี่ยน", "so changed") == []


def test_a_pair_in_either_order_takes_what_stands_behind_before_what_stands_ahead() -> None:
    assert told("คะแนนลดลง", "moved measure") == []
    assert told("5 คน ลดลง", "moved measure") == [["5 คน", "ลดลง"]]
    assert told("5 คน ลดลง 7 ราย", "moved measure") == [["ลดลง", "7 ราย"]]


def test_a_pair_of_pairs_has_the_words_of_both() -> None:
    assert told("พบว่ายาวไป จึงตัด", "light then changed") == [["พบว่า", "จึง", "ตัด"]]


def test_what_is_far_from_others_counts_by_itself() -> None:
    assert told("คะแนนเพิ่มขึ้น", "moved of ours") == [["เพิ่มขึ้น"]]
    assert told("ราคาตลาดเพิ่มขึ้น", "moved of ours") == []
    assert told("เพิ่มขึ้นตามราคา", "moved of ours") == []
    assert told(f"เพิ่มขึ้น{'ก' * 71}ราคา", "moved of ours") == [["เพิ่มขึ้น"]]


def test_a_plan_is_told_and_not_done() -> None:
    assert told("จะอบรมเจ้าหน้าที่", "trained") == [["อบรมเจ้าหน้าที่"]]
    assert done("จะอบรมเจ้าหน้าที่", "trained") == 0
    assert done("ก่อนจะอบรมเจ้าหน้าที่", "trained") == 1
    assert done("ไม่น้อยกว่าร้อยละ 10", "share") == 0


def test_numbers_are_read_in_words_too() -> None:
    assert told("แบ่งเป็นสิบสองขั้น", "parts") == [["แบ่งเป็น"], ["สิบสองขั้น"]]
    assert told("มี ๑๒ ขั้น", "parts") == [["๑๒ ขั้น"]]


def made_of(cue: str) -> str:
    """A text that the cue finds whole."""
    return cue.replace("#", "12").replace("~", "สิบเอ็ด").replace("@", "2564").replace("…", "กก")


LISTS = read_ways().lists
PIECES = [made_of(cue) for cues in LISTS.values() for cue in cues]


@pytest.mark.parametrize("name", LISTS)
def test_every_cue_is_found_in_its_own_text(name: str) -> None:
    assert [cue for cue in LISTS[name] if name not in find_signals(made_of(cue)).told] == []


@given(st.lists(st.sampled_from(PIECES) | st.text("กจะเพื่อ ๕5.|\n", max_size=6), max_size=8))
def test_cues_are_the_same_as_when_each_is_looked_for_everywhere(pieces: list[str]) -> None:
    text = " ".join(pieces)
    finder = signals._finder()
    fast, slow = (
        {name: [match.span() for match in found] for name, found in each(text).items()}
        for each in (finder.find, finder.find_each)
    )
    assert fast == slow


def test_cues_are_words_that_are_bounded_and_stand_once_in_a_list() -> None:
    cues = [cue for own in LISTS.values() for cue in own]
    assert [cue for cue in cues if cue != cue.strip() or not cue] == []
    assert [cue for cue in cues if re.search(r"[\\\[\]{}*+?^$]", cue)] == []
    assert [cue for cue in cues if cue.startswith("…") or cue.count("…") > 2] == []
    assert [name for name, own in LISTS.items() if len(set(own)) < len(own)] == []


def test_every_way_of_telling_is_made_of_those_before_it_and_used() -> None:
    ways = read_ways()
    known = set(ways.lists)
    used = {*ways.beside, *(name for names in ways.speaks.values() for name in names)}
    for pair in ways.pairs:
        assert {pair.first, pair.second} <= known
        known.add(pair.name)
        used |= {pair.first, pair.second}
    for apart in ways.apart:
        assert {apart.of, apart.source} <= known
        known.add(apart.name)
        used |= {apart.of, apart.source}
    assert used == known
    assert len(known) == len(ways.lists) + len(ways.pairs) + len(ways.apart)
    assert set(ways.speaks) == {each.value for each in Dimension} > ways.planned


Spaced = list[signals.Place]
SPANS = st.lists(st.integers(0, 60), unique=True, max_size=12).map(
    lambda cuts: [((a, b),) for a, b in zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False)]
)


@given(SPANS, SPANS, st.integers(0, 20), st.booleans())
def test_pairs_are_those_that_looking_at_all_would_find(first: Spaced, second: Spaced, within: int, both: bool) -> None:
    pair = Pair(name="", first="", second="", within=within, in_order=not both)
    behind = {(a, b) for a in first for b in second if 0 <= b[0][0] - a[0][1] <= within}
    before = {(a, b) for a in first for b in second if both and 0 <= a[0][0] - b[0][1] <= within}
    made = signals._near(first, second, pair)
    assert len(made) == len({a for a, _ in behind | before})
    assert set(made) <= {a + b for a, b in behind} | {b + a for a, b in before}


@given(SPANS, SPANS, st.integers(0, 20))
def test_places_apart_are_those_that_looking_at_all_would_find(places: Spaced, source: Spaced, by: int) -> None:
    near = {a for a in places for b in source if b[0][0] - a[0][1] <= by and a[0][0] - b[0][1] <= by}
    assert signals._far(places, source, by) == [place for place in places if place not in near]
