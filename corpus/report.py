"""Reports that are to be reviewed: read as documents of the library are, and kept nowhere."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.allowance import OutOfTimeError, allow
from corpus.contents import read_lines
from corpus.documents import FIRST_YEAR, Case, Document, Line, Passage, Publication, Source
from corpus.identity import case_id
from corpus.passages import cut_passages, part_passage
from corpus.printed import is_part_title
from corpus.reading import LIMITS, UNKNOWN_AGENCY, PageProgress, parse_document
from corpus.refusals import refuse
from corpus.said import Said
from corpus.structure import count_agencies, full_name, listed_names, named_agency, single_case
from corpus.thai import agency_type, plain_line

MAX_REPORT_BYTES = 32 * 1024 * 1024
"""Of a file: a self-assessment with pictures has 2 to 20 MB, and a server holds it in memory while it is read."""

MAX_REPORT_SHEETS = 400
"""Sheets of a file: the thickest self-assessments have some 250."""

MAX_REPORT_CHARACTERS = 1_200_000
"""Characters of all text: 3,000 for each of MAX_REPORT_SHEETS, a page of type. Files of text have no sheets."""

REPORT_SECONDS = 120
"""Of processor time for reading, repair and structure: 0.3 for each of MAX_REPORT_SHEETS; a report of 100 sheets takes
some 10."""

REPORT_WAIT = 300
"""Seconds by the clock until the last sheet is begun, Tesseract's work included, which reads a dozen sheets a minute:
somebody waits for the answer."""

LEAST_CHARACTERS = 60
"""Of a text, white space not counted: a sentence. What is less is no report, whatever it would be linked to."""

LONGEST_PASSAGE = 3_000
"""Characters of a passage, and a window: a page of type, which few paragraphs fill. A text without line breaks is one
line, and what is done with a passage at a time takes time and room with its length."""

WITHOUT_LINES = (".docx", ".html", ".htm")
"""Files that have paragraphs and no lines: those of ours are parted by blank ones."""

_FIELD_LENGTH = 200  # characters of a name in a front matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as it was read. agency: as given, else as the report names it, a province by its full name, "" when it
    is not known; agency_type likewise. case: the whole as one, of no category and no year, for a report tells of
    several; its agency is `agency`. passages: in the order of its sections. sheets: how many the file has, 0 where it
    has none; unread: those that could not be read, from 1, in order; from_images: those that were read from their
    images. paragraphs: the lines on which the paragraphs and tables of a file begin in which nobody sees lines, none of
    others. warnings: of reading."""

    name: str
    agency: str
    agency_type: str
    case: Case
    passages: tuple[Passage, ...]
    sheets: int
    unread: tuple[int, ...]
    warnings: tuple[Said, ...]
    from_images: tuple[int, ...] = ()
    paragraphs: tuple[int, ...] = ()


def read_report(name: str, content: bytes, *, agency: str = "", progress: PageProgress | None = None) -> Report:
    """The report whose file is called `name`, the ending of which decides the reader, and holds `content`; text that
    was pasted comes as a .txt. Nothing of it is written but to a file without a name, which is gone with this call.

    agency: whose it is, "" to have it found; above what a front matter says. progress: as of `parse_document`. Raises a
    DocumentError that names the report when it cannot be read, is beyond a limit above, is too short, or is of
    several agencies.
    """
    limit = min(MAX_REPORT_BYTES, LIMITS.get(Path(name).suffix.lower(), MAX_REPORT_BYTES))
    if len(content) > limit:
        raise refuse(name, "report large", size=f"{len(content):,}", limit=f"{limit:,}")
    document = parse_document(name, content, _facts(UNKNOWN_AGENCY), _Watch(name, progress).page)
    _check_sheets(name, len(document.sheets))
    _check_characters(document)
    try:
        with allow(REPORT_SECONDS - document.seconds):
            return _report(document, plain_line(agency))
    except OutOfTimeError as exc:
        raise refuse(name, "report time") from exc


class _Watch:
    """Refuses a report while it is read. A reader that is refused within its progress is ended."""

    def __init__(self, name: str, progress: PageProgress | None) -> None:
        self._name, self._progress, self._began = name, progress, time.monotonic()

    def page(self, page: int, pages: int, from_image: bool) -> None:
        """A `PageProgress`."""
        _check_sheets(self._name, pages)
        if time.monotonic() - self._began > REPORT_WAIT:
            raise refuse(self._name, "report time")
        if self._progress is not None:
            self._progress(page, pages, from_image)


def _check_sheets(name: str, sheets: int) -> None:
    if sheets > MAX_REPORT_SHEETS:
        raise refuse(name, "report long", sheets=f"{sheets:,}", limit=f"{MAX_REPORT_SHEETS:,}")


def _check_characters(document: Document) -> None:
    length = sum(len(line.text) for line in document.lines)
    if length > MAX_REPORT_CHARACTERS:
        limit = f"{MAX_REPORT_CHARACTERS:,}"
        raise refuse(document.name, "report characters", length=f"{length:,}", limit=limit)


def _facts(agency: str) -> dict[str, object]:
    # What is asked of a single case; a report is of no one category and year.
    return {"agency": agency, "category": 1, "year": FIRST_YEAR}


def _report(document: Document, given: str) -> Report:
    lines = read_lines(document)
    length = sum(len("".join(line.text.split())) for line in lines)
    if length < LEAST_CHARACTERS:
        raise refuse(document.name, "report short", length=str(length), least=str(LEAST_CHARACTERS))
    if count_agencies(lines) > 1:
        raise refuse(document.name, "report of several")
    agency = full_name(given or _stated(document) or named_agency(lines))
    case = single_case(replace(document, front=_facts(agency or UNKNOWN_AGENCY)), lines)
    case = replace(
        case,
        id=case_id(agency, None, None, document.title),
        agency=agency,
        category=None,
        year=None,
        short_names=listed_names(agency),
        publication=Publication(title=document.title),
    )
    return Report(
        name=document.name,
        agency=agency,
        agency_type=agency_type(agency),
        case=case,
        passages=tuple(part for each in cut_passages(case) for part in part_passage(each, LONGEST_PASSAGE)),
        sheets=len(document.sheets),
        unread=document.unread,
        warnings=document.warnings,
        from_images=tuple(each.number for each in document.sheets if each.source is Source.OCR),
        paragraphs=_paragraphs(lines) if document.name.lower().endswith(WITHOUT_LINES) else (),
    )


def _paragraphs(lines: Sequence[Line]) -> tuple[int, ...]:
    blank = [True, *(not line.text.strip() for line in lines)]
    return tuple(line.number for line, before, now in zip(lines, blank, blank[1:], strict=False) if before and not now)


def _stated(document: Document) -> str:
    # By a front matter, which a report need not have and may have for something else.
    value = document.front.get("agency")
    if not isinstance(value, str) or value == UNKNOWN_AGENCY or is_part_title(value[:_FIELD_LENGTH]):
        return ""
    return plain_line(value[:_FIELD_LENGTH])
