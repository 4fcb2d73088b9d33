"""The library and what people judged, written to one file, while others search, judge and bring in documents."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from corpus import PmqaError, Said
from index import DamagedIndex, Listed, Store
from search.errors import BackupProblem, JudgementsProblem
from search.judging import Judgements, Mark
from search.safekeeping.archive import ArchiveWriter, read_archive
from search.safekeeping.contents import Unfit
from search.safekeeping.part import written_beside
from search.safekeeping.problems import NOTHING, RESTLESS, UNVERIFIED, problem

ATTEMPTS = 3
"""How often documents may be gone while they are copied, since another command took them out of the library."""

KeepingStage = Literal["copying", "verifying"]

KeepingProgress = Callable[[KeepingStage, int, int], None]
"""Told what is done, how much of it is, and of how much: documents that are copied, mebibytes that are verified."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """What a backup holds. faults: what it lacks since it is damaged, a sentence for each."""

    documents: int
    marks: int
    size: int
    faults: tuple[Said, ...] = ()


class _Changed(Exception):
    # The library holds other documents than those that are being copied.
    pass


def back_up(store: Store, judgements: Judgements, path: Path, *, replace: bool, progress: KeepingProgress) -> BackedUp:
    """Write all documents of `store` with their facts, and all `judgements`, to the file `path`, read it back, and put
    it in its place; an existing one stays unless `replace`. Nothing is locked. What is damaged and cannot be healed is
    left out and told.

    Raises BackupProblem where there is nothing to back up, or the file cannot be written; DamagedIndex where nothing
    tells which documents the library holds.
    """
    marks, faults = _marks(judgements)
    with written_beside(path, replace=replace) as stream:
        for _ in range(ATTEMPTS):
            with suppress(_Changed):
                found = _write(store, marks, stream, progress)
                break
        else:
            raise BackupProblem(RESTLESS)
        if not (found.documents or found.marks or found.faults or faults):
            raise problem(NOTHING, store.home)
        _verify(stream, path, progress)
    return BackedUp(documents=found.documents, marks=found.marks, size=found.size, faults=(*found.faults, *faults))


def _marks(judgements: Judgements) -> tuple[tuple[Mark, ...], tuple[Said, ...]]:
    try:
        return judgements.all(), ()
    except JudgementsProblem as exc:
        return (), (exc.said,)


def _write(store: Store, marks: tuple[Mark, ...], stream: BinaryIO, progress: KeepingProgress) -> BackedUp:
    stream.seek(0)
    stream.truncate()
    listed = store.inventory()
    faults = list[Said]()
    with ArchiveWriter(stream) as writer:
        for number, document in enumerate(listed, 1):
            try:
                content = store.original(document.sha256, document.name)
            except DamagedIndex as exc:
                _refuse_change(store, listed)
                faults.append(exc.said)
                continue
            writer.add_document(document.name, document.front, content)
            progress("copying", number, len(listed))
        writer.close(marks)
    return BackedUp(documents=len(listed) - len(faults), marks=len(marks), size=stream.tell(), faults=tuple(faults))


def _refuse_change(store: Store, listed: tuple[Listed, ...]) -> None:
    if store.inventory() != listed:
        raise _Changed


def _verify(stream: BinaryIO, path: Path, progress: KeepingProgress) -> None:
    try:
        read_archive(stream, path, lambda done, total: progress("verifying", done, total))
    except PmqaError as exc:
        cause = exc.__cause__
        what = cause.said if isinstance(cause, Unfit) else exc.said
        raise problem(UNVERIFIED, path, what=what) from exc
