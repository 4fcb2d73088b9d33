"""Structure: the cases of the real book and of a book written here. Single cases: test_corpus_structure_case.py."""

import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpus import (
    INTRODUCTION,
    Case,
    Section,
    UnstructuredDocument,
    cases_table,
    parse_document,
    read_contents,
    repair_lines,
    repair_text,
    skeleton,
)
from tests.support.book import AGENCIES, BOOK, CASE_PAGES, book_cases, book_document, book_text, shared

LABELS = ("วิสัยทัศน์", "พันธกิจ", "ค่านิยม")


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


# --- the award book


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


# --- a book written here: other agencies, another category and year, so that nothing hangs on that one book

HEAD = "หมวด 4 การวัด การวิเคราะห์ และการจัดการความรู้"
FOREWORD = [" \t รางวัลคุณภาพการบริหารจัดการภาครัฐ ประจำปี พ.ศ. 2566 มอบแก่หน่วยงานดีเด่น ", "ซึ่งผ่านการตรวจครบทุกขั้น"]
TOWN = [
    f" 2    {HEAD}",
    "\t เป็นเมืองน่าอยู่ของคนทุกวัย",
    "1. ดูแลแม่น\ufffd้ำให้สะอาด",
    "2. ส่งเสริมอาชีพ",
    "ซื่อสัตย์ ทำจริง",
    *LABELS,
    "\t เทศบาลนครล\ufffdำปาง (ทน.ลป.) ใช้ข้อมูลน้ำทุกวัน ",
    "เทศบาลนครล\ufffdำปาง",
]
TOWN_WORK = [
    " การวัดระดับน้ำด้วยชุมชน",
    "\t อาสาสมัครอ่านระดับน้ำทุกเช้าแล้วส่งขึ้นแผนที่กลาง ทำให้รู้ก่อนน้ำมาถึงตลาดหกชั่วโมง ",
    "และเตือนชาวบ้านได้ทัน",
    "ภาพที่ 1 เสาวัดน้ำ",
]
HOSPITAL = [
    f" {HEAD}    4",
    "\t โรงพยาบาลของทุกคน",
    "1) รักษา",
    "2) ป้องกัน",
    "ใส่ใจ",
    *LABELS,
    "\t โรงพยาบาลรวมเวชระเบียนไว้ที่เดียว ",
    "โรงพยาบาลน่าน",
]
HOSPITAL_WORK = [" การจัดการความรู้เรื่องยา", "\t เภสัชกรเขียนบทเรียนจากความผิดพลาดทุกครั้ง ", "แล้วอ่านร่วมกันทุกวันศุกร์"]
BACK_MATTER = [" ภาคผนวก"]
PAGES = (FOREWORD, TOWN, TOWN_WORK, HOSPITAL, HOSPITAL_WORK, BACK_MATTER)


def write_book(*pages: list[str]) -> str:
    """A book as a PDF library writes it: lines parted by a blank one, pages following without."""
    return "\n".join("\n\n".join(page) for page in pages)


def split_book(*pages: list[str]) -> tuple[Case, ...]:
    return read_contents(parse_document("book.txt", write_book(*pages).encode())).cases


def outline(case: Case) -> list[tuple[str, int, tuple[tuple[int, int], ...]]]:
    return [(section.heading, section.level, section.lines) for section in case.sections]


def test_another_book_is_split_into_its_introduction_and_cases() -> None:
    assert [
        (case.agency, case.agency_type, case.category, case.year, case.lines, case.pages) for case in split_book(*PAGES)
    ] == [
        ("บทนำ", "", None, 2566, (1, 3), (1, 1)),
        ("เทศบาลนครลำปาง", "เทศบาล", 4, 2566, (6, 29), (2, 3)),
        ("โรงพยาบาลน่าน", "โรงพยาบาล", 4, 2566, (32, 53), (4, 5)),
    ]


def test_the_cases_of_another_book_have_their_profiles() -> None:
    _, town, hospital = split_book(*PAGES)
    assert (town.vision, town.mission, town.values) == (
        "เป็นเมืองน่าอยู่ของคนทุกวัย",
        ("ดูแลแม่น้ำให้สะอาด", "ส่งเสริมอาชีพ"),
        ("ซื่อสัตย์ ทำจริง",),
    )
    assert (hospital.vision, hospital.mission, hospital.values) == ("โรงพยาบาลของทุกคน", ("รักษา", "ป้องกัน"), ("ใส่ใจ",))
    assert (town.short_names, hospital.short_names) == (("ทน.ลป.",), ())


