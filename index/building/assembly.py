"""Documents to a generation: those that were there are copied from the one before, with all that was made of them; of
the others texts are encoded, terms indexed, passages linked to items.

Documents come in the order of their names, and so do their cases and passages, whatever was copied: a generation does
not tell in which order its documents came, but for two things that many passages share and a few do not change: the
centres of the dense leg and the directions of tokens, which stay as long as the library is about as large.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from corpus import Case, Passage, declared_items
from index.building.documents import Prepared
from index.building.spool import Spool
from index.building.stages import StageProgress
from index.items import ItemLink, ItemModel, open_item_model
from index.legs import (
    FITTED_TOKENS,
    DenseWriter,
    LanguageShift,
    LexicalIndex,
    PostingsWriter,
    Projection,
    TokenWriter,
)
from index.model import Asked, Encoder, Progress, Stage, VectorCache
from index.passage_texts import context_text, window_texts
from index.store import (
    DENSE,
    LANGUAGE,
    LEXICAL,
    LIBRARY,
    TABLES,
    TOKENS,
    WORDS,
    Building,
    KeptDocument,
    LibraryWriter,
    StoredLibrary,
    Tables,
)
from index.words import write_words

BATCH = 256
"""Passages whose texts are encoded together."""

LEAST_SETTLED, SETTLED = 2_000, 1.25
"""Passages from which on the directions of tokens stay as they are, while there are no more than so many times as many
passages as when they were found, and no fewer than that part of them."""

TOKENS_OF_A_PASSAGE, MOST_WITHIN = 160, 4
"""About; to choose which tokens stand for all: at most all but every so many of a passage, then passages."""

Pair = tuple[Case, Passage]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Documents that follow one another, all new or all copied. documents: at least one; where copied their extents
    are those of the generation before."""

    documents: tuple[KeptDocument, ...]
    is_copied: bool

    @property
    def passages(self) -> range:
        """Where they are copied from."""
        return range(self.documents[0].extent.passages.start, self.documents[-1].extent.passages.stop)


