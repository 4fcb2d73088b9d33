"""What each address answers."""

from typing import Annotated, Literal

from pydantic import Field

from web.api.models.holdings import Agency, CategoryRow, Completion, Count, Document, GridRow, Item, NoneAwarded, Scored
from web.api.models.pieces import (
    Award,
    CaseRow,
    Heading,
    Hit,
    ItemEvidence,
    ItemName,
    Links,
    Passage,
    Piece,
    SimilarCase,
    Total,
)


class Answer(Piece):
    """What every answer says: the generation and the model that gave it, and the edition of the criteria (B.E.)."""

    generation: str
    model: str
    criteria_edition: int
    links: Links


class ListAnswer(Answer):
    """One page of a list; total is null where it was not asked for."""

    total: Total | None
    offset: int
    limit: int


class Operation(Piece):
    """An address of the interface."""

    href: str
    method: Literal["GET", "POST"]
    summary: str
    summary_th: str


class IndexAnswer(Answer):
    """The addresses, by name; {…} stands for an id."""

    operations: dict[str, Operation]


class SearchAnswer(ListAnswer):
    """The answer to a question, or what meets the filters, with its facets.

    query: null without a question. answered: whether the library holds an answer; else the hits are the nearest there
    is. confidence: 0 to 1. case_total: the cases among the hits. counts: by facet, leaving out its own filter.
    not_stated: by facet, passages without a value. generation and the other keys are those of every answer.
    """

    query: str | None
    answered: bool
    confidence: float | None
    suggestion: str | None
    sort: Literal["relevance", "year"]
    unit: Literal["passage", "case"]
    case_total: Total | None
    item: ItemName | None
    only_aims: bool
    awards: tuple[Award, ...]
    none_awarded: NoneAwarded | None
    counts: dict[str, tuple[Count, ...]] | None
    not_stated: dict[str, int] | None
    hits: tuple[Hit, ...]


class SuggestAnswer(Answer):
    """What a text may become, the likeliest first."""

    query: str
    suggestions: tuple[Completion, ...]


class ClassifyAnswer(Answer):
    """The text as it was read, and all items, the likeliest first."""

    text: str
    items: tuple[Scored, ...]


class CasesAnswer(ListAnswer):
    """Cases that meet the filters."""

    cases: tuple[CaseRow, ...]


class CaseAnswer(Answer):
    """A case, its profile, its headings, its passages in reading order, and all awards of its agency."""

    case: CaseRow
    abstract_en: str
    vision: str
    mission: tuple[str, ...]
    values: tuple[str, ...]
    headings: tuple[Heading, ...]
    passages: tuple[Passage, ...]
    awards: tuple[Award, ...]


class SimilarCasesAnswer(Answer):
    """The cases that are like one, the most alike first."""

    case: str
    cases: tuple[SimilarCase, ...]


class PassageAnswer(Answer):
    """A passage and the ids of those before and after it in its case."""

    passage: Passage
    case: CaseRow
    before: str | None
    after: str | None


class SimilarPassagesAnswer(Answer):
    """The passages that are like one, the most alike first."""

    passage: str
    hits: tuple[Hit, ...]


class DocumentsAnswer(ListAnswer):
    """The documents."""

    documents: tuple[Document, ...]


class DocumentAnswer(Answer):
    """A document and its cases."""

    document: Document
    cases: tuple[CaseRow, ...]


class AgenciesAnswer(ListAnswer):
    """The agencies."""

    agencies: tuple[Agency, ...]


class AwardsAnswer(ListAnswer):
    """The awards."""

    awards: tuple[Award, ...]


class CategoriesAnswer(Answer):
    """The categories in order."""

    categories: tuple[CategoryRow, ...]


class CategoryAnswer(Answer):
    """A category, its items, its cases and its awards."""

    category: CategoryRow
    items: tuple[Item, ...]
    cases: tuple[CaseRow, ...]
    awards: tuple[Award, ...]


class ItemsAnswer(Answer):
    """The items in order."""

    items: tuple[Item, ...]


class ItemAnswer(ListAnswer):
    """The passages of an item."""

    item: ItemName
    passages: tuple[ItemEvidence, ...]


class CoverageAnswer(Answer):
    """The grid; a column that is null is for cases that do not tell."""

    by: Literal["agency_type", "year"]
    columns: tuple[str | int | None, ...]
    rows: tuple[GridRow, ...]


class StatsAnswer(Answer):
    """What the library holds. categories, years, agency_types: cases of each, those
    that state none under NOT_STATED."""

    documents: int
    cases: int
    passages: int
    agencies: int
    awards: int
    categories: dict[str, int]
    years: dict[str, int]
    agency_types: dict[str, int]


class Fault(Piece):
    """What is wrong with one parameter."""

    parameter: str
    detail: str
    detail_th: str


class Problem(Piece):
    """Why there is no answer, as RFC 9457 has it, in both languages.

    code: the kind, for programs. errors: what is wrong with each parameter.
    """

    type: str
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    detail: str
    code: str
    title_th: str
    detail_th: str
    instance: str | None = None
    errors: tuple[Fault, ...] = ()
