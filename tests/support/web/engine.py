"""A small engine that answers from memory about the cases of tests/support/web/cases.py."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from corpus import Award, Case, Passage, Said
from index import Library
from search import (
    Agencies,
    Agency,
    Answer,
    By,
    Comparison,
    Coverage,
    DenseLeg,
    DocumentFacts,
    FacetCount,
    Facets,
    Filters,
    Hit,
    ItemLink,
    ItemPassage,
    LexicalLeg,
    QueryError,
    SimilarCase,
    UnknownAgency,
    UnknownCase,
    UnknownDocument,
    UnknownPassage,
)
from search.browse import Completer, Completion, ItemRegister, Sheets, compare
from search.limits import HITS_OF_CASE
from search.listing import Listing, Page, PageAsked
from search.ranking.naming.awards import Awards
from search.results import Sort, Unit
from tests.support.fakes_search import admits
from tests.support.web.cases import AWARDS, CASES, INTRO, LINKS, PASSAGES

LONGEST_QUERY = 500


def count_types(hits: Sequence[Hit]) -> tuple[FacetCount, ...]:
    counts = Counter(hit.case.agency_type for hit in hits if hit.case.agency_type)
    return tuple(FacetCount(value=value, passages=count, cases=1) for value, count in counts.items())


class FakeEngine:
    """Finds the words of the query, parted by spaces, by looking for them; ranks by the characters they cover."""

    generation, model, criteria_edition = "20240601-abcdef", "fake@1", 2562

    def __init__(self, cases: Sequence[Case] = CASES, passages: Sequence[Passage] = PASSAGES) -> None:
        self.cases = tuple(cases)
        self._passages = tuple(passages)
        self.passage_count = len(passages)
        self.facets = Facets(
            categories=tuple(sorted({case.category for case in cases if case.category is not None})),
            years=tuple(sorted({case.year for case in cases if case.year is not None}, reverse=True)),
            agencies=tuple(sorted({case.agency for case in cases if case.category is not None})),
            agency_types=tuple(sorted({case.agency_type for case in cases if case.agency_type})),
            items=tuple(sorted({link.code for links in LINKS.values() for link in links})),
        )
        self.awards: tuple[Award, ...] = AWARDS
        self.links = LINKS
        self.suggestion: str | None = None
        self.item: str | None = None
        self.meant: tuple[str, ...] = ()
        self.answered = True
        self.aims: tuple[str, ...] = ()
        self.only_aims = False
        self.moved: dict[str, str] = {}
        self.searches: list[tuple[str, Filters, int]] = []

    def search(
        self,
        text: str,
        *,
        filters: Filters | None = None,
        limit: int = 10,
        offset: int = 0,
        sort: Sort = "relevance",
        unit: Unit = "passage",
    ) -> Answer:
        filters = filters or Filters()
        self.searches.append((text, filters, limit))
        query = text.strip()
        if not query:
            raise QueryError(Said("ยังไม่ได้พิมพ์คำถาม", "The query is empty."))
        if len(query) > LONGEST_QUERY:
            raise QueryError(Said(f"คำถามยาว {len(query)} อักขระ", f"The query has {len(query)} characters."))
        found = [
            (self._mark(query, passage.text), passage) for passage in self._passages if self._pass(passage, filters)
        ]
        found = [(spans, passage) for spans, passage in found if spans]
        found.sort(key=lambda pair: (-sum(end - start for start, end in pair[0]), pair[1].id))
        asked = PageAsked(limit=limit, offset=offset, sort=sort, unit=unit)
        listed, hits, page = self._list(found, asked, HITS_OF_CASE)
        register = Awards(self._library).answer([query], filters)
        return Answer(
            query=query,
            answered=self.answered and bool(listed),
            total=len(listed),
            case_total=page.cases,
            offset=offset,
            hits=hits,
            passages_of=page.passages_of,
            suggestion=self.suggestion,
            item=self.item,
            only_aims=self.only_aims,
            counts={"agency_type": count_types(listed)} if listed else {},
            awards=register.awards,
            none_awarded=register.none_awarded,
        )

    def browse(
        self,
        filters: Filters | None = None,
        *,
        limit: int = 10,
        offset: int = 0,
        sort: Sort = "relevance",
        unit: Unit = "passage",
    ) -> Answer:
        asked = PageAsked(limit=limit, offset=offset, sort="year", unit=unit)
        wanted = filters or Filters()
        found = [((), passage) for passage in self._passages if self._pass(passage, wanted)]
        listed, hits, page = self._list(found, asked, 1)
        return Answer(
            query="",
            answered=bool(listed),
            total=len(listed),
            case_total=page.cases,
            offset=offset,
            hits=hits,
            passages_of=page.passages_of,
            counts={"agency_type": count_types(listed)} if listed else {},
        )

    def _list(
        self, found: Sequence[tuple[tuple[tuple[int, int], ...], Passage]], asked: PageAsked, most: int
    ) -> tuple[tuple[Hit, ...], tuple[Hit, ...], Page]:
        # All that is listed, what the page shows of it, and the page.
        listing = Listing(self._library)
        places = np.array([self._passages.index(passage) for _, passage in found], dtype=np.int64)
        order = listing.order(places, asked.sort)
        listed = tuple(self._hit(rank, *found[at]) for rank, at in enumerate(order.tolist(), start=1))
        page = listing.page(places[order], asked, most)
        return listed, tuple(listed[at] for at in page.at.tolist()), page

    def complete(self, text: str, limit: int = 8) -> tuple[Completion, ...]:
        return Completer(self._library).complete(text, limit)

    def case(self, case_id: str) -> Case:
        for case in self.cases:
            if case.id == case_id:
                return case
        raise UnknownCase(Said(f"ไม่มีกรณี {case_id}", f"There is no case {case_id}."))

    @property
    def agencies(self) -> tuple[Agency, ...]:
        return Agencies(self.cases, self.awards).all

    def agency(self, name: str) -> Agency:
        if (found := Agencies(self.cases, self.awards).find(name)) is None:
            raise UnknownAgency(Said("ไม่มีหน่วยงานนี้", "There is no such agency."))
        return found

    def compare(self, columns: Sequence[Sequence[str]]) -> Comparison:
        return compare(self._library, self._register, [[self.case(each) for each in column] for column in columns])

    @property
    def documents(self) -> tuple[DocumentFacts, ...]:
        return tuple(map(self._document, sorted({case.document for case in self.cases})))

    def document(self, name: str) -> DocumentFacts:
        if name not in {case.document for case in self.cases}:
            raise UnknownDocument(Said("ไม่มีเอกสารนี้", "There is no such document."))
        return self._document(name)

    def original(self, name: str) -> bytes:
        return f"ต้นฉบับของ {self.document(name).name}".encode()

    def moved_case(self, old_id: str) -> str | None:
        return self.moved.get(old_id)

    def moved_passage(self, old_id: str) -> str | None:
        return self.moved.get(old_id)

    def _document(self, name: str) -> DocumentFacts:
        cases = [case for case in self.cases if case.document == name]
        return DocumentFacts(
            name=name,
            sha256=hashlib.sha256(f"ต้นฉบับของ {name}".encode()).hexdigest(),
            title=cases[0].publication.title,
            year=cases[0].publication.year,
            publisher=cases[0].publication.publisher,
            sheets=0,
            cases=len(cases),
            passages=sum(len(self.passages(case.id)) for case in cases),
            awards=sum(award.document == name for award in self.awards),
        )

    def passages(self, case_id: str) -> tuple[Passage, ...]:
        return tuple(passage for passage in self._passages if passage.case_id == case_id)

    def passages_on(self, document: str, sheet: int) -> tuple[Passage, ...]:
        return Sheets(self._library).passages(document, sheet)

    def passage(self, passage_id: str) -> Passage:
        for passage in self._passages:
            if passage.id == passage_id:
                return passage
        raise UnknownPassage(Said(f"ไม่มีตอน {passage_id}", f"There is no passage {passage_id}."))

    def items(self, passage_id: str) -> tuple[ItemLink, ...]:
        return self.links.get(passage_id, ())

    def coverage(self, by: By) -> Coverage:
        known = self.facets.agency_types if by == "agency_type" else sorted(self.facets.years)
        return self._register.coverage(by, known)

    def item_passages(self, code: str, *, filters: Filters | None = None) -> tuple[ItemPassage, ...]:
        wanted = filters or Filters()
        return tuple(each for each in self._register.passages(code) if self._pass(each.passage, wanted))

    @property
    def _library(self) -> Library:
        items = tuple(self.items(passage.id) for passage in self._passages)
        return Library(cases=self.cases, passages=self._passages, awards=self.awards, items=items)

    @property
    def _register(self) -> ItemRegister:
        return ItemRegister(self._library)

    def similar_passages(self, passage_id: str, limit: int = 5) -> tuple[Hit, ...]:
        own = self.passage(passage_id).case_id
        others = [passage for passage in self._passages if passage.case_id not in (own, INTRO)]
        return tuple(self._hit(rank, (), other) for rank, other in enumerate(others[:limit], start=1))

    def similar_cases(self, case_id: str, limit: int = 5) -> tuple[SimilarCase, ...]:
        own = self.passages(self.case(case_id).id)[0]
        others = [case for case in self.cases if case.id not in (case_id, INTRO)][:limit]
        return tuple(
            SimilarCase(
                rank=rank, score=0.8, case=case, own=own, other=self.passages(case.id)[0], states_aim=bool(self.aims)
            )
            for rank, case in enumerate(others, start=1)
        )

    def _pass(self, passage: Passage, filters: Filters) -> bool:
        case = self.case(passage.case_id)
        return admits(filters, case, [link.code for link in self.items(passage.id)])

    def _mark(self, query: str, text: str) -> tuple[tuple[int, int], ...]:
        words = "|".join(re.escape(word) for word in sorted(query.split(), key=len, reverse=True))
        return tuple(match.span() for match in re.finditer(words, text, re.IGNORECASE))

    def _hit(self, rank: int, spans: tuple[tuple[int, int], ...], passage: Passage) -> Hit:
        terms = tuple(dict.fromkeys(passage.text[start:end] for start, end in spans))
        return Hit(
            rank=rank,
            score=1.0 / rank,
            case=self.case(passage.case_id),
            passage=passage,
            highlights=spans,
            dense=DenseLeg(score=0.8, window=passage.windows[0], window_score=0.85, part=0.625),
            lexical=LexicalLeg(
                score=0.5,
                terms=terms,
                weights=(0.5,) * len(terms),
                part=0.375 if terms else 0.0,
                meant=self.meant,
            ),
            items=self.items(passage.id),
            states_aim=passage.id in self.aims,
        )
