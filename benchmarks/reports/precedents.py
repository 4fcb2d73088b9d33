"""Review the cases of the award book as reports, and a long report; write benchmarks/results/precedents.json.

usage: python -m benchmarks.reports.precedents [--home FOLDER] [--shared ../shared] [--pairs FILE.jsonl]

Each case is a report beside the book: precedents are of other agencies, so its own case is out of the library. The
items of its passages are compared with the labels, which lie outside this project. --pairs writes 100 pairs, a passage
of a report and the first precedent of an item it evidences, for a reader to judge by docs/review.md. The long report is
printed by Chromium from texts of news, under headings of the criteria and without any, and reviewed in a process of its
own.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2

from benchmarks.reports.pairs import Pair, judge, pair_up, write_pairs
from benchmarks.scaling.synthetic import Seeded, write_synthetic
from benchmarks.setup import BOOK, NEWS, ROOT, describe_run, make_parser, open_home, open_source, read_rows, report
from corpus import Case, Report, read_criteria
from index import Store
from search import EngineSource, ReportPassage, Review, SearchEngine
from tests.support.printing import paper, print_pdfs, saved

SHEETS = 100
"""Of the long report."""

LARGE = 20_000
"""Passages of the larger library beside which it is reviewed, made around the book's."""

KEPT_BACK = ROOT / "benchmarks/labels/passages.jsonl"
"""Labels of passages that links to items were not learned from, as those of ../shared were, among others."""

_NEWS_OF_ITEM = 6  # texts of news under the heading of each item: about a hundred pages


class Labelled(NamedTuple):
    """A passage of a report that holds labelled stretches. primary, also: their labels; stretches: how many."""

    primary: frozenset[str]
    also: frozenset[str]
    stretches: int
    passage: ReportPassage


def main() -> None:
    parser = make_parser(__doc__)
    parser.add_argument("--pairs", type=Path, metavar="FILE.jsonl", help="write pairs to be judged to this file")
    args = parser.parse_args()
    with open_home(args.home) as home:
        source = open_source(home, "book", args.shared / BOOK)
        reviews = list(review_cases(source.current()))
        rows = list(read_labels(read_rows(args.shared / "eval/items-dev.jsonl"), reviews))
        kept = [row for row in read_rows(KEPT_BACK) if row["held"] and row["document"] == BOOK.name]
        pairs = list(pair_up(reviews))
        if args.pairs:
            write_pairs(args.pairs, pairs)
        results: dict[str, object] = {
            **describe_run(source.recipe),
            "items of labelled passages": score(rows),
            "items of passages kept back": score(list(read_labels(kept, reviews))),
            "by item": {code: score([row for row in rows if code in row.primary]) for code in codes(rows)},
            "precedents": count_precedents(reviews, pairs),
            "judged pairs": judge(pairs),
        }
        printed = print_report(args.shared)
        for name, folder in {"the book": source.store.home, f"{LARGE:,} passages": large_home(source)}.items():
            results[f"a long report beside {name}"] = review_long(printed, folder, home / "models")
    report("precedents", results)


def as_report(engine: SearchEngine, case: Case) -> Report:
    """A case of the library as it would be read from a file of its own."""
    return Report(
        name=case.document,
        agency=case.agency,
        agency_type=case.agency_type,
        case=case,
        passages=engine.passages(case.id),
        sheets=0,
        unread=(),
        warnings=(),
    )


def review_cases(engine: SearchEngine) -> Iterator[Review]:
    """The review of each case, in the order of the book."""
    for case in engine.cases:
        if case.category is not None:
            yield engine.review(as_report(engine, case))


def read_labels(labels: Sequence[dict[str, Any]], reviews: Sequence[Review]) -> Iterator[Labelled]:
    """The passages that hold labelled stretches of the book, a stretch in the passage that holds most of its lines; in
    the order of the labels."""
    passages = [each for review in reviews for each in review.passages]
    held: dict[int, list[dict[str, Any]]] = {}
    for row in labels:
        own = max(range(len(passages)), key=lambda place: _overlap(passages[place].passage.lines, row["lines"]))
        held.setdefault(own, []).append(row)
    for place, rows in held.items():
        yield Labelled(
            primary=frozenset(row["primary"] for row in rows),
            also=frozenset(code for row in rows for code in row["also"]),
            stretches=len(rows),
            passage=passages[place],
        )


