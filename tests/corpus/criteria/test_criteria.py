"""The criteria that the package ships: 7 categories, 18 items, 1,000 points."""

import re

import pytest

from corpus import read_criteria

# As the award books print them: the number of items and the points of each category.
CATEGORIES = {1: (2, 120), 2: (2, 80), 3: (2, 110), 4: (2, 100), 5: (2, 90), 6: (2, 100), 7: (6, 400)}


def test_there_are_seven_categories_in_order_with_their_points() -> None:
    categories = read_criteria().categories
    assert {each.number: (len(each.items), each.points) for each in categories} == CATEGORIES
    assert [each.number for each in categories] == [1, 2, 3, 4, 5, 6, 7]
    assert sum(each.points for each in categories) == 1000


def test_the_eighteen_items_have_the_codes_of_their_categories_in_order() -> None:
    codes = [f"{number}.{item}" for number, (items, _) in CATEGORIES.items() for item in range(1, items + 1)]
    assert len(codes) == 18
    assert [item.code for item in read_criteria().items] == codes


def test_a_category_is_found_by_its_number() -> None:
    category = read_criteria().category(2)
    assert category.name_th == "การวางแผนยุทธศาสตร์และการสื่อสารเพื่อนำไปสู่การปฏิบัติ"
    assert category.name_en == "Strategic planning and deployment"
    assert [item.code for item in category.items] == ["2.1", "2.2"]


@pytest.mark.parametrize("number", [0, 8, -1])
def test_a_category_that_is_none_is_refused_by_its_number(number: int) -> None:
    with pytest.raises(KeyError, match=rf"^{number}$"):
        read_criteria().category(number)


def test_the_edition_is_named() -> None:
    assert read_criteria().edition == "2562"


def test_every_name_and_summary_is_in_its_language() -> None:
    categories, items = read_criteria().categories, read_criteria().items
    thai = [text for item in items for text in (item.name_th, item.about_th)] + [each.name_th for each in categories]
    english = [text for item in items for text in (item.name_en, item.about_en)] + [each.name_en for each in categories]
    assert all(text == text.strip() and re.search("[ก-๛]", text) for text in thai)
    assert all(re.fullmatch(r"[A-Z][\x20-\x7e]+\S", text) for text in english)


def test_names_and_summaries_are_distinct() -> None:
    items = read_criteria().items
    assert len({item.name_th for item in items}) == len({item.about_th for item in items}) == 18
    assert len({item.name_en for item in items}) == len({item.about_en for item in items}) == 18
