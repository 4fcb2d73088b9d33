"""Common misspellings: the list itself, and which spelling of a word is asked."""

import pytest

from corpus import all_words, cut_words, is_word, normal_form, read_terms
from index import LexicalIndex
from search.query.spellings import Spellings, read_misspellings
from search.query.suggestion import Suggester
from tests.support.fakes_index import words_in

TEXTS = (
    "พัฒนาบุคลากรด้านดิจิทัล ขออนุญาตปลูกสมุนไพร",
    "กฎหมายและงบประมาณของโครงการ เว็บไซต์ของคลินิก",
    "ขออนุญาต บุคลากร กฎหมาย",
    "อบรมบุคคลากร ใช้อินเตอร์เน็ตติดต่อ",
    "ต่างประเทศการค้าชายแดน เทศกาลผลไม้ โครงการณรงค์",
)
INDEX = LexicalIndex.of([read_terms(text) for text in TEXTS])
SPELLINGS, SUGGESTER = Spellings(INDEX), Suggester(INDEX, words_in(INDEX))
FORMS = [form for wrong in read_misspellings().values() for form in wrong]


def test_the_list_is_of_words_and_each_wrong_form_stands_once() -> None:
    rights = read_misspellings()
    assert 200 <= len(rights) <= 400
    assert len(FORMS) == len(set(FORMS))
    assert not {*FORMS} & {*rights}
    assert [form for form in (*FORMS, *rights) if normal_form(form) != form or len(form) < 4] == []
    assert [right for right in rights if not all(map(is_word, cut_words(right)))] == []


def test_no_wrong_form_is_a_part_of_its_right_one_or_begins_it() -> None:
    assert [(form, right) for right, wrong in read_misspellings().items() for form in wrong if form in right] == []


def test_no_word_of_the_dictionary_is_changed_but_those_that_hold_a_listed_form() -> None:
    changed = {word for word in all_words() if SPELLINGS.put_right(word) != word}
    assert {word for word in changed if not any(form in word for form in FORMS)} == set()
    assert changed & {*FORMS} == set()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("พัฒนาบุคคลากร", "พัฒนาบุคลากร"),
        ("ขออนุญาติ", "ขออนุญาต"),
        ("กฏหมายสมุนไพล", "กฎหมายสมุนไพร"),
        ("โครงการณ์เว็ปไซต์", "โครงการเว็บไซต์"),
    ],
)
def test_a_misspelling_of_several_letters_is_put_right_though_its_pieces_are_words(typed: str, meant: str) -> None:
    assert SPELLINGS.put_right(typed) == meant
    assert SUGGESTER.suggest(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "ดิจิตอล",  # the dictionary has it
        "ปรากฎ",  # of a word that the index does not have
        "ต่างประเทศการค้า",  # เทศการ stands across two words
        "โครงการณรงค์",
        "ยังยืนอยู่",
        "บุคลากร",
        "",
    ],
)
def test_what_is_no_misspelling_or_of_no_use_is_left_alone(typed: str) -> None:
    assert SPELLINGS.put_right(typed) == typed


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("งานดิจิตอล", "งานดิจิทัล"),
        ("บุคลากร", "บุคคลากร"),
        ("อินเทอร์เน็ต", "อินเตอร์เน็ต"),
        ("คลีนิกบุคลากร", "คลินิกบุคคลากร"),
        ("โครงการ", None),  # โครงการณ์ does not stand there, though its letters do
        ("สมุนไพร", None),
        ("data", None),
    ],
)
def test_the_other_spelling_is_asked_where_the_index_has_it(typed: str, other: str | None) -> None:
    assert SPELLINGS.other(typed) == other
