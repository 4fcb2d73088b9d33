"""What people and programs ask of the server."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from urllib.parse import quote, urlencode

from benchmarks.breaking.serving.site import Site
from benchmarks.breaking.serving.tides import QUERIES, SHEETS
from benchmarks.setup import SAMPLE, read_rows

FORM = "application/x-www-form-urlencoded"
PLAIN = "text/plain; charset=utf-8"
OTHER_PAGES = ("/items", "/items/2.2", "/categories/2", "/coverage", "/register", "/about", "/agencies", "/compare")
OTHER_LISTS = ("agencies", "items", "awards", "stats", "documents", "coverage", "categories/2", "openapi.json")
WIDTHS = (600, 1000, 1600)

CASE_ID = re.compile(r"/cases/([0-9a-f]{12})")
PASSAGE_ID = re.compile(r"/passages/([0-9a-f]{16})/similar")

_SENTENCE = "หน่วยงานแจ้งเตือนเรือประมงจากสถานีวัดระดับน้ำทะเล ผู้บริหารติดตามผลทุกไตรมาส ลดเวลารอจาก 40 นาทีเหลือ 10 นาที"
REPORT = "\n\n".join(["# รายงานผลการดำเนินงาน", "## 1.1 การนำองค์การ", _SENTENCE, "## 3.2 การสร้างความผูกพัน", _SENTENCE])
"""A small report that the documents that change say the like of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request. right: statuses that it may be answered with, beside 503. kind: of `body`."""

    path: str
    method: str = "GET"
    body: bytes | None = None
    kind: str = FORM
    right: Sequence[int] = (200,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What can be asked of that part of the library which does not change. passages: ids."""

    queries: Sequence[str]
    cases: Sequence[Mapping[str, object]]
    passages: Sequence[str]
    statics: Sequence[str]


def learn(site: Site) -> Known:
    """What the library of `site` has before anybody writes into it."""
    queries = [str(row["query"]) for row in read_rows(SAMPLE / "queries.jsonl")]
    found = json.loads(site.ask("/api/v1/cases?limit=100").body)["cases"]
    pages = [site.ask("/?" + urlencode({"q": query})).body.decode() for query in queries[:5]]
    return Known(
        queries=queries,
        cases=[each for each in found if not each["introduction"]],
        passages=sorted({found for page in pages for found in PASSAGE_ID.findall(page)}),
        statics=sorted({found for page in pages for found in re.findall(r'"(/static/[^"]+)"', page)}),
    )


def page_of_results(known: Known, dice: Random) -> Visit:
    """A query, often one that nobody asked before, in one of the languages; of a third of them the next page."""
    asked = {"q": dice.choice(known.queries) + " " * dice.randrange(40), "lang": dice.choice(("th", "en"))}
    return Visit(path="/?" + urlencode(asked | dice.choice(({}, {}, {"page": "2"}))))


def filtered(known: Known, dice: Random) -> Visit:
    """A query among the cases of one category and year, or of one agency."""
    case = dice.choice(known.cases)
    chosen = dice.choice(({"year": case["year"]}, {"agency": case["agency"]}, {"sort": "year", "year": case["year"]}))
    return Visit(path="/?" + urlencode({"q": dice.choice(known.queries) + " " * dice.randrange(9), **chosen}))


def case_page(known: Known, dice: Random) -> Visit:
    asked = {"q": dice.choice(known.queries), "lang": dice.choice(("th", "en"))}
    return Visit(path=f"/cases/{dice.choice(known.cases)['id']}?{urlencode(asked)}")


def list_of_cases(known: Known, dice: Random) -> Visit:
    return Visit(path=f"/cases?page={dice.choice((1, 2))}")


def other_page(known: Known, dice: Random) -> Visit:
    case, other, passage = dice.choice(known.cases), dice.choice(known.cases), dice.choice(known.passages)
    one = (f"/agencies/{quote(str(case['agency']))}", f"/compare?case={case['id']}&case={other['id']}")
    return Visit(path=dice.choice((*OTHER_PAGES, *one, f"/passages/{passage}/similar", f"/p/{passage}/cite")))


