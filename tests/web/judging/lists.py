"""A client of a site that is judged on, and what its lists show."""

from pathlib import Path
from urllib.parse import quote

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from search import Serving
from tests.support.files.html_page import Page
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import PASSAGES

QUERY = "ชุมชน"
LIST = f"/?q={quote(QUERY)}"
TOUR, HOSTILE = PASSAGES[3].id, PASSAGES[4].id


def open_judging(home: Path, engine: FakeEngine | None = None) -> FlaskClient:
    return open_client(engine, serving=Serving(judging=True, burst=0, rate=0), home=home)


def mark(client: FlaskClient, passage: str = TOUR, grade: str = "2", **fields: str) -> TestResponse:
    given = {"q": QUERY, "back": LIST, "mark": f"{passage}.{grade}", **fields}
    return client.post("/judging/marks", data=given)


def pressed(page: Page) -> list[str | None]:
    return [found["value"] for found in page.find("button", form="marks") if found["aria-pressed"] == "true"]
