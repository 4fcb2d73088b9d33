"""What the glyphs of a document tell about its fonts: which shapes are which marks.

A font may say nothing, or something else, of a glyph that stands over a consonant. Which mark it is tell a
glyph of the font with the same shape that says it, else the code, where programs agree on it, else the words of the
page: one mark makes words of all the clusters that the glyph stands in, and others do not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.reading.pdf.ink.codes import UNKNOWN, Codes, learn_codes, shape_of
from corpus.reading.pdf.ink.glyphs import Glyph
from corpus.reading.pdf.type_lines import Piece
from corpus.repair import ACCENTS, count_signs, price_words
from corpus.thai import NIKHAHIT, SARA_AM, TONE_MARK

_ALIKE = 0.008  # ems in width and in height between two glyphs of one mark, at two heights; others differ by more
_SUBSET = 7  # letters and a plus sign before the name of a font that is embedded in part
_ABOVE = "\u0e48\u0e49\u0e35\u0e31\u0e34\u0e37\u0e4c\u0e47\u0e36\u0e4d\u0e4a\u0e4b"
_BELOW = "\u0e38\u0e39\u0e3a"
_VOWELS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47"
_LINES = 12  # that are read as words, of those with a sign
_NEARLY = 0.2  # signs a line: marks that do nearly as well are compared by the words they make
_ROUNDS = 3  # over all glyphs that are asked for, each with the others as they stand
_FIRST_NUMBER = 0xF0000  # of the signs that stand for a mark until it is told: private use
_OPEN = re.compile("[\U000f0000-\U000f0fff]")
_MOST_OPEN = 0x1000
_IN_PARTS = re.compile(f"{NIKHAHIT}([{TONE_MARK}]?)\u0e32|([{TONE_MARK}]){NIKHAHIT}\u0e32")

_Shape = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Key:
    """What glyphs of one mark have in common. code: what the file says of them. shape: width and height in ems."""

    font: str
    code: str
    shape: _Shape
    below: bool


class Fonts:
    """The fonts of one document. It grows with what is read. codes: learned so far."""

    def __init__(self) -> None:
        self._said: defaultdict[str, dict[_Shape, Counter[str]]] = defaultdict(dict)
        self._numbers: dict[_Key, str] = {}
        self._told: dict[str, str] = {}
        self.codes: Codes = {}

    def learn_codes(self, glyphs: Sequence[Glyph], seen: Sequence[Piece]) -> None:
        """Take the letters of glyphs of a page from another reading of it, in fonts whose codes are wrong."""
        self.codes = {**self.codes, **learn_codes(glyphs, seen)}

    def read(self, glyph: Glyph) -> str:
        """What the glyph stands for, as it is known."""
        return self.codes.get(shape_of(glyph), glyph.text) if self.codes else glyph.text

    def learn(self, mark: Glyph) -> None:
        """Keep the shape of a glyph that says which mark it is."""
        if len(mark.text) == 1:
            self._said[_name(mark)].setdefault(_shape(mark), Counter())[mark.text] += 1

    def mark_of(self, glyph: Glyph) -> str:
        """The mark that a glyph with a strange code is, by its shape or its code; else a sign that stands for it, until
        `tell` decides."""
        shape = _shape(glyph)
        said = self._said[_name(glyph)]
        nearest = min(said, key=lambda other: _difference(other, shape), default=None)
        if nearest is not None and _difference(nearest, shape) <= _ALIKE:
            mark = min(said[nearest], key=lambda mark: (-said[nearest][mark], mark))
            if mark not in _VOWELS:  # of which several may be as wide and as high
                return mark
        if glyph.text in ACCENTS:
            return ACCENTS[glyph.text]
        key = _Key(_name(glyph), glyph.text, (round(shape[0], 2), round(shape[1], 2)), glyph.rise < 0)
        if key not in self._numbers and len(self._numbers) < _MOST_OPEN:
            self._numbers[key] = chr(_FIRST_NUMBER + len(self._numbers))
        sign = self._numbers.get(key, UNKNOWN)
        return self._told.get(sign, sign)

    def tell(self, lines: Sequence[str]) -> Mapping[str, str]:
        """The marks that the signs in `lines` stand for, told by the words of these lines."""
        asked = sorted({sign for line in lines for sign in _OPEN.findall(line)})
        held = {sign: [line for line in lines if sign in line] for sign in asked}
        keys = {sign: key for key, sign in self._numbers.items()}
        found = {sign: _likely(keys[sign]) for sign in asked}
        for _ in range(_ROUNDS if asked else 0):
            before = dict(found)
            for sign in asked:
                marks = _BELOW if keys[sign].below else _ABOVE
                found[sign] = _cheapest(held[sign], sign, marks, found, _likely(keys[sign]))
            if found == before:
                break
        self._told |= found
        return found


def write_marks(text: str, marks: Mapping[str, str]) -> str:
    """`text` with marks for the signs that stand for them; a circle and the sara aa behind it as sara am."""
    told = "".join(marks.get(letter, letter) for letter in text)
    return _IN_PARTS.sub(lambda match: f"{match[1] or match[2] or ''}{SARA_AM}", told)


def _cheapest(lines: Sequence[str], sign: str, marks: str, found: Mapping[str, str], likely: str) -> str:
    # Of the marks that leave the fewest impossible places the one whose words are the most usual.
    written = {mark: [write_marks(line, {**found, sign: mark}) for line in lines] for mark in marks}
    signs = {mark: sum(count_signs(each, faint=True)) for mark, each in written.items()}
    least = min(signs.values())
    near = [mark for mark in marks if signs[mark] <= least + _NEARLY * len(lines)]
    costs = {mark: sum(map(price_words, written[mark][:_LINES])) for mark in near} if len(near) > 1 else {near[0]: 0.0}
    return min(near, key=lambda mark: (costs[mark], mark != likely))


def _likely(key: _Key) -> str:
    # What the shape alone speaks for: a stroke is mai ek, what is as wide as it is high the circle.
    if key.below:
        return _BELOW[0]
    width, height = key.shape
    if width < 0.6 * height:
        return _ABOVE[0]
    return NIKHAHIT if width < 1.2 * height and width < 0.3 else _ABOVE[1]


def _name(glyph: Glyph) -> str:
    name = glyph.style.font
    return name[_SUBSET:] if name[_SUBSET - 1 : _SUBSET] == "+" else name


def _shape(glyph: Glyph) -> _Shape:
    size = glyph.style.size
    return round((glyph.ink_right - glyph.ink_left) / size, 3), round((glyph.ink_bottom - glyph.ink_top) / size, 3)


def _difference(shape: _Shape, other: _Shape) -> float:
    return abs(shape[0] - other[0]) + abs(shape[1] - other[1])
