"""Words shown as reasons."""

import re
from dataclasses import replace

import pytest

from corpus import Dimension, FoundDimension
from index import ItemLink
from search.review.reasons import MOST_WORDS, show_dimensions, show_links

A, D, L = Dimension.APPROACH, Dimension.DEPLOYMENT, Dimension.LEARNING


def found(text: str, dimension: Dimension, *words: str) -> FoundDimension:
    spans = [match.span() for word in words for match in re.finditer(re.escape(word), text)]
    return FoundDimension(dimension=dimension, spans=tuple(sorted(spans)))


def words(text: str, *given: FoundDimension) -> dict[str, list[str]]:
    return {each.dimension.value: [text[slice(*span)] for span in each.spans] for each in show_dimensions(text, given)}


@pytest.mark.parametrize(("text", "cue"), [("จังหวัดตราด กรม", "วัด"), ("งบประมาณของกรม", "ณ"), ("ปี 2564 นี้", "2564")])
def test_a_part_of_a_word_and_a_bare_number_are_no_cue(text: str, cue: str) -> None:
    start = text.index(cue)
    span = (start, start + len(cue))
    link = ItemLink(code="1.1", score=0.5, cues=(span, (len(text) - 3, len(text))), window=(0, len(text)))
    assert show_links(text, [link]) == (replace(link, cues=((len(text) - 3, len(text)),)),)


def test_a_word_among_others_and_latin_beside_thai_are_whole() -> None:
    text = "กรมทบทวนแผนทุกปีด้วยPDCAและ AAR"
    cues = tuple(found(text, A, "ทบทวนแผน", "PDCA", "AAR").spans)
    link = ItemLink(code="1.1", score=0.5, cues=cues, window=(0, len(text)))
    assert show_links(text, [link])[0].cues == cues


def test_a_dimension_shows_whole_words_and_where_it_has_none_the_word_around() -> None:
    text = "จังหวัดทบทวนแผน ได้คะแนน 4.48"
    assert words(text, found(text, A, "วัด", "ทบทวน")) == {"approach": ["ทบทวน"]}
    assert words(text, found(text, A, "วัด")) == {"approach": ["จังหวัด"]}
    assert words(text, found(text, Dimension.LEVELS, "4.48")) == {"levels": ["คะแนน 4.48"]}


def test_a_dimension_has_at_most_five_words_the_first_of_each_wording() -> None:
    text = "ทบทวน แผน ทบทวน เวที ประชุม อบรม สำรวจ ติดตาม"
    shown = words(text, found(text, A, "ทบทวน", "แผน", "เวที", "ประชุม", "อบรม", "สำรวจ", "ติดตาม"))
    assert shown == {"approach": ["ทบทวน", "แผน", "เวที", "ประชุม", "อบรม"]}
    assert MOST_WORDS == 5


def test_no_place_speaks_for_three_dimensions_and_who_has_fewest_words_chooses_first() -> None:
    text = "ทบทวนแผน อบรม"
    both = found(text, A, "ทบทวน", "อบรม"), found(text, D, "ทบทวนแผน"), found(text, L, "ทบทวน")
    assert words(text, *both) == {"approach": ["อบรม"], "deployment": ["ทบทวนแผน"], "learning": ["ทบทวน"]}
    alone = found(text, A, "ทบทวน"), found(text, D, "ทบทวนแผน"), found(text, L, "ทบทวน")
    assert words(text, *alone) == {"approach": ["ทบทวน"], "deployment": ["ทบทวนแผน"]}


def test_a_text_of_nothing_but_a_number_has_no_word_for_it() -> None:
    assert words("4.48", found("4.48", Dimension.LEVELS, "4.48")) == {}
