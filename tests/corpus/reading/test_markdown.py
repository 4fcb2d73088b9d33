"""Markdown: a front matter that says whose case it is, and what the lines below it become."""

import pytest

from corpus import UnstructuredDocument, parse_document

FRONT = "agency: กรมน้ำ\ncategory: 2\nyear: 2564"


def case_file(body: str, front: str = FRONT) -> str:
    return f"---\n{front}\n---\n{body}"


def body_lines(body: str) -> list[str]:
    """The texts of the lines after the front matter, which has five lines."""
    return [line.text for line in parse_document("a.md", case_file(body).encode()).lines][5:]


# --- the front matter


@pytest.mark.parametrize(
    "text",
    [
        "กรมน้ำ\n",
        "# กรมน้ำ\n",
        f"\n---\n{FRONT}\n---\nเนื้อหา\n",  # not on the first line
        f"---\n{FRONT}\nเนื้อหา\n",  # never closed
        "---\n---\nเนื้อหา\n",  # nothing in it
        "---\n- กรมน้ำ\n---\nเนื้อหา\n",  # a list
        "---\nกรมน้ำ\n---\nเนื้อหา\n",  # a string
        "---\n",
    ],
)
def test_a_case_without_front_matter_is_refused(text: str) -> None:
    with pytest.raises(UnstructuredDocument, match=r"^a\.md: there is no front matter \(YAML between two --- lines\)"):
        parse_document("a.md", text.encode())


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("agency: กรมน้ำ\ncategory: 2: 3\nyear: 2564", 3),
        ("agency: [กรมน้ำ\ncategory: 2", 3),
        ("agency: กรมน้ำ\n\tcategory: 2", 3),
        ("agency: *nobody", 2),
    ],
)
def test_front_matter_that_is_no_yaml_is_refused_with_its_line(front: str, line: int) -> None:
    with pytest.raises(UnstructuredDocument, match=rf"^a\.md: the front matter is not valid YAML at line {line}; mend"):
        parse_document("a.md", case_file("เนื้อหา\n", front).encode())


def test_lines_of_the_front_matter_are_blank_and_counted() -> None:
    document = parse_document("a.md", case_file("เนื้อหา").encode())
    assert [line.number for line in document.lines] == [1, 2, 3, 4, 5, 6]
    assert [line.text for line in document.lines] == ["", "", "", "", "", "\tเนื้อหา "]


# --- the body


def test_a_fence_in_the_body_is_text() -> None:
    assert body_lines("ก\n---\nข") == ["\tก ", "--- ", "ข "]


def test_a_line_after_a_blank_one_opens_a_paragraph_and_every_line_parts_from_the_next() -> None:
    assert body_lines("ก\nข\n\nค") == ["\tก ", "ข ", "", "\tค "]


def test_a_heading_opens_a_paragraph_and_bears_no_signs() -> None:
    assert body_lines("## หัวข้อ\nก\n### ย่อย") == ["## หัวข้อ", "\tก ", "### ย่อย"]


@pytest.mark.parametrize("bullet", ["-", "*", "+"])
def test_a_list_item_is_a_paragraph_with_a_bullet(bullet: str) -> None:
    assert body_lines(f"ก\n{bullet} ข\n  ค\n{bullet}   ง") == ["\tก ", "\t• ข ", "ค ", "\t• ง "]


@pytest.mark.parametrize("text", ["-ข", "*ข*", "1. ข", "–  ข"])
def test_what_only_looks_like_a_list_item_is_text(text: str) -> None:
    assert body_lines(f"ก\n{text}") == ["\tก ", f"{text} "]


# --- page markers


def test_a_page_marker_numbers_the_lines_after_it_and_is_no_text() -> None:
    lines = parse_document("a.md", case_file("ก\n\n<!-- page: 57 -->\nข\nค\n<!--page:8-->\nง").encode()).lines[5:]
    assert [(line.text, line.page) for line in lines] == [
        ("\tก ", None),
        ("", None),
        ("", 57),
        ("\tข ", 57),
        ("ค ", 57),
        ("", 8),
        ("\tง ", 8),
    ]


@pytest.mark.parametrize("text", ["<!-- page: 57", "<!-- page: x -->", "<!-- page: 12345 -->", "ก <!-- page: 5 -->"])
def test_what_only_looks_like_a_page_marker_is_text(text: str) -> None:
    lines = parse_document("a.md", case_file(text).encode()).lines
    assert (lines[5].text, lines[5].page) == (f"\t{text} ", None)


def test_a_page_marker_in_a_book_is_text() -> None:
    assert parse_document("a.txt", b"<!-- page: 5 -->\na").lines[0].text == "<!-- page: 5 -->"
