"""What the glyphs of a document tell about its fonts: which shapes are which marks."""

from collections import Counter, defaultdict

from corpus.reading.pdf.ink.glyphs import Glyph

_ALIKE = 0.03  # ems in width and in height between two glyphs of one mark
_SUBSET = 7  # letters and a plus sign before the name of a font that is embedded in part
_SHIFTED = dict(zip("\u00c9\u00ca\u00cb\u00cc\u00cd", "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True))
"""Tone marks over a vowel, in the fonts that Acrobat writes out as Latin: É to Í in the order of the Thai ones."""

_Shape = tuple[float, float]


class Fonts:
    """The fonts of one document. It grows with what is read."""

    def __init__(self) -> None:
        self._marks: defaultdict[str, dict[_Shape, Counter[str]]] = defaultdict(dict)

    def learn(self, mark: Glyph) -> None:
        """Keep the shape of a glyph that says which mark it is."""
        if len(mark.text) == 1:
            self._marks[_name(mark)].setdefault(_shape(mark), Counter())[mark.text] += 1

    def mark_of(self, glyph: Glyph) -> str | None:
        """The mark that a glyph with a strange code is: by the shape of a known one of its font, else by the code; None
        when neither tells."""
        width, height = _shape(glyph)
        nearest = min(
            (
                (abs(other[0] - width) + abs(other[1] - height), min(said, key=lambda mark: (-said[mark], mark)))
                for other, said in self._marks[_name(glyph)].items()
            ),
            default=(1.0, ""),
        )
        return nearest[1] if nearest[0] <= _ALIKE else _SHIFTED.get(glyph.text)


def _name(glyph: Glyph) -> str:
    name = glyph.style.font
    return name[_SUBSET:] if name[_SUBSET - 1 : _SUBSET] == "+" else name


def _shape(glyph: Glyph) -> _Shape:
    size = glyph.style.size
    return round((glyph.ink_right - glyph.ink_left) / size, 3), round((glyph.ink_bottom - glyph.ink_top) / size, 3)
