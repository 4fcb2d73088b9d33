"""What a program asks: the parameters of each address, and what they may hold.

A model for each kind of address. Whatever a model does not name is refused, and so is what its types do not let
through; what is said of it stands in web/texts/api/interface.py. An agency or a year that no case has is no mistake:
nothing meets it. A category or item that the criteria do not have is.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from corpus import fold_digits
from search import DEFAULT_HITS, MAX_HITS, MAX_OFFSET, MAX_QUERY, By
from web.api.models.pieces import CaseRow, Hit, ItemEvidence, Row
from web.parameters import NOT_STATED, parse_number

LONGEST_NAME = 300
"""Characters."""

MOST_VALUES = 50
"""Values of one filter: more than there are agencies of a type; each costs a look at the table of cases."""

MOST_ROWS = 1000
"""Rows of a list that costs next to nothing each."""

DEFAULT_ROWS = 100

CATEGORY = rf"^([1-7๑-๗]|{NOT_STATED})$"
YEAR = rf"^([0-9๐-๙]{{4}}|{NOT_STATED})$"
ITEM = rf"^([1-6๑-๖]\.[12๑๒]|[7๗]\.[1-6๑-๖]|{NOT_STATED})$"
"""What the filters may hold, in Arabic or Thai digits; what an agency is called is not bounded."""

_TOLD = r"[^\s\x00-\x1f\x7f-\x9f]"


def _told(pattern: str) -> Callable[[str], str | None]:
    def read(text: str) -> str | None:
        if not re.fullmatch(pattern, text):
            raise ValueError("not what the parameter may hold")
        return None if text == NOT_STATED else fold_digits(text)

    return read


def _schema(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


def _stated(text: str) -> str | None:
    if len(text) > LONGEST_NAME or not re.search(_TOLD, text):
        raise ValueError("blank or too long")
    return None if text == NOT_STATED else text.strip()


def _apart(values: object) -> object:
    return [name for value in values for name in str(value).split(",")] if isinstance(values, Iterable) else values


def _key_of(row: type[Row]) -> Callable[[str], str]:
    def check(name: str) -> str:
        if name not in row.model_fields:
            raise ValueError("no key of a row")
        return name

    return check


def _keys_of(row: type[Row]) -> dict[str, Any]:
    return {"type": "string", "enum": list(row.model_fields)}


Number = BeforeValidator(lambda value: parse_number(value) if isinstance(value, str) else value)
Values = Field(max_length=MOST_VALUES)
Name = Annotated[
    str | None,
    BeforeValidator(_stated),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LONGEST_NAME, "pattern": _TOLD}),
]
Names = Annotated[tuple[Name, ...], Values]
CategoryNumber = Annotated[int | None, BeforeValidator(_told(CATEGORY)), _schema(CATEGORY)]
Year = Annotated[int | None, BeforeValidator(_told(YEAR)), _schema(YEAR)]
ItemCode = Annotated[str | None, BeforeValidator(_told(ITEM)), _schema(ITEM)]
Position = Annotated[int, Field(ge=0, le=MAX_OFFSET), Number]
Rows = Annotated[int, Field(ge=1, le=MOST_ROWS), Number]
Hits = Annotated[int, Field(ge=1, le=MAX_HITS), Number]
Flag = Literal["0", "1", "false", "true"]
Typed = Annotated[str, Field(min_length=1, max_length=MAX_QUERY, pattern=_TOLD)]
Sort = Literal["relevance", "year"]
Unit = Literal["passage", "case"]


class Query(BaseModel):
    """The parameters of an address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    @cache
    def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """As pydantic makes it; once, for flask-openapi3 asks for it with every request, which takes 2 ms."""
        return super().model_json_schema(*args, **kwargs)


class NoQuery(Query):
    """An address that takes no parameters."""


class FilterQuery(Query):
    """The filters; the values of one are alternatives, and all filters hold together."""

    category: Annotated[tuple[CategoryNumber, ...], Values] = ()
    item: Annotated[tuple[ItemCode, ...], Values] = ()
    year: Annotated[tuple[Year, ...], Values] = ()
    agency: Names = ()
    agency_type: Names = ()
    document: Names = ()


class PageQuery(Query):
    """Which part of a list is wanted."""

    limit: Rows = DEFAULT_ROWS
    offset: Annotated[int, Field(ge=0, le=MAX_OFFSET), Number] = 0
    cursor: Annotated[str | None, Field(max_length=LONGEST_NAME)] = None


class SimilarQuery(Query):
    """How many of a list are wanted of which each row costs a look: similar passages and cases, hits."""

    limit: Hits = DEFAULT_HITS
    k: Hits | None = None

    @property
    def wanted(self) -> int:
        """How many, by whichever name."""
        return self.limit if self.k is None or "limit" in self.model_fields_set else self.k


class HitsQuery(SimilarQuery, PageQuery):
    """Which part of a list of passages is wanted."""

    offset: Position = 0


HitKey = Annotated[str, AfterValidator(_key_of(Hit)), WithJsonSchema(_keys_of(Hit))]
CaseKey = Annotated[str, AfterValidator(_key_of(CaseRow)), WithJsonSchema(_keys_of(CaseRow))]
EvidenceKey = Annotated[str, AfterValidator(_key_of(ItemEvidence)), WithJsonSchema(_keys_of(ItemEvidence))]


class SearchQuery(FilterQuery, HitsQuery):
    """/search."""

    q: Typed | None = None
    sort: Sort = "relevance"
    unit: Unit = "passage"
    fields: Annotated[tuple[HitKey, ...], BeforeValidator(_apart), Field(max_length=MOST_VALUES)] = ()
    count: Annotated[int, Field(ge=0, le=1), Number] = 1


class CasesQuery(FilterQuery, PageQuery):
    """/cases."""

    fields: Annotated[tuple[CaseKey, ...], BeforeValidator(_apart), Field(max_length=MOST_VALUES)] = ()


class EvidenceQuery(FilterQuery, HitsQuery):
    """/items/{code}: the passages of an item, or of one cell of its row in the grid."""

    fields: Annotated[tuple[EvidenceKey, ...], BeforeValidator(_apart), Field(max_length=MOST_VALUES)] = ()


class AgenciesQuery(PageQuery):
    """/agencies."""

    agency_type: Names = ()


class AwardsQuery(PageQuery):
    """/awards."""

    category: Annotated[tuple[CategoryNumber, ...], Values] = ()
    year: Annotated[tuple[Year, ...], Values] = ()
    agency: Names = ()
    document: Names = ()


class SuggestQuery(Query):
    """/suggest."""

    q: Typed
    limit: Annotated[int, Field(ge=1, le=20), Number] = 8


class ReviewQuery(Query):
    """/review."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, pattern=_TOLD)] | None = None
    agency: Name = None
    same_type_first: Flag = "0"


class DocsQuery(Query):
    """/docs."""

    lang: Literal["th", "en"] | None = None


class GridQuery(Query):
    """/coverage."""

    by: By = get_args(By)[0]


class CasePath(BaseModel):
    """The case of an address."""

    case_id: str


class PassagePath(BaseModel):
    """The passage of an address."""

    passage_id: str


class DocumentPath(BaseModel):
    """The document of an address."""

    name: str


class CategoryPath(BaseModel):
    """The category of an address."""

    number: str


class ItemPath(BaseModel):
    """The item of an address."""

    code: str
