"""What every case has, whatever it was read from: its id, its pages, its structure as JSON values."""

from collections.abc import Sequence

from corpus.documents import Case, Line, Page
from corpus.structure.register import Award

PROFILE = "วิสัยทัศน์ พันธกิจ ค่านิยม"
OVERVIEW = "ภาพรวม"
"""Headings that the write-ups do not print, for the parts of a case that have none. Their level is 0."""


def printed_pages(lines: Sequence[Line]) -> tuple[Page, Page] | None:
    """The printed pages of the first and the last of `lines` that tell theirs, by number where all are numbers; None
    when none of them does."""
    pages = [line.page for line in lines if line.page is not None]
    numbers = [page for page in pages if isinstance(page, int)]
    if pages and len(numbers) == len(pages):
        return min(numbers), max(numbers)
    return (pages[0], pages[-1]) if pages else None


def cases_table(cases: Sequence[Case], awards: Sequence[Award] = ()) -> dict[str, object]:
    """The structure of `cases` and the register of `awards` as JSON values; the introductions of books stand apart from
    the cases."""
    rows = [(case.category is None, _case_row(case)) for case in cases]
    return {
        "cases": [row for introduction, row in rows if not introduction],
        "introductions": [row for introduction, row in rows if introduction],
        "register": [award_to_json(award) for award in awards],
    }


def award_to_json(award: Award) -> dict[str, object]:
    """An award of a register as JSON values; "case" is null when its document has no write-up of it."""
    return {
        "agency": award.agency,
        "category": award.category,
        "year": award.year,
        "lines": list(award.lines),
        "page": award.page,
        "document": award.document,
        "case": award.case_id,
    }


def _case_row(case: Case) -> dict[str, object]:
    sections = [section for section in case.sections if section.level]
    return {
        "id": case.id,
        "document": case.document,
        "agency": case.agency,
        "agency_type": case.agency_type,
        "category": case.category,
        "year": case.year,
        "lines": list(case.lines),
        "pages": list(case.pages) if case.pages else None,
        "short_names": list(case.short_names),
        "vision": case.vision,
        "mission": list(case.mission),
        "values": list(case.values),
        "sections": [
            {"heading": each.heading, "level": each.level, "lines": [list(span) for span in each.lines]}
            for each in sections
        ],
        "captions": [{"text": line.text.strip(), "lines": [line.number, line.number]} for line in case.captions],
    }
