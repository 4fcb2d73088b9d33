"""Measure the ranking on XQuAD; write benchmarks/results/xquad.json.

usage: python -m benchmarks.xquad [--shared ../shared] [--home FOLDER]

240 Thai paragraphs of encyclopaedia articles (Artetxe, Ruder and Yogatama, 2020), 1,190 questions in Thai and the same
in English; the paragraph that a question was asked of is its one answer. Every method ranks all paragraphs by the same
legs, which are the program's own. The files lie outside the project; a home that is given keeps model and vectors.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from benchmarks.book import machine
from corpus import Passage, cut_windows
from index import DenseIndex, Encoder, LexicalIndex, Recipe, TokenIndex, VectorStore, text_terms, window_texts
from search import EngineSource, Settings
from search.answer.explanation import Fusion
from search.evaluation.baselines import dense_alone, fuse_convex, fuse_standardised, lexical_alone
from search.query.query import read_query
from search.ranking.fusion import fuse_adaptive, fuse_reciprocal

RESULTS = Path(__file__).parent / "results" / "xquad.json"
DEPTH = 10


METHODS: Mapping[str, Fusion] = {
    "BM25": lexical_alone,
    "dense": dense_alone,
    "reciprocal rank": fuse_reciprocal,
    "convex": fuse_convex,
    "z-scores": fuse_standardised,
    "adaptive": fuse_adaptive,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--home", type=Path)
    args = parser.parse_args()
    if args.home:
        results = measure(args.shared / "eval/xquad", args.home)
    else:
        with tempfile.TemporaryDirectory() as folder:
            results = measure(args.shared / "eval/xquad", Path(folder))
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, ensure_ascii=False, indent=1))


def measure(folder: Path, home: Path) -> dict[str, object]:
    """The settings and, by language of the question, each method's mean reciprocal rank of the paragraph in the
    first ten, with and without the tokens' part in the dense leg."""
    encoder = EngineSource(Settings(home=home)).encoder
    paragraphs = [text for text, _ in read_paragraphs(folder / "xquad.th.json")]
    legs = Legs(paragraphs, encoder, VectorStore(home / "vectors.sqlite"))
    questions = {
        f"{name} question": [
            (place, question)
            for place, (_, asked) in enumerate(read_paragraphs(folder / f"xquad.{language}.json"))
            for question in asked
        ]
        for name, language in (("Thai", "th"), ("English", "en"))
    }
    found = {name: legs.reciprocal_ranks(asked) for name, asked in questions.items()}
    settings = {**asdict(Recipe(model=encoder.identity)), "machine": machine()}
    return {"settings": settings, "paragraphs": len(paragraphs), "questions": 1190, "mrr@10": found}


def read_paragraphs(path: Path) -> list[tuple[str, list[str]]]:
    """Each paragraph with its questions, in the order of the file."""
    articles = json.loads(path.read_text(encoding="utf-8"))["data"]
    return [
        (paragraph["context"].lstrip("\ufeff"), [each["question"] for each in paragraph["qas"]])
        for article in articles
        for paragraph in article["paragraphs"]
    ]


class Legs:
    """Paragraphs in the program's indexes, each a passage that stands under no agency and no heading."""

    def __init__(self, paragraphs: Sequence[str], encoder: Encoder, store: VectorStore) -> None:
        windows = [window_texts(_passage(text)) for text in paragraphs]
        rows = [text for whole, parts in zip(paragraphs, windows, strict=True) for text in (whole, *parts)]
        first_rows = np.cumsum([0, *(1 + len(parts) for parts in windows)], dtype=np.int64)
        self._encoder = encoder
        self._every = range(len(paragraphs))
        self._dense = DenseIndex(store.encode(rows, encoder, _say), first_rows)
        self._tokens = TokenIndex(store.encode_tokens(paragraphs, encoder, _say))
        self._lexical = LexicalIndex([text_terms(text) for text in paragraphs])

    def reciprocal_ranks(self, questions: Sequence[tuple[int, str]]) -> dict[str, float]:
        """The mean of each method over (place of the right paragraph, question)."""
        sums: dict[str, float] = {}
        for right, question in questions:
            query = read_query(question)
            vector, tokens = self._encoder.encode_query_with_tokens(query.text)
            texts = self._dense.scores(vector, self._every)
            lexical = self._lexical.shares(query.terms, query.concepts, query.plain).tolist()
            refined = self._tokens.refine(texts, tokens, self._every)
            for suffix, scores in (("", refined), (", no tokens", texts)):
                dense = [each.score for each in scores]
                for name, method in METHODS.items():
                    rank = _rank(method(dense, lexical), right)
                    sums[name + suffix] = sums.get(name + suffix, 0.0) + (1 / rank if rank <= DEPTH else 0.0)
        return {name: round(total / len(questions), 4) for name, total in sums.items() if name != "BM25, no tokens"}


def _rank(scores: Sequence[float], right: int) -> int:
    # Of equals the first in the file comes first.
    return 1 + sum(
        score > scores[right] or (score == scores[right] and place < right) for place, score in enumerate(scores)
    )


def _passage(text: str) -> Passage:
    return Passage(id="-", case_id="-", section="", text=text, lines=(1, 1), page=None, windows=cut_windows(text))


def _say(done: int, total: int) -> None:
    pass


if __name__ == "__main__":
    main()
