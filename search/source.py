"""Where engines come from: the current generation, opened again when another has been switched in."""

import threading

import click

from corpus import Said
from index import Encoder, Recipe, Store
from search.engine import SearchEngine
from search.settings import Settings

_PREPARING = Said(
    "กำลังเตรียมแบบจำลอง ทำครั้งเดียว ใช้เวลาราวหนึ่งนาที …", "Preparing the model; this is done once and takes about a minute …"
)


class EngineSource:
    """Gives the engine of the current generation; safe for several threads. The model is loaded once; when it is
    prepared first, a line on stderr says so."""

    def __init__(self, settings: Settings) -> None:
        self.store = Store(settings.home)
        self.encoder = Encoder(
            settings.model,
            settings.home / "models",
            preparing=lambda: click.echo(_PREPARING.in_language(settings.language), err=True),
        )
        self._engine: SearchEngine | None = None
        self._lock = threading.Lock()

    @property
    def recipe(self) -> Recipe:
        """How an index of these settings is made."""
        return Recipe(model=self.encoder.identity)

    def current(self) -> SearchEngine:
        """The engine of the generation that `current` names now. Raises IndexProblem."""
        with self._lock:
            if self._engine is None or self._engine.generation != self.store.current():
                self._engine = SearchEngine(self.store.open(self.recipe), self.encoder)
            return self._engine