def test_the_cases_of_another_book_have_their_sections() -> None:
    introduction, town, hospital = split_book(*PAGES)
    assert outline(introduction) == [("ภาพรวม", 0, ((1, 3),))]
    assert outline(town) == [
        ("วิสัยทัศน์ พันธกิจ ค่านิยม", 0, ((6, 12),)),
        ("ภาพรวม", 0, ((20, 20),)),
        ("การวัดระดับน้ำด้วยชุมชน", 1, ((25, 27),)),  # the caption after it is in no section
    ]
    assert outline(hospital) == [
        ("วิสัยทัศน์ พันธกิจ ค่านิยม", 0, ((32, 38),)),
        ("ภาพรวม", 0, ((46, 46),)),
        ("การจัดการความรู้เรื่องยา", 1, ((51, 53),)),
    ]


def test_a_book_may_begin_with_a_case() -> None:
    cases = split_book([" 1    " + HEAD, *TOWN[1:]], [f" 2    {HEAD}", "\t ก"])
    assert [(case.agency, case.pages) for case in cases] == [("เทศบาลนครลำปาง", (1, 2))]


def test_a_book_without_a_year_has_cases_without_one() -> None:
    assert [case.year for case in split_book(["คำนำ"], *PAGES[1:])] == [None] * 3


def test_the_year_is_the_one_that_is_named_most() -> None:
    foreword = ["ประจำปี พ.ศ. 2562 ", "ประจำปี พ.ศ. 2566 และ ประจำปี พ.ศ. 2566"]
    assert split_book(foreword, *PAGES[1:])[1].year == 2566


def test_each_case_has_the_category_of_the_latest_head_or_divider() -> None:
    six = "หมวด 6 การมุ่งเน้นระบบปฏิบัติการ"
    hospital = [" \t โรงพยาบาลของทุกคน", *HOSPITAL[2:]]
    cases = split_book(FOREWORD, TOWN, [f" 3    {HEAD}"], [f" {six}"], hospital, HOSPITAL_WORK)
    assert [(case.agency, case.category) for case in cases[1:]] == [("เทศบาลนครลำปาง", 4), ("โรงพยาบาลน่าน", 6)]


@pytest.mark.parametrize("name", ["ภาคผนวก", "บรรณานุกรม", "คณะผู้จัดทำ", "ดัชนี"])
def test_back_matter_ends_the_last_case(name: str) -> None:
    behind = [" รายชื่อผู้ตรวจประเมิน"]
    assert split_book(*PAGES[:-1], [f" {name}"], behind)[-1].lines == (32, 53)
    assert split_book(*PAGES[:-1], behind)[-1].lines == (32, 54)


def test_a_page_that_only_begins_like_back_matter_belongs_to_the_case() -> None:
    last = split_book(*PAGES[:-1], [" ดัชนี", "\t ตัวชี้วัดของโรงพยาบาลดีขึ้นทุกปี "])[-1]
    assert last.lines == (32, 56)
    assert last.sections[-1].body[-1].text == "\t ตัวชี้วัดของโรงพยาบาลดีขึ้นทุกปี "


def test_a_title_may_stand_on_a_later_page_and_is_in_no_section() -> None:
    town = split_book(FOREWORD, TOWN[:-1], [*TOWN_WORK, TOWN[-1]], HOSPITAL)[1]
    assert (town.agency, town.lines) == ("เทศบาลนครลำปาง", (6, 29))
    assert [section.lines for section in town.sections] == [((6, 12),), ((20, 20),), ((23, 25),)]


def test_a_case_without_a_title_has_the_books_name() -> None:
    assert split_book(FOREWORD, TOWN[:-1], TOWN_WORK, HOSPITAL)[1].agency == "book.txt"


