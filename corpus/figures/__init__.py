"""Figures that a text claims: numbers with unit, year, target and what they are set against."""

from corpus.figures.figure import Figure
from corpus.figures.finding import find_figures
from corpus.figures.units import PERCENT

__all__ = ["PERCENT", "Figure", "find_figures"]
