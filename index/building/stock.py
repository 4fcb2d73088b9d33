"""What a library holds when a command begins to change it, and the commands that need no more than that."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import DocumentError, Said, refuse
from index.building.assembly import write_generation
from index.building.documents import prepare_listed
from index.building.spool import Spool
from index.building.spreading import CORES, Spread, open_spread
from index.errors import DamagedIndex
from index.model import Encoder, Progress
from index.store import KeptDocument, Listed, Recipe, Store


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
            raise _nothing_left(lost)
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
        raise _nothing_left(stock.lost)
    return write_generation(stock.documents, spool, store, encoder, progress, lost=stock.lost, anew=True, spread=spread)


def _nothing_left(lost: tuple[Listed, ...]) -> DamagedIndex:
    """What is said where all documents that a generation would hold are lost."""
    names = ", ".join(each.name for each in lost[:20]) + (" …" if len(lost) > 20 else "")
    return DamagedIndex(
        Said(
            f"ไม่มีเอกสารที่สร้างดัชนีได้: ต้นฉบับของ {names} เสียหาย กรุณานำไฟล์เข้าใหม่ด้วย pmqa ingest "
            "หรือกู้คืนจากสำเนาด้วย pmqa restore",
            f"There is no document to make an index from: the originals of {names} are damaged; bring the files in "
            "again with pmqa ingest, or restore a backup with pmqa restore",
        )
    )


def _unknown(name: str, names: Sequence[str]) -> DocumentError:
    return refuse(name, "not in library", names=", ".join(names[:20]) + (" …" if len(names) > 20 else ""))
