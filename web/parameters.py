"""The query parameters: which each address takes, their bounds and defaults, and what becomes of what is given.

A model for each kind of address; its fields are the parameters, in the order in which a refusal lists them. Parameters
are hostile until they have gone through `read_parameters`, filters until they have gone through `read_filters` too:
whether there is a case of a year only the index knows. What is wrong is said by the table in web/refusals.py.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from werkzeug.datastructures import MultiDict

from corpus import Criteria, fold_digits, fold_name
from search import By, Facets, Filters, SearchEngine, Sort
from web.errors import BadParameter, shorten
from web.refusals import REFUSALS

NUMBER_WIDTH = 4
"""Digits of the longest number a parameter may hold, a Buddhist year."""


def parse_number(text: str) -> int | None:
    """A whole number in Arabic or Thai digits, at most NUMBER_WIDTH of them; None for anything else."""
    folded = fold_digits(text.strip())
    return int(folded) if folded.isascii() and folded.isdecimal() and len(folded) <= NUMBER_WIDTH else None


def without_controls(text: str) -> str:
    """`text`, its control characters made spaces."""
    return "".join(" " if unicodedata.category(character) == "Cc" else character for character in text)


Text = Annotated[str, AfterValidator(without_controls)]
"""A text, its control characters made spaces."""

Line = Annotated[Text, AfterValidator(str.strip)]
"""A text without the white space around it."""

Digits = Annotated[Line, AfterValidator(fold_digits)]
"""A number as it was typed, good or bad, Thai digits made Arabic ones."""


def _as_values(given: object) -> object:
    return (given,) if isinstance(given, str) else given


def _each_once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


Lines = Annotated[tuple[Line, ...], BeforeValidator(_as_values), AfterValidator(_each_once)]
"""Texts of a parameter that may be given several times, each once, without the empty ones."""

Numbers = Annotated[tuple[Digits, ...], BeforeValidator(_as_values), AfterValidator(_each_once)]
"""Numbers of a parameter that may be given several times, each once, without the empty ones."""

NOT_STATED = "none"
"""What a filter is given for passages, or awards, that have no value of it: on every page and in the interface for
programs."""


@dataclass(frozen=True, slots=True)
class Filter:
    """How a filter finds its value.

    offered: what the index holds, for the menu. fold: texts that it makes equal mean the same value, None means none.
    known: what else may be asked for; what is offered when that is None.
    """

    offered: Callable[[Facets], Sequence[int | str]]
    fold: Callable[[str], object]
    known: Callable[[SearchEngine, Criteria], Sequence[int | str]] | None = None

    def list_known(self, engine: SearchEngine, criteria: Criteria) -> Sequence[int | str]:
        """The values that may be asked for, in the order in which a refusal lists them."""
        return self.offered(engine.facets) if self.known is None else self.known(engine, criteria)

    def find(self, text: str, known: Iterable[int | str]) -> int | str | None:
        """The first of `known` that `text` means, None when it means none of them."""
        wanted = self.fold(text)
        return next((value for value in known if wanted is not None and self.fold(str(value)) == wanted), None)


def _category_numbers(engine: SearchEngine, criteria: Criteria) -> Sequence[int]:
    return [category.number for category in criteria.categories]  # those without a case too: they answer nothing


def _item_codes(engine: SearchEngine, criteria: Criteria) -> Sequence[str]:
    return [item.code for item in criteria.items]


def _agency_names(engine: SearchEngine, criteria: Criteria) -> Sequence[str]:
    return [*engine.facets.agencies, *(name for case in engine.cases for name in case.short_names)]


class Parameters(BaseModel):
    """The query parameters of an address. An empty text, or no value at all, is a field that was left empty."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FilterFields(Parameters):
    """The filters, a line for each, in the order they are shown; the names are those of the fields of `Filters`.

    The values of one are alternatives; NOT_STATED is one of them.
    """

    category: Annotated[Numbers, Filter(lambda facets: facets.categories, parse_number, _category_numbers)] = ()
    item: Annotated[Numbers, Filter(lambda facets: facets.items, str, _item_codes)] = ()
    year: Annotated[Numbers, Filter(lambda facets: facets.years, parse_number)] = ()
    agency: Annotated[Lines, Filter(lambda facets: facets.agencies, fold_name, _agency_names)] = ()
    agency_type: Annotated[Lines, Filter(lambda facets: facets.agency_types, fold_name)] = ()


