"""The gallery of screenshots."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.gallery import find_pages, write_gallery


def test_two_pages_are_pictured_in_both_languages_and_widths_and_shown_together(
    browser: Browser, library: str, tmp_path: Path
) -> None:
    found = find_pages(browser, library)
    shown = write_gallery(browser, library, {name: found[name] for name in ("home", "sheet")}, tmp_path)
    names = sorted(path.name for path in tmp_path.glob("*.png"))
    kinds = ("en-1280", "en-390", "th-1280", "th-1280-dark", "th-390")
    assert names == sorted(f"{page}-{kind}.png" for page in ("home", "sheet") for kind in kinds)
    assert all(shown.read_text("utf-8").count(f'src="{name}"') == 1 for name in names)
    assert (tmp_path / "home-th-1280.png").read_bytes() != (tmp_path / "home-en-1280.png").read_bytes()


def test_every_page_of_the_gallery_is_there_but_those_that_are_errors(browser: Browser, library: str) -> None:
    page = browser.new_page()
    statuses = {name: page.request.get(library + path).status for name, path in find_pages(browser, library).items()}
    page.close()
    errors = {"malformed": 400, "missing": 404, "review-gone": 404}
    assert {name: status for name, status in statuses.items() if status != 200} == errors