def score(rows: Sequence[Labelled]) -> dict[str, float]:
    """How often a passage's first item is primary, or primary or beside, in one of its stretches; which share of the
    primary items are among its links, and of its links among the labels; to four decimals."""
    links = [[link.code for link in each.passage.links] for each in rows]
    labels = [each.primary | each.also for each in rows]
    first = [codes[0] if codes else "" for codes in links]
    named = sum(len(each.primary & set(codes)) for each, codes in zip(rows, links, strict=True))
    right = sum(len(set(codes) & wanted) for codes, wanted in zip(links, labels, strict=True))
    figures = {
        "top1": sum(code in each.primary for code, each in zip(first, rows, strict=True)) / len(rows),
        "top1+": sum(code in wanted for code, wanted in zip(first, labels, strict=True)) / len(rows),
        "primary items among the links": named / sum(len(each.primary) for each in rows),
        "links among the labels": right / max(1, sum(map(len, links))),
    }
    rounded = {name: round(figure, 4) for name, figure in figures.items()}
    return {"passages": len(rows), "stretches": sum(each.stretches for each in rows), **rounded}


def codes(rows: Sequence[Labelled]) -> list[str]:
    """The items that are primary in a row, in order."""
    return sorted(frozenset().union(*(row.primary for row in rows)))


def count_precedents(reviews: Sequence[Review], pairs: Sequence[Pair]) -> dict[str, object]:
    """How many there are, and that none breaks what is promised of all."""
    held = [(review, item) for review in reviews for item in review.items]
    found = [(review, each) for review, item in held for each in item.precedents]
    return {
        "items of reports": len(held),
        "with a passage of the report": len([item for _, item in held if item.passages]),
        "with a precedent": len([item for _, item in held if item.precedents]),
        "precedents": len(found),
        "of the report's own agency": len([each for review, each in found if each.case.agency == review.agency]),
        "that state an aim": len([each for _, each in found if each.states_aim]),
        "first ones of an item of which the report says something": len([pair for pair in pairs if pair.rank == 1]),
    }


def print_report(shared: Path) -> bytes:
    """A PDF of SHEETS pages under the headings of all categories and items."""
    texts = [path.read_text(encoding="utf-8").split("---", 2)[2] for path in sorted((shared / NEWS).glob("*.md"))]
    body = ["<h1>รายงานผลการดำเนินการ</h1><p>กรมทดสอบระบบ</p>"]
    for category in read_criteria().categories:
        body.append(f"<h1>หมวด {category.number} {category.name_th}</h1>")
        for item in category.items:
            body.append(f"<h2>{item.code} {item.name_th}</h2><p>ในเรื่องนี้กรมทดสอบระบบดำเนินการดังนี้</p>")
            for text in [texts.pop() for _ in range(min(len(texts), _NEWS_OF_ITEM))]:
                lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
                body.extend(f"<p>{line}</p>" for line in lines)
    (printed,) = print_pdfs([paper("".join(body), head="รายงานผลการดำเนินการ")])
    document = pypdfium2.PdfDocument(printed)
    kept = pypdfium2.PdfDocument.new()
    kept.import_pages(document, list(range(min(SHEETS, len(document)))))
    return saved(kept)


_LONG = """
import json, os, re, resource, sys, time
from pathlib import Path
from corpus import read_report
from search import EngineSource, Settings
source = EngineSource(Settings(home=Path(sys.argv[1]), models=Path(sys.argv[2])))
engine = source.current()
content = sys.stdin.buffer.read()
began, used = time.perf_counter(), sum(os.times()[:4])
report = read_report("long.pdf", content)
stages, times = [], [time.perf_counter()]
def tell(stage, done, total):
    if not stages or stages[-1] != stage:
        stages.append(stage); times.append(time.perf_counter())
review = engine.review(report, progress=tell)
ended = time.perf_counter()
spans = dict(zip(stages, [after - before for before, after in zip(times[1:], [*times[2:], ended])]))
# Not by getrusage, which counts what the process that began this one had.
peak = int(re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1]) // 1024
print(json.dumps({"sheets": review.sheets, "agency": review.agency, "passages": len(review.passages),
    "windows": sum(len(each.passage.windows) for each in review.passages),
    "characters": sum(len(each.passage.text) for each in review.passages),
    "seconds": round(ended - began, 1),
    "seconds of processors": round(sum(os.times()[:4]) - used, 1), "seconds of reading": round(times[0] - began, 1),
    "seconds of each stage": {name: round(span, 1) for name, span in spans.items()},
    "megabytes of the program": peak,
    "megabytes of the reader": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}))
"""


def large_home(source: EngineSource) -> Path:
    """The home of a library of LARGE passages made around those of `source`; one that is there already is taken."""
    home = source.store.home.parent / "scale" / str(LARGE)
    if Store(home).current() is None:
        home.mkdir(parents=True, exist_ok=True)
        write_synthetic(Store(home), source.recipe, Seeded.of(source.store.open(source.recipe)), LARGE)
    return home


def review_long(content: bytes, home: Path, models: Path) -> object:
    """What a report takes from its bytes to its review, model and index loaded within it, in a process of its own."""
    command = [sys.executable, "-c", _LONG, str(home), str(models)]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return json.loads(done.stdout)


def _overlap(lines: tuple[int, int], other: Sequence[int]) -> int:
    return min(lines[1], other[1]) - max(lines[0], other[0])


if __name__ == "__main__":
    main()
