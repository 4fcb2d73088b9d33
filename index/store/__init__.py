"""Generations on disk and the documents they were made from."""

from index.store.generations import Building, Store
from index.store.home import SPOOL, Finding, Readings, State
from index.store.identities import write_moves
from index.store.inventory import Listed
from index.store.lazy import Lazy
from index.store.library import DocumentFacts, Library, StoredLibrary, read_link, read_passage, write_names
from index.store.manifest import LIBRARY, MANIFEST, checked_on_failure
from index.store.opened import DENSE, LANGUAGE, LEXICAL, TABLES, TOKENS, WORDS, Generation
from index.store.recipe import Recipe
from index.store.records import Extent, KeptDocument, LibraryWriter
from index.store.refusing import not_writable
from index.store.tables import NO_ITEM, Tables

__all__ = [
    "DENSE",
    "LANGUAGE",
    "LEXICAL",
    "LIBRARY",
    "MANIFEST",
    "NO_ITEM",
    "SPOOL",
    "TABLES",
    "TOKENS",
    "WORDS",
    "Building",
    "DocumentFacts",
    "Extent",
    "Finding",
    "Generation",
    "KeptDocument",
    "Lazy",
    "Library",
    "LibraryWriter",
    "Listed",
    "Readings",
    "Recipe",
    "State",
    "Store",
    "StoredLibrary",
    "Tables",
    "checked_on_failure",
    "not_writable",
    "read_link",
    "read_passage",
    "write_moves",
    "write_names",
]
