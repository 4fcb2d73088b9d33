"""Documents of the library on their way into a generation: read by the present readers, cut into passages, their terms
read. What takes the time is spread (index/building/spread.py), document by document."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from corpus import (
    READ_VERSION,
    Award,
    Case,
    Document,
    DocumentError,
    Introduction,
    Passage,
    Source,
    count_introductions,
    cut_passages,
    parse_document,
    read_contents,
)
from index.building.spread import CORES, Spread
from index.errors import DamagedIndex
from index.passage_texts import passage_terms
from index.store import KeptDocument, Listed, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a document holds. passages: each with its case, cases in file order, passages in the order of a case. terms:
    of each passage, what BM25 sees. introductions: of abbreviations, and how often each."""

    document: Document
    cases: tuple[Case, ...]
    passages: tuple[tuple[Case, Passage], ...]
    awards: tuple[Award, ...]
    terms: tuple[tuple[str, ...], ...]
    introductions: Mapping[Introduction, int]

    @property
    def kept(self) -> KeptDocument:
        """What is known of it without what it holds."""
        return KeptDocument.of(self.document, len(self.cases), len(self.passages), len(self.awards))


def prepare(document: Document) -> Prepared:
    """The cases, passages and awards of `document`. Raises UnstructuredDocument when there is no case in it."""
    contents = read_contents(document)
    passages = tuple((case, passage) for case in contents.cases for passage in cut_passages(case))
    return Prepared(
        document=document,
        cases=contents.cases,
        passages=passages,
        awards=contents.awards,
        terms=tuple(passage_terms(case, passage) for case, passage in passages),
        introductions=count_introductions(passage.text for _, passage in passages),
    )


def read_anew(document: Document, content: bytes) -> Document:
    """`document` of the bytes `content` by the present readers, unless they now find less: pages read from their images
    by a Tesseract that is gone, or a file that readers have come to refuse."""
    try:
        anew = parse_document(document.name, content, document.front)
    except DocumentError:
        return document
    sources = {sheet.number: sheet.source for sheet in document.sheets}
    lost = [sheet for sheet in anew.unread if sources.get(sheet) not in (Source.TEXT, Source.UNREAD)]
    return document if lost else anew


def prepare_listed(store: Store, documents: Iterable[Listed], spread: Spread = CORES) -> Iterator[Prepared]:
    """Those of `documents` that can be had, in order, made anew from what was read; read anew where readers have
    changed, or where no whole library holds what was read. Those of which neither is whole are left out."""
    documents, readings = tuple(documents), store.readings()

    def given() -> Iterator[tuple[Listed, Document | None, bytes | None]]:
        for each in documents:
            found = readings.find(each)
            present = found is not None and found.read == READ_VERSION
            yield each, found and found.document, None if present else _original(store, each)

    with spread.over(len(documents)) as run:
        yield from (made for made in run(_prepare_listed, given()) if made is not None)


def _original(store: Store, each: Listed) -> bytes | None:
    with suppress(DamagedIndex):
        return store.original(each.sha256, each.name)
    return None


def _prepare_listed(given: tuple[Listed, Document | None, bytes | None]) -> Prepared | None:
    listed, document, content = given
    with suppress(DocumentError):
        if document is not None:
            return prepare(document if content is None else read_anew(document, content))
        if content is not None:
            return prepare(parse_document(listed.name, content, listed.front))
    return None
