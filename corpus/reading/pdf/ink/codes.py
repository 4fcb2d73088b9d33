"""Fonts whose codes are wrong throughout: which letter each glyph is, told by another reading of the same page.

Tesseract reads a page from its image, with mistakes. Its lines are laid beside the rows of glyphs; each glyph gets the
votes of the letters that stand where it stands, and the letter with most votes is what it is. One page tells for all.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.reading.pdf.ink.glyphs import Glyph, group_levels
from corpus.reading.pdf.type_lines import Piece
from corpus.thai import MARK, NIKHAHIT, SARA_AM

_RISEN, _SUNK = 0.25, 0.05  # ems above the baseline: the ink of a mark begins above the one or ends below the other
_SLACK = 0.05  # ems between a mark and the consonant that it stands over
_LINE = 0.7  # ems between the baseline of a row and the lower edge of the line that Tesseract saw there
_ROUNDS = 3
_SKIPPED, _UNLIKE, _OPEN = 0.7, 1.0, 0.4  # costs of an alignment
_AGREED = 0.8  # of a font's glyphs; where so many say what they are, its codes are right
UNKNOWN = "\ufffd"
"""A letter or a mark of which nothing tells what it is."""

_FIGURES = 3  # of a font that agree on the code of the first
_BEYOND_DOUBT = 0.9  # of the votes for a figure
_CLUSTER = re.compile(f"([^\\s{MARK}])([{MARK}]*)")


@dataclass(frozen=True, slots=True)
class Shape:
    """What glyphs of one letter have in common: font, code, and ink in fiftieths of an em."""

    font: str
    code: str
    width: int
    height: int
    rise: int


@dataclass(frozen=True, slots=True)
class _Stand:
    """What stands on a baseline at one place, and the marks over and under it."""

    shape: Shape
    marks: tuple[Shape, ...]


Codes = Mapping[Shape, str]
"""What glyphs of fonts stand for whose codes are wrong throughout."""


def shape_of(glyph: Glyph) -> Shape:
    """The shape of a glyph, whatever its size."""
    size = glyph.style.size / 50
    width, height = (glyph.ink_right - glyph.ink_left) / size, (glyph.ink_bottom - glyph.ink_top) / size
    return Shape(glyph.style.font, glyph.text, round(width), round(height), round(glyph.rise * 50))


def learn_codes(glyphs: Sequence[Glyph], seen: Sequence[Piece]) -> Codes:
    """The letters of the shapes in `glyphs`, of one page, by what `seen` reads on it; of fonts whose codes are right
    none."""
    pairs = [(row, list(_letters(line.text))) for row, line in _beside(_rows(glyphs), seen)]
    votes: defaultdict[Shape, Counter[str]] = defaultdict(Counter)
    for row, letters in pairs:
        if len(row) == len(letters):
            _vote(zip(row, letters, strict=True), votes)
    for _ in range(_ROUNDS):
        known = _winners(votes)
        votes = defaultdict(Counter)
        for row, letters in pairs:
            _vote(_aligned(row, letters, known), votes)
    return _of_wrong_fonts(_winners(votes), votes)


def _rows(glyphs: Sequence[Glyph]) -> Iterator[tuple[float, float, list[_Stand]]]:
    # Baseline, size and what stands on it, from left to right.
    rows = group_levels((each for each in glyphs if each.has_ink), lambda glyph: glyph)
    for row in rows:
        yield row[0].y, row[0].style.size, list(_stands(sorted(row, key=lambda each: each.ink_left)))


def _stands(row: Sequence[Glyph]) -> Iterator[_Stand]:
    level = [each for each in row if each.height > _SUNK and each.rise < _RISEN]
    borne: defaultdict[int, list[Glyph]] = defaultdict(list)
    alone: list[Glyph] = []  # quotation marks and stars stand over nothing
    for mark in (each for each in row if not (each.height > _SUNK and each.rise < _RISEN)):
        bearer = max(level, key=lambda each: _overlap(mark, each), default=mark)
        over = bearer is not mark and _overlap(mark, bearer) > -_SLACK * mark.style.size
        (borne[id(bearer)] if over else alone).append(mark)
    for glyph in sorted((*level, *alone), key=lambda each: each.ink_left):
        upwards = sorted(borne[id(glyph)], key=lambda each: -each.ink_bottom)
        yield _Stand(shape_of(glyph), tuple(map(shape_of, upwards)))


def _overlap(mark: Glyph, glyph: Glyph) -> float:
    return min(mark.ink_right, glyph.ink_right) - max(mark.ink_left, glyph.ink_left)


def _beside(
    rows: Iterable[tuple[float, float, list[_Stand]]], seen: Sequence[Piece]
) -> Iterator[tuple[list[_Stand], Piece]]:
    for baseline, size, row in rows:
        near = [line for line in seen if abs(line.baseline - baseline) <= _LINE * size]
        if near and row:
            yield row, min(near, key=lambda line: abs(line.baseline - baseline))


def _letters(text: str) -> Iterator[tuple[str, str]]:
    # What stands and the marks upon it; of sara am the circle and the sara aa.
    for match in _CLUSTER.finditer(re.sub(f"([{MARK}]*){SARA_AM}", f"{NIKHAHIT}\\1\u0e32", text)):
        yield match[1], match[2]


def _vote(pairs: Iterable[tuple[_Stand, tuple[str, str]]], votes: defaultdict[Shape, Counter[str]]) -> None:
    for stand, (letter, marks) in pairs:
        votes[stand.shape][letter] += 1
        if len(stand.marks) == len(marks):
            for shape, mark in zip(stand.marks, marks, strict=True):
                votes[shape][mark] += 1


def _winners(votes: Mapping[Shape, Counter[str]]) -> dict[Shape, str]:
    found = {shape: min(each, key=lambda letter: (-each[letter], letter)) for shape, each in votes.items()}
    figures = {shape: votes[shape] for shape, letter in found.items() if letter.isdigit() and len(shape.code) == 1}
    return found | _figures(figures)


def _figures(votes: Mapping[Shape, Counter[str]]) -> dict[Shape, str]:
    # Tesseract takes one Thai figure for another every time. But the ten figures of a font follow each other, so where
    # most votes agree on the code of the first, it tells them all; else only what is beyond doubt is a figure.
    given: dict[Shape, str] = {}
    for font, zero in {(shape.font, _zero(figure)) for shape in votes for figure in votes[shape] if figure.isdigit()}:
        shapes = [shape for shape in votes if shape.font == font]
        firsts: defaultdict[int, Counter[Shape]] = defaultdict(Counter)
        for shape in shapes:
            for figure, count in votes[shape].items():
                if figure.isdigit() and _zero(figure) == zero:
                    firsts[ord(shape.code) - int(figure)][shape] += count
        first = min(firsts, key=lambda each: (-len(firsts[each]), -firsts[each].total(), each))
        if len(firsts[first]) >= _FIGURES and 2 * firsts[first].total() >= sum(votes[each].total() for each in shapes):
            run = [shape for shape in shapes if 0 <= ord(shape.code) - first <= 9]
            given |= {shape: chr(zero + ord(shape.code) - first) for shape in run}
    for shape, each in votes.items():
        figure, count = each.most_common(1)[0]
        given.setdefault(shape, figure if count >= _BEYOND_DOUBT * each.total() and count > 1 else UNKNOWN)
    return given


def _zero(figure: str) -> int:
    return ord(figure) - int(figure)


def _aligned(
    row: Sequence[_Stand], letters: Sequence[tuple[str, str]], known: Mapping[Shape, str]
) -> list[tuple[_Stand, tuple[str, str]]]:
    # The cheapest alignment; what stands beside nothing is left out.
    costs = [[_SKIPPED * (place + other) for other in range(len(letters) + 1)] for place in range(len(row) + 1)]
    for place, stand in enumerate(row):
        said = known.get(stand.shape)
        for other, (letter, _) in enumerate(letters):
            unlike = _OPEN if said is None else 0.0 if said == letter else _UNLIKE
            costs[place + 1][other + 1] = min(
                costs[place][other] + unlike, costs[place][other + 1] + _SKIPPED, costs[place + 1][other] + _SKIPPED
            )
    pairs = []
    place, other = len(row), len(letters)
    while place and other:
        here = costs[place][other]
        if here == costs[place - 1][other] + _SKIPPED:
            place -= 1
        elif here == costs[place][other - 1] + _SKIPPED:
            other -= 1
        else:
            place, other = place - 1, other - 1
            pairs.append((row[place], letters[other]))
    return pairs


def _of_wrong_fonts(known: Mapping[Shape, str], votes: Mapping[Shape, Counter[str]]) -> dict[Shape, str]:
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for shape, letter in known.items():
        count = votes[shape].total()
        said[shape.font] += count
        right[shape.font] += count * (letter == shape.code)
    return {shape: letter for shape, letter in known.items() if right[shape.font] < _AGREED * said[shape.font]}
