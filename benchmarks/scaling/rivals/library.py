"""The two libraries as material for all, and how good what is found in the real one is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import cast

import numpy as np

from benchmarks.scaling.rivals.material import Material, Vector
from benchmarks.scaling.rivals.process import RECORDED
from benchmarks.scaling.rivals.program import Program, RecordingEncoder
from benchmarks.setup import mean_by_language
from benchmarks.setup.sources import no_progress
from corpus import Case, Passage
from index import BUNDLED, Encoder, Generation, Recipe, Store, VectorCache, context_text, window_texts
from search import NDCG, Hit
from search.evaluation.judgements import JudgedQuery
from search.evaluation.measures import RECIPROCAL_RANK, measure
from search.evaluation.significance import paired_p_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What measures ask of a hit."""

    case: Case
    passage: Passage


def open_generation(home: Path, models: Path) -> Generation:
    """The current generation in `home`."""
    return Store(home).open(Recipe(model=Encoder(BUNDLED, models).identity))


def write_material(
    folder: Path, home: Path, models: Path, queries: Sequence[JudgedQuery], *, is_real: bool
) -> list[list[int]]:
    """Write what all are given of the library in `home` into `folder`; what the program finds meanwhile, everything
    that it ranks. is_real: the vectors are those that the model makes of the texts, and not those of the index."""
    generation = open_generation(home, models)
    encoder = RecordingEncoder(models)
    program = Program(home, encoder)
    found = [program.search(query.text, everything=True) for query in queries]
    cases = [generation.library.cases[owner] for owner in generation.library.tables.owners]
    passages = list(generation.library.passages)
    windows = [window_texts(each) for each in passages]
    pairs = list(zip(cases, passages, strict=True))
    if is_real:
        texts = [[context_text(*pair), *own] for pair, own in zip(pairs, windows, strict=True)]
        vectors = VectorCache(home / "vectors.sqlite").encode([*chain(*texts)], encoder, no_progress)
    else:
        vectors = _all_rows(generation)
    Material(
        texts=["\n".join((case.agency, *each.path, each.section, each.text)) for case, each in pairs],
        windows=[*chain(*windows)],
        vectors=vectors,
        first_rows=generation.dense.first_rows,
        queries=[query.text for query in queries],
        asked=np.stack([encoder.encode_query_with_tokens(query.text)[0] for query in queries]),
    ).write(folder)
    encoder.write(folder / RECORDED)
    return found


def judge(
    home: Path, models: Path, queries: Sequence[JudgedQuery], found: Mapping[str, Sequence[Sequence[int]]], ours: str
) -> dict[str, object]:
    """Of each system, by what it found for each query, places best first: the means of nDCG@10 and MRR@10 over all and
    by language; of nDCG@10 the p-value against `ours` by paired randomisation."""
    library = open_generation(home, models).library
    scores = {}
    for system, runs in found.items():
        hits = [
            [Shown(case=library.cases[library.tables.owners[place]], passage=library.passages[place]) for place in run]
            for run in runs
        ]
        scores[system] = measure(queries, cast(Sequence[Sequence[Hit]], hits))
    columns = {system: [own[query.id][NDCG] for query in queries] for system, own in scores.items()}
    return {
        system: {
            NDCG: mean_by_language(queries, own, NDCG),
            RECIPROCAL_RANK: mean_by_language(queries, own, RECIPROCAL_RANK),
            **({} if system == ours else {"p": round(paired_p_value(columns[system], columns[ours]), 4)}),
        }
        for system, own in scores.items()
    }


def _all_rows(generation: Generation) -> Vector:
    rows: Vector = generation.dense.rows.take(np.zeros(1, dtype=int), np.array([len(generation.dense.rows)]))
    return rows
