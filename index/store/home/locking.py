"""One command at a time writes to a home."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from corpus import Said
from index.errors import IndexLocked, IndexNotWritable
from index.store.durable import not_writable
from index.store.home.lists import GENERATIONS
from index.store.home.privacy import private


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """Hold the right to write to `home`, which is made where it is not there. Raises IndexLocked, IndexNotWritable,
    also where root would write into the home of somebody who could then not read it."""
    lock = filelock.FileLock(home / "lock")
    try:
        _refuse_root_in_anothers(home)
        with private():
            (home / GENERATIONS).mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=0)
    except filelock.Timeout as exc:
        raise IndexLocked(
            Said(
                "มีคำสั่งอื่นกำลังเขียนดัชนีอยู่ กรุณารอให้เสร็จแล้วลองใหม่",
                "Another command is writing the index; wait until it has finished and try again",
            )
        ) from exc
    except OSError as exc:
        raise not_writable(home, exc) from exc
    try:
        yield
    finally:
        lock.release()


def _refuse_root_in_anothers(home: Path) -> None:
    # What root writes is root's alone: the server, which runs as the owner, would find an index that it may not read.
    if os.name != "posix" or os.geteuid() or not home.exists() or not (owner := home.stat().st_uid):
        return
    name = _name_of(owner)
    raise IndexNotWritable(
        Said(
            f"โฟลเดอร์ {home} เป็นของผู้ใช้ {name} หากเขียนในนาม root ผู้ใช้ {name} จะอ่านคลังไม่ได้ กรุณาสั่งในนามผู้ใช้นั้น: "
            f"sudo -u {name} env PMQA_HOME={home} pmqa ... คลังยังไม่เปลี่ยนแปลง",
            f"The folder {home} belongs to the user {name}, who could not read what root writes there; run the command "
            f"as that user: sudo -u {name} env PMQA_HOME={home} pmqa ...; nothing was changed",
        )
    )


def _name_of(owner: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(owner).pw_name
    except KeyError:
        return f"#{owner}"  # as sudo -u takes it
