"""Chromium as the tests and the gallery of screenshots start it: one of a process, whoever wants it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Playwright, ViewportSize, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)


class _Running:
    """The browser that runs now, and how many use it."""

    playwright: Playwright
    browser: Browser
    users = 0


@contextmanager
def open_chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window. Playwright cannot be started twice in a process, and fixtures of
    different reach want it at the same time: the first starts it, the last ends it."""
    if not _Running.users:
        _Running.playwright = sync_playwright().start()
        _Running.browser = _Running.playwright.chromium.launch(executable_path=_find_chromium(), args=ARGUMENTS)
    _Running.users += 1
    try:
        yield _Running.browser
    finally:
        _Running.users -= 1
        if not _Running.users:
            _Running.browser.close()
            _Running.playwright.stop()


def _find_chromium() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "the browser tests need Chromium: install the package chromium"
    return path
