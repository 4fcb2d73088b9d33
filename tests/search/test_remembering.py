"""Answers that are kept: the same as without, of their own generation, not more than may be."""

import threading
from pathlib import Path

import pytest

from index import Recipe, Store
from search import source as source_module
from search.engine import SearchEngine
from search.errors import QueryError
from search.ranking import PROGRAM
from search.remembering import RememberingEngine
from search.results import Filters
from search.settings import Settings
from search.source import EngineSource
from tests.support.fakes_index import Contents, FakeEncoder

TEXTS = ("แผน งาน", "ผล ปี", "น้ำ ไฟ", "ป่า คน")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries that an engine really worked on."""
    queries: list[str] = []
    search = SearchEngine.search

    def note(self: SearchEngine, text: str, **options: object) -> object:
        queries.append(text)
        return search(self, text, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(SearchEngine, "search", note)
    return queries


def make_source(home: Path, monkeypatch: pytest.MonkeyPatch, answers: int) -> EngineSource:
    monkeypatch.setattr(source_module, "Encoder", lambda model, models, preparing=None: FakeEncoder(model))
    return EngineSource(Settings(home=home, model="fake"), answers=answers)


def write(store: Store, *texts: str) -> None:
    with store.writing():
        Contents(texts).write(store, Recipe(model="fake@1"))


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EngineSource:
    made = make_source(tmp_path, monkeypatch, 3)
    write(made.store, *TEXTS)
    return made


def test_the_same_question_is_worked_on_once(source: EngineSource, asked: list[str]) -> None:
    first = source.current().search("แผน", limit=2)
    assert source.current().search("แผน", limit=2) is first
    assert asked == ["แผน"]


def test_an_answer_is_what_it_is_without(source: EngineSource) -> None:
    plain = SearchEngine(source.store.open(source.recipe), source.encoder)
    for options in (
        {},
        {"limit": 1},
        {"offset": 1},
        {"filters": Filters(year=(2564,))},
        {"filters": Filters(year=(2500,))},
    ):
        for text in TEXTS:
            wanted = plain.search(text, **options)  # type: ignore[arg-type]
            assert [source.current().search(text, **options) for _ in range(2)] == [wanted] * 2  # type: ignore[arg-type]


def test_another_page_number_of_hits_or_filter_is_another_question(source: EngineSource, asked: list[str]) -> None:
    engine = source.current()
    engine.search("แผน")
    engine.search("แผน", limit=1)
    engine.search("แผน", offset=1)
    engine.search("แผน", filters=Filters(year=(2500,)))
    engine.search("แผน", sort="year")
    engine.search("แผน", unit="case")
    assert len(asked) == 6


def test_another_generation_answers_for_itself_at_once(source: EngineSource, asked: list[str]) -> None:
    before = source.current().search("แผน")
    write(source.store, "แผน ใหม่", "ผล ปี")
    after = source.current().search("แผน")
    assert [hit.passage.text for hit in after.hits if hit.lexical.terms] == ["แผน ใหม่"]
    assert after != before
    assert asked == ["แผน", "แผน"]


def test_of_too_many_the_one_that_was_asked_for_longest_ago_goes(source: EngineSource, asked: list[str]) -> None:
    engine = source.current()
    for text in (*TEXTS[:3], TEXTS[0], TEXTS[3]):
        engine.search(text)
    del asked[:]
    for text in (TEXTS[0], TEXTS[2], TEXTS[3], TEXTS[1]):
        engine.search(text)
    assert asked == [TEXTS[1]]
    assert isinstance(engine, RememberingEngine)
    assert len(engine._kept) == 3


def test_answers_for_who_judges_rankings_are_not_kept(source: EngineSource, asked: list[str]) -> None:
    engine = source.current()
    for _ in range(2):
        engine.search("แผน", everything=True)
        engine.search("แผน", ranking=PROGRAM)
    assert len(asked) == 4


def test_a_question_that_cannot_be_asked_is_refused_every_time(source: EngineSource) -> None:
    for _ in range(2):
        with pytest.raises(QueryError, match=r"."):
            source.current().search(" ")


def test_nothing_is_kept_unless_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    source = make_source(tmp_path, monkeypatch, 0)
    write(source.store, *TEXTS)
    for _ in range(2):
        source.current().search("แผน")
    assert asked == ["แผน", "แผน"]


def test_threads_that_ask_at_once_get_equal_answers_and_keep_no_more_than_may_be(source: EngineSource) -> None:
    engine, right = source.current(), list[bool]()
    wanted = {text: engine.search(text) for text in TEXTS}
    start = threading.Barrier(8)

    def ask(text: str) -> None:
        start.wait()
        right.extend(engine.search(text) == wanted[text] for _ in range(20))

    threads = [threading.Thread(target=ask, args=(TEXTS[place % 4],)) for place in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert right == [True] * 160
    assert isinstance(engine, RememberingEngine)
    assert len(engine._kept) == 3
