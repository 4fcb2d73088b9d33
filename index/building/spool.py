"""Documents on their way into a generation, on disk: however many come in, memory holds a few."""

import pickle
import tempfile
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.building.documents import Prepared
from index.store import SPOOL, not_writable


@dataclass(frozen=True, slots=True, kw_only=True)
class Spooled:
    """Where a document lies, and how much it holds. texts: windows and contexts that get vectors."""

    start: int
    length: int
    sha256: str
    cases: int
    passages: int
    texts: int


class Spool:
    """A temporary file in `home`, gone with the object. Raises IndexNotWritable where the disk is full or refuses."""

    def __init__(self, home: Path) -> None:
        self._home, self._held = home, dict[str, Spooled]()
        try:
            # Without a buffer: what the disk refuses is refused at once.
            self._file = tempfile.TemporaryFile(dir=home, prefix=SPOOL, buffering=0)  # noqa: SIM115 (as long as the spool)
        except OSError as exc:
            raise not_writable(home, exc) from exc
        weakref.finalize(self, self._file.close)

    def put(self, prepared: Prepared) -> None:
        """Keep `prepared` in place of the document of its name."""
        content = memoryview(pickle.dumps(prepared, pickle.HIGHEST_PROTOCOL))
        written = 0
        try:
            start = self._file.seek(0, 2)
            while written < len(content):
                written += self._file.write(content[written:])
        except OSError as exc:
            raise not_writable(self._home, exc) from exc
        self._held[prepared.document.name] = Spooled(
            start=start,
            length=len(content),
            sha256=prepared.document.sha256,
            cases=len(prepared.cases),
            passages=len(prepared.passages),
            texts=sum(1 + len(passage.windows) for _, passage in prepared.passages),
        )

    def read(self, name: str) -> Prepared:
        """The document `name`. Raises KeyError."""
        held = self._held[name]
        self._file.seek(held.start)
        content = bytearray()
        while len(content) < held.length and (piece := self._file.read(held.length - len(content))):
            content += piece
        prepared: Prepared = pickle.loads(content)
        return prepared

    def __contains__(self, name: object) -> bool:
        return name in self._held

    def __getitem__(self, name: str) -> Spooled:
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def drop(self, name: str) -> None:
        """Forget the document `name`, if it is there."""
        self._held.pop(name, None)
