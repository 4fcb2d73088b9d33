"""What a request names, found in the criteria and in the index."""

from collections.abc import Mapping, Sequence

from corpus import Case, Category, Item, Passage, fold_digits
from search import Answer, FacetCount, Filters, ItemPassage, SearchEngine, UnknownCase, UnknownPassage
from web.context import language, site
from web.errors import UnknownCategory, UnknownItem
from web.forms import SearchForm
from web.parameters import Parameters, parse_number, read_filters
from web.view import CASES_A_PAGE, Menu, Pager, make_menus


def find_category(number: str) -> Category:
    """The category of this number, in Arabic or Thai digits. Raises UnknownCategory."""
    try:
        return site().criteria.category(parse_number(number) or 0)
    except KeyError as exc:
        raise UnknownCategory(number) from exc


def find_item(code: str) -> Item:
    """The item of this code, in Arabic or Thai digits. Raises UnknownItem."""
    try:
        return site().criteria.item(fold_digits(code))
    except KeyError as exc:
        raise UnknownItem(code) from exc


def find_case(case_id: str, engine: SearchEngine) -> Case:
    """The case that has this id, or had it once. Raises UnknownCase."""
    try:
        return engine.case(case_id)
    except UnknownCase:
        if moved := engine.moved_case(case_id):
            return engine.case(moved)
        raise


def find_passage(passage_id: str, engine: SearchEngine) -> Passage:
    """The passage that has this id, or had it once. Raises UnknownPassage."""
    try:
        return engine.passage(passage_id)
    except UnknownPassage:
        if moved := engine.moved_passage(passage_id):
            return engine.passage(moved)
        raise


def where_is(passage_id: str, engine: SearchEngine) -> str:
    """The id that the passage of this id has now; the same where it is nowhere."""
    try:
        return find_passage(passage_id, engine).id
    except UnknownPassage:
        return passage_id


def find_filters(fields: Parameters, engine: SearchEngine) -> Filters:
    """The filters among `fields`. Raises BadParameter for one that no case can meet because it does not exist."""
    return read_filters(fields, engine, site().criteria)


def find_answer(form: SearchForm, engine: SearchEngine) -> Answer:
    """The page of results that `form` asks for; without a query, of the cases that meet its filters, the newest first.
    Raises BadParameter and QueryError."""
    filters, order = find_filters(form, engine), form.order()
    offset = Pager(number=form.page_number(), total=0, size=CASES_A_PAGE).offset
    if not form.q:
        return engine.browse(filters, limit=CASES_A_PAGE, offset=offset, sort="year", unit="case")
    return engine.search(form.q, filters=filters, limit=CASES_A_PAGE, offset=offset, sort=order, unit="case")


def find_evidence(item: Item, fields: Parameters, engine: SearchEngine) -> Sequence[ItemPassage]:
    """The passages that evidence `item` and meet the filters among `fields`, the surest first. Raises BadParameter."""
    return engine.item_passages(item.code, filters=find_filters(fields, engine))


def find_menus(form: SearchForm, engine: SearchEngine, counts: Mapping[str, Sequence[FacetCount]]) -> dict[str, Menu]:
    """The filters of this page by name, with the counts of an answer where it has any."""
    return make_menus(form, engine.facets, counts, site().criteria, language())
