"""Measure what a page costs beside the JSON of the same answer; write benchmarks/results/page_cost.json.

usage: python -m benchmarks.serving.pages [--shared ../shared] [--home FOLDER] [--book HOME]

Processor time of the application alone, without a socket: 60 queries of our own on the award book, each asked for the
results page (ten cases) and in turn of the API, once for ten cases as well, up to five passages of each, and once for
ten passages. Each of the three has an engine of its own, new in every round, so none answers from memory; they take
turns at being the first. The ratios are of the medians. Bytes are those before compression, of every kind of page.
--book names a home that has the book already.
"""

import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, urlencode

from flask.testing import FlaskClient

from benchmarks.setup import BOOK, DATA, describe_machine, make_parser, open_home, open_source, read_answerable, report
from corpus import read_criteria
from search import EngineSource, SearchEngine, Settings
from web import create_app

QUERIES = 60
ROUNDS = 3
WARM_UP = "PMQA"

ASKED = {
    "page of 10 cases": "/?",
    "api, 10 cases": "/api/v1/search?unit=case&limit=10&",
    "api, 10 passages": "/api/v1/search?limit=10&",
}
"""What is asked of each query, by what it is called; the page shows as many hits as the second."""

PAGES = ("/", "/cases", "/agencies", "/items", "/items/2.2", "/categories/2", "/register", "/coverage", "/about")
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
    engine, client = EngineSource(settings).current(), open_site(settings)
    queries = [query.text for query in read_answerable(DATA / "book-queries.jsonl")[:QUERIES]]
    asked = [ask_all(settings, queries, number) for number in range(ROUNDS)]
    seconds = {name: statistics.median(took for each in asked for _, took in each[name]) for name in ASKED}
    sizes = {name: [size for size, _ in asked[0][name]] for name in ASKED}
    page, *others = ASKED
    return {
        "settings": {"machine": describe_machine(), "queries": len(queries), "rounds": ROUNDS},
        "library": {"cases": len(engine.cases), "passages": engine.passage_count},
        "median ms": {name: round(1000 * each, 2) for name, each in seconds.items()},
        "page over api": {name: round(seconds[page] / seconds[name], 3) for name in others},
        "bytes of an answer": {
            name: {"median": round(statistics.median(each)), "largest": max(each)} for name, each in sizes.items()
        },
        "other pages": {path: cost(client, path) for path in list_paths(engine, queries[0])},
    }


def open_site(settings: Settings) -> FlaskClient:
    """The site over an engine of its own that has answered once: index and model are loaded."""
    client = create_app(EngineSource(settings), settings, read_criteria()).test_client()
    for path in ASKED.values():
        client.get(path + urlencode({"q": WARM_UP}))
    return client


def ask_all(settings: Settings, queries: Sequence[str], number: int) -> dict[str, list[tuple[int, float]]]:
    """Bytes and seconds of each of ASKED for every query, in round `number`, from 0."""
    clients = {name: open_site(settings) for name in ASKED}
    taken: dict[str, list[tuple[int, float]]] = {name: [] for name in ASKED}
    for place, query in enumerate(queries, start=number):
        first = place % len(ASKED)
        for name in [*ASKED, *ASKED][first : first + len(ASKED)]:
            taken[name].append(ask(clients[name], ASKED[name] + urlencode({"q": query})))
    return taken


def ask(client: FlaskClient, address: str) -> tuple[int, float]:
    """The bytes of the answer, and the seconds of processor time it took."""
    before = time.process_time()
    answer = client.get(address)
    taken = time.process_time() - before
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status}, wanted 200")
    return len(answer.data), taken


def cost(client: FlaskClient, address: str) -> dict[str, float]:
    """Bytes, and the median of milliseconds of processor time when the page is asked again."""
    asked = [ask(client, address) for _ in range(1 + ROUNDS)]
    return {"bytes": asked[0][0], "ms": round(1000 * statistics.median(taken for _, taken in asked[1:]), 1)}


def list_paths(engine: SearchEngine, query: str) -> list[str]:
    """An address of every other kind of page; of cases and agencies that which has the most to show."""
    hits = engine.search(query, limit=100).hits
    cases = list(dict.fromkeys(hit.case.id for hit in hits))[:4]
    longest = max(engine.cases, key=lambda case: len(engine.passages(case.id)))
    most = max(engine.agencies, key=lambda agency: len(agency.cases))
    return [
        *PAGES,
        f"/agencies/{quote(most.name)}",
        f"/cases/{longest.id}",
        f"/cases/{hits[0].case.id}?{urlencode({'q': query, 'passage': hits[0].passage.id})}",
        f"/p/{hits[0].passage.id}/cite",
        f"/passages/{hits[0].passage.id}/similar",
        "/compare?" + urlencode([("case", each) for each in cases]),
        "/basket?" + urlencode([("p", hit.passage.id) for hit in hits]),
    ]


if __name__ == "__main__":
    main()
