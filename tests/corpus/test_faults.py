"""Faults that were found once, each with the example that showed it."""

import re

import pytest

from corpus import (
    Document,
    UndecodableDocument,
    UnstructuredDocument,
    UnsupportedDocument,
    cut_windows,
    parse_document,
    read_contents,
    read_terms,
    repair_lines,
    report_pages,
)
from corpus.printed.pages import running_head
from corpus.repair.displaced_marks.witness import Witness
from corpus.structure.agencies import short_names

HEAD = "หมวด 4 การวัด"
LABELS = ["วิสัยทัศน์", "พันธกิจ", "ค่านิยม"]


def book(*pages: list[str]) -> Document:
    return parse_document("b.txt", "\n".join("\n\n".join(page) for page in pages).encode())


def md(front: str, body: str = "เนื้อหา\n") -> Document:
    return parse_document("a.md", f"---\n{front}\n---\n{body}".encode())


def fields(**more: object) -> str:
    return "\n".join(f"{k}: {v}" for k, v in {"agency": "กรมน้ำ", "category": 2, "year": 2564, **more}.items())


def test_aliases_that_would_grow_to_gigabytes_are_refused() -> None:
    levels = [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]" for n in range(1, 9)]
    with pytest.raises(UnstructuredDocument, match="not valid YAML at line 3"):
        md("x0: &x0 [a]\n" + "\n".join(levels) + "\ntitle: *x8")


def test_a_book_without_page_numbers_keeps_its_pages_apart() -> None:
    one = ["\t วิสัยทัศน์หนึ่ง", *LABELS, "\t ทำงาน ", "กรมน้ำ"]
    two = [" \t วิสัยทัศน์สอง", *LABELS, "\t ทำงาน ", "กรมป่า"]
    assert [c.agency for c in read_contents(book(one, [" ต่อ"], two)).cases] == ["กรมน้ำ", "กรมป่า"]


def test_two_cases_between_disagreeing_heads() -> None:
    one = [" \t วิสัยทัศน์หนึ่ง", *LABELS, "\t ทำงาน ", "กรมน้ำ"]
    two = [" \t วิสัยทัศน์สอง", *LABELS, "\t ทำงาน ", "กรมป่า"]
    pages = ([f"1 {HEAD}"], one, two, [f" 9 {HEAD}"])
    assert [c.agency for c in read_contents(book(*pages)).cases][-2:] == ["กรมน้ำ", "กรมป่า"]


def test_offset_of_a_bad_byte_behind_a_byte_order_mark() -> None:
    with pytest.raises(UndecodableDocument, match="byte 6 is 0xff") as refusal:
        parse_document("a.txt", b"\xef\xbb\xbfabc\xff")
    assert refusal.value.offset == 6


def test_deep_yaml_is_refused_not_a_traceback() -> None:
    with pytest.raises(UnstructuredDocument):
        md("a: " + "[" * 2000)


def test_a_date_that_is_none_is_not_a_missing_front_matter() -> None:
    with pytest.raises(UnstructuredDocument, match="not valid YAML"):
        md(fields(date="2021-13-45"))


def test_a_category_yes_is_no_number() -> None:
    with pytest.raises(UnstructuredDocument, match="category True, wanted a number"):
        read_contents(md(fields(category="yes")))


def test_parse_document_refuses_another_kind_as_read_document_does() -> None:
    with pytest.raises(UnsupportedDocument):
        parse_document("a.doc", b"text")


def test_a_window_never_parts_a_consonant_from_its_displaced_mark() -> None:
    # ทัง้ (= ทั้ง, damage the repair leaves): newmm gives ทัง + ้, and a cut between words comes between them.
    text = "ตา" * 59 + "ทัง้" + "ตา" * 60
    assert [text[end] for _, end in cut_windows(text)[:-1] if text[end] == "้"] == []


def test_nor_among_words() -> None:
    text = "การพัฒนาคุณภาพการบริหารจัดการภาครัฐเพื่อประโยชน์สุขของประชาชน" * 2
    text += "ทัง้ในประเทศและต่างประเทศตัง้แต่ต้นทุกขัน้ตอน" * 3
    for shift in range(60):
        for _, end in cut_windows(text[shift:])[:-1]:
            assert not re.match("[ัิ-ฺ็-๎]", text[shift:][end]), text[shift:][end - 5 : end + 5]


def test_a_window_never_ends_between_a_leading_vowel_and_its_consonant() -> None:
    text = "ฎ" * 159 + "เ" + "ฎ" * 100  # one piece for newmm, cut every 80 letters
    assert text[cut_windows(text)[0][1] - 1] != "เ"


def test_abbreviated_months_are_one_term() -> None:
    assert read_terms("มี.ค.") == ("มีค",)  # ("มี", "ค")
    assert not set(read_terms("มิ.ย.")) & set(read_terms("ก.ย."))


def test_years_in_a_row_are_not_one_number() -> None:
    assert read_terms("2562,2563") == ("2562", "2019", "2563", "2020")  # ("25622563",)


def test_a_short_name_behind_a_damaged_mention_is_found() -> None:
    text = "สำนักงานปลดักระทรวงแรงงาน (สป.รง) มีพันธกิจ"  # as line 1997 of the book is after repair
    assert short_names("สำนักงานปลัดกระทรวงแรงงาน", text) == ("สป.รง",)


def test_blank_text_has_no_windows_however_long() -> None:
    assert cut_windows(" " * 300) == ()


def test_a_line_beginning_with_a_hash_tag_is_text_like_another() -> None:
    lines = md(fields(), "ก\n#ตราด\nข\n").lines[5:8]
    assert [line.text for line in lines] == ["\tก ", "#ตราด ", "ข "]


def test_an_abbreviation_right_behind_a_word_is_a_term_and_so_is_the_word() -> None:
    assert {"สำนักงาน", "กพร"} <= set(read_terms("สำนักงานก.พ.ร."))
    assert {"แผน", "กพร"} <= set(read_terms("แผนก.พ.ร."))


def test_a_first_line_of_blanks_does_not_hold_up_the_reading() -> None:
    # Time grew with the third power of the blanks.
    assert running_head(" " * 100_000 + "x") is None
    assert running_head("1a" + " " * 100_000 + "b") is None
    assert running_head("   12   หมวด 2   ") == (12, "หมวด 2")


def test_marks_before_the_first_letter_shift_no_witness() -> None:
    lines = ["กานดีกานดีกานดี"]
    assert Witness(["่่่" + lines[0]]).cost("กานดี"[:5], "") == Witness(lines).cost("กานดี"[:5], "")
    assert "านดกา" in Witness(["่" + lines[0]])


def test_no_lines_are_repaired_to_none() -> None:
    assert repair_lines([]) == ()


def test_half_of_a_surrogate_pair_is_refused_or_passed_through() -> None:
    with pytest.raises(UnstructuredDocument, match="not valid YAML"):
        md('agency: "กรม\\uD800"\ncategory: 2\nyear: 2564')
    assert repair_lines(["\ud800 พฒันา"])[0].text.startswith("\ud800")


def test_a_name_that_is_no_utf_8_is_refused() -> None:
    with pytest.raises(UnsupportedDocument, match="the name of the file is not UTF-8; rename it"):
        parse_document("\udcff.txt", b"x")


def test_pages_without_numbers_are_reported_apart() -> None:
    pages = report_pages("หน้าหนึ่ง\n\n\n\nหน้าสอง\n\n\n\nหน้าสาม")
    assert [(page.page, page.lines) for page in pages] == [(None, (1, 4)), (None, (5, 8)), (None, (9, 9))]
