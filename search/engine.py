"""The search engine: a query and filters in, ranked and explained hits out."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus import Award, Case, Passage, Report
from index import Encoder, Generation, ItemLink
from search.answer import FacetCounter, Finder, explain_hits, read_facets
from search.browse import (
    By,
    Classified,
    Comparison,
    Completer,
    Completion,
    Coverage,
    ItemPassage,
    ItemRegister,
    Sheets,
    Shelf,
    Similarity,
    classify,
    compare,
)
from search.errors import unknown_case, unknown_passage
from search.holdings import Holdings
from search.limits import DEFAULT_HITS, HITS_OF_CASE
from search.listing import Listing, PageAsked
from search.query import Queries, QueryReader
from search.ranking import PROGRAM, Ranking, Selection
from search.results import Answer, Facets, Filters, Hit, SimilarCase, Sort, Unit
from search.review import Review, Reviewer, ReviewProgress
from search.sharing import Sharing


class SearchEngine(Holdings):
    """Answers from one generation, which never changes; safe for several threads."""

    def __init__(self, generation: Generation, encoder: Encoder) -> None:
        super().__init__(generation)
        self._library, self._encoder = generation.library, encoder
        self._reader = QueryReader(generation.lexical, generation.language, encoder, generation.words)

    @property
    def generation(self) -> str:
        """The name of the generation that answers."""
        return self._generation.name

    @property
    def cases(self) -> tuple[Case, ...]:
        """All cases, documents by name, cases in file order."""
        return tuple(self._library.cases)

    @property
    def awards(self) -> tuple[Award, ...]:
        """The awards of all registers, documents by name, awards in file order."""
        return tuple(self._library.awards)

    def explained(self) -> AbstractContextManager[None]:
        """Where the index is read: what goes wrong is DamagedIndex where a file of it is not as it was written, and
        comes as it is where all are."""
        return self._generation.explained()

    @property
    def passage_count(self) -> int:
        """Passages in the index."""
        return len(self._library.tables)

    @cached_property
    def facets(self) -> Facets:
        """What can be filtered by; agencies and their types in the order of a Thai dictionary."""
        return read_facets(self.cases, self._register.codes)

    @cached_property
    def sharing(self) -> Sharing:
        """What texts share with the library, and its passages with one another."""
        return Sharing(self._library)

    def case(self, case_id: str) -> Case:
        """The case of this id. Raises UnknownCase."""
        try:
            return self._library.whole[self._library.numbers[case_id]]
        except KeyError as exc:
            raise unknown_case() from exc

    def passage(self, passage_id: str) -> Passage:
        """The passage of this id. Raises UnknownPassage."""
        return self._library.passages[self._place(passage_id)]

    def passages(self, case_id: str) -> tuple[Passage, ...]:
        """The passages of a case in reading order. Raises UnknownCase."""
        places = self._library.tables.passages_of(self._number(case_id))
        return tuple(passage for passage, _ in self._library.records(places.tolist()))

    def passages_on(self, document: str, sheet: int) -> tuple[Passage, ...]:
        """The passages on a sheet of a document, in the order of its cases, of each as it is read; none of a document
        that is not there."""
        return self._sheets.passages(document, sheet)

    def items(self, passage_id: str) -> tuple[ItemLink, ...]:
        """The items that a passage evidences, best first; often one, at most three. Raises UnknownPassage."""
        return self._library.items[self._place(passage_id)]

    def coverage(self, by: By) -> Coverage:
        """How many passages and cases of each agency type, or year, evidence each item."""
        columns = self.facets.agency_types if by == "agency_type" else sorted(self.facets.years)
        return self._register.coverage(by, columns)

    def compare(self, columns: Sequence[Sequence[str]]) -> Comparison:
        """What the cases of each column, given by their ids, have for each item. Raises UnknownCase."""
        cases = [[self._library.cases[self._number(case)] for case in column] for column in columns]
        return compare(self._library, self._register, cases)

    def item_passages(self, code: str, *, filters: Filters = Filters()) -> Sequence[ItemPassage]:
        """The passages of cases that evidence the item `code` and meet the filters, the surest first, ties by id; none
        for a code that is no item. The introduction of a book is evidence of nothing."""
        allowed = self._selection.allowed(filters)
        return self._register.passages(code, None if allowed is None else allowed.mask)

    def search(
        self,
        text: str,
        *,
        filters: Filters = Filters(),
        limit: int = DEFAULT_HITS,
        offset: int = 0,
        sort: Sort = "relevance",
        unit: Unit = "passage",
        ranking: Ranking = PROGRAM,
        everything: bool = False,
    ) -> Answer:
        """The best `limit` passages for `text` among those that pass the filters, from `offset` on, ties by passage id.

        sort: "year" lists the newest first. unit: "case" has limit and offset count cases, in the order of the first
        passage of each, and shows at most HITS_OF_CASE passages of one.

        Where there is a suggestion, both are asked, `text` as it is and as it was perhaps meant; where the index has
        foreign words of it in the other script, so is `text` with these. Each leg gives a passage the largest score.

        Listed and counted are the passages that could be an answer; where there is none, the nearest few are shown and
        nothing is counted. everything: list all that was ranked, as who judges a ranking wants it. What is listed does
        not depend on limit and offset: pages put together are the whole list. limit is at least 1, offset at least 0.
        Raises QueryError when `text` cannot be asked, ModelError when the model cannot be loaded.
        """
        asked = PageAsked(limit=limit, offset=offset, sort=sort, unit=unit)
        with self.explained():
            queries = self._reader.read(text, suggestion=ranking.suggestion, respelling=ranking.respelling)
            return self._answer(queries, filters, asked, ranking, everything)

    def browse(
        self,
        filters: Filters = Filters(),
        *,
        limit: int = DEFAULT_HITS,
        offset: int = 0,
        sort: Sort = "relevance",
        unit: Unit = "passage",
    ) -> Answer:
        """The passages that pass the filters, without a query: cases newest first, of one year by agency as in a Thai
        dictionary, each as it is read; `unit` "case" shows the first passage of each. Without a query nothing is more
        relevant than anything else, so both sorts are this one. Nothing is scored or highlighted; counts are exact."""
        asked = PageAsked(limit=limit, offset=offset, sort=sort, unit=unit)
        with self.explained():
            places = self._browsed(filters)
            page = self._listing.page(places, asked, most=1)
            return Answer(
                query="",
                answered=len(places) > 0,
                total=len(places),
                case_total=page.cases,
                offset=offset,
                hits=self._shelf.hits(places[page.at].tolist(), (page.at + 1).tolist()),
                passages_of=page.passages_of,
                counts=self._counter.count_filtered(places, filters, self._selection.allowed(filters), self._browsed),
            )

    def complete(self, text: str, limit: int = 8) -> tuple[Completion, ...]:
        """At most `limit` names of the library with `text` in them, for who is typing a query: of agencies, programmes,
        headings, cases and items. The first call collects them, a second for 20,000 passages."""
        if limit < 1:
            raise ValueError(f"limit {limit}, wanted 1 or more")
        with self.explained():
            return self._completer.complete(text, limit)

    def classify(self, text: str) -> Classified:
        """The items that `text` evidences, by the model of the index. Raises ModelError."""
        return classify([text], self._encoder)[0]

    def similar_passages(self, passage_id: str, limit: int = 5) -> tuple[Hit, ...]:
        """At most `limit` passages of other agencies that say the like of this one, one of an agency, best first, ties
        by id.

        The score is that of `Similarity`; the words have no part in it. Raises UnknownPassage.
        """
        if limit < 1:
            raise ValueError(f"limit {limit}, wanted 1 or more")
        return self._similarity.hits(self._place(passage_id), limit)

    def similar_cases(self, case_id: str, limit: int = 5) -> tuple[SimilarCase, ...]:
        """At most `limit` cases of other agencies that do what this one does, one of an agency, the most alike first,
        ties by id. Raises UnknownCase."""
        if limit < 1:
            raise ValueError(f"limit {limit}, wanted 1 or more")
        self._number(case_id)
        return self._similarity.cases(case_id)[:limit]

    def review(
        self, report: Report, *, same_type_first: bool = False, progress: ReviewProgress | None = None
    ) -> Review:
        """The report beside the library: by item what it says, what is missing and who did the like, and what of it
        stands in the library too. Nothing of it is kept. same_type_first: precedents of the same kind of agency come
        first. progress: told of every stage but the reading, which is over. Raises ModelError."""
        with self.explained():
            return self._reviewer.review(report, same_type_first=same_type_first, progress=progress)

    def _answer(
        self, queries: Queries, filters: Filters, asked: PageAsked, ranking: Ranking, everything: bool
    ) -> Answer:
        found = self._finder.find(queries.all, filters, ranking, everything)
        listed = found.listed.take(self._listing.order(found.listed.places, asked.sort))
        page = self._listing.page(listed.places, asked, HITS_OF_CASE)
        names = found.names
        return Answer(
            query=queries.typed.text,
            answered=found.answered,
            confidence=found.confidence,
            total=len(listed),
            case_total=page.cases,
            offset=asked.offset,
            hits=explain_hits(listed.take(page.at), (page.at + 1).tolist(), queries.all, self._generation),
            passages_of=page.passages_of,
            suggestion=queries.suggestion,
            counts=self._finder.count(found, queries.all, filters, ranking, everything),
            awards=names.register.awards,
            none_awarded=names.register.none_awarded,
            item=names.item,
            only_aims=found.only_aims,
        )

    def _browsed(self, filters: Filters) -> NDArray[np.int64]:
        allowed = self._selection.allowed(filters)
        return self._shelf.places(None if allowed is None else allowed.mask)

    def _number(self, case_id: str) -> int:
        try:
            return self._library.numbers[case_id]
        except KeyError as exc:
            raise unknown_case() from exc

    def _place(self, passage_id: str) -> int:
        try:
            return self._library.place(passage_id)
        except KeyError as exc:
            raise unknown_passage() from exc

    # Made when first asked for: each reads the whole index once, and not every user of an engine asks.

    @cached_property
    def _register(self) -> ItemRegister:
        return ItemRegister(self._library)

    @cached_property
    def _counter(self) -> FacetCounter:
        return FacetCounter(self._library)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._generation, self._counter)

    @property
    def _selection(self) -> Selection:
        return self._finder.selection

    @cached_property
    def _listing(self) -> Listing:
        return Listing(self._library)

    @cached_property
    def _completer(self) -> Completer:
        return Completer(self._library)

    @cached_property
    def _sheets(self) -> Sheets:
        return Sheets(self._library)

    @cached_property
    def _shelf(self) -> Shelf:
        return Shelf(self._library)

    @cached_property
    def _reviewer(self) -> Reviewer:
        return Reviewer(self._generation, self._encoder, self._agencies, self.sharing)

    @cached_property
    def _similarity(self) -> Similarity:
        return Similarity(self._generation)
