"""What is known of a review: how far it is, what came of it, or why nothing did. Values only."""

from dataclasses import dataclass

from corpus import Said
from search import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for. name: of the file. agency: as it was given, "" for none. same_type_first: precedents of the
    same kind of agency come first."""

    name: str
    agency: str = ""
    same_type_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A review that waits or is being made. stage: None while others are before it. done, total: of the stage, 0 of 0
    while that is not known."""

    asked: Asked
    stage: Stage | None = None
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A review that is there. content: as `pack_review` makes it."""

    asked: Asked
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A review that came to nothing. said: why, and what to do."""

    asked: Asked
    said: Said


State = Running | Finished | Failed
