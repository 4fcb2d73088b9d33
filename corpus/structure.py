"""Documents to cases: repaired, then split by what kind of document they are."""

from dataclasses import replace

from corpus.book import split_book
from corpus.documents import Case, Document, DocumentForm
from corpus.repair import repair_lines
from corpus.single_case import single_case


def split_cases(document: Document) -> tuple[Case, ...]:
    """The cases of `document` in file order, repaired; a book's introduction comes first as a case of its own.

    Raises UnstructuredDocument when there is no case in it.
    """
    repaired = repair_lines([line.text for line in document.lines])
    lines = tuple(
        replace(line, text=clean.text, original=line.text if clean.edits else None, trust=clean.trust)
        for line, clean in zip(document.lines, repaired, strict=True)
    )
    return split_book(document, lines) if document.form is DocumentForm.BOOK else (single_case(document, lines),)
