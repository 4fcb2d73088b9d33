"""Shared text in a library."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import INTRODUCTION, Publication
from index import Library
from search import SharedKind, Sharing
from search.sharing.letters import read_letters
from search.sharing.wording import MANY
from tests.search.sharing.texts import COURT, OTHER, WELL, make_library, sharing
from tests.support.damage_model import displace
from tests.support.fakes_search import make_case, make_engine, place

COPY = WELL.replace("วันจันทร์", "วันศุกร์").replace("สาม", "สี่").replace("ช่างสองคน", "พนักงานคนหนึ่ง")
"""WELL with other words, of as good as the same length."""


def kinds(found: Sharing, text: str, agency: str = "") -> list[SharedKind]:
    return [stretch.kind for stretch in found.find(text, agency)]


def test_a_copy_with_changed_words_is_found_amid_other_text() -> None:
    library = make_library(("กรมหนังสือ", OTHER), ("กรมน้ำ", f"{COURT} {WELL}"))
    text = f"{OTHER[:60]} {COPY}"
    [found] = Sharing(library).find(text, "กรมใหม่")
    assert text[slice(*found.own)] == COPY
    assert found.passage == library.passages[1]
    assert found.case == library.cases[1]
    assert found.passage.text[slice(*found.other)] == WELL
    assert found.letters == min(len(read_letters(COPY)), len(read_letters(WELL)))
    assert found.kind is SharedKind.SHARED


@pytest.mark.parametrize("seed", range(5))
def test_displaced_marks_change_nothing_of_what_is_found(seed: int) -> None:
    library = sharing(("กรมหนังสือ", OTHER), ("กรมน้ำ", WELL))
    [clean], [damaged] = library.find(COPY), library.find(displace(COPY, 0.6, seed))
    assert damaged == replace(clean, own=damaged.own)
    assert damaged.own[0] == 0


def test_sentences_in_another_order_are_one_stretch() -> None:
    first, second = WELL.split(" พอถึงเย็น")
    text = f"พอถึงเย็น{second} {first}"
    [found] = sharing(("กรมน้ำ", WELL)).find(text)
    assert found.own == (0, len(text))
    assert found.other == (0, len(WELL))


def test_less_than_the_least_is_nothing() -> None:
    library = sharing(("กรมน้ำ", WELL))
    assert library.find(f"{OTHER} {WELL[:40]}") == ()
    assert library.find(OTHER) == ()


@pytest.mark.parametrize("text", ["", " ", "๑๒๓", "ก", "่" * 50])
def test_a_text_without_letters_shares_nothing(text: str) -> None:
    assert sharing(("กรมน้ำ", WELL)).find(text) == ()


def test_an_empty_library_shares_nothing() -> None:
    empty = Sharing(Library(cases=(), passages=()))
    assert empty.find(WELL) == ()
    assert empty.pairs() == ()


def test_stretches_come_in_the_order_of_the_text() -> None:
    library = sharing(("กรมน้ำ", WELL), ("กรมหนังสือ", OTHER), ("กรมทาง", COURT))
    text = f"{OTHER}\n{COURT}\n{WELL}"
    found = library.find(text)
    assert [text[slice(*each.own)] for each in found] == [OTHER, COURT, WELL]
    assert [each.case.agency for each in found] == ["กรมหนังสือ", "กรมทาง", "กรมน้ำ"]


def test_of_one_place_the_longest_is_told_and_of_equals_the_first_of_the_library() -> None:
    library = sharing(("กรมหนึ่ง", WELL[:130]), ("กรมสอง", WELL), ("กรมสาม", WELL))
    [found] = library.find(WELL)
    assert found.case.agency == "กรมสอง"


def test_what_is_left_of_a_stretch_beside_a_longer_one_is_told_too() -> None:
    library = sharing(("กรมหนึ่ง", f"{OTHER} {WELL[:100]}"), ("กรมสอง", f"{WELL} {COURT}"))
    text = f"{OTHER} {WELL} {COURT}"
    one, other = library.find(text)
    assert (one.case.agency, other.case.agency) == ("กรมหนึ่ง", "กรมสอง")
    assert text[slice(*one.own)] == OTHER
    assert text[slice(*other.own)] == f"{WELL} {COURT}"


@pytest.mark.parametrize("own", ["กรมน้ำ", "กรม น้ำ", "กรมนํ้า"])
def test_the_same_agency_has_its_own_text_again(own: str) -> None:
    assert kinds(sharing(("กรมน้ำ", WELL)), WELL, own) == [SharedKind.OWN]
    assert kinds(sharing(("กรมน้ำ", WELL)), WELL, "กรมป่า") == [SharedKind.SHARED]
    assert kinds(sharing(("กรมน้ำ", WELL)), WELL) == [SharedKind.SHARED]


@pytest.mark.parametrize("own", ["สำนักงานจังหวัดศรีสะเกษ", "ศรีสะเกษ", "Sisaket Province", "จ.ศรีสะเกษ"])
def test_a_province_has_its_own_text_again_whatever_it_is_called(own: str) -> None:
    assert kinds(sharing(("จังหวัดศรีสะเกษ", WELL)), WELL, own) == [SharedKind.OWN]
    assert kinds(sharing((own, WELL)), WELL, "จังหวัดศรีสะเกษ") == [SharedKind.OWN]


def test_own_text_goes_before_what_another_has_of_it() -> None:
    library = sharing(("กรมป่า", WELL), ("กรมน้ำ", WELL))
    [found] = library.find(WELL, "กรมน้ำ")
    assert (found.kind, found.case.agency) == (SharedKind.OWN, "กรมน้ำ")


def test_vision_and_mission_of_the_same_agency_are_boilerplate() -> None:
    library = make_library(("กรมน้ำ", WELL))
    case = replace(library.cases[0], vision=WELL[:60], mission=(WELL[60:],))
    assert kinds(Sharing(replace(library, cases=(case,), whole=())), WELL, "กรมน้ำ") == [SharedKind.BOILERPLATE]


def test_the_introduction_of_a_book_is_boilerplate() -> None:
    library = make_library(("กรมน้ำ", WELL))
    case = replace(library.cases[0], agency=INTRODUCTION, category=None)
    assert kinds(Sharing(replace(library, cases=(case,), whole=())), WELL) == [SharedKind.BOILERPLATE]


def test_what_many_agencies_write_alike_is_boilerplate() -> None:
    written = [(f"กรม{letter}", WELL) for letter in "กขคงจ"]
    assert kinds(sharing(*written[: MANY - 1]), WELL, "กรมใหม่") == [SharedKind.SHARED]
    assert kinds(sharing(*written[:MANY]), WELL, "กรมใหม่") == [SharedKind.BOILERPLATE]
    assert kinds(sharing(*written[:MANY]), WELL, "กรมก") == [SharedKind.OWN]


def test_a_law_and_the_wording_of_plans_are_boilerplate() -> None:
    law = "ตามพระราชบัญญัติว่าด้วยบ่อน้ำ มาตรา ๑๒ ผู้ใช้น้ำต้องแจ้งจำนวนที่ใช้ต่อเจ้าพนักงานภายในสิบห้าวันนับแต่วันที่เริ่มใช้"
    assert kinds(sharing(("กรมน้ำ", law)), law) == [SharedKind.BOILERPLATE]
    plan = "ประเทศไทยมีความมั่นคง มั่งคั่ง ยั่งยืน เป็นประเทศพัฒนาแล้ว ด้วยการพัฒนาตามหลักปรัชญาของเศรษฐกิจพอเพียง"
    assert kinds(sharing(("กรมน้ำ", plan)), plan) == [SharedKind.BOILERPLATE]


@pytest.mark.parametrize(
    "text",
    [
        f"ผู้ใหญ่บ้านเล่าว่า “{WELL}” แล้วก็นิ่งไป",
        f'ผู้ใหญ่บ้านเล่าว่า "{WELL}" แล้วก็นิ่งไป',
        f"แนวทางนี้เป็นของกรมน้ำบาดาลทดลอง คือ {WELL}",
        f"{WELL} (กรมนํ้าบาดาล ทดลอง, 2564)",
        f"{WELL} (กนท., 2564)",
        f"{WELL} ที่มา: รายงานประจำปี",
        f"{WELL} (แหล่งที่มา รายงานประจำปี)",
        f"คัดลอกจากรายงานประจำปี {WELL}",
        f"{WELL} (หนังสือบ่อน้ำเล่มแรก)",
    ],
)
def test_quotation_marks_or_a_source_beside_it_make_a_quotation(text: str) -> None:
    library = make_library(("กรมน้ำบาดาลทดลอง", WELL))
    case = replace(library.cases[0], short_names=("กนท.",), publication=Publication(title="หนังสือบ่อน้ำเล่มแรก"))
    assert kinds(Sharing(replace(library, cases=(case,), whole=())), text) == [SharedKind.QUOTATION]


@pytest.mark.parametrize(
    "text",
    [
        f"ผู้ใหญ่บ้านเล่าว่า “ใช่” แล้ว{WELL} “จบ”",
        f"กรมอื่นก็มีแนวทาง คือ {WELL}",
        f"{WELL} (กนทพ., 2564)",
        f"{WELL} คนที่มาดูงานจดไว้อ้างอิง",
        f"กรมน้ำบาดาลทดลอง {OTHER} {WELL}",
    ],
)
def test_other_quotation_marks_and_names_make_none(text: str) -> None:
    library = make_library(("กรมน้ำบาดาลทดลอง", WELL))
    case = replace(library.cases[0], short_names=("กนท",))
    assert kinds(Sharing(replace(library, cases=(case,), whole=())), text) == [SharedKind.SHARED]


VISION = "กรมการแพทย์แผนไทยและการแพทย์ทางเลือกเป็นองค์การชั้นนำด้านยาหม้อหนึ่งในสามของเอเชียที่ชาวบ้านไว้ใจ"
"""Without the name less than the least is left of it, so that it would be nobody's."""


