"""Where a passage stands, in the words an assessor can cite."""

from collections.abc import Sequence

from corpus import INTRODUCTION, Award, Case, Criteria, Page, Passage
from web.texts import say


def write_span(span: tuple[Page, Page]) -> str:
    """A stretch of pages or lines: "951-963", or "951" when it is one."""
    first, last = span
    return str(first) if first == last else f"{first}-{last}"


def name_agency(case: Case, language: str) -> str:
    """The agency as a page names it; a book's introduction has a name in each language."""
    return say("introduction", language) if case.agency == INTRODUCTION else case.agency


def cite_passage(passage: Passage, language: str) -> str:
    """The line under a passage: printed page, else the sheet of the file, else the lines of a file without pages."""
    return _page(passage, language) or say("lines", language, at=write_span(passage.lines))


def locate_source(case: Case, passage: Passage | None, language: str) -> str:
    """Where the library has it, for who looks it up there: lines of the file, and its name."""
    lines = case.lines if passage is None else passage.lines
    return f"{say('lines', language, at=write_span(lines))} · {case.document}"


def name_category(criteria: Criteria, number: int, language: str) -> str:
    """A category by number and name: "หมวด 5 การบริหารทรัพยากรบุคคล"."""
    category = criteria.category(number)
    name = category.name_th if language == "th" else category.name_en
    return say("category_named", language, number=str(number), name=name)


def format_item(criteria: Criteria, code: str, language: str) -> str:
    """An item by code and name: "2.2 การนำยุทธศาสตร์ไปปฏิบัติ"."""
    item = criteria.item(code)
    return f"{code} {item.name_th if language == 'th' else item.name_en}"


def cite_register(awards: Sequence[Award], language: str) -> str:
    """Where the register has these entries: documents with the pages, or the lines where no page is known."""
    cited: dict[str, list[Award]] = {}
    for award in awards:
        cited.setdefault(award.document, []).append(award)
    return " · ".join(f"{document} {_places(entries, language)}" for document, entries in cited.items())


def name_award(award: Award, language: str) -> str:
    """An award by category and, when it is known, year: "รางวัลหมวด 4 ปี 2564"."""
    if award.year is None:
        return say("award_undated", language, category=str(award.category))
    return say("award", language, category=str(award.category), year=str(award.year))


def _places(awards: Sequence[Award], language: str) -> str:
    pages = [award.page for award in sorted(awards, key=lambda award: award.lines) if award.page is not None]
    if pages:
        key = "page" if pages[0] == pages[-1] else "pages"
        return say(key, language, at=write_span((pages[0], pages[-1])))
    first, last = min(award.lines[0] for award in awards), max(award.lines[1] for award in awards)
    return say("lines", language, at=write_span((first, last)))


def _page(passage: Passage, language: str) -> str:
    if passage.page is not None:
        return say("page", language, at=str(passage.page))
    return say("sheet", language, at=str(passage.sheet)) if passage.sheet else ""
