"""What stands on a page in type."""

from dataclasses import dataclass
from typing import Any

from corpus.reading.pdf.ink.fonts import Fonts
from corpus.reading.pdf.ink.glyphs import Glyph, read_glyphs
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
    seen = seen_glyphs(every, page, turn, box, layer=layer)
    rows = join_rows(bear_marks([glyph for glyph in seen if glyph.style.level], fonts))
    for row in rows:
        spell_row(row)
    inked = [glyph for glyph in seen if glyph.text.strip()]
    return Type(
        pieces=tuple(cut_pieces(rows)),
        letters=len(inked),
        unknown=sum(map(_is_unknown, inked)),
        hidden=sum(bool(glyph.text.strip()) for glyph in every) - len(inked),
    )


def _is_unknown(glyph: Glyph) -> bool:
    return any(
        letter == "\ufffd" or 0xE000 <= ord(letter) <= 0xF8FF or 0x80 <= ord(letter) < 0xA0 for letter in glyph.text
    )
