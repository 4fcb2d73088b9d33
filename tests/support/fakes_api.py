"""The fake engine of the web with what the interface for programs alone asks of an engine."""

from dataclasses import dataclass, replace

from flask.testing import FlaskClient

from corpus import Case, Passage
from search import Serving
from search.browse import Classified
from tests.support.fakes_web import FakeEngine, open_client
from tests.support.web_cases import HEALTH, LINKS, PASSAGES

FORMER_CASE, FORMER_PASSAGE = "0" * 12, "0" * 16
"""Ids that lead to HEALTH and its first passage."""


@dataclass(frozen=True, kw_only=True)
class Completion:
    text: str
    kind: str
    case_id: str | None = None


class ApiEngine(FakeEngine):
    def __init__(self, cases: tuple[Case, ...] | None = None, passages: tuple[Passage, ...] | None = None) -> None:
        super().__init__(*([] if cases is None else [cases, passages or ()]))
        self.moved = {FORMER_CASE: HEALTH, FORMER_PASSAGE: PASSAGES[0].id}

    def complete(self, text: str, limit: int = 8) -> tuple[Completion, ...]:
        agencies = [Completion(text=case.agency, kind="agency") for case in self.cases if text in case.agency]
        titled = [case for case in self.cases if case.title and text in case.title]
        return (*agencies, *(Completion(text=case.title, kind="case", case_id=case.id) for case in titled))[:limit]

    def classify(self, text: str) -> Classified:
        links = LINKS[PASSAGES[2].id]
        return Classified(
            text=text, items=tuple(replace(link, cues=((0, 1),), window=(0, len(text))) for link in links)
        )


def open_api(engine: FakeEngine | None = None, *, problem: Exception | None = None) -> FlaskClient:
    return open_client(engine or ApiEngine(), problem=problem, serving=Serving(burst=0, rate=0))