def picture(known: Known, dice: Random) -> Visit:
    return Visit(path=f"/documents/{SHEETS}/pages/1.png?width={dice.choice(WIDTHS)}")


def sheet(known: Known, dice: Random) -> Visit:
    """The page of a sheet, or the file."""
    return Visit(path=f"/documents/{SHEETS}/{dice.choice(('pages/1', 'file'))}")


def completion(known: Known, dice: Random) -> Visit:
    query = dice.choice(known.queries)
    return Visit(path="/api/v1/suggest?" + urlencode({"q": query[: dice.randrange(1, 12)].strip() or "กรม"}))


def search(known: Known, dice: Random) -> Visit:
    asked = {"q": dice.choice(known.queries) + " " * dice.randrange(40), "unit": dice.choice(("case", "passage"))}
    return Visit(path="/api/v1/search?" + urlencode(asked))


def table(known: Known, dice: Random) -> Visit:
    asked = urlencode({"q": dice.choice(known.queries)})
    return Visit(path=dice.choice((f"/api/v1/search.csv?{asked}", "/api/v1/cases.csv", "/api/v1/items/2.2.csv")))


def lists(known: Known, dice: Random) -> Visit:
    return Visit(path=f"/api/v1/{dice.choice(OTHER_LISTS)}")


def classification(known: Known, dice: Random) -> Visit:
    text = dice.choice(known.queries).encode()
    return Visit(path="/api/v1/classify", method="POST", body=text, kind=PLAIN)


def basket(known: Known, dice: Random) -> Visit:
    """The basket of a few passages: its page, one moved in it, or a file of it."""
    held = [("p", each) for each in dice.sample(known.passages, min(4, len(known.passages)))]
    kind = dice.choice(("", "up", "docx", "csv", "json"))
    if not kind:
        return Visit(path="/basket?" + urlencode(held))
    if kind == "up":
        return Visit(path="/basket?" + urlencode([*held, ("up", held[-1][1])]), right=(302,))
    return Visit(path=f"/basket.{kind}", method="POST", body=urlencode([*held, ("n", "จดไว้")]).encode())


def static(known: Known, dice: Random) -> Visit:
    return Visit(path=dice.choice(known.statics))


def health(known: Known, dice: Random) -> Visit:
    return Visit(path=dice.choice(("/healthz", "/readyz")))


def changing(known: Known, dice: Random) -> Visit:
    """What is said of the documents that change, in one of the forms that it has."""
    asked = urlencode({"q": dice.choice(QUERIES) + " " * dice.randrange(20)})
    kinds = (f"/?{asked}", f"/?{asked}", f"/api/v1/search?{asked}&limit=40", f"/api/v1/search.csv?{asked}", "/cases")
    return Visit(path=dice.choice((*kinds, f"/api/v1/suggest?{asked}", "/api/v1/cases?limit=100")))


def review_for_programs(known: Known, dice: Random) -> Visit:
    return Visit(path="/api/v1/review", method="POST", body=REPORT.encode(), kind=PLAIN)


KINDS: Mapping[Callable[[Known, Random], Visit], int] = {
    page_of_results: 16,
    filtered: 8,
    case_page: 10,
    list_of_cases: 4,
    other_page: 8,
    picture: 5,
    sheet: 3,
    completion: 10,
    search: 8,
    table: 4,
    lists: 4,
    classification: 2,
    basket: 5,
    static: 6,
    health: 4,
    changing: 16,
    review_for_programs: 1,
}
"""What is asked, and how often of a hundred or so."""


def choose(known: Known, dice: Random) -> tuple[str, Visit]:
    """One of KINDS by its name, and what it asks."""
    (kind,) = dice.choices(list(KINDS), list(KINDS.values()))
    return kind.__name__, kind(known, dice)
