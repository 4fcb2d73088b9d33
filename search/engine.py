"""The search engine: a query and filters in, ranked and explained hits out."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus import Award, Case, Passage
from index import DenseScore, Encoder, Generation, ItemLink
from search.answer import (
    LEAST_PROBABILITY,
    Answerability,
    Candidate,
    Fusion,
    count_facets,
    explain_hit,
    read_facets,
    term_weights,
    weigh_candidates,
)
from search.browse import By, Coverage, ItemPassage, ItemRegister, Similarity
from search.errors import unknown_case, unknown_passage
from search.query import MAX_QUERY, Loanwords, Query, Suggester, read_query
from search.ranking import Awards, Named, Names, fuse_adaptive
from search.results import Answer, FacetCount, Facets, Filters, Hit, SimilarCase

CANDIDATE_ROWS = 1000
"""Rows of the dense index whose passages become candidates: every passage of a book, and at scale the few hundred
nearest, which is far more than anyone reads."""

CANDIDATE_PASSAGES = 500
"""Passages with the highest BM25 that become candidates."""

ENCODED = 64
"""Queries whose vectors are remembered: the next page of an answer, or another filter on it, encodes nothing."""


class SearchEngine:
    """Answers from one generation, which never changes; safe for several threads."""

    def __init__(self, generation: Generation, encoder: Encoder) -> None:
        self._generation = generation
        library = generation.library
        self._cases = {case.id: case for case in library.cases}
        self._places = {passage.id: place for place, passage in enumerate(library.passages)}
        self._encode = lru_cache(ENCODED)(encoder.encode_query_with_tokens)

    @property
    def generation(self) -> str:
        """The name of the generation that answers."""
        return self._generation.name

    @property
    def cases(self) -> tuple[Case, ...]:
        """All cases, documents by name, cases in file order."""
        return self._generation.library.cases

    @property
    def awards(self) -> tuple[Award, ...]:
        """The awards of all registers, documents by name, awards in file order."""
        return self._generation.library.awards

    @property
    def passage_count(self) -> int:
        """Passages in the index."""
        return len(self._generation.library.passages)

    @cached_property
    def facets(self) -> Facets:
        """What can be filtered by; agencies and their types in the order of a Thai dictionary."""
        return read_facets(self.cases, self._register.codes)

    @cached_property
    def _register(self) -> ItemRegister:
        return ItemRegister(self._generation.library, self._cases)

    def case(self, case_id: str) -> Case:
        """The case of this id. Raises UnknownCase."""
        try:
            return self._cases[case_id]
        except KeyError as exc:
            raise unknown_case() from exc

    def passages(self, case_id: str) -> tuple[Passage, ...]:
        """The passages of a case in reading order. Raises UnknownCase."""
        case = self.case(case_id)
        return tuple(passage for passage in self._generation.library.passages if passage.case_id == case.id)

    def passage(self, passage_id: str) -> Passage:
        """The passage of this id. Raises UnknownPassage."""
        return self._generation.library.passages[self._place(passage_id)]

    def items(self, passage_id: str) -> tuple[ItemLink, ...]:
        """The items that a passage evidences, best first; often one, at most three. Raises UnknownPassage."""
        return self._generation.library.items[self._place(passage_id)]

    def coverage(self, by: By) -> Coverage:
        """How many passages and cases of each agency type, or year, evidence each item."""
        columns = self.facets.agency_types if by == "agency_type" else sorted(self.facets.years)
        return self._register.coverage(by, columns)

    def item_passages(self, code: str, *, filters: Filters = Filters()) -> tuple[ItemPassage, ...]:
        """The passages of cases that evidence the item `code` and meet the filters, the surest first, ties by id; none
        for a code that is no item. The introduction of a book is evidence of nothing."""
        return tuple(each for each in self._register.passages(code) if filters.admit(each.case))

    def search(
        self,
        text: str,
        *,
        filters: Filters = Filters(),
        limit: int = 10,
        offset: int = 0,
        fusion: Fusion = fuse_adaptive,
        names: bool = True,
        concepts: bool = True,
    ) -> Answer:
        """The best `limit` passages for `text` among those that pass the filters, from `offset` on, ties by passage id.

        Where there is a suggestion, both are asked, `text` as it is and as it was perhaps meant; where the index has
        foreign words of it in the other script, so is `text` with these. Each leg gives a passage the largest score.

        Which passages are ranked does not depend on limit and offset: pages put together are the whole list. names:
        whether it counts that the query is a name or holds one; concepts: whether it counts what its words mean. limit
        is at least 1, offset at least 0. Raises QueryError when `text` cannot be asked, ModelError when the model
        cannot be loaded.
        """
        if limit < 1 or offset < 0:
            raise ValueError(f"limit {limit} and offset {offset}, wanted 1 or more and 0 or more")
        query = read_query(text)
        suggestion = self._suggestion(text, query)
        others = (suggestion, self._loanwords.respell(query.text))
        asked = (query, *(read_query(other) for other in others if other and len(other) <= MAX_QUERY))
        if not concepts:
            asked = tuple(replace(each, concepts=(), plain=each.words) for each in asked)
        named = self._name(asked, filters) if names else Named()
        candidates = self._candidates(asked, self._allowed(filters), named, fusion)
        passages = self._generation.library.passages
        ranked = sorted(candidates, key=lambda each: (-each.score, passages[each.place].id))
        confidence = self._confidence(asked, candidates)
        whole = any(named.cases.get(self._case_of(each.place).id) == 1 for each in candidates)
        certain = confidence is None or confidence >= LEAST_PROBABILITY or whole
        return Answer(
            query=query.text,
            answered=(bool(ranked) and certain) or bool(named.awards),
            confidence=confidence,
            total=len(ranked),
            offset=offset,
            hits=self._hits(asked, ranked[offset : offset + limit], offset),
            suggestion=suggestion,
            counts=self._counts(candidates),
            awards=named.awards,
        )

    def similar_passages(self, passage_id: str, limit: int = 5) -> tuple[Hit, ...]:
        """At most `limit` passages of other agencies that say the like of this one, one of an agency, best first, ties
        by id.

        The score is that of search/browse/similar.py; the words have no part in it. Raises UnknownPassage.
        """
        if limit < 1:
            raise ValueError(f"limit {limit}, wanted 1 or more")
        return self._similarity.hits(self._place(passage_id), limit)

    def similar_cases(self, case_id: str, limit: int = 5) -> tuple[SimilarCase, ...]:
        """At most `limit` cases of other agencies that do what this one does, one of an agency, the most alike first,
        ties by id. Raises UnknownCase."""
        if limit < 1:
            raise ValueError(f"limit {limit}, wanted 1 or more")
        return self._similarity.cases(self.case(case_id).id)[:limit]

    def _allowed(self, filters: Filters) -> NDArray[np.bool_] | None:
        if not filters:
            return None
        cases = {case.id for case in self.cases if filters.admit(case)}
        library = self._generation.library
        return np.array(
            [
                passage.case_id in cases and (filters.item is None or filters.item in [link.code for link in links])
                for passage, links in zip(library.passages, library.items, strict=True)
            ],
            dtype=np.bool_,
        )

    def _suggestion(self, text: str, query: Query) -> str | None:
        # Keys of the other layout are put right as they were typed; of a slip what repair has left of it. What no key
        # types was pasted, and nothing of it is the other layout.
        return self._suggester.suggest(query.text if "\ufffd" in text else text, query.text)

    def _name(self, asked: Sequence[Query], filters: Filters) -> Named:
        # A case that the query names says more than the register that lists it; what was typed, more than what was
        # perhaps meant.
        matches = [self._names.match(query.text) for query in asked]
        cases = {case: max(match.get(case, 0.0) for match in matches) for case in sorted({*chain(*matches)})}
        mentioned = frozenset(chain(*(self._names.mentioned(query.terms) for query in asked))) - cases.keys()
        awards = next(filter(None, (self._awards.find(query.text, filters) for query in asked)), ())
        printed = {} if cases else self._awards.lift(awards)
        return Named(cases=cases, mentioned=mentioned, awards=awards, printed=printed)

    def _candidates(
        self,
        asked: Sequence[Query],
        allowed: NDArray[np.bool_] | None,
        named: Named,
        fusion: Fusion,
    ) -> list[Candidate]:
        # The nearest of each leg, and every passage of a case that the query names, in the order of the index.
        words = np.max([self._lexical_shares(query) for query in asked], axis=0)
        found = words if allowed is None else np.where(allowed, words, 0)
        best = np.argsort(-found, kind="stable")[:CANDIDATE_PASSAGES]
        vectors = [self._encode(query.text)[0] for query in asked]
        nearest = [self._generation.dense.candidates(vector, CANDIDATE_ROWS, allowed) for vector in vectors]
        called = self._names.passages(named.cases, allowed)
        printed = [place for place in named.printed if allowed is None or allowed[place]]
        places = sorted({int(place) for place in chain(*nearest, best[found[best] > 0], called, printed)})
        whole = self._names.scores(named.cases, places)
        among = self._names.mention_scores(named.mentioned, places)
        lifts = [named.printed.get(place, name + word) for place, name, word in zip(places, whole, among, strict=True)]
        return weigh_candidates(places, self._dense(asked, places), words[places].tolist(), lifts, fusion)

    def _lexical_shares(self, query: Query) -> NDArray[np.float32]:
        return self._generation.lexical.shares(query.terms, query.concepts, query.plain)

    def _dense(self, asked: Sequence[Query], places: Sequence[int]) -> list[DenseScore]:
        # Of the larger score comes the window too; of equals that of the query as it was typed.
        scores = []
        for vector, tokens in (self._encode(query.text) for query in asked):
            texts = self._generation.dense.scores(vector, places)
            scores.append(self._generation.tokens.refine(texts, tokens, places))
        return [max(each, key=lambda score: score.score) for each in zip(*scores, strict=True)]

    def _confidence(self, asked: Sequence[Query], candidates: Sequence[Candidate]) -> float | None:
        judge = self._answerability.confidence
        found = [judge(self._encode(query.text)[0], query, candidates) for query in asked]
        return max((each for each in found if each is not None), default=None)

    def _hits(self, asked: Sequence[Query], ranked: Sequence[Candidate], offset: int) -> tuple[Hit, ...]:
        weights = term_weights(self._generation.lexical, [term for query in asked for term in query.terms])
        concepts = frozenset(concept for query in asked for concept in query.concepts)
        vectors = np.stack([self._encode(query.text)[0] for query in asked])
        return tuple(
            explain_hit(
                rank,
                each,
                self._case_of(each.place),
                self._generation.library.passages[each.place],
                window_score=float((vectors @ self._generation.dense.vectors(each.place)[1 + each.dense.window]).max()),
                weights=weights,
                concepts=concepts,
                items=self._generation.library.items[each.place],
            )
            for rank, each in enumerate(ranked, offset + 1)
        )

    def _counts(self, candidates: Sequence[Candidate]) -> dict[str, tuple[FacetCount, ...]]:
        library = self._generation.library
        return count_facets(
            [(self._case_of(each.place), [link.code for link in library.items[each.place]]) for each in candidates]
        )

    def _case_of(self, place: int) -> Case:
        return self._cases[self._generation.library.passages[place].case_id]

    def _place(self, passage_id: str) -> int:
        try:
            return self._places[passage_id]
        except KeyError as exc:
            raise unknown_passage() from exc

    # Made when first asked for: each reads the whole index once, and not every user of an engine asks.

    @cached_property
    def _names(self) -> Names:
        return Names(self.cases, self._generation.library.passages)

    @cached_property
    def _awards(self) -> Awards:
        return Awards(self.awards, self.cases, self._generation.library.passages)

    @cached_property
    def _answerability(self) -> Answerability:
        return Answerability(self._generation.dense, self._generation.lexical, self.passage_count)

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self._generation.lexical)

    @cached_property
    def _loanwords(self) -> Loanwords:
        return Loanwords(self._generation.lexical)

    @cached_property
    def _similarity(self) -> Similarity:
        return Similarity(self._generation)
