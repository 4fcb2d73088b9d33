"""Which introductions are kept, and in what order."""

from collections import Counter

import pytest

from corpus import Introduction
from index import Abbreviation, LongForm, fold_long
from index.words.introduced import pick_abbreviations


def counted(*pairs: tuple[str, str]) -> Counter[Introduction]:
    return Counter(Introduction(short=short, long=long) for short, long in pairs)


def test_those_introduced_more_often_come_first() -> None:
    pairs = [("ศกม.", "ศูนย์เกษตรกรใหม่"), *[("ศพ.", "ศูนย์เพาะแพะ")] * 2]
    assert pick_abbreviations(counted(*pairs)) == (
        [Abbreviation(letters="ศพ", longs=("ศูนย์เพาะแพะ",)), Abbreviation(letters="ศกม", longs=("ศูนย์เกษตรกรใหม่",))],
        [LongForm(long="ศูนย์เพาะแพะ", short="ศพ."), LongForm(long="ศูนย์เกษตรกรใหม่", short="ศกม.")],
    )


def test_an_abbreviation_has_two_senses_none_of_which_holds_the_other() -> None:
    longs = ["ศูนย์แพะ", "ศูนย์แพะ เมือง", "ศูนย์พืช", "ศูนย์ผึ้ง"]
    pairs = [("ศพ.", long) for times, long in zip((4, 3, 2, 1), longs, strict=True) for _ in range(times)]
    (abbreviation,), _ = pick_abbreviations(counted(*pairs))
    assert abbreviation.longs == ("ศูนย์แพะ", "ศูนย์พืช")


def test_a_long_form_has_the_abbreviation_that_it_is_introduced_by_most_often_however_it_is_spaced() -> None:
    pairs = [("GGN", "goat growers network"), *[("GN", "Goat Growers Network")] * 2]
    assert pick_abbreviations(counted(*pairs))[1] == [
        LongForm(long="Goat Growers Network", short="GN"),
        LongForm(long="goat growers network", short="GN"),
    ]
    assert fold_long("Goat\tGrowers  Network") == "goatgrowersnetwork"


@pytest.mark.parametrize(
    ("pair", "times", "kept"),
    [
        (("พ.ร.บ.", "พระราชบัญญัติ"), 5, False),  # the list of abbreviations has it
        (("EXIT", "แผนการสิ้นสุดการระบาด"), 1, False),  # a translation
        (("WHO", "องค์การเลี้ยงแพะโลก"), 1, False),
        (("WHO", "องค์การเลี้ยงแพะโลก"), 2, True),
        (("WHO", "Wild Herds Office"), 1, True),
    ],
)
def test_what_is_listed_or_chance_is_left_out(pair: tuple[str, str], times: int, kept: bool) -> None:
    abbreviations, longs = pick_abbreviations(counted(*[pair] * times))
    assert (len(abbreviations), len(longs)) == (kept, kept)


def test_nothing_of_nothing() -> None:
    assert pick_abbreviations({}) == ([], [])
