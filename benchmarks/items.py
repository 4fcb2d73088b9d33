"""Train the links to PMQA items, measure them with one case left out at a time; write benchmarks/results/items.json.

usage: python -m benchmarks.items [--home FOLDER] [--shared ../shared] [--write]

The head is learned from the example sentences of corpus/criteria/evidence-2562.json alone. The labelled passages,
which lie outside this project, give the scaling to a probability and the threshold; where labels have a say, what is
said of a passage was found without those of its case. --write writes index/items-2562.json, learned from all labels,
for the program.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.fitting.items import (
    CODES,
    PRECISION_DIGITS,
    STRENGTH,
    Array,
    Bench,
    features,
    fit_calibration,
    leave_out,
    left_out_scores,
    similarity_head,
    train_head,
)
from benchmarks.setup import ROOT, make_parser, open_home, report
from corpus import cut_passages, find_cues, read_contents, read_criteria, read_document
from index import ITEMS_VERSION, Signals, blend_signals, head_by_similarity

PARAMETERS = ROOT / "index/items-2562.json"


def main() -> None:
    parser = make_parser(__doc__)
    parser.add_argument("--write", action="store_true", help="write index/items-2562.json")
    args = parser.parse_args()
    with open_home(args.home) as home:
        measure(Bench(args.shared, home), write=args.write)


def measure(bench: Bench, *, write: bool) -> None:
    """Report every figure; write: the parameters of the program too."""
    trained = bench.signals(train_head(bench))
    similar_model, spread = similarity_head(bench)
    similar = bench.signals(similar_model)
    results = {
        "model": bench.encoder.identity,
        "labelled passages": len(bench.rows),
        "sentences": len(bench.sentences),
        "by item": bench.print_scores(blended(trained)),
        "by similarity, for encoders without a trained head": bench.score(blended(similar)),
        "ablation": ablation(bench, trained),
        "regularisation of the head": strengths(bench),
        "links": {"trained": judge_links(bench, trained), "by similarity": judge_links(bench, similar)},
        "calibration": calibration(bench, trained),
        "confusion": confusion(bench, blended(trained)),
        "nearness of the sentences to labelled and other text": nearness(bench),
    }
    report("items", results)
    if write:
        write_parameters(bench, trained, similar, spread)


def blended(signals: Sequence[Signals]) -> Array:
    """What the program ranks by (passages, items)."""
    return np.stack([blend_signals(each) for each in signals])


def ablation(bench: Bench, trained: Sequence[Signals]) -> dict[str, str]:
    """Each signal alone, then both, then weights from the labels, also of more signals; by the outside scorer."""
    items = read_criteria().items
    described = bench.encode([item.about_th for item in items])
    columns = features(trained)
    results_items = np.array([code.startswith("7") for code in CODES], dtype=np.float64)
    figures = np.log1p([len(re.findall(r"\d[\d,.]*", row.text)) / len(row.text) * 100 for row in bench.rows])
    places = np.array([row.place for row in bench.rows])
    headings = np.log1p([[found.kinds for found in find_cues(row.heading).values()] for row in bench.rows])
    model = train_head(bench)
    whole = np.stack([np.log(model.read_signals(" ", ((0, 1),), vector[None]).share) for vector in bench.whole])

    def add(*more: Array) -> str:
        return bench.score(leave_out(bench, np.concatenate([columns, *(each[:, :, None] for each in more)], axis=2)))

    return {
        "always 2.2": bench.score(np.tile([float(code == "2.2") for code in CODES], (len(bench.rows), 1))),
        "similarity to the Thai descriptions": bench.score((bench.whole @ described.T).astype(np.float64)),
        "logistic model of the labels alone, on passage vectors": bench.score(labels_alone(bench)),
        "nearest middle of the sentences, passage vector": bench.score(by_middle(bench)),
        "head from the sentences, passage vector": bench.score(whole),
        "head from the sentences, windows": bench.score(columns[:, :, 0]),
        "cues": bench.score(columns[:, :, 1]),
        "windows + cues (shipped)": bench.score(blended(trained)),
        "weights from the labels": add(),
        "weights from the labels, + passage vector": add(whole),
        "weights from the labels, + figures for 7.x": add(figures[:, None] * results_items),
        "weights from the labels, + place in the case for 7.x and 1.1": add(
            places[:, None] * results_items, places[:, None] * np.array([float(code == "1.1") for code in CODES])
        ),
        "weights from the labels, + cues of the heading": add(headings),
    }


def labels_alone(bench: Bench) -> Array:
    scores = np.full((len(bench.rows), len(CODES)), -1e3)
    for case in sorted(set(bench.cases)):
        out = bench.cases == case
        primary = [row.primary for row in bench.rows if row.case != case]
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000).fit(bench.whole[~out], primary)
        scores[np.ix_(out, [CODES.index(code) for code in model.classes_])] = model.decision_function(bench.whole[out])
    return scores


def by_middle(bench: Bench) -> Array:
    head, bias = head_by_similarity(bench.sentences, bench.places, 1.0)
    return (bench.whole @ head.T + bias).astype(np.float64)


def strengths(bench: Bench) -> dict[str, str]:
    return {
        f"C {strength:g}": bench.score(blended(bench.signals(train_head(bench, strength))))
        for strength in (1.0, 3.0, 10.0, 30.0, 100.0, 300.0)
    }


def judge_links(bench: Bench, signals: Sequence[Signals]) -> dict[str, float]:
    _, kept = left_out_scores(bench, signals)
    right = (kept * bench.relevant).sum()
    primary = np.array([[code == row.primary for code in CODES] for row in bench.rows])
    return {
        "links": int(kept.sum()),
        "links a passage": round(float(kept.sum()) / len(kept), 2),
        "precision": round(float(right / kept.sum()), 4),
        "recall of primary and also": round(float(right / bench.relevant.sum()), 4),
        "F1": round(float(2 * right / (kept.sum() + bench.relevant.sum())), 4),
        "recall of primary": round(float((kept * primary).sum() / len(kept)), 4),
        "passages without a link": int((kept.sum(axis=1) == 0).sum()),
    }


def calibration(bench: Bench, signals: Sequence[Signals]) -> list[dict[str, float]]:
    scores, _ = left_out_scores(bench, signals)
    rows = []
    for low, high in ((0.0, 0.1), (0.1, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 1.01)):
        held = (scores >= low) & (scores < high)
        rows.append(
            {
                "from": low,
                "to": min(high, 1.0),
                "links": int(held.sum()),
                "mean score": round(float(scores[held].mean()), 4),
                "right": round(float(bench.relevant[held].mean()), 4),
            }
        )
    return rows


def confusion(bench: Bench, scores: Array) -> dict[str, int]:
    """primary > first, where the first is neither primary nor in also; most frequent first."""
    pairs = Counter(
        f"{row.primary} > {first}"
        for row, each in zip(bench.rows, scores, strict=True)
        for first in [CODES[int(np.argmax(each))]]
        if first not in (row.primary, *row.also)
    )
    return dict(sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0])))


def nearness(bench: Bench) -> dict[str, float]:
    """Mean of the best cosine of a window with any sentence: were the sentences drawn from the labelled passages,
    theirs would stand out from the rest of the book."""
    labelled = {line for row in map(json.loads, bench.gold.read_text(encoding="utf-8").splitlines())
                for line in range(row["lines"][0], row["lines"][1] + 1)}  # fmt: skip
    other = [text for text, lines in book_windows(bench.book) if not labelled.intersection(lines)]
    best = (bench.encode(other) @ bench.sentences.T).max(axis=1)
    ours = (np.concatenate(bench.windows) @ bench.sentences.T).max(axis=1)
    return {
        "windows of labelled passages": round(float(ours.mean()), 4),
        "windows of other passages of cases": round(float(best.mean()), 4),
        "standard deviation among the others": round(float(best.std()), 4),
    }


@cache
def book_windows(book: Path) -> tuple[tuple[str, range], ...]:
    return tuple(
        (passage.text[start:end].strip(), range(passage.lines[0], passage.lines[1] + 1))
        for case in read_contents(read_document(book)).cases
        if case.category is not None
        for passage in cut_passages(case)
        for start, end in passage.windows
    )


def write_parameters(bench: Bench, trained: Sequence[Signals], similar: Sequence[Signals], spread: float) -> None:
    everything = np.ones(len(bench.rows), dtype=np.bool_)
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000).fit(bench.sentences, bench.places)
    stated = {
        "made by": "benchmarks/items.py --write",
        "version": ITEMS_VERSION,
        "model": bench.encoder.identity,
        "trained": asdict(fit_calibration(bench, trained, everything)),
        "similarity": asdict(fit_calibration(bench, similar, everything)),
        "spread": spread,
        "bias": model.intercept_.astype(np.float64).round(PRECISION_DIGITS).tolist(),
    }
    rows = ",\n".join(json.dumps(row) for row in model.coef_.astype(np.float64).round(PRECISION_DIGITS).tolist())
    text = json.dumps(stated, indent=1)[:-2] + f',\n "head": [\n{rows}\n]\n}}\n'
    PARAMETERS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
