"""Documents to cases: repaired, then split by what kind of document they are."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from corpus.allowance import OutOfTimeError, allow, check_time
from corpus.documents import Case, Document, DocumentForm, Line, Publication
from corpus.publication import read_publication
from corpus.refusals import refuse
from corpus.repair import repair_lines
from corpus.structure import Award, count_agencies, read_register, single_case, split_book

MAX_SECONDS = 50
"""Of processor time for a document, with what its reader took, which may be nine tenths of it, and what cutting it into
passages and reading their terms take: twelve copies of the award book in one text take 24 until they are cut."""

_THICK = 0.3  # seconds a sheet, for a document of so many that this is more; the reader is allowed 0.25

REPAIR_STRETCH = 300_000
"""Characters that are repaired at once; books of usual size are one stretch. It bounds the memory that repair takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a document holds. lines: all of its own, repaired. cases: in file order, a book's introduction first as a
    case of its own. awards: of a book's register, in file order, empty when there is none. publication: the book or
    report that the document is, of which the cases have it too."""

    lines: tuple[Line, ...]
    cases: tuple[Case, ...]
    awards: tuple[Award, ...]
    publication: Publication = field(default_factory=Publication)


def read_contents(document: Document) -> Contents:
    """The cases and awards of `document`, repaired.

    Raises EmptyDocument when none of its sheets could be read, UnstructuredDocument when there is no case in it, and
    when an award book is given out for a single case, UnreadableDocument when it takes longer than it may.
    """
    with within_time(document):
        return _read(document)


@contextmanager
def within_time(document: Document) -> Iterator[None]:
    """Allow what follows the processor time that all work on `document` may take, its reading among it. Raises
    UnreadableDocument when it takes longer."""
    try:
        with allow(max(MAX_SECONDS, _THICK * len(document.sheets)) - document.seconds):
            yield
    except OutOfTimeError as exc:
        raise refuse(document.name, "time") from exc


def read_lines(document: Document) -> tuple[Line, ...]:
    """All lines of `document`, repaired. Raises EmptyDocument when none of its sheets could be read, OutOfTimeError
    when it takes longer than was allowed."""
    if document.unread and not any(line.text.strip() for line in document.lines):
        raise refuse(document.name, "all unread")
    return tuple(line for stretch in _stretches(document.lines) for line in _repaired(stretch))


def _read(document: Document) -> Contents:
    lines = read_lines(document)
    if document.form is DocumentForm.BOOK:
        cases = split_book(document, lines)
        awards = read_register(document.name, lines, cases)
    elif count_agencies(lines) > 1:
        raise refuse(document.name, "several cases")
    else:
        cases, awards = (single_case(document, lines),), ()
    publication = read_publication(document, lines, cases)
    cases = tuple(replace(case, publication=publication) for case in cases)
    return Contents(lines=lines, cases=cases, awards=awards, publication=publication)


def _repaired(lines: Sequence[Line]) -> Iterator[Line]:
    for line, clean in zip(lines, repair_lines([line.text for line in lines]), strict=True):
        check_time()
        yield replace(
            line, text=clean.text, original=line.text if clean.edits else None, trust=line.trust * clean.trust
        )


def _stretches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    stretch: list[Line] = []
    length = 0
    for line in lines:
        stretch.append(line)
        length += len(line.text)
        if length >= REPAIR_STRETCH:
            yield stretch
            stretch, length = [], 0
    if stretch:
        yield stretch
