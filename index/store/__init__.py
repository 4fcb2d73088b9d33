"""Generations on disk and the documents they were made from."""

from index.store.generations import Generation, Store
from index.store.library import Library
from index.store.recipe import Recipe

__all__ = [
    "Generation",
    "Library",
    "Recipe",
    "Store",
]
