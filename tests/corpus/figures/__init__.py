"""Figures that a text claims."""
