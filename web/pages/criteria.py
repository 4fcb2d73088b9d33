"""The pages of the criteria: a category, an item with its evidence, the coverage grid."""

from collections import Counter
from collections.abc import Sequence

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from corpus import Case
from search import ItemPassage, newest_first
from web.context import current_engine, site
from web.finding import find_category, find_evidence, find_item, find_menus
from web.forms import SearchForm
from web.pages.judging import find_marking
from web.parameters import CELL_FILTERS, COLUMNS, GridQuery, PageQuery, read_parameters
from web.view import PAGE_SIZE, Pager, lay_out_grid, list_entries, part_by_year, shade_cells

CASES_OF_CATEGORY, AWARDS_OF_CATEGORY = 30, 60
"""On a page of a category, with long names 75 kB; the other awards are found in the register."""

criteria_pages = Blueprint("criteria", __name__)


@criteria_pages.get("/categories/<number>")
def category_page(number: str) -> ResponseReturnValue:
    """A PMQA category: its items, the cases awarded in it, the newest first, and the winners of the register."""
    category, engine = find_category(number), current_engine()
    cases = newest_first(case for case in engine.cases if case.category == category.number)
    known = list_entries([each for each in engine.awards if each.category == category.number], engine.cases)
    entries = sorted(known, key=lambda entry: -(entry.award.year or 0))
    page = read_parameters(PageQuery, request.args).page
    pager = Pager(number=page, total=len(cases), size=CASES_OF_CATEGORY, unit="cases")
    return render_template(
        "category.html",
        shown=category,
        cases=cases[pager.offset : pager.offset + pager.size],
        pager=pager,
        counts={item.code: len(engine.item_passages(item.code)) for item in category.items},
        years=part_by_year(entries[:AWARDS_OF_CATEGORY]),
        of_year=Counter(entry.award.year for entry in entries),
        awards_left=len(entries[AWARDS_OF_CATEGORY:]),
        total=sum(known.points for known in site().criteria.categories),
        form=SearchForm(),
    )


@criteria_pages.get("/items")
def items_page() -> ResponseReturnValue:
    """All categories and items, and how many passages evidence each."""
    engine, known = current_engine(), site().criteria.items
    return render_template("items.html", counts={item.code: len(engine.item_passages(item.code)) for item in known})


@criteria_pages.get("/items/<code>")
def item_page(code: str) -> ResponseReturnValue:
    """An item and the passages that evidence it, best first, of the cases that meet the filters."""
    item, engine = find_item(code), current_engine()
    form = read_parameters(SearchForm, request.args).only(*CELL_FILTERS, "page")
    evidence = find_evidence(item, form, engine)
    pager = Pager(number=form.page_number(), total=len(evidence))
    return render_template(
        "item.html",
        shown=item,
        filters=CELL_FILTERS,
        pager=pager,
        case_count=len({passage.case.id for passage in evidence}),
        groups=_by_case(evidence[pager.offset : pager.offset + PAGE_SIZE]),
        menus=find_menus(form, engine, {}),
        marking=find_marking(engine, item.code),
        form=form,
        blank=SearchForm(),
    )


@criteria_pages.get("/coverage")
def coverage_page() -> ResponseReturnValue:
    """The grid: for each item, how many passages and cases evidence it by type of agency or by year."""
    coverage = current_engine().coverage(read_parameters(GridQuery, request.args).by)
    return render_template(
        "coverage.html",
        axes=COLUMNS,
        coverage=coverage,
        groups=lay_out_grid(coverage, site().criteria),
        shades=shade_cells(coverage),
    )


def _by_case(evidence: Sequence[ItemPassage]) -> list[tuple[Case, list[ItemPassage]]]:
    groups: dict[str, list[ItemPassage]] = {}
    for passage in evidence:
        groups.setdefault(passage.case.id, []).append(passage)
    return [(group[0].case, group) for group in groups.values()]
