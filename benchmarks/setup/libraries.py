"""The award book and news of the government in one library, and what answers our own queries in it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.setup.judged import DATA, read_answerable
from benchmarks.setup.paragraphs import read_paragraphs
from benchmarks.setup.sources import BOOK, NEWS, RememberingEncoder, make_source, no_progress
from corpus import Case, count_introductions, parse_document, read_document
from index import Encoder, Generation, LexicalIndex, Words
from index.building.changes import write_generation
from index.building.documents import Prepared, prepare
from index.building.spool import Spool
from search import SearchEngine
from search.evaluation.judgements import JudgedPassage, JudgedQuery


def read_book(shared: Path) -> Prepared:
    """The award book, read and cut."""
    return prepare(read_document(shared / BOOK))


def read_news(shared: Path) -> list[Prepared]:
    """The texts of news, read and cut, by name."""
    return [prepare(read_document(path)) for path in sorted((shared / NEWS).glob("*.md"))]


def read_encyclopaedia(shared: Path) -> list[Prepared]:
    """The paragraphs of XQuAD in Thai and in English, each a document of an agency of its own."""
    return [
        prepare(parse_document(f"xquad-{language}-{place:03}.md", _markdown(language, place, each.text), {}))
        for language in ("th", "en")
        for place, each in enumerate(read_paragraphs(shared / f"eval/xquad/xquad.{language}.json"))
    ]


def open_library(home: Path, name: str, documents: Sequence[Prepared]) -> SearchEngine:
    """The engine of an index `name` of `home` that holds `documents` and nothing else."""
    source = make_source(home, name)
    source.encoder = _encoder(source.encoder.model, home / "models")
    with source.store.writing():
        spool = Spool(source.store.home)
        for each in documents:
            spool.put(each)
        write_generation([each.kept for each in documents], spool, source.store, source.encoder, no_progress)
    return source.current()


_ENCODERS: dict[tuple[str, Path], Encoder] = {}


def _encoder(model: str, models: Path) -> Encoder:
    # One for all libraries, so that each query is encoded once.
    return _ENCODERS.setdefault((model, models), RememberingEncoder(model, models))


def read_own_queries() -> tuple[JudgedQuery, ...]:
    """Our own queries on the book, with what answers them in the news too; every judged range names its document."""
    news = {
        row["id"]: tuple(
            JudgedPassage(case=each["case"], lines=tuple(each["lines"]), grade=each["grade"], document=each["document"])
            for each in row["relevant"]
        )
        for row in map(json.loads, (DATA / "mixed-judgements.jsonl").read_text(encoding="utf-8").splitlines())
    }
    queries = (*read_answerable(DATA / "book-queries.jsonl"), *read_answerable(DATA / "book-queries-2.jsonl"))
    return tuple(
        replace(
            query,
            relevant=(*(replace(each, document=BOOK.name) for each in query.relevant), *news.get(query.id, ())),
        )
        for query in queries
    )


def name_documents(queries: Sequence[JudgedQuery], cases: Sequence[Case]) -> tuple[JudgedQuery, ...]:
    """The queries with the document of each judged range, from the agency that it names; a range that names one keeps
    it."""
    documents = {case.agency: case.document for case in cases}
    return tuple(
        replace(
            query,
            relevant=tuple(
                replace(each, document=each.document or documents.get(each.case, "")) for each in query.relevant
            ),
        )
        for query in queries
    )


def keep_documents(queries: Sequence[JudgedQuery], names: Sequence[str]) -> tuple[JudgedQuery, ...]:
    """The queries with the judged ranges of these documents alone; those that have none left are left out."""
    kept = (
        replace(query, relevant=tuple(each for each in query.relevant if each.document in names)) for query in queries
    )
    return tuple(query for query in kept if query.relevant)


def halve(queries: Sequence[JudgedQuery]) -> Mapping[str, tuple[JudgedQuery, ...]]:
    """The queries to choose settings on, and those held back, by a hash of the id."""
    first = {query.id for query in queries if hashlib.sha256(query.id.encode()).digest()[0] % 2 == 0}
    return {
        "first half": tuple(query for query in queries if query.id in first),
        "held back": tuple(query for query in queries if query.id not in first),
    }


def _markdown(language: str, place: int, text: str) -> bytes:
    heading = "บทความ" if language == "th" else "Article"
    front = f"---\nagency: สารานุกรม {language} {place}\nagency_type: สารานุกรม\ncategory: 1\nyear: 2563\n---\n"
    return f"{front}\n## {heading}\n\n{' '.join(text.split())}\n".encode()


def with_terms(generation: Generation, terms: Sequence[Sequence[str]]) -> Generation:
    """`generation` with `terms` in place of those of its passages, and queries read by them."""
    lexical = LexicalIndex.of(terms)
    frequencies = {term: lexical.document_frequency(term) for term in lexical.vocabulary}
    introductions = count_introductions(passage.text for passage in generation.library.passages)
    return replace(generation, lexical=lexical, words=Words.of(frequencies, introductions))
