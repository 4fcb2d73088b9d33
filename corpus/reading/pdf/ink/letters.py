"""What stands at one place of a line."""

import math
import re
from dataclasses import dataclass, field

from corpus.reading.pdf.ink.glyphs import Glyph
from corpus.thai import SARA_AM

BLANKS = " \t\r\n\u00a0\u3000\0"
"""Letters without ink."""

_AM = 0.5  # ems; the width of the second half of sara am, which some files draw without saying so
_BARE = 0.7  # ems above the baseline; what is no higher is a consonant without what stands over it
_OVER, _UNDER = 1.95, 0.65  # times the height of a consonant, how far marks over it reach up, and those under it down
_OVER_IT = re.compile("[\u0e31\u0e33-\u0e37\u0e47-\u0e4e]")
_UNDER_IT = re.compile("[\u0e38-\u0e3a]")
_NARROW = 0.8  # ems; a consonant with the whole of sara am is wider


@dataclass(slots=True)
class Letter:
    """What stands at one place of a line: a glyph that stands on the baseline and the marks over and under it. text:
    in the order it is stored, "" for a blank. left, right: of its place, in points. highest, lowest: of the ink of its
    marks, in points from the top of the page."""

    glyph: Glyph
    text: str
    marks: list[str] = field(default_factory=list)
    highest: float = math.inf
    lowest: float = -math.inf

    @property
    def blank_before(self) -> bool:
        """Whether the glyph holds a space before its letters."""
        return bool(self.glyph.text) and self.glyph.text[0] in BLANKS

    @property
    def blank_after(self) -> bool:
        """Whether the glyph holds a space behind its letters."""
        return bool(self.glyph.text) and self.glyph.text[-1] in BLANKS

    @property
    def left(self) -> float:
        # Of some faces PDFium gives the ink of a cluster, which begins after the place where the glyph was set.
        return min(self.glyph.left, self.glyph.x)

    @property
    def right(self) -> float:
        return self.glyph.right + _hidden(self.glyph, self.text)

    @property
    def top(self) -> float:
        """Of its ink with its marks, in points from the top of the page; of marks that are drawn without saying so, as
        Chromium does, where they stand in Thai faces."""
        glyph, height = self.glyph, self.glyph.y - self.glyph.ink_top
        over = _OVER if height < _BARE * glyph.style.size and _OVER_IT.search(self.text, 1) else 1.0
        return min(glyph.y - over * height, self.highest)

    @property
    def bottom(self) -> float:
        """The same at its foot."""
        glyph = self.glyph
        under = _UNDER * (glyph.y - glyph.ink_top) if _UNDER_IT.search(self.text, 1) else 0.0
        return max(glyph.y + under, glyph.ink_bottom, self.lowest)


Row = list[Letter]


def _hidden(glyph: Glyph, text: str) -> float:
    # The width of what Chromium draws of a cluster with sara am as a glyph without text; others draw its circle alone
    # with its text, before the place where it is set.
    size = glyph.style.size
    halved = len(text) > 1 and text.endswith(SARA_AM) and glyph.right - glyph.left < _NARROW * size
    halved = halved or (text == SARA_AM and glyph.right < glyph.x + 0.1 * size)
    return _AM * size if halved else 0.0
