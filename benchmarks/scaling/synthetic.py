"""A library of as many passages as wanted, made around a real one, from a seed.

A passage is a real one with one window in place of another's. Its words are those of its windows, its vectors lie
around theirs, its tokens are those of the real passage. Nineteen passages make a case, as in the award book; cases have
the agencies, categories and years that there are. The files are written by the writers that the program writes them by.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Case, Document, DocumentForm, Passage, read_terms
from index import (
    Generation,
    ItemLink,
    LateInteractionIndex,
    LexicalIndex,
    Recipe,
    Store,
    Tables,
    text_terms,
    window_texts,
)
from index.legs import DenseWriter, PostingsWriter
from index.legs.rows import RowWriter
from index.store import DENSE, LANGUAGE, LEXICAL, LIBRARY, TABLES, TOKENS, WORDS, LibraryWriter
from index.words import write_words

PASSAGES_OF_A_CASE, CASES_OF_A_DOCUMENT = 19, 11
"""As in the award book."""

NOISE = 0.25
"""Length of what is added to a unit vector, before it is one again: neighbours stay neighbours, none stays equal."""

BATCH = 2_000


@dataclass(frozen=True, kw_only=True)
class Seeded:
    """What passages are made of. places: of real passages, those of cases with a category; terms: of each one's
    windows, and of its agency and headings."""

    generation: Generation
    places: NDArray[np.int64]
    window_terms: Sequence[Sequence[tuple[str, ...]]]
    frame_terms: Sequence[tuple[str, ...]]

    @classmethod
    def of(cls, generation: Generation) -> "Seeded":
        """From a real generation."""
        library = generation.library
        judged = np.array([case.category is not None for case in library.cases])
        places = np.flatnonzero(judged[library.tables.owners])
        passages = [library.passages[place] for place in places]
        cases = [library.cases[library.tables.owners[place]] for place in places]
        return cls(
            generation=generation,
            places=places,
            window_terms=[[text_terms(text) for text in window_texts(each)] for each in passages],
            frame_terms=[
                read_terms("\n".join((case.agency, *case.short_names, *each.path, each.section)))
                for case, each in zip(cases, passages, strict=True)
            ],
        )


def write_synthetic(store: Store, recipe: Recipe, real: Seeded, passages: int, seed: int = 0) -> str:
    """Write a generation of `store` of so many passages and switch to it; its name."""
    random = np.random.default_rng(seed)
    with store.writing(), store.generation(recipe) as building:
        folder, tables, origins = building.folder, [], []
        postings, dense = PostingsWriter(folder / LEXICAL), DenseWriter(folder / DENSE, None)
        with LibraryWriter(folder / LIBRARY) as library:
            for number, made in enumerate(_documents(real, passages, random)):
                first_case = library.cases
                library.add_items(library.passages, made.items)
                library.add(_document(number), made.cases, made.passages, (), {})
                part = Tables.make(made.cases, made.passages, made.items)
                tables.append(part.part(range(len(made.passages)), first_case))
                postings.add(made.terms)
                dense.add(made.vectors, made.counts)
                origins += made.origins
            postings.close()
            dense.close()
            _write_tokens(folder / TOKENS, real.generation.tokens, np.array(origins))
            real.generation.language.write(folder / LANGUAGE)
            words = LexicalIndex.read(folder / LEXICAL).frequencies()
            write_words(folder / WORDS, vocabulary=words, introductions={})
            Tables.join(tables, library.passage_ids()).write(folder / TABLES)
            library.close()
            building.counts = {"documents": number + 1, "cases": library.cases, "passages": library.passages}
    return store.current_or_raise()


@dataclass(frozen=True, kw_only=True)
class _Made:
    cases: tuple[Case, ...]
    passages: tuple[Passage, ...]
    items: tuple[tuple[ItemLink, ...], ...]
    terms: tuple[tuple[str, ...], ...]
    vectors: NDArray[np.float32]
    counts: list[int]
    origins: list[int]


def _documents(real: Seeded, passages: int, random: np.random.Generator) -> Iterator[_Made]:
    size = PASSAGES_OF_A_CASE * CASES_OF_A_DOCUMENT
    for number, first in enumerate(range(0, passages, size)):
        yield _make(real, number, min(size, passages - first), random)


def _make(real: Seeded, number: int, count: int, random: np.random.Generator) -> _Made:
    library, dense = real.generation.library, real.generation.dense
    known = [case for case in library.cases if case.category is not None]
    cases = tuple(
        _case(known[random.integers(len(known))], number, place, random)
        for place in range(-(-count // PASSAGES_OF_A_CASE))
    )
    passages, items, terms, rows, counts, origins = [], [], [], [], [], []
    for place in range(count):
        one, other = random.integers(len(real.places), size=2)
        passage, taken = library.passages[real.places[one]], library.passages[real.places[other]]
        at, source = random.integers(len(passage.windows)), random.integers(len(taken.windows))
        texts = [passage.text[start:end] for start, end in passage.windows]
        start, end = taken.windows[source]
        texts[at] = taken.text[start:end]
        case = cases[place // PASSAGES_OF_A_CASE]
        passages.append(_passage(passage, texts, case, place))
        items.append(library.items[real.places[one]])
        words = [*real.window_terms[one]]
        words[at] = real.window_terms[other][source]
        terms.append((*real.frame_terms[one], *chain(*words)))
        vectors = dense.vectors(int(real.places[one])).copy()
        vectors[1 + at] = dense.vectors(int(real.places[other]))[1 + source]
        rows.append(vectors)
        counts.append(len(vectors))
        origins.append(int(real.places[one]))
    moved = np.concatenate(rows)
    moved = moved + random.standard_normal(moved.shape, dtype=np.float32) * np.float32(NOISE / np.sqrt(moved.shape[1]))
    moved /= np.linalg.norm(moved, axis=1, keepdims=True)
    return _Made(
        cases=cases,
        passages=tuple(passages),
        items=tuple(items),
        terms=tuple(terms),
        vectors=moved,
        counts=counts,
        origins=origins,
    )


def _case(like: Case, document: int, place: int, random: np.random.Generator) -> Case:
    name = _name(document)
    case_id = hashlib.sha256(f"{name} {place}".encode()).hexdigest()[:12]
    category, year = int(random.integers(1, 8)), int(random.integers(2555, 2569))
    return replace(like, id=case_id, document=name, category=category, year=year, sections=(), captions=())


def _passage(like: Passage, texts: Sequence[str], case: Case, place: int) -> Passage:
    ends = [*accumulate(map(len, texts))]
    return replace(
        like,
        id=f"{case.id}-{place:010x}",
        case_id=case.id,
        text="".join(texts),
        windows=tuple(zip([0, *ends[:-1]], ends, strict=True)),
        lines=(place + 1, place + 1),
        original="",
        tables=(),
    )


def _write_tokens(folder: Path, real: LateInteractionIndex, origins: NDArray[np.int64]) -> None:
    # Coded already: those of the real passages, as they are.
    folder.mkdir()
    counts = np.diff(real.first_rows)[origins]
    codes = RowWriter(folder / "codes.npy", np.uint8, real.codes.shape[1:])
    with codes, RowWriter(folder / "scales.npy", np.float32) as scales:
        for start in range(0, len(origins), BATCH):
            held = origins[start : start + BATCH]
            spans = real.first_rows[held], real.first_rows[held + 1]
            codes.append(real.codes.take(*spans))
            scales.append(real.scales.take(*spans))
    np.save(folder / "first_rows.npy", np.cumsum(np.concatenate([[0], counts]), dtype=np.int64))
    replace(real.projection, passages=len(origins)).write(folder)


def _document(number: int) -> Document:
    name = _name(number)
    return Document(name=name, sha256=hashlib.sha256(name.encode()).hexdigest(), form=DocumentForm.BOOK, lines=())


def _name(number: int) -> str:
    return f"synthetic-{number:06}.txt"
