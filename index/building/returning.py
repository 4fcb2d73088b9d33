"""Documents of a backup to a new generation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from corpus import DocumentError, parse_document, refuse
from index.building.assembly import write_generation
from index.building.documents import Prepared, prepare
from index.building.ingestion import ReadingProgress
from index.building.reports import FileReport, Outcome, report_of
from index.building.spool import Spool
from index.building.spread import CORES
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
    """Add those of `documents` to the library that it lacks, with their names and facts, and index them; heal the
    originals of those that it has. Nothing is taken away: a document whose name the library has for other content is
    refused and reported, as is one that no reader takes any more. A new generation is written only when something was
    added, or when the current one is damaged.

    Reports come in the order of `documents`, no two of which have one name or SHA-256. Raises as `ingest`.
    """
    with store.writing():
        returning = _Returning(store, content)
        reports = returning.take_all(documents, reading)
        if any(report.outcome is Outcome.ADDED for report in reports) or store.is_damaged():
            write_generation(list(returning.held.values()), returning.spool, store, encoder, progress)
    return tuple(reports)


@dataclass
class _Returning:
    """Documents on their way back. held: what the next generation will hold, by name; spool: those that are new."""

    store: Store
    content: Content
    held: dict[str, KeptDocument] = field(init=False)
    spool: Spool = field(init=False)

    def __post_init__(self) -> None:
        self.held = {document.name: document for document in self.store.documents()}
        self.spool = Spool(self.store.home)

    def take_all(self, documents: Sequence[Listed], reading: ReadingProgress | None) -> list[FileReport]:
        """Every document, in order; several are read at a time where there are many."""
        twins = {document.sha256: document for document in self.held.values()}
        new = [each for each in documents if each.sha256 not in twins and each.name not in self.held]
        awaited = {each.sha256 for each in new}
        reports = list[FileReport]()
        with CORES.over(len(new)) as run:
            made = run(_read, ((each, self.content(each.sha256)) for each in new))
            for number, each in enumerate(documents, 1):
                if reading:
                    reading("", number, len(documents), False)
                if each.sha256 in twins:
                    reports.append(self._heal(each, twins[each.sha256]))
                elif each.sha256 in awaited:
                    reports.append(self._add(each, next(made)))
                else:
                    reports.append(_refused(each.name, refuse(each.name, "name kept")))
        return reports

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
        return report_of(document.name, Outcome.ADDED, made.kept)


def _refused(name: str, refusal: DocumentError) -> FileReport:
    return FileReport(name=name, outcome=Outcome.REFUSED, refusal=refusal)


def _read(given: tuple[Listed, bytes]) -> Prepared | DocumentError:
    document, content = given
    try:
        return prepare(parse_document(document.name, content, document.front))
    except DocumentError as exc:
        return exc
