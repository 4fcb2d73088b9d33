"""Whether all that a home holds is as it was written, and what helps where it is not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from corpus import Said
from index.errors import DamagedIndex
from index.store.home.lists import GENERATIONS, in_order, list_documents, newest_listed
from index.store.home.originals import Originals
from index.store.home.pointer import read_pointer
from index.store.inventory import DOCUMENTS, Listed, inventories, read_inventory
from index.store.manifest import damaged_files


class State(Enum):
    """How a thing is. HEALED: it was not whole, and is now. DERIVABLE: it can be made anew from what is whole."""

    WHOLE = "whole"
    HEALED = "healed"
    DERIVABLE = "derivable"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found of one thing. advice: what to do, or to know; None where there is nothing."""

    what: Said
    state: State
    advice: Said | None = None


_NEXT = Said("คำสั่งถัดไปที่เขียนดัชนีจะทำให้ใหม่เอง", "the next command that writes makes it anew by itself")
_REBUILD = Said("สร้างใหม่ได้ด้วย pmqa rebuild", "make it anew: pmqa rebuild")
_AGAIN = Said(
    "นำไฟล์นี้เข้าใหม่ด้วย pmqa ingest หรือกู้คืนจากสำเนาด้วย pmqa restore",
    "bring the file in again with pmqa ingest, or restore a backup with pmqa restore",
)
_UNCLAIMED = Said(
    "ไม่มีดัชนีชุดใดใช้ เก็บไว้ตามเดิม นำไฟล์เดียวกันเข้าด้วย pmqa ingest หากต้องการค้น",
    "no generation holds it; it stays as it is. Bring the same file in with pmqa ingest to search it",
)


def look(home: Path, originals: Originals, current: str | None) -> Iterator[Finding]:
    """Every thing in `home`, of which `current` answers; nothing is changed."""
    yield from _pointer(home)
    for name in inventories(home):
        yield _inventory(home, name)
    for name in in_order(home):
        if name not in inventories(home):
            yield _inventory(home, name)
        yield from _generation(home, name)
    if current and current not in in_order(home):
        yield from _generation(home, current)
    try:
        listed = list_documents(home, current) if current else ()
    except DamagedIndex as exc:
        yield Finding(
            what=Said(f"รายชื่อเอกสารชุด {current}", f"list of generation {current}"), state=State.LOST, advice=exc.said
        )
        return
    for each in listed:
        yield _original(originals, each)
    yield from _parities(originals)
    yield from _unclaimed(home, originals)


def healed(before: Finding, after: dict[Said, Finding]) -> Finding:
    """What is to be said of what was found `before`, when all was looked at again."""
    now = after.get(before.what, before)
    if before.state is not State.WHOLE and now.state is State.WHOLE:
        return replace(now, state=State.HEALED, advice=None)
    return now


def _pointer(home: Path) -> Iterator[Finding]:
    whole = read_pointer(home) is not None
    if whole or newest_listed(home) is not None:
        yield _found(Said("ไฟล์ current", "the file current"), whole, _NEXT)


def _inventory(home: Path, name: str) -> Finding:
    try:
        read_inventory(home, name)
        whole = True
    except (OSError, ValueError):
        whole = False
    return _found(Said(f"{DOCUMENTS}/{name}.json", f"{DOCUMENTS}/{name}.json"), whole, _NEXT)


def _generation(home: Path, name: str) -> Iterator[Finding]:
    for file, whole in damaged_files(home / GENERATIONS / name):
        path = f"{GENERATIONS}/{name}/{file}"
        yield _found(Said(path, path), whole, _REBUILD)


def _original(originals: Originals, each: Listed) -> Finding:
    what = Said(f"ต้นฉบับของ {each.name} (documents/{each.sha256})", f"original of {each.name} (documents/{each.sha256})")
    state = originals.look(each.sha256)
    if state is None:
        return Finding(what=what, state=State.LOST, advice=_AGAIN)
    return _found(what, state, _NEXT)


def _parities(originals: Originals) -> Iterator[Finding]:
    for path in originals.paths():
        name = f"{DOCUMENTS}/{path.name}.parity"
        yield _found(Said(name, name), originals.has_parity(path), _NEXT)


def _unclaimed(home: Path, originals: Originals) -> Iterator[Finding]:
    try:
        named = {each.sha256 for name in {*in_order(home), *inventories(home)} for each in list_documents(home, name)}
    except DamagedIndex:
        return
    for path in originals.paths():
        if path.name not in named:
            what = Said(f"{DOCUMENTS}/{path.name}", f"{DOCUMENTS}/{path.name}")
            yield Finding(what=what, state=State.WHOLE, advice=_UNCLAIMED)


def _found(what: Said, whole: bool, advice: Said) -> Finding:
    return Finding(what=what, state=State.WHOLE) if whole else Finding(what=what, state=State.DERIVABLE, advice=advice)
