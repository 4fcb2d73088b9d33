"""Folders that are made once and then only read."""

import shutil
from collections.abc import Callable
from pathlib import Path

import filelock

from corpus import Said
from index.errors import ModelError


def make_folder(folder: Path, write: Callable[[Path], None]) -> None:
    """Have `write` fill `folder`, unless it is there already.

    It is written beside and renamed when whole, so that it is there entirely or not at all; of several processes one
    writes, the others wait. Raises ModelError when its parent cannot be written to, and what `write` raises.
    """
    models = folder.parent
    beside = models / f"{folder.name}.making"
    try:
        models.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(models / "lock"):
            if not folder.is_dir():  # else another process made it while this one waited
                shutil.rmtree(beside, ignore_errors=True)
                beside.mkdir()
                write(beside)
                beside.rename(folder)
    except OSError as exc:
        raise ModelError(
            Said(
                f"เขียนแบบจำลองลงใน {models} ไม่ได้ ({exc.strerror}) กรุณาตรวจสอบสิทธิ์และเนื้อที่ (ต้องการ 1.5 GB)",
                f"The model cannot be written to {models} ({exc.strerror}); "
                "check its permissions and space (1.5 GB are needed)",
            )
        ) from exc
