"""What a home says of its generations: which one answers, what they list, and what goes when they go."""

from index.store.home.lists import GENERATIONS, in_order, list_documents, newest_listed, read_library
from index.store.home.locking import locked
from index.store.home.originals import Originals, originals_elsewhere
from index.store.home.pointer import EMPTIED, read_pointer, write_pointer
from index.store.home.privacy import close_to_others, private
from index.store.home.sweeping import SPOOL, last_emptied, sweep

__all__ = [
    "EMPTIED",
    "GENERATIONS",
    "SPOOL",
    "Originals",
    "close_to_others",
    "in_order",
    "last_emptied",
    "list_documents",
    "locked",
    "newest_listed",
    "originals_elsewhere",
    "private",
    "read_library",
    "read_pointer",
    "sweep",
    "write_pointer",
]
