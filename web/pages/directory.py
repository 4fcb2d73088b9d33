"""The pages of agencies and awards: all agencies, one of them, the award registers; where comparison and what the
collection holds are found."""

import re
from collections import Counter
from collections.abc import Sequence

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from corpus import AGENCY_TYPES
from search import Agency
from web.context import current_engine, site
from web.finding import holds_name
from web.forms import SearchForm
from web.pages.about import about_page
from web.pages.comparing import compare_page
from web.parameters import (
    NOT_STATED,
    AgenciesQuery,
    PageQuery,
    RegisterQuery,
    parse_number,
    read_parameters,
    refuse_value,
)
from web.view import LINES_A_PAGE, Pager, Tally, list_entries, part_by_year, span_years, tally_register

AWARDS_ON_A_PAGE = 45
"""Of the list under the grid of years, with long names 30 kB."""

_FIRST_CONSONANT = re.compile("[ก-ฮ]")

directory = Blueprint("directory", __name__)
directory.add_url_rule("/compare", view_func=compare_page)
directory.add_url_rule("/about", view_func=about_page)


@directory.get("/agencies")
def agencies_page() -> ResponseReturnValue:
    """All agencies with a write-up or an award, or those whose names hold ?find=, of a type, of a letter."""
    wanted, number = read_parameters(AgenciesQuery, request.args), read_parameters(PageQuery, request.args).page
    known = current_engine().agencies
    found = [agency for agency in known if _is_meant(agency, wanted)]
    pager = Pager(number=number, total=len(found), size=LINES_A_PAGE)
    return render_template(
        "agencies.html",
        agencies=found[pager.offset : pager.offset + pager.size],
        pager=pager,
        wanted=wanted,
        types=list(dict.fromkeys(agency.agency_type for agency in known if agency.agency_type)),
        letters=sorted({_letter(agency) for agency in known} - {""}),
    )


@directory.get("/agencies/<path:name>")
def agency_page(name: str) -> ResponseReturnValue:
    """An agency by its name or key: its names, its awards on a line of years, its write-ups."""
    engine = current_engine()
    agency = engine.agency(name)
    entries = list_entries(agency.awards, agency.cases)
    years = {award.year for award in engine.awards if award.year is not None}
    return render_template(
        "agency.html",
        shown=agency,
        years=span_years(entries, years | {case.year for case in agency.cases if case.year is not None}),
        registered=years,
        undated=[entry for entry in entries if entry.award.year is None],
        form=SearchForm(),
    )


@directory.get("/register")
def register_page() -> ResponseReturnValue:
    """The awards of all registers by year and category, with what is missing; those of one year listed."""
    wanted, engine = read_parameters(RegisterQuery, request.args), current_engine()
    page = read_parameters(PageQuery, request.args).page
    entries = list_entries(engine.awards, engine.cases)
    numbers = [category.number for category in site().criteria.categories]
    years = tally_register(entries, engine.cases, numbers)
    year, category = _read_year(wanted, [each.year for each in years]), _read_category(wanted, numbers)
    if not (wanted.year or wanted.category):
        year = next((each.year for each in years if each.total.awards), None)
    listed = [
        entry
        for entry in entries
        if category in (None, entry.award.category)
        and (entry.award.year == year or (not wanted.year and wanted.category))
    ]
    listed.sort(key=lambda entry: (-(entry.award.year or 0), entry.award.category))
    pages = max(1, Pager(number=1, total=len(listed), size=AWARDS_ON_A_PAGE).page_count)
    pager = Pager(number=min(page, pages), total=len(listed), size=AWARDS_ON_A_PAGE)
    return render_template(
        "register.html",
        years=years,
        total=Tally.of(entries),
        year=year if wanted.year or not wanted.category else None,
        by_year=bool(wanted.year or not wanted.category),
        category_shown=category,
        groups=part_by_year(listed[pager.offset : pager.offset + pager.size]),
        of_year=Counter(entry.award.year for entry in listed),
        pager=pager,
        wanted=wanted,
        not_stated=NOT_STATED,
    )


def _is_meant(agency: Agency, wanted: AgenciesQuery) -> bool:
    return (
        wanted.agency_type in ("", agency.agency_type)
        and wanted.letter in ("", _letter(agency))
        and holds_name(wanted.find, agency.name, *agency.short_names)
    )


def _letter(agency: Agency) -> str:
    # The first consonant of what the agency is for: nearly all names begin with one of a few words for its kind.
    kind = next((kind for kind in AGENCY_TYPES if agency.name.startswith(kind)), "")
    found = _FIRST_CONSONANT.search(agency.name.removeprefix(kind)) or _FIRST_CONSONANT.search(agency.name)
    return found[0] if found else ""


def _read_year(wanted: RegisterQuery, known: Sequence[int | None]) -> int | None:
    year = None if wanted.year in ("", NOT_STATED) else parse_number(wanted.year)
    if wanted.year not in ("", NOT_STATED) and year not in known:
        raise refuse_value("year", wanted.year, [each for each in known if each is not None])
    return year


def _read_category(wanted: RegisterQuery, known: Sequence[int]) -> int | None:
    number = parse_number(wanted.category) if wanted.category else None
    if wanted.category and number not in known:
        raise refuse_value("category", wanted.category, known)
    return number
