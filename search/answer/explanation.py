"""Why a hit stands where it stands: what each leg gave, which words matched, which window spoke."""

from collections.abc import Collection, Mapping, Sequence
from itertools import chain

import numpy as np

from corpus import Case, Passage, Span, find_concepts, words_of
from index import Generation, ItemLink, LexicalSearch
from search.answer.highlights import find_terms, merge_spans
from search.query import Query
from search.ranking import Candidate
from search.results import DenseLeg, Hit, LexicalLeg


def explain_hits(
    candidates: Sequence[Candidate], ranks: Sequence[int], queries: Sequence[Query], generation: Generation
) -> tuple[Hit, ...]:
    """The hits of `candidates`, in their order, each with its rank."""
    library = generation.library
    weights = term_weights(generation.lexical, [term for query in queries for term in query.terms])
    concepts = frozenset(concept for query in queries for concept in query.concepts)
    vectors = np.stack([query.vector for query in queries])
    shown = list(candidates)
    places = [each.place for each in shown]
    windows = generation.dense.window_vectors(places, [each.window for each in shown])
    hits = []
    for rank, candidate, window, (passage, items) in zip(ranks, shown, windows, library.records(places), strict=True):
        hits.append(
            explain_hit(
                rank,
                candidate,
                library.cases[library.tables.owners[candidate.place]],
                passage,
                window_score=float((vectors @ window).max()),
                weights=weights,
                concepts=concepts,
                items=items,
                states_aim=bool(library.tables.aims[candidate.place]),
            )
        )
    return tuple(hits)


def term_weights(index: LexicalSearch, terms: Sequence[str]) -> dict[str, float]:
    """Of each word of a query its share of the idf of all its words, 0 to 1; character grams are left out."""
    words = words_of(dict.fromkeys(terms))
    weights = {word: index.idf(word) for word in words}
    whole = sum(weights.values())
    return {word: weight / whole if whole else 0.0 for word, weight in weights.items()}


def explain_hit(
    rank: int,
    candidate: Candidate,
    case: Case,
    passage: Passage,
    *,
    window_score: float,
    weights: Mapping[str, float],
    concepts: Collection[str],
    items: tuple[ItemLink, ...],
    states_aim: bool = False,
) -> Hit:
    """The hit of a candidate, with the words that matched and where they stand.

    window_score: cosine of the window that spoke. weights: of every word of the query, in its order. concepts: that the
    query speaks of. items: that the passage evidences. states_aim: whether it states an
    aim.
    """
    spans = find_terms(passage.text, list(weights))
    mentions = [mention.span for mention in find_concepts(passage.text, concepts)] if concepts else []
    return Hit(
        rank=rank,
        score=candidate.score,
        case=case,
        passage=passage,
        highlights=merge_spans((*chain(*spans.values()), *mentions)),
        dense=DenseLeg(
            score=candidate.dense,
            window=passage.windows[candidate.window],
            window_score=window_score,
            part=candidate.dense_part,
        ),
        lexical=LexicalLeg(
            score=candidate.lexical,
            terms=tuple(spans),
            weights=tuple(weights[term] for term in spans),
            part=candidate.lexical_part,
            meant=_meant(passage.text, mentions, spans),
        ),
        items=items,
        name_boost=candidate.name_boost,
        states_aim=states_aim,
        aim=candidate.aim,
    )


def _meant(text: str, mentions: Sequence[Span], spans: Mapping[str, Sequence[Span]]) -> tuple[str, ...]:
    # As printed, each once, in the order of the text; words of the query that stand there themselves are named already.
    said = set(chain(*spans.values()))
    return tuple(dict.fromkeys(text[start:end] for start, end in mentions if (start, end) not in said))
