"""The site of a made-up engine in a real browser, without a server: every request is answered by the application."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext, Route, ViewportSize, sync_playwright

ADDRESS = "http://site.test"

DESK = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """Chromium, closed afterwards."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "the browser tests need Chromium: install the package chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


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
