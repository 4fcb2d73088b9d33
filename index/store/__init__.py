"""Generations on disk and the documents they were made from."""

from index.store.generations import Generation, KeptDocuments, Store
from index.store.library import Library
from index.store.recipe import Recipe

__all__ = [
    "Generation",
    "KeptDocuments",
    "Library",
    "Recipe",
    "Store",
]
