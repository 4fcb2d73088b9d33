"""Award books to cases: which lines are whose write-up, in which category and year."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.allowance import check_time
from corpus.documents import INTRODUCTION, Case, Document, Line, Section
from corpus.identity import case_id, tell_twins_apart
from corpus.printed import running_head, starts_paragraph
from corpus.refusals import refuse
from corpus.structure.agencies import agency_names, attested_spelling
from corpus.structure.cases import OVERVIEW, PROFILE, printed_pages
from corpus.structure.declared import declared_write_up, declares, labelled_profile
from corpus.structure.layout import PROFILE_LABELS, line_spans
from corpus.structure.profile import read_profile
from corpus.structure.sections import BookLayout
from corpus.thai import agency_type, is_agency_name, skeleton

_CATEGORY = re.compile(r"หมวด\s*([1-7])(?!\d)")
_YEAR = re.compile(r"ประจำปี\s*พ\.ศ\.\s*(25\d\d)")
_BACK_MATTER = ("ภาคผนวก", "บรรณานุกรม", "คณะผู้จัดทำ", "ดัชนี")


def split_book(document: Document, lines: Sequence[Line]) -> tuple[Case, ...]:
    """The cases on the repaired `lines` of an award book in file order, its introduction first.

    Raises UnnamedDocument when there is no case in it.
    """
    pages = [tuple(line for line in page if line.text.strip()) for page in _pages(lines)]
    opening = [place for place, page in enumerate(pages) if _opens_case(page)]
    bare = _bare_heads(pages)
    if not _is_book(pages, opening, bare):
        raise refuse(document.name, "no case")
    end = next((place for place in range(opening[-1], len(pages)) if _is_back_matter(pages[place])), len(pages))
    text = "\n".join(line.text for line in lines)
    year = _year(text)
    bounds = list(zip(opening, [*opening[1:], end], strict=True))
    layout = BookLayout([_without_head(page, bare) for place, page in enumerate(pages[:end]) if place not in opening])
    cases = [_introduction(document, [p for p in pages[: opening[0]] if not _is_divider(p)], year, layout)]
    for first, beyond in bounds:
        check_time()
        category = _category(pages[: first + 1], bare)
        own = [_without_head(page, bare) for page in pages[first:beyond]]
        cases.append(_book_case(own, text, layout, document=document.name, category=category, year=year))
    return _distinct([case for case in cases if case is not None])


def _is_book(pages: Sequence[Sequence[Line]], opening: Sequence[int], bare: Collection[str]) -> bool:
    # Each case of a book opens with its agency's name, and with more than one agency or within one category. A report
    # of one agency has a profile too, and may tell of all categories.
    named = [place for place in opening if _title(pages[place])]
    if _agencies(pages[place] for place in named) > 1:
        return True
    categories = {_category([page], bare) for page in pages} - {None}
    return len(categories) == 1 and any(_category(pages[: place + 1], bare) is not None for place in named)


def count_agencies(lines: Sequence[Line]) -> int:
    """How many agencies the pages of `lines` name that open a case as those of an award book do. The profile of one
    agency may stand on several pages of its own case, such as its contents."""
    pages = ([line for line in page if line.text.strip()] for page in _pages(lines))
    return _agencies(page for page in pages if _opens_case(page))


def _agencies(pages: Iterable[Sequence[Line]]) -> int:
    titles = map(_title, pages)
    return len({skeleton("".join(line.text.strip() for line in title)) for title in titles if title})


def _distinct(cases: Sequence[Case]) -> tuple[Case, ...]:
    ids = tell_twins_apart((case.id for case in cases), Counter())
    return tuple(replace(case, id=each) for case, each in zip(cases, ids, strict=True))


def _pages(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    return [tuple(page) for _, page in groupby(lines, key=lambda line: line.leaf)]


def _opens_case(page: Sequence[Line]) -> bool:
    found = {line.text.strip() for line in page} & set(PROFILE_LABELS)
    return len(found) >= 2


def _is_divider(page: Sequence[Line]) -> bool:
    # A page that only names the category whose cases follow.
    return bool(page) and len(page) <= 2 and _CATEGORY.match(page[0].text.strip()) is not None


def _is_back_matter(page: Sequence[Line]) -> bool:
    return len(page) == 1 and page[0].text.strip() in _BACK_MATTER


def _bare_heads(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    # Running heads without a number: lines that name a category at the head of several pages of text.
    heads = Counter(page[0].text.strip() for page in pages if page and not _is_divider(page))
    return frozenset(head for head, count in heads.items() if count > 1 and _CATEGORY.match(head))


def _without_head(page: Sequence[Line], bare: Collection[str]) -> tuple[Line, ...]:
    head = running_head(page[0].text) if page else None
    heads = (head and _CATEGORY.match(head[1])) or (page and page[0].text.strip() in bare)
    return tuple(page[1:]) if heads else tuple(page)


def _category(pages: Sequence[Sequence[Line]], bare: Collection[str]) -> int | None:
    # The latest running head or divider at or before the case says it.
    for page in reversed(pages):
        check_time()
        first = page[0].text.strip() if page else ""
        head = running_head(first)
        words = head[1] if head else first if first in bare or _is_divider(page) else ""
        if match := _CATEGORY.match(words):
            return int(match[1])
    return None


def _year(text: str) -> int | None:
    years = Counter(_YEAR.findall(text)).most_common(1)
    return int(years[0][0]) if years else None


def _introduction(
    document: Document, pages: Sequence[Sequence[Line]], year: int | None, layout: BookLayout
) -> Case | None:
    lines = [line for page in pages for line in page]
    if not lines:
        return None
    told = declares(lines)
    front = declared_write_up(lines, OVERVIEW) if told else layout.front_sections(lines, unheaded=OVERVIEW)
    return Case(
        id=case_id(INTRODUCTION, None, year),
        document=document.name,
        agency=INTRODUCTION,
        agency_type="",
        category=None,
        year=year,
        lines=(lines[0].number, lines[-1].number),
        pages=printed_pages(lines),
        sections=front.sections,
        captions=front.captions,
    )


def _book_case(
    pages: Sequence[Sequence[Line]],
    text: str,
    layout: BookLayout,
    *,
    document: str,
    category: int | None,
    year: int | None,
) -> Case:
    lines = [line for page in pages for line in page]
    title = _title([line for line in pages[0] if line.heading]) or _title(lines)
    agency = "".join(attested_spelling(line.text.strip(), text) for line in title) or document
    first = [line for line in pages[0] if line not in title]
    profile = labelled_profile(first) or read_profile(first, agency)
    rest = [line for page in pages[1:] for line in page if line not in title]
    short = agency_names(agency, text.replace("\n", ""))
    if declares(lines):
        write_up = declared_write_up([*profile.overview, *rest], OVERVIEW)
    else:
        write_up = layout.sections(rest, unheaded=OVERVIEW, opening=profile.overview, names=(agency, *short))
    return Case(
        id=case_id(agency, category, year),
        document=document,
        agency=agency,
        agency_type=agency_type(agency),
        category=category,
        year=year,
        lines=(lines[0].number, lines[-1].number),
        pages=printed_pages(lines),
        short_names=short,
        vision=profile.vision,
        mission=profile.mission,
        values=profile.values,
        sections=(*_profile_section(profile.lines), *write_up.sections),
        captions=write_up.captions,
    )


def _title(lines: Sequence[Line]) -> list[Line]:
    # The agency's name stands alone on a line that begins no paragraph; a second line follows without a blank one.
    for place, line in enumerate(lines):
        if not starts_paragraph(line.text) and is_agency_name(line.text.strip()):
            following = lines[place + 1 : place + 2]
            return [line, *(more for more in following if more.number == line.number + 1 and more.leaf == line.leaf)]
    return []


def _profile_section(lines: Sequence[Line]) -> tuple[Section, ...]:
    if not lines:
        return ()
    return (Section(heading=PROFILE, level=0, lines=line_spans(lines), body=tuple(lines)),)
