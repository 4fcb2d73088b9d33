"""What a request asks, from its query parameters. All of it is hostile until it has gone through here."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from corpus import Criteria, Said, fold_digits, fold_name
from search import DEFAULT_HITS, MAX_HITS, MAX_OFFSET, By, Filters, SearchEngine
from web.errors import BadParameter, shorten

FILTERS = ("category", "item", "year", "agency", "agency_type")
"""The filters in the order they are shown; the names of the parameters and of the fields of `search.Filters`."""

API_PARAMETERS = ("q", "k", "offset", *FILTERS)
"""All that /api/v1/search takes."""

CELL_PARAMETERS = ("agency_type", "year", "k")
"""All that /api/v1/items/<code> takes."""
SIMILAR_PARAMETERS = ("k",)
"""All that the lists of similar passages and cases take."""

COLUMNS: tuple[By, ...] = ("agency_type", "year")
"""What a coverage grid can be laid out by."""

NUMBER_WIDTH = 4
"""Digits of the longest number a parameter may hold, a Buddhist year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchForm:
    """The form as it was filled in, good or bad: control characters made spaces, Thai digits of numbers folded.

    "" is a field that was left empty.
    """

    q: str = ""
    category: str = ""
    item: str = ""
    year: str = ""
    agency: str = ""
    agency_type: str = ""
    page: str = ""

    @property
    def asked(self) -> bool:
        """Whether there is something to answer: a query, even a blank one, or a filter."""
        return bool(self.q or self.active)

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the filters that are set, in the order of FILTERS."""
        return tuple(name for name in FILTERS if getattr(self, name))

    def values(self) -> dict[str, str]:
        """The parameters that give this form back, the empty ones left out."""
        return {name: getattr(self, name) for name in ("q", *FILTERS, "page") if getattr(self, name)}

    def without(self, *names: str) -> "SearchForm":
        """The same form with these fields empty, on the first page: another answer has other pages."""
        return replace(self, **dict.fromkeys((*names, "page"), ""))

    def only(self, *names: str) -> "SearchForm":
        """The form with these fields alone filled in."""
        return SearchForm(**{name: getattr(self, name) for name in names})

    def asking(self, q: str) -> "SearchForm":
        """The same filters for another query, on the first page."""
        return replace(self, q=q, page="")

    def turned_to(self, number: int) -> "SearchForm":
        """The same form on page `number`; the first page needs no word."""
        return replace(self, page=str(number) if number > 1 else "")


def read_form(arguments: MultiDict[str, str]) -> SearchForm:
    """The form in a request's parameters; of one given twice the first counts. Refuses nothing."""
    found = {name: _without_controls(arguments.get(name, "")) for name in ("q", *FILTERS, "page")}
    found = {name: text if name == "q" else text.strip() for name, text in found.items()}
    numbers = {name: fold_digits(found[name]) for name in ("category", "item", "year", "page")}
    return SearchForm(**{**found, **numbers})


def read_filters(form: SearchForm, engine: SearchEngine, criteria: Criteria) -> Filters:
    """The filters of a form. Raises BadParameter for a value that no case can meet because it does not exist."""
    return Filters(
        category=_read_category(form.category, criteria),
        year=_read_year(form.year, engine),
        agency=_read_agency(form.agency, engine),
        agency_type=_read_agency_type(form.agency_type, engine),
        item=read_item(form.item, criteria) if form.item else None,
    )


def read_item(text: str, criteria: Criteria) -> str:
    """The code of an item, in Arabic or Thai digits. Raises BadParameter when PMQA has none."""
    code = fold_digits(text.strip())
    if code not in [item.code for item in criteria.items]:
        first, last = criteria.items[0].code, criteria.items[-1].code
        raise BadParameter(
            "item",
            Said(
                f"ไม่มีหัวข้อ “{shorten(text)}” กรุณาเลือกหัวข้อ {first} ถึง {last}",
                f"There is no item “{shorten(text)}”; choose {first} to {last}.",
            ),
        )
    return code


def read_columns(arguments: MultiDict[str, str]) -> By:
    """What ?by= lays a coverage grid out by; agency_type when it is not there. Raises BadParameter."""
    text = arguments.get("by", COLUMNS[0])
    for known in COLUMNS:
        if text == known:
            return known
    raise BadParameter(
        "by",
        Said(
            f"by ต้องเป็น {' หรือ '.join(COLUMNS)} แต่ได้รับ “{shorten(text)}” กรุณาแก้แล้วส่งใหม่",
            f"by must be {' or '.join(COLUMNS)}, not “{shorten(text)}”; correct it and ask again.",
        ),
    )


def read_page(text: str) -> int:
    """The number of a page, from 1; "" is the first. Raises BadParameter for what is no such number."""
    number = parse_number(text or "1")
    if not number:
        raise BadParameter(
            "page",
            Said(
                f"ไม่มีหน้า “{shorten(text)}” กรุณาใช้เลขหน้าตั้งแต่ 1 ขึ้นไป",
                f"There is no page “{shorten(text)}”; use a number from 1 on.",
            ),
        )
    return number


