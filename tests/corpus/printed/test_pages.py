"""Pages: where they begin in the text of a book, and which number is printed on each."""

import pytest

from corpus.printed import number_pages, running_head
from tests.support.book import book_document, book_text

HEAD = "หมวด 3 ด้านผู้รับบริการ"


def page_numbers(*texts: str) -> list[int | None]:
    return [line.page for line in number_pages(texts)]


def starts(*texts: str) -> list[int]:
    """Where pages begin: with a running head on the first line, every page has a number of its own."""
    pages = page_numbers(f"1 {HEAD}", f" 2 {HEAD}", *texts)[2:]
    return [place for place, page in enumerate(pages) if page != (pages[place - 1] if place else 2)]


# --- where a page begins


def test_a_leading_space_without_a_blank_line_begins_a_page() -> None:
    assert starts("ก", " ข", "ค") == [1]


def test_a_leading_space_after_a_blank_line_begins_none() -> None:
    assert starts("ก", "", " ข") == []


def test_a_line_without_a_leading_space_begins_none() -> None:
    assert starts("ก", "ข", "\tค") == []


@pytest.mark.parametrize(("blank_lines", "expected"), [(0, []), (1, []), (2, []), (3, [4]), (4, [5])])
def test_three_blank_lines_begin_a_page(blank_lines: int, expected: list[int]) -> None:
    assert starts("ก", *[""] * blank_lines, "ข") == expected


@pytest.mark.parametrize("blank", [" ", "\t", " \t ", "\u00a0"])
def test_a_line_of_white_space_is_no_blank_line(blank: str) -> None:
    assert starts("ก", "", blank, "", "ข") == []
    assert starts("ก", "", blank, " ข") == [3]


@pytest.mark.parametrize("blank", [" ", " \t "])
def test_a_line_of_white_space_begins_no_page(blank: str) -> None:
    assert starts("ก", blank, "ข") == []


def test_blank_lines_belong_to_the_page_before() -> None:
    assert page_numbers(f"1 {HEAD}", "ก", "", "", "", f"2 {HEAD}") == [1, 1, 1, 1, 1, 2]


# --- running heads


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (f"21    {HEAD}", (21, HEAD)),
        (f" 21 {HEAD}  ", (21, HEAD)),
        (f"58{HEAD}", (58, HEAD)),
        (f"{HEAD}    21", (21, HEAD)),
        (f" {HEAD}\t21 ", (21, HEAD)),
        ("พ.ศ. 2564", (2564, "พ.ศ.")),
        (HEAD, None),
        (f"{HEAD}21", None),
        (f"12345 {HEAD}", None),
        ("21", None),
        ("", None),
    ],
)
def test_a_running_head_has_its_number_first_or_last(text: str, head: tuple[int, str] | None) -> None:
    assert running_head(text) == head


# --- numbers


def test_lines_keep_their_texts_and_are_counted_from_one() -> None:
    lines = number_pages(["ก ", "", "\tข"])
    assert [(line.number, line.text) for line in lines] == [(1, "ก "), (2, ""), (3, "\tข")]


def test_pages_between_two_heads_that_agree_are_numbered() -> None:
    assert page_numbers(f"7 {HEAD}", " ก", " ข", f" {HEAD} 10", " ค") == [7, 8, 9, 10, 11]


def test_pages_before_the_first_head_are_counted_back_to_page_one_and_none_before_it() -> None:
    assert page_numbers("ปก", " คำนำ", " ก", f" 2 {HEAD}", f" 3 {HEAD}") == [None, None, 1, 2, 3]


def test_two_heads_that_disagree_leave_the_pages_between_without_a_number() -> None:
    # Three pages from head to head, but the numbers are two apart: which page is missing cannot be told.
    assert page_numbers(f"7 {HEAD}", " ก", " ข", f" 9 {HEAD}", " ค") == [7, None, None, 9, 10]


def test_only_the_stretch_between_disagreeing_heads_is_without_numbers() -> None:
    texts = (f"5 {HEAD}", " ก", f" 7 {HEAD}", " ข", f" 10 {HEAD}", " ค", f" 12 {HEAD}")
    assert page_numbers(*texts) == [5, 6, 7, None, 10, 11, 12]


def test_a_first_line_that_merely_has_a_number_is_no_head() -> None:
    assert page_numbers("1 แผนแรก", " 9 แผนต่อมา") == [None, None]


def test_a_line_within_a_page_is_no_head() -> None:
    assert page_numbers(f"7 {HEAD}", "ก", f"99 {HEAD}", f" 8 {HEAD}") == [7, 7, 7, 8]


def test_a_book_without_running_heads_has_no_numbers() -> None:
    assert page_numbers("ก", " ข", "", "", "", "ค") == [None] * 6


def test_a_text_of_blank_lines_has_no_pages() -> None:
    assert page_numbers("", " ", "") == [None, None, None]


def test_no_lines_are_no_pages() -> None:
    assert number_pages([]) == ()


# --- the award book

BOOK_PAGES = {1: None, 28: 1, 716: 15, 765: 16, 969: 21, 1969: 43, 2559: 58, 3606: 83, 3709: 86}


@pytest.mark.parametrize(("number", "page"), BOOK_PAGES.items())
def test_a_line_of_the_book_stands_on_its_printed_page(number: int, page: int | None) -> None:
    assert book_document().lines[number - 1].page == page
    before = book_document().lines[number - 2].page if number > 1 else 0
    assert before != page  # each of these lines is the first of its page


def test_the_book_has_all_its_pages_in_order() -> None:
    pages = [line.page for line in book_document().lines]
    assert list(dict.fromkeys(pages)) == [None, *range(1, 89)]
    assert [page for page in pages if page is not None] == sorted(page for page in pages if page is not None)


def test_exactly_four_running_heads_of_the_book_carry_its_numbers() -> None:
    firsts = {line.page: line for line in reversed(book_document().lines) if line.text.strip()}
    heads = {line.number: running_head(line.text) for line in firsts.values()}
    agreeing = {
        number: head[0] for number, head in heads.items() if head and "ด้านการวางแผนยุทธศาสตร์และการสื่อสาร" in head[1]
    }
    assert dict(sorted(agreeing.items())) == {716: 15, 969: 21, 1969: 43, 2559: 58}
    words = {head[1] for number, head in heads.items() if head and number in agreeing}
    assert len(words) == 1
    # Without any one of them the others give every page the same number: they say the same.
    texts = book_text().split("\n")
    for number in agreeing:
        without = [*texts[: number - 1], " หมวด", *texts[number:]]
        assert [line.page for line in number_pages(without)][27:] == [line.page for line in book_document().lines][27:]
