"""Figures that a text claims: numbers with unit, year, target and what they are set against."""

from corpus.figures.figure import Figure
from corpus.figures.finding import find_figures

__all__ = ["Figure", "find_figures"]
