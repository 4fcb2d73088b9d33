"""XQuAD: 240 Thai paragraphs and their questions (Artetxe, Ruder and Yogatama, 2020) in the program's indexes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.setup.sources import no_progress
from corpus import Passage, cut_windows
from index import DenseIndex, Encoder, LanguageShift, LateInteractionIndex, VectorCache, window_texts
from search.query import Query
from search.ranking import PROGRAM
from search.ranking.dense import Background, DenseScores


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph and the questions that it answers. article: the number of its article, whose paragraphs answer the
    like."""

    article: int
    text: str
    questions: tuple[str, ...]


def read_paragraphs(path: Path) -> tuple[Paragraph, ...]:
    """The paragraphs of a file of XQuAD, in order; the files of all languages have the same ones."""
    articles = json.loads(path.read_text(encoding="utf-8"))["data"]
    return tuple(
        Paragraph(
            article=number,
            text=paragraph["context"].lstrip("\ufeff"),  # which seven of them have
            questions=tuple(each["question"] for each in paragraph["qas"]),
        )
        for number, article in enumerate(articles)
        for paragraph in article["paragraphs"]
    )


def ask_paragraphs(paragraphs: Sequence[Paragraph]) -> list[tuple[int, str]]:
    """Every question behind the place of its paragraph, in order."""
    return [(place, question) for place, each in enumerate(paragraphs) for question in each.questions]


def index_paragraphs(
    texts: Sequence[str], encoder: Encoder, store: VectorCache, shift: LanguageShift | None = None
) -> tuple[DenseIndex, LateInteractionIndex]:
    """Texts in the program's indexes of vectors and tokens, each a passage that stands under no agency. shift: what
    takes the language out of them; without it they stay as they are, as Thai ones do with it."""
    windows = [window_texts(_passage(text)) for text in texts]
    rows = [row for whole, parts in zip(texts, windows, strict=True) for row in (whole, *parts)]
    first_rows = np.cumsum([0, *(1 + len(parts) for parts in windows)], dtype=np.int64)
    vectors, tokens = store.encode(rows, encoder, no_progress), store.encode_tokens(texts, encoder, no_progress)
    if shift is not None:
        vectors, tokens = shift.move_passages(rows, vectors), shift.move_tokens(texts, tokens)
    return DenseIndex.of(vectors, first_rows), LateInteractionIndex.of(tokens)


def compare(dense: DenseIndex, tokens: LateInteractionIndex, query: Query) -> NDArray[np.float64]:
    """The program's dense score of every text of both indexes, the tokens of all of them met."""
    every = np.arange(len(dense.first_rows) - 1)
    scores, _ = DenseScores(Background(dense, tokens), [query], every, PROGRAM).met(every)
    return scores


def fit_shift(encoder: Encoder, store: VectorCache) -> LanguageShift:
    """What the languages lie apart by `encoder`, as the program finds it for every index."""
    return LanguageShift.fit(
        passages=lambda texts: store.encode(texts, encoder, no_progress),
        queries=lambda texts: np.stack([encoder.encode_query(text) for text in texts]),
        tokens=lambda texts: store.encode_tokens(texts, encoder, no_progress),
    )


def paragraph_rank(scores: Sequence[float], right: int) -> int:
    """The rank, from 1, of the paragraph at `right`; of equals the first in the file comes first."""
    wanted = scores[right]
    return 1 + sum(score > wanted or (score == wanted and place < right) for place, score in enumerate(scores))


def _passage(text: str) -> Passage:
    return Passage(id="-", case_id="-", section="", text=text, lines=(1, 1), page=None, windows=cut_windows(text))
