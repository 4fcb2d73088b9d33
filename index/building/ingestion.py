"""Documents to a new generation."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from corpus import (
    SUFFIXES,
    CaseLists,
    DocumentError,
    Facts,
    UnnamedDocument,
    listed_name,
    parse_document,
    read_bytes,
    read_case_list,
    refuse,
    unlisted,
)
from index.building.changes import Stock, take_stock, write_generation
from index.building.cluster import open_spread
from index.building.documents import Prepared, prepare
from index.building.reports import FileReport, Outcome, report_of
from index.building.spool import Spool
from index.building.spread import CORES, Spread
from index.errors import DamagedIndex
from index.model import Encoder, Progress
from index.store import KeptDocument, Listed, Store

ReadingProgress = Callable[[str, int, int, bool], None]
"""Told the name of a document, which of its pages comes next, from 1, of how many, and whether it is read from its
image, which takes seconds. Where several documents are read at a time the name is "" and the pages are documents."""

Read = Callable[[str, bytes, Facts], "Prepared | DocumentError"]
"""From a file's name, its bytes and whose case it is to what it holds, or why it is refused."""


def ingest(
    paths: Sequence[Path],
    store: Store,
    encoder: Encoder,
    *,
    replace: bool,
    progress: Progress,
    facts: Facts | None = None,
    reading: ReadingProgress | None = None,
    ray: str = "",
) -> tuple[FileReport, ...]:
    """Bring the files at `paths` into the library and index them; folders stand for the documents in them.

    A file that cannot be used is refused and reported; the others are taken. A document that is there already, by
    its content, changes nothing, whatever its name; one of the same name with other content, or of which other `facts`
    are given, is refused unless `replace`, which also reads pages anew that could not be read. A new generation is
    written only when something changed, or when the current one is damaged. facts: whose single case the files are,
    or which book; what they leave out a `cases.csv` beside a file says. progress: of texts that have their vectors.
    ray: "local" or the address of a Ray cluster, on which files are read and texts encoded; "" for neither.
    Reports come in the order of the paths. Raises IndexLocked, IndexNotWritable, DamagedIndex, ModelError and
    ClusterError.
    """
    with store.writing(), open_spread(ray) as spread:
        ingestion = _Ingestion(store, replace, facts, reading, spread)
        reports = ingestion.take_all(list(_expanded(paths)))
        changed = any(report.outcome in (Outcome.ADDED, Outcome.REPLACED) for report in reports)
        if changed or ingestion.is_mended or (ingestion.documents and (store.is_damaged() or store.is_outdated())):
            ingestion.write(encoder, progress)
    return tuple(reports)


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
    """Files on their way in. documents: what the next generation will hold, by name; spool: those of them that are new
    or other than before, or that the present library has lost. lost: what stays listed alone."""

    store: Store
    replace: bool
    facts: Facts | None
    reading: ReadingProgress | None
    spread: Spread = CORES
    documents: dict[str, KeptDocument] = field(init=False)
    lost: dict[str, Listed] = field(init=False)
    is_mended: bool = field(init=False)
    spool: Spool = field(init=False)
    taken: set[str] = field(default_factory=set)
    lists: CaseLists = field(default_factory=CaseLists)

    def __post_init__(self) -> None:
        self.spool = Spool(self.store.home)
        try:
            stock = take_stock(self.store, self.spool, self.spread)
        except DamagedIndex:  # no list is whole: what comes in now is all that has a name
            stock = Stock(documents=(), lost=(), is_mended=False)
        self.documents = {document.name: document for document in stock.documents}
        self.lost = {document.name: document for document in stock.lost}
        self.is_mended = stock.is_mended

    def take_all(self, paths: Sequence[Path]) -> list[FileReport]:
        """Every file, in order; several are read at a time where there are many."""
        with self.spread.over(len(paths)) as run:
            if run is map:
                return [self._take(path, self._read_here) for path in paths]
            ahead = self._ahead(paths)
            made = run(_read_apart, (self._given(each) for each in list(ahead)))
            return [
                self._take(path, partial(self._read_before, next(made)) if ahead.pop(path, False) else self._read_here)
                for path in self._told(paths)
            ]

    def write(self, encoder: Encoder, progress: Progress) -> None:
        """A generation of all documents."""
        write_generation(
            list(self.documents.values()),
            self.spool,
            self.store,
            encoder,
            progress,
            lost=list(self.lost.values()),
            spread=self.spread,
        )

    def _told(self, paths: Sequence[Path]) -> Iterator[Path]:
        for number, path in enumerate(paths, 1):
            if self.reading:
                self.reading("", number, len(paths), False)
            yield path

    def _ahead(self, paths: Sequence[Path]) -> dict[Path, bool]:
        # Those that are neither held nor twins of one before them, each once.
        known = {document.sha256 for document in self.documents.values()}
        found: dict[Path, bool] = {}
        for path in paths:
            try:
                sha256 = hashlib.sha256(read_bytes(path)).hexdigest()
            except DocumentError:
                continue
            if sha256 not in known:
                known.add(sha256)
                found[path] = True
        return found

    def _given(self, path: Path) -> tuple[Path, Facts, bytes | None]:
        # What is gone meanwhile is missing there too.
        try:
            content = read_bytes(path) if self.spread.is_far else None
        except DocumentError:
            content = None
        return path, self._facts(path)[0], content

    def _take(self, path: Path, read: Read) -> FileReport:
        try:
            content = read_bytes(path)
            sha256 = hashlib.sha256(content).hexdigest()
            facts, fault = self._facts(path)
            twin = next((each for each in self.documents.values() if each.sha256 == sha256), None)
            if twin is not None and (twin.name != path.name or self._is_known(twin, content, facts)):
                return self._unchanged(path.name, twin, content)
            back = next((each for each in self.lost.values() if each.sha256 == sha256), None)
            if back is not None:  # with what was known of it
                return self._add(path, content, fault, self._read_here(path.name, content, {**back.front, **facts}))
            return self._add(path, content, fault, read(path.name, content, facts))
        except DocumentError as exc:
            return FileReport(name=path.name, outcome=Outcome.REFUSED, refusal=exc)

    def _facts(self, path: Path) -> tuple[Facts, DocumentError | None]:
        # The second is what is wrong with the list beside the file.
        return self.lists.facts_of(path, self.facts)

    def _is_known(self, document: KeptDocument, content: bytes, facts: Facts) -> bool:
        if self.replace and document.unread:
            return False
        if all(document.front.get(name) == value for name, value in facts.items()):
            return True
        # A front matter of its own stands above what is said of the file from outside.
        own = document.name.lower().endswith(".md")
        return own and parse_document(document.name, content, facts).front == document.front

    def _unchanged(self, name: str, twin: KeptDocument, content: bytes) -> FileReport:
        self.taken.add(name)
        is_healed = self.store.mend(twin.sha256, content)
        same_as = twin.name if twin.name != name else ""
        return report_of(name, Outcome.UNCHANGED, twin, same_as=same_as, is_healed=is_healed)

    def _read_here(self, name: str, content: bytes, facts: Facts) -> Prepared | DocumentError:
        def tell(page: int, pages: int, from_image: bool) -> None:
            if self.reading:
                self.reading(name, page, pages, from_image)

        return _read(name, content, facts, tell)

    def _read_before(
        self, made: Prepared | DocumentError, name: str, content: bytes, facts: Facts
    ) -> Prepared | DocumentError:
        # The file may have changed meanwhile.
        same = isinstance(made, Prepared) and made.document.sha256 == hashlib.sha256(content).hexdigest()
        return made if same or isinstance(made, DocumentError) else self._read_here(name, content, facts)

    def _add(
        self, path: Path, content: bytes, fault: DocumentError | None, made: Prepared | DocumentError
    ) -> FileReport:
        if isinstance(made, UnnamedDocument) and fault:
            raise unlisted(path, fault) from made
        if isinstance(made, DocumentError):
            raise made
        sha256 = made.document.sha256
        lost = self.lost.get(path.name)
        before = self.documents.get(path.name) or (lost if lost and lost.sha256 != sha256 else None)
        if before is not None and (path.name in self.taken or not self.replace):
            raise refuse(str(path), "name twice" if path.name in self.taken else "name taken")
        is_healed = self.store.keep(sha256, content)
        self.spool.put(made)
        self.documents[path.name] = made.kept
        self.lost = {name: each for name, each in self.lost.items() if name != path.name and each.sha256 != sha256}
        self.taken.add(path.name)
        outcome = Outcome.REPLACED if before else Outcome.ADDED
        return report_of(path.name, outcome, self.documents[path.name], is_healed=is_healed)


def _read_apart(given: tuple[Path, Facts, bytes | None]) -> Prepared | DocumentError:
    # Without its content a file is read from its path.
    path, facts, content = given
    try:
        content = read_bytes(path) if content is None else content
    except DocumentError as exc:
        return exc
    return _read(path.name, content, facts, None)


def _read(
    name: str, content: bytes, facts: Facts, tell: Callable[[int, int, bool], None] | None
) -> Prepared | DocumentError:
    try:
        return prepare(parse_document(name, content, facts, tell))
    except DocumentError as exc:
        return exc