FILTERS: Mapping[str, Filter] = {
    name: line
    for name, field in FilterFields.model_fields.items()
    for line in field.metadata
    if isinstance(line, Filter)
}
"""The filters by name, in the order they are shown."""


class Question(Parameters):
    """What is searched for."""

    q: Text = ""


CELL_FILTERS = ("agency_type", "year")
"""The filters of an item's passages, in the order they are shown there."""

COLUMNS: tuple[By, ...] = get_args(By)
"""What a coverage grid can be laid out by."""


class GridQuery(Parameters):
    """The coverage grid."""

    by: By = COLUMNS[0]


class PageQuery(Parameters):
    """The number of a page, from 1."""

    page: Annotated[int, Field(ge=1), BeforeValidator(parse_number)] = 1


class OrderQuery(Parameters):
    """How an answer is sorted: the best match first, or the newest case."""

    sort: Sort = "relevance"


class PassageQuery(Parameters):
    """The passage that is chosen in a case, by its id."""

    passage: str = ""


class CaseQuery(PassageQuery):
    """A case: which passage is chosen, and which part of a long one is shown, None for that of the passage."""

    part: Annotated[int | None, Field(ge=1), BeforeValidator(parse_number)] = None


class AgenciesQuery(Parameters):
    """The list of agencies: what their names hold, their type, the letter they begin with."""

    find: Line = ""
    agency_type: Line = ""
    letter: Line = ""


class RegisterQuery(Parameters):
    """The award registers: of which year, NOT_STATED for those that tell none, and of which category."""

    year: Digits = ""
    category: Digits = ""


class CompareQuery(Parameters):
    """What to offer for comparison, beside every `case` and `agency`: what their names hold."""

    find: Line = ""


Width = Literal[600, 1000, 1600]
"""Pixels that a picture of a sheet is wide: for a telephone, a desk, and a fine screen or large print."""

PICTURE_WIDTHS: tuple[Width, ...] = get_args(Width)


class PictureQuery(Parameters):
    """The picture of a sheet."""

    width: Annotated[Width, BeforeValidator(parse_number)] = 1000


P = TypeVar("P", bound=Parameters)


def read_parameters(model: type[P], arguments: Mapping[str, str]) -> P:
    """What `model` takes of a request's parameters: all values of one that may be given several times, of others given
    twice the first; strangers are passed over.

    Raises BadParameter for the first value, in the order of the model, that is out of bounds.
    """
    given = {name: _given(model, name, arguments) for name in model.model_fields if name in arguments}
    try:
        return model.model_validate(given)
    except ValidationError as exc:
        name = str(exc.errors()[0]["loc"][0])
        raise refuse_value(name, arguments[name]) from exc


def _given(model: type[Parameters], name: str, arguments: Mapping[str, str]) -> str | Sequence[str]:
    if isinstance(arguments, MultiDict) and takes_several(model, name):
        return arguments.getlist(name)
    return arguments[name]


def takes_several(model: type[Parameters], name: str) -> bool:
    """Whether the parameter `name` of `model` may be given several times."""
    return get_origin(model.model_fields[name].annotation) is tuple


def read_filters(fields: Parameters, engine: SearchEngine, criteria: Criteria) -> Filters:
    """The filters among `fields`. Raises BadParameter for a value that no case can meet because it does not exist."""
    given = {name: getattr(fields, name, ()) for name in REFUSALS if name in FILTERS}  # in the order of complaints
    values: dict[str, Any] = {
        name: tuple(_find(name, text, engine, criteria) for text in texts) for name, texts in given.items()
    }
    return Filters(**values)


def _find(name: str, text: str, engine: SearchEngine, criteria: Criteria) -> int | str | None:
    if text == NOT_STATED:
        return None
    known = FILTERS[name].list_known(engine, criteria)
    value = FILTERS[name].find(text, known)
    if value is None:
        raise refuse_value(name, text, known)
    return value


def refuse_value(name: str, text: str, known: Iterable[int | str] = ()) -> BadParameter:
    """What is said of `text` as a value of the parameter `name`, whose values there are `known`, in order."""
    values = [str(value) for value in known] or [""]
    said = REFUSALS[name].filled(text=shorten(text), first=values[0], last=values[-1], known=", ".join(values))
    return BadParameter(name, said)
