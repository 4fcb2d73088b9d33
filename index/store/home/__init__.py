"""What a home says of its generations: which one answers, what they list, and what goes when they go."""

from index.store.home.checking import Finding, State, healed, look
from index.store.home.former import FORMER
from index.store.home.lists import GENERATIONS, in_order, list_documents
from index.store.home.locking import locked
from index.store.home.mending import answering, mend, no_index
from index.store.home.originals import Originals, originals_elsewhere
from index.store.home.pointer import EMPTIED, write_pointer
from index.store.home.privacy import close_to_others, private
from index.store.home.readings import Readings
from index.store.home.sweeping import SPOOL, sweep

__all__ = [
    "EMPTIED",
    "FORMER",
    "GENERATIONS",
    "SPOOL",
    "Finding",
    "Originals",
    "Readings",
    "State",
    "answering",
    "close_to_others",
    "healed",
    "in_order",
    "list_documents",
    "locked",
    "look",
    "mend",
    "no_index",
    "originals_elsewhere",
    "private",
    "sweep",
    "write_pointer",
]
