"""The parts of a case: each passage once, in its section."""

from dataclasses import replace

from corpus import Case
from tests.support.web.cases import CASES, HEALTH, PASSAGES, make_passage, make_section
from web.view.outline import outline_case, repeats_profile

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
