"""A real Chromium, and a server over the sample and the real model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.support.chromium import DESK, PHONE, open_chromium
from tests.support.program import serving


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def address(sample_home: Path) -> Iterator[str]:
    with serving(sample_home) as found:
        yield found


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=request.param)
    yield opened
    opened.close()
