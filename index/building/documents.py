"""Documents of the library on their way into a generation: read by the present readers, cut into passages, their terms
read. What takes the time is done in processes over the cores, document by document."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

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
from index.passage_texts import passage_terms
from index.store import KeptDocument, Store

LEAST_SHARED = 4
"""Documents that are worth the start of processes."""


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


def prepare_kept(store: Store, documents: Iterable[KeptDocument]) -> Iterator[Prepared]:
    """The `documents` of the current generation, in order, made anew from what was read, read anew where readers have
    changed. Raises DamagedIndex, OutdatedIndex."""
    documents = tuple(documents)
    changed = store.read_version() != READ_VERSION

    def given() -> Iterator[tuple[Document, bytes | None]]:
        for each in documents:
            yield store.document(each.name), store.original(each.sha256, each.name) if changed else None

    with over_cores(len(documents)) as run:
        yield from run(_prepare_kept, given())


def _prepare_kept(given: tuple[Document, bytes | None]) -> Prepared:
    document, content = given
    return prepare(document if content is None else read_anew(document, content))


class Run(Protocol):
    """As `map`, of one iterable."""

    def __call__(self, make: Callable[[Any], Any], given: Iterable[Any], /) -> Iterator[Any]: ...


@contextmanager
def over_cores(tasks: int) -> Iterator[Run]:
    """A `map` that runs in as many processes as there are cores, in this one for fewer than LEAST_SHARED tasks. What it
    is given is taken as it is needed, what it makes comes in order; a few of either are held."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if tasks < LEAST_SHARED or cores < 2:
        yield map
        return
    context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
    with ProcessPoolExecutor(cores, context) as pool:

        def run(make: Callable[[Any], Any], given: Iterable[Any], /) -> Iterator[Any]:
            waiting: deque[Future[Any]] = deque()
            for each in given:
                waiting.append(pool.submit(make, each))
                if len(waiting) > 4 * cores:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

        yield run
