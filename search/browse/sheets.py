"""What stands on a printed sheet of a document."""

from collections.abc import Mapping
from functools import lru_cache

from corpus import Passage
from index import Library

REMEMBERED = 64
"""Documents of which it is remembered what stands where: who turns pages asks for one after the other."""


class Sheets:
    """The passages of a library by sheet; all of a document are read when it is first asked about. Safe for several
    threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._remembered = lru_cache(REMEMBERED)(self._read)

    def passages(self, document: str, sheet: int) -> tuple[Passage, ...]:
        """Those on `sheet` of `document`, in the order of its cases, of each as it is read; none where nothing is."""
        return tuple(passage for passage, _ in self._library.records(self._remembered(document).get(sheet, ())))

    def _read(self, document: str) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number, case in enumerate(self._library.cases):
            if case.document == document:
                places = self._library.tables.passages_of(number).tolist()
                for place, (passage, _) in zip(places, self._library.records(places), strict=True):
                    for sheet in {passage.sheet, *(box[0] for box in passage.boxes)}:
                        found.setdefault(sheet, []).append(place)
        return found
