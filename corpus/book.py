"""Award books to cases: which lines are whose write-up, in which category and year."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from corpus.agencies import AGENCY_TYPES, agency_type, attested_spelling, short_names, skeleton
from corpus.cases import OVERVIEW, PROFILE, case_id, printed_pages
from corpus.documents import INTRODUCTION, Case, Document, Line, Section
from corpus.errors import UnstructuredDocument
from corpus.layout import PROFILE_LABELS, book_sections, line_spans, starts_paragraph
from corpus.pages import running_head

_CATEGORY = re.compile(r"หมวด\s*([1-7])(?!\d)")
_YEAR = re.compile(r"ประจำปี\s*พ\.ศ\.\s*(25\d\d)")
_MISSION_ITEM = re.compile(r"\s*\d+[).]\s*")
_BACK_MATTER = ("ภาคผนวก", "บรรณานุกรม", "คณะผู้จัดทำ", "ดัชนี")
_TITLE = re.compile(r"[\u0e01-\u0e4e]{4,80}|[\u0e01-\u0e4e]{4,40} [ก-ฮ.]{2,12}")


def split_book(document: Document, lines: Sequence[Line]) -> tuple[Case, ...]:
    """The cases on the repaired `lines` of an award book in file order, its introduction first.

    Raises UnstructuredDocument when there is no case in it.
    """
    pages = [tuple(line for line in page if line.text.strip()) for page in _pages(lines)]
    opening = [place for place, page in enumerate(pages) if _opens_case(page)]
    if not opening:
        raise UnstructuredDocument(
            document.name,
            th="ไม่พบกรณีในไฟล์นี้ (ไม่มีหน้าที่มีวิสัยทัศน์ พันธกิจ ค่านิยม) กรุณาตรวจสอบว่าเป็นหนังสือรวมรางวัล PMQA",
            en="no case found (no page with วิสัยทัศน์, พันธกิจ, ค่านิยม); check that it is a PMQA award book",
        )
    end = next((place for place in range(opening[-1], len(pages)) if _is_back_matter(pages[place])), len(pages))
    text = "\n".join(line.text for line in lines)
    year = _year(text)
    cases = [_introduction(document, [p for p in pages[: opening[0]] if not _is_divider(p)], year)]
    for first, beyond in zip(opening, [*opening[1:], end], strict=True):
        category = _category(pages[: first + 1])
        cases.append(_book_case(document, [_without_head(page) for page in pages[first:beyond]], text, category, year))
    return _distinct([case for case in cases if case is not None])


def _distinct(cases: Sequence[Case]) -> tuple[Case, ...]:
    # A second case of the same agency, category and year gets its number behind the id.
    seen: Counter[str] = Counter()
    distinct = []
    for case in cases:
        seen[case.id] += 1
        distinct.append(case if seen[case.id] == 1 else replace(case, id=f"{case.id}-{seen[case.id]}"))
    return tuple(distinct)


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


def _without_head(page: Sequence[Line]) -> tuple[Line, ...]:
    head = running_head(page[0].text) if page else None
    return tuple(page[1:]) if head and _CATEGORY.match(head[1]) else tuple(page)


def _category(pages: Sequence[Sequence[Line]]) -> int | None:
    # The latest running head or divider at or before the case says it.
    for page in reversed(pages):
        head = running_head(page[0].text) if page else None
        words = head[1] if head else page[0].text.strip() if _is_divider(page) else ""
        if match := _CATEGORY.match(words):
            return int(match[1])
    return None


def _year(text: str) -> int | None:
    years = Counter(_YEAR.findall(text)).most_common(1)
    return int(years[0][0]) if years else None


def _introduction(document: Document, pages: Sequence[Sequence[Line]], year: int | None) -> Case | None:
    lines = [line for page in pages for line in page]
    if not lines:
        return None
    return Case(
        id=case_id(document.name, INTRODUCTION, None, year),
        document=document.name,
        agency=INTRODUCTION,
        agency_type="",
        category=None,
        year=year,
        lines=(lines[0].number, lines[-1].number),
        pages=printed_pages(lines),
        sections=book_sections(lines, OVERVIEW),
    )


def _book_case(
    document: Document, pages: Sequence[Sequence[Line]], text: str, category: int | None, year: int | None
) -> Case:
    lines = [line for page in pages for line in page]
    title = _title(lines)
    agency = "".join(attested_spelling(line.text.strip(), text) for line in title) or document.name
    labels = [line for line in pages[0] if line.text.strip() in PROFILE_LABELS]
    # The profile stands above the last label of the first page, the overview below it.
    profile = [line for line in pages[0] if line.number < labels[-1].number and line not in (*labels, *title)]
    overview = [line for line in pages[0] if line.number > labels[-1].number and line not in title]
    rest = [line for page in pages[1:] for line in page if line not in title]
    vision, mission, values = _profile(profile)
    return Case(
        id=case_id(document.name, agency, category, year),
        document=document.name,
        agency=agency,
        agency_type=agency_type(agency),
        category=category,
        year=year,
        lines=(lines[0].number, lines[-1].number),
        pages=printed_pages(lines),
        short_names=short_names(agency, "".join(line.text for line in lines)),
        vision=vision,
        mission=mission,
        values=values,
        sections=(
            *_profile_section(profile),
            *book_sections(rest, OVERVIEW, opening=overview),
        ),
    )


def _title(lines: Sequence[Line]) -> list[Line]:
    # The agency's name stands alone on a line that begins no paragraph; a second line follows without a blank one.
    kinds = tuple(skeleton(kind) for kind in AGENCY_TYPES)
    for place, line in enumerate(lines):
        name = line.text.strip()
        if not starts_paragraph(line.text) and _TITLE.fullmatch(name) and skeleton(name).startswith(kinds):
            following = lines[place + 1 : place + 2]
            return [line, *(more for more in following if more.number == line.number + 1 and more.leaf == line.leaf)]
    return []


def _profile(lines: Sequence[Line]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    # Numbered lines are the mission; what stands before them is the vision, what follows them the values.
    numbered = [place for place, line in enumerate(lines) if _MISSION_ITEM.match(line.text)]
    if not numbered:
        texts = tuple(line.text.strip() for line in lines)
        return (texts[0] if texts else ""), texts[1:2], texts[2:]
    items: list[str] = []
    last = numbered[0]
    for place in range(numbered[0], len(lines)):
        text = lines[place].text
        if _MISSION_ITEM.match(text):
            items.append(_MISSION_ITEM.sub("", text, count=1).strip())
        elif place == last + 1 and re.match(r"\s*\t?\s{3,}", text):  # indented to the item's text
            items[-1] += " " + text.strip()
        else:
            break
        last = place
    vision = " ".join(line.text.strip() for line in lines[: numbered[0]])
    return vision, tuple(items), tuple(line.text.strip() for line in lines[last + 1 :])


def _profile_section(lines: Sequence[Line]) -> tuple[Section, ...]:
    if not lines:
        return ()
    return (Section(heading=PROFILE, level=0, lines=line_spans(lines), body=tuple(lines)),)
