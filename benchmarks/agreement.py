"""How far the two readers of our own queries agree; write benchmarks/results/agreement.json.

usage: python -m benchmarks.agreement

What each reader marked before differences were settled stands in tests/data/book-readings.jsonl, with the passages that
the engine, its vectors alone and BM25 alone put first (12 of each). A passage has the highest grade of the reader's
ranges that share at least a third of the shorter of the two, as in search.evaluation.measures; 0 without any.
"""

from collections import Counter
from collections.abc import Sequence

from sklearn.metrics import cohen_kappa_score

from benchmarks.setup import DATA, read_rows, report

READINGS = DATA / "book-readings.jsonl"
SEEN = ("b001", "b002")
"""Queries whose first grades the second reader had seen; left out."""

Pairs = list[tuple[int, int]]


def main() -> None:
    rows = read_rows(READINGS)
    rows = [row for row in rows if row["id"] not in SEEN]
    pairs = {row["id"]: graded(row) for row in rows}
    every = [pair for row in rows for pair in pairs[row["id"]]]
    results = {
        "queries": len(rows),
        "passages": agreement(every),
        "passages that a reader graded": agreement([pair for pair in every if any(pair)]),
        "passages that both graded": agreement([pair for pair in every if all(pair)]),
        "first grade, second grade: passages": {
            f"{one}, {other}": times for (one, other), times in sorted(Counter(every).items())
        },
        "types": {
            kind: agreement([pair for row in rows if row["type"] == kind for pair in pairs[row["id"]]])
            for kind in sorted({row["type"] for row in rows})
        },
    }
    report("agreement", results)


def graded(row: dict[str, list[list[int]]]) -> Pairs:
    """The two grades of every pooled passage and every range of the first reader."""
    places = sorted({(start, end) for start, end, *_ in row["pooled"] + row["first"]})
    return [(grade(place, row["first"]), grade(place, row["second"])) for place in places]


def grade(place: tuple[int, int], ranges: Sequence[Sequence[int]]) -> int:
    """The highest grade of the ranges that `place` meets, 0 without any."""
    return max((mark for start, end, mark in ranges if meets(place, (start, end))), default=0)


def meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the two share at least a third of the lines of the shorter."""
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    return shared > 0 and 3 * shared >= min(one[1] - one[0], other[1] - other[0]) + 1


def agreement(pairs: Pairs) -> dict[str, float]:
    """How many passages, the share of equal grades, Cohen's kappa plain and with linear weights."""
    first, second = zip(*pairs, strict=True)
    return {
        "passages": len(pairs),
        "equal": round(sum(one == other for one, other in pairs) / len(pairs), 3),
        "kappa": round(float(cohen_kappa_score(first, second)), 3),
        "kappa, linear weights": round(float(cohen_kappa_score(first, second, weights="linear")), 3),
    }


if __name__ == "__main__":
    main()
