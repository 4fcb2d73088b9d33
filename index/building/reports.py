"""What became of the files that were to come in."""

from dataclasses import dataclass
from enum import Enum

from corpus import DocumentError, Said
from index.store import KeptDocument


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
    reader should know of the reading. is_healed: whether the library's own copy of the file was damaged or missing, and
    is whole again.
    """

    name: str
    outcome: Outcome
    cases: int = 0
    passages: int = 0
    refusal: DocumentError | None = None
    same_as: str = ""
    unread: tuple[int, ...] = ()
    warnings: tuple[Said, ...] = ()
    is_healed: bool = False


def report_of(
    name: str, outcome: Outcome, document: KeptDocument, *, same_as: str = "", is_healed: bool = False
) -> FileReport:
    """Of the file `name`, whose content is that of `document` from now on, or has been."""
    return FileReport(
        name=name,
        outcome=outcome,
        cases=len(document.extent.cases),
        passages=len(document.extent.passages),
        same_as=same_as,
        unread=document.unread,
        warnings=document.warnings,
        is_healed=is_healed,
    )
