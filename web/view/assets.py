"""Addresses of static files that change when the file does, so that browsers may keep them."""

import hashlib
from pathlib import Path


class Assets:
    """Versions of the files under `folder`: the first 12 hexadecimal digits of their SHA-256, read when first asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._versions: dict[str, str] = {}

    def version(self, name: str) -> str:
        """The version of the file called `name`. Raises FileNotFoundError when there is none."""
        if name not in self._versions:
            content = (self._folder / name).read_bytes()
            self._versions[name] = hashlib.sha256(content).hexdigest()[:12]
        return self._versions[name]
