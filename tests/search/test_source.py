"""Where engines come from: one for all threads, a new one when another generation has been switched in."""

import threading
from pathlib import Path
from sqlite3 import DatabaseError

import pytest

from index import DamagedIndex, Generation, NoIndex, OutdatedIndex, Recipe, Store
from search import source as source_module
from search.engine import SearchEngine
from search.errors import InputError
from search.settings import Settings
from search.source import PATIENCE, EngineSource
from tests.support.fakes_index import Contents, FakeEncoder

THREADS = 8


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EngineSource:
    """A source over a home that is not there yet, whose encoder needs no model."""
    monkeypatch.setattr(source_module, "Encoder", lambda model, models, preparing=None: FakeEncoder(model))
    return EngineSource(Settings(home=tmp_path / "home", model="fake"))


def write(store: Store, *texts: str, model: str = "fake@1") -> str:
    with store.writing():
        return Contents(texts).write(store, Recipe(model=model))


def texts_of(engine: SearchEngine) -> list[str]:
    return [passage.text for case in engine.cases for passage in engine.passages(case.id)]


def test_without_a_generation_there_is_no_engine(source: EngineSource) -> None:
    with pytest.raises(NoIndex, match="There is no index yet") as caught:
        source.current()
    assert "pmqa ingest" in caught.value.sentence("th")


def test_looking_makes_no_home(source: EngineSource) -> None:
    with pytest.raises(NoIndex, match="There is no index yet"):
        source.current()
    assert not source.store.home.exists()


def test_the_engine_answers_from_the_current_generation(source: EngineSource) -> None:
    name = write(source.store, "แผน งาน", "ผล ปี")
    engine = source.current()
    assert engine.generation == name == "000001"
    assert texts_of(engine) == ["แผน งาน", "ผล ปี"]
    found = {hit.passage.text: hit.lexical.terms for hit in engine.search("ผล").hits}
    assert found == {"แผน งาน": (), "ผล ปี": ("ผล",)}


def test_the_engine_stays_while_the_generation_does(source: EngineSource) -> None:
    write(source.store, "แผน งาน")
    assert source.current() is source.current()


def test_a_first_generation_is_found_without_a_restart(source: EngineSource) -> None:
    with pytest.raises(NoIndex, match="There is no index yet"):
        source.current()
    write(source.store, "แผน งาน")
    assert texts_of(source.current()) == ["แผน งาน"]


def test_a_new_generation_is_picked_up_without_a_restart(source: EngineSource) -> None:
    write(source.store, "แผน งาน")
    before = source.current()
    write(Store(source.store.home), "แผน งาน", "ผล ปี")
    after = source.current()
    assert (before.generation, after.generation) == ("000001", "000002")
    assert texts_of(after) == ["แผน งาน", "ผล ปี"]
    assert source.current() is after


def test_an_engine_that_is_held_answers_as_before_when_another_generation_has_come(source: EngineSource) -> None:
    write(source.store, "แผน งาน")
    held = source.current()
    answer = held.search("แผน")
    for text in ("ผล ปี", "น้ำ ไฟ", "ป่า คน"):
        write(source.store, text)
    assert source.store.generations() == ("000003", "000004")
    assert held.search("แผน") == answer


def test_the_model_is_made_once_for_all_generations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, Path]] = []

    def encoder(model: str, models: Path, preparing: object) -> FakeEncoder:
        made.append((model, models))
        return FakeEncoder(model)

    monkeypatch.setattr(source_module, "Encoder", encoder)
    source = EngineSource(Settings(home=tmp_path / "home", model="fake", models=tmp_path / "models"))
    for text in ("แผน งาน", "ผล ปี"):
        write(source.store, text)
        source.current()
    assert made == [("fake", tmp_path / "models")]


def test_an_index_of_another_model_is_refused(source: EngineSource) -> None:
    write(source.store, "แผน งาน", model="other@3")
    assert source.recipe == Recipe(model="fake@1")
    with pytest.raises(OutdatedIndex, match=r"model was other@3 and is now fake@1.*pmqa rebuild"):
        source.current()


def test_after_a_bad_generation_a_good_one_is_picked_up(source: EngineSource) -> None:
    write(source.store, "แผน งาน", model="other@3")
    with pytest.raises(OutdatedIndex, match="model was other@3"):
        source.current()
    write(source.store, "ผล ปี")
    assert texts_of(source.current()) == ["ผล ปี"]


