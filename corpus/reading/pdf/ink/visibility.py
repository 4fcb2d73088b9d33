"""What of a page's type a reader sees: the rest is left out and told."""

from collections.abc import Sequence
from typing import Any

from corpus.reading.pdf.ink.glyphs import Box, Glyph, level_size

LEAST_SIZE = 2.0
"""Points; smaller type is drawn not to be read."""

_CONTRAST = 24  # of 255, between the ink of a letter and its ground
_SCALE = 2.0  # pixels to a point: a stroke of half a point still shows
_MARGIN = 1.0  # points beyond the edge of the page


def seen_glyphs(glyphs: Sequence[Glyph], page: Any, turn: int, box: Box, *, layer: bool) -> list[Glyph]:
    """Those of `glyphs` that a reader sees.

    page: as PDFium has it, to be drawn where type is so light that its ground decides. turn, box: as `read_glyphs` was
    given them. layer: whether type without ink lies over a picture of the page, whose text it is then.
    """
    size = level_size(box, turn)
    kept = [glyph for glyph in glyphs if _is_shown(glyph, size, layer)]
    light = [glyph for glyph in kept if glyph.style.light and glyph.has_ink]
    if not light:
        return kept
    picture = _Picture(page, turn)
    faint = {id(glyph) for glyph in light if not picture.shows(glyph)}
    return [glyph for glyph in kept if id(glyph) not in faint]


def _is_shown(glyph: Glyph, size: tuple[float, float], layer: bool) -> bool:
    width, height = size
    if not -_MARGIN < glyph.x < width + _MARGIN or not -_MARGIN < glyph.y < height + _MARGIN:
        return False
    return glyph.style.size >= LEAST_SIZE and (glyph.style.seen or layer)


class _Picture:
    """A page as drawn, in grey, turned as its glyphs' places are."""

    def __init__(self, page: Any, turn: int) -> None:
        import numpy as np

        drawn = page.render(scale=_SCALE, grayscale=True)
        try:
            rows = np.frombuffer(drawn.buffer, dtype=np.uint8).reshape(drawn.height, drawn.stride)
            # What is drawn is turned as a viewer shows it; the places of glyphs are not.
            upright = np.rot90(rows[:, : drawn.width], page.get_rotation() // 90)
            self._rows = np.rot90(upright, -(turn // 90)).copy()
        finally:
            drawn.close()

    def shows(self, glyph: Glyph) -> bool:
        """Whether the ink of `glyph` stands out from its ground."""
        left, right = int(glyph.ink_left * _SCALE) - 1, int(glyph.ink_right * _SCALE) + 2
        top, bottom = int(glyph.ink_top * _SCALE) - 1, int(glyph.ink_bottom * _SCALE) + 2
        part = self._rows[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
        return bool(part.size) and int(part.max()) - int(part.min()) >= _CONTRAST
