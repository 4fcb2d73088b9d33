"""Which generation of a home answers, and what a command that writes puts in order before all else."""

from contextlib import suppress
from pathlib import Path

from corpus import Said
from index.errors import DamagedIndex, NoIndex
from index.store.home.former import bring_out
from index.store.home.lists import GENERATIONS, in_order, list_documents, newest_listed
from index.store.home.originals import Originals
from index.store.home.pointer import EMPTIED, read_pointer, write_pointer
from index.store.home.sweeping import sweep
from index.store.inventory import inventories, read_inventory, write_inventory
from index.store.refusing import not_readable


def answering(home: Path) -> str | None:
    """The name of the generation that answers, None when there is none. Where `current` is damaged or names nothing,
    the newest of which the documents can be told. Raises IndexNotReadable."""
    try:
        pointer = read_pointer(home)
    except PermissionError as exc:
        raise not_readable(home) from exc
    if pointer is not None and pointer.name == EMPTIED:
        return None
    if pointer is not None and ((home / GENERATIONS / pointer.name).is_dir() or pointer.name in inventories(home)):
        return pointer.name
    return newest_listed(home)


def no_index() -> NoIndex:
    """What is said where none answers."""
    return NoIndex(
        Said(
            "ยังไม่มีดัชนี กรุณานำเข้าเอกสารก่อนด้วยคำสั่ง pmqa ingest ตามด้วยชื่อไฟล์",
            "There is no index yet; bring in documents first: pmqa ingest FILE",
        )
    )


def mend(home: Path, originals: Originals) -> None:
    """Make `current`, the lists of documents and what heals originals anew where they are damaged, and remove what an
    interrupted command left. The caller holds the lock. Raises OSError."""
    _settle_pointer(home)
    sweep(home, originals)
    for name in in_order(home):
        bring_out(home / GENERATIONS / name, originals)
    for name in in_order(home) if answering(home) else ():
        try:
            read_inventory(home, name)
        except (OSError, ValueError):
            with suppress(DamagedIndex):
                write_inventory(home, name, list_documents(home, name))
    originals.renew_parity()


def _settle_pointer(home: Path) -> None:
    # Without its checksum it may have been another once, and of two generations the newer one has what came in last.
    pointer, current = read_pointer(home), answering(home)
    if pointer is not None and pointer.is_sealed and pointer.name == (current or EMPTIED):
        return
    newest = newest_listed(home)
    if newest is not None or inventories(home):
        write_pointer(home, newest or EMPTIED)
