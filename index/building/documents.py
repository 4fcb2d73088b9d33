"""Documents of the library on their way into a generation: read by the present readers, cut into passages."""

from dataclasses import dataclass

from corpus import (
    READ_VERSION,
    Award,
    Case,
    Document,
    DocumentError,
    Passage,
    Source,
    cut_passages,
    parse_document,
    read_contents,
)
from index.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class CutDocument:
    """What a document holds. passages: each with its case, cases in file order, passages in the order of a case."""

    document: Document
    cases: tuple[Case, ...]
    passages: tuple[tuple[Case, Passage], ...]
    awards: tuple[Award, ...]


def cut_document(document: Document) -> CutDocument:
    """The cases, passages and awards of `document`. Raises UnstructuredDocument when there is no case in it."""
    contents = read_contents(document)
    return CutDocument(
        document=document,
        cases=contents.cases,
        passages=tuple((case, passage) for case in contents.cases for passage in cut_passages(case)),
        awards=contents.awards,
    )


def read_library_documents(store: Store) -> tuple[Document, ...]:
    """The documents of the current generation by name, none when there is no generation; read anew from their originals
    when readers have changed, unless they now find less. Raises DamagedIndex, OutdatedIndex."""
    kept = store.documents()
    if kept.read_version in (None, READ_VERSION):
        return kept.documents
    return tuple(_read_anew(document, store.original(document)) for document in kept.documents)


def _read_anew(document: Document, content: bytes) -> Document:
    # What was read is kept where it would be lost now: pages read from their images by a Tesseract that is gone, or a
    # file that readers have come to refuse.
    try:
        anew = parse_document(document.name, content, document.front)
    except DocumentError:
        return document
    sources = {sheet.number: sheet.source for sheet in document.sheets}
    lost = [sheet for sheet in anew.unread if sources.get(sheet) not in (Source.TEXT, Source.UNREAD)]
    return document if lost else anew
