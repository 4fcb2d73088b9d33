"""The search engine: a query and filters in, ranked and explained hits out."""

from collections.abc import Mapping
from functools import cached_property

from corpus import Award, Case, Passage
from index import Encoder, Generation, ItemLink
from search.answer import (
    LEAST_POSSIBLE,
    LEAST_PROBABILITY,
    NEAREST,
    Answerability,
    count_facets,
    explain_hits,
    read_facets,
)
from search.browse import By, Coverage, ItemPassage, ItemRegister, Similarity
from search.errors import unknown_case, unknown_passage
from search.limits import DEFAULT_HITS
from search.query import QueryReader
from search.ranking import PROGRAM, Candidate, Ranked, Ranker, Ranking
from search.results import Answer, FacetCount, Facets, Filters, Hit, SimilarCase


class SearchEngine:
    """Answers from one generation, which never changes; safe for several threads."""

    def __init__(self, generation: Generation, encoder: Encoder) -> None:
        self._generation = generation
        self._library = generation.library
        self._cases = {case.id: case for case in self._library.cases}
        self._places = {passage.id: place for place, passage in enumerate(self._library.passages)}
        self._reader = QueryReader(generation.lexical, generation.language, encoder, generation.words)
        self._ranker = Ranker(generation)

    @property
    def generation(self) -> str:
        """The name of the generation that answers."""
        return self._generation.name

    @property
    def cases(self) -> tuple[Case, ...]:
        """All cases, documents by name, cases in file order."""
        return self._library.cases

    @property
    def awards(self) -> tuple[Award, ...]:
        """The awards of all registers, documents by name, awards in file order."""
        return self._library.awards

    @property
    def passage_count(self) -> int:
        """Passages in the index."""
        return len(self._library.passages)

    @cached_property
    def facets(self) -> Facets:
        """What can be filtered by; agencies and their types in the order of a Thai dictionary."""
        return read_facets(self.cases, self._register.codes)

    def case(self, case_id: str) -> Case:
        """The case of this id. Raises UnknownCase."""
        try:
            return self._cases[case_id]
        except KeyError as exc:
            raise unknown_case() from exc

    def passage(self, passage_id: str) -> Passage:
        """The passage of this id. Raises UnknownPassage."""
        return self._library.passages[self._place(passage_id)]

    def passages(self, case_id: str) -> tuple[Passage, ...]:
        """The passages of a case in reading order. Raises UnknownCase."""
        case = self.case(case_id)
        return tuple(passage for passage in self._library.passages if passage.case_id == case.id)

    def items(self, passage_id: str) -> tuple[ItemLink, ...]:
        """The items that a passage evidences, best first; often one, at most three. Raises UnknownPassage."""
        return self._library.items[self._place(passage_id)]

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
        queries = self._reader.read(text, suggestion=ranking.suggestion, respelling=ranking.respelling)
        ranked = self._ranker.rank(queries.all, filters, ranking)
        probabilities = self._answerability.probabilities(queries.all, ranked.candidates)
        confidence = None if probabilities is None else max(probabilities.values(), default=0.0)
        answered = self._is_answered(ranked, confidence)
        only_aims = answered and self._are_only_aims(ranked, probabilities)
        if only_aims:
            ranked = self._ranker.restore_aims(ranked)
        possible = ranked.candidates if everything else _possible(ranked, probabilities)
        listed = possible or ranked.candidates[:NEAREST]
        shown = listed[offset : offset + limit]
        return Answer(
            query=queries.typed.text,
            answered=answered,
            confidence=confidence,
            total=len(listed),
            offset=offset,
            hits=explain_hits(shown, offset + 1, queries.all, self._generation, self._cases),
            suggestion=queries.suggestion,
            counts=self._count(possible),
            awards=ranked.names.register.awards,
            none_awarded=ranked.names.register.none_awarded,
            item=ranked.names.item,
            only_aims=only_aims,
        )

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
        return self._similarity.cases(self.case(case_id).id)[:limit]

    def _is_answered(self, ranked: Ranked, confidence: float | None) -> bool:
        # Awards answer without a passage, and where the registers have none, passages on the subject are no answer
        # either; else passages do when one of them is likely to, is of a case that the whole query names, evidences
        # the item that it asks for, or prints the number.
        if ranked.names.register.awards or ranked.names.register.final:
            return not ranked.names.register.final
        certain = confidence is None or confidence >= LEAST_PROBABILITY
        if ranked.names.item is not None:
            return any(each.place in ranked.names.evidence for each in ranked.candidates)
        numbered = any(each.place in ranked.names.numbered for each in ranked.candidates)
        return bool(ranked.candidates) and (certain or numbered or self._holds_named_case(ranked))

    def _are_only_aims(self, ranked: Ranked, probabilities: Mapping[int, float] | None) -> bool:
        # Of what answers: practice is sought, and none answers. A small index cannot tell what answers.
        if not ranked.seeks_practice or ranked.names.register.awards:
            return False
        practice = [each.place for each in ranked.candidates if not self._library.aims[each.place]]
        if probabilities is None:
            return not practice
        return max((probabilities[place] for place in practice), default=0.0) < LEAST_PROBABILITY

    def _holds_named_case(self, ranked: Ranked) -> bool:
        shares = ranked.names.cases
        return any(shares.get(self._case_of(each).id) == 1 for each in ranked.candidates)

    def _count(self, candidates: tuple[Candidate, ...]) -> dict[str, tuple[FacetCount, ...]]:
        items = self._library.items
        return count_facets([(self._case_of(each), [link.code for link in items[each.place]]) for each in candidates])

    def _case_of(self, candidate: Candidate) -> Case:
        return self._cases[self._library.passages[candidate.place].case_id]

    def _place(self, passage_id: str) -> int:
        try:
            return self._places[passage_id]
        except KeyError as exc:
            raise unknown_passage() from exc

    # Made when first asked for: each reads the whole index once, and not every user of an engine asks.

    @cached_property
    def _register(self) -> ItemRegister:
        return ItemRegister(self._library, self._cases)

    @cached_property
    def _answerability(self) -> Answerability:
        return Answerability(self._generation.dense, self._generation.lexical, self.passage_count)

    @cached_property
    def _similarity(self) -> Similarity:
        return Similarity(self._generation)


def _possible(ranked: Ranked, probabilities: Mapping[int, float] | None) -> tuple[Candidate, ...]:
    # Those that could be an answer by what they say, or are asked for by name; of an item its evidence alone, of a
    # number what prints it.
    alone = ranked.names.evidence.keys() | ranked.names.numbered
    if alone or ranked.names.item is not None:
        return tuple(each for each in ranked.candidates if each.place in alone)
    if probabilities is None:
        return ranked.candidates
    return tuple(
        each for each in ranked.candidates if probabilities[each.place] >= LEAST_POSSIBLE or each.name_boost > 0
    )