class Assembly:
    """Fills the folder of `building`, from it is to be made of and from `spool`. Raises ModelError, OSError and
    sqlite3.Error."""

    def __init__(
        self, building: Building, spool: Spool, cache: VectorCache, encoder: Encoder, progress: Progress
    ) -> None:
        self._building, self._folder, self._spool = building, building.folder, spool
        self._cache, self._encoder = cache, encoder
        self._progress = progress
        before = building.before
        self._language = LanguageShift.read(before / LANGUAGE) if before else self._fit_language()
        self._before = StoredLibrary(before / LIBRARY, Tables.read(before / TABLES)) if before else None

    def _fit_language(self) -> LanguageShift:
        return LanguageShift.fit(
            passages=lambda texts: self._cache.encode(texts, self._encoder, tokens_of=texts),
            queries=lambda texts: np.stack([self._encoder.encode_query(text) for text in texts]),
            tokens=lambda texts: self._cache.encode_tokens(texts, self._encoder),
        )

    def write(self, documents: Sequence[KeptDocument]) -> None:
        """Write all that `documents` hold, which come in the order of their names."""
        runs = list(_runs(documents, self._spool))
        with LibraryWriter(self._folder / LIBRARY) as library:
            tables = self._write_passages(runs, library)
            self._language.write(self._folder / LANGUAGE)
            self._write_tokens(runs, library.passages)
            words = LexicalIndex.read(self._folder / LEXICAL).frequencies()
            write_words(self._folder / WORDS, vocabulary=words, introductions=library.introductions())
            library.settle_twins()
            Tables.join(tables, library.passage_ids()).write(self._folder / TABLES)
            library.close()
            counts = {"documents": len(documents), "cases": library.cases, "passages": library.passages}
        self._building.counts = counts

    def _write_passages(self, runs: Sequence[_Run], library: LibraryWriter) -> list[Tables]:
        tables, before = [], self._building.before
        total = sum(self._spool[each.name].texts for run in runs if not run.is_copied for each in run.documents)
        encoding = StageProgress(progress=self._progress, stage=Stage.ENCODING, total=total, steps=total)
        model = open_item_model(self._encoder.identity, lambda examples: self._cache.encode(examples, self._encoder))
        postings = PostingsWriter(self._folder / LEXICAL)
        dense = DenseWriter(self._folder / DENSE, before / DENSE if before else None)
        for run in runs:
            if run.is_copied and before is not None:
                held = run.passages
                shift = library.cases - run.documents[0].extent.cases.start
                library.copy(before / LIBRARY, run.documents)
                postings.copy(before / LEXICAL, held.start, held.stop)
                dense.copy(held.start, held.stop)
                tables.append(self._old.tables.part(held, shift))
                continue
            for made, vectors, counts in self._encoded(run, encoding):
                passages, first = [passage for _, passage in made.passages], np.cumsum([0, *counts], dtype=np.int64)
                links = _link_passages(model, made.passages, vectors, first)
                texts = [text for pair in made.passages for text in _texts_of(pair)]
                tables.append(Tables.make(made.cases, passages, links).part(range(len(passages)), library.cases))
                library.add_items(library.passages, links)
                library.add(made.document, made.cases, passages, made.awards, made.introductions)
                postings.add(made.terms)
                dense.add(self._language.move_passages(texts, vectors), counts)
        postings.close()
        dense.close()
        return tables

    def _encoded(self, run: _Run, encoding: StageProgress) -> Iterator[tuple[Prepared, NDArray[np.float32], list[int]]]:
        # Each document of the run with the vectors of its rows, and how many rows each passage has. The tokens of its
        # contexts are put into the cache on the way.
        made = [self._spool.read(each.name) for each in run.documents]
        counts = [[1 + len(passage.windows) for _, passage in each.passages] for each in made]
        texts = [text for each in made for pair in each.passages for text in _texts_of(pair)]
        contexts = [context_text(*pair) for each in made for pair in each.passages]
        vectors = self._cache.encode(texts, self._encoder, encoding.tell, tokens_of=contexts)
        encoding.add(len(texts))
        ends = np.cumsum([sum(each) for each in counts])
        yield from zip(made, np.split(vectors, ends[:-1]), counts, strict=True)

    def _write_tokens(self, runs: Sequence[_Run], passages: int) -> None:
        before = self._building.before
        settled = Projection.read(before / TOKENS) if before else None
        stays = settled is not None and settled.passages / SETTLED <= passages <= settled.passages * SETTLED
        writing = StageProgress(progress=self._progress, stage=Stage.WRITING, total=passages, steps=passages)
        if before is None or settled is None or not stays or passages < LEAST_SETTLED:
            every = max(1, -(-passages * TOKENS_OF_A_PASSAGE // FITTED_TOKENS))
            within = min(every, MOST_WITHIN)
            writing.steps += len(range(0, passages, every // within))
            sample = self._sample_tokens(runs, every // within, within, writing)
            settled, before = Projection.fit(sample, passages), None
        writer = TokenWriter(self._folder / TOKENS, settled)
        for run in runs:
            if before is not None and run.is_copied:
                writer.copy(before / TOKENS, run.passages.start, run.passages.stop)
                writing.add(len(run.passages))
            else:
                for batch in _batches(self._pairs([run])):
                    writer.add(self._tokens(batch))
                    writing.add(len(batch))
        writer.close()

    def _sample_tokens(
        self, runs: Sequence[_Run], every: int, within: int, writing: StageProgress
    ) -> Iterator[NDArray[np.float16]]:
        # Of every so many passages every so many tokens.
        for batch in _batches(islice(self._pairs(runs), 0, None, every)):
            rows = np.concatenate([tokens[::within] for tokens in self._tokens(batch)])
            writing.add(len(batch))
            if len(rows):
                yield rows

    def _tokens(self, pairs: Sequence[Pair]) -> list[NDArray[np.float16]]:
        # Made with the vectors, unless the passages are copied and what was kept beside the generations is gone.
        contexts = [context_text(case, passage) for case, passage in pairs]
        return self._language.move_tokens(contexts, self._cache.encode_tokens(contexts, self._encoder))

    def _pairs(self, runs: Sequence[_Run]) -> Iterator[Pair]:
        for run in runs:
            if run.is_copied:
                owners = self._old.tables.owners
                yield from ((self._old.cases[owners[place]], self._old.passages[place]) for place in run.passages)
            else:
                yield from (pair for each in run.documents for pair in self._spool.read(each.name).passages)

    @property
    def _old(self) -> StoredLibrary:
        if self._before is None:
            raise AssertionError("something is copied from nothing")
        return self._before


def _runs(documents: Iterable[KeptDocument], spool: Spool) -> Iterator[_Run]:
    # Documents that follow one another and are copied from places that do so too; of new ones some BATCH passages.
    run: list[KeptDocument] = []
    for each in documents:
        if run and not _goes_on(run, each, spool):
            yield _Run(documents=tuple(run), is_copied=run[0].name not in spool)
            run = []
        run.append(each)
    if run:
        yield _Run(documents=tuple(run), is_copied=run[0].name not in spool)


def _goes_on(run: Sequence[KeptDocument], document: KeptDocument, spool: Spool) -> bool:
    if (run[0].name in spool) != (document.name in spool):
        return False
    if document.name in spool:
        return sum(spool[each.name].passages for each in (*run, document)) <= BATCH
    before, after = run[-1].extent, document.extent
    return all(getattr(before, kind).stop == getattr(after, kind).start for kind in ("cases", "passages", "awards"))


def asked_texts(documents: Sequence[KeptDocument], spool: Spool) -> Iterator[list[Asked]]:
    # What `Assembly` asks the cache of new documents, call by call: vectors of all, tokens of contexts.
    for run in _runs(sorted(documents, key=lambda each: each.name), spool):
        if not run.is_copied:
            pairs = (pair for each in run.documents for pair in spool.read(each.name).passages)
            yield [(text, not place) for pair in pairs for place, text in enumerate(_texts_of(pair))]


def _batches(pairs: Iterator[Pair]) -> Iterator[list[Pair]]:
    while batch := list(islice(pairs, BATCH)):
        yield batch


def _texts_of(pair: Pair) -> list[str]:
    # Of the rows of a passage: its context, then its windows.
    case, passage = pair
    return [context_text(case, passage), *window_texts(passage)]


def _link_passages(
    model: ItemModel,
    passages: Sequence[Pair],
    vectors: NDArray[np.float32],
    first_rows: NDArray[np.int64],
) -> tuple[tuple[ItemLink, ...], ...]:
    # The first row of a passage is its context, whose agency says nothing of items; the others are its windows. The
    # introduction of a book tells of the award, not of a practice, and is evidence of nothing.
    return tuple(
        model.link(
            passage.text,
            passage.windows,
            vectors[first + 1 : end],
            declared_items((*passage.path, passage.section)),
        )
        if case.category is not None
        else ()
        for (case, passage), first, end in zip(passages, first_rows, first_rows[1:], strict=False)
    )