@pytest.mark.parametrize(
    "text", ["รายงานประจำปี\n", write_book(FOREWORD), "วิสัยทัศน์\n\nก\n", write_book(FOREWORD, TOWN_WORK)]
)
def test_a_book_without_a_case_is_refused(text: str) -> None:
    with pytest.raises(
        UnstructuredDocument, match=r"^other\.txt: no case found \(no page with วิสัยทัศน์, พันธกิจ, ค่านิยม\)"
    ) as refusal:
        read_contents(parse_document("other.txt", text.encode()))
    assert refusal.value.said.th.startswith("other.txt: ไม่พบกรณีในไฟล์นี้")


# --- identity of cases


def test_a_cases_id_is_of_document_agency_category_and_year() -> None:
    assert book_cases()[7].id == hashlib.sha256("pmqa-2564.txt\x1fจังหวัดตราด\x1f2\x1f2564".encode()).hexdigest()[:12]
    assert book_cases()[7].id == "f1f848cd621f"  # stands in links to the case: it must outlive versions


def test_ids_are_distinct_and_the_same_every_time() -> None:
    ids = [case.id for case in book_cases()]
    assert len(set(ids)) == 12
    assert all(re.fullmatch("[0-9a-f]{12}", each) for each in ids)
    assert [case.id for case in read_contents(parse_document("pmqa-2564.txt", shared(BOOK).read_bytes())).cases] == ids


def test_a_change_of_the_text_alone_leaves_the_ids() -> None:
    changed = book_text().replace("กระบวนการวางแผน", "ขั้นตอนการวางแผน")
    assert changed != book_text()
    assert [case.id for case in read_contents(parse_document("pmqa-2564.txt", changed.encode())).cases] == [
        case.id for case in book_cases()
    ]


def test_another_document_has_other_ids() -> None:
    ids = {case.id for case in read_contents(parse_document("other.txt", shared(BOOK).read_bytes())).cases}
    assert not ids & {case.id for case in book_cases()}


def test_twins_in_a_book_are_told_apart_by_a_number() -> None:
    third = [f" 6    {HEAD}", *TOWN[1:]]
    _, first, _, second = split_book(*PAGES[:-1], third)
    assert (first.agency, second.agency) == ("เทศบาลนครลำปาง", "เทศบาลนครลำปาง")
    assert second.id == f"{first.id}-2"
    assert (first.lines, second.lines) == ((6, 29), (56, 72))


# --- the table


def test_the_table_of_cases_is_plain_values_with_introductions_apart() -> None:
    table = json.loads(json.dumps(cases_table(split_book(*PAGES))))
    assert [row["agency"] for row in table["introductions"]] == ["บทนำ"]
    town, hospital = table["cases"]
    assert hospital["agency"] == "โรงพยาบาลน่าน"
    assert town == {
        "id": split_book(*PAGES)[1].id,
        "document": "book.txt",
        "agency": "เทศบาลนครลำปาง",
        "agency_type": "เทศบาล",
        "category": 4,
        "year": 2566,
        "lines": [6, 29],
        "pages": [2, 3],
        "short_names": ["ทน.ลป."],
        "vision": "เป็นเมืองน่าอยู่ของคนทุกวัย",
        "mission": ["ดูแลแม่น้ำให้สะอาด", "ส่งเสริมอาชีพ"],
        "values": ["ซื่อสัตย์ ทำจริง"],
        "sections": [{"heading": "การวัดระดับน้ำด้วยชุมชน", "level": 1, "lines": [[25, 27]]}],
        "captions": [{"text": "ภาพที่ 1 เสาวัดน้ำ", "lines": [29, 29]}],
    }
    assert table["register"] == []


# --- what the pages of a write-up become


def sections_of(*pages: list[str]) -> list[tuple[str, int, str]]:
    """The sections of the town's write-up with these pages: heading, level, the first words of the body."""
    town = split_book(FOREWORD, TOWN, *pages, HOSPITAL)[1]
    return [
        (section.heading, section.level, section.body[0].text.strip()[:9] if section.body else "")
        for section in town.sections[2:]
    ]


WATER = "\t อาสาสมัครวัดระดับน้ำทุกเช้าแล้วส่งขึ้นแผนที่กลางของเมือง "
FOREST = "\t ชาวบ้านปลูกป่าชายเลนริมอ่าวและดูแลกล้าไม้ร่วมกับโรงเรียน "


