"""axe-core on every kind of page: nothing that it calls serious or critical."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.gallery import LANGUAGES, find_pages, speak
from tests.support.chromium import DESK, PHONE

GRAVE = ("serious", "critical")
AXE = Axe()


@pytest.fixture(scope="module")
def pages(browser: Browser, library: str) -> dict[str, str]:
    return find_pages(browser, library)


def find_grave(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe calls serious or critical on this page, by `rules` or by all: the rule, and the first place."""
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    violations = AXE.run(page, options=options).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in violations if each["impact"] in GRAVE]


def open_all(page: Page) -> None:
    """Unfold what is folded, which axe does not look into."""
    page.locator("details").evaluate_all("folds => folds.forEach(fold => { fold.open = true; })")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_has_what_axe_calls_serious(
    browser: Browser, library: str, pages: dict[str, str], theme: str, size: ViewportSize
) -> None:
    # Each page in one language here, the other one there: both in each theme and on each screen.
    context = browser.new_context(viewport=size, color_scheme=theme, bypass_csp=True)  # type: ignore[arg-type]
    found = {}
    for place, (name, path) in enumerate(pages.items()):
        language = LANGUAGES[(place + (theme == "dark") + (size == PHONE)) % 2]
        page = context.new_page()
        page.goto(speak(f"{library}{path}", language))
        open_all(page)
        # A theme changes colours and nothing else.
        if grave := find_grave(page, ["color-contrast"] if theme == "dark" else None):
            found[f"{name}-{language}"] = grave
        page.close()
    context.close()
    assert found == {}


def test_axe_finds_a_picture_without_words_and_text_that_is_hardly_there(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content('<html lang="th"><title>ก</title><main><img src="data:,"><p style="color:#ddd">จาง</p></main>')
    assert [each.split(":")[0] for each in find_grave(page)] == ["color-contrast", "image-alt"]
    page.close()
