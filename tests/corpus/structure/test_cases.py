"""Cases: their ids, and the table of them."""

import hashlib
import json
import re

from corpus import cases_table, cut_passages, parse_document, read_contents
from tests.corpus.structure.test_book import HEAD, PAGES, TOWN, split_book
from tests.support.book import BOOK, book_cases, book_text, shared

# --- identity of cases


def test_a_cases_id_is_of_agency_category_year_and_title() -> None:
    assert book_cases()[7].id == hashlib.sha256("จังหวัดตราด\x1f2\x1f2564\x1f".encode()).hexdigest()[:12]
    assert book_cases()[7].id == "f6bfc0c0a2b3"  # stands in links to the case: it must outlive versions


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


def test_another_name_of_the_file_leaves_the_ids() -> None:
    renamed = read_contents(parse_document("other.txt", shared(BOOK).read_bytes())).cases
    assert [case.id for case in renamed] == [case.id for case in book_cases()]
    assert [each.id for case in renamed for each in cut_passages(case)] == [
        each.id for case in book_cases() for each in cut_passages(case)
    ]


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
