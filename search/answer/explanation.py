"""Why a hit stands where it stands: what each leg gave, which words matched, which window spoke."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from corpus import GRAM, Case, Passage, Span, find_concepts
from index import DenseScore, ItemLink, LexicalIndex
from search.answer.highlights import find_terms, merge_spans
from search.results import DenseLeg, Hit, LexicalLeg

Fusion = Callable[[Sequence[float], Sequence[float]], list[float]]
"""From the dense and the lexical scores of the candidates to one score each, higher is better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that is ranked, and what its score is made of.

    place: of the passage in the index. dense, lexical: what the legs measured. fused: the score that fusion gives,
    dense_part: what of it is due to the dense leg. named: what the query's being a name adds.
    """

    place: int
    dense: DenseScore
    lexical: float
    fused: float
    dense_part: float
    named: float

    @property
    def score(self) -> float:
        """Higher is better."""
        return self.fused + self.named

    @property
    def lexical_part(self) -> float:
        """What of the fused score is due to the lexical leg."""
        return self.fused - self.dense_part


def weigh_candidates(
    places: Sequence[int],
    dense: Sequence[DenseScore],
    lexical: Sequence[float],
    named: Sequence[float],
    fusion: Fusion,
) -> list[Candidate]:
    """The candidates at `places` with their scores; all sequences are in the same order.

    The dense leg's part is the score that `fusion` gives when the words say nothing, the lexical leg's what is added
    when they speak: so the parts add up whatever the fusion.
    """
    cosines = [score.score for score in dense]
    fused, silent = fusion(cosines, lexical), fusion(cosines, [0.0] * len(places))
    rows = zip(places, dense, lexical, fused, silent, named, strict=True)
    return [
        Candidate(place=place, dense=score, lexical=words, fused=whole, dense_part=part, named=name)
        for place, score, words, whole, part, name in rows
    ]


def term_weights(index: LexicalIndex, terms: Sequence[str]) -> dict[str, float]:
    """Of each word of a query its share of the idf of all its words, 0 to 1; character grams are left out."""
    words = [term for term in dict.fromkeys(terms) if not term.startswith(GRAM)]
    weights = {word: index.idf(word) for word in words}
    whole = sum(weights.values())
    return {word: weight / whole if whole else 0.0 for word, weight in weights.items()}


def explain_hit(
    rank: int,
    found: Candidate,
    case: Case,
    passage: Passage,
    *,
    window_score: float,
    weights: Mapping[str, float],
    concepts: Collection[str],
    items: tuple[ItemLink, ...],
) -> Hit:
    """The hit of a candidate, with the words that matched and where they stand.

    window_score: cosine of the window that spoke. weights: of every word of the query, in its order. concepts: that the
    query speaks of. items: that the passage evidences.
    """
    spans = find_terms(passage.text, list(weights))
    mentions = [mention.span for mention in find_concepts(passage.text, concepts)] if concepts else []
    return Hit(
        rank=rank,
        score=found.score,
        case=case,
        passage=passage,
        highlights=merge_spans((*chain(*spans.values()), *mentions)),
        dense=DenseLeg(
            score=found.dense.score,
            window=passage.windows[found.dense.window],
            window_score=window_score,
            part=found.dense_part,
        ),
        lexical=LexicalLeg(
            score=found.lexical,
            terms=tuple(spans),
            weights=tuple(weights[term] for term in spans),
            part=found.lexical_part,
            meant=_meant(passage.text, mentions, spans),
        ),
        items=items,
        named=found.named,
    )


def _meant(text: str, mentions: Sequence[Span], spans: Mapping[str, Sequence[Span]]) -> tuple[str, ...]:
    # As printed, each once, in the order of the text; words of the query that stand there themselves are named already.
    said = set(chain(*spans.values()))
    return tuple(dict.fromkeys(text[start:end] for start, end in mentions if (start, end) not in said))
