"""Documents of the library on their way into a generation: read by the present readers, cut into passages, their terms
read. What takes the time is spread (index/building/spread.py), document by document."""

from collections.abc import Iterable, Iterator, Mapping
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
    within_time,
)
from index.building.spread import CORES, Spread
from index.passage_texts import passage_terms
from index.store import KeptDocument, Store


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
    """The cases, passages and awards of `document`. Raises UnstructuredDocument when there is no case in it,
    UnreadableDocument when it takes longer than a document may."""
    with within_time(document):
        return _prepare(document)


def _prepare(document: Document) -> Prepared:
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


def prepare_kept(store: Store, documents: Iterable[KeptDocument], spread: Spread = CORES) -> Iterator[Prepared]:
    """The `documents` of the current generation, in order, made anew from what was read, read anew where readers have
    changed. Raises DamagedIndex, OutdatedIndex."""
    documents = tuple(documents)
    changed = store.read_version() != READ_VERSION

    def given() -> Iterator[tuple[Document, bytes | None]]:
        for each in documents:
            yield store.document(each.name), store.original(each.sha256, each.name) if changed else None

    with spread.over(len(documents)) as run:
        yield from run(_prepare_kept, given())


def _prepare_kept(given: tuple[Document, bytes | None]) -> Prepared:
    document, content = given
    return prepare(document if content is None else read_anew(document, content))
