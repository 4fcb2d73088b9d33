"""Documents that hold one case: their front matter, or what is said of them from outside, tells whose."""

import re
from collections.abc import Sequence

from corpus.documents import FIRST_YEAR, LAST_YEAR, Case, Document, Line, Section, Span
from corpus.errors import DocumentError
from corpus.identity import case_id
from corpus.printed import mark_paragraphs, without_apparatus
from corpus.refusals import A_TEXT, PAGES, TEXTS, number_between, refuse
from corpus.said import Said
from corpus.structure.agencies import listed_names
from corpus.structure.cases import OVERVIEW, printed_pages
from corpus.structure.declared import declared_write_up, declares, headed_profile
from corpus.structure.layout import line_spans
from corpus.structure.sections import WriteUp
from corpus.thai import agency_type, merge_names, plain_line


def single_case(document: Document, lines: Sequence[Line]) -> Case:
    """The case on the repaired `lines` of a document whose front matter says whose it is.

    Raises UnstructuredDocument when the front matter lacks a field or holds a bad one, and when there is no text.
    """
    agency = _text_field(document, "agency")
    category = _number_field(document, "category", 1, 7)
    year = _number_field(document, "year", FIRST_YEAR, LAST_YEAR)
    title = _optional_text(document, "title")
    if not declares(lines):
        lines = mark_paragraphs(lines)
    write_up = _write_up(document, without_apparatus(lines))
    if not _has_body(write_up):  # a file that is nothing but a list of contents
        write_up = _write_up(document, lines)
    sections = write_up.sections
    if not _has_body(write_up):
        raise refuse(document.name, "no body")
    profile = headed_profile(sections)
    written = [line for section in sections for line in section.body]
    return Case(
        id=case_id(agency, category, year, title),
        document=document.name,
        agency=agency,
        agency_type=_optional_text(document, "agency_type") or agency_type(agency),
        category=category,
        year=year,
        lines=(written[0].number, written[-1].number),
        pages=_page_range(document) or printed_pages(written),
        short_names=merge_names(_short_names_field(document), listed_names(agency)),
        title=title,
        abstract_en=_optional_text(document, "abstract_en"),
        vision=profile.vision,
        mission=profile.mission,
        values=profile.values,
        sections=sections,
        captions=write_up.captions,
    )


def _has_body(write_up: WriteUp) -> bool:
    return any(section.body for section in write_up.sections)


def _write_up(document: Document, lines: Sequence[Line]) -> WriteUp:
    if document.name.lower().endswith(".md"):
        return WriteUp(sections=tuple(_marked_sections(lines)), captions=())
    return declared_write_up(lines, OVERVIEW)


def _marked_sections(lines: Sequence[Line]) -> list[Section]:
    # Levels as Markdown has them, but for the first, which is the title of the whole.
    found: list[tuple[str, int, list[Line]]] = [(OVERVIEW, 0, [])]
    for line in lines:
        if line.heading:
            found.append((line.text.strip(), max(1, line.heading - 1), []))
        elif line.text.strip():
            found[-1][2].append(line)
    return [
        Section(heading=heading, level=level, lines=line_spans(body), body=tuple(body))
        for heading, level, body in found
        if body or level
    ]


def _text_field(document: Document, name: str) -> str:
    value = _optional_text(document, name)
    if not value:
        raise refuse(document.name, "no field", field=name)
    return value


def _optional_text(document: Document, name: str) -> str:
    value = document.front.get(name)
    if value is not None and not isinstance(value, str):
        raise _wrong_field(document, name, A_TEXT)
    return plain_line(value or "")


def _number_field(document: Document, name: str, least: int, most: int) -> int:
    value = document.front.get(name)
    if isinstance(value, str) and re.fullmatch("[๐-๙]{1,4}", value):  # to YAML they are no number
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise _wrong_field(document, name, number_between(least, most))
    return value


def _page_range(document: Document) -> Span | None:
    value = document.front.get("pages")
    if value is None:
        return None
    match = re.fullmatch(r"\s*(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?\s*", str(value)[:20])
    pages = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if pages[0] > pages[1]:
        raise _wrong_field(document, "pages", PAGES)
    return pages


def _short_names_field(document: Document) -> tuple[str, ...]:
    value = document.front.get("short_names")
    names = [] if value is None else value if isinstance(value, list) else [value]
    texts = [plain_line(name) for name in names if isinstance(name, str)]
    if len(texts) < len(names):
        raise _wrong_field(document, "short_names", TEXTS)
    return tuple(text for text in texts if text)


def _wrong_field(document: Document, name: str, wanted: Said) -> DocumentError:
    found = repr(document.front.get(name))[:40]
    return refuse(document.name, "wrong field", field=name, found=found, wanted=wanted)
