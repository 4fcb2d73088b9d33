"""Measure the ranking on XQuAD; write benchmarks/results/xquad.json.

usage: python -m benchmarks.xquad [--shared ../shared] [--home FOLDER]

240 Thai paragraphs of encyclopaedia articles (Artetxe, Ruder and Yogatama, 2020) and the same in English, 1,190
questions in Thai and the same in English; the paragraph that a question was asked of is its one answer. Every method
ranks all paragraphs by the same legs, which are the program's own: the language taken out of the vectors, the wording
of an official, the words levelled between the scripts. Once paragraphs of one language stand alone; once those of other
articles in the other language stand among them, which a ranking by language would put before the right one. The files
lie outside the project.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.setup import (
    Paragraph,
    ask_paragraphs,
    compare,
    describe_run,
    fit_shift,
    index_paragraphs,
    make_parser,
    make_source,
    open_home,
    paragraph_rank,
    read_paragraphs,
    report,
)
from corpus import is_mostly_latin
from index import (
    DenseIndex,
    Encoder,
    LanguageShift,
    LateInteractionIndex,
    LexicalIndex,
    VectorCache,
    text_terms,
)
from search.evaluation.baselines import dense_alone, fuse_convex, fuse_reciprocal, fuse_standardised, lexical_alone
from search.evaluation.measures import DEPTH
from search.query import Query
from search.query.query import prepare_query
from search.ranking import PROGRAM, Fusion, fuse_adaptive
from search.ranking.lexical import LexicalScores, Scripts
from search.ranking.scale import background_places, fit_scale

METHODS: Mapping[str, Fusion] = {
    "BM25": lexical_alone,
    "dense": dense_alone,
    "reciprocal rank": fuse_reciprocal,
    "convex": fuse_convex,
    "z-scores": fuse_standardised,
    "adaptive": fuse_adaptive,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question. right: the place of its paragraph in the file; article: the number of its article."""

    right: int
    article: int
    query: Query


def main() -> None:
    args = make_parser(__doc__).parse_args()
    with open_home(args.home) as home:
        report("xquad", measure(args.shared / "eval/xquad", home))


def measure(folder: Path, home: Path) -> dict[str, object]:
    """The settings and, by language of the question and paragraphs, each method's mean reciprocal rank of the paragraph
    in the first ten; in the first two with and without the tokens' part in the dense leg."""
    source = make_source(home, "xquad")
    store = VectorCache(home / "vectors.sqlite")
    shift = fit_shift(source.encoder, store)
    thai, english = (read_paragraphs(folder / f"xquad.{language}.json") for language in ("th", "en"))
    in_thai, in_english = (_ask(paragraphs, source.encoder, shift) for paragraphs in (thai, english))

    def stand(*paragraphs: Paragraph) -> "Legs":
        dense, tokens = index_paragraphs([each.text for each in paragraphs], source.encoder, store, shift)
        return Legs(paragraphs=paragraphs, dense=dense, tokens=tokens)

    on_thai, on_english, on_both = stand(*thai), stand(*english), stand(*thai, *english)
    return {
        "settings": describe_run(source.recipe),
        "paragraphs": len(thai),
        "questions": len(in_thai),
        "mrr@10": {
            "Thai question": on_thai.reciprocal_ranks(in_thai) | on_thai.without_tokens().reciprocal_ranks(in_thai),
            "English question": on_thai.reciprocal_ranks(in_english)
            | on_thai.without_tokens().reciprocal_ranks(in_english),
            "Thai question, English paragraphs among the Thai": on_both.reciprocal_ranks(in_thai, slice(len(thai))),
            "English question, English paragraphs among the Thai": on_both.reciprocal_ranks(
                in_english, slice(len(thai))
            ),
            "English question on English paragraphs": on_english.reciprocal_ranks(in_english),
            "English question on English paragraphs, Thai among them": on_both.reciprocal_ranks(
                in_english, slice(len(thai), None)
            ),
        },
    }


def _ask(paragraphs: Sequence[Paragraph], encoder: Encoder, shift: LanguageShift) -> list[Asked]:
    def encode(text: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        vector, tokens = encoder.encode_query_with_tokens(text)
        return shift.move_query(text, vector), tokens

    return [
        Asked(right=place, article=paragraphs[place].article, query=prepare_query(question, encode))
        for place, question in ask_paragraphs(paragraphs)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is ranked for a question. places: of these paragraphs, ascending; background: those that stand for all."""

    places: NDArray[np.int64]
    background: NDArray[np.int64]
    foreign: NDArray[np.bool_]
    lexical: LexicalIndex


@dataclass(kw_only=True)
class Legs:
    """Paragraphs in the program's indexes. suffix: what the names of methods end in."""

    paragraphs: Sequence[Paragraph]
    dense: DenseIndex
    tokens: LateInteractionIndex
    suffix: str = ""
    _seen: dict[tuple[int, int], Seen] = field(default_factory=dict)
    _compared: dict[str, NDArray[np.float64]] = field(default_factory=dict)

    def without_tokens(self) -> "Legs":
        """The same, the dense leg of windows alone."""
        none = LateInteractionIndex.of([np.zeros((0, self.dense.dimensions), np.float32)] * len(self.paragraphs))
        return replace(self, tokens=none, suffix=", no tokens", _seen={}, _compared={})

    def reciprocal_ranks(self, questions: Sequence[Asked], own: slice = slice(None)) -> dict[str, float]:
        """The mean of each method. own: the paragraphs that the questions were asked of, in the order of the file; of
        the rest a question sees those of other articles alone."""
        sums: dict[str, float] = {}
        for asked in questions:
            for name, rank in self._ranks(asked, range(len(self.paragraphs))[own]):
                sums[name] = sums.get(name, 0.0) + (1 / rank if rank <= DEPTH else 0.0)
        return {
            name + self.suffix: round(total / len(questions), 4)
            for name, total in sums.items()
            if name != "BM25" or not self.suffix
        }

    def _ranks(self, asked: Asked, own: range) -> Iterator[tuple[str, int]]:
        seen = self._seen_by(asked.article, own)
        right = int(np.flatnonzero(seen.places == own[asked.right])[0])
        scores = LexicalScores(seen.lexical, [asked.query], Scripts.of(seen.foreign), PROGRAM)
        words = scores.of(np.arange(len(seen.foreign))).tolist()
        dense = self._dense_scores(asked.query)
        scaled = fit_scale(dense[seen.background]).of(dense[seen.places]).tolist()
        for name, method in METHODS.items():
            yield name, paragraph_rank(method(scaled, words), right)

    def _dense_scores(self, query: Query) -> NDArray[np.float64]:
        if query.text not in self._compared:
            self._compared[query.text] = compare(self.dense, self.tokens, query)
        return self._compared[query.text]

    def _seen_by(self, article: int, own: range) -> Seen:
        key = -1 if len(own) == len(self.paragraphs) else article, own.start
        if key not in self._seen:
            places = [place for place, each in enumerate(self.paragraphs) if place in own or each.article != article]
            self._seen[key] = Seen(
                places=np.array(places),
                background=np.array([places[each] for each in background_places(len(places))]),
                foreign=np.array([is_mostly_latin(self.paragraphs[place].text) for place in places]),
                lexical=LexicalIndex.of([self._terms[place] for place in places]),
            )
        return self._seen[key]

    @cached_property
    def _terms(self) -> list[tuple[str, ...]]:
        return [text_terms(each.text) for each in self.paragraphs]


if __name__ == "__main__":
    main()
