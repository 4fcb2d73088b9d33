"""From items to passages: the grid, the cells' passages, the filter."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Case, Passage, read_criteria
from index import DenseIndex, Generation, ItemLink, LateInteractionIndex, LexicalIndex, Library, Recipe
from search import Cell, Coverage, Filters, SearchEngine, UnknownPassage, coverage_to_json, item_passage_to_json
from search.browse import By, ItemRegister
from tests.support.fakes_index import NO_SHIFT, words_in
from tests.support.fakes_search import TableEncoder, make_case, make_introduction, make_passage

LANDS = make_case("a", "กรมที่ดินทดสอบ", year=2564)
COAST = make_case("b", "จังหวัดทดสอบ", agency_type="จังหวัด", year=2565)
STREAM = make_case("c", "จังหวัดอื่น", agency_type="จังหวัด", year=2564)
FRONT = make_introduction("d")


def link(code: str, score: float) -> ItemLink:
    return ItemLink(code=code, score=score, cues=((0, 4),), window=(0, 9))


HELD: tuple[tuple[Passage, tuple[ItemLink, ...]], ...] = (
    (make_passage(LANDS.id, 1, "แผนของกรม"), (link("2.2", 0.8), link("4.1", 0.5))),
    (make_passage(LANDS.id, 2, "แผนที่สอง"), (link("2.2", 0.9),)),
    (make_passage(COAST.id, 3, "แผนชายฝั่ง"), (link("2.2", 0.8),)),
    (make_passage(STREAM.id, 4, "แผนลุ่มน้ำ"), ()),
    (make_passage(FRONT.id, 5, "แผนทั่วไป"), (link("7.1", 0.9),)),
)


def open_engine(
    cases: Sequence[Case] = (LANDS, COAST, STREAM, FRONT),
    held: Sequence[tuple[Passage, tuple[ItemLink, ...]]] = HELD,
) -> SearchEngine:
    library = Library(cases=tuple(cases), passages=tuple(p for p, _ in held), items=tuple(links for _, links in held))
    lexical = LexicalIndex.of([("แผน",)] * len(held))
    generation = Generation(
        name="000001",
        recipe=Recipe(model="table@1"),
        library=library,
        dense=DenseIndex.of(
            np.array([[1.0, 0.0]] * 2 * len(held), dtype=np.float32), np.arange(0, 2 * len(held) + 1, 2, dtype=np.int64)
        ),
        tokens=LateInteractionIndex.of([np.zeros((0, 2), dtype=np.float32)] * len(held)),
        lexical=lexical,
        language=NO_SHIFT,
        words=words_in(lexical),
    )
    return SearchEngine(generation, TableEncoder({}))


def cells(coverage: Coverage, code: str) -> tuple[Cell, ...]:
    (row,) = [row for row in coverage.rows if row.code == code]
    return row.cells


NONE = Cell(passages=0, cases=0)


def test_the_grid_counts_passages_and_cases_and_shows_empty_cells() -> None:
    grid = open_engine().coverage("agency_type")
    assert grid.columns == ("กรม", "จังหวัด")
    assert len(grid.rows) == 18
    assert cells(grid, "2.2") == (Cell(passages=2, cases=1), Cell(passages=1, cases=1))
    assert cells(grid, "4.1") == (Cell(passages=1, cases=1), NONE)
    assert cells(grid, "5.2") == (NONE, NONE)


def test_years_go_up_and_the_introduction_counts_nowhere() -> None:
    grid = open_engine().coverage("year")
    assert grid.columns == (2564, 2565)
    assert cells(grid, "2.2") == (Cell(passages=2, cases=1), Cell(passages=1, cases=1))
    assert cells(grid, "7.1") == (NONE, NONE)


def test_cases_that_do_not_tell_their_year_have_the_last_column() -> None:
    untold = make_case("e", year=None)
    engine = open_engine((LANDS, untold), (HELD[1], (make_passage(untold.id, 6, "แผนไม่มีปี"), (link("2.2", 0.7),))))
    grid = engine.coverage("year")
    assert grid.columns == (2564, None)
    assert cells(grid, "2.2") == (Cell(passages=1, cases=1), Cell(passages=1, cases=1))


def test_every_cell_opens_as_many_passages_as_it_counts() -> None:
    engine = open_engine()
    grid = engine.coverage("agency_type")
    for row in grid.rows:
        for column, cell in zip(grid.columns, row.cells, strict=True):
            found = engine.item_passages(row.code, filters=Filters(agency_type=(str(column),)))
            assert (len(found), len({each.case.id for each in found})) == (cell.passages, cell.cases)


def test_passages_of_an_item_come_surest_first_and_ties_by_id() -> None:
    found = open_engine().item_passages("2.2")
    assert [each.passage.text for each in found] == ["แผนที่สอง", "แผนของกรม", "แผนชายฝั่ง"]
    assert open_engine().item_passages("9.9") == ()


def test_a_passage_tells_its_items() -> None:
    engine = open_engine()
    assert engine.items(HELD[0][0].id) == (link("2.2", 0.8), link("4.1", 0.5))
    assert engine.items(HELD[3][0].id) == ()
    with pytest.raises(UnknownPassage, match="no such passage in the index"):
        engine.items("nobody")


def test_the_filter_of_an_item_lets_only_its_passages_answer() -> None:
    engine = open_engine()
    assert [hit.passage.text for hit in engine.search("แผน", filters=Filters(item=("2.2",))).hits] == [
        "แผนของกรม",
        "แผนที่สอง",
        "แผนชายฝั่ง",
    ]
    answer = engine.search("แผน", filters=Filters(item=("2.2",), year=(2565,)))
    assert [(hit.passage.text, hit.items) for hit in answer.hits] == [("แผนชายฝั่ง", (link("2.2", 0.8),))]
    assert engine.search("แผน", filters=Filters(item=("5.1",))).total == 0


def test_the_items_that_cases_evidence_can_be_filtered_by() -> None:
    assert open_engine().facets.items == ("2.2", "4.1")


def test_the_grid_in_json() -> None:
    written = coverage_to_json(open_engine().coverage("agency_type"))
    assert (written["by"], written["columns"]) == ("agency_type", ["กรม", "จังหวัด"])
    assert written["rows"][3] == {
        "item": {"code": "2.2", "name_th": "การนำยุทธศาสตร์ไปปฏิบัติ", "name_en": "Strategy implementation"},
        "cells": [{"passages": 2, "cases": 1}, {"passages": 1, "cases": 1}],
    }


def test_a_passage_of_an_item_in_json() -> None:
    (found,) = open_engine().item_passages("4.1")
    assert item_passage_to_json(found) == {
        "case": {"id": LANDS.id, "agency": "กรมที่ดินทดสอบ", "agency_type": "กรม", "year": 2564},
        "category": {
            "number": 2,
            "name_th": "การวางแผนยุทธศาสตร์และการสื่อสารเพื่อนำไปสู่การปฏิบัติ",
            "name_en": "Strategic planning and deployment",
        },
        "path": [],
        "section": "ภาพรวม",
        "text": "แผนของกรม",
        "lines": [1, 1],
        "page": None,
        "states_aim": False,
        "document": "book.txt",
        "passage": HELD[0][0].id,
        "score": 0.5,
        "cues": [[0, 4]],
        "window": [0, 9],
        "declared": False,
    }


def test_an_aim_comes_after_practice_however_sure_its_link() -> None:
    vision = replace(make_passage(COAST.id, 7, "ชายฝั่งงดงาม คนอยู่ดี"), section="วิสัยทัศน์")
    engine = open_engine(held=(*HELD, (vision, (link("2.2", 0.99),))))
    found = engine.item_passages("2.2")
    assert [(each.passage.text, each.states_aim) for each in found] == [
        ("แผนที่สอง", False),
        ("แผนของกรม", False),
        ("แผนชายฝั่ง", False),
        ("ชายฝั่งงดงาม คนอยู่ดี", True),
    ]
    assert item_passage_to_json(found[3])["states_aim"] is True


# --- against a loop over all passages

CODES = ("1.1", "2.2", "4.1", "7.6")


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    cases = [
        make_case(
            letter,
            category=draw(st.sampled_from([2, 2, None])),
            year=draw(st.sampled_from([2563, 2564, None])),
            agency_type=draw(st.sampled_from(["กรม", "จังหวัด", "กรม ", ""])),
        )
        for letter in "abcdef"[: draw(st.integers(0, 6))]
    ]
    owners = draw(st.lists(st.sampled_from(cases), max_size=12)) if cases else []
    passages = tuple(make_passage(case.id, number, "ผล") for number, case in enumerate(owners))
    codes = st.lists(st.sampled_from(CODES), max_size=3, unique=True)
    links = [tuple(link(code, draw(st.sampled_from([0.3, 0.9]))) for code in draw(codes)) for _ in passages]
    return Library(cases=tuple(cases), passages=passages, items=links)


def naive_cell(library: Library, code: str, by: By, column: str | int | None) -> Cell:
    cases = {case.id: case for case in library.cases if case.category is not None}
    held = [
        passage.case_id
        for passage, links in zip(library.passages, library.items, strict=True)
        if passage.case_id in cases and code in [each.code for each in links]
    ]
    held = [case_id for case_id in held if (getattr(cases[case_id], by) or None) == column]
    return Cell(passages=len(held), cases=len({*held}))


@given(libraries(), st.sampled_from(["agency_type", "year"]))
def test_the_grid_is_what_a_loop_over_all_passages_counts(library: Library, by: By) -> None:
    register = ItemRegister(library)
    told = {getattr(case, by) for case in library.cases if case.category is not None}
    # A column that no case has, and one that is not asked for.
    known = [*sorted({*filter(None, told)} - {2563}), 2599 if by == "year" else "เทศบาล"]
    grid = register.coverage(by, known)
    assert grid.columns == (*known, *((None,) if told & {None, ""} else ()))
    assert [row.code for row in grid.rows] == [item.code for item in read_criteria().items]
    for row in grid.rows:
        assert row.cells == tuple(naive_cell(library, row.code, by, column) for column in grid.columns)
        assert all(type(cell.passages) is int and type(cell.cases) is int for cell in row.cells)
    held = {
        each.code
        for passage, links in zip(library.passages, library.items, strict=True)
        for each in links
        if library.cases[library.numbers[passage.case_id]].category is not None
    }
    assert register.codes == tuple(sorted(held))


@given(libraries(), st.sampled_from([*CODES, "5.1", "7.9", ""]), st.data())
def test_the_passages_of_an_item_bear_their_own_link_and_case(library: Library, code: str, data: st.DataObject) -> None:
    count = len(library.passages)
    allowed = np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)), dtype=np.bool_)
    wanted = [
        (-each.score, passage.id)
        for place, passage in enumerate(library.passages)
        for each in library.items[place]
        if each.code == code and allowed[place] and library.cases[library.numbers[passage.case_id]].category is not None
    ]
    found = ItemRegister(library).passages(code, allowed)
    assert [(-each.link.score, each.passage.id) for each in found] == sorted(wanted)
    for each in found:
        assert (each.link.code, each.case.id, each.states_aim) == (code, each.passage.case_id, False)
        assert type(each.states_aim) is bool
    assert [each.passage.id for each in found[1:3]] == [each.passage.id for each in [*found][1:3]]


def test_an_empty_library_has_a_grid_of_nothing() -> None:
    register = ItemRegister(Library(cases=(), passages=()))
    assert register.codes == ()
    assert register.coverage("year", ()).columns == ()
    assert {row.cells for row in register.coverage("year", ()).rows} == {()}
    assert list(register.passages("2.2")) == []
