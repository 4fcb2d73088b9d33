"""What a library holds when a command begins to change it."""

from dataclasses import dataclass

from index.building.documents import prepare_listed
from index.building.spool import Spool
from index.building.spread import CORES, Spread
from index.errors import DamagedIndex
from index.store import KeptDocument, Listed, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """documents: those that can go into the next generation, by name. lost: those of which neither the original nor
    what was read of it is whole; they stay listed. is_mended: whether some of the documents are not in the present
    library, but were made anew."""

    documents: tuple[KeptDocument, ...]
    lost: tuple[Listed, ...]
    is_mended: bool


def take_stock(store: Store, spool: Spool, spread: Spread = CORES) -> Stock:
    """All that the list of the library names. What the current library does not hold whole is read from that of another
    generation, else anew from its original, and put into `spool`. Raises DamagedIndex where no list is whole, and
    OutdatedIndex."""
    try:
        held = {each.name: each for each in store.documents()}
    except DamagedIndex:
        held = {}
    listed = store.inventory()
    for made in prepare_listed(store, [each for each in listed if each.name not in held], spread):
        spool.put(made)
        held[made.document.name] = made.kept
    return Stock(
        documents=tuple(held[each.name] for each in listed if each.name in held),
        lost=tuple(each for each in listed if each.name not in held),
        is_mended=any(each.name in spool for each in listed),
    )
