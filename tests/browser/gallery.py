"""Every kind of page as a picture, to be looked at: python -m tests.browser.gallery FOLDER ADDRESS

A picture for each page, language, width and, of some, the dark theme; index.html shows them side by side.
"""

import sys
from html import escape
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote, urlencode

from playwright.sync_api import Browser, ViewportSize

from tests.support.chromium import DESK, PHONE, open_chromium

NEED = "กระจายรายได้ท่องเที่ยวให้ชาวบ้าน"


class Shot(NamedTuple):
    """A picture of a page."""

    name: str
    language: Literal["th", "en"]
    size: ViewportSize
    theme: Literal["light", "dark"] = "light"

    @property
    def file(self) -> str:
        """Its file name."""
        return f"{self.name}-{self.language}-{self.size['width']}{'-dark' if self.theme == 'dark' else ''}.png"


def find_pages(browser: Browser, address: str) -> dict[str, str]:
    """The path of every kind of page, of what the server at `address` holds."""
    page = browser.new_page(viewport=DESK)
    answer = page.request.get(f"{address}/api/v1/search", params={"q": NEED, "k": "3"}).json()
    hits = answer["hits"]
    first = hits[0]
    others = list(dict.fromkeys(hit["case"]["id"] for hit in hits))
    page.close()
    case, passage, agency = first["case"]["id"], first["passage"], first["case"]["agency"]
    return {
        "home": "/",
        "results": "/?" + urlencode({"q": NEED}),
        "filtered": "/?" + urlencode({"q": NEED, "agency_type": first["case"]["agency_type"], "sort": "year"}),
        "browsing": "/?browse=1",
        "nothing": "/?" + urlencode({"q": "สูตรทำขนมปังซาวโดว์ที่บ้าน"}),
        "case": f"/cases/{case}?" + urlencode({"q": NEED, "passage": passage}) + f"#p-{passage}",
        "similar": f"/passages/{passage}/similar",
        "category": "/categories/2",
        "items": "/items",
        "item": "/items/2.2",
        "coverage": "/coverage",
        "agencies": "/agencies",
        "agency": f"/agencies/{quote(agency)}",
        "register": "/register",
        "compare": "/compare?" + urlencode([("case", each) for each in others[:3]]),
        "basket": "/basket?" + urlencode([("p", hit["passage"]) for hit in hits]),
        "about": "/about",
        "api": "/api/v1/docs",
        "missing": "/none",
    }


def take(browser: Browser, address: str, path: str, shot: Shot, folder: Path) -> None:
    """Write the picture `shot` of the page at `path`, as much of it as eight screens."""
    context = browser.new_context(viewport=shot.size, color_scheme=shot.theme)
    page = context.new_page()
    before, _, anchor = path.partition("#")
    kept = f"{before}{'&' if '?' in before else '?'}lang={shot.language}{'#' + anchor if anchor else ''}"
    page.goto(address + kept, wait_until="networkidle")
    height = min(page.evaluate("document.documentElement.scrollHeight"), 8 * shot.size["height"])
    width = shot.size["width"]
    page.screenshot(path=folder / shot.file, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    context.close()


def list_shots(names: list[str]) -> list[Shot]:
    """The pictures of the pages called `names`."""
    plain = [Shot(name, language, size) for name in names for language in ("th", "en") for size in (DESK, PHONE)]  # type: ignore[arg-type]
    return plain + [Shot(name, "th", DESK, "dark") for name in names]


def write_index(folder: Path, shots: list[Shot]) -> None:
    """Write the page that shows all pictures of `folder`."""
    rows = "\n".join(
        f'<figure><figcaption>{escape(shot.file)}</figcaption><a href="{escape(shot.file)}">'
        f'<img loading="lazy" width="320" alt="" src="{escape(shot.file)}"></a></figure>'
        for shot in shots
    )
    style = "body{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start;font:14px sans-serif}figure{margin:0}"
    html = f"<!doctype html><meta charset=utf-8><title>Screenshots</title><style>{style}</style>\n{rows}\n"
    (folder / "index.html").write_text(html, encoding="utf-8")


def main() -> None:
    folder, address = Path(sys.argv[1]), sys.argv[2].rstrip("/")
    folder.mkdir(parents=True, exist_ok=True)
    with open_chromium() as browser:
        pages = find_pages(browser, address)
        shots = list_shots(list(pages))
        for number, shot in enumerate(shots, 1):
            print(f"\r{number}/{len(shots)} {shot.file:40}", end="", file=sys.stderr, flush=True)
            take(browser, address, pages[shot.name], shot, folder)
    print(file=sys.stderr)
    write_index(folder, shots)
    print(folder / "index.html")


if __name__ == "__main__":
    main()
