"""Passages of reports and the precedents they are given, for a second reader to judge, and what one gave."""

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.setup import ROOT, read_rows
from corpus import read_criteria
from search import Precedent, ReportPassage, Review

PAIRS, SEED = 100, 2564

JUDGED = ROOT / "benchmarks/labels/precedents.jsonl"
"""Grades of pairs: the item, of both passages agency, page and the beginning of the SHA-256 of their text."""

SIDES = ("report", "precedent")


class Pair(NamedTuple):
    """A precedent of an item, which of them it is, from 1, and the passage of the report that it resembles most."""

    review: Review
    code: str
    rank: int
    own: ReportPassage
    precedent: Precedent


def pair_up(reviews: Sequence[Review]) -> Iterator[Pair]:
    """Of all items of which a report says something, the precedents, in order."""
    for review in reviews:
        for item in review.items:
            for rank, each in enumerate(item.precedents, 1):
                if each.like is not None:
                    yield Pair(review, item.code, rank, review.passages[each.like - 1], each)


def write_pairs(path: Path, pairs: Sequence[Pair]) -> None:
    """PAIRS of them, the first precedents drawn by SEED and then, where there are fewer, the second, a line of JSON
    each."""
    drawn = random.Random(SEED)
    ranks = ([pair for pair in pairs if pair.rank == rank] for rank in (1, 2))
    chosen = [pair for each in ranks for pair in drawn.sample(each, len(each))][:PAIRS]
    rows = (json.dumps(_pair_to_json(number, pair), ensure_ascii=False) for number, pair in enumerate(chosen, 1))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _pair_to_json(number: int, pair: Pair) -> dict[str, Any]:
    item, own, other = read_criteria().item(pair.code), pair.own.passage, pair.precedent.passage
    return {
        "id": f"pair-{number:03}",
        "item": pair.code,
        "rank": pair.rank,
        "name": item.name_th,
        "about": item.about_th,
        "report": {"agency": pair.review.agency, "section": own.section, "page": own.page, "text": own.text},
        "precedent": {
            "agency": pair.precedent.case.agency,
            "section": other.section,
            "page": other.page,
            "text": other.text,
        },
        "score": round(pair.precedent.score, 4),
    }


def judge(pairs: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """What a second reader gave the pairs (docs/review.md), by the texts that were read: all of them, and first
    precedents alone. A pair that nobody read counts as `unjudged`."""
    grades = {(row["item"], *(row[side]["sha256"] for side in SIDES)): row["grade"] for row in read_rows(JUDGED)}
    found = {"all": pairs, "first precedents": [pair for pair in pairs if pair.rank == 1]}
    return {name: _sum_up([grades.get(_key(pair)) for pair in each]) for name, each in found.items()}


def _key(pair: Pair) -> tuple[str, ...]:
    texts = (pair.own.passage.text, pair.precedent.passage.text)
    return (pair.code, *(hashlib.sha256(text.encode()).hexdigest()[:16] for text in texts))


def _sum_up(grades: Sequence[int | None]) -> dict[str, float]:
    given = [grade for grade in grades if grade is not None]
    return {
        "judged": len(given),
        "unjudged": len(grades) - len(given),
        "mean": round(sum(given) / max(1, len(given)), 3),
        "2 or more": round(sum(grade >= 2 for grade in given) / max(1, len(given)), 3),
    }
