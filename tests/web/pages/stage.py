"""The site of a made-up engine in a real browser, without a server: every request is answered by the application."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext, Route, ViewportSize

ADDRESS = "http://site.test"


@contextmanager
def staged(
    browser: Browser, client: FlaskClient, viewport: ViewportSize, *, scripts: bool = True
) -> Iterator[BrowserContext]:
    """A context in which ADDRESS is answered by `client`, closed afterwards."""
    context = browser.new_context(viewport=viewport, java_script_enabled=scripts, base_url=ADDRESS)

    def answer(route: Route) -> None:
        asked = urlsplit(route.request.url)
        found = client.get(f"{asked.path}?{asked.query}" if asked.query else asked.path)
        route.fulfill(status=found.status_code, headers=dict(found.headers), body=found.get_data())
        found.close()

    context.route(f"{ADDRESS}/**", answer)
    yield context
    context.close()
