"""Documents to cases: repaired, then split by what kind of document they are."""

from dataclasses import dataclass, replace

from corpus.book import split_book
from corpus.documents import Case, Document, DocumentForm
from corpus.register import Award, read_register
from corpus.repair import repair_lines
from corpus.single_case import single_case


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a document holds. cases: in file order, a book's introduction first as a case of its own. awards: of a
    book's register, in file order, empty when there is none."""

    cases: tuple[Case, ...]
    awards: tuple[Award, ...]


def split_cases(document: Document) -> tuple[Case, ...]:
    """The cases of `document`, as in `read_contents`."""
    return read_contents(document).cases


def read_contents(document: Document) -> Contents:
    """The cases and awards of `document`, repaired. Raises UnstructuredDocument when there is no case in it."""
    repaired = repair_lines([line.text for line in document.lines])
    lines = tuple(
        replace(line, text=clean.text, original=line.text if clean.edits else None, trust=clean.trust)
        for line, clean in zip(document.lines, repaired, strict=True)
    )
    if document.form is not DocumentForm.BOOK:
        return Contents(cases=(single_case(document, lines),), awards=())
    cases = split_book(document, lines)
    return Contents(cases=cases, awards=read_register(document.name, lines, cases))
