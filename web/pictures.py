"""Pictures of sheets kept in a folder, so that each is drawn once: by name, at most so many bytes, the oldest go.

Several processes may use one folder. A picture comes into it whole or not at all; where nothing can be written there is
none, and each is drawn anew.
"""

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import platformdirs

KEPT_BYTES = 256 * 1024 * 1024
"""Of all pictures: some 2,000 pages of type."""

_ABANDONED = 3600.0
"""Seconds after which a file that is being written is so no more."""

_SUFFIX = ".png"
_END = b"IEND\xaeB`\x82"  # a file that was cut short, by a full disk or a lost cable, does not end so


def pictures_folder() -> Path:
    """Where pictures are kept; it need not be there, and is no whole path where the user has no home."""
    return platformdirs.user_cache_path("pmqa-search", appauthor=False) / "sheets"


class PictureFolder:
    """The pictures in `folder`, of at most `most` bytes. Never raises OSError."""

    def __init__(self, folder: Path, most: int = KEPT_BYTES) -> None:
        self._folder, self._most = folder, most

    def find(self, name: str) -> bytes | None:
        """The picture `name`, a plain word that tells all that it was drawn from; None when it is not kept."""
        path = self._folder / f"{name}{_SUFFIX}"
        try:
            content = path.read_bytes()
            os.utime(path)  # what is asked for goes last
        except OSError:
            return None
        return content if content.endswith(_END) else None

    def keep(self, name: str, content: bytes) -> None:
        """Keep the picture `name`, and let the oldest go when there are too many."""
        if not self._folder.is_absolute() or len(content) > self._most:
            return
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, prefix=".", suffix=_SUFFIX, delete=False) as file:
                try:
                    file.write(content)
                    file.close()
                    os.replace(file.name, self._folder / f"{name}{_SUFFIX}")
                except BaseException:
                    file.close()
                    Path(file.name).unlink(missing_ok=True)
                    raise
            self._let_go()

    def _let_go(self) -> None:
        files = []
        for entry in os.scandir(self._folder):
            with suppress(FileNotFoundError):  # another process may have let it go
                state = entry.stat()
                if entry.name.startswith(".") and time.time() - state.st_mtime > _ABANDONED:
                    os.unlink(entry.path)  # of a program that was killed while it wrote
                    continue
                files.append((state.st_mtime_ns, entry.name, state.st_size))
        left = sum(size for _, _, size in files) - self._most
        for _, name, size in sorted(files):
            if left <= 0:
                return
            (self._folder / name).unlink(missing_ok=True)
            left -= size
