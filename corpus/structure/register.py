"""The register of an award book: which agencies were awarded in which category, whether the book has their case or
not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.allowance import check_time
from corpus.documents import Case, Line, Page, Span
from corpus.thai import agency_type, fold_digits, is_agency_name, is_same_agency, skeleton

_CATEGORY = re.compile(r"หมวด\s*([1-7])(?!\d)")
_YEAR = re.compile(r"พ\.ศ\.\s*(25\d\d)")
_ANY_YEAR = re.compile(r"25\d\d")
_YEARS = re.compile(r"25\d\d\s*(?:[-–—]|ถึง)\s*(?:พ\.ศ\.\s*)?25\d\d")
_FIGURES = re.compile(r"(?!\d{1,2}[.)]\Z)[\d\s,.()–-]*\d[\d\s,.()–-]*")
_TABLE_YEARS = 3  # years on one line: the head of a table, whose columns a text layer loses
_TABLE_FIGURES = 3  # lines of figures alone: cells of a table; a page has one such line for its number


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """One award of a register.

    agency: as the register prints it. category: 1-7. year: Buddhist era, None when the book does not tell. lines: of
    the document, 1-based, both inside. page: printed, None when unknown. case_id: of the case of the same agency,
    category and year in the same document, None when the book has none.
    """

    agency: str
    category: int
    year: int | None
    lines: Span
    page: Page | None
    document: str
    case_id: str | None = None


def read_register(document: str, lines: Sequence[Line], cases: Sequence[Case]) -> tuple[Award, ...]:
    """The awards that the repaired `lines` of the book `document` list before its first case, in file order. `cases`
    are the book's, by which awards are linked; empty when there is no register.

    A register names a category and then the agencies, one a line. A page with a table of counts or of several years is
    left out: in a text layer nothing says which column a name stood in, and of counts nothing is an award.
    """
    first = min((case.lines[0] for case in cases if case.category is not None), default=0)
    book_year = next((case.year for case in cases if case.year is not None), None)
    awards: list[Award] = []
    category: int | None = None
    for _, leaf in groupby((line for line in lines if line.number < first), key=lambda line: line.leaf):
        page = [(line, text) for line in leaf if (text := fold_digits(line.text).strip())]
        if _is_table([text for _, text in page]):
            category = None
            continue
        years = [year for _, text in page for year in _YEAR.findall(text)]
        year = int(years[0]) if years else book_year
        found, category = _page_awards(page, category)
        for line, number, agency in found:
            check_time()
            case = _case_of(agency, number, year, cases)
            awards.append(
                Award(
                    agency=agency,
                    category=number,
                    year=year,
                    lines=(line.number, line.number),
                    page=line.page,
                    document=document,
                    case_id=case.id if case else None,
                )
            )
    return tuple(awards)


def _is_table(page: Sequence[str]) -> bool:
    for text in page:
        if len(_ANY_YEAR.findall(text)) >= _TABLE_YEARS or ("รางวัล" in text and _YEARS.search(text)):
            return True
    figures = [text for text in page if _FIGURES.fullmatch(text)]
    return len(figures) >= _TABLE_FIGURES and not _is_numbering(figures)


def _is_numbering(figures: Sequence[str]) -> bool:
    # 1, 2, 3 of a list, which may begin anew; the number of the page may be among them.
    numbers = [int(text) if text.isdecimal() else 0 for text in figures]
    strange = [each for before, each in zip((0, *numbers), numbers, strict=False) if each not in (1, before + 1)]
    return len(strange) <= 1


def _page_awards(
    page: Sequence[tuple[Line, str]], category: int | None
) -> tuple[list[tuple[Line, int, str]], int | None]:
    # The awards of a page, and the category that its list ends in; a page without awards ends the list.
    found: list[tuple[Line, int, str]] = []
    for line, text in page:
        if match := _CATEGORY.match(text):
            category = None if len(_CATEGORY.findall(text)) > 1 else int(match[1])
        _, bullet, rest = text.rpartition("•")
        name = rest.strip() if bullet or not match else ""
        if category is not None and is_agency_name(name) and skeleton(name) != skeleton(agency_type(name)):
            found.append((line, category, name))
    return found, category if found else None


def _case_of(agency: str, category: int, year: int | None, cases: Sequence[Case]) -> Case | None:
    return next(
        (
            case
            for case in cases
            if (case.category, case.year) == (category, year) and is_same_agency(case.agency, agency)
        ),
        None,
    )
