"""Measure the repair: right lines, harm to clean text, error after damage, speed.

The results go to benchmarks/results/repair.json.

usage: python -m benchmarks.repair [--lines repair-dev.jsonl] [--clean xquad.th.json] [--book book.txt] [--output FILE]

Each file is measured when it is given. Times are processor seconds of one core.
"""

import argparse
import json
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.setup import RESULTS, read_paragraphs, write_json
from corpus import REPAIR_VERSION, repair_lines, repair_text
from tests.support.damage_model import displace

RATE = 0.3
SEEDS = (1, 2, 3)
SPARSE_RATES = (0.03, 0.1)
TRUST_RATES = (0.15, 0.3, 0.5)
LINE_LENGTH = 110


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=Path, help="lines corrected by hand: JSON Lines with raw, clean, kinds, alt")
    parser.add_argument("--clean", type=Path, help="clean Thai paragraphs in the form of XQuAD")
    parser.add_argument("--book", type=Path, help="a whole damaged book")
    parser.add_argument("--output", type=Path, default=RESULTS / "repair.json")
    options = parser.parse_args(arguments)
    if not (options.lines or options.clean or options.book):
        parser.error("give at least one of --lines, --clean and --book; without any the results would be empty")
    results: dict[str, Any] = {"repair_version": REPAIR_VERSION, "rate": RATE, "seeds": list(SEEDS)}
    if options.book:  # first, so that it pays for building the lexicon
        results["book"] = measure_book(options.book.read_text(encoding="utf-8"))
    if options.lines:
        rows = [json.loads(row) for row in options.lines.read_text(encoding="utf-8").splitlines() if row.strip()]
        results["lines"] = measure_lines(rows)
    if options.clean:
        paragraphs = [paragraph.text for paragraph in read_paragraphs(options.clean)]
        results["clean"] = measure_clean(paragraphs)
        results["damaged"] = measure_damaged(paragraphs)
        results["sparse"] = {str(rate): measure_rate(paragraphs, rate) for rate in SPARSE_RATES}
        results["trust"] = measure_trust(paragraphs[1::2])
    write_json(options.output, results)


def measure_book(text: str) -> dict[str, Any]:
    lines = text.split("\n")
    first = timed(lambda: repair_lines(lines))
    again = timed(lambda: repair_lines(lines))
    rules: dict[str, int] = {}
    for repaired in first[0]:
        for edit in repaired.edits:
            for rule in edit.rule.split(", "):
                rules[rule] = rules.get(rule, 0) + 1
    return {
        "characters": len(text),
        "seconds_with_lexicon": round(first[1], 2),
        "seconds": round(again[1], 2),
        "edits": dict(sorted(rules.items())),
    }


