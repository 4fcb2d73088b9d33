"""What goes from a home: generations that answer no more, and what a command left that was killed."""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from index.errors import DamagedIndex
from index.store.home.lists import GENERATIONS, in_order, list_documents
from index.store.home.originals import Originals
from index.store.home.pointer import CURRENT, EMPTIED, read_pointer
from index.store.inventory import inventories, inventory_path, read_inventory

SPOOL = ".spool-"
"""How the temporary files of a command that writes begin."""

_HALF_WRITTEN = (f"{SPOOL}*", f"{CURRENT}.new", "vectors.sqlite.new*")
"""What only who holds the lock writes; judgements have a lock of their own."""


def sweep(home: Path, originals: Originals, damaged: str | None = None) -> None:
    """Remove from `home`, whose lock the caller holds, all but the generation that answers and the one before it, which
    is there for readers that have just opened it and to be compared with; and the originals that they alone named which
    go. Where it cannot be told which documents one of the two holds, nothing goes but what is half written. damaged: of
    the generation before, where it answers nobody any more; its list stays as long as it would."""
    _remove(path for path in (home / GENERATIONS).glob("*") if path.name not in in_order(home))
    _remove(path for pattern in _HALF_WRITTEN for path in home.glob(pattern))
    kept, last = _kept(home)
    try:
        named = {each.sha256 for name in kept for each in list_documents(home, name)}
    except DamagedIndex:
        originals.forget_incoming()
        return
    with suppress(OSError):  # what is left goes with the next command
        if damaged is not None:
            _put_away(home / GENERATIONS / damaged)
        originals.unsettle(named)
        # By number: one above the last has never answered, and its originals are in the journal or were here before.
        for name in sorted({*in_order(home), *inventories(home)} - kept):
            if int(name) <= last:
                originals.drop(_named(home, name) - named)
            _drop(home, name)
        originals.sweep(named)


def last_emptied(home: Path) -> str | None:
    """The name by which it was written down last that the library was emptied."""
    for name in reversed(inventories(home)):
        with suppress(OSError, ValueError):
            if not read_inventory(home, name) and name not in in_order(home):
                return name
    return None


def _kept(home: Path) -> tuple[set[str], int]:
    # And the number of the last one that answered, or of the emptying. All are kept where that cannot be told.
    pointer, there = read_pointer(home), in_order(home)
    last = last_emptied(home) if pointer and pointer.name == EMPTIED else pointer and pointer.name
    if last is None:
        return {*there, *inventories(home)}, 0
    earlier = [each for each in {*there, *inventories(home)} if int(each) < int(last)]
    return {last, *sorted(earlier, key=int)[-1:]}, int(last)


def _named(home: Path, name: str) -> set[str]:
    try:
        return {each.sha256 for each in list_documents(home, name)}
    except DamagedIndex:
        return set()


def _drop(home: Path, name: str) -> None:
    # The list goes last, for a command that goes on here.
    _put_away(home / GENERATIONS / name)
    inventory_path(home, name).unlink(missing_ok=True)


def _put_away(folder: Path) -> None:
    # Out of sight in one step, so that nobody finds half of it.
    if folder.exists():
        aside = folder.with_name(f".{folder.name}")
        folder.rename(aside)
        _remove([aside])


def _remove(paths: Iterable[Path]) -> None:
    for path in list(paths):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
