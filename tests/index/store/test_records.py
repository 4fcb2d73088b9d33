"""Documents copied from one library to another: as if they had been written anew."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Award, Case, Document, Introduction, Passage
from index import ItemLink
from index.store import LibraryWriter
from index.store.records import read_kept
from tests.support.fakes_index import make_case, make_document, make_passage

Held = tuple[Document, tuple[Case, ...], tuple[Passage, ...], tuple[Award, ...]]

LINK = ItemLink(code="2.2", score=0.5, cues=((0, 2),), window=(0, 4))


def holding(number: int, cases: int, passages: int, awards: int) -> Held:
    """A document of so many, whose ids nothing else has."""
    name = f"{number:02d}-ก.md"
    held = tuple(make_case(f"{number:02d}{each}", document=name) for each in range(cases))
    texts = tuple(make_passage(each, f"ข้อความ {number} {each}", case_id=f"{number:02d}0") for each in range(passages))
    told = Award(agency="กรม", category=2, year=None, lines=(1, 1), page=None, document=name)
    return make_document(name, name.encode()), held, texts, tuple(replace(told, page=each) for each in range(awards))


def add(writer: LibraryWriter, held: Held) -> None:
    first = writer.passages
    writer.add(*held, {Introduction(short="กท.", long=held[0].name): held[0].name.count("0") + 1})
    writer.add_items(first, [(LINK,) if place % 2 else () for place in range(len(held[2]))])


def write(path: Path, documents: Sequence[Held]) -> Path:
    with LibraryWriter(path) as writer:
        for each in documents:
            add(writer, each)
        writer.close()
    return path


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


counts = st.tuples(st.integers(1, 3), st.integers(0, 4), st.integers(0, 2))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), held=st.lists(counts, min_size=1, max_size=7))
def test_what_is_copied_is_as_if_written_anew(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, held: list[tuple[int, int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("copied")
    documents = [holding(number, *each) for number, each in enumerate(held)]
    before = write(folder / "before", documents)
    kept = read_kept(before)
    # Each is copied, is other than it was, or is gone; those that follow one another are copied together.
    fates = data.draw(st.lists(st.sampled_from("cccrg"), min_size=len(held), max_size=len(held)))
    wanted: list[Held] = []
    with LibraryWriter(folder / "after") as writer:
        run: list[int] = []
        for number, fate in [*enumerate(fates), (-1, "")]:
            if fate == "c":
                run.append(number)
                wanted.append(documents[number])
                continue
            if run:
                writer.copy(before, [kept[each] for each in run])
                run = []
            if fate == "r":
                wanted.append(holding(number, *data.draw(counts)))
                add(writer, wanted[-1])
        sizes = writer.cases, writer.passages, writer.awards
        assert sorted(each.long for each in writer.introductions()) == [each[0].name for each in wanted]
        assert writer.passage_ids() == [passage.id for each in wanted for passage in each[2]]
        writer.close()
    assert dump(folder / "after") == dump(write(folder / "anew", wanted))
    assert sizes == tuple(sum(len(each[place]) for each in wanted) for place in (1, 2, 3))
    assert read_kept(folder / "after") == read_kept(folder / "anew")


def test_an_id_that_is_there_twice_is_no_library(tmp_path: Path) -> None:
    document, cases, passages, awards = holding(1, 1, 2, 0)
    writer = LibraryWriter(tmp_path / "library")
    with writer:
        writer.add(document, cases, (passages[0], passages[0]), awards, {})
        with pytest.raises(sqlite3.IntegrityError, match=r"passages\.id"):
            writer.close()
