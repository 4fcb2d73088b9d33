"""Every kind of page as a picture, to be looked at: python -m tests.browser.gallery FOLDER

A picture for each page, language, width and, of some, the dark theme; index.html shows them side by side. What is shown
is the sample, and beside it what tests/browser/library.py adds.
"""

import sys
import tempfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote, urlencode, urljoin, urlsplit

from playwright.sync_api import Browser, FilePayload, FloatRect, Page, ViewportSize

from tests.browser.library import PRINTED, fill_library
from tests.support.chromium import DESK, PHONE, open_chromium
from tests.support.fakes_index import SAMPLE
from tests.support.program import serving

NEED = "กระจายรายได้ท่องเที่ยวให้ชาวบ้าน"
PRINTED_NEED = "เวทีสาธารณะให้ประชาชนร่วมเสนอแผน"
SCREENS = 8
"""The most of a page that a picture holds."""

Language = Literal["th", "en"]
LANGUAGES: tuple[Language, ...] = ("th", "en")


class Shot(NamedTuple):
    """A picture of a page."""

    name: str
    language: Language
    size: ViewportSize
    theme: Literal["light", "dark"] = "light"

    @property
    def file(self) -> str:
        """Its file name."""
        return f"{self.name}-{self.language}-{self.size['width']}{'-dark' if self.theme == 'dark' else ''}.png"


def make_review(page: Page, address: str) -> str:
    """The path of a review of a case of the sample as if it were the report of another agency."""
    file = FilePayload(name="report.md", mimeType="text/markdown", buffer=(SAMPLE / "trat.md").read_bytes())
    fields = {"file": file, "agency": "จังหวัดตัวอย่าง"}
    answer = page.request.post(f"{address}/review", multipart=fields, max_redirects=0)
    path = answer.headers["location"]
    while page.request.get(f"{address}{path}/progress").json()["running"]:
        page.wait_for_timeout(100)
    return path


def find_pages(browser: Browser, address: str) -> dict[str, str]:
    """The path of every kind of page, of what the server at `address` holds."""
    page = browser.new_page()

    def ask(question: str, limit: int) -> list[dict[str, str]]:
        answer = page.request.get(f"{address}/api/v1/search", params={"q": question, "limit": str(limit)}).json()
        return [{**hit["case"], "passage": hit["passage"]} for hit in answer["hits"]]

    hits, printed, review = ask(NEED, 5), ask(PRINTED_NEED, 1)[0], make_review(page, address)
    page.close()
    first, passage = hits[0], hits[0]["passage"]
    cases = list(dict.fromkeys(hit["id"] for hit in hits))
    chosen = [("agency_type", first["agency_type"]), ("year", "2564"), ("year", "2565"), ("sort", "year")]
    return {
        "home": "/",
        "results": "/?" + urlencode({"q": NEED}),
        "results-printed": "/?" + urlencode({"q": PRINTED_NEED}),
        "filtered": "/?" + urlencode([("q", NEED), *chosen]),
        "browsing": "/cases",
        "nothing": "/?" + urlencode({"q": "สูตรทำขนมปังซาวโดว์ที่บ้าน"}),
        "nothing-here": "/cases?" + urlencode({"category": "7", "year": "2564"}),
        "case": (landed := f"/cases/{first['id']}?{urlencode({'q': NEED, 'passage': passage})}#p-{passage}"),
        "case-landing": landed,
        "sheet": f"/documents/{quote(PRINTED)}/pages/1?passage={printed['passage']}",
        "citation": f"/p/{passage}/cite",
        "similar": f"/passages/{passage}/similar",
        "category": "/categories/2",
        "items": "/items",
        "item": "/items/2.2",
        "coverage": "/coverage",
        "agencies": "/agencies",
        "agency": f"/agencies/{quote('จังหวัดลำพูน')}",
        "register": "/register",
        "compare-empty": "/compare",
        "compare-one": f"/compare?case={cases[0]}",
        "compare": "/compare?" + urlencode([("case", each) for each in cases[:3]]),
        "basket-empty": "/basket",
        "basket": "/basket?" + urlencode([("p", hit["passage"]) for hit in hits]),
        "review-form": "/review",
        "review": review,
        "review-item": f"{review}/items/2.2",
        "review-shared": f"{review}/shared",
        "review-figures": f"{review}/figures",
        "review-unlinked": f"{review}/unlinked",
        "review-gone": "/review/none",
        "about": "/about",
        "api": "/api/v1/docs",
        "malformed": "/?q=%20",
        "missing": "/none",
    }


def take(browser: Browser, address: str, path: str, shot: Shot, folder: Path) -> None:
    """Write the picture `shot` of the page at `path`: up to SCREENS of it, of a "-landing" the window as it opens."""
    context = browser.new_context(viewport=shot.size, color_scheme=shot.theme)
    page = context.new_page()
    page.goto(speak(urljoin(address, path), shot.language), wait_until="networkidle")
    if shot.name.endswith("-landing"):
        page.screenshot(path=folder / shot.file)
    else:
        page.evaluate("scrollTo({top: 0, behavior: 'instant'})")  # or what sticks to the window stands amid the page
        height = min(page.evaluate("document.documentElement.scrollHeight"), SCREENS * shot.size["height"])
        whole = FloatRect(x=0, y=0, width=shot.size["width"], height=height)
        page.screenshot(path=folder / shot.file, full_page=True, clip=whole)
    context.close()


def speak(address: str, language: Language) -> str:
    """`address` with the language it is asked for in."""
    parts = urlsplit(address)
    return parts._replace(query=f"{parts.query}&lang={language}".lstrip("&")).geturl()


def list_shots(names: Sequence[str]) -> list[Shot]:
    """The pictures of the pages called `names`."""
    plain = [Shot(name, language, size) for name in names for language in LANGUAGES for size in (DESK, PHONE)]
    return plain + [Shot(name, "th", DESK, "dark") for name in names]


def write_gallery(browser: Browser, address: str, pages: Mapping[str, str], folder: Path) -> Path:
    """Take all pictures of `pages`; the page that shows them side by side."""
    folder.mkdir(parents=True, exist_ok=True)
    shots = list_shots(list(pages))
    for shot in shots:
        take(browser, address, pages[shot.name], shot, folder)
    rows = "\n".join(
        f'<figure><figcaption>{escape(shot.file)}</figcaption><a href="{escape(shot.file)}">'
        f'<img loading="lazy" width="320" alt="" src="{escape(shot.file)}"></a></figure>'
        for shot in shots
    )
    style = "body{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start;font:14px sans-serif}figure{margin:0}"
    shown = folder / "index.html"
    html = f"<!doctype html><meta charset=utf-8><title>Screenshots</title><style>{style}</style>\n{rows}\n"
    shown.write_text(html, encoding="utf-8")
    return shown


def main() -> None:
    with tempfile.TemporaryDirectory() as name, open_chromium() as browser:
        home = Path(name) / "home"
        fill_library(home, Path(name))
        with serving(home) as address:
            print(write_gallery(browser, address, find_pages(browser, address), Path(sys.argv[1])))


if __name__ == "__main__":
    main()
