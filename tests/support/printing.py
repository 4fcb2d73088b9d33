"""Pages laid out and printed by Chromium: real PDFs whose text is known."""

import base64
import shutil
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

import web

CHROMIUM = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
_FONTS = Path(web.__file__).parent / "static" / "fonts"


def chromium() -> str:
    """Where the browser is that prints."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "printing needs Chromium: install the package chromium"
    return path


def print_pdfs(pages: Sequence[str]) -> list[bytes]:
    """A PDF of each of the whole HTML documents."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM))
        page = browser.new_page()
        printed = []
        for html in pages:
            page.set_content(html)
            page.evaluate("document.fonts.ready.then(() => null)")
            printed.append(page.pdf(prefer_css_page_size=True, print_background=True))
        browser.close()
    return printed


def paper(body: str, *, head: str = "", foot: str = "counter(page)", columns: int = 1, css: str = "") -> str:
    """A document in Sarabun on A4. head: the running head; foot: what CSS prints at the foot; columns: of `.text`."""
    return f"""<!doctype html><html lang="th"><meta charset="utf-8"><style>{_faces()}
@page {{ size: A4; margin: 22mm 18mm; @top-right {{ content: "{head}"; font: 9pt Sarabun }}
         @bottom-center {{ content: {foot}; font: 9pt Sarabun }} }}
body {{ font: 12pt/1.6 Sarabun; margin: 0 }}
h1 {{ font-size: 20pt }} h2 {{ font-size: 15pt }} h3 {{ font-size: 13.5pt }} h4 {{ font-size: 12pt }}
h1, h2, h3, h4 {{ font-weight: 600; margin: .6em 0 .3em }}
p {{ text-align: justify; text-indent: 2em; margin: 0 0 .3em }}
.text {{ columns: {columns}; column-gap: 8mm }} .leaf {{ break-after: page }}
{css}</style><body>{body}</body></html>"""


def _faces() -> str:
    return "".join(
        f"@font-face{{font-family:Sarabun;font-weight:{weight};unicode-range:{letters};src:url(data:font/woff2;base64,"
        f"{base64.b64encode((_FONTS / f'sarabun-{script}-{weight}-5.3.0.woff2').read_bytes()).decode()})}}"
        for script, letters in (("latin", "U+0000-00FF,U+2000-206F"), ("thai", "U+0E00-0E7F"))
        for weight in (400, 600)
    )
