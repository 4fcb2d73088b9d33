"""The search engine: a query and filters in, ranked and explained hits out."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus import Award, Case, Passage, fold_name
from index import DenseScore, Encoder, Generation, ItemLink
from search.coverage import By, Coverage, ItemPassage, ItemRegister
from search.errors import UnknownCase, UnknownPassage
from search.fusion import fuse_adaptive
from search.highlights import find_terms, merge_spans
from search.query import Query, read_query
from search.results import Answer, DenseLeg, Facets, Filters, Hit, LexicalLeg

CANDIDATE_ROWS = 1000
"""Rows of the dense index whose passages become candidates: every passage of a book, and at scale the few hundred
nearest, which is far more than anyone reads."""

CANDIDATE_PASSAGES = 500
"""Passages with the highest BM25 that become candidates."""

Fusion = Callable[[Sequence[float], Sequence[float]], list[float]]
"""From the dense and the lexical scores of the candidates to one score each, higher is better."""


class SearchEngine:
    """Answers from one generation, which never changes; safe for several threads."""

    def __init__(self, generation: Generation, encoder: Encoder) -> None:
        self._generation = generation
        self._encoder = encoder
        library = generation.library
        self._cases = {case.id: case for case in library.cases}
        self._places = {passage.id: place for place, passage in enumerate(library.passages)}

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
        if passage_id not in self._places:
            raise UnknownPassage(
                th="ไม่พบตอนนี้ในดัชนี อาจถูกแทนที่หรือนำออกแล้ว กรุณาค้นใหม่จากหน้าแรก",
                en="There is no such passage in the index; it may have been replaced or taken out, so search again",
            )
        return self._generation.library.items[self._places[passage_id]]

    def coverage(self, by: By) -> Coverage:
        """How many passages and cases of each agency type, or year, evidence each item."""
        columns = _in_thai_order({case.agency_type for case in self.cases if case.agency_type})
        return self._register.coverage(by, columns if by == "agency_type" else sorted(self.facets.years))

    def item_passages(self, code: str, *, filters: Filters = Filters()) -> tuple[ItemPassage, ...]:
        """The passages of cases that evidence the item `code` and meet the filters, the surest first, ties by id; none
        for a code that is no item. The introduction of a book is evidence of nothing."""
        return tuple(each for each in self._register.passages(code) if passes(each.case, filters))

    def search(
        self, text: str, *, filters: Filters = Filters(), limit: int = 10, fusion: Fusion = fuse_adaptive
    ) -> Answer:
        """The best `limit` passages for `text` among those that pass the filters, ties by passage id.

        limit is at least 1. Raises QueryError when `text` cannot be asked, ModelError when the model cannot be loaded.
        """
        if limit < 1:
            raise ValueError(f"limit {limit}, wanted 1 or more")
        query = read_query(text)
        allowed = self._allowed(filters)
        vector = self._encoder.encode_query(query.text)
        words, reach = self._generation.lexical.scores(query.terms)
        places = self._candidates(vector, words, allowed)
        dense = self._generation.dense.scores(vector, places)
        lexical = [float(words[place]) / reach if reach else 0.0 for place in places]
        scores = fusion([score.score for score in dense], lexical)
        passages = self._generation.library.passages
        order = sorted(range(len(places)), key=lambda each: (-scores[each], passages[places[each]].id))
        hits = tuple(
            self._hit(rank, scores[each], passages[places[each]], query, dense[each], lexical[each])
            for rank, each in enumerate(order[:limit], 1)
        )
        return Answer(query=query.text, answered=bool(hits), total=len(places), hits=hits)

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
        self, vector: NDArray[np.float32], words: NDArray[np.float32], allowed: NDArray[np.bool_] | None
    ) -> list[int]:
        found = words if allowed is None else np.where(allowed, words, 0)
        best = np.argsort(-found, kind="stable")[:CANDIDATE_PASSAGES]
        nearest = self._generation.dense.candidates(vector, CANDIDATE_ROWS, allowed)
        return sorted({int(place) for place in nearest} | {int(place) for place in best if found[place] > 0})

    def _hit(self, rank: int, score: float, passage: Passage, query: Query, dense: DenseScore, lexical: float) -> Hit:
        found = find_terms(passage.text, query.terms)
        return Hit(
            rank=rank,
            score=score,
            case=self._cases[passage.case_id],
            passage=passage,
            highlights=merge_spans(span for spans in found.values() for span in spans),
            dense=DenseLeg(score=dense.score, window=passage.windows[dense.window]),
            lexical=LexicalLeg(score=lexical, terms=tuple(found)),
            items=self._generation.library.items[self._places[passage.id]],
        )


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
