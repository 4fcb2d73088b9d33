"""A real Chromium, and servers over the sample, and over the library that has more, with the real model."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.library import fill_library
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


@pytest.fixture(scope="session")
def library(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the sample, a printed report and an award book are served."""
    folder = tmp_path_factory.mktemp("library")
    home = folder / "home"
    shutil.copytree(sample_home, home, symlinks=True)
    fill_library(home, folder)
    with serving(home) as found:
        yield found


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=request.param)
    yield opened
    opened.close()
