"""Foreign words in the other script: found both ways, and ordinary words left alone."""

import math
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import read_terms
from index import LexicalIndex
from search.query.loanwords import Loanwords
from search.query.sounds import Ceiling, likeness
from tests.support.fakes_index import words_in

TEXTS = (
    "ผู้บริหารดู Dashboard และ Big Data ผ่าน e-Service ในวัน COVID-19",
    "Smart Farmer ใช้ GPS ตามเกณฑ์ PMQA และ Roadmap",
    "แพลตฟอร์มออนไลน์กับโรงพยาบาล ใช้เอไอและวัคซีน",
)
DATA = Path(__file__).parents[2] / "data"


def make_loanwords(terms: Sequence[Sequence[str]]) -> Loanwords:
    index = LexicalIndex.of(terms)
    return Loanwords(index, words_in(index))


LOANWORDS = make_loanwords([read_terms(text) for text in TEXTS])


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("แดชบอร์ด", "dashboard"),
        ("ระบบแดชบอร์ดผู้บริหาร", "ระบบ dashboard ผู้บริหาร"),
        ("บิ๊กดาต้า", "big data"),
        ("สมาร์ทฟาร์มเมอร์", "smart farmer"),
        ("อีเซอร์วิส", "e-service"),
        ("โควิด", "covid"),
        ("พีเอ็มคิวเอ", "pmqa"),
        ("พิกัดจีพีเอส ปี 2564", "พิกัด gps ปี 2564"),
        ("platform", "แพลตฟอร์ม"),
        ("Vaccine", "วัคซีน"),
        ("AI", "เอไอ"),
        ("ระบบ online", "ระบบ ออนไลน์"),
    ],
)
def test_a_foreign_word_is_put_into_the_script_of_the_index(typed: str, other: str) -> None:
    assert LOANWORDS.respell(typed) == other


@pytest.mark.parametrize(
    "typed",
    [
        "online platforms for farmers",  # an English sentence stays one
        "แคมเปญ",  # not in the index
        "โรงพยาบาลของประชาชน",
        "COVID-19",
        "2564",
        "",
        " ".join(["แดชบอร์ด"] * 40),
    ],
)
def test_all_else_is_left_alone(typed: str) -> None:
    assert LOANWORDS.respell(typed) is None


def test_ordinary_words_are_no_foreign_ones() -> None:
    latin = [line.split("\t")[1] for line in (DATA / "loanwords.tsv").read_text(encoding="utf-8").splitlines()]
    many = make_loanwords([read_terms(word) for word in latin])
    words = (DATA / "thai-words.txt").read_text(encoding="utf-8").split()
    assert [word for word in words if many.respell(word)] == []


@pytest.mark.parametrize(("thai", "latin"), [("สิงห์", "sing"), ("วิทย์", "with")])
def test_a_silenced_letter_alone_makes_no_foreign_word(thai: str, latin: str) -> None:
    assert 3 < likeness(thai, latin) < 9.5
    assert make_loanwords([(latin,)]).respell(thai) is None


def test_ceilings_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [line.split("\t")[:2] for line in (DATA / "loanwords.tsv").read_text(encoding="utf-8").splitlines()]
    words = [word for pair in pairs for word in pair] + (DATA / "thai-words.txt").read_text(encoding="utf-8").split()
    texts = [read_terms(word) for pair in pairs for word in pair]
    quick = [make_loanwords(texts).respell(word) for word in words]
    monkeypatch.setattr(Ceiling, "of", lambda ceiling, latin: math.inf)
    slow = make_loanwords(texts)
    assert quick == [slow.respell(word) for word in words]


def test_few_words_are_compared_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    latin = [line.split("\t")[1] for line in (DATA / "loanwords.tsv").read_text(encoding="utf-8").splitlines()]
    many = make_loanwords([read_terms(word) for word in latin])
    compared: list[str] = []
    monkeypatch.setattr("search.query.loanwords.likeness", lambda thai, latin: compared.append(latin) or 0.0)
    for word in (DATA / "thai-words.txt").read_text(encoding="utf-8").split():
        many.respell(word)
    assert len(compared) < 20  # without ceilings 614


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("กขคงดบรสฟ์็๊ิีาเแโ. -abcdes"), max_size=500))
def test_any_query_is_looked_at_quickly(typed: str) -> None:
    began = time.perf_counter()
    other = LOANWORDS.respell(typed)
    assert time.perf_counter() - began < 1.0
    assert other != typed
