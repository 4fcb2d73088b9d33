"""Cut documents to what a generation holds: cases, passages, vectors, links to items."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus import Case, Introduction, Passage, count_introductions, declared_items
from index.building.documents import CutDocument
from index.items import ItemLink, ItemModel, open_item_model
from index.legs import LanguageShift
from index.model import Encoder, Progress, VectorCache
from index.passage_texts import context_text, passage_terms, window_texts
from index.store import Library, Recipe, Store


def write_generation(documents: Sequence[CutDocument], store: Store, encoder: Encoder, progress: Progress) -> str:
    """Write a generation of `store` that holds `documents`, switch to it and return its name. Call it within
    `store.writing`.

    progress: of texts that have their vectors. Raises as `Store.write`, and ModelError.
    """
    documents = sorted(documents, key=lambda each: each.document.name)
    pairs = [pair for each in documents for pair in each.passages]
    rows = [[context_text(case, passage), *window_texts(passage)] for case, passage in pairs]
    texts, contexts = [text for row in rows for text in row], [row[0] for row in rows]
    cache = VectorCache(store.home / "vectors.sqlite")
    every = len(texts) + len(contexts)
    vectors = cache.encode(texts, encoder, lambda done, _: progress(done, every))
    tokens = cache.encode_tokens(contexts, encoder, lambda done, _: progress(len(texts) + done, every))
    first_rows = np.cumsum([0, *map(len, rows)], dtype=np.int64)
    passages = tuple(passage for _, passage in pairs)
    language = LanguageShift.fit(
        passages=lambda texts: cache.encode(texts, encoder),
        queries=lambda texts: np.stack([encoder.encode_query(text) for text in texts]),
        tokens=lambda texts: cache.encode_tokens(texts, encoder),
    )
    model = open_item_model(encoder.identity, lambda examples: cache.encode(examples, encoder))
    return store.write(
        Recipe(model=encoder.identity),
        [each.document for each in documents],
        Library(
            cases=tuple(case for each in documents for case in each.cases),
            passages=passages,
            items=_link_passages(model, pairs, vectors, first_rows),
            awards=tuple(award for each in documents for award in each.awards),
        ),
        language.move_passages(texts, vectors),
        first_rows,
        language.move_tokens(contexts, tokens),
        [passage_terms(case, passage) for case, passage in pairs],
        language,
        _introductions(documents),
    )


def _introductions(documents: Iterable[CutDocument]) -> Counter[Introduction]:
    # By document: what one introduces does not change with the others.
    counts: Counter[Introduction] = Counter()
    for each in documents:
        counts.update(count_introductions(passage.text for _, passage in each.passages))
    return counts


def _link_passages(
    model: ItemModel,
    passages: Sequence[tuple[Case, Passage]],
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