@pytest.mark.parametrize("text", [VISION, f"{VISION} กรมการแพทย์แผนไทยและการแพทย์ทางเลือกมีพนักงานหกคน"])
def test_the_name_of_the_other_agency_left_in_makes_it_neither_nobodys_nor_a_quotation(text: str) -> None:
    library = sharing(("กรมการแพทย์แผนไทยและการแพทย์ทางเลือก", VISION))
    assert kinds(library, text, "กรมน้ำ") == [SharedKind.SHARED]
    assert kinds(library, f"“{VISION}”", "กรมน้ำ") == [SharedKind.QUOTATION]
    assert kinds(library, f"{VISION} ที่มา: รายงานประจำปี", "กรมน้ำ") == [SharedKind.QUOTATION]
    assert kinds(sharing(("กรมป่า", VISION)), VISION, "กรมน้ำ") == [SharedKind.BOILERPLATE]


@given(st.randoms(use_true_random=False), st.integers(0, 6))
def test_what_is_found_is_in_order_apart_and_counted(rng: random.Random, size: int) -> None:
    texts = [WELL, OTHER, COURT]
    library = sharing(*((f"กรม{at}", f"{rng.choice(texts)} {rng.choice(texts)}") for at in "กขค"))
    pieces = [rng.choice(texts) for _ in range(size)]
    text = " ".join(piece[rng.randrange(40) : -rng.randrange(1, 40)] for piece in pieces)
    found = library.find(text)
    assert found == library.find(text)
    ends = [0, *(each.own[1] for each in found)]
    for each, end in zip(found, ends, strict=False):
        assert end <= each.own[0] < each.own[1] <= len(text)
        sides = text[slice(*each.own)], each.passage.text[slice(*each.other)]
        assert each.letters == min(len(read_letters(side)) for side in sides)


