"""Text that two passages share. Values only."""

from dataclasses import dataclass
from enum import Enum

from corpus import Case, Passage, Span


class SharedKind(Enum):
    """What a shared stretch is. SHARED: nothing tells why two agencies have it. QUOTATION: it stands in quotation marks
    or beside the name of its source. BOILERPLATE: laws, the criteria's own words, national plans, or what many agencies
    write alike. OWN: the other text is of the same agency."""

    SHARED = "shared"
    QUOTATION = "quotation"
    BOILERPLATE = "boilerplate"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedStretch:
    """The longest stretch that two texts have in common, letter by letter but for damage, names and numbers.

    own: its span in the text that was asked about. case, passage: where else it stands, `other` its span there.
    letters: its length in letters, spaces and marks not counted, the smaller of the two.
    """

    own: Span
    case: Case
    passage: Passage
    other: Span
    letters: int
    kind: SharedKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPair:
    """Two passages of a library that share a stretch: `stretch.own` is its span in `passage`, which is of `case` and
    comes first in the library."""

    case: Case
    passage: Passage
    stretch: SharedStretch
