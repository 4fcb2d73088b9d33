"""Where engines come from: the current generation, opened again when another has been switched in."""

import threading
from collections.abc import Callable

from corpus import Said
from index import DamagedIndex, Encoder, Recipe, RemoteStore, Store, Tell, tell_nobody
from search.engine import SearchEngine
from search.errors import InputError
from search.remembering import RememberingEngine
from search.settings import Settings


class EngineSource:
    """Gives the engine of the current generation, of the home or of the index that the settings name; safe for several
    threads. The model is loaded once. store: the generations of the home.

    preparing: called before the model is prepared, at its first use; it takes about a minute. tell: told in a sentence
    of what was damaged and is made anew. answers: how many of them an engine keeps, for a server is asked the same
    again; 0 for none.
    """

    def __init__(
        self,
        settings: Settings,
        preparing: Callable[[], None] | None = None,
        *,
        tell: Tell = tell_nobody,
        answers: int = 0,
    ) -> None:
        self.store = Store(settings.home)
        self._generations = RemoteStore(settings.index, settings.home / "remote") if settings.index else self.store
        self.encoder = Encoder(settings.model, settings.models, preparing)
        self.encoder.tell = tell
        self._answers = answers
        self._engine: SearchEngine | None = None
        self._lock = threading.Lock()

    @property
    def recipe(self) -> Recipe:
        """How an index of these settings is made."""
        return Recipe(model=self.encoder.identity)

    def current(self) -> SearchEngine:
        """The engine of the generation that `current` names now. Raises IndexProblem."""
        with self._lock:
            if self._engine is None or not self._generations.answers(self._engine.generation):
                self._engine = self._open()
            return self._engine

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

    def _open(self) -> SearchEngine:
        generation = self._generations.open(self.recipe)
        if self._answers:
            return RememberingEngine(generation, self.encoder, self._answers)
        return SearchEngine(generation, self.encoder)
