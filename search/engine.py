"""The search engine: a query and filters in, ranked and explained hits out."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus import Award, Case, Passage, fold_name
from index import Encoder, Generation, ItemLink
from search.answerability import LEAST_PROBABILITY, Answerability
from search.counts import count_facets
from search.coverage import By, Coverage, ItemPassage, ItemRegister
from search.errors import UnknownCase, UnknownPassage
from search.explanation import Candidate, Fusion, explain_hit, term_weights, weigh_candidates
from search.fusion import fuse_adaptive
from search.names import Names
from search.query import Query, read_query
from search.results import Answer, FacetCount, Facets, Filters, Hit, SimilarCase
from search.similar import Similarity, alike_hit
from search.suggestion import Suggester

CANDIDATE_ROWS = 1000
"""Rows of the dense index whose passages become candidates: every passage of a book, and at scale the few hundred
nearest, which is far more than anyone reads."""

CANDIDATE_PASSAGES = 500
"""Passages with the highest BM25 that become candidates."""

JUDGED = 30
"""The first passages of each leg that are asked whether they answer: behind them none does."""

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
        self._alike_cases = lru_cache(ENCODED)(lambda case_id: self._similarity.cases(case_id))

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
        agencies = {case.agency for case in self.cases if case.category is not None}
        return Facets(
            categories=tuple(sorted({case.category for case in self.cases if case.category is not None})),
            years=tuple(sorted({case.year for case in self.cases if case.year is not None}, reverse=True)),
            agencies=_in_thai_order(agencies),
            agency_types=_in_thai_order({case.agency_type for case in self.cases if case.agency_type}),
            items=self._register.codes,
        )

    @cached_property
    def _register(self) -> ItemRegister:
        return ItemRegister(self._generation.library, self._cases)

    def case(self, case_id: str) -> Case:
        """The case of this id. Raises UnknownCase."""
        try:
            return self._cases[case_id]
        except KeyError as exc:
            raise UnknownCase(
                th="ไม่พบกรณีนี้ในดัชนี อาจถูกแทนที่หรือนำออกแล้ว กรุณาค้นใหม่จากหน้าแรก",
                en="There is no such case in the index; it may have been replaced or taken out, so search again",
            ) from exc

    def passages(self, case_id: str) -> tuple[Passage, ...]:
        """The passages of a case in reading order. Raises UnknownCase."""
        case = self.case(case_id)
        return tuple(passage for passage in self._generation.library.passages if passage.case_id == case.id)

    def items(self, passage_id: str) -> tuple[ItemLink, ...]:
        """The items that a passage evidences, best first; often one, at most three. Raises UnknownPassage."""
        return self._generation.library.items[self._place(passage_id)]

    def coverage(self, by: By) -> Coverage:
        """How many passages and cases of each agency type, or year, evidence each item."""
        columns = _in_thai_order({case.agency_type for case in self.cases if case.agency_type})
        return self._register.coverage(by, columns if by == "agency_type" else sorted(self.facets.years))

    def item_passages(self, code: str, *, filters: Filters = Filters()) -> tuple[ItemPassage, ...]:
        """The passages of cases that evidence the item `code` and meet the filters, the surest first, ties by id; none
        for a code that is no item. The introduction of a book is evidence of nothing."""
        return tuple(each for each in self._register.passages(code) if passes(each.case, filters))

    def search(
        self,
        text: str,
        *,
        filters: Filters = Filters(),
        limit: int = 10,
        offset: int = 0,
        fusion: Fusion = fuse_adaptive,
        names: bool = True,
    ) -> Answer:
        """The best `limit` passages for `text` among those that pass the filters, from `offset` on, ties by passage id.

        Which passages are ranked does not depend on limit and offset: pages put together are the whole list. names:
        whether it counts that the query is a name. limit is at least 1, offset at least 0. Raises QueryError when
        `text` cannot be asked, ModelError when the model cannot be loaded.
        """
        if limit < 1 or offset < 0:
            raise ValueError(f"limit {limit} and offset {offset}, wanted 1 or more and 0 or more")
        query = read_query(text)
        vector, tokens = self._encode(query.text)
        matched = self._names.match(query.text) if names else {}
        candidates = self._candidates(query, (vector, tokens), self._allowed(filters), matched, fusion)
        passages = self._generation.library.passages
        ranked = sorted(candidates, key=lambda each: (-each.score, passages[each.place].id))
        confidence = self._confidence(query, vector, candidates)
        certain = confidence is None or confidence >= LEAST_PROBABILITY or max(matched.values(), default=0.0) == 1
        return Answer(
            query=query.text,
            answered=bool(ranked) and certain,
            confidence=confidence,
            total=len(ranked),
            offset=offset,
            hits=self._hits(query, vector, ranked[offset : offset + limit], offset),
            suggestion=self._suggester.suggest(text),
            counts=self._counts(candidates),
        )

    def similar_passages(self, passage_id: str, limit: int = 5) -> tuple[Hit, ...]:
        """At most `limit` passages of other cases that say the like of this one, one of a case, best first, ties by id.

        The score is that of search/similar.py; the words have no part in it. Raises UnknownPassage.
        """
        if limit < 1:
            raise ValueError(f"limit {limit}, wanted 1 or more")
        return tuple(
            alike_hit(
                rank,
                alike,
                self._case_of(alike.place),
                self._generation.library.passages[alike.place],
                items=self._generation.library.items[alike.place],
            )
            for rank, alike in enumerate(self._similarity.passages(self._place(passage_id), limit), 1)
        )

    def similar_cases(self, case_id: str, limit: int = 5) -> tuple[SimilarCase, ...]:
        """At most `limit` other cases that do what this one does, the most alike first, ties by id. Raises
        UnknownCase."""
        if limit < 1:
            raise ValueError(f"limit {limit}, wanted 1 or more")
        passages = self._generation.library.passages
        found = (row for row in self._alike_cases(self.case(case_id).id) if self._cases[row[0]].category is not None)
        return tuple(
            SimilarCase(
                rank=rank, score=score, case=self._cases[other], own=passages[place], other=passages[alike.place]
            )
            for rank, (other, score, place, alike) in enumerate(list(found)[:limit], 1)
        )

    def _allowed(self, filters: Filters) -> NDArray[np.bool_] | None:
        if not filters:
            return None
        cases = {case.id for case in self.cases if passes(case, filters)}
        library = self._generation.library
        return np.array(
            [
                passage.case_id in cases and (filters.item is None or filters.item in [link.code for link in links])
                for passage, links in zip(library.passages, library.items, strict=True)
            ],
            dtype=np.bool_,
        )

    def _candidates(
        self,
        query: Query,
        encoded: tuple[NDArray[np.float32], NDArray[np.float32]],
        allowed: NDArray[np.bool_] | None,
        matched: Mapping[str, float],
        fusion: Fusion,
    ) -> list[Candidate]:
        # The nearest of each leg, and every passage of a case that the query names, in the order of the index.
        vector, tokens = encoded
        words, reach = self._generation.lexical.scores(query.terms)
        found = words if allowed is None else np.where(allowed, words, 0)
        best = np.argsort(-found, kind="stable")[:CANDIDATE_PASSAGES]
        nearest = self._generation.dense.candidates(vector, CANDIDATE_ROWS, allowed)
        called = self._names.passages(matched, allowed)
        places = sorted({*nearest.tolist(), *best[found[best] > 0].tolist(), *called.tolist()})
        lexical = [float(words[place]) / reach if reach else 0.0 for place in places]
        dense = self._generation.tokens.refine(self._generation.dense.scores(vector, places), tokens, places)
        return weigh_candidates(places, dense, lexical, self._names.scores(matched, places), fusion)

    def _confidence(self, query: Query, vector: NDArray[np.float32], candidates: Sequence[Candidate]) -> float | None:
        near = sorted(candidates, key=lambda each: (-each.dense.score, each.place))[:JUDGED]
        worded = sorted(candidates, key=lambda each: (-each.lexical, each.place))[:JUDGED]
        places = sorted({each.place for each in (*near, *worded)})
        evidence = self._answerability.judge(vector, query.terms, places)
        return None if evidence is None else evidence.probability

    def _hits(
        self, query: Query, vector: NDArray[np.float32], ranked: Sequence[Candidate], offset: int
    ) -> tuple[Hit, ...]:
        weights = term_weights(self._generation.lexical, query.terms)
        return tuple(
            explain_hit(
                rank,
                each,
                self._case_of(each.place),
                self._generation.library.passages[each.place],
                window_score=float(self._generation.dense.vectors(each.place)[1 + each.dense.window] @ vector),
                weights=weights,
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
            raise UnknownPassage(
                th="ไม่พบตอนนี้ในดัชนี อาจถูกแทนที่หรือนำออกแล้ว กรุณาค้นใหม่จากหน้าแรก",
                en="There is no such passage in the index; it may have been replaced or taken out, so search again",
            ) from exc

    # Made when first asked for: each reads the whole index once, and not every user of an engine asks.

    @cached_property
    def _names(self) -> Names:
        return Names(self.cases, self._generation.library.passages)

    @cached_property
    def _answerability(self) -> Answerability:
        return Answerability(self._generation.dense, self._generation.lexical, self.passage_count)

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self._generation.lexical)

    @cached_property
    def _similarity(self) -> Similarity:
        return Similarity(self._generation)


def passes(case: Case, filters: Filters) -> bool:
    """Whether `case` meets every filter that is set but item, which is one of passages; an agency is named in full or
    by a short name, whatever its case and full stops."""
    names = {fold_name(name) for name in (case.agency, *case.short_names)}
    return (
        filters.category in (None, case.category)
        and filters.year in (None, case.year)
        and filters.agency_type in (None, case.agency_type)
        and filters.document in (None, case.document)
        and (filters.agency is None or fold_name(filters.agency) in names)
    )


def _in_thai_order(words: set[str]) -> tuple[str, ...]:
    # As a Thai dictionary: a leading vowel counts after its consonant, tone marks only between words otherwise equal.
    def key(word: str) -> tuple[str, str]:
        return re.sub("[\u0e47-\u0e4e]", "", re.sub("([เแโใไ])([ก-ฮ])", r"\2\1", word)), word

    return tuple(sorted(words, key=key))
