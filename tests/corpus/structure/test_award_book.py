"""Structure: the cases of the real award book."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpus import INTRODUCTION, Case, Section, cases_table, repair_lines, repair_text, skeleton
from tests.corpus.structure.test_book import LABELS
from tests.support.book import AGENCIES, CASE_PAGES, book_cases, book_document, shared


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_book_is_an_introduction_and_its_eleven_cases_in_order() -> None:
    assert [case.agency for case in book_cases()] == [INTRODUCTION, *AGENCIES]
    assert INTRODUCTION == "บทนำ"


def test_the_introduction_has_the_books_year_and_no_category() -> None:
    introduction = book_cases()[0]
    assert (introduction.category, introduction.year, introduction.agency_type) == (None, 2564, "")
    assert (introduction.lines, introduction.pages) == ((1, 703), (1, 12))
    assert introduction.vision == ""
    assert introduction.sections[1].heading == "ตราสัญลักษณ์และความหมายรางวัล"


def test_every_case_has_the_category_and_the_year_of_the_book() -> None:
    assert {(case.category, case.year, case.document) for case in book_cases()[1:]} == {(2, 2564, "pmqa-2564.txt")}


def test_every_case_has_its_agencys_kind() -> None:
    kinds = ["กรม"] * 3 + ["สำนักงาน"] * 2 + ["กรม"] + ["จังหวัด"] * 5
    assert [case.agency_type for case in book_cases()[1:]] == kinds


def test_every_case_has_its_printed_pages() -> None:
    assert tuple(case.pages for case in book_cases()[1:]) == CASE_PAGES


def gold_cases() -> list[dict[str, Any]]:
    table = json.loads(shared("eval/structure-dev.json").read_text(encoding="utf-8"))
    return list(table["cases"])


def test_cases_begin_and_end_where_they_do_by_hand() -> None:
    found = {case.agency: case.lines for case in book_cases()}
    assert len(gold_cases()) == 5
    for gold in gold_cases():
        first, last = found[gold["agency"]]
        assert abs(first - gold["lines"][0]) <= 3, gold["agency"]
        assert abs(last - gold["lines"][1]) <= 3, gold["agency"]


def test_the_scorer_finds_bounds_profiles_headings_and_bodies(tmp_path: Path) -> None:
    found = tmp_path / "cases.json"
    found.write_text(json.dumps(cases_table(book_cases()), ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, *map(str, (shared("eval/score_structure.py"), shared("eval/structure-dev.json"), found))]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60)
    scores = re.search(r"^all  bounds (\S+)  profile (\S+)  headings (\S+)  body (\S+)$", run.stdout, re.MULTILINE)
    assert scores, run.stdout
    bounds, profile, headings, body = map(float, scores.groups())
    assert bounds == 1.0
    assert profile >= 0.95
    assert headings >= 0.92
    assert body >= 0.93


def test_cases_follow_each_other_without_overlap() -> None:
    ends = [number for case in book_cases() for number in case.lines]
    assert ends == sorted(ends)
    assert len(set(ends)) == 24


FURNITURE = {716, 969, 1969, 2559}  # running heads
TITLE_LINES = (756, 1101, 1391, 1637, 1638, 2015, 2315, 2555, 2790, 3124, 3344, 3604)


def is_own_body(section: Section) -> bool:
    """Whether a heading, for want of a body and of subsections, stands for both."""
    return squeeze("".join(line.text for line in section.body)) == squeeze(section.heading)


def unplaced(case: Case) -> dict[int, str]:
    """The repaired lines of `case` that no section holds, but blank ones."""
    held = {line.number for section in case.sections for line in section.body}
    lines = book_document().lines[case.lines[0] - 1 : case.lines[1]]
    return {
        line.number: repair_text(line.text).text.strip()
        for line in lines
        if line.number not in held | {caption.number for caption in case.captions} and line.text.strip()
    }


@pytest.mark.parametrize("place", range(12))
def test_every_line_of_a_case_is_in_one_section_or_heads_one_or_is_a_caption(place: int) -> None:
    case = book_cases()[place]
    held = Counter(line.number for section in case.sections for line in section.body)
    assert set(held.values()) == {1}
    assert case.lines[0] <= min(held) <= max(held) <= case.lines[1]
    assert not {line.number for line in case.captions} & set(held)
    apart = {number for number, text in unplaced(case).items() if text in LABELS}
    heading_lines = [
        text for number, text in unplaced(case).items() if number not in apart | FURNITURE | set(TITLE_LINES)
    ]
    headings = [squeeze(section.heading) for section in case.sections if section.level and not is_own_body(section)]
    # What is left are the headings and nothing but them; they may stand in another order than their bodies.
    written = squeeze("".join(heading_lines))
    assert all(heading in written for heading in headings)
    assert len(written) == sum(map(len, headings))


def test_a_case_is_named_by_its_title_lines_and_they_are_in_no_section() -> None:
    titles = [(case.agency, number) for case in book_cases() for number in unplaced(case) if number in TITLE_LINES]
    assert tuple(number for _, number in titles) == TITLE_LINES
    for agency in AGENCIES:
        lines = "".join(book_document().lines[number - 1].text for name, number in titles if name == agency)
        assert skeleton(repair_text(lines).text) == skeleton(agency)


def test_bodies_are_the_repaired_lines_of_their_spans() -> None:
    repaired = repair_lines([line.text for line in book_document().lines])
    for section in (section for case in book_cases() for section in case.sections):
        for line in section.body:
            source, clean = book_document().lines[line.number - 1], repaired[line.number - 1]
            assert (line.text, line.page, line.trust) == (clean.text, source.page, clean.trust)
            assert line.original == (source.text if clean.edits else None)
            assert any(first <= line.number <= last for first, last in section.lines)


def test_a_profile_stands_above_its_labels_and_is_told_apart() -> None:
    trat = book_cases()[7]
    (gold,) = (each for each in gold_cases() if each["agency"] == trat.agency)
    assert squeeze(trat.vision) == squeeze(gold["vision"])
    assert [squeeze(text) for text in trat.mission] == [squeeze(text) for text in gold["mission"]]
    assert [squeeze(text) for text in trat.values] == [squeeze(gold["values"])]
    assert (trat.sections[0].heading, trat.sections[0].level) == (" ".join(LABELS), 0)
