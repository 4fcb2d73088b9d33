"""Documents on their way into a generation, on disk: however many come in, memory holds a few."""

import pickle
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.building.documents import Prepared


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
    """A temporary file in `folder`, gone with the object."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (as long as the spool)
        self._held: dict[str, Spooled] = {}

    def put(self, prepared: Prepared) -> None:
        """Keep `prepared` in place of the document of its name. Raises OSError."""
        content = pickle.dumps(prepared, pickle.HIGHEST_PROTOCOL)
        start = self._file.seek(0, 2)
        self._file.write(content)
        self._held[prepared.document.name] = Spooled(
            start=start,
            length=len(content),
            sha256=prepared.document.sha256,
            cases=len(prepared.cases),
            passages=len(prepared.passages),
            texts=sum(2 + len(passage.windows) for _, passage in prepared.passages),
        )

    def read(self, name: str) -> Prepared:
        """The document `name`. Raises KeyError."""
        held = self._held[name]
        self._file.seek(held.start)
        prepared: Prepared = pickle.loads(self._file.read(held.length))
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
