"""How well passages that state an aim are known; write benchmarks/results/aims.json.

usage: python -m benchmarks.reading.aims [--shared ../shared]

tests/data/stated-aims.jsonl has passages of the award book, the sample and news of agencies, labelled by reading. The
book and the sample are read here; news lie under eval/mixed of --shared. The half of the labels whose hash is odd was
kept back while the rules were written.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.setup import BOOK, DATA, NEWS, SAMPLE, make_parser, read_rows, report
from corpus import Passage, cut_passages, read_contents, read_document, states_aim

LABELS = DATA / "stated-aims.jsonl"

Place = tuple[str, int, int]
"""A document, its first line and its last."""


def main() -> None:
    args = make_parser(__doc__, home=False).parse_args()
    report("aims", measure(args.shared))


def measure(shared: Path) -> dict[str, object]:
    """The figures of each half and of both. Raises KeyError where a labelled passage is cut otherwise now."""
    labels = read_rows(LABELS)
    places = {place_of(row["document"], row["lines"]): row["label"] == "aim" for row in labels}
    told = {place: states_aim(passage) for place, passage in read_passages(shared, {place[0] for place in places})}
    halves = {
        "while writing the rules": [place for place in places if not is_kept_back(place)],
        "kept back": [place for place in places if is_kept_back(place)],
        "all": list(places),
    }
    return {name: figures([(places[each], told[each]) for each in chosen]) for name, chosen in halves.items()}


def read_passages(shared: Path, names: set[str]) -> Iterator[tuple[Place, Passage]]:
    """The passages of the documents `names`."""
    for path in [shared / BOOK, *sorted(SAMPLE.glob("*.md")), *sorted((shared / NEWS).glob("*.md"))]:
        if path.name in names:
            for case in read_contents(read_document(path)).cases:
                for passage in cut_passages(case):
                    yield place_of(path.name, passage.lines), passage


def place_of(document: str, lines: tuple[int, int]) -> Place:
    return document, lines[0], lines[1]


def is_kept_back(place: Place) -> bool:
    """Whether the SHA-256 of "document:first-last" begins with an odd byte."""
    document, first, last = place
    return hashlib.sha256(f"{document}:{first}-{last}".encode()).digest()[0] % 2 == 1


def figures(pairs: list[tuple[bool, bool]]) -> dict[str, float]:
    """Of pairs of label and rule: passages, aims among them, precision and recall."""
    counts = Counter(pairs)
    right, called, aims = counts[True, True], counts[True, True] + counts[False, True], sum(label for label, _ in pairs)
    return {
        "passages": len(pairs),
        "aims": aims,
        "called aims": called,
        "precision": round(right / called, 3) if called else 1.0,
        "recall": round(right / aims, 3) if aims else 1.0,
    }


if __name__ == "__main__":
    main()
