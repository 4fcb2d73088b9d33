"""What a review says of where it is to be read with care, and what stands where."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from corpus import Dimension, dimensions_of
from search import Review
from tests.support.files.html_page import read_page, text_of
from tests.support.web.reviewing import make_review, open_reviewing
from tests.support.web.reviews import REVIEW, ReviewEngine, make_item
from web.view import order_found, place_own, place_section


class Given(ReviewEngine):
    """Gives one review whatever comes."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review

    def review(self, *given: object, **asked: object) -> Review:  # type: ignore[override]
        return self._review


def show(review: Review) -> tuple[FlaskClient, str]:
    client = open_reviewing(Given(review))
    return client, make_review(client)


def with_item(code: str, found: tuple[Dimension, ...], passages: tuple[int, ...] = (1,)) -> Review:
    items = (replace(make_item(code, passages, found), precedents=each.precedents) for each in REVIEW.items)
    return replace(
        REVIEW,
        items=tuple(new if each.code == code else each for new, each in zip(items, REVIEW.items, strict=True)),
    )


NOTE = "อ่านจากภาพ โปรดเทียบกับต้นฉบับ"


def test_what_was_read_from_images_is_said_unfolded_and_beside_the_passages_and_figures_of_those_sheets() -> None:
    first, second, *others = REVIEW.passages
    seen = replace(second, passage=replace(second.passage, page=None, sheet=41))
    client, address = show(replace(REVIEW, passages=(first, seen, *others), from_images=(41, 43)))
    page = read_page(client, address)
    (said,) = page.texts("p", **{"class": "alert"})
    assert said.startswith("อ่านจากภาพ (OCR): แผ่นที่ 41, 43 ")
    notes = {
        part: read_page(client, address + part).texts("strong", **{"class": "from-image"})
        for part in ("/items/7.2", "/items/2.2", "/figures")
    }
    assert notes == {"/items/7.2": [NOTE, NOTE], "/items/2.2": [], "/figures": [NOTE]}
    assert read_page(*show(REVIEW)).texts("p", **{"class": "alert"}) == []


def test_an_item_of_whose_dimensions_all_were_found_has_no_box_of_gaps() -> None:
    client, address = show(with_item("2.2", dimensions_of(2)))
    page = read_page(client, f"{address}/items/2.2")
    assert page.texts("p", **{"class": "quiet no-gaps"}) == ["พบคำบ่งชี้ครบทุกมิติ"]
    assert page.find("section", **{"class": "gaps"}) == []
    assert "มิติที่ไม่พบคำบ่งชี้" not in text_of(page)


def test_a_precedent_tells_first_the_dimensions_that_the_report_does_not_speak_of() -> None:
    client, address = show(REVIEW)
    (line,) = read_page(client, f"{address}/items/2.2").texts("p", **{"class": "speaks"})
    assert line == "พบคำบ่งชี้: การบูรณาการ (ตรงกับที่รายงานไม่พบ), การเรียนรู้"


def test_where_the_report_says_nothing_of_an_item_no_dimension_is_one_that_it_lacks() -> None:
    item = next(each for each in REVIEW.items if each.code == "2.2")
    first = item.precedents[0]
    assert order_found(first, item) == ((Dimension.INTEGRATION, True), (Dimension.LEARNING, False))
    beside = replace(first, found=(*first.found, Dimension.TRENDS))
    assert order_found(beside, item) == order_found(first, item)
    silent = make_item("2.2")
    assert order_found(first, silent) == ((Dimension.LEARNING, False), (Dimension.INTEGRATION, False))


def test_on_the_page_of_an_item_its_part_of_the_review_is_marked_and_a_precedent_names_its_award() -> None:
    client, address = show(REVIEW)
    page = read_page(client, f"{address}/items/2.2")
    marked = page.within("nav", **{"class": "tabs"}).find("a", **{"aria-current": "true"})
    assert [each["href"] for each in marked] == [address]
    assert page.within("section", **{"aria-labelledby": "precedents"}).href("รางวัลหมวด 4") == "/categories/4"


@pytest.mark.parametrize(
    ("paragraphs", "sheets", "place"),
    [
        ((1, 3, 5, 27, 29, 31), 0, "ย่อหน้าที่ 4–5"),
        ((1, 20, 40), 0, "ย่อหน้าที่ 2"),
        ((), 0, "บรรทัด 27-29"),
        ((), 9, "แผ่นที่ 7 ของไฟล์"),
    ],
)
def test_a_passage_is_placed_by_what_can_be_seen_of_its_file(
    paragraphs: tuple[int, ...], sheets: int, place: str
) -> None:
    own = REVIEW.passages[0]
    own = replace(own, passage=replace(own.passage, page=None, sheet=7, lines=(27, 29)))
    review = replace(REVIEW, paragraphs=paragraphs, sheets=sheets, passages=(own,))
    assert place_own(review, own, "th") == place
    assert place_section(review, replace(REVIEW.sections[0], page=None), "th") == place


def test_in_a_file_without_pages_a_figure_stands_under_its_heading() -> None:
    client, address = show(replace(REVIEW, name="a.docx", sheets=0))
    assert read_page(client, f"{address}/figures").texts("span", **{"class": "section"}) == ["ผลความพึงพอใจ"]
    client, address = show(REVIEW)
    assert read_page(client, f"{address}/figures").find("span", **{"class": "section"}) == []


def test_a_review_is_discarded_by_a_second_press() -> None:
    client, address = show(REVIEW)
    asked = read_page(client, address).within("details", **{"class": "confirm"})
    assert asked.texts("summary") == ["ลบผลตรวจนี้"]
    assert "open" not in read_page(client, address).find("details", **{"class": "confirm"})[0]
    assert asked.texts("button") == ["ยืนยันการลบ"]
    assert [form["action"] for form in asked.find("form", method="post")] == [f"{address}/discard"]
