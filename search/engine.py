"""The search engine: a query and filters in, ranked and explained hits out."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus import Award, Case, Passage, read_criteria
from index import DocumentFacts, Encoder, Generation, ItemLink
from search.answer import (
    LEAST_POSSIBLE,
    LEAST_PROBABILITY,
    NEAREST,
    Answerability,
    FacetCounter,
    explain_hits,
    read_facets,
)
from search.browse import By, Coverage, ItemPassage, ItemRegister, Similarity
from search.errors import unknown_case, unknown_document, unknown_passage
from search.limits import DEFAULT_HITS
from search.query import Queries, QueryReader
from search.ranking import PROGRAM, Candidates, Ranked, Ranker, Ranking, Selection
from search.results import Answer, Facets, Filters, Hit, SimilarCase


class SearchEngine:
    """Answers from one generation, which never changes; safe for several threads."""

    def __init__(self, generation: Generation, encoder: Encoder) -> None:
        self._generation = generation
        self._library = generation.library
        self._reader = QueryReader(generation.lexical, generation.language, encoder, generation.words)
        self._ranker = Ranker(generation)

    @property
    def generation(self) -> str:
        """The name of the generation that answers."""
        return self._generation.name

    @property
    def model(self) -> str:
        """The identity of the model that the index was made with."""
        return self._generation.recipe.model

    @property
    def criteria_edition(self) -> int:
        """The Buddhist year that names the edition of the criteria."""
        return int(read_criteria().edition)

    @property
    def documents(self) -> tuple[DocumentFacts, ...]:
        """All documents by name."""
        return self._library.documents

    def document(self, name: str) -> DocumentFacts:
        """The document of this name. Raises UnknownDocument."""
        try:
            return self._documents[name]
        except KeyError as exc:
            raise unknown_document() from exc

    def original(self, name: str) -> bytes:
        """The bytes of the document of this name as they came. Raises UnknownDocument, OriginalsElsewhere where they
        are not kept, DamagedIndex."""
        return self._generation.original(self.document(name).sha256, name)

    def moved_case(self, old_id: str) -> str | None:
        """The id of the case that had `old_id` in an earlier generation; None when nothing is known of it."""
        return self._library.moved_case(old_id)

    def moved_passage(self, old_id: str) -> str | None:
        """The id of the passage that holds most of what had `old_id` in an earlier generation, else None."""
        return self._library.moved_passage(old_id)

    @property
    def cases(self) -> tuple[Case, ...]:
        """All cases, documents by name, cases in file order."""
        return tuple(self._library.cases)

    @property
    def awards(self) -> tuple[Award, ...]:
        """The awards of all registers, documents by name, awards in file order."""
        return tuple(self._library.awards)

    @property
    def passage_count(self) -> int:
        """Passages in the index."""
        return len(self._library.tables)

    @cached_property
    def facets(self) -> Facets:
        """What can be filtered by; agencies and their types in the order of a Thai dictionary."""
        return read_facets(self.cases, self._register.codes)

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

    def items(self, passage_id: str) -> tuple[ItemLink, ...]:
        """The items that a passage evidences, best first; often one, at most three. Raises UnknownPassage."""
        return self._library.items[self._place(passage_id)]

    def coverage(self, by: By) -> Coverage:
        """How many passages and cases of each agency type, or year, evidence each item."""
        columns = self.facets.agency_types if by == "agency_type" else sorted(self.facets.years)
        return self._register.coverage(by, columns)

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
        ranking: Ranking = PROGRAM,
        everything: bool = False,
    ) -> Answer:
        """The best `limit` passages for `text` among those that pass the filters, from `offset` on, ties by passage id.

        Where there is a suggestion, both are asked, `text` as it is and as it was perhaps meant; where the index has
        foreign words of it in the other script, so is `text` with these. Each leg gives a passage the largest score.

        Listed and counted are the passages that could be an answer; where there is none, the nearest few are shown and
        nothing is counted. everything: list all that was ranked, as who judges a ranking wants it. What is listed does
        not depend on limit and offset: pages put together are the whole list. limit is at least 1, offset at least 0.
        Raises QueryError when `text` cannot be asked, ModelError when the model cannot be loaded.
        """
        if limit < 1 or offset < 0:
            raise ValueError(f"limit {limit} and offset {offset}, wanted 1 or more and 0 or more")
        with self._generation.explained():
            queries = self._reader.read(text, suggestion=ranking.suggestion, respelling=ranking.respelling)
            return self._answer(queries, filters, limit, offset, ranking, everything)

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

    def _answer(
        self, queries: Queries, filters: Filters, limit: int, offset: int, ranking: Ranking, everything: bool
    ) -> Answer:
        ranked = self._ranker.rank(queries.all, filters, ranking)
        judged = self._answerability.probabilities(queries.all, ranked.dense)
        probabilities = _ordered(judged, ranked)
        confidence = None if probabilities is None else float(probabilities.max(initial=0.0))
        answered = self._is_answered(ranked, confidence)
        only_aims = answered and self._are_only_aims(ranked, probabilities)
        if only_aims:
            ranked = self._ranker.restore_aims(ranked, ranking)
            probabilities = _ordered(judged, ranked)
        possible = ranked.candidates if everything else _possible(ranked, probabilities)
        listed = possible if len(possible) else ranked.candidates[:NEAREST]
        shown = listed[offset : offset + limit]
        return Answer(
            query=queries.typed.text,
            answered=answered,
            confidence=confidence,
            total=len(listed),
            offset=offset,
            hits=explain_hits(shown, offset + 1, queries.all, self._generation),
            suggestion=queries.suggestion,
            counts=self._facet_counter.count(possible.places),
            awards=ranked.names.register.awards,
            none_awarded=ranked.names.register.none_awarded,
            item=ranked.names.item,
            only_aims=only_aims,
        )

    def _is_answered(self, ranked: Ranked, confidence: float | None) -> bool:
        # Awards answer without a passage, and where the registers have none, passages on the subject are no answer
        # either; else passages do when one of them is likely to, is of a case that the whole query names, evidences
        # the item that it asks for, or prints the number.
        names, places = ranked.names, ranked.candidates.places
        if names.register.awards or names.register.final:
            return not names.register.final
        certain = confidence is None or confidence >= LEAST_PROBABILITY
        if names.item is not None:
            return bool(np.isin(places, [*names.evidence]).any())
        numbered = bool(names.numbered) and bool(np.isin(places, [*names.numbered]).any())
        return len(places) > 0 and (certain or numbered or self._holds_named_case(ranked))

    def _are_only_aims(self, ranked: Ranked, probabilities: NDArray[np.float64] | None) -> bool:
        # Of what answers: practice is sought, and none answers. A small index cannot tell what answers.
        if not ranked.seeks_practice or ranked.names.register.awards:
            return False
        practice = ~self._library.tables.aims[ranked.candidates.places]
        if probabilities is None:
            return not practice.any()
        return float(probabilities[practice].max(initial=0.0)) < LEAST_PROBABILITY

    def _holds_named_case(self, ranked: Ranked) -> bool:
        named = [self._library.numbers[case] for case, share in ranked.names.cases.items() if share == 1]
        owners = self._library.tables.owners[ranked.candidates.places]
        return bool(named) and bool(np.isin(owners, named).any())

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
    def _documents(self) -> dict[str, DocumentFacts]:
        return {document.name: document for document in self.documents}

    @cached_property
    def _register(self) -> ItemRegister:
        return ItemRegister(self._library)

    @cached_property
    def _selection(self) -> Selection:
        return Selection(self._library)

    @cached_property
    def _answerability(self) -> Answerability:
        return Answerability(self._generation.dense, self._generation.lexical, self.passage_count)

    @cached_property
    def _facet_counter(self) -> FacetCounter:
        return FacetCounter(self._library)

    @cached_property
    def _similarity(self) -> Similarity:
        return Similarity(self._generation)


def _ordered(judged: NDArray[np.float64] | None, ranked: Ranked) -> NDArray[np.float64] | None:
    # Of the passages in the order of the index, in that of the candidates.
    return None if judged is None else judged[np.searchsorted(ranked.dense.places, ranked.candidates.places)]


def _possible(ranked: Ranked, probabilities: NDArray[np.float64] | None) -> Candidates:
    # Those that could be an answer by what they say, or are asked for by name; of an item its evidence alone, of a
    # number what prints it.
    candidates, names = ranked.candidates, ranked.names
    alone = names.evidence.keys() | names.numbered
    if alone or names.item is not None:
        return candidates.take(np.isin(candidates.places, [*alone]))
    if probabilities is None:
        return candidates
    return candidates.take((probabilities >= LEAST_POSSIBLE) | (candidates.column("name_boost") > 0))