def measure_lines(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Exact: equal but for runs of spaces. Letters: equal but for white space. As one document and line by line."""
    together = [repaired.text for repaired in repair_lines([row["raw"] for row in rows])]
    alone = [repair_text(row["raw"]).text for row in rows]
    kinds = sorted({kind for row in rows for kind in row["kinds"]})
    return {
        name: {kind: score(rows, texts, kind) for kind in ("all", *kinds)}
        for name, texts in (("together", together), ("alone", alone))
    }


def score(rows: Sequence[dict[str, Any]], texts: Sequence[str], kind: str) -> dict[str, float]:
    chosen = [(row, text) for row, text in zip(rows, texts, strict=True) if kind in ("all", *row["kinds"])]
    exact = sum(squeeze(text) in map(squeeze, (row["clean"], *row.get("alt", ()))) for row, text in chosen)
    letters = sum(strip(text) == strip(row["clean"]) for row, text in chosen)
    return {"n": len(chosen), "exact": round(exact / len(chosen), 4), "letters": round(letters / len(chosen), 4)}


def measure_clean(paragraphs: Sequence[str]) -> dict[str, Any]:
    repaired, seconds = timed(lambda: [repair_text(paragraph) for paragraph in paragraphs])
    edits = [
        {"paragraph": place, "rule": edit.rule, "was": paragraph[edit.start : edit.end], "is": edit.replacement}
        for place, (paragraph, mended) in enumerate(zip(paragraphs, repaired, strict=True))
        for edit in mended.edits
    ]
    excepted = [edit for edit in edits if sorted(strip(edit["was"])) == sorted(strip(edit["is"])) and is_order(edit)]
    return {
        "paragraphs": len(paragraphs),
        "characters": sum(map(len, paragraphs)),
        "edits": edits,
        "edits_beyond_white_space_and_order": len(edits) - len(excepted),
        "characters_per_second": round(sum(map(len, paragraphs)) / seconds),
    }


def is_order(edit: dict[str, Any]) -> bool:
    return edit["rule"] in ("order of marks", "space before a mark", "stray space", "space before a tall vowel")


def measure_damaged(paragraphs: Sequence[str]) -> dict[str, Any]:
    size = sum(map(len, paragraphs)) * len(SEEDS)
    damaged = [displace(text, RATE, 1000 * seed + place) for seed in SEEDS for place, text in enumerate(paragraphs)]
    repaired, seconds = timed(lambda: [repair_text(text).text for text in damaged])
    wanted = [*paragraphs] * len(SEEDS)
    return {
        "characters": size,
        "error_before": round(sum(map(distance, damaged, wanted)) / size, 6),
        "error": round(sum(map(distance, repaired, wanted)) / size, 6),
        "characters_per_second": round(size / seconds),
    }


def measure_rate(paragraphs: Sequence[str], rate: float) -> dict[str, float]:
    """Character error before and after repair at another rate of damage, one seed."""
    size = sum(map(len, paragraphs))
    damaged = [displace(text, rate, 7000 + place) for place, text in enumerate(paragraphs)]
    repaired = [repair_text(text).text for text in damaged]
    before, after = (sum(map(distance, texts, paragraphs)) / size for texts in (damaged, repaired))
    return {"error_before": round(before, 6), "error": round(after, 6)}


def measure_trust(paragraphs: Sequence[str]) -> list[dict[str, float]]:
    """By trust: how many damaged lines have it, and the share of them that come out exactly right."""
    right: dict[float, list[bool]] = {}
    for turn, rate in enumerate(TRUST_RATES):
        for place, paragraph in enumerate(paragraphs):
            lines = cut_lines(paragraph)
            seeds = range(100_000 * (turn + 1) + 100 * place, 100_000 * (turn + 2))
            damaged = [displace(line, rate, seed) for line, seed in zip(lines, seeds, strict=False)]
            for line, was, mended in zip(lines, damaged, repair_lines(damaged), strict=True):
                if was != line:
                    right.setdefault(mended.trust, []).append(mended.text == line)
    return [
        {"trust": trust, "lines": len(exact), "exact": round(sum(exact) / len(exact), 4)}
        for trust, exact in sorted(right.items(), reverse=True)
    ]


def cut_lines(paragraph: str) -> list[str]:
    lines = [""]
    for phrase in paragraph.split(" "):
        if lines[-1] and len(lines[-1]) + len(phrase) > LINE_LENGTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {phrase}".strip()
    return lines


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    value = work()
    return value, time.process_time() - start


def squeeze(text: str) -> str:
    return re.sub(r"[ \t\u00a0]+", " ", text).strip()


def strip(text: str) -> str:
    return re.sub(r"\s+", "", text)


def distance(got: str, wanted: str) -> int:
    """Levenshtein distance; a band of the table suffices, for the two differ in few places."""
    if got == wanted:
        return 0
    band = 2
    while (found := banded_distance(got, wanted, band)) > band:
        band *= 2
    return found


def banded_distance(got: str, wanted: str, band: int) -> int:
    """The distance if it is at most `band`, more than `band` otherwise (Ukkonen 1985)."""
    far = band + 1
    above = {column: column for column in range(min(band, len(wanted)) + 1)}
    for row, letter in enumerate(got, 1):
        here: dict[int, int] = {}
        for column in range(max(0, row - band), min(len(wanted), row + band) + 1):
            best = min(above.get(column, far), here.get(column - 1, far)) + 1
            if column and above.get(column - 1, far) + (letter != wanted[column - 1]) < best:
                best = above[column - 1] + (letter != wanted[column - 1])
            here[column] = min(best, far)
        above = here
    return above.get(len(wanted), far)


if __name__ == "__main__":
    main()
