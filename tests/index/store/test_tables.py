"""What is asked of every passage: made of passages, put together from parts, kept on disk."""

from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Case, Passage, Section, read_criteria
from index import MOST_LINKS, NO_ITEM, ItemLink, Tables
from tests.support.fakes_index import make_case, make_passage

CODES = [item.code for item in read_criteria().items]


def opening(*headings: str) -> tuple[Section, ...]:
    return tuple(Section(heading=each, level=0, lines=(), body=()) for each in headings)


def link(code: str, score: float) -> ItemLink:
    return ItemLink(code=code, score=score, cues=(), window=(0, 1))


CASES = (
    replace(
        make_case("b" * 12), sections=(*opening("ภาพรวม", "โปรไฟล์"), Section(heading="ผล", level=1, lines=(), body=()))
    ),
    make_case("a" * 12),
)
PASSAGES = (
    make_passage(1, "ภาพรวมของกรม", case_id=CASES[0].id),
    make_passage(2, "ต่อจากนั้น", case_id=CASES[0].id),
    replace(make_passage(3, "Results in English", case_id=CASES[0].id), section="ผล"),
    replace(make_passage(4, "ข้อมูลพื้นฐาน", case_id=CASES[0].id), section="โปรไฟล์"),
    replace(make_passage(9, "เริ่ม", case_id=CASES[1].id), section="หนึ่ง"),
    replace(make_passage(8, "ต่อ", case_id=CASES[1].id), section="สอง", lines=(3, 7)),
)
LINKS: tuple[tuple[ItemLink, ...], ...] = (
    (),
    (link(CODES[3], 0.75), link(CODES[0], 0.5)),
    *((),) * 3,
    tuple(link(code, 0.25) for code in CODES[:MOST_LINKS]),
)


def values(tables: Tables) -> dict[str, tuple[str, list[object]]]:
    return {
        each.name: (str(getattr(tables, each.name).dtype), getattr(tables, each.name).tolist())
        for each in fields(Tables)
    }


def test_tables_by_hand() -> None:
    tables = Tables.make(CASES, PASSAGES, LINKS)
    assert len(tables) == 6
    assert tables.owners.tolist() == [0, 0, 0, 0, 1, 1]
    # Ids begin with that of the case: b before a in the library, after it in order; 8 before 9.
    assert tables.order.tolist() == [2, 3, 4, 5, 1, 0]
    assert tables.foreign.tolist() == [False, False, True, False, False, False]
    # The first of each opening part; of a case without any the first of all.
    assert tables.faces.tolist() == [True, False, False, True, True, False]
    none = [NO_ITEM] * MOST_LINKS
    two = [3, 0, *none[2:]]
    assert tables.items.tolist() == [none, two, none, none, none, [*range(MOST_LINKS)]]
    assert tables.surenesses[1].tolist() == [0.75, 0.5, *[0] * (MOST_LINKS - 2)]
    assert tables.lines.tolist() == [[2, 2], [3, 3], [4, 4], [5, 5], [10, 10], [3, 7]]
    assert [tables.passages_of(case).tolist() for case in (0, 1, 2)] == [[0, 1, 2, 3], [4, 5], []]


def test_aims_are_told_from_practice() -> None:
    aim = replace(make_passage(1, "เป็นองค์กรชั้นนำด้านน้ำ"), section="วิสัยทัศน์")
    practice = make_passage(2, "จัดประชุมร่วมกับประชาชนทุกเดือน")
    assert Tables.make([make_case()], [aim, practice], [(), ()]).aims.tolist() == [True, False]


def test_they_come_back_as_they_were_written(tmp_path: Path) -> None:
    tables = Tables.make(CASES, PASSAGES, LINKS)
    for name in ("one.npz", "two.npz"):
        tables.write(tmp_path / name)
    assert values(Tables.read(tmp_path / "one.npz")) == values(tables)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_tables_of_nothing(tmp_path: Path) -> None:
    nothing = Tables.make((), (), ())
    nothing.write(tmp_path / "tables.npz")
    for tables in (nothing, Tables.read(tmp_path / "tables.npz"), Tables.join([], [])):
        assert values(tables) == values(nothing)
        assert (len(tables), tables.passages_of(0).tolist()) == (0, [])


def made(number: int, size: int) -> tuple[Case, tuple[Passage, ...], tuple[tuple[ItemLink, ...], ...]]:
    case = make_case(f"{99 - number:012d}")
    passages = tuple(make_passage(each, f"ข้อความ {each}", case_id=case.id) for each in range(size))
    return case, passages, tuple(LINKS[1] if each % 3 == 1 else () for each in range(size))


@given(sizes=st.lists(st.integers(0, 5), min_size=1, max_size=8), cuts=st.sets(st.integers(0, 8)))
def test_parts_joined_are_as_made_at_once(sizes: list[int], cuts: set[int]) -> None:
    held = [made(number, size) for number, size in enumerate(sizes)]
    cases = [case for case, _, _ in held]
    passages = [passage for _, each, _ in held for passage in each]
    whole = Tables.make(cases, passages, [links for _, _, each in held for links in each])
    parts = []
    for first, end in pairwise(sorted({0, len(held), *(cut for cut in cuts if cut < len(held))})):
        some = held[first:end]
        if first % 2:  # made by itself
            links = [each for _, _, several in some for each in several]
            tables = Tables.make(
                [case for case, _, _ in some], [each for _, several, _ in some for each in several], links
            )
            parts.append(tables.part(range(len(tables)), first))
        else:  # taken out of the whole
            parts.append(whole.part(range(sum(sizes[:first]), sum(sizes[:end]))))
    assert values(Tables.join(parts, [passage.id for passage in passages])) == values(whole)


def test_an_item_that_the_criteria_do_not_have_is_refused() -> None:
    with pytest.raises(KeyError, match=r"9\.9"):
        Tables.make([make_case()], [make_passage(1, "ก")], [(link("9.9", 0.5),)])


def test_order_is_that_of_the_ids() -> None:
    passages = [make_passage(each, "ก") for each in (5, 1, 3)]
    assert np.array_equal(Tables.make([make_case()], passages, [()] * 3).order, [2, 0, 1])
