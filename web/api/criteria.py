"""The criteria: categories, items, what evidences them."""

from flask import Response

from corpus import Category, Item
from search import coverage_to_json, item_to_json, newest_first
from web.api.interface import answers, find_page, give, give_list
from web.api.models.answers import (
    CategoriesAnswer,
    CategoryAnswer,
    CoverageAnswer,
    ItemAnswer,
    ItemsAnswer,
)
from web.api.models.queries import CategoryPath, EvidenceQuery, GridQuery, ItemPath, NoQuery
from web.api.rows import EVIDENCE_COLUMNS, Row, award_rows, case_row, category_address, evidence_row
from web.api.search import find_filters
from web.context import current_engine, site
from web.finding import find_category, find_item


@answers("/categories", CategoriesAnswer)
def categories(query: NoQuery) -> Response:
    """With how many cases and awards are known of each."""
    return give({"categories": [_category_row(each) for each in site().criteria.categories]})


@answers("/categories/<number>", CategoryAnswer)
def category(path: CategoryPath, query: NoQuery) -> Response:
    """Its cases are the newest first."""
    found, engine = find_category(path.number), current_engine()
    cases = newest_first(case for case in engine.cases if case.category == found.number)
    return give(
        {
            "category": _category_row(found),
            "items": [_item_row(item, found) for item in found.items],
            "cases": [case_row(case) for case in cases],
            "awards": award_rows([award for award in engine.awards if award.category == found.number]),
        }
    )


@answers("/items", ItemsAnswer)
def items(query: NoQuery) -> Response:
    """With how many passages evidence each."""
    rows = [_item_row(item, category) for category in site().criteria.categories for item in category.items]
    return give({"items": rows})


@answers("/items/<code>", ItemAnswer, table=True)
def item(path: ItemPath, query: EvidenceQuery) -> Response:
    """Practice before aims; of the cases that meet the filters."""
    found, page = find_item(path.code), find_page(query)
    evidence = current_engine().item_passages(found.code, filters=find_filters(query))
    rows = [evidence_row(each) for each in evidence[page.rows]]
    return give_list(
        "passages",
        rows,
        EVIDENCE_COLUMNS,
        page=page,
        total=len(evidence),
        fields=query.fields,
        beside={"item": item_to_json(found.code)},
    )


@answers("/coverage", CoverageAnswer)
def coverage(query: GridQuery) -> Response:
    """Introductions of books do not count."""
    return give(coverage_to_json(current_engine().coverage(query.by)))


def _category_row(category: Category) -> Row:
    engine = current_engine()
    return {
        "number": category.number,
        "name_th": category.name_th,
        "name_en": category.name_en,
        "points": category.points,
        "cases": sum(case.category == category.number for case in engine.cases),
        "awards": sum(award.category == category.number for award in engine.awards),
        "items": [item.code for item in category.items],
        "url": category_address(category.number),
    }


def _item_row(item: Item, category: Category) -> Row:
    passages = current_engine().item_passages(item.code)
    return {**item_to_json(item.code), "category": category.number, "passages": len(passages)}
