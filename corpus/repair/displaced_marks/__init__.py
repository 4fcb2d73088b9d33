"""Marks that stand a letter too late, given back to their consonants by the cheapest reading as words."""

from corpus.repair.displaced_marks.lattice import KEPT, UNMOVED, Prices, Reading, SpacePrices, decode
from corpus.repair.displaced_marks.lexicon import read_lexicon, word_costs
from corpus.repair.displaced_marks.slots import BULLETS, PRIVATE_GLYPHS, Slot, cut_slots, order_marks
from corpus.repair.displaced_marks.spelling import spell
from corpus.repair.displaced_marks.witness import Witness

__all__ = [
    "BULLETS",
    "KEPT",
    "PRIVATE_GLYPHS",
    "UNMOVED",
    "Prices",
    "Reading",
    "Slot",
    "SpacePrices",
    "Witness",
    "cut_slots",
    "decode",
    "order_marks",
    "read_lexicon",
    "spell",
    "word_costs",
]
