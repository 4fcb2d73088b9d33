"""A library from what it holds already: what that is, and how the next generation comes of it."""

from index.building.changes.changing import rebuild, remove, upgrade
from index.building.changes.stock import Stock, take_stock
from index.building.changes.writing import write_generation

__all__ = ["Stock", "rebuild", "remove", "take_stock", "upgrade", "write_generation"]
