"""How well approach to integration, levels to comparisons are found by cues; write benchmarks/results/dimensions.json.

usage: python -m benchmarks.reports.dimensions [--shared ../shared] [--write]

benchmarks/labels/passages.jsonl names passages of the award book, of pages and of news by document and lines, labelled
by two readers; they lie under --shared and are read here. benchmarks/labels/written.jsonl has passages of our own; the
first letter of an id tells the writer. Rows that are held were kept back while cues and weights were made. --write
learns the weights anew from the others and writes corpus/criteria/dimension-weights.json.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sklearn.metrics import cohen_kappa_score

from benchmarks.fitting.dimensions import Fitted, Labelled, fit, found_left_out
from benchmarks.fitting.labels import LABELS, SHEETS, WRITTEN, open_labelled
from benchmarks.setup import BOOK, NEWS, ROOT, make_parser, read_rows, report
from corpus import Dimension, cut_passages, find_dimensions, read_contents
from corpus.criteria.dimensions import read_weights

WEIGHTS = ROOT / "corpus/criteria/dimension-weights.json"
Place = tuple[str, int, int]
"""A document, its first line and its last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A labelled passage: what readers said it speaks of, and what was found. readings: of each reader, when known."""

    held: bool
    labelled: frozenset[str]
    found: frozenset[str]
    readings: tuple[frozenset[str], ...]


def main() -> None:
    parser = make_parser(__doc__, home=False)
    parser.add_argument("--write", action="store_true", help="write corpus/criteria/dimension-weights.json")
    args = parser.parse_args()
    texts = read_labelled_texts(args.shared)
    rows = [(row, texts[row["id"]]) for path in (LABELS, WRITTEN) for row in read_dimensions(path)]
    fitted, left_out = learn(rows)
    if args.write:
        write_weights(fitted)
    report("dimensions", {"source left out": left_out, **measure(rows)})


Row = tuple[Mapping[str, Any], str]
"""A labelled passage and its text."""


def learn(rows: Sequence[Row]) -> tuple[Mapping[Dimension, Fitted], dict[str, object]]:
    """Weights from the rows not kept back, and the figures of passages whose source had no say in what was found."""
    known = [(row, text) for row, text in rows if not row["held"]]
    labelled = [
        Labelled(source=source_of(row, place), text=text, labels=frozenset(row["dims"]))
        for place, (row, text) in enumerate(known)
    ]
    fitted = fit(labelled)
    found = found_left_out(labelled, fitted)
    told = [judge(row, each) for (row, _), each in zip(known, found, strict=True)]
    writers = [each.source.split()[0] for each in labelled]
    parts = {
        writer: figures([each for each, own in zip(told, writers, strict=True) if own == writer])
        for writer in sorted(set(writers))
    }
    return fitted, {"all": figures(told), **parts}


def source_of(row: Mapping[str, Any], place: int) -> str:
    """Who wrote a passage. Those read are three sources by turns: else none is learned from when one is left out."""
    return f"read {place % 3}" if "document" in row else row["id"][0]


def write_weights(fitted: Mapping[Dimension, Fitted]) -> None:
    told = {
        "made by": "benchmarks/reports/dimensions.py --write",
        "dimensions": {each.value: asdict(fitted[each].weights) for each in Dimension},
    }
    WEIGHTS.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    read_weights.cache_clear()


def measure(rows: Sequence[Row]) -> dict[str, object]:
    """The figures of read and of written passages by the program as it is, of those kept back and of others."""
    parts = {
        "read": [judge(row, find_names(text)) for row, text in rows if "document" in row],
        "written": [judge(row, find_names(text)) for row, text in rows if "document" not in row],
    }
    parts["all"] = parts["read"] + parts["written"]
    told = {
        f"{name}, {'kept back' if held else 'learned from'}": figures([each for each in own if each.held is held])
        for name, own in parts.items()
        for held in (False, True)
        if any(each.held is held for each in own)
    }
    return {**told, "two readers": agreement([each for each in parts["all"] if each.readings])}


def read_labelled_texts(shared: Path) -> Mapping[str, str]:
    """The text of every labelled passage by id. Raises KeyError where one that was read is cut otherwise now."""
    read = read_dimensions(LABELS)
    texts = dict(read_texts(shared, sorted({row["document"] for row in read})))
    found = {row["id"]: texts[place_of(row["document"], row["lines"])] for row in read}
    return {**found, **{row["id"]: row["text"] for row in read_dimensions(WRITTEN)}}


def read_dimensions(path: Path) -> list[dict[str, Any]]:
    """The rows that are labelled with dimensions: some were written for items alone."""
    return [row for row in read_rows(path) if "dims" in row]


def read_texts(shared: Path, names: Sequence[str]) -> Iterator[tuple[Place, str]]:
    """The passages of the documents `names`, with their places."""
    for name in names:
        folder = SHEETS if name.endswith(".pdf") else BOOK.parent if name == BOOK.name else NEWS
        for case in read_contents(open_labelled(shared / folder / name)).cases:
            for passage in cut_passages(case):
                yield place_of(name, passage.lines), passage.text


def place_of(document: str, lines: Sequence[int]) -> Place:
    return document, lines[0], lines[1]


def find_names(text: str) -> frozenset[str]:
    return frozenset(each.dimension.value for each in find_dimensions(text))


def judge(row: Mapping[str, Any], found: frozenset[str]) -> Told:
    return Told(
        held=row["held"],
        labelled=frozenset(row["dims"]),
        found=found,
        readings=tuple(frozenset(row[key]) for key in ("dims1", "dims2") if key in row),
    )


def figures(told: Sequence[Told]) -> dict[str, object]:
    """How many passages, and by dimension those labelled and found, precision and recall; None where none can be."""
    return {"passages": len(told), **{each.value: judge_one(told, each.value) for each in Dimension}}


def judge_one(told: Sequence[Told], name: str) -> dict[str, float | None]:
    labelled = sum(name in each.labelled for each in told)
    found = sum(name in each.found for each in told)
    both = sum(name in each.labelled & each.found for each in told)
    return {
        "labelled": labelled,
        "found": found,
        "precision": round(both / found, 3) if found else None,
        "recall": round(both / labelled, 3) if labelled else None,
    }


def agreement(told: Sequence[Told]) -> dict[str, object]:
    """Cohen's kappa of the two readers by dimension, None where one of them never or always names it."""
    return {"passages": len(told), **{each.value: kappa(told, each.value) for each in Dimension}}


def kappa(told: Sequence[Told], name: str) -> float | None:
    first, second = ([name in each.readings[place] for each in told] for place in (0, 1))
    if len(set(first)) < 2 or len(set(second)) < 2:
        return None
    return round(float(cohen_kappa_score(first, second)), 3)


if __name__ == "__main__":
    main()
