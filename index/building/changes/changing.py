"""A library that is changed, or made anew, by what it holds already."""

from collections.abc import Sequence

from corpus import DocumentError, refuse
from index.building.changes.stock import take_stock
from index.building.changes.writing import nothing_left, write_generation
from index.building.cluster import open_spread
from index.building.spool import Spool
from index.building.spread import Spread
from index.model import Encoder, Progress
from index.store import Recipe, Store


def remove(name: str, store: Store, encoder: Encoder, progress: Progress) -> int:
    """Take the document `name` out of the library and the index; how many documents are left. After the last one there
    is no index, as before the first.

    Raises MissingDocument when there is none of this name, NoIndex, and otherwise as `ingest`.
    """
    with store.writing():
        store.current_or_raise()
        spool = Spool(store.home)
        stock = take_stock(store, spool)
        left = [document for document in stock.documents if document.name != name]
        lost = tuple(document for document in stock.lost if document.name != name)
        if len(left) + len(lost) == len(stock.documents) + len(stock.lost):
            raise _unknown(name, [*(each.name for each in stock.documents), *(each.name for each in stock.lost)])
        if left:
            write_generation(left, spool, store, encoder, progress, lost=lost)
        elif lost:
            raise nothing_left(lost)
        else:
            store.clear()
    return len(left) + len(lost)


def rebuild(store: Store, encoder: Encoder, progress: Progress, *, ray: str = "") -> str:
    """Make the index anew from the library's documents, with the present model and versions; the new generation. What
    is damaged of the present one, and of the originals, is healed or made anew; `Store.lost` tells what could not be.

    ray: as of `ingest`. Raises NoIndex when there is nothing to make it from, and otherwise as `ingest`.
    """
    with store.writing(), open_spread(ray) as spread:
        return _rebuild(store, encoder, progress, spread)


def upgrade(store: Store, encoder: Encoder, progress: Progress, *, ray: str = "") -> str | None:
    """As `rebuild`, where the index is not whole or was made otherwise than it would be now; None where it is as it
    should be."""
    with store.writing(), open_spread(ray) as spread:
        store.current_or_raise()
        if store.is_as_by(Recipe(model=encoder.identity)) and not store.lost():
            return None
        return _rebuild(store, encoder, progress, spread)


def _rebuild(store: Store, encoder: Encoder, progress: Progress, spread: Spread) -> str:
    store.current_or_raise()
    store.heal()
    spool = Spool(store.home)
    stock = take_stock(store, spool, spread)
    if not stock.documents:
        raise nothing_left(stock.lost)
    return write_generation(stock.documents, spool, store, encoder, progress, lost=stock.lost, anew=True, spread=spread)


def _unknown(name: str, names: Sequence[str]) -> DocumentError:
    return refuse(name, "not in library", names=", ".join(names[:20]) + (" …" if len(names) > 20 else ""))
