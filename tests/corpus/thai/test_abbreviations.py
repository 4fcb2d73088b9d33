"""Abbreviations: the list holds its form, and where one stands among other letters."""

import importlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus import find_concepts, part_words, read_terms, with_stops, words_of
from corpus.thai.abbreviations import (
    abbreviations,
    bare,
    free_abbreviations,
    is_stopped,
    part_stopped,
    read_abbreviations,
)
from corpus.thai.codes import is_code
from corpus.thai.words import cut_words, is_word

FILE = Path(corpus.__file__).parent / "thai/abbreviations.txt"
LINES = read_abbreviations()


def concepts_of(text: str) -> set[str]:
    return {concept for mention in find_concepts(text) for concept in mention.concepts}


def test_the_list_holds_its_form() -> None:
    listed = [name for names in LINES for name in names[1:]]
    assert sum(is_stopped(name) for name in listed) > 300
    assert [names for names in LINES if not re.fullmatch("[\u0e01-\u0e4e]{3,}", names[0])] == []
    assert [names for names in LINES if len(set(names)) < len(names) or len(names) < 2] == []
    form = r"([\u0e01-\u0e4e]+\.)+([\u0e01-\u0e4e]+\.?)?\*?|[\u0e01-\u0e4e]{3,}|[0-9][ก-ฮ]|[a-z][a-z0-9' -]+"
    assert [name for name in listed if not re.fullmatch(form, name)] == []
    assert [name for name in listed if is_stopped(name) and len(bare(name)) < 2] == []
    assert len({names[0] for names in LINES}) == len(LINES)


def test_every_group_of_the_list_says_where_it_comes_from() -> None:
    groups = FILE.read_text("utf-8").split("\n\n")[1:]
    assert len(groups) >= 8
    assert [
        group[:60] for group in groups if not re.match(r"#(?:.*\n#)*?.*written from knowledge of", group, re.I)
    ] == []


def test_an_abbreviation_that_is_a_word_counts_only_with_its_stop() -> None:
    words = {
        name for name in map(bare, (name for names in LINES for name in names if name.endswith("*"))) if is_word(name)
    }
    assert {"ชม", "ทน", "กก"} <= words
    assert not words & free_abbreviations()
    assert concepts_of("คำชม อดทน ชม") & {"=ชั่วโมง", "=เทศบาลนคร"} == set()
    assert "=ชั่วโมง" in concepts_of("ภายใน 24 ชม. แรก")


@pytest.mark.parametrize("names", LINES, ids=lambda names: names[0])
def test_every_abbreviation_meets_its_long_form(names: tuple[str, ...]) -> None:
    meant = concepts_of(names[0])
    assert meant
    for name in names[1:]:
        if is_stopped(name):
            assert concepts_of(f"ตาม {name.removesuffix('*')} ใหม่") >= meant, name
        elif is_code(name):
            assert concepts_of(f"ตาม {name} ใหม่") >= meant


@pytest.mark.parametrize("written", ["พ.ร.บ.", "พ.ร.บ", "พรบ.", "พรบ", "พ. ร. บ.", "พระราชบัญญัติ"])
@pytest.mark.parametrize("around", ["{}", "ตาม {} ใหม่", "({})", "{} 2562"])
def test_an_act_is_an_act_however_it_is_written(written: str, around: str) -> None:
    assert "=act" in concepts_of(around.format(written))
    if written != "พระราชบัญญัติ":
        assert "พรบ" in read_terms(around.format(written))


@pytest.mark.parametrize("written", ["พ.ร.บ.", "พรบ", "พระราชบัญญัติ"])
def test_an_act_is_an_act_between_words(written: str) -> None:
    assert concepts_of(f"ตาม{written}สุขภาพแห่งชาติ") == {"=act", "=health"}


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("พรบ", ["พรบ"]),
        ("ตามพรบสุขภาพ", ["ตาม", "พรบ", "สุขภาพ"]),
        ("นายกอบต", ["นายก", "อบต"]),
        ("ให้อสมเยี่ยมบ้าน", ["ให้", "อสม", "เยี่ยม", "บ้าน"]),
        ("ตามรพสตสุขภาพ", ["ตาม", "รพสต", "สุขภาพ"]),
        ("พรปีใหม่", ["พร", "ปีใหม่"]),
        ("สอบตก", ["สอบตก"]),
        ("ตามอก", ["ตาม", "อก"]),
        ("สปรง", ["สปรง"]),  # listed by nobody, but no words either
        ("คนจน", ["คนจน"]),
        ("ของส", ["ของ", "ส"]),
    ],
)
def test_an_abbreviation_without_stops_is_a_word_where_nothing_better_is_to_be_read(run: str, words: list[str]) -> None:
    assert part_words(run) == words


@settings(deadline=None)
@given(st.text(st.sampled_from("กขคงนมรพบสอตำาีัิ่้เแฯๆ"), min_size=1, max_size=30))
def test_words_put_together_are_the_run(run: str) -> None:
    assert "".join(part_words(run)) == run


def test_an_abbreviation_of_several_is_found_by_each() -> None:
    assert words_of(read_terms("ผอ.รพ.สต.หนองแค")) == ("ผอรพสต", "ผอ", "รพสต", "หนองแค")
    assert list(part_stopped("ผอ.รพ.สต.")) == [(0, 3), (3, 9)]
    assert part_stopped("ฮ.ฮ.ฮ.") == []


def test_an_abbreviation_begins_where_it_is_known_to() -> None:
    assert words_of(read_terms("เจ้าหน้าที่รพ.สต.")) == ("เจ้าหน้าที่", "รพสต")
    assert words_of(read_terms("พล.ต.อ.สมชาย")) == ("พลตอ", "สม", "ชาย")  # ส is no letter of the rank


def test_one_with_several_senses_stands_for_all_of_them() -> None:
    assert {"=กรมพัฒนาฝีมือแรงงาน", "=กรมอุตสาหกรรมพื้นฐานและการเหมืองแร่"} <= concepts_of("กพร.")
    assert "=office of the public sector development commission" in concepts_of("กพร")


def test_abbreviations_are_written_with_their_stops() -> None:
    assert with_stops("พรบ และรพสต KPI ชม กพฮ ก.พ.ร 2564") == "พ.ร.บ. และรพ.สต. KPI ชม กพฮ ก.พ.ร. 2564"
    assert "กพร" in abbreviations()


@pytest.mark.parametrize("run", ["พรบ" * 160, "งานพรบสุขภาพ" * 40, "รพสตกสทชครม" * 40, "กขคงจ" * 100])
def test_letters_in_a_row_are_cut_a_few_times_however_many_they_are(run: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[int] = []

    def count(text: str) -> list[str]:
        cut.append(len(text))
        return cut_words(text)

    monkeypatch.setattr(importlib.import_module("corpus.thai.abbreviations"), "cut_words", count)
    assert "".join(part_words(run)) == run
    assert sum(cut) < 200 * len(run)


def test_one_abbreviation_among_many_words_is_found_wherever_it_stands() -> None:
    words = "โครงการพัฒนาคุณภาพชีวิตของผู้สูงอายุในชุมชนอย่างยั่งยืน"
    assert [
        word for word in part_words(f"{words}ตามพรบสุขภาพ{words}และรพสตในพื้นที่{words}") if word in abbreviations()
    ] == [
        "พรบ",
        "รพสต",
    ]