def test_several_threads_get_one_engine_that_was_opened_once(
    source: EngineSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(source.store, "แผน งาน")
    opened: list[str] = []
    opening = source.store.open
    start = threading.Barrier(THREADS)
    slow = threading.Event()

    def open_slowly(recipe: Recipe) -> Generation:
        opened.append(recipe.model)
        slow.wait(0.2)  # long enough for the others to come while the first is opening
        return opening(recipe)

    monkeypatch.setattr(source.store, "open", open_slowly)
    engines: list[SearchEngine] = []

    def ask() -> None:
        start.wait()
        engines.append(source.current())

    threads = [threading.Thread(target=ask) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened == ["fake@1"]
    assert [engine is engines[0] for engine in engines] == [True] * THREADS


def test_threads_that_search_at_once_get_the_answers_of_one_that_searches_alone(source: EngineSource) -> None:
    texts = ["แผน งาน", "ผล ปี", "น้ำ ไฟ", "ป่า คน"]
    write(source.store, *texts)
    alone = {text: source.current().search(text) for text in texts}
    start = threading.Barrier(THREADS)
    right: list[bool] = []

    def ask(text: str) -> None:
        start.wait()
        right.extend(source.current().search(text) == alone[text] for _ in range(20))

    threads = [threading.Thread(target=ask, args=(texts[place % 4],)) for place in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert right == [True] * (20 * THREADS)


def test_a_generation_that_is_kept_gives_an_engine_beside_the_current_one(source: EngineSource) -> None:
    write(source.store, "แผน งาน")
    write(source.store, "ผล ปี")
    before = source.kept("000001")
    assert (before.generation, texts_of(before)) == ("000001", ["แผน งาน"])
    assert texts_of(source.current()) == ["ผล ปี"]


@pytest.mark.parametrize("name", ["000001", "4", "", "../000003"])
def test_a_generation_that_is_not_kept_is_refused_with_those_that_are(source: EngineSource, name: str) -> None:
    for text in ("แผน", "งาน", "ผล"):
        write(source.store, text)
    with pytest.raises(InputError, match=r"^There is no generation .*; choose one of those kept: 000002, 000003$"):
        source.kept(name)


def test_of_a_home_without_generations_none_can_be_named(source: EngineSource) -> None:
    with pytest.raises(InputError, match="choose one of those kept: none") as caught:
        source.kept("000001")
    assert "ไม่มีดัชนีชุด 000001" in caught.value.sentence("th")


def test_of_a_former_generation_that_is_damaged_it_is_said_that_the_present_one_is_sound(source: EngineSource) -> None:
    write(source.store, "แผน งาน")
    write(source.store, "ผล ปี")
    (source.store.home / "generations" / "000001" / "library.sqlite").write_bytes(b"damaged")
    with pytest.raises(DamagedIndex, match=r"former generation 000001 is damaged .* the present one is sound"):
        source.kept("000001")
    assert texts_of(source.kept("000002")) == ["ผล ปี"]
    (source.store.home / "generations" / "000002" / "library.sqlite").write_bytes(b"damaged")
    with pytest.raises(DamagedIndex, match=r"^Generation 000002 is damaged"):
        source.kept("000002")


# --- damage


def damage(source: EngineSource, name: str) -> bytes:
    path = source.store.home / "generations" / name / "dense" / "vectors.npy"
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    return content


@pytest.fixture
def warned(source: EngineSource) -> list[str]:
    """What the source warns of."""
    said: list[str] = []
    source._tell = lambda each: said.append(each.en)
    return said


def test_where_the_present_generation_is_damaged_the_one_before_answers_and_it_is_said_once(
    source: EngineSource, warned: list[str]
) -> None:
    write(source.store, "แผน งาน")
    write(source.store, "ผล ปี")
    damage(source, "000002")
    engine = source.current()
    assert (engine.generation, texts_of(engine)) == ("000001", ["แผน งาน"])
    assert source.current() is engine
    assert source.damaged == "000002"
    (said,) = warned
    assert said.startswith("Generation 000002 is damaged (dense/vectors.npy")
    assert said.endswith(
        "pmqa rebuild; their originals are untouched; until then the generation before (000001) answers"
    )


def test_an_engine_that_is_open_answers_on_when_a_damaged_generation_comes(
    source: EngineSource, warned: list[str]
) -> None:
    write(source.store, "แผน งาน")
    engine = source.current()
    write(source.store, "ผล ปี")
    damage(source, "000002")
    assert source.current() is engine
    write(source.store, "ครั้ง ใหม่")
    assert texts_of(source.current()) == ["ครั้ง ใหม่"]
    assert source.damaged == ""
    assert len(warned) == 1


def test_an_engine_whose_files_are_damaged_while_it_answers_gives_way_to_the_generation_before(
    source: EngineSource, warned: list[str]
) -> None:
    write(source.store, "แผน งาน")
    write(source.store, "ผล ปี")
    engine = source.current()
    path = source.store.home / "generations" / "000002" / "library.sqlite"
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(DatabaseError) as caught:
        texts_of(engine)
    found = source.met(engine, caught.value)
    assert isinstance(found, DamagedIndex)
    assert found.sentence("en").startswith("Generation 000002 is damaged (library.sqlite")
    assert texts_of(source.current()) == ["แผน งาน"]
    assert (source.damaged, len(warned)) == ("000002", 1)


def test_an_error_of_ours_leaves_the_engine(source: EngineSource) -> None:
    write(source.store, "แผน งาน")
    engine, error = source.current(), KeyError("x")
    assert source.met(engine, error) is error
    assert source.current() is engine


def test_a_generation_that_is_whole_again_answers_by_itself(source: EngineSource, warned: list[str]) -> None:
    now = [0.0]
    source._clock = lambda: now[0]
    write(source.store, "แผน งาน")
    write(source.store, "ผล ปี")
    content = damage(source, "000002")
    assert source.current().generation == "000001"
    (source.store.home / "generations" / "000002" / "dense" / "vectors.npy").write_bytes(content)
    assert source.current().generation == "000001"
    now[0] = PATIENCE
    assert source.current().generation == "000002"
    assert source.damaged == ""
    assert len(warned) == 1


def test_a_generation_of_another_recipe_does_not_stand_in(source: EngineSource) -> None:
    write(source.store, "แผน งาน", model="other@3")
    write(source.store, "ผล ปี")
    damage(source, "000002")
    with pytest.raises(DamagedIndex, match=r"Generation 000002 is damaged .* pmqa rebuild"):
        source.current()
