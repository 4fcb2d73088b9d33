"""Small generations whose vectors are set by hand, and an engine that answers from a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import INTRODUCTION, Award, Case, Passage, fold_name
from index import (
    DenseIndex,
    Encoder,
    Generation,
    ItemLink,
    LateInteractionIndex,
    LexicalIndex,
    Library,
    Recipe,
    passage_terms,
)
from search import Answer, DenseLeg, Filters, Hit, LexicalLeg, SearchEngine
from search.query import Query
from search.query.query import prepare_query
from search.ranking import PROGRAM, Fusion, Ranking
from search.results import Sort, Unit
from tests.support.fakes_index import NO_SHIFT, words_in


class TableEncoder(Encoder):
    """Vectors from a table of texts, `default` for every other text. tokens: of every query, none unless given, so that
    what the vectors say is set by hand. asked: the texts of the queries, in order."""

    def __init__(
        self,
        table: Mapping[str, Sequence[float]],
        default: Sequence[float] = (1.0, 0.0),
        tokens: NDArray[np.float32] | None = None,
    ) -> None:
        self.table = dict(table)
        self.default = default
        self.tokens = tokens
        self.asked: list[str] = []

    @property
    def identity(self) -> str:
        return "table@1"

    def encode_query(self, text: str) -> NDArray[np.float32]:
        self.asked.append(text)
        return self._vector(text)

    def encode_query_with_tokens(self, text: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        vector = self.encode_query(text)
        return vector, np.zeros((0, len(vector)), dtype=np.float32) if self.tokens is None else self.tokens

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> NDArray[np.float32]:
        return np.array(self.table.get(text, self.default), dtype=np.float32)


class RememberingEncoder(Encoder):
    """Another encoder that is asked once for each query: every method is measured on the same ones."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.known: dict[str, tuple[NDArray[np.float32], NDArray[np.float32]]] = {}

    @property
    def identity(self) -> str:
        return self.encoder.identity

    def encode_query_with_tokens(self, text: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        if text not in self.known:
            self.known[text] = self.encoder.encode_query_with_tokens(text)
        return self.known[text]

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.encoder.encode_passages(texts)


def towards(cosine: float) -> tuple[float, float]:
    """A unit vector whose cosine with (1, 0), the vector of every query that no table names, is `cosine`."""
    return (cosine, float(np.sqrt(1 - cosine**2)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A passage in its index. context, windows: the vectors of its rows. terms: what BM25 sees, None for what the
    program would give it. tokens: its own, none unless given. items: that it evidences."""

    passage: Passage
    context: Sequence[float]
    windows: Sequence[Sequence[float]]
    terms: tuple[str, ...] | None = None
    tokens: NDArray[np.float32] | None = None
    items: tuple[ItemLink, ...] = ()


def make_case(
    letter: str,
    agency: str = "กรมทดสอบ",
    *,
    agency_type: str = "กรม",
    category: int | None = 2,
    year: int | None = 2564,
    document: str = "book.txt",
    short_names: tuple[str, ...] = (),
) -> Case:
    """A case whose id is `letter` twelve times."""
    return Case(
        id=letter * 12,
        document=document,
        agency=agency,
        agency_type=agency_type,
        category=category,
        year=year,
        lines=(1, 99),
        pages=None,
        short_names=short_names,
    )


def make_introduction(letter: str, *, document: str = "book.txt") -> Case:
    return make_case(letter, INTRODUCTION, agency_type="", category=None, document=document)


def make_passage(
    case_id: str, number: int, text: str, *, windows: int = 1, lines: tuple[int, int] | None = None
) -> Passage:
    """A passage of `windows` windows of equal length, the last one longer by the rest."""
    starts = [len(text) // windows * place for place in range(windows)]
    return Passage(
        id=f"{case_id}-{number:010x}",
        case_id=case_id,
        section="ภาพรวม",
        text=text,
        lines=lines or (number, number),
        page=None,
        windows=tuple(zip(starts, [*starts[1:], len(text)], strict=True)),
    )


def place(
    case: Case, number: int, text: str, cosine: float, *, terms: tuple[str, ...] | None = None, windows: int = 1
) -> Placed:
    """A passage all of whose rows have `cosine` with a query, so that this is its dense score."""
    return Placed(
        passage=make_passage(case.id, number, text, windows=windows),
        context=towards(cosine),
        windows=[towards(cosine)] * windows,
        terms=terms,
    )


def make_engine(
    cases: Sequence[Case], placed: Sequence[Placed], encoder: Encoder | None = None, *, awards: Sequence[Award] = ()
) -> SearchEngine:
    """An engine over `placed`, in this order, which is also the order of reading."""
    return SearchEngine(make_generation(cases, placed, awards=awards), encoder or TableEncoder({}))


def make_generation(cases: Sequence[Case], placed: Sequence[Placed], *, awards: Sequence[Award] = ()) -> Generation:
    """The generation of `placed`, in this order."""
    by_id = {case.id: case for case in cases}
    rows = [row for each in placed for row in (each.context, *each.windows)]
    first_rows = np.cumsum([0, *(1 + len(each.windows) for each in placed)], dtype=np.int64)
    terms = [
        passage_terms(by_id[each.passage.case_id], each.passage) if each.terms is None else each.terms
        for each in placed
    ]
    lexical = LexicalIndex.of(terms)
    none = np.zeros((0, 2), dtype=np.float32)
    return Generation(
        name="000001",
        recipe=Recipe(model="table@1"),
        library=Library(
            cases=tuple(cases),
            passages=tuple(each.passage for each in placed),
            items=tuple(each.items for each in placed),
            awards=tuple(awards),
        ),
        dense=DenseIndex.of(np.array(rows, dtype=np.float32) if rows else none, first_rows),
        tokens=LateInteractionIndex.of([none if each.tokens is None else each.tokens for each in placed]),
        lexical=lexical,
        language=NO_SHIFT,
        words=words_in(lexical),
    )


def make_query(
    text: str = "",
    *,
    terms: tuple[str, ...] = (),
    concepts: tuple[str, ...] = (),
    plain: tuple[str, ...] = (),
    vector: NDArray[np.float32] | None = None,
    tokens: NDArray[np.float32] | None = None,
) -> Query:
    """A query of which only what is given is of interest."""
    return Query(
        text=text,
        terms=terms,
        concepts=concepts,
        plain=plain,
        vector=np.array(towards(1.0), dtype=np.float32) if vector is None else vector,
        tokens=np.zeros((0, 2), dtype=np.float32) if tokens is None else tokens,
    )


def read(text: str) -> Query:
    """The query in `text`, of which the words are of interest."""
    return prepare_query(text, TableEncoder({}).encode_query_with_tokens)


def admits(filters: Filters, case: Case, codes: Sequence[str]) -> bool:
    """Whether a passage of `case` that evidences the items `codes` meets every filter that is set."""
    names: set[str | None] = {fold_name(name) for name in (case.agency, *case.short_names)}
    stated: dict[str, set[object]] = {
        "category": {case.category},
        "year": {case.year},
        "agency": {*names, *([None] if case.category is None else [])},
        "agency_type": {case.agency_type, case.agency_type or None},
        "document": {case.document, case.document or None},
        "item": set(codes) or {None},
    }
    asked = {name: set(getattr(filters, name)) for name in stated}
    asked["agency"] = {None if name is None else fold_name(name) for name in filters.agency}
    return all(not asked[name] or asked[name] & stated[name] for name in stated)


def make_hit(rank: int, *, agency: str, lines: tuple[int, int], document: str = "book.txt") -> Hit:
    """A hit of which only the rank, the agency, the lines and the document are of interest."""
    case = make_case("a", agency, document=document)
    return Hit(
        rank=rank,
        score=1 / rank,
        case=case,
        passage=make_passage(case.id, rank, "ข้อความ", lines=lines),
        highlights=(),
        dense=DenseLeg(score=0.5, window=(0, 7)),
        lexical=LexicalLeg(score=0.0, terms=()),
    )


class RunEngine(SearchEngine):
    """Answers from runs: for each method of fusion the hits of each query; a query of `refused` is not answered.
    asked: the filters and limits, in order."""

    def __init__(
        self, runs: Mapping[Fusion, Mapping[str, Sequence[Hit]]], refused: frozenset[str] = frozenset()
    ) -> None:
        self.runs = runs
        self.refused = refused
        self.asked: list[tuple[Filters, int]] = []

    def search(
        self,
        text: str,
        *,
        filters: Filters = Filters(),
        limit: int = 10,
        offset: int = 0,
        sort: Sort = "relevance",
        unit: Unit = "passage",
        ranking: Ranking = PROGRAM,
        everything: bool = False,
    ) -> Answer:
        self.asked.append((filters, limit))
        hits = tuple(self.runs.get(ranking.fusion, {}).get(text, ()))
        answered = bool(hits) and text not in self.refused
        return Answer(query=text, answered=answered, total=len(hits), hits=hits[offset : offset + limit])
