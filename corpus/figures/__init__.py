"""Figures that a text claims: numbers with unit, year, target and what they are set against."""

from corpus.figures.figure import Figure

__all__ = ["Figure"]