@pytest.mark.parametrize("letters", ["ก", "กข", "การพัฒนา", '"', "“«", "1 ", "ที่มา", "มาตรา 1 "])
def test_a_text_that_repeats_itself_is_answered(letters: str) -> None:
    text = letters * (100_000 // len(letters))
    library = sharing(("กรมน้ำ", WELL), ("กรมป่า", text))
    assert all(stretch.case.agency == "กรมป่า" for stretch in library.find(text))
    assert library.find(f"{text} {WELL}")[-1].case.agency == "กรมน้ำ"


def test_pairs_are_of_different_agencies_once_each_and_the_longest_first() -> None:
    library = make_library(("กรมก", WELL), ("กรมข", f"{COPY} {COURT}"), ("กรมก", WELL), ("กรมค", f"{OTHER} {COURT}"))
    pairs = Sharing(library).pairs()
    found = [(pair.passage, pair.stretch.passage) for pair in pairs]
    first, second, third, fourth = library.passages
    assert found == [(first, second), (second, third), (second, fourth)]
    assert [pair.case.agency for pair in pairs] == ["กรมก", "กรมข", "กรมข"]
    letters = [pair.stretch.letters for pair in pairs]
    assert letters == sorted(letters, reverse=True)
    assert pairs[2].passage.text[slice(*pairs[2].stretch.own)] == COURT
    assert pairs[2].stretch.passage.text[slice(*pairs[2].stretch.other)] == COURT
    assert Sharing(library).pairs(1) == pairs[:1]


@pytest.mark.parametrize("quoting", [0, 1])
def test_of_two_passages_either_may_quote(quoting: int) -> None:
    texts = [WELL, WELL]
    texts[quoting] = f"ผู้ใหญ่บ้านเล่าว่า “{WELL}”"
    library = sharing(("กรมก", texts[0]), ("กรมข", texts[1]))
    assert library.pairs() == ()
    [pair] = library.pairs(kinds=frozenset(SharedKind))
    assert pair.stretch.kind is SharedKind.QUOTATION


def test_introductions_are_in_no_pair() -> None:
    library = make_library(("กรมก", WELL), ("กรมข", WELL))
    cases = (library.cases[0], replace(library.cases[1], agency=INTRODUCTION, category=None))
    assert Sharing(replace(library, cases=cases, whole=())).pairs(kinds=frozenset(SharedKind)) == ()


def test_an_engine_keeps_what_it_has_read_for_sharing() -> None:
    case = make_case("a", "กรมน้ำ")
    engine = make_engine([case], [place(case, 1, WELL, 0.5)])
    assert engine.sharing is engine.sharing
    assert [stretch.case for stretch in engine.sharing.find(COPY)] == [case]
