"""Documents: values that cannot be are refused."""

import pytest

from corpus import Case, Line, Passage, Said, Span
from corpus.errors import DocumentError, PmqaError


def make_case(category: int | None = 2, lines: Span = (1, 2)) -> Case:
    return Case(
        id="c",
        document="d.txt",
        agency="กรมน้ำ",
        agency_type="กรม",
        category=category,
        year=2564,
        lines=lines,
        pages=None,
    )


def make_passage(text: str = "น้ำ", lines: Span = (1, 1), *windows: Span) -> Passage:
    return Passage(id="p", case_id="c", section="ผล", text=text, lines=lines, page=None, windows=windows)


@pytest.mark.parametrize("number", [0, -1])
def test_lines_are_counted_from_one(number: int) -> None:
    with pytest.raises(ValueError, match=rf"^line number {number}, wanted 1 or more$"):
        Line(number=number, text="ก")


def test_a_line_is_one_line() -> None:
    with pytest.raises(ValueError, match=r"^line 3 holds a line break$"):
        Line(number=3, text="ก\nข")


@pytest.mark.parametrize("category", [0, 8])
def test_a_category_is_from_one_to_seven(category: int) -> None:
    with pytest.raises(ValueError, match=rf"^case กรมน้ำ: category {category}, wanted 1 to 7$"):
        make_case(category)


def test_a_category_may_be_none_and_any_of_seven() -> None:
    assert [make_case(each).category for each in (None, 1, 7)] == [None, 1, 7]


def test_lines_do_not_run_backwards() -> None:
    with pytest.raises(ValueError, match=r"^case กรมน้ำ: lines \(2, 1\) run backwards$"):
        make_case(lines=(2, 1))
    with pytest.raises(ValueError, match=r"^passage p: lines \(2, 1\) run backwards$"):
        make_passage(lines=(2, 1))
    assert make_case(lines=(2, 2)).lines == (2, 2)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_a_passage_has_text(text: str) -> None:
    with pytest.raises(ValueError, match=r"^passage p is blank$"):
        make_passage(text)


@pytest.mark.parametrize("window", [(-1, 2), (0, 4), (1, 1), (2, 1)])
def test_a_window_lies_inside_the_text(window: Span) -> None:
    with pytest.raises(ValueError, match=r"^passage p: a window lies outside the text of 3 characters$"):
        make_passage("น้ำ", (1, 1), (0, 3), window)


def test_windows_may_reach_both_ends_of_the_text() -> None:
    assert make_passage("น้ำ", (1, 1), (0, 1), (1, 3)).windows == ((0, 1), (1, 3))


# --- errors


def test_an_error_says_its_sentence_in_the_language_of_the_user() -> None:
    error = PmqaError(Said("ไม่พบไฟล์", "there is no file"))
    assert (error.sentence("th"), error.sentence("en"), str(error)) == (
        "ไม่พบไฟล์",
        "there is no file.",
        "there is no file",
    )


def test_an_english_sentence_ends_with_one_full_stop() -> None:
    assert PmqaError(Said("", "No. It ends.")).sentence("en") == "No. It ends."


def test_an_error_about_a_document_begins_with_its_name() -> None:
    error = DocumentError("a.txt", Said("ว่าง", "is empty"))
    assert (error.name, error.said.th, str(error)) == ("a.txt", "a.txt: ว่าง", "a.txt: is empty")
