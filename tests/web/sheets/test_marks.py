"""The marks in a real browser, compared by pixels: over the ink of the passage's lines, and of nothing else."""

import base64
import threading
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page, ViewportSize
from werkzeug.serving import make_server

from tests.support.chromium import DESK, PHONE, open_chromium
from tests.support.pictures import covered
from tests.support.web import open_client
from tests.web.sheets.printed import PrintedEngine
from tests.web.sheets.test_sheet_page import address_of, on_sheet

READ = """
async content => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + content)).blob());
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const {data} = context.getImageData(0, 0, image.width, image.height);
  let held = "";
  for (let at = 0; at < data.length; at += 8192) held += String.fromCharCode(...data.subarray(at, at + 8192));
  return [image.height, image.width, btoa(held)];
}
"""
"""Reads a PNG: its height, its width, red, green, blue and opacity of each pixel in base64."""

INK = 110
"""Of 255, in the darkest colour: letters, on white or on the yellow of a mark."""


@pytest.fixture(scope="module")
def address(engine: PrintedEngine) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, open_client(engine).application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_chromium() as opened:
        yield opened


def opened(browser: Browser, address: str, size: ViewportSize, theme: str = "light") -> Page:
    context = browser.new_context(viewport=size, java_script_enabled=False, color_scheme=theme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    return page


def pixels(page: Page) -> NDArray[np.uint8]:
    """The picture with its marks as the browser shows it, (high, wide, 3)."""
    taken = page.locator("figure img").screenshot(type="png")
    assert page.context.browser is not None
    reader = page.context.browser.new_page()
    high, wide, held = reader.evaluate(READ, base64.b64encode(taken).decode())
    reader.close()
    return np.frombuffer(base64.b64decode(held), dtype=np.uint8).reshape(high, wide, 4)[:, :, :3]


def yellow(shown: NDArray[np.uint8]) -> NDArray[np.bool_]:
    whole = shown.astype(np.int16)
    marked: NDArray[np.bool_] = (whole[:, :, 0] - whole[:, :, 2]) > 12
    return marked


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_marks_lie_on_the_lines_of_the_passage_in_its_column(
    browser: Browser, address: str, engine: PrintedEngine, size: ViewportSize, theme: str
) -> None:
    for chosen, half in ((on_sheet(engine, 1)[1], 0), (on_sheet(engine, 1)[-1], 1)):
        page = opened(browser, address + address_of(chosen), size, theme)
        shown = pixels(page)
        page.context.close()
        marked, wide = yellow(shown), shown.shape[1]
        dark = shown.min(axis=2) < INK
        own, other = sides(wide)[half], sides(wide)[1 - half]
        assert marked[:, own].sum() > 500
        assert marked[:, other].sum() == 0
        placed = covered(shown.shape, chosen.boxes)
        assert (marked & ~grown(placed, 2)).sum() == 0
        each = [covered(shown.shape, [box]) for box in chosen.boxes]
        within = np.any([box & ~grown(~box, 1) for box in each], axis=0)
        paper = within & ~grown(dark, 2)  # well within a box, clear of the letters
        assert marked[paper].mean() > 0.99
        rows = slice(int(np.flatnonzero(placed.any(axis=1))[0]), int(np.flatnonzero(placed.any(axis=1))[-1]) + 1)
        ink = np.zeros_like(dark)
        ink[rows, own] = dark[rows, own]
        ink[:, [0, 1, -2, -1]] = False  # where the edge of the picture meets the page
        assert (ink & grown(marked, 2)).sum() >= 0.99 * ink.sum()
        assert ink.sum() > 300  # the letters are seen through the marks


def test_on_a_telephone_the_picture_stands_above_the_text_and_nothing_is_wider(
    browser: Browser, address: str, engine: PrintedEngine
) -> None:
    for size, beside in ((PHONE, False), (DESK, True)):
        page = opened(browser, address + address_of(on_sheet(engine, 1)[0]), size)
        image, text = page.locator("figure img").bounding_box(), page.locator(".beside .text").bounding_box()
        assert image is not None
        assert text is not None
        assert (image["x"] + image["width"] <= text["x"]) is beside
        assert (image["y"] + image["height"] <= text["y"]) is not beside
        assert text["x"] + text["width"] <= size["width"]
        page.context.close()


def sides(wide: int) -> tuple[slice, slice]:
    return slice(0, wide // 2), slice(wide // 2, wide)


def grown(held: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """What is held and what is so near."""
    out = held.copy()
    for axis in (0, 1):
        near = out.copy()
        for step in range(1, by + 1):
            near |= np.roll(out, step, axis) | np.roll(out, -step, axis)
        out = near
    return out
