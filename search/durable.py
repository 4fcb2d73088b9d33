"""Files that are on the disk when a call returns, readable by their owner alone."""

import os
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Write the file `path` anew, with the mode 0600. Raises OSError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def sync_folder(folder: Path) -> None:
    """Have the system write what `folder` knows of its files to the disk; Windows does so unasked. Raises OSError."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
