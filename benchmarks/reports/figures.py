"""How well claimed figures are found; write benchmarks/results/figures.json.

usage: python -m benchmarks.reports.figures [--shared ../shared] [--developing]

benchmarks/labels/figures.jsonl has sentences with digits of the award book and of government news, labelled by one
reader by guidelines written first: by place in the passages of the documents under --shared, without their text. Those
marked `held` were kept back while the rules were written; --developing scores the others alone and writes nothing. A
figure is right when value and unit are; of one that a sentence says twice, one is counted. corpus/figures is given the
sentence as the reader saw it, and then the passage around it, as the program does.

benchmarks/labels/figure-sentences.jsonl has, with their text, dense sentences written for this project by others than
those who wrote the rules, of other agencies and kinds of report, labelled by the same guidelines; held as above.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.setup import BOOK, NEWS, ROOT, make_parser, read_rows, report
from corpus import Figure, cut_passages, find_figures, read_contents, read_document

LABELS = ROOT / "benchmarks/labels/figures.jsonl"
SENTENCES = ROOT / "benchmarks/labels/figure-sentences.jsonl"
BESIDE = ("year", "target", "before", "met")
"""What a figure bears beside value and unit."""

Row = Mapping[str, Any]
Claims = Mapping[tuple[float, str], Mapping[str, object]]
"""By value and unit, what else is said of a figure."""


def main() -> None:
    parser = make_parser(__doc__, home=False)
    parser.add_argument("--developing", action="store_true", help="score what was not held back, and write nothing")
    args = parser.parse_args()
    rows, sentences = read_rows(LABELS), read_rows(SENTENCES)
    dense = {
        "held back, dense sentences": [row for row in sentences if row["held"]],
        "dense sentences, while writing the rules": [row for row in sentences if not row["held"]],
    }
    developed = [row for row in rows if not row["held"]]
    if args.developing:
        looked_at = dense["dense sentences, while writing the rules"]
        scores = {"book": measure(developed, args.shared), "dense sentences": measure_sentences(looked_at)}
        print(json.dumps(scores, ensure_ascii=False, indent=1))
        return
    held = [row for row in rows if row["held"]]
    book = BOOK.name
    parts = {
        "held back, book": [row for row in held if row["document"] == book],
        "held back, news": [row for row in held if row["document"] != book],
        "while writing the rules": developed,
    }
    scored = {name: measure(part, args.shared) for name, part in parts.items()}
    report("figures", scored | {name: measure_sentences(part) for name, part in dense.items() if part})


def measure(rows: Sequence[Row], shared: Path) -> dict[str, object]:
    """The figures of `rows`. Raises ValueError where a labelled sentence no longer stands where it was."""
    return {
        "sentences": len(rows),
        "sentence alone": score([(labelled(row), alone(row, shared)) for row in rows]),
        "in its passage": score([(labelled(row), in_passage(row, shared)) for row in rows]),
    }


def measure_sentences(rows: Sequence[Row]) -> dict[str, object]:
    """The figures of `rows`, which have their text."""
    return {
        "sentences": len(rows),
        "sentence alone": score([(labelled(row), claims(find_figures(row["text"]))) for row in rows]),
    }


def labelled(row: Row) -> Claims:
    return {(float(each["value"]), each["unit"]): each for each in row["figures"]}


def alone(row: Row, shared: Path) -> Claims:
    start, end = row["span"]
    return claims(find_figures(passage_of(row, shared)[start:end]))


def in_passage(row: Row, shared: Path) -> Claims:
    start, end = row["span"]
    found = find_figures(passage_of(row, shared))
    return claims([each for each in found if start <= each.span[0] and each.span[1] <= end])


def claims(found: Sequence[Figure]) -> Claims:
    kept: dict[tuple[float, str], Mapping[str, object]] = {}
    for each in found:
        kept.setdefault((each.value, each.unit), {name: getattr(each, name) for name in BESIDE})
    return kept


def score(pairs: Sequence[tuple[Claims, Claims]]) -> dict[str, object]:
    """Of pairs of what is labelled and what is found: precision and recall of figures, and of those that are right the
    share whose year, target, earlier value and verdict are as labelled, with how many are labelled to have one."""
    right = [(wanted[key], found[key]) for wanted, found in pairs for key in wanted.keys() & found.keys()]
    wanted_count = sum(len(wanted) for wanted, _ in pairs)
    found_count = sum(len(found) for _, found in pairs)
    return {
        "labelled": wanted_count,
        "found": found_count,
        "right": len(right),
        "precision": share(len(right), found_count),
        "recall": share(len(right), wanted_count),
        **{name: accuracy(name, right) for name in BESIDE},
    }


def accuracy(name: str, right: Sequence[tuple[Mapping[str, object], Mapping[str, object]]]) -> dict[str, object]:
    same = sum(wanted.get(name) == found.get(name) for wanted, found in right)
    return {
        "accuracy": share(same, len(right)),
        "labelled to have one": sum(wanted.get(name) is not None for wanted, _ in right),
        "found to have one": sum(found.get(name) is not None for _, found in right),
    }


def share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def passage_of(row: Row, shared: Path) -> str:
    """The text of the passage that the sentence of `row` stands in."""
    name, (first, last), (start, end) = row["document"], row["lines"], row["span"]
    path = shared / BOOK if name == BOOK.name else shared / NEWS / name
    for text in passages_of(path).get((first, last), ()):
        if hashlib.sha256("".join(text[start:end].split()).encode()).hexdigest()[:16] == row["sha256"]:
            return text
    raise ValueError(f"{path}: no passage of lines {first}-{last} has sentence {row['id']} at {start}-{end}")


@cache
def passages_of(path: Path) -> dict[tuple[int, int], list[str]]:
    kept: dict[tuple[int, int], list[str]] = {}
    for case in read_contents(read_document(path)).cases:
        for passage in cut_passages(case):
            kept.setdefault(passage.lines, []).append(passage.text)
    return kept


if __name__ == "__main__":
    main()
