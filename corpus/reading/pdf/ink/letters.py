"""What stands at one place of a line."""

from dataclasses import dataclass, field

from corpus.reading.pdf.ink.glyphs import Glyph
from corpus.thai import SARA_AM

BLANKS = " \t\r\n\u00a0\u3000\0"
"""Letters without ink."""

_AM = 0.5  # ems; the width of the second half of sara am, which some files draw without saying so
_NARROW = 0.8  # ems; a consonant with the whole of sara am is wider


@dataclass(slots=True)
class Letter:
    """What stands at one place of a line: a glyph that stands on the baseline and the marks over and under it. text:
    in the order it is stored, "" for a blank. left, right: of its place, in points."""

    glyph: Glyph
    text: str
    marks: list[str] = field(default_factory=list)

    @property
    def blank_before(self) -> bool:
        """Whether the glyph holds a space before its letters."""
        return self.glyph.text[:1] in BLANKS

    @property
    def blank_after(self) -> bool:
        """Whether the glyph holds a space behind its letters."""
        return self.glyph.text[-1:] in BLANKS

    @property
    def left(self) -> float:
        # Of some faces PDFium gives the ink of a cluster, which begins after the place where the glyph was set.
        return min(self.glyph.left, self.glyph.x)

    @property
    def right(self) -> float:
        return self.glyph.right + _hidden(self.glyph, self.text)


Row = list[Letter]


def _hidden(glyph: Glyph, text: str) -> float:
    # The width of what Chromium draws of a cluster with sara am as a glyph without text; others draw its circle alone
    # with its text, before the place where it is set.
    size = glyph.style.size
    halved = len(text) > 1 and text.endswith(SARA_AM) and glyph.right - glyph.left < _NARROW * size
    halved = halved or (text == SARA_AM and glyph.right < glyph.x + 0.1 * size)
    return _AM * size if halved else 0.0
