"""Ids: what they are made of, and twins."""

import hashlib
from collections import Counter

from corpus import Case, cut_passages, parse_document, read_contents, tell_twins_apart

FRONT = "agency: กรมทดสอบ\ncategory: 2\nyear: 2564\n"


def read_case(*paragraphs: str, name: str = "one.md", more: str = "") -> Case:
    text = "\n\n".join(("# หัวข้อ", *paragraphs))
    (case,) = read_contents(parse_document(name, f"---\n{FRONT}{more}---\n\n{text}\n".encode())).cases
    return case


def passage_ids(case: Case) -> list[str]:
    return [each.id for each in cut_passages(case)]


def test_a_passages_id_is_of_its_heading_and_text_and_whose_it_is() -> None:
    parts = ("กรมทดสอบ", "2", "2564", "หัวข้อ", "วางแผนร่วมกับประชาชน")
    assert passage_ids(read_case("วางแผนร่วมกับประชาชน")) == [
        hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
    ]


def test_another_name_of_the_file_leaves_all_ids() -> None:
    one, other = (read_case("วางแผน", name=name) for name in ("one.md", "other.md"))
    assert (one.id, passage_ids(one)) == (other.id, passage_ids(other))


def test_a_corrected_title_is_another_case_with_the_same_passages() -> None:
    one, other = (read_case("วางแผน", more=f"title: {title}\n") for title in ("ชื่อเดิม", "ชื่อใหม่"))
    assert one.id != other.id
    assert passage_ids(one) == passage_ids(other)


def test_the_book_is_no_part_of_an_id() -> None:
    one, other = read_case("วางแผน"), read_case("วางแผน", more="book: รายงานประจำปี\npublished: 2565\n")
    assert (one.id, passage_ids(one)) == (other.id, passage_ids(other))


def test_the_same_text_under_the_same_heading_twice_is_told_apart() -> None:
    text = "ก" * 600
    first, second = passage_ids(read_case(text, text))
    assert second == f"{first}-2"


def test_twins_are_numbered_in_order_whatever_number_they_had() -> None:
    a, b = "a" * 12, "b" * 16
    assert list(tell_twins_apart([a, b, f"{a}-2", f"{a}-9", f"{b}-2"], Counter())) == [
        a,
        b,
        f"{a}-2",
        f"{a}-3",
        f"{b}-2",
    ]
    assert list(tell_twins_apart([f"{a}-2"], Counter())) == [a]
    assert list(tell_twins_apart([a], Counter({a: 3}))) == [f"{a}-4"]
