"""What stands on a page in type."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.reading.pdf.ink.codes import UNKNOWN
from corpus.reading.pdf.ink.fonts import Fonts
from corpus.reading.pdf.ink.glyphs import read_glyphs
from corpus.reading.pdf.ink.letters import Row
from corpus.reading.pdf.ink.marks import bear_marks
from corpus.reading.pdf.ink.pieces import cut_pieces
from corpus.reading.pdf.ink.rows import join_rows
from corpus.reading.pdf.ink.spelling import spell_row
from corpus.reading.pdf.ink.visibility import seen_glyphs
from corpus.reading.pdf.type_lines import Piece

MAX_CHARACTERS = 100_000
"""Of a page: one of small print has ten thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """pieces: row by row, each from left to right; type that stands aslant is left out. letters: how many are seen.
    unknown: how many of them are no known ones. hidden: how many no reader sees."""

    pieces: tuple[Piece, ...]
    letters: int
    unknown: int
    hidden: int


def read_type(page: Any, text: Any, turn: int, fonts: Fonts, *, layer: bool) -> Type:
    """The type of a page.

    page, text: as PDFium has them. turn: of its lines, anticlockwise, 0, 90, 180 or 270 degrees. fonts: of the
    document. layer: whether type without ink lies over a picture of the page.
    """
    box = page.get_bbox()
    every = read_glyphs(text.raw, min(text.count_chars(), MAX_CHARACTERS), box, turn)
    for glyph in every:
        glyph.text = fonts.read(glyph)
    seen = seen_glyphs(every, page, turn, box, layer=layer)
    rows = join_rows(bear_marks([glyph for glyph in seen if glyph.style.level], fonts))
    _tell_marks(rows, fonts)
    for row in rows:
        spell_row(row)
    inked = [glyph for glyph in seen if glyph.text.strip()]
    return Type(
        pieces=tuple(cut_pieces(rows)),
        letters=len(inked),
        unknown=sum(_is_unknown(letter.text) for row in rows for letter in row),
        hidden=sum(bool(glyph.text.strip()) for glyph in every) - len(inked),
    )


def learn_type(page: Any, text: Any, turn: int, fonts: Fonts, seen: Sequence[Piece]) -> None:
    """Have `fonts` learn what the glyphs of a page stand for, by what was `seen` on its image; otherwise as
    `read_type`."""
    glyphs = read_glyphs(text.raw, min(text.count_chars(), MAX_CHARACTERS), page.get_bbox(), turn)
    fonts.learn_codes([glyph for glyph in glyphs if glyph.style.level], seen)


def _tell_marks(rows: Sequence[Row], fonts: Fonts) -> None:
    told = fonts.tell(["".join(letter.text + "".join(letter.marks) for letter in row) for row in rows])
    for letter in (letter for row in rows for letter in row if told and letter.marks):
        letter.marks = [told.get(mark, mark) for mark in letter.marks]


def _is_unknown(text: str) -> bool:
    return any(each == UNKNOWN or 0xE000 <= ord(each) <= 0xF8FF or 0x7F <= ord(each) < 0xA0 for each in text)