def read_k(arguments: MultiDict[str, str]) -> int:
    """How many passages a program asks for: DEFAULT_HITS when it does not say. Raises BadParameter outside 1 to
    MAX_HITS."""
    text = arguments.get("k", str(DEFAULT_HITS))
    k = parse_number(text)
    if k is None or not 1 <= k <= MAX_HITS:
        raise BadParameter(
            "k",
            Said(
                f"k ต้องเป็นจำนวนเต็ม 1 ถึง {MAX_HITS} แต่ได้รับ “{shorten(text)}” กรุณาแก้แล้วส่งใหม่",
                f"k must be a whole number from 1 to {MAX_HITS}, not “{shorten(text)}”; correct it and ask again.",
            ),
        )
    return k


def read_offset(arguments: MultiDict[str, str]) -> int:
    """How many of the first passages a program passes over: 0 when it does not say. Raises BadParameter outside 0 to
    MAX_OFFSET."""
    text = arguments.get("offset", "0")
    offset = parse_number(text)
    if offset is None or offset > MAX_OFFSET:
        raise BadParameter(
            "offset",
            Said(
                f"offset ต้องเป็นจำนวนเต็ม 0 ถึง {MAX_OFFSET} แต่ได้รับ “{shorten(text)}” กรุณาแก้แล้วส่งใหม่",
                f"offset must be a whole number from 0 to {MAX_OFFSET}, not “{shorten(text)}”; "
                "correct it and ask again.",
            ),
        )
    return offset


def refuse_strangers(arguments: MultiDict[str, str], taken: Sequence[str] = API_PARAMETERS) -> None:
    """Raises BadParameter for the first parameter that is not `taken`, or that is given twice."""
    known = ", ".join(taken)
    for name, values in arguments.lists():
        shown = shorten(name)
        if name not in taken:
            raise BadParameter(
                name,
                Said(
                    f"ไม่รู้จักพารามิเตอร์ “{shown}” พารามิเตอร์ที่ใช้ได้คือ {known}",
                    f"There is no parameter “{shown}”; use {known}.",
                ),
            )
        if len(values) > 1:
            raise BadParameter(
                name,
                Said(
                    f"พารามิเตอร์ {shown} ถูกส่งมา {len(values)} ครั้ง กรุณาส่งเพียงครั้งเดียว",
                    f"The parameter {shown} was given {len(values)} times; give it once.",
                ),
            )


def parse_number(text: str) -> int | None:
    """A whole number in Arabic or Thai digits, at most NUMBER_WIDTH of them; None for anything else."""
    folded = fold_digits(text.strip())
    return int(folded) if folded.isascii() and folded.isdecimal() and len(folded) <= NUMBER_WIDTH else None


def _read_category(text: str, criteria: Criteria) -> int | None:
    if not text:
        return None
    number = parse_number(text)
    if number not in [category.number for category in criteria.categories]:
        last = len(criteria.categories)
        raise BadParameter(
            "category",
            Said(
                f"ไม่มีหมวด “{shorten(text)}” กรุณาเลือกหมวด 1 ถึง {last}",
                f"There is no category “{shorten(text)}”; choose 1 to {last}.",
            ),
        )
    return number


def _read_year(text: str, engine: SearchEngine) -> int | None:
    if not text:
        return None
    year = parse_number(text)
    if year not in engine.facets.years:
        years = ", ".join(str(known) for known in engine.facets.years)
        raise BadParameter(
            "year",
            Said(
                f"ไม่มีกรณีของปี “{shorten(text)}” ปี พ.ศ. ที่เลือกได้คือ {years}",
                f"There is no case of the year “{shorten(text)}”; the years (B.E.) to choose from are {years}.",
            ),
        )
    return year


def _read_agency(text: str, engine: SearchEngine) -> str | None:
    if not text:
        return None
    short = (name for case in engine.cases for name in case.short_names)
    found = _find_name(text, (*engine.facets.agencies, *short))
    if found is None:
        raise BadParameter(
            "agency",
            Said(
                f"ไม่พบหน่วยงาน “{shorten(text)}” กรุณาเลือกหน่วยงานจากรายการ",
                f"There is no agency “{shorten(text)}”; choose one from the list.",
            ),
        )
    return found


def _read_agency_type(text: str, engine: SearchEngine) -> str | None:
    if not text:
        return None
    found = _find_name(text, engine.facets.agency_types)
    if found is None:
        types = ", ".join(engine.facets.agency_types)
        raise BadParameter(
            "agency_type",
            Said(
                f"ไม่มีประเภทหน่วยงาน “{shorten(text)}” ประเภทที่เลือกได้คือ {types}",
                f"There is no type of agency “{shorten(text)}”; the types to choose from are {types}.",
            ),
        )
    return found


def _find_name(text: str, names: Iterable[str]) -> str | None:
    return next((name for name in names if fold_name(name) == fold_name(text)), None)


def _without_controls(text: str) -> str:
    return "".join(" " if unicodedata.category(character) == "Cc" else character for character in text)
