"""Measure the ranking on XQuAD; write benchmarks/results/xquad.json.

usage: python -m benchmarks.xquad [--shared ../shared] [--home FOLDER]

240 Thai paragraphs of encyclopaedia articles (Artetxe, Ruder and Yogatama, 2020), 1,190 questions in Thai and the same
in English; the paragraph that a question was asked of is its one answer. Every method ranks all paragraphs by the same
legs, which are the program's own. The files lie outside the project.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.setup import (
    ask_paragraphs,
    describe_run,
    index_paragraphs,
    make_parser,
    make_source,
    open_home,
    paragraph_rank,
    read_paragraphs,
    report,
)
from index import Encoder, LexicalIndex, VectorCache, text_terms
from search.evaluation.baselines import dense_alone, fuse_convex, fuse_reciprocal, fuse_standardised, lexical_alone
from search.evaluation.measures import DEPTH
from search.query.query import prepare_query
from search.ranking import PROGRAM, Fusion, Ranking, fuse_adaptive
from search.ranking.scores import dense_scores, lexical_scores

METHODS: Mapping[str, Fusion] = {
    "BM25": lexical_alone,
    "dense": dense_alone,
    "reciprocal rank": fuse_reciprocal,
    "convex": fuse_convex,
    "z-scores": fuse_standardised,
    "adaptive": fuse_adaptive,
}

LEGS: Mapping[str, Ranking] = {"": PROGRAM, ", no tokens": Ranking(tokens=0)}
"""By what the name of a method ends in: the weights in the dense leg."""


def main() -> None:
    args = make_parser(__doc__).parse_args()
    with open_home(args.home) as home:
        report("xquad", measure(args.shared / "eval/xquad", home))


def measure(folder: Path, home: Path) -> dict[str, object]:
    """The settings and, by language of the question, each method's mean reciprocal rank of the paragraph in the
    first ten, with and without the tokens' part in the dense leg."""
    source = make_source(home, "xquad")
    texts = [paragraph.text for paragraph in read_paragraphs(folder / "xquad.th.json")]
    legs = Legs(texts, source.encoder, VectorCache(home / "vectors.sqlite"))
    questions = {
        f"{name} question": ask_paragraphs(read_paragraphs(folder / f"xquad.{language}.json"))
        for name, language in (("Thai", "th"), ("English", "en"))
    }
    return {
        "settings": describe_run(source.recipe),
        "paragraphs": len(texts),
        "questions": len(questions["Thai question"]),
        "mrr@10": {name: legs.reciprocal_ranks(asked) for name, asked in questions.items()},
    }


class Legs:
    """Paragraphs in the program's indexes."""

    def __init__(self, texts: Sequence[str], encoder: Encoder, store: VectorCache) -> None:
        self._encode = encoder.encode_query_with_tokens
        self._every = range(len(texts))
        self._dense, self._tokens = index_paragraphs(texts, encoder, store)
        self._lexical = LexicalIndex([text_terms(text) for text in texts])

    def reciprocal_ranks(self, questions: Sequence[tuple[int, str]]) -> dict[str, float]:
        """The mean of each method over (place of the right paragraph, question)."""
        sums: dict[str, float] = {}
        for right, question in questions:
            query = prepare_query(question, self._encode)
            lexical = lexical_scores(self._lexical, query, PROGRAM).tolist()
            for suffix, ranking in LEGS.items():
                scores, _ = dense_scores(self._dense, self._tokens, query, self._every, ranking)
                dense = scores.tolist()
                for name, method in METHODS.items():
                    rank = paragraph_rank(method(dense, lexical), right)
                    sums[name + suffix] = sums.get(name + suffix, 0.0) + (1 / rank if rank <= DEPTH else 0.0)
        return {name: round(total / len(questions), 4) for name, total in sums.items() if name != "BM25, no tokens"}


if __name__ == "__main__":
    main()
