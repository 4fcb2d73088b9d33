"""What characters a reader sees: symbols, raised and lowered digits, numerals, formulas."""

from corpus.reading.word.characters.formulas import formula_text
from corpus.reading.word.characters.joining import join_pieces
from corpus.reading.word.characters.numerals import numeral
from corpus.reading.word.characters.scripts import lowered, raised
from corpus.reading.word.characters.symbols import symbol, with_symbols

__all__ = ["formula_text", "join_pieces", "lowered", "numeral", "raised", "symbol", "with_symbols"]
