"""The search engine: a query and filters in, ranked and explained hits out."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus import Award, Case, Passage, fold_name
from index import DenseScore, Encoder, Generation, ItemLink
from search.answerability import LEAST_PROBABILITY, Answerability
from search.counts import count_facets
from search.coverage import By, Coverage, ItemPassage, ItemRegister
from search.errors import UnknownCase, UnknownPassage
from search.explanation import Candidate, Fusion, explain_hit, term_weights, weigh_candidates
from search.fusion import fuse_adaptive
from search.names import Names
from search.query import MAX_QUERY, Query, read_query
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

        Where there is a suggestion, both are asked, `text` as it is and as it was perhaps meant: each leg gives a
        passage the larger of its two scores.

        Which passages are ranked does not depend on limit and offset: pages put together are the whole list. names:
        whether it counts that the query is a name. limit is at least 1, offset at least 0. Raises QueryError when
        `text` cannot be asked, ModelError when the model cannot be loaded.
        """
        if limit < 1 or offset < 0:
            raise ValueError(f"limit {limit} and offset {offset}, wanted 1 or more and 0 or more")
        query = read_query(text)
        suggestion = self._suggestion(text, query)
        asked = (query, read_query(suggestion)) if suggestion and len(suggestion) <= MAX_QUERY else (query,)
        matched = self._matched(asked) if names else {}
        candidates = self._candidates(asked, self._allowed(filters), matched, fusion)
        passages = self._generation.library.passages
        ranked = sorted(candidates, key=lambda each: (-each.score, passages[each.place].id))
        confidence = self._confidence(asked, candidates)
        certain = confidence is None or confidence >= LEAST_PROBABILITY or max(matched.values(), default=0.0) == 1
        return Answer(
            query=query.text,
            answered=bool(ranked) and certain,
            confidence=confidence,
            total=len(ranked),
            offset=offset,
            hits=self._hits(asked, ranked[offset : offset + limit], offset),
            suggestion=suggestion,
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

    def _suggestion(self, text: str, query: Query) -> str | None:
        # What no key types was pasted: its damage is no slip, and repair comes first. Keys of the other layout are put
        # right as they were typed.
        return self._suggester.suggest(query.text if "\ufffd" in text else text)

    def _matched(self, asked: Sequence[Query]) -> Mapping[str, float]:
        matches = [self._names.match(query.text) for query in asked]
        return {case: max(match.get(case, 0.0) for match in matches) for case in sorted({*chain(*matches)})}

    def _candidates(
        self,
        asked: Sequence[Query],
        allowed: NDArray[np.bool_] | None,
        matched: Mapping[str, float],
        fusion: Fusion,
    ) -> list[Candidate]:
        # The nearest of each leg, and every passage of a case that the query names, in the order of the index.
        words = np.max([self._generation.lexical.shares(query.terms) for query in asked], axis=0)
        found = words if allowed is None else np.where(allowed, words, 0)
        best = np.argsort(-found, kind="stable")[:CANDIDATE_PASSAGES]
        vectors = [self._encode(query.text)[0] for query in asked]
        nearest = [self._generation.dense.candidates(vector, CANDIDATE_ROWS, allowed) for vector in vectors]
        called = self._names.passages(matched, allowed)
        places = sorted({int(place) for place in chain(*nearest, best[found[best] > 0], called)})
        named = self._names.scores(matched, places)
        return weigh_candidates(places, self._dense(asked, places), words[places].tolist(), named, fusion)

    def _dense(self, asked: Sequence[Query], places: Sequence[int]) -> list[DenseScore]:
        # Of the larger score comes the window too; of equals that of the query as it was typed.
        scores = []
        for vector, tokens in (self._encode(query.text) for query in asked):
            texts = self._generation.dense.scores(vector, places)
            scores.append(self._generation.tokens.refine(texts, tokens, places))
        return [max(each, key=lambda score: score.score) for each in zip(*scores, strict=True)]

    def _confidence(self, asked: Sequence[Query], candidates: Sequence[Candidate]) -> float | None:
        near = sorted(candidates, key=lambda each: (-each.dense.score, each.place))[:JUDGED]
        worded = sorted(candidates, key=lambda each: (-each.lexical, each.place))[:JUDGED]
        places = sorted({each.place for each in (*near, *worded)})
        judged = [self._answerability.judge(self._encode(query.text)[0], query.terms, places) for query in asked]
        return max((evidence.probability for evidence in judged if evidence is not None), default=None)

    def _hits(self, asked: Sequence[Query], ranked: Sequence[Candidate], offset: int) -> tuple[Hit, ...]:
        weights = term_weights(self._generation.lexical, [term for query in asked for term in query.terms])
        vectors = np.stack([self._encode(query.text)[0] for query in asked])
        return tuple(
            explain_hit(
                rank,
                each,
                self._case_of(each.place),
                self._generation.library.passages[each.place],
                window_score=float((vectors @ self._generation.dense.vectors(each.place)[1 + each.dense.window]).max()),
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
