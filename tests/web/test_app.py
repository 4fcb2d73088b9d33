"""What holds for every page: errors told, hostile text kept text, headings, landmarks, headers, caches."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import cast
from urllib.parse import quote

import pytest

from corpus import Said
from search import EngineSource, IndexProblem, ModelError, Serving
from tests.support.files.html_page import Page, read_page, text_of
from tests.support.web import open_client
from tests.support.web.cases import BAD, HEALTH, HOSTILE
from tests.support.web.engine import FakeEngine
from web.context import EXTENSION

NO_INDEX = IndexProblem(Said("ยังไม่มีดัชนี กรุณาใช้ pmqa ingest", "There is no index yet; use pmqa ingest."))
ANYWHERE = f"{HEALTH}-{2:010x}"


# when it goes wrong


def test_an_unknown_address_is_not_found_in_both_languages() -> None:
    assert read_page(open_client(), "/nope", status=404).texts("h1") == ["ไม่พบหน้านี้"]
    page = read_page(open_client(), "/nope?lang=en", status=404)
    assert page.texts("h1") == ["There is no such page"]
    assert page.href("Go to the search page") == "/?lang=en"


def test_a_path_that_looks_like_another_site_is_not_repeated_in_a_link() -> None:
    page = Page(open_client().get("//evil.example/x").text)
    assert [found["href"] for found in page.find("a") if "evil" in (found["href"] or "")] == []


def test_another_method_is_refused_with_the_ones_that_are_allowed() -> None:
    answer = open_client().post("/", data={"q": "x"})
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert Page(answer.text).texts("h1") == ["หน้านี้ใช้วิธีเรียกแบบนี้ไม่ได้"]


def test_an_error_of_ours_shows_nothing_of_its_inside() -> None:
    client = open_client(problem=RuntimeError("secret of the house"))
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    page = read_page(client, "/?lang=en", status=500)
    assert page.texts("h1") == ["Something went wrong on our side"]
    assert "secret" not in text_of(page)


@pytest.mark.parametrize(
    "address", ["/", "/?q=x", f"/cases/{HEALTH}", "/categories/2", "/items/2.2", "/coverage", "/passages/x/similar"]
)
@pytest.mark.parametrize("problem", [NO_INDEX, ModelError(Said("ไม่มีแบบจำลอง", "no model"))])
def test_without_an_index_or_model_every_page_says_why(address: str, problem: IndexProblem | ModelError) -> None:
    page = read_page(open_client(problem=problem), address, status=503)
    assert page.texts("h1") == ["ยังค้นไม่ได้ในขณะนี้"]
    assert problem.said.th in text_of(page)


@pytest.mark.parametrize("address", ["/?q=x", f"/cases/{HEALTH}", "/api/v1/search?q=x"])
def test_what_a_damaged_index_leads_to_is_told_as_damage(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object, **named: object) -> None:
        raise ValueError("a wrong byte")

    engine = FakeEngine()
    for name in ("search", "case"):
        monkeypatch.setattr(engine, name, fail)
    client = open_client(engine)
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    client.application.extensions[EXTENSION].source.met_damage = NO_INDEX
    answer = client.get(address)
    assert answer.status_code == 503
    assert NO_INDEX.said.th in answer.text or (answer.json or {}).get("code") == "index_unavailable"
    client.application.extensions[EXTENSION].source.met_damage = None
    assert client.get(address).status_code == 500  # an error of ours is told as one


@pytest.mark.parametrize("serving", [Serving(hosts=("pmqa.example.go.th",)), Serving(proxies=1)])
def test_a_public_site_tells_its_folders_to_the_log_alone(serving: Serving, caplog: pytest.LogCaptureFixture) -> None:
    problem = IndexProblem(Said("ลบ /srv/pmqa/current", "Remove /srv/pmqa/current."))
    client = open_client(problem=problem, serving=serving)
    page = read_page(client, "/?lang=en", status=503)
    assert "The search is not available at the moment; try again later." in text_of(page)
    told = client.get("/api/v1/stats")
    assert (told.status_code, told.headers["Retry-After"]) == (503, "30")
    assert told.json is not None
    assert told.json["code"] == "index_unavailable"
    assert "/srv" not in text_of(page) + told.text
    assert [record.getMessage() for record in caplog.records] == ["Remove /srv/pmqa/current."] * 2


def test_a_site_of_this_machine_tells_its_folders() -> None:
    problem = IndexProblem(Said("ลบ /srv/pmqa/current", "Remove /srv/pmqa/current."))
    client = open_client(problem=problem, serving=Serving(hosts=("127.0.0.1",)))
    assert "/srv/pmqa/current" in text_of(read_page(client, "/", status=503))


# hostile input


@pytest.mark.parametrize(
    "address",
    [
        f"/?q={quote('ชุมชน')}",
        f"/?q={quote(HOSTILE)}",
        f"/?q=zzz&agency={quote(f'หน่วยงาน {HOSTILE}')}",
        f"/cases/{BAD}?passage={BAD}-{5:010x}&q={quote(HOSTILE)}",
        f"/cases/{BAD}?passage={quote(HOSTILE)}",
        f"/cases/{quote(HOSTILE, safe='')}",
        f"/categories/{quote(HOSTILE, safe='')}",
        "/categories/2",
        "/categories/4",
        "/items/2.2",
        f"/items/2.2?agency_type={quote(HOSTILE)}",
        "/coverage",
        f"/coverage?by={quote(HOSTILE)}",
        f"/passages/{BAD}-{5:010x}/similar",
        f"/passages/{quote(HOSTILE, safe='')}/similar",
        f"/?q={quote('รางวัลหมวด 4')}",
        f"/?q=x&page={quote(HOSTILE)}",
        f"/nope?q={quote(HOSTILE)}&lang={quote(HOSTILE)}",
        f"/?q=x&category={quote(HOSTILE)}",
    ],
)
@pytest.mark.parametrize("lang", ["th", "en"])
def test_hostile_text_stays_text(address: str, lang: str) -> None:
    html = open_client().get(address + ("&" if "?" in address else "?") + f"lang={lang}").text
    page = Page(html)
    assert [found for name, found in page.tags if name in ("img", "b", "i", "u")] == []
    assert [found for name, found in page.tags if any(attribute.startswith("on") for attribute in found)] == []
    assert all("src" in found for found in page.find("script"))
    assert "<script>alert" not in html


def test_hostile_text_can_be_read_as_it_is() -> None:
    page = read_page(open_client(), f"/cases/{BAD}")
    assert page.texts("h1") == [f"หน่วยงาน {HOSTILE}"]
    assert f"ชุมชน {HOSTILE} จบ" in page.texts("p")


# the frame


PAGES = [
    "/",
    "/?q=Cancer",
    "/?q=zzz",
    f"/?q={quote('รางวัลหมวด 4 ชุมชน')}",
    f"/cases/{HEALTH}?passage={ANYWHERE}&q=Cancer",
    "/categories/2",
    "/categories/4",
    "/cases",
    f"/cases?agency_type={quote('จังหวัด')}&year=none",
    "/items",
    "/items/2.2",
    "/items/7.6",
    "/coverage",
    "/coverage?by=year",
    f"/passages/{ANYWHERE}/similar",
    "/nope",
]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_h1_and_headings_that_go_down_one_level_at_a_time(address: str) -> None:
    levels = [int(name[1]) for name, _ in Page(open_client().get(address).text).tags if re.fullmatch("h[1-6]", name)]
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_landmarks_a_way_past_the_head_and_labels(address: str) -> None:
    page = Page(open_client().get(address).text)
    assert [len(page.find(tag)) for tag in ("main", "footer")] == [1, 1]
    assert page.find("a", **{"class": "skip", "href": "#content"})
    assert page.find("main", id="content")
    ids = [found["id"] for _, found in page.tags if found.get("id")]
    assert len(ids) == len(set(ids))
    labelled = {found["for"] for found in page.find("label") if "for" in found}
    shown = [
        found for found in page.find("input") + page.find("select") if found.get("type") not in ("hidden", "checkbox")
    ]
    assert {found["id"] for found in shown} == labelled
    wrapped = [text for text, found in zip(page.texts("label"), page.find("label"), strict=True) if "for" not in found]
    assert len(wrapped) == len(page.find("input", type="checkbox"))
    assert all(wrapped)


@pytest.mark.parametrize(
    "address", [*PAGES, "/api/v1/search?q=Cancer", "/api/v1/nope", "/healthz", "/readyz", "/static/site.css"]
)
def test_every_answer_bears_the_headers(address: str) -> None:
    answer = open_client().get(address)
    assert answer.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in answer.headers
    assert ("Access-Control-Allow-Origin" in answer.headers) == address.startswith("/api/")
    answer.close()


def test_pages_are_asked_anew_and_static_files_kept() -> None:
    client = open_client()
    home = client.get("/")
    assert home.headers["Cache-Control"] == "private, no-cache"
    style = Page(home.text).find("link", rel="stylesheet")[0]
    assert re.fullmatch(r"/static/site\.css\?v=[0-9a-f]{12}", style["href"] or "")
    with client.get(style["href"] or "") as kept, client.get("/static/site.css") as plain:
        assert kept.headers["Cache-Control"] == "public, max-age=31536000"
        assert plain.headers["Cache-Control"] == "public, max-age=3600"


def test_the_fonts_a_page_preloads_are_there_and_kept() -> None:
    client = open_client()
    fonts = [found["href"] or "" for found in Page(client.get("/").text).find("link", rel="preload")]
    assert len(fonts) == 2
    for address in fonts:
        with client.get(address) as font:
            assert font.status_code == 200
            assert font.headers["Cache-Control"] == "public, max-age=31536000"


# while the index is switched


class SwitchingSource:
    """Gives another engine each time, as one would that is switched in between."""

    def __init__(self) -> None:
        self.given = list[FakeEngine]()
        self.damaged = ""

    def current(self) -> FakeEngine:
        self.given.append(FakeEngine())
        return self.given[-1]


@pytest.mark.parametrize(
    "address",
    ["/?q=x", f"/cases/{HEALTH}", f"/basket?p={ANYWHERE}&up={ANYWHERE}", "/readyz", "/api/v1/cases", "/agencies/x"],
)
def test_a_request_is_answered_by_one_generation_from_its_beginning_to_its_end(address: str) -> None:
    client, source = open_client(), SwitchingSource()
    site = client.application.extensions[EXTENSION]
    client.application.extensions[EXTENSION] = replace(site, source=cast(EngineSource, source))
    assert client.get(address).status_code in (200, 302, 404)
    assert len(source.given) == 1
