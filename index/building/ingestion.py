"""Documents to a new generation."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from corpus import (
    SUFFIXES,
    CaseLists,
    Document,
    DocumentError,
    Facts,
    Said,
    UnnamedDocument,
    listed_name,
    parse_document,
    read_bytes,
    read_case_list,
    refuse,
    unlisted,
)
from index.building.assembly import write_generation
from index.building.documents import CutDocument, cut_document, read_library_documents
from index.model import Encoder, Progress
from index.store import Store

ReadingProgress = Callable[[str, int, int, bool], None]
"""Told the name of a document, which of its pages comes next, from 1, of how many, and whether it is read from its
image, which takes seconds."""


class Outcome(Enum):
    """What became of a file."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What became of one file. cases, passages: what it holds, 0 when refused; refusal: why, None otherwise.

    same_as: the document that holds the same bytes under another name, "" when there is none. unread: its pages from
    the beginning of the file, from 1, whose text could not be had and which cannot be searched. warnings: what else a
    reader should know of the reading.
    """

    name: str
    outcome: Outcome
    cases: int = 0
    passages: int = 0
    refusal: DocumentError | None = None
    same_as: str = ""
    unread: tuple[int, ...] = ()
    warnings: tuple[Said, ...] = ()


def ingest(
    paths: Sequence[Path],
    store: Store,
    encoder: Encoder,
    *,
    replace: bool,
    progress: Progress,
    facts: Facts | None = None,
    reading: ReadingProgress | None = None,
) -> tuple[FileReport, ...]:
    """Bring the files at `paths` into the library and index them; folders stand for the documents in them.

    A file that cannot be used is refused and reported; the others are taken. A document that is there already, by
    its content, changes nothing, whatever its name; one of the same name with other content, or of which other `facts`
    are given, is refused unless `replace`, which also reads pages anew that could not be read. A new generation is
    written only when something changed, or when the current one is damaged. facts: whose single case the files are;
    without them a `cases.csv` beside a file says it. progress: of texts that have their vectors.
    Reports come in the order of the paths. Raises IndexLocked, IndexNotWritable, DamagedIndex, ModelError.
    """
    with store.writing():
        ingestion = _Ingestion(store, replace, facts, reading)
        reports = [ingestion.take(path) for path in _expanded(paths)]
        changed = any(report.outcome in (Outcome.ADDED, Outcome.REPLACED) for report in reports)
        if changed or store.is_damaged():
            write_generation(ingestion.cut_all(), store, encoder, progress)
    return tuple(reports)


def remove(name: str, store: Store, encoder: Encoder, progress: Progress) -> int:
    """Take the document `name` out of the library and the index; how many documents are left. After the last one there
    is no index, as before the first.

    Raises MissingDocument when there is none of this name, NoIndex, and otherwise as `ingest`.
    """
    with store.writing():
        store.current_or_raise()
        documents = read_library_documents(store)
        left = [document for document in documents if document.name != name]
        if len(left) == len(documents):
            raise _unknown(name, [document.name for document in documents])
        if left:
            write_generation([cut_document(document) for document in left], store, encoder, progress)
        else:
            store.clear()
    return len(left)


def rebuild(store: Store, encoder: Encoder, progress: Progress) -> str:
    """Make the index anew from the library's documents, with the present model and versions; the new generation.

    Raises NoIndex when there is nothing to make it from, and otherwise as `ingest`.
    """
    with store.writing():
        store.current_or_raise()
        documents = [cut_document(document) for document in read_library_documents(store)]
        return write_generation(documents, store, encoder, progress)


def _expanded(paths: Sequence[Path]) -> Iterator[Path]:
    # A folder without documents stays, to be refused by name.
    # os.path.isdir is False for a name that no file system takes, where Path.is_dir raises.
    for path in paths:
        yield from (_documents_in(path) if os.path.isdir(path) else ()) or (path,)


def _documents_in(folder: Path) -> list[Path]:
    # What the list names and is not there is refused by name too.
    try:
        files = [each for each in folder.iterdir() if not each.name.startswith(".")]
    except OSError:  # it is refused by name when it is read
        return []
    found = [each for each in files if each.suffix.lower() in SUFFIXES]
    there = {listed_name(each.name) for each in files}
    try:
        listed = read_case_list(folder)
    except DocumentError:  # said of each file that needs it
        listed = {}
    return sorted([*found, *(folder / name for name in listed if name not in there)])


@dataclass
class _Ingestion:
    """Files on their way in. documents: what the next generation will hold, by name; cut: what some of it holds."""

    store: Store
    replace: bool
    facts: Facts | None
    reading: ReadingProgress | None
    documents: dict[str, Document] = field(init=False)
    cut: dict[str, CutDocument] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    lists: CaseLists = field(default_factory=CaseLists)

    def __post_init__(self) -> None:
        self.documents = {document.name: document for document in read_library_documents(self.store)}

    def take(self, path: Path) -> FileReport:
        try:
            content = read_bytes(path)
            sha256 = hashlib.sha256(content).hexdigest()
            facts, fault = self._facts(path)
            twin = next((each for each in self.documents.values() if each.sha256 == sha256), None)
            if twin is not None and (twin.name != path.name or self._is_known(twin, content, facts)):
                return self._unchanged(path.name, twin)
            return self._read(path, content, facts, fault)
        except DocumentError as exc:
            return FileReport(name=path.name, outcome=Outcome.REFUSED, refusal=exc)

    def _facts(self, path: Path) -> tuple[Facts, DocumentError | None]:
        # The second is what is wrong with the list beside the file.
        if self.facts:
            return self.facts, None
        return self.lists.facts_of(path)

    def _is_known(self, document: Document, content: bytes, facts: Facts) -> bool:
        if self.replace and document.unread:
            return False
        if all(document.front.get(name) == value for name, value in facts.items()):
            return True
        # A front matter of its own stands above what is said of the file from outside.
        own = document.name.lower().endswith(".md")
        return own and parse_document(document.name, content, facts).front == document.front

    def _unchanged(self, name: str, twin: Document) -> FileReport:
        held = self._cut(twin)
        same_as = twin.name if twin.name != name else ""
        self.taken.add(name)
        return FileReport(
            name=name,
            outcome=Outcome.UNCHANGED,
            cases=len(held.cases),
            passages=len(held.passages),
            same_as=same_as,
            unread=twin.unread,
            warnings=twin.warnings,
        )

    def _read(self, path: Path, content: bytes, facts: Facts, fault: DocumentError | None) -> FileReport:
        def tell(page: int, pages: int, from_image: bool) -> None:
            if self.reading:
                self.reading(path.name, page, pages, from_image)

        before = self.documents.get(path.name)
        if before is not None and (path.name in self.taken or not self.replace):
            parse_document(path.name, content, facts, tell)  # what is wrong with the file itself is said first
            raise refuse(str(path), "name twice" if path.name in self.taken else "name taken")
        try:
            document = parse_document(path.name, content, facts, tell)
            held = cut_document(document)
        except UnnamedDocument as exc:
            raise (unlisted(path, fault) if fault else exc) from exc
        self.store.keep(document.sha256, content)
        self.documents[document.name], self.cut[document.name] = document, held
        self.taken.add(document.name)
        return FileReport(
            name=path.name,
            outcome=Outcome.REPLACED if before else Outcome.ADDED,
            cases=len(held.cases),
            passages=len(held.passages),
            unread=document.unread,
            warnings=document.warnings,
        )

    def cut_all(self) -> list[CutDocument]:
        """All documents of the next generation, cut."""
        return [self._cut(document) for document in self.documents.values()]

    def _cut(self, document: Document) -> CutDocument:
        # What has just been cut is not cut again: repairing a book takes seconds.
        if document.name not in self.cut:
            self.cut[document.name] = cut_document(document)
        return self.cut[document.name]


def _unknown(name: str, names: Sequence[str]) -> DocumentError:
    return refuse(name, "not in library", names=", ".join(names[:20]) + (" …" if len(names) > 20 else ""))
