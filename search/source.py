"""Where engines come from: the current generation, opened again when another has been switched in; where that one is
damaged, the last good one."""

import threading
import time
from collections.abc import Callable

from corpus import Said
from index import DamagedIndex, Encoder, Generation, Recipe, RemoteStore, Store, Tell, tell_nobody
from search.engine import SearchEngine
from search.errors import InputError
from search.remembering import RememberingEngine
from search.settings import Settings

PATIENCE = 30.0
"""Seconds until a generation that was found damaged is looked at again: it may have been put back from a backup."""


class EngineSource:
    """Gives the engine of the current generation, of the home or of the index that the settings name; safe for several
    threads. The model is loaded once. store: the generations of the home.

    preparing: called before the model is prepared, at its first use; it takes about a minute. tell: told in a sentence
    of what was damaged and is made anew, and once of each generation that is damaged and not answered from. answers:
    how many of them an engine keeps, for a server is asked the same again; 0 for none. clock: in seconds.
    """

    def __init__(
        self,
        settings: Settings,
        preparing: Callable[[], None] | None = None,
        *,
        tell: Tell = tell_nobody,
        answers: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.store = Store(settings.home)
        self._generations = RemoteStore(settings.index, settings.home / "remote") if settings.index else self.store
        self.encoder = Encoder(settings.model, settings.models, preparing)
        self.encoder.tell = tell
        self._answers = answers
        self._tell, self._clock = tell, clock
        self._damaged, self._until = "", 0.0
        self._engine: SearchEngine | None = None
        self._lock = threading.Lock()

    @property
    def recipe(self) -> Recipe:
        """How an index of these settings is made."""
        return Recipe(model=self.encoder.identity)

    def current(self) -> SearchEngine:
        """The engine of the generation that `current` names now; where that is damaged, the one that answered last,
        else that of another generation of the home which was made alike. Raises IndexProblem."""
        with self._lock:
            if self._engine is None or not (self._generations.answers(self._engine.generation) or self._stands_in()):
                self._engine = self._open()
            return self._engine

    @property
    def damaged(self) -> str:
        """The generation in whose place another answers, as `current` found it last; "" where none does. Raises
        IndexProblem where the home cannot be read."""
        with self._lock:
            if not self._damaged or self._engine is None or self._engine.generation == self._damaged:
                return ""
            return self._damaged if self.store.answers(self._damaged) else ""

    def met(self, engine: SearchEngine, exc: Exception) -> Exception:
        """What went wrong with an answer of `engine`, as it is to be told: DamagedIndex where a file of its generation
        is not as it was written, else `exc`. After damage `current` opens the index again, and finds the last good one.
        """
        try:
            with engine.explained():
                raise exc
        except DamagedIndex as damaged:
            with self._lock:
                if self._engine is engine:
                    self._engine = None
            return damaged
        except Exception as other:
            return other

    def kept(self, name: str) -> SearchEngine:
        """The engine of the generation `name` of the home, whether or not it still answers. Raises InputError where
        there is none of this name, OutdatedIndex where it is asked otherwise than by `recipe`, DamagedIndex, which
        says of one that answers no more that the present one is sound: nothing is to be made anew for it."""
        known = self.store.generations()
        if name not in known:
            raise InputError(
                Said(
                    f"ไม่มีดัชนีชุด {name} ที่มีคือ {', '.join(known) or '-'} กรุณาเลือกจากรายชื่อนี้",
                    f"There is no generation {name}; choose one of those kept: {', '.join(known) or 'none'}",
                )
            )
        try:
            return SearchEngine(self.store.open(self.recipe, kept=name), self.encoder)
        except DamagedIndex as exc:
            if name == self.current().generation:
                raise
            raise DamagedIndex(
                Said(
                    f"ดัชนีชุดก่อน {name} เสียหาย จึงใช้เทียบไม่ได้ ชุดปัจจุบันไม่เสียหายและไม่ต้องสร้างใหม่ กรุณาเลือกชุดอื่น",
                    f"The former generation {name} is damaged and nothing can be held against it; the present one is "
                    "sound and need not be made anew: choose another",
                )
            ) from exc

    def _stands_in(self) -> bool:
        # Whether the engine answers in place of one that is known to be damaged.
        return self._clock() < self._until and self.store.answers(self._damaged)

    def _open(self) -> SearchEngine:
        try:
            return self._engine_of(self._generations.open(self.recipe))
        except DamagedIndex as exc:
            found = self._other(exc) if self._generations is self.store else None
            if found is None:
                raise
            return found

    def _other(self, exc: DamagedIndex) -> SearchEngine | None:
        found = self._engine
        if found is None or self.store.answers(found.generation):
            generation = self.store.open_before(self.recipe)
            found = self._engine_of(generation) if generation else None
        damaged = self.store.current() or ""
        if found is not None:
            if damaged != self._damaged:
                self._tell(_standing_in(exc.said, found.generation))
            self._damaged, self._until = damaged, self._clock() + PATIENCE
        return found

    def _engine_of(self, generation: Generation) -> SearchEngine:
        if self._answers:
            return RememberingEngine(generation, self.encoder, self._answers)
        return SearchEngine(generation, self.encoder)


def _standing_in(damage: Said, other: str) -> Said:
    return Said(
        f"{damage.th} ระหว่างนี้ตอบจากดัชนีชุดก่อน ({other})",
        f"{damage.en}; until then the generation before ({other}) answers",
    )
