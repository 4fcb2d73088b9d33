"""Tables that are made of word lists once and kept in the user's cache folder, where each process opens them at once.

Parsing the lists takes seconds, mapping a file that was made of them a thousandth. A table's file is named for all that
it was made of and ends with its checksum, so it is either right or made anew; where nothing can be written, that is in
memory, each time.
"""

import hashlib
import marshal
import mmap
import os
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import platformdirs

APPLICATION = "pmqa-search"

MOST_KEPT = 3
"""Files of one table: of the versions that are installed side by side; older ones go when one is written."""

_ABANDONED = 3600.0
"""Seconds after which a file that is being written is so no more; who still writes it makes do without."""

_SUFFIX = ".table"
_ENDING = 10  # bytes of a checksum in its line
_MADE_BY = ("thai", "repair", "lexicon", "tables.py")
_HERE = Path(__file__).parent


def open_table(name: str, origin: str, make: Callable[[], bytes]) -> memoryview:
    """The table `name`, mapped from its file, which is made when there is none.

    origin: tells one state of the foreign lists that it is made of from another; our own lists and code count of
    themselves. make: gives its bytes, the same for the same lists. Never raises OSError.
    """
    key = hashlib.sha256("\n".join((name, origin, _own_origin())).encode()).hexdigest()[:20]
    path = tables_folder() / f"{name}-{key}{_SUFFIX}"
    kept = _map(path)
    if kept is None:
        content = make()
        kept = _map(path) if _keep(path, content) else None
        return memoryview(content) if kept is None else kept
    return kept


def open_values(name: str, origin: str, make: Callable[[], Any]) -> Any:
    """The table `name`, as `open_table`, of values that marshal takes: strings, numbers, and what is made of them."""
    return marshal.loads(open_table(name, origin, lambda: marshal.dumps(make())))


def tables_folder() -> Path:
    """Where tables are kept; it need not be there, and is no whole path where the user has no home."""
    return platformdirs.user_cache_path(APPLICATION) / "tables"


@cache
def origin_of(library: str, *files: str) -> str:
    """Tells one state of an installed `library` from another: by its first module, which states the version, and by
    its `files`, named from its folder. Does not import it."""
    spec = find_spec(library)
    if spec is None or spec.origin is None:
        raise ImportError(f"{library} is not installed")
    first = Path(spec.origin)
    states = (_state(first.parent / name) for name in files)
    return "\n".join((library, hashlib.sha256(first.read_bytes()).hexdigest(), *states))


def _state(path: Path) -> str:
    try:
        state = path.stat()
    except OSError:  # another version may call it otherwise
        return f"{path.name} missing"
    return f"{path.name} {state.st_size} {state.st_mtime_ns}"


@cache
def _own_origin() -> str:
    # Of all that makes tables: changed code may make other ones. What marshal writes is for one version of Python.
    digest = hashlib.sha256(f"{sys.implementation.cache_tag} {marshal.version} {sys.byteorder}".encode())
    for path in sorted(_files(_HERE / name for name in _MADE_BY)):
        digest.update(path.relative_to(_HERE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(roots: Iterable[Path]) -> Iterable[Path]:
    for root in roots:
        if root.is_file():
            yield root
        else:
            yield from (path for path in root.rglob("*") if path.suffix in (".py", ".txt"))


def _map(path: Path) -> memoryview | None:
    # None when there is no such file, or not a whole one: it was cut short, by a full disk, or a bit of it has turned.
    try:
        with path.open("rb") as file:
            mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return None
    content, ending = mapped[:-_ENDING], mapped[-_ENDING:]
    return content if ending == _ending(content) else None


def _ending(content: bytes | memoryview) -> bytes:
    return b"\n%08x\n" % zlib.crc32(content)


def _keep(path: Path, content: bytes) -> bool:
    # Whether the file is there now, whole; the one of another process that made it at the same time is as good.
    if not path.is_absolute():
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f"{path.stem}.", suffix=_SUFFIX, delete=False) as file:
            try:
                file.write(content)
                file.write(_ending(content))
                file.flush()
                os.fsync(file.fileno())
                file.close()
                os.replace(file.name, path)
            except BaseException:
                file.close()
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError:
        return False
    _remove_old(path)
    return True


def _remove_old(path: Path) -> None:
    name = path.name.rpartition("-")[0]
    with suppress(OSError):
        files = [each for each in path.parent.glob(f"*{_SUFFIX}") if each.name.rpartition("-")[0] == name]
        unfinished = [each for each in files if each.stem.count(".")]
        for each in unfinished:
            if time.time() - each.stat().st_mtime > _ABANDONED:
                each.unlink()  # of a program that was killed while it wrote
        whole = [each for each in files if each not in unfinished]
        for old in sorted(whole, key=lambda file: file.stat().st_mtime, reverse=True)[MOST_KEPT:]:
            old.unlink()
