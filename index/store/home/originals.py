"""The bytes of documents as they came, each once for all generations, by their SHA-256, and what heals them.

    documents/
    ├── <sha256>             the bytes
    ├── <sha256>.parity      what heals them (index/store/parity.py)
    ├── 000007.json          which documents generation 7 holds (index/store/inventory.py)
    └── incoming/            what a command brings in, until its generation is whole; journal.json: what it moves

What a killed command leaves in `incoming`, or has moved from there by its journal, goes with the next command. Any
other original is unlinked only when a generation that is dropped named it and no other does.
"""

import hashlib
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from corpus import Said
from index.durable import replace_durably, sync, write_durably
from index.errors import DamagedIndex, OriginalsElsewhere
from index.store.inventory import DOCUMENTS, seal, unseal
from index.store.parity import heal, is_whole, make_parity, parity_size

INCOMING, JOURNAL = "incoming", "journal.json"


class Originals:
    """The originals of a home; their folder is made with the first one."""

    def __init__(self, home: Path) -> None:
        self._folder = home / DOCUMENTS
        self._incoming = self._folder / INCOMING

    def keep(self, sha256: str, content: bytes) -> bool:
        """Have `content`, whose SHA-256 is `sha256`, ready for the next generation, unless it is there; whether what
        was there had to be healed. Raises OSError."""
        if (self._folder / sha256).exists():
            return self.mend(sha256, content)
        if not self._is_incoming(sha256):
            self._incoming.mkdir(parents=True, exist_ok=True)
            for name, held in ((f"{sha256}.parity", make_parity(content)), (sha256, content)):
                write_durably(self._incoming / name, held)
        return False

    def mend(self, sha256: str, content: bytes) -> bool:
        """Put `content`, whose SHA-256 is `sha256`, in place of what lies there damaged or is missing; whether that was
        so. Raises OSError."""
        path = self._folder / sha256
        if _sha256(_read(path)) == sha256 or self._is_incoming(sha256):
            return False
        self._folder.mkdir(exist_ok=True)
        _write(path, content)
        return True

    def settle(self) -> None:
        """Move what is ready into its place, for a generation that is whole. Raises OSError."""
        brought = self.incoming()
        if not brought:
            return
        replace_durably(self._incoming / JOURNAL, seal({"brought": brought}))
        for sha256 in brought:
            for name in (f"{sha256}.parity", sha256):
                (self._incoming / name).replace(self._folder / name)
        sync(self._folder)

    def incoming(self) -> list[str]:
        """The SHA-256 of what is ready for the next generation."""
        return sorted(path.name for path in self._incoming.glob("*") if not path.suffix)

    def unsettle(self, named: Collection[str]) -> None:
        """Take back what a command brought that ended before its generation answered: all but what is `named`. Raises
        OSError."""
        with suppress(OSError, ValueError):
            self.drop(set(unseal((self._incoming / JOURNAL).read_bytes())["brought"]) - set(named))
        self.forget_incoming()

    def forget_incoming(self) -> None:
        """Remove what was ready for a generation that is not written any more. What was moved into its place stays."""
        shutil.rmtree(self._incoming, ignore_errors=True)

    def read(self, sha256: str, name: str) -> bytes:
        """The bytes of the document `name`, healed where they lie damaged. Raises DamagedIndex when they are not there
        or beyond healing."""
        content, _ = self._healed(sha256)
        if content is None:
            raise _damaged(sha256, name)
        return content

    def look(self, sha256: str) -> bool | None:
        """Whether the original is whole; None where it is beyond healing."""
        content, was_damaged = self._healed(sha256)
        return None if content is None else not was_damaged

    def heal(self, sha256: str) -> None:
        """Write the original back where it lies damaged and can be healed. Raises OSError."""
        content, was_damaged = self._healed(sha256)
        if content is not None and was_damaged:
            _write(self._folder / sha256, content)

    def has_parity(self, path: Path) -> bool:
        """Whether what heals the original at `path` is whole."""
        parity = _read(parity_path(path))
        return len(parity) == parity_size(path.stat().st_size) and is_whole(parity)

    def renew_parity(self) -> None:
        """Make the parity anew of all originals that have none, or a damaged one. Raises OSError."""
        for path in self.paths():
            if self.has_parity(path):
                continue
            content = _read(path)
            if _sha256(content) == path.name:
                replace_durably(parity_path(path), make_parity(content))

    def paths(self) -> list[Path]:
        """Where all originals lie, those that no generation names among them, in order."""
        return sorted(path for path in self._folder.glob("*") if len(path.name) == 64 and path.is_file())

    def drop(self, unwanted: Collection[str]) -> None:
        """Remove the originals of these SHA-256. Raises OSError."""
        for sha256 in unwanted:
            path = self._folder / sha256
            path.unlink(missing_ok=True)
            parity_path(path).unlink(missing_ok=True)

    def sweep(self, named: Collection[str]) -> None:
        """Remove what was half written, and what would heal an original that is no more and not `named` either. Raises
        OSError."""
        for path in self._folder.glob("*.new"):
            path.unlink()
        for path in self._folder.glob("*.parity"):
            if path.stem not in named and not path.with_suffix("").exists():
                path.unlink()

    def _is_incoming(self, sha256: str) -> bool:
        return _sha256(_read(self._incoming / sha256)) == sha256

    def _healed(self, sha256: str) -> tuple[bytes | None, bool]:
        # The bytes, and whether they lay there otherwise.
        path = self._folder / sha256
        content = _read(path)
        if _sha256(content) == sha256:
            return content, False
        return heal(content, _read(parity_path(path)), sha256), True


def parity_path(path: Path) -> Path:
    """Where the parity of the original at `path` lies."""
    return path.with_name(f"{path.name}.parity")


def _write(path: Path, content: bytes) -> None:
    replace_durably(path, content)
    replace_durably(parity_path(path), make_parity(content))


def _read(path: Path) -> bytes:
    # Nothing where it is not there, or the disk does not give it.
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def originals_elsewhere(sha256: str, name: str) -> bytes:
    """What is said where the documents as they came are not kept."""
    raise OriginalsElsewhere(
        Said(
            f"ต้นฉบับของ {name} ไม่ได้อยู่ที่เครื่องนี้ กรุณาขอจากผู้ดูแลเครื่องที่นำเข้าเอกสาร",
            f"The original of {name} is not kept on this machine; ask who brings the documents in for it",
        )
    )


def _damaged(sha256: str, name: str) -> DamagedIndex:
    return DamagedIndex(
        Said(
            f"ต้นฉบับของ {name} ในคลังเสียหายหรือหายไป (documents/{sha256}) กรุณานำไฟล์นี้เข้าใหม่ด้วย pmqa ingest "
            "หรือกู้คืนจากสำเนาด้วย pmqa restore เอกสารอื่นยังอยู่ครบ",
            f"The original of {name} in the library is damaged or missing (documents/{sha256}); bring the file in "
            "again with pmqa ingest, or restore a backup with pmqa restore; the other documents are whole",
        )
    )
