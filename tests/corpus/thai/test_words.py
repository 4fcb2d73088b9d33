"""Words: what PyThaiNLP knows, what the lists of our own hold, and that names of places come out of damage."""

from importlib.resources import files

import pytest
from pythainlp.corpus import provinces

from corpus import all_words, cut_words, function_words, is_word, keyboard_layout, repair_text, transliterations
from corpus.repair.displaced_marks.lexicon import OWN_COST, word_costs
from corpus.thai import NATIONAL_CORPUS, place_names, word_counts
from tests.support.damage_model import displace


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("การบริหารงาน", ["การ", "บริหารงาน"]),
        ("ตาก ลม  PMQA 2564", ["ตาก", " ", "ลม", "  ", "PMQA", " ", "2564"]),
        ("", []),
    ],
)
def test_the_words_of_a_text_put_together_are_the_text(text: str, words: list[str]) -> None:
    assert cut_words(text) == words
    assert "".join(words) == text


def test_a_word_is_what_the_dictionary_has() -> None:
    assert [word for word in ("บริหาร", "การ", "บริหน", "", " ", "PMQA") if is_word(word)] == ["บริหาร", "การ"]
    assert "บริหาร" in all_words()
    assert {"และ", "ที่"} <= function_words() <= all_words() | function_words()


def test_places_are_the_provinces_and_the_countries_of_the_world() -> None:
    assert {"ตราด", "แคนาดา"} <= place_names()


def test_the_keys_of_both_layouts_are_known_without_and_with_shift() -> None:
    keys = keyboard_layout()
    assert [keys[key] for key in "lulv;"] == list("สีสอว")
    assert (keys["1"], keys["!"], keys["W"]) == ("ๅ", "+", '"')
    assert len(keys) == len(set(keys.values())) == 94


def test_a_foreign_word_has_its_latin_spellings_in_small_letters() -> None:
    assert list(transliterations()["คอลเซนเตอร์"]) == ["callcenter", "callcentre"]
    assert [latin for row in transliterations().values() for latin in row if latin != latin.lower()] == []


def test_counts_of_one_word_are_added_up() -> None:
    assert word_counts(NATIONAL_CORPUS)["อ๊าาา"] == 67  # 66 and 1


def own_list(name: str) -> list[str]:
    return files("corpus").joinpath("lexicon", f"{name}.txt").read_text(encoding="utf-8").split()


def test_every_province_is_a_word_at_the_price_of_a_name() -> None:
    assert len(provinces()) == 77
    assert [name for name in map(str, provinces()) if word_costs()[name] > OWN_COST] == []


def test_the_twenty_ministries_are_listed() -> None:
    ministries = [name for name in own_list("agencies") if name.startswith("กระทรวง")]
    assert len({*ministries, "สำนักนายกรัฐมนตรี"} & {*own_list("agencies")}) == 20


def test_districts_are_listed_once_and_known() -> None:
    names = own_list("districts")
    assert names == sorted(set(names))
    assert len(names) == 924  # for 928 districts: some share a name, and one with a hyphen is listed in two spellings
    assert [name for name in names if word_costs().get(name, 99.0) > OWN_COST] == []


@pytest.mark.parametrize("name", ["กระทุ่มแบน", "บางระจัน", "ภูสิงห์", "ปักธงชัย", "เกาะกูด", "ปะทิว", "กุยบุรี"])
def test_names_of_districts_come_out_of_damage(name: str) -> None:
    sentence = f"ผู้ใหญ่บ้านในอำเภอ{name}ได้จัดตั้งกลุ่มผู้เลี้ยงสัตว์น้ำเพื่อเพิ่มรายได้"
    assert [repair_text(displace(sentence, 0.6, seed)).text for seed in range(3)] == [sentence] * 3
