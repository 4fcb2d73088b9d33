"""The fake engine of the web with what the interface for programs alone asks of an engine."""

from dataclasses import replace

from flask.testing import FlaskClient

from corpus import Case, Passage
from search import Serving
from search.browse import Classified
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import HEALTH, LINKS, PASSAGES

FORMER_CASE, FORMER_PASSAGE = "0" * 12, "0" * 16
"""Ids that lead to HEALTH and its first passage."""


class ApiEngine(FakeEngine):
    def __init__(self, cases: tuple[Case, ...] | None = None, passages: tuple[Passage, ...] | None = None) -> None:
        super().__init__(*([] if cases is None else [cases, passages or ()]))
        self.moved = {FORMER_CASE: HEALTH, FORMER_PASSAGE: PASSAGES[0].id}

    def classify(self, text: str) -> Classified:
        links = LINKS[PASSAGES[2].id]
        return Classified(
            text=text, items=tuple(replace(link, cues=((0, 1),), window=(0, len(text))) for link in links)
        )


def open_api(engine: FakeEngine | None = None, *, problem: Exception | None = None) -> FlaskClient:
    return open_client(engine or ApiEngine(), problem=problem, serving=Serving(burst=0, rate=0))
