"""How much of a text another repeats, against a plain second implementation."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import squeeze
from corpus.structure.wording import Wording

TEXTS = st.lists(st.text("กขค12 .", max_size=12), max_size=6)
SHORT = st.text("กขค12 .", max_size=12)


def grams(text: str) -> set[str]:
    squeezed = squeeze(text)
    return {squeezed[place : place + 4] for place in range(len(squeezed) - 3)}


def plain_overlap(paragraphs: list[str], text: str, other: str) -> float:
    def weight(gram: str) -> float:
        held = sum(gram in grams(paragraph) for paragraph in paragraphs)
        return math.log(1 + (len(paragraphs) - held + 0.5) / (held + 0.5))

    total = math.fsum(map(weight, grams(text)))
    return math.fsum(map(weight, grams(text) & grams(other))) / total if total else 0.0


@given(TEXTS, SHORT, SHORT)
def test_overlap_and_mentions_are_those_of_a_plain_reading(paragraphs: list[str], text: str, other: str) -> None:
    wording = Wording(paragraphs)
    assert wording.overlap(text, other) == pytest.approx(plain_overlap(paragraphs, text, other))
    found = sum(squeeze(text) in squeeze(paragraph) for paragraph in paragraphs)
    assert wording.mentions(text) == (min(found, 2) if squeeze(text) else 0)


def test_a_heading_is_weighed_once_however_many_lines_it_is_compared_with(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    plain = Wording._weight

    def counted(self: Wording, gram: str) -> float:
        asked.append(gram)
        return plain(self, gram)

    monkeypatch.setattr(Wording, "_weight", counted)
    wording = Wording(["การวางแผนร่วมกัน"])
    for number in range(50):
        wording.overlap("วางแผน", f"บรรทัดที่ {number}")
    assert len(asked) <= len(grams("วางแผน")) + 50 * 12
    assert asked.count("วางแ") == 1
