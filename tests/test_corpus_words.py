"""The words known to the repair: what the lists of our own hold, and that names of places come out of damage."""

from importlib.resources import files

import pytest
from pythainlp.corpus import provinces

from corpus import repair_text
from corpus.repair.displaced_marks.lexicon import OWN_COST, word_costs
from tests.damage_model import displace


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
