"""The application over a small engine, asked without a socket."""

from pathlib import Path
from typing import cast

from flask.testing import FlaskClient

from corpus import read_criteria
from search import EngineSource, SearchEngine, Serving, Settings
from tests.support.web.engine import FakeEngine
from web import Meter, create_app


class FakeSource:
    """Gives the engine, or raises the problem, or whatever else it was made to."""

    def __init__(self, engine: FakeEngine | None = None, problem: Exception | None = None) -> None:
        self.engine = engine or FakeEngine()
        self.problem = problem
        self.damaged = ""
        self.met_damage: Exception | None = None

    def met(self, engine: SearchEngine, exc: Exception) -> Exception:
        return self.met_damage or exc

    def current(self) -> SearchEngine:
        if self.problem is not None:
            raise self.problem
        return cast(SearchEngine, self.engine)


def open_client(
    engine: FakeEngine | None = None,
    *,
    problem: Exception | None = None,
    language: str = "th",
    serving: Serving | None = None,
    meter: Meter | None = None,
    home: Path = Path("unused"),
) -> FlaskClient:
    source = cast(EngineSource, FakeSource(engine, problem))
    settings = Settings(home=home, language=language, serving=serving or Serving())
    return create_app(source, settings, read_criteria(), meter=meter).test_client()
