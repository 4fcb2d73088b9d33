"""The parts of a case: each passage once, in its section."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corpus import Case, Passage
from tests.support.web.cases import CASES, HEALTH, PASSAGES, make_passage, make_section
from web.view.outline import Part, cut_stretches, outline_case, repeats_profile

CASE = CASES[0]


def make_case(*sections: tuple[str, int, tuple[tuple[int, int], ...]]) -> Case:
    return replace(CASE, sections=tuple(make_section(heading, level, *lines) for heading, level, lines in sections))


def test_passages_stand_in_their_sections_and_a_heading_over_subsections_stays() -> None:
    parts = outline_case(CASE, PASSAGES[:3])
    assert [(part.heading, part.level, [passage.page for passage in part.passages]) for part in parts] == [
        ("ผลงานเด่น", 1, []),
        ("สายด่วนผู้ป่วยมะเร็ง", 2, [20, 21]),
        ("การถ่ายทอดแผน", 1, [22]),
    ]


def test_a_heading_with_nothing_under_it_is_left_out() -> None:
    case = make_case(("ว่าง", 1, ()), ("มี", 1, ((1, 20),)), ("ท้าย", 1, ()))
    passage = make_passage(HEALTH, 1, section="มี", text="ก", line=1, page=1)
    assert [part.heading for part in outline_case(case, [passage])] == ["มี"]


def test_two_sections_of_one_name_keep_their_own_passages() -> None:
    case = make_case(("ผล", 1, ((1, 20),)), ("อื่น", 1, ((21, 40),)), ("ผล", 1, ((41, 60),)))
    lines = {"ผล": (1, 45), "อื่น": (22,)}
    passages = [
        make_passage(HEALTH, line, section=name, text="ก", line=line, page=None)
        for name in lines
        for line in lines[name]
    ]
    parts = outline_case(case, passages)
    assert [(part.heading, [passage.lines[0] for passage in part.passages]) for part in parts] == [
        ("ผล", [1]),
        ("อื่น", [22]),
        ("ผล", [45]),
    ]


def test_a_passage_of_no_section_comes_last_and_is_not_lost() -> None:
    case = make_case(("มี", 1, ((1, 20),)))
    passages = [
        make_passage(HEALTH, number, section=name, text="ก", line=line, page=None)
        for number, name, line in ((1, "แปลก", 90), (2, "แปลก", 110), (3, "มี", 1))
    ]
    parts = outline_case(case, passages)
    assert [(part.heading, len(part.passages)) for part in parts] == [("มี", 1), ("แปลก", 2)]


def test_headings_go_down_one_level_at_a_time() -> None:
    case = make_case(("ก", 3, ((1, 5),)), ("ข", 5, ((20, 25),)), ("ค", 1, ((40, 45),)))
    passages = [
        make_passage(HEALTH, line, section=name, text="ก", line=line, page=None)
        for name, line in (("ก", 1), ("ข", 20), ("ค", 40))
    ]
    assert [part.level for part in outline_case(case, passages)] == [1, 2, 1]


def test_a_profile_is_repeated_when_the_passages_hold_the_vision() -> None:
    told = make_passage(HEALTH, 1, section="", text=f"คำนำ {CASE.vision[:10]}\n{CASE.vision[10:]} จบ", line=1, page=1)
    assert repeats_profile(CASE, [told])
    assert not repeats_profile(CASE, PASSAGES[:3])
    assert not repeats_profile(replace(CASE, vision=""), [told])


# stretches

NO_ITEMS: dict[str, tuple[()]] = defaultdict(tuple)


def many(count: int, section: str = "มี") -> list[Passage]:
    return [make_passage(HEALTH, number, section=section, text="ก" * 400, line=1, page=1) for number in range(count)]


def cut(parts: Sequence[Part], **bounds: int) -> list[list[tuple[int, int]]]:
    """Of each stretch the numbers of its parts and how many passages of each it has."""
    return [
        [(part.number, len(part.passages)) for part in stretch] for stretch in cut_stretches(parts, NO_ITEMS, **bounds)
    ]


def test_a_long_part_goes_on_in_the_next_stretch_and_no_passage_is_lost() -> None:
    passages = many(7)
    parts = outline_case(make_case(("มี", 1, ((1, 2),))), passages)
    assert cut(parts, most=6_000) == [[(1, 3)], [(1, 3)], [(1, 1)]]
    told = [
        passage
        for stretch in cut_stretches(parts, NO_ITEMS, most=6_000)
        for part in stretch
        for passage in part.passages
    ]
    assert told == passages


def test_a_heading_stands_in_the_stretch_of_what_is_under_it() -> None:
    case = make_case(("ก", 1, ((1, 2),)), ("ข", 1, ()), ("ค", 2, ((1, 2),)))
    parts = outline_case(case, [*many(3, "ก"), *many(1, "ค")])
    assert cut(parts, most=6_000) == [[(1, 3)], [(2, 0), (3, 1)]]


def test_what_stands_above_counts_but_every_stretch_has_a_passage() -> None:
    parts = outline_case(make_case(("มี", 1, ((1, 2),))), many(4))
    assert cut(parts, before=3_000, most=6_000) == [[(1, 1)], [(1, 3)]]
    assert cut(parts, before=100_000, most=1) == [[(1, 1)]] * 4
    assert cut((), most=1) == [[]]
