"""Damaged Thai text to clean text, with every change on record."""
