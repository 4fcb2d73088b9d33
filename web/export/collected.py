"""What somebody collected, by the item that it evidences."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Case, Passage
from web.view import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """A passage that was collected. items: the codes of those it evidences, best first. note: what its collector says
    of it, "" for nothing."""

    passage: Passage
    case: Case
    items: tuple[str, ...]
    note: str
    citation: Citation

    @property
    def item(self) -> str:
        """The code of the item under which it stands, the best; "" when it evidences none."""
        return self.items[0] if self.items else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What was collected of one item. code: "" for what evidences none."""

    code: str
    collected: tuple[Collected, ...]


def group_by_item(collected: Sequence[Collected]) -> tuple[Group, ...]:
    """Groups in the order of the codes, what evidences no item last; in each the order in which it came."""
    codes = sorted({each.item for each in collected}, key=lambda code: (not code, code))
    return tuple(Group(code=code, collected=tuple(each for each in collected if each.item == code)) for code in codes)
