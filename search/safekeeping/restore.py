"""A backup brought back into a home: what it lacks is added, what is damaged is healed, and nothing is taken away."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus import reason_of
from index import Encoder, FileReport, Progress, ReadingProgress, Store, bring_back
from search.judging import Judgements
from search.safekeeping.archive import Archive, read_archive
from search.safekeeping.backup import KeepingProgress
from search.safekeeping.problems import FOREIGN, MISSING, UNREADABLE, problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What came of a backup. reports: of each of its documents, by name. marks: how many of it there are in it, and how
    many of these were added, or took the place of an earlier one."""

    reports: tuple[FileReport, ...]
    marks: int
    added_marks: int


@contextmanager
def open_backup(path: Path, progress: KeepingProgress) -> Iterator[Archive]:
    """The backup in the file `path`, all of which was read and is as it was written. Raises BackupProblem."""
    if os.path.exists(path) and not os.path.isfile(path):
        raise problem(FOREIGN, path)
    try:
        stream = path.open("rb")
    except FileNotFoundError as exc:
        raise problem(MISSING, path) from exc
    except OSError as exc:
        raise problem(UNREADABLE, path, reason=reason_of(exc)) from exc
    with stream:
        try:
            archive = read_archive(stream, path, lambda done, total: progress("verifying", done, total))
        except OSError as exc:
            raise problem(UNREADABLE, path, reason=reason_of(exc)) from exc
        yield archive


def restore(
    archive: Archive,
    store: Store,
    judgements: Judgements,
    encoder: Encoder,
    *,
    progress: Progress,
    reading: ReadingProgress | None = None,
) -> Restored:
    """Bring what `archive` holds into `store` and `judgements`. Marks that are missing are added, of two of the same
    the later stays; then documents, as `index.bring_back`. Where it ends early, doing it again brings the rest.

    Raises as `index.bring_back`, and JudgementsProblem.
    """
    added = judgements.merge(archive.marks) if archive.marks else 0
    reports = bring_back(archive.documents, archive.content, store, encoder, progress=progress, reading=reading)
    return Restored(reports=reports, marks=len(archive.marks), added_marks=added)
