"""A generation that answers, opened from its folder."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from index.legs import (
    DenseIndex,
    DenseSearch,
    LanguageShift,
    LateInteractionIndex,
    LexicalIndex,
    LexicalSearch,
    TokenSearch,
)
from index.store.home import originals_elsewhere
from index.store.library import Library, StoredLibrary
from index.store.manifest import LIBRARY
from index.store.recipe import Recipe
from index.store.tables import Tables
from index.words import Words

DENSE, TOKENS, LEXICAL = "dense", "tokens", "lexical"
LANGUAGE, WORDS, TABLES = "language.npz", "words.sqlite", "tables.npz"
"""Folders and files of a generation beside `manifest.LIBRARY`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """An opened generation. The place of a passage in `library.passages` is its number in all indexes. explained:
    within it what goes wrong in reading names the file that is damaged. original: of a SHA-256 and a name, as
    `Store.original`; where that cannot be had it raises OriginalsElsewhere."""

    name: str
    recipe: Recipe
    library: Library
    dense: DenseSearch
    tokens: TokenSearch
    lexical: LexicalSearch
    language: LanguageShift
    words: Words
    explained: Callable[[], AbstractContextManager[None]] = nullcontext
    original: Callable[[str, str], bytes] = originals_elsewhere

    @classmethod
    def read(
        cls,
        folder: Path,
        recipe: Recipe,
        explained: Callable[[], AbstractContextManager[None]],
        original: Callable[[str, str], bytes],
    ) -> "Generation":
        """The generation in `folder`, which was made by `recipe`; what it holds is read where it is asked for."""
        tables = Tables.read(folder / TABLES)
        return cls(
            name=folder.name,
            recipe=recipe,
            library=StoredLibrary(folder / LIBRARY, tables),
            dense=DenseIndex.read(folder / DENSE),
            tokens=LateInteractionIndex.read(folder / TOKENS),
            lexical=LexicalIndex.read(folder / LEXICAL),
            language=LanguageShift.read(folder / LANGUAGE),
            words=Words.open(folder / WORDS),
            explained=explained,
            original=original,
        )
