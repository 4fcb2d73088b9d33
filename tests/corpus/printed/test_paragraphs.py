"""Pages, paragraphs and headings of a plain text that has no signs for them."""

import pytest

from corpus import Case, parse_document, read_contents
from tests.support.printing import PLAN, SERVE, TRACK

FACTS = {"agency": "กรมทดสอบ", "category": 2, "year": 2564}
HEADINGS = ["1. หลักการและเหตุผล", "2. วิธีดำเนินการ", "2.1 การวางแผน", "3. ผลลัพธ์"]
BODY = [PLAN, TRACK, SERVE]
Outline = list[tuple[str, int, int | str | None]]


def read_case(text: str) -> Case:
    (case,) = read_contents(parse_document("a.txt", text.encode(), dict(FACTS))).cases
    return case


def outline(case: Case) -> Outline:
    return [(each.heading, each.level, each.body[0].page if each.body else None) for each in case.sections]


def wrapped(text: str, width: int = 60) -> str:
    return "\n".join(text[place : place + width] for place in range(0, len(text), width))


@pytest.mark.parametrize("parting", ["\n", "\n\n"])
def test_lines_that_are_paragraphs_have_headings_by_number_and_wording(parting: str) -> None:
    case = read_case(parting.join(parting.join([heading, *BODY]) for heading in HEADINGS))
    assert outline(case) == [(heading, 1 + heading.startswith("2.1"), None) for heading in HEADINGS]
    assert [line.text for line in case.sections[0].body] == [f"\t{text}" for text in BODY]
    bare = read_case("\n".join("\n".join([heading, *BODY]) for heading in ("หลักการและเหตุผล", "ผลลัพธ์")))
    assert outline(bare) == [("หลักการและเหตุผล", 1, None), ("ผลลัพธ์", 1, None)]


def test_form_feeds_part_pages_and_what_recurs_at_their_edges_is_no_text() -> None:
    pages = [
        "\n".join(["รายงานประจำปี 2564", "", heading, wrapped(f"{number} {PLAN}{TRACK}"), "", f"- {number} -", ""])
        for number, heading in enumerate(HEADINGS, 7)
    ]
    case = read_case("\f".join(pages))
    assert [page for _, _, page in outline(case)] == [7, 8, 9, 10]
    assert [heading for heading, _, _ in outline(case)] == HEADINGS
    text = "".join(line.text for section in case.sections for line in section.body)
    assert "รายงานประจำปี" not in text
    assert "- 7 -" not in text


@pytest.mark.parametrize("at_head", [True, False])
def test_numbers_alone_on_their_lines_that_count_on_are_those_of_pages(at_head: bool) -> None:
    pages = [
        [heading, wrapped("".join(f"{number}{offset} {text}" for offset, text in enumerate(BODY)), 40)]
        for number, heading in enumerate(HEADINGS, 7)
    ]
    numbered = [[f"หน้า {number}", *page] if at_head else [*page, str(number)] for number, page in enumerate(pages, 7)]
    case = read_case("\n".join("\n".join(page) for page in numbered))
    assert outline(case) == [
        (heading, 1 + heading.startswith("2.1"), number) for number, heading in enumerate(HEADINGS, 7)
    ]
    assert not any(line.text.strip().isdigit() for section in case.sections for line in section.body)


def test_a_chapter_and_its_title_are_one_heading() -> None:
    text = "\n".join(["บทที่ 1", "บทนำ", *BODY, "บทที่ 2", "การดำเนินงาน", "2.1 การวางแผน", *BODY])
    assert outline(read_case(text)) == [
        ("บทที่ 1 บทนำ", 1, None),
        ("บทที่ 2 การดำเนินงาน", 1, None),
        ("2.1 การวางแผน", 2, None),
    ]


def test_sentences_lists_and_ends_of_lines_are_no_headings() -> None:
    numbers = "\n".join(f"{number}\nรายการที่ {number} ดีมาก\n100" for number in range(1, 12))
    assert outline(read_case(numbers))[0][1] == 0
    listed = "\n".join(["1. หลักการ", "2. วิธีการ", "3. ผลลัพธ์", "4. ปัจจัย", PLAN])
    assert outline(read_case(listed)) == [("ภาพรวม", 0, None)]
    ended = "\n".join([wrapped(f"{PLAN}{TRACK}ก"), "ผลคือลดขั้นตอนได้", wrapped(SERVE)])
    assert [level for _, level, _ in outline(read_case(ended))] == [0]


def test_a_text_that_marks_its_paragraphs_is_read_by_its_marks() -> None:
    case = read_case(f"การวางแผน\n\n\t{PLAN}\n\t{TRACK}\n")
    assert [line.text for line in case.sections[0].body] == [f"\t{PLAN}", f"\t{TRACK}"]
