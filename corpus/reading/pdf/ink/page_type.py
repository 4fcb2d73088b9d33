"""What stands on a page in type."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.reading.pdf.ink.codes import UNKNOWN
from corpus.reading.pdf.ink.fonts import Fonts
from corpus.reading.pdf.ink.glyphs import Box, Glyph, read_glyphs, turn_of
from corpus.reading.pdf.ink.letters import Row
from corpus.reading.pdf.ink.marks import bear_marks
from corpus.reading.pdf.ink.pieces import cut_pieces
from corpus.reading.pdf.ink.rows import join_rows
from corpus.reading.pdf.ink.spelling import spell_row
from corpus.reading.pdf.ink.upright import stand_upright
from corpus.reading.pdf.ink.visibility import seen_glyphs
from corpus.reading.pdf.type_lines import Parted, Piece, Strokes

MAX_CHARACTERS = 100_000
"""Of a page: one of small print has ten thousand."""

_UNKNOWN = re.compile(f"[{UNKNOWN}\ue000-\uf8ff\x7f-\x9f]")

_SAMPLE = 200  # letters that tell which way a page runs
_UPRIGHT = 2  # letters; fewer that stand otherwise are none


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """pieces: row by row, each from left to right, then type that is turned against the lines of the page; what stands
    aslant is left out. letters: how many are seen.
    unknown: how many of them are no known ones. hidden: how many no reader sees."""

    pieces: tuple[Piece, ...]
    letters: int
    unknown: int
    hidden: int


def read_type(page: Any, text: Any, turn: int, fonts: Fonts, *, layer: bool, parted: Parted, strokes: Strokes) -> Type:
    """The type of a page.

    page, text: as PDFium has them. turn: of its lines, anticlockwise, 0, 90, 180 or 270 degrees. fonts: of the
    document. layer: whether type without ink lies over a picture of the page. parted: whether a rule stands between
    two places. strokes: the level ones.
    """
    box = page.get_bbox()
    every = _glyphs(text, box, turn, fonts)
    seen = seen_glyphs(every, page, turn, box, layer=layer)
    rows = _rows([glyph for glyph in seen if glyph.style.turn == turn], fonts)
    pieces = cut_pieces(rows, parted, strokes)
    turns = Counter(glyph.style.turn for glyph in seen if glyph.style.turn not in (turn, None) and glyph.text.strip())
    for other in sorted(each for each in turns if each is not None and turns[each] >= _UPRIGHT):
        glyphs = [glyph for glyph in _glyphs(text, box, other, fonts) if glyph.style.turn == other]
        pieces += stand_upright(cut_pieces(_rows(glyphs, fonts), _nowhere, ()), box, other, turn)
    inked = [glyph for glyph in seen if glyph.text.strip()]
    return Type(
        pieces=tuple(pieces),
        letters=len(inked),
        unknown=sum(_UNKNOWN.search(letter.text) is not None for row in rows for letter in row),
        hidden=sum(bool(glyph.text.strip()) for glyph in every) - len(inked),
    )


def learn_type(page: Any, text: Any, turn: int, fonts: Fonts, seen: Sequence[Piece]) -> None:
    """Have `fonts` learn what the glyphs of a page stand for, by what was `seen` on its image; otherwise as
    `read_type`."""
    glyphs = _as_coded(text, page.get_bbox(), turn)
    fonts.learn_codes([glyph for glyph in glyphs if glyph.style.turn == turn], seen)


def count_turns(text: Any) -> Counter[int]:
    """How many of a sample of the letters of a page, as PDFium has it, run by 0, 90, 180, 270 degrees, anticlockwise;
    those aslant are not counted."""
    import pypdfium2.raw as raw

    turns: Counter[int] = Counter()
    matrix, count = raw.FS_MATRIX(), min(text.count_chars(), MAX_CHARACTERS)
    for place in range(0, count, max(1, count // _SAMPLE)):
        if raw.FPDFText_IsGenerated(text.raw, place) == 0 and raw.FPDFText_GetMatrix(text.raw, place, matrix):
            turn = turn_of(matrix.a, matrix.b)
            turns.update([] if turn is None else [turn])
    return turns


def _glyphs(text: Any, box: Box, turn: int, fonts: Fonts) -> list[Glyph]:
    glyphs = _as_coded(text, box, turn)
    for glyph in glyphs:
        glyph.text = fonts.read(glyph)
    return glyphs


def _as_coded(text: Any, box: Box, turn: int) -> list[Glyph]:
    return read_glyphs(text.raw, min(text.count_chars(), MAX_CHARACTERS), box, turn)


def _rows(glyphs: Sequence[Glyph], fonts: Fonts) -> list[Row]:
    rows = join_rows(bear_marks(glyphs, fonts))
    _tell_marks(rows, fonts)
    for row in rows:
        spell_row(row)
    return rows


def _nowhere(left: float, right: float, y: float) -> bool:
    return False


def _tell_marks(rows: Sequence[Row], fonts: Fonts) -> None:
    told = fonts.tell(["".join(letter.text + "".join(letter.marks) for letter in row) for row in rows])
    for letter in (letter for row in rows for letter in row if told and letter.marks):
        letter.marks = [told.get(mark, mark) for mark in letter.marks]
