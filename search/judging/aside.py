"""Damaged files kept under a name with the time, in case somebody can read more of them."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path


def link_aside(path: Path) -> Path:
    """Give the file `path` a second name, and return it: `path` itself can then be replaced. Raises OSError."""
    aside = _free(path, "damaged")
    try:
        os.link(path, aside)
    except OSError:  # a file system without a second name for a file
        shutil.copy2(path, aside)
    return aside


def move_aside(path: Path, word: str) -> Path:
    """Rename the file `path` of SQLite, with its journal if it has one; the new name. Raises OSError."""
    aside = _free(path, word)
    journal = path.with_name(f"{path.name}-journal")
    path.rename(aside)
    if journal.exists():
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    return aside


def _free(path: Path, word: str) -> Path:
    stem = f"{path.name}.{word}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 1_000_000))
    return next(free for name in names if not (free := path.with_name(name)).exists())
