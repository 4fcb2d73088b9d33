"""Measure what a page costs beside the JSON of the same answer; write benchmarks/results/page_cost.json.

usage: python -m benchmarks.serving.pages [--shared ../shared] [--home FOLDER] [--book HOME]

Processor time of the application alone, without a socket: for each of 60 queries of our own on the award book the
results page and the answer of the API are asked in turn, both cold (a query is written in another way each time, so
that no answer is there yet); the ratio is of the medians. Bytes are those before compression, of every kind of page.
--book names a home that has the book already.
"""

import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from flask.testing import FlaskClient

from benchmarks.setup import BOOK, DATA, describe_machine, make_parser, open_home, open_source, read_answerable, report
from corpus import read_criteria
from search import EngineSource, Settings
from web import create_app

QUERIES = 60
ROUNDS = 3
CASES = 10
"""Of a page of results; the API is asked for as many passages as the page then shows."""

PAGES = ("/", "/items", "/items/2.2", "/coverage", "/categories/2", "/agencies", "/register", "/about", "/?browse=1")
"""Kinds of page that need no query."""


def main() -> None:
    parser = make_parser(__doc__)
    parser.add_argument("--book", type=Path, help="a home with the book in it")
    args = parser.parse_args()
    with open_home(args.home) as folder:
        home = args.book or open_source(folder, "pages", args.shared.resolve() / BOOK).store.home
        report("page_cost", measure(home.resolve()))


def measure(home: Path) -> dict[str, object]:
    settings = Settings.from_env({"PMQA_HOME": str(home)})
    client = create_app(EngineSource(settings), settings, read_criteria()).test_client()
    queries = [query.text for query in read_answerable(DATA / "book-queries.jsonl")[:QUERIES]]
    ask(client, "/", queries[0])
    times: dict[str, list[float]] = {"page": [], "api": []}
    sizes = []
    for number in range(ROUNDS):
        for query in queries:
            spaced = query + " " * (2 * number)
            page, seconds = ask(client, "/", spaced)
            times["page"].append(seconds)
            sizes.append(len(page))
            times["api"].append(ask(client, "/api/v1/search", spaced + " ")[1])
    medians = {name: statistics.median(each) for name, each in times.items()}
    return {
        "settings": {"machine": describe_machine(), "queries": len(queries), "rounds": ROUNDS},
        "median ms": {name: round(1000 * each, 2) for name, each in medians.items()},
        "page over api": round(medians["page"] / medians["api"], 3),
        "bytes of a results page": {"median": statistics.median(sizes), "largest": max(sizes)},
        "bytes": {path: len(client.get(path).data) for path in list_paths(client, queries)},
    }


def ask(client: FlaskClient, path: str, query: str) -> tuple[bytes, float]:
    """The answer, and the seconds of processor time it took."""
    address = f"{path}?{urlencode({'q': query})}"
    before = time.process_time()
    answer = client.get(address)
    return answer.data, time.process_time() - before


def list_paths(client: FlaskClient, queries: Sequence[str]) -> list[str]:
    """An address of every kind of page."""
    hits = client.get("/api/v1/search", query_string={"q": queries[0]}).get_json()["hits"]
    cases = list(dict.fromkeys(hit["case"]["id"] for hit in hits))[:4]
    return [
        *PAGES,
        f"/cases/{cases[0]}",
        f"/passages/{hits[0]['passage']}/similar",
        "/compare?" + urlencode([("case", each) for each in cases]),
        "/basket?" + urlencode([("p", hit["passage"]) for hit in hits]),
    ]


if __name__ == "__main__":
    main()
