"""Train the links to PMQA items and measure them with what never saw a passage's group; benchmarks/results/items.json.

usage: python -m benchmarks.items [--home FOLDER] [--shared ../shared] [--write]

A head over vectors and a model over words are learned from the example sentences of corpus/criteria/evidence-2562.json,
the passages of benchmarks/labels/written.jsonl, and labelled passages of documents that lie outside this project
(benchmarks/labels/passages.jsonl has their lines), which also give the scaling to a probability and the threshold.
Every passage is measured by what was learned without its case or document; those marked as held are never learned from
and are reported apart. --write writes index/items-2562.json and index/items-2562-words.json, for the program.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.fitting.items import (
    DIGITS,
    SCALE,
    Array,
    Bench,
    Mask,
    Taught,
    fit_calibration,
    known_terms,
    left_out_scores,
    left_out_signals,
    train,
)
from benchmarks.fitting.labels import CODES
from benchmarks.setup import BOOK, ROOT, make_parser, open_home, report
from corpus import cut_passages, read_contents, read_criteria, read_document
from index import CUES_WEIGHT, ITEMS_VERSION, WORDS_WEIGHT, Signals, blend_signals

PARAMETERS = ROOT / "index/items-2562.json"
WORDS = ROOT / "index/items-2562-words.json"

SPREAD = 1.22
"""Standard deviation of the scores of the sentences by a head by similarity: that of a head trained on them."""

GROUPS = {"tuned": ("tuned",), "book": ("book",), "sheets and news": ("page", "news"), "written": ("written",)}


def main() -> None:
    parser = make_parser(__doc__)
    parser.add_argument("--write", action="store_true", help="write the parameters of the program")
    args = parser.parse_args()
    with open_home(args.home) as home:
        measure(Bench(args.shared, home), write=args.write)


def measure(bench: Bench, *, write: bool) -> None:
    """Report every figure; write: the parameters of the program too."""
    shipped = left_out_signals(bench, Taught())
    similar = left_out_signals(bench, Taught(), spread=SPREAD)
    results = {
        "model": bench.encoder.identity,
        "labelled passages": Counter(f"{row.source}{', held' * row.held}" for row in bench.rows),
        "that evidence nothing": sum(not row.primary for row in bench.rows),
        "sentences": len(bench.sentences),
        "terms": len(known_terms(bench)[0]),
        "shipped": by_group(bench, blended(shipped)),
        "by item": by_item(bench, blended(shipped)),
        "by similarity, for encoders without a trained head": by_group(bench, blended(similar)),
        "ablation": ablation(bench, shipped),
        "links": {
            "trained": judge_links(bench, shipped),
            "trained, without doubt": judge_links(bench, shipped, doubt=False),
            "by similarity": judge_links(bench, similar, doubt=False),
        },
        "calibration": calibration(bench, shipped),
        "confusion": confusion(bench, blended(shipped)),
        "nearness of the sentences to labelled and other text": nearness(bench),
    }
    report("items", results)
    if write:
        write_parameters(bench, shipped, similar)


def blended(signals: Sequence[Signals]) -> Array:
    """What the program ranks by (passages, items)."""
    return np.stack([blend_signals(each) for each in signals])


def by_group(bench: Bench, scores: Array) -> dict[str, str]:
    return {name: bench.score(scores, wanted)["all"] for name, wanted in groups(bench).items()}


def by_item(bench: Bench, scores: Array) -> dict[str, dict[str, str]]:
    of_documents = {"of documents": bench.real & ~bench.held, "of documents, held": bench.real & bench.held}
    wanted = {**of_documents, "written": ~bench.real & ~bench.held, "written, held": ~bench.real & bench.held}
    return {name: bench.score(scores, each) for name, each in wanted.items() if each.any()}


def groups(bench: Bench) -> dict[str, Mask]:
    """Those that are there, by the kind of document, the held ones apart."""
    found = {}
    for held in (False, True):
        for name, sources in GROUPS.items():
            wanted = np.array([row.source in sources and row.held is held and row.primary != "" for row in bench.rows])
            if wanted.any():
                found[name + ", held" * held] = wanted
    return found


def ablation(bench: Bench, shipped: Sequence[Signals]) -> dict[str, dict[str, str]]:
    """Each signal alone, then together with other weights; and what the passages give that are learned from."""
    described = bench.encode([item.about_th for item in read_criteria().items])
    always = np.tile([float(code == "2.2") for code in CODES], (len(bench.rows), 1))
    share, words = (np.log(np.stack([getattr(each, name) for each in shipped])) for name in ("share", "words"))
    cues = np.log1p(np.stack([each.kinds for each in shipped]))
    bare = left_out_signals(bench, Taught(written=False, real=False, words=False))
    taught = {
        "the sentences alone": Taught(written=False, real=False),
        "sentences and written passages": Taught(real=False),
        "sentences and passages of documents": Taught(written=False),
    }
    scores = {
        "always 2.2": always,
        "similarity to the Thai descriptions": (bench.whole @ described.T).astype(np.float64),
        "head from the sentences + cues (version 5)": np.log([each.share for each in bare]) + cues,
        "head, windows": share,
        "words": words,
        "cues": cues,
        "head + words": share + WORDS_WEIGHT * words,
        "head + cues": share + CUES_WEIGHT * cues,
        "words + cues": WORDS_WEIGHT * words + CUES_WEIGHT * cues,
        "head + words + cues (shipped)": blended(shipped),
        "the same, weights 1, 1, 1": share + words + cues,
        **{f"the same, from {name}": blended(left_out_signals(bench, each)) for name, each in taught.items()},
    }
    return {name: by_group(bench, each) for name, each in scores.items()}


def judge_links(bench: Bench, signals: Sequence[Signals], *, doubt: bool = True) -> dict[str, dict[str, float]]:
    """Of passages of documents, held ones apart."""
    _, kept = left_out_scores(bench, signals, doubt=doubt)
    parts = {"of documents": bench.real & ~bench.held, "of documents, held": bench.real & bench.held}
    return {name: link_figures(bench, kept, each) for name, each in parts.items() if each.any()}


def link_figures(bench: Bench, kept: Array, wanted: Mask) -> dict[str, float]:
    empty = np.array([row.primary == "" for row in bench.rows])
    primary = np.array([[code == row.primary for code in CODES] for row in bench.rows])
    right = kept * bench.relevant
    without = kept.sum(axis=1) == 0
    known = wanted & ~empty
    return {
        "links": int(kept[wanted].sum()),
        "precision": round(float(right[wanted].sum() / kept[wanted].sum()), 4),
        "precision on passages that evidence an item": round(float(right[known].sum() / kept[known].sum()), 4),
        "recall of primary and also": round(float(right[wanted].sum() / bench.relevant[wanted].sum()), 4),
        "F1": round(float(2 * right[wanted].sum() / (kept[wanted].sum() + bench.relevant[wanted].sum())), 4),
        "recall of primary": round(float((kept * primary)[known].sum() / known.sum()), 4),
        "without a link, of those that evidence an item": round(float(without[known].mean()), 4),
        "without a link, of those that evidence nothing": round(float(without[wanted & empty].mean()), 4),
    }


def calibration(bench: Bench, signals: Sequence[Signals]) -> list[dict[str, float]]:
    """Of passages of documents that are not held."""
    used = bench.real & ~bench.held
    scores, relevant = left_out_scores(bench, signals)[0][used], bench.relevant[used]
    rows = []
    for low, high in ((0.0, 0.1), (0.1, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1.01)):
        held = (scores >= low) & (scores < high)
        rows.append(
            {
                "from": low,
                "to": min(high, 1.0),
                "links": int(held.sum()),
                "mean score": round(float(scores[held].mean()), 4),
                "right": round(float(relevant[held].mean()), 4),
            }
        )
    return rows


def confusion(bench: Bench, scores: Array) -> dict[str, int]:
    """primary > first, where the first is neither primary nor in also; most frequent first; of documents."""
    pairs = Counter(
        f"{row.primary} > {first}"
        for row, each in zip(bench.rows, scores, strict=True)
        for first in [CODES[int(np.argmax(each))]]
        if row.real and row.primary and first not in (row.primary, *row.also)
    )
    return dict(sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0])))


def nearness(bench: Bench) -> dict[str, float]:
    """Mean of the best cosine of a window with any sentence: were the sentences drawn from the labelled passages,
    theirs would stand out from the rest of the book."""
    tuned = [at for at, row in enumerate(bench.rows) if row.source == "tuned"]
    labelled = {text for at in tuned for text in _texts(bench, at)}
    other = [text for text in book_windows(bench.shared / BOOK) if text not in labelled]
    best = (bench.encode(other) @ bench.sentences.T).max(axis=1)
    ours = (np.concatenate([bench.windows[at] for at in tuned]) @ bench.sentences.T).max(axis=1)
    return {
        "windows of labelled passages": round(float(ours.mean()), 4),
        "windows of other passages of cases": round(float(best.mean()), 4),
        "standard deviation among the others": round(float(best.std()), 4),
    }


def _texts(bench: Bench, at: int) -> list[str]:
    return [bench.rows[at].text[start:end].strip() for start, end in bench.rows[at].windows]


@cache
def book_windows(book: Path) -> tuple[str, ...]:
    return tuple(
        passage.text[start:end].strip()
        for case in read_contents(read_document(book)).cases
        if case.category is not None
        for passage in cut_passages(case)
        for start, end in passage.windows
    )


def write_parameters(bench: Bench, shipped: Sequence[Signals], similar: Sequence[Signals]) -> None:
    everything = np.ones(len(bench.rows), dtype=np.bool_)
    model = train(bench, everything, Taught())
    stated: dict[str, Any] = {
        "made by": "benchmarks/items.py --write",
        "version": ITEMS_VERSION,
        "model": bench.encoder.identity,
        "trained": asdict(fit_calibration(bench, shipped, everything)),
        "similarity": asdict(fit_calibration(bench, similar, everything, doubt=False)),
        "spread": SPREAD,
        "bias": _plain(model.bias),
    }
    PARAMETERS.write_text(_with_rows(stated, "head", map(json.dumps, _plain(model.head)), "[]"), encoding="utf-8")
    words = {"made by": stated["made by"], "version": ITEMS_VERSION, "scale": SCALE, "bias": _plain(model.words.bias)}
    rows = (
        f"{json.dumps(term, ensure_ascii=False)}:{json.dumps([round(float(rare), 2), *weights], separators=(',', ':'))}"
        for term, rare, weights in zip(
            model.words.terms,
            model.words.rarity,
            (model.words.weights * SCALE).round().astype(int).tolist(),
            strict=True,
        )
    )
    WORDS.write_text(_with_rows(words, "terms", rows, "{}"), encoding="utf-8")


def _plain(array: np.ndarray[Any, Any]) -> Any:
    return array.astype(np.float64).round(DIGITS).tolist()


def _with_rows(stated: dict[str, Any], name: str, rows: Any, brackets: str) -> str:
    joined = ",\n".join(rows)
    return json.dumps(stated, indent=1)[:-2] + f',\n "{name}": {brackets[0]}\n{joined}\n{brackets[1]}\n}}\n'


if __name__ == "__main__":
    main()
