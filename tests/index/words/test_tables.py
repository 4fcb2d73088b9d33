"""The file of words: written, opened, and asked by several threads; abbreviations and long forms in it."""

import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Introduction
from index import Abbreviation, LongForm, Words, fold_long
from index.words import write_words

VOCABULARY = {"ทุเรียน": 3, "แดชบอร์ด": 1, "dashboard": 2, "cockpit": 1, "#ทุเร": 3, "=แพะ": 1, "2564": 4}
PAIRS = [("ศพ.", "ศูนย์เพาะพันธุ์แพะ"), ("GoG", "Guild of Goatherds"), ("GOG", "Garden of Goats"), ("ศก.", "ศูนย์")]
INTRODUCTIONS = Counter(Introduction(short=short, long=long) for short, long in PAIRS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ดัชนี #1?" / "words.sqlite"
    path.parent.mkdir()
    write_words(path, vocabulary=VOCABULARY, introductions=INTRODUCTIONS)
    return path


def test_what_was_written_is_found(path: Path) -> None:
    words = Words.open(path)
    assert words.near("ทุเรีน") == ("ทุเรียน",)
    assert words.alike("แดชบอร์ด", latin=True) == ("dashboard",)
    assert words.abbreviations("ศพ") == (Abbreviation(letters="ศพ", longs=("ศูนย์เพาะพันธุ์แพะ",)),)
    assert words.long_forms("ศูนย์เพาะพันธุ์แพะเมือง") == (
        LongForm(long="ศูนย์เพาะพันธุ์แพะ", short="ศพ."),
        LongForm(long="ศูนย์", short="ศก."),
    )


def test_letters_are_found_in_any_case_and_none_that_are_others() -> None:
    words = Words.of({}, INTRODUCTIONS)
    assert [each.letters for each in words.abbreviations("gog")] == ["GOG", "GoG"]
    assert words.abbreviations("go") == words.abbreviations("") == words.abbreviations("gogg") == ()


def test_grams_numbers_and_concepts_are_not_kept(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        kept = {word for (word,) in connection.execute("SELECT word FROM words")}
    connection.close()
    assert {"ทุเรียน", "dashboard"} <= kept
    assert kept.isdisjoint(("#ทุเร", "=แพะ", "2564"))


def test_the_same_words_give_the_same_bytes_in_any_order(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    write_words(again, vocabulary=dict(reversed(VOCABULARY.items())), introductions=INTRODUCTIONS)
    assert again.read_bytes() == path.read_bytes()


def test_reading_writes_nothing_beside_the_file(path: Path) -> None:
    path.chmod(0o444)
    before = path.read_bytes()
    Words.open(path).near("ทุเรีน")
    assert ([each.name for each in path.parent.iterdir()], path.read_bytes()) == ([path.name], before)


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        Words.open(tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_several_threads_ask_one_file(path: Path) -> None:
    words = Words.open(path)
    asked = ["ทุเรีน", "cockpt", "ทเรน"] * 50
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(words.near, asked)) == [("ทุเรียน",), ("cockpit",), ()] * 50


def test_more_words_than_one_question_holds_are_found() -> None:
    names = [f"{a}{b}{c}มล" for a in "กขคงจชดต" for b in "นบปผพฟมย" for c in "รลวสหอฮซ"]
    words = Words.of(dict.fromkeys(names, 2))
    assert set(words.near("กนรมล")) == {name for name in names if sum(map(str.__ne__, name, "กนรมล")) <= 1}


LONGS = st.text("กaB ", min_size=1, max_size=6).map(lambda text: " ".join(text.split())).filter(bool)


@settings(max_examples=30, deadline=None)
@given(st.lists(LONGS, max_size=12), st.text("กaB ", max_size=12))
def test_long_forms_are_all_that_a_text_begins_with_the_longest_first(longs: list[str], text: str) -> None:
    counts = Counter(Introduction(short="กก.", long=long) for long in longs)
    folded = fold_long(text)
    found = Words.of({}, counts).long_forms(folded)
    wanted = sorted({long for long in longs if folded.startswith(fold_long(long))}, key=len, reverse=True)
    assert sorted(form.long for form in found) == sorted(wanted)
    assert [len(form.long) for form in found] == [len(long) for long in wanted]
