"""Damaged Thai text to clean Thai text, with every change on record."""

from corpus.repair.alignment import Edit, Repaired
from corpus.repair.displaced_marks import PRIVATE_GLYPHS
from corpus.repair.lines import REPAIR_VERSION, mean_trust, repair_lines, repair_text
from corpus.repair.lost_letters import ACCENTS
from corpus.repair.report import PageReport, report_pages
from corpus.repair.runs import price_words
from corpus.repair.signs import count_signs, lose_marks

__all__ = [
    "ACCENTS",
    "PRIVATE_GLYPHS",
    "REPAIR_VERSION",
    "Edit",
    "PageReport",
    "Repaired",
    "count_signs",
    "lose_marks",
    "mean_trust",
    "price_words",
    "repair_lines",
    "repair_text",
    "report_pages",
]