def test_headings_below_their_bodies_head_the_ones_they_speak_of() -> None:
    assert sections_of([f" {WATER}", FOREST, "ทุกปี", "การปลูกป่าชายเลน", "การวัดระดับน้ำ"]) == [
        ("การปลูกป่าชายเลน", 1, "ชาวบ้านปล"),
        ("การวัดระดับน้ำ", 1, "อาสาสมัคร"),
    ]


def test_results_open_a_part_that_what_comes_next_closes() -> None:
    pages = [" ผลงานที่โดดเด่น", "การวัดระดับน้ำ", WATER], [" การดำเนินการต่อไปในอนาคต", FOREST]
    assert sections_of(*pages) == [
        ("ผลงานที่โดดเด่น", 1, ""),
        ("การวัดระดับน้ำ", 2, "อาสาสมัคร"),
        ("การดำเนินการต่อไปในอนาคต", 1, "ชาวบ้านปล"),
    ]


def test_numbered_headings_come_by_their_numbers_after_the_one_that_gathers_them() -> None:
    page = [" \t ก ข ค ", "2) การปลูกป่าชายเลน", FOREST, "ทุกปี", "การดูแลเมือง", "1) การวัดระดับน้ำ", WATER]
    assert [(heading, level) for heading, level, _ in sections_of(page)] == [
        ("การดูแลเมือง", 1),
        ("1) การวัดระดับน้ำ", 2),
        ("2) การปลูกป่าชายเลน", 2),
    ]


def test_a_page_that_begins_within_a_paragraph_goes_on_with_the_section_before() -> None:
    first, more = [" การวัดระดับน้ำ", WATER], [" ซึ่งทำทุกปีและทุกเมืองในลุ่มน้ำตอนล่างของจังหวัดนี้ "]
    town = split_book(FOREWORD, TOWN, first, more, HOSPITAL)[1]
    assert [len(section.body) for section in town.sections[2:]] == [2]


def test_an_open_bracket_draws_the_rest_of_its_paragraph_from_the_head_of_the_page() -> None:
    rest = f" Excellence) {'ซึ่งทำทุกปีและทุกเมืองในลุ่มน้ำ' * 4}"  # too long for a heading
    page = [rest, "ภาพที่ 1 เมือง", "การวัดระดับน้ำ", f"{WATER}(Wisdom ", "ก ข"]
    town = split_book(FOREWORD, TOWN, page, HOSPITAL)[1]
    assert [(section.heading, len(section.body)) for section in town.sections[1:]] == [
        ("ภาพรวม", 1),
        ("การวัดระดับน้ำ", 3),
    ]


def test_a_page_of_new_text_without_a_heading_is_a_section_without_one() -> None:
    pages = [" การวัดระดับน้ำ", WATER], [f" {FOREST}"], [f" {WATER}"]
    assert [heading for heading, _, _ in sections_of(*pages[:2])] == ["การวัดระดับน้ำ", "ไม่มีหัวข้อ"]
    assert [heading for heading, _, _ in sections_of(pages[0], pages[2])] == ["การวัดระดับน้ำ"]  # it speaks of it


def test_a_heading_alone_on_its_page_is_its_own_body_so_that_it_is_found() -> None:
    assert sections_of([" การวัดระดับน้ำ"])[0] == ("การวัดระดับน้ำ", 1, "การวัดระด")


def test_a_profile_may_have_its_vision_below_its_labels() -> None:
    page = [f" 2    {HEAD}", "\t ดูแลน้ำให้สะอาดทั้งเมือง", "\t ซื่อสัตย์", *LABELS, "\t ระยะ 5 ปี", "\t เมืองน้ำดี", TOWN[-1]]
    town = split_book(FOREWORD, page, TOWN_WORK, HOSPITAL)[1]
    assert (town.vision, town.mission, town.values) == (
        "ระยะ 5 ปี เมืองน้ำดี",
        ("ดูแลน้ำให้สะอาดทั้งเมือง",),
        ("ซื่อสัตย์",),
    )


def test_initials_that_display_type_set_apart_go_back_to_their_values() -> None:
    page = [*TOWN[:4], "\t ร่วมใจ", ": Active ขยัน", ": Brave กล้า", "A", "B", *TOWN[5:]]
    assert split_book(FOREWORD, page, HOSPITAL)[1].values == ("ร่วมใจ", "A : Active ขยัน", "B : Brave กล้า")
