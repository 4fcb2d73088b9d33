"""The fake engine of the web with all that the interface for programs asks of an engine."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from flask.testing import FlaskClient

from corpus import Said, read_criteria
from search import Answer, EngineSource, Filters, Hit, Settings, UnknownDocument
from tests.support.fakes_web import FakeEngine, FakeSource
from tests.support.web_cases import HEALTH, LINKS, PASSAGES
from web import create_app

FORMER_CASE, FORMER_PASSAGE = "0" * 12, "0" * 12 + "-" + "0" * 10


@dataclass(frozen=True)
class DocumentFacts:
    name: str
    title: str
    year: int | None
    publisher: str
    kind: str
    sheets: int
    cases: int
    passages: int
    awards: int
    sha256: str
    unread: tuple[int, ...]


@dataclass(frozen=True)
class Completion:
    text: str
    kind: str
    case_id: str | None


@dataclass(frozen=True)
class Classified:
    text: str
    items: tuple[object, ...]


class ApiEngine(FakeEngine):
    """As the fake of the pages; what is browsed comes newest first, as the engine's own does."""

    model = "small@1"
    criteria_edition = 2562

    def search(self, text: str, *, filters=Filters(), limit=10, offset=0, sort="relevance", unit="passage") -> Answer:
        found = super().search(text, filters=filters, limit=10_000)
        return self._cut(found, limit=limit, offset=offset, sort=sort, unit=unit)

    def browse(self, filters=Filters(), *, limit=10, offset=0, sort="relevance", unit="passage") -> Answer:
        passages = [passage for passage in self._passages if self._pass(passage, filters)]
        hits = tuple(self._hit(rank, (), passage) for rank, passage in enumerate(passages, 1))
        found = Answer(query="", answered=bool(hits), total=len(hits), hits=hits)
        return self._cut(found, limit=limit, offset=offset, sort="year", unit=unit)

    def _cut(self, found: Answer, *, limit: int, offset: int, sort: str, unit: str) -> Answer:
        hits = list(found.hits)
        if sort == "year":
            hits.sort(key=lambda hit: (-(hit.case.year or 0), hit.rank))
        first: dict[str, Hit] = {}
        for hit in hits:
            first.setdefault(hit.case.id, hit)
        listed = list(first.values()) if unit == "case" else hits
        return replace(found, offset=offset, hits=tuple(listed[offset : offset + limit]), case_total=len(first))

    @property
    def documents(self) -> tuple[DocumentFacts, ...]:
        names = sorted({case.document for case in self.cases} | {award.document for award in self.awards})
        return tuple(self.document(name) for name in names)

    def document(self, name: str) -> DocumentFacts:
        cases = [case.id for case in self.cases if case.document == name]
        awards = sum(award.document == name for award in self.awards)
        if not cases and not awards:
            raise UnknownDocument(Said("ไม่มีเอกสารนี้", "There is no such document."))
        return DocumentFacts(
            name=name,
            title=f"รายงาน {name}",
            year=None,
            publisher="",
            kind="txt",
            sheets=0,
            cases=len(cases),
            passages=sum(passage.case_id in cases for passage in self._passages),
            awards=awards,
            sha256="0" * 64,
            unread=(),
        )

    def moved_case(self, old_id: str) -> str | None:
        return HEALTH if old_id == FORMER_CASE else None

    def moved_passage(self, old_id: str) -> str | None:
        return PASSAGES[0].id if old_id == FORMER_PASSAGE else None

    def complete(self, text: str, limit: int = 8) -> tuple[Completion, ...]:
        found = [case for case in self.cases if text in case.agency]
        return tuple(Completion(case.agency, "agency", None) for case in found[:limit])

    def classify(self, text: str) -> Classified:
        links = LINKS[PASSAGES[2].id]
        return Classified(text, tuple(replace(link, cues=(), window=(0, len(text))) for link in links))


def open_api(
    engine: FakeEngine | None = None, *, problem: Exception | None = None, language: str = "th"
) -> FlaskClient:
    source = cast(EngineSource, FakeSource(engine or ApiEngine(), problem))
    return create_app(source, Settings(home=Path("unused"), language=language), read_criteria()).test_client()
