"""What characters a reader sees: symbols, raised and lowered type, numerals, formulas."""

from corpus.reading.word.characters.equations import equation_text
from corpus.reading.word.characters.formulas import formula_text
from corpus.reading.word.characters.numerals import numeral
from corpus.reading.word.characters.scripts import Scripts
from corpus.reading.word.characters.symbols import symbol, with_symbols

__all__ = ["Scripts", "equation_text", "formula_text", "numeral", "symbol", "with_symbols"]
