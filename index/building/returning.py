"""What the library lacks of the documents of a backup, added to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from corpus import DocumentError, parse_document, refuse
from index.building.changes import Stock, take_stock, write_generation
from index.building.documents import Prepared, prepare
from index.building.ingestion import ReadingProgress
from index.building.reports import FileReport, Outcome, report_of
from index.building.spool import Spool
from index.building.spreading import CORES
from index.errors import DamagedIndex
from index.model import Encoder, Progress
from index.store import KeptDocument, Listed, Store

Content = Callable[[str], bytes]
"""The bytes of a document by their SHA-256."""


def bring_back(
    documents: Sequence[Listed],
    content: Content,
    store: Store,
    encoder: Encoder,
    *,
    progress: Progress,
    reading: ReadingProgress | None = None,
) -> tuple[FileReport, ...]:
    """Add those of `documents` to the library that it lacks, with their names and facts, and index them; heal
    those that it has, or has lost. Nothing is taken away: a document whose name the library has for other content is
    refused and reported, as is one that no reader takes any more. A new generation is written only when it holds
    something that the current one does not, or when that is damaged or of an older format.

    Reports come in the order of `documents`, no two of which have one name or SHA-256. Raises as `ingest`.
    """
    with store.writing():
        returning = _Returning(store, content)
        reports = returning.take_all(documents, reading)
        if returning.is_to_be_written():
            returning.write(encoder, progress)
    return tuple(reports)


@dataclass
class _Returning:
    """Documents on their way back. held: what the next generation will hold, by name; lost: what the library lists and
    has lost, by SHA-256; spool: those that are new, or that the present generation has lost."""

    store: Store
    content: Content
    held: dict[str, KeptDocument] = field(init=False)
    lost: dict[str, Listed] = field(init=False)
    is_changed: bool = field(init=False)
    spool: Spool = field(init=False)

    def __post_init__(self) -> None:
        self.spool = Spool(self.store.home)
        try:
            stock = take_stock(self.store, self.spool)
        except DamagedIndex:  # no list is whole: what comes back now is all that has a name
            stock = Stock(documents=(), lost=(), is_mended=False)
        self.held = {each.name: each for each in stock.documents}
        self.lost = {each.sha256: each for each in stock.lost}
        self.is_changed = stock.is_mended

    def take_all(self, documents: Sequence[Listed], reading: ReadingProgress | None) -> list[FileReport]:
        """Every document, in order; several are read at a time where there are many."""
        twins = {document.sha256: document for document in self.held.values()}
        taken = {*self.held, *(each.name for each in self.lost.values())}
        new = {
            each.sha256: self.lost.get(each.sha256, each)  # a lost one comes back as the library lists it
            for each in documents
            if each.sha256 in self.lost or (each.sha256 not in twins and each.name not in taken)
        }
        reports = list[FileReport]()
        with CORES.over(len(new)) as run:
            made = run(_read, ((each, self.content(each.sha256)) for each in list(new.values())))
            for number, each in enumerate(documents, 1):
                if reading:
                    reading("", number, len(documents), False)
                if each.sha256 in twins:
                    reports.append(self._heal(each, twins[each.sha256]))
                elif each.sha256 in new:
                    reports.append(self._add(new[each.sha256], next(made)))
                else:
                    reports.append(_refused(each.name, refuse(each.name, "name kept")))
        return reports

    def is_to_be_written(self) -> bool:
        """Whether there is something to write that the current generation does not hold whole."""
        return bool(self.held) and (self.is_changed or self.store.is_damaged() or self.store.is_outdated())

    def write(self, encoder: Encoder, progress: Progress) -> None:
        """A generation of all documents."""
        held, lost = list(self.held.values()), list(self.lost.values())
        write_generation(held, self.spool, self.store, encoder, progress, lost=lost)

    def _heal(self, document: Listed, twin: KeptDocument) -> FileReport:
        is_healed = self.store.mend(twin.sha256, self.content(twin.sha256))
        same_as = twin.name if twin.name != document.name else ""
        return report_of(document.name, Outcome.UNCHANGED, twin, same_as=same_as, is_healed=is_healed)

    def _add(self, document: Listed, made: Prepared | DocumentError) -> FileReport:
        if isinstance(made, DocumentError):
            return _refused(document.name, made)
        self.store.keep(document.sha256, self.content(document.sha256))
        self.spool.put(made)
        self.held[document.name] = made.kept
        self.is_changed = True
        was_lost = self.lost.pop(document.sha256, None) is not None
        outcome = Outcome.UNCHANGED if was_lost else Outcome.ADDED
        return report_of(document.name, outcome, made.kept, is_healed=was_lost)


def _refused(name: str, refusal: DocumentError) -> FileReport:
    return FileReport(name=name, outcome=Outcome.REFUSED, refusal=refusal)


def _read(given: tuple[Listed, bytes]) -> Prepared | DocumentError:
    document, content = given
    try:
        return prepare(parse_document(document.name, content, document.front))
    except DocumentError as exc:
        return exc
