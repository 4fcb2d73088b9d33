"""The bytes of documents as they came, each once for all generations, by their SHA-256."""

import hashlib
from collections.abc import Collection
from pathlib import Path

from corpus import Said
from index.errors import DamagedIndex, OriginalsElsewhere
from index.store.durable import replace_durably


class Originals:
    """The originals in a folder, which is made with the first one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, sha256: str, content: bytes) -> None:
        """Keep `content`, whose SHA-256 is `sha256`, unless it is there. Raises OSError."""
        path = self._folder / sha256
        self._folder.mkdir(exist_ok=True)
        if not path.exists():
            replace_durably(path, content)

    def read(self, sha256: str, name: str) -> bytes:
        """The bytes of the document `name`. Raises DamagedIndex when they are not there or not as they were."""
        path = self._folder / sha256
        try:
            content = path.read_bytes()
        except OSError as exc:
            raise _damaged(path, name) from exc
        if hashlib.sha256(content).hexdigest() != sha256:
            raise _damaged(path, name)
        return content

    def drop_all_but(self, named: Collection[str]) -> None:
        """Remove the originals whose SHA-256 is not in `named`. Raises OSError."""
        for path in self._folder.glob("*"):
            if path.name not in named:
                path.unlink()


def originals_elsewhere(sha256: str, name: str) -> bytes:
    """What is said where the documents as they came are not kept."""
    raise OriginalsElsewhere(
        Said(
            f"ต้นฉบับของ {name} ไม่ได้อยู่ที่เครื่องนี้ กรุณาขอจากผู้ดูแลเครื่องที่นำเข้าเอกสาร",
            f"The original of {name} is not kept on this machine; ask who brings the documents in for it",
        )
    )


def _damaged(path: Path, name: str) -> DamagedIndex:
    return DamagedIndex(
        Said(
            f"ต้นฉบับของ {name} ในคลังเสียหายหรือหายไป กรุณาคัดลอกไฟล์นี้ไปวางไว้ที่ {path} แล้วลองใหม่",
            f"The original of {name} in the library is damaged or missing; copy the file to {path} and try again",
        )
    )
