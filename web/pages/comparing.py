"""The page of comparison: two to four cases or agencies side by side, and what else could stand beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from corpus import Case, Said, fold_letters
from search import Agency, Compared, Comparison, SearchEngine, near_cases
from web.context import current_engine, site
from web.errors import BadParameter
from web.finding import find_case
from web.parameters import CompareQuery, read_parameters

COLUMNS = 4
"""The most that stand side by side: more would be too narrow to read."""

OFFERED = 24
"""Cases or agencies that are offered to stand beside: what one looks through; more are found by name."""

TOO_MANY = Said(
    "เปรียบเทียบได้ครั้งละไม่เกิน {most} รายการ แต่เลือกไว้ {given} กรุณานำออกบางรายการ",
    "At most {most} can be compared at a time, {given} are chosen; take some away.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One of what is compared: a case, or an agency with all its cases."""

    name: str
    short_names: tuple[str, ...]
    cases: tuple[Case, ...]
    case: Case | None = None
    agency: Agency | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """An item of the criteria with the cell of each column."""

    code: str
    cells: tuple[tuple[Column, Compared], ...]

    @property
    def is_empty(self) -> bool:
        """Whether no column has anything for it."""
        return not any(cell.passages for _, cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Cases or agencies that may be added. reason: what they have in common with the first column, the end of a key of
    TEXTS."""

    reason: str
    cases: tuple[Case, ...] = ()
    agencies: tuple[Agency, ...] = ()


def compare_page() -> ResponseReturnValue:
    """The cases of every ?case= and the agencies of every ?agency= side by side by item; with fewer than two, what
    could be added, of those whose names hold ?find=."""
    engine, find = current_engine(), read_parameters(CompareQuery, request.args).find
    columns = _read_columns(engine)
    enough = len(columns) > 1
    return render_template(
        "compare.html",
        columns=columns,
        enough=enough,
        full=len(columns) >= COLUMNS,
        groups=_by_category(engine.compare([[case.id for case in each.cases] for each in columns]), columns),
        offers=() if len(columns) >= COLUMNS else _offer(engine, columns, fold_letters(find)),
        find=find,
        addresses={
            "case": [each.case.id for each in columns if each.case],
            "agency": [each.agency.name for each in columns if each.agency],
        },
    )


def _read_columns(engine: SearchEngine) -> tuple[Column, ...]:
    # Each once, cases first; one given twice is one. Raises UnknownCase and UnknownAgency.
    cases, names = (tuple(dict.fromkeys(filter(None, request.args.getlist(name)))) for name in ("case", "agency"))
    if (given := len(cases) + len(names)) > COLUMNS:
        raise BadParameter("case", TOO_MANY.filled(most=str(COLUMNS), given=str(given)))
    found = {case.id: case for case in (find_case(each, engine) for each in cases)}
    agencies = {agency.key: agency for agency in map(engine.agency, names)}
    return (*map(_column_of, found.values()), *(_column_of_agency(agency) for agency in agencies.values()))


def _column_of(case: Case) -> Column:
    return Column(name=case.agency, short_names=case.short_names, cases=(case,), case=case)


def _column_of_agency(agency: Agency) -> Column:
    return Column(name=agency.name, short_names=agency.short_names, cases=agency.cases, agency=agency)


def _by_category(comparison: Comparison, columns: Sequence[Column]) -> list[tuple[int, list[ComparedRow]]]:
    rows = [ComparedRow(code=row.code, cells=tuple(zip(columns, row.cells, strict=True))) for row in comparison.rows]
    return [
        (category.number, [row for row in rows if row.code in {item.code for item in category.items}])
        for category in site().criteria.categories
    ]


def _offer(engine: SearchEngine, columns: Sequence[Column], needle: str) -> list[Offer]:
    # The first OFFERED, by what they have in common with the first column; of what is there already none.
    first = columns[0] if columns else None
    if first is not None and first.agency is not None:
        shown = {each.name for each in columns}
        others = [each for each in engine.agencies if each.cases and each.name not in shown and _holds(each, needle)]
        alike = [each for each in others if each.agency_type and each.agency_type == first.agency.agency_type]
        rest = [each for each in others if each not in alike]
        offers = [Offer(reason="agency_type", agencies=tuple(alike)), Offer(reason="other", agencies=tuple(rest))]
    else:
        taken = {each.case.id for each in columns if each.case}
        groups = (
            near_cases(first.cases[0], engine.cases)
            if first is not None
            else (("any", tuple(case for case in engine.cases if case.category is not None)),)
        )
        offers = [
            Offer(
                reason=reason,
                cases=tuple(case for case in cases if case.id not in taken and _case_holds(case, needle)),
            )
            for reason, cases in groups
        ]
    return list(_cut(offers))


def _cut(offers: Iterable[Offer]) -> Iterable[Offer]:
    left = OFFERED
    for offer in offers:
        kept = Offer(reason=offer.reason, cases=offer.cases[:left], agencies=offer.agencies[:left])
        left -= len(kept.cases) + len(kept.agencies)
        if kept.cases or kept.agencies:
            yield kept


def _holds(agency: Agency, needle: str) -> bool:
    return any(needle in fold_letters(name) for name in (agency.name, *agency.short_names))


def _case_holds(case: Case, needle: str) -> bool:
    return any(needle in fold_letters(name) for name in (case.agency, *case.short_names, case.title))
