"""Copies as the benchmark makes them."""

import random
from collections import Counter

import pytest

from benchmarks.reports.copies import KINDS, STRENGTHS, Copy, Hand, make_copies
from search import SharedKind
from search.sharing.letters import read_letters
from tests.search.sharing.texts import COURT, OTHER, WELL, sharing

WORDS = ("มะม่วง", "ภูเขา", "เดินทาง", "สีฟ้า", "กระจก")
SOURCES = [
    (f"{number}", f"{WELL} {COURT} ปี 2564 ได้ 12 แห่ง 345,678 บาท 910 คน")
    for number in range(len(KINDS) * len(STRENGTHS))
]


def copies(seed: int) -> list[Copy]:
    return make_copies(SOURCES, Hand(rng=random.Random(seed), words=WORDS, others=[("other", OTHER)]))


def test_kinds_and_strengths_come_by_turns_the_same_for_a_seed() -> None:
    made = copies(1)
    assert [(copy.source, copy.kind, copy.strength) for copy in made] == [
        (source, *turn)
        for (source, _), turn in zip(
            SOURCES, ((kind, strength) for kind in KINDS for strength in STRENGTHS), strict=True
        )
    ]
    assert made == copies(1)
    assert made != copies(2)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_copy_differs_and_is_found(seed: int) -> None:
    library = sharing(("กรมหนังสือ", OTHER * 2), ("กรมน้ำ", SOURCES[0][1]))
    for copy in copies(seed):
        assert copy.text != SOURCES[0][1]
        kinds = [found.kind for found in library.find(copy.text) if found.case.agency == "กรมน้ำ"]
        assert kinds == [SharedKind.SHARED], copy


def test_reordering_keeps_every_letter_and_renaming_the_words_around_names() -> None:
    hand = Hand(rng=random.Random(5), words=WORDS, others=[("other", OTHER)])
    text = f"{WELL} {COURT} {OTHER}"
    turned = hand.reordered(text, 3)
    assert turned != text
    assert Counter(read_letters(turned).codes.tolist()) == Counter(read_letters(text).codes.tolist())
    named = hand.renamed("ปี 2564 นายสมชาย ทำงาน", 1.0)
    assert named.startswith("ปี ")
    assert named.endswith(" ทำงาน")
    assert "สมชาย" not in named
