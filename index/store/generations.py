"""Generations on disk: written beside, checked, switched to in one step.

    home/
    ├── current                  the name of the generation that answers
    ├── generations/000007/      never changed once it is there
    │   ├── manifest.json        what it was made with, and the SHA-256 of every other file
    │   ├── library.sqlite       documents as they were read, cases, passages, their items
    │   ├── dense.faiss          vectors
    │   ├── rows.npy             where each passage's rows begin in dense.faiss
    │   ├── tokens.npz           vectors of tokens
    │   ├── language.npz         what language adds to a vector
    │   └── lexical/             BM25
    ├── documents/               the bytes of each document by their SHA-256, once for all generations
    ├── vectors.sqlite           vectors of texts and of their tokens, by content
    └── lock                     held by the command that writes

A reader reads `current` and then files that never change. A crash leaves at most a folder, or a
document, that nothing names; the next switch removes it.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import filelock
import numpy as np
from numpy.typing import NDArray

from corpus import Document, Said
from index.errors import DamagedIndex, IndexLocked, NoIndex
from index.legs import DenseIndex, LanguageShift, LateInteractionIndex, LexicalIndex
from index.store.durable import not_writable, replace_durably, sync
from index.store.library import Library, read_documents, read_library, write_library
from index.store.manifest import LIBRARY, checked_recipe, named_documents, recipe_of_library, write_manifest
from index.store.originals import Originals
from index.store.recipe import FORMAT, Recipe, outdated, outdated_format

_DENSE, _ROWS, _TOKENS, _LEXICAL = "dense.faiss", "rows.npy", "tokens.npz", "lexical"
_LANGUAGE = "language.npz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """An opened generation. The place of a passage in `library.passages` is its number in both indexes."""

    name: str
    recipe: Recipe
    library: Library
    dense: DenseIndex
    tokens: LateInteractionIndex
    lexical: LexicalIndex
    language: LanguageShift


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDocuments:
    """The documents of a generation by name, as they were read; read_version: of the readers that read them, None when
    there is no generation."""

    documents: tuple[Document, ...]
    read_version: int | None


class Store:
    """The generations in a home folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._originals = Originals(home / "documents")

    def current(self) -> str | None:
        """The name of the generation that answers, None when there is none."""
        try:
            return (self.home / "current").read_text(encoding="utf-8", errors="replace").strip() or None
        except (FileNotFoundError, NotADirectoryError):
            return None

    def generations(self) -> tuple[str, ...]:
        """The names of the generations on disk, oldest first."""
        folder = self.home / "generations"
        return tuple(sorted(path.name for path in folder.glob("[0-9]*") if path.name.isdigit()))

    def open(self, recipe: Recipe) -> Generation:
        """The current generation. Raises NoIndex; DamagedIndex when a file is not as the manifest states;
        OutdatedIndex when it was made by another recipe than `recipe`."""
        name = self.current_or_raise()
        folder = self.home / "generations" / name
        stated = checked_recipe(folder)
        if stated.get("format") != FORMAT:
            raise outdated_format(self.home, stated.get("format"))
        if stated != asdict(recipe):
            raise outdated(stated, asdict(recipe))
        library = read_library(folder / LIBRARY)
        dense = DenseIndex.read(folder / _DENSE, np.load(folder / _ROWS))
        tokens = LateInteractionIndex.read(folder / _TOKENS)
        return Generation(
            name=name,
            recipe=recipe,
            library=library,
            dense=dense,
            tokens=tokens,
            lexical=LexicalIndex.read(folder / _LEXICAL, len(library.passages)),
            language=LanguageShift.read(folder / _LANGUAGE),
        )

    def is_damaged(self) -> bool:
        """Whether a file of the current generation is not as its manifest states; False when there is none."""
        name = self.current()
        try:
            return name is not None and not checked_recipe(self.home / "generations" / name)
        except DamagedIndex:
            return True

    def documents(self) -> KeptDocuments:
        """The documents of the current generation. What was made of them is not looked at: it can be made anew. Raises
        DamagedIndex, OutdatedIndex."""
        name = self.current()
        if name is None:
            return KeptDocuments(documents=(), read_version=None)
        folder = self.home / "generations" / name
        recipe = recipe_of_library(folder)
        if recipe.get("format") != FORMAT:
            raise outdated_format(self.home, recipe.get("format"))
        return KeptDocuments(documents=read_documents(folder / LIBRARY), read_version=recipe.get("read"))

    def original(self, document: Document) -> bytes:
        """The bytes of `document` as they came. Raises DamagedIndex."""
        return self._originals.read(document.sha256, document.name)

    def keep(self, sha256: str, content: bytes) -> None:
        """Keep the bytes of a document that the next generation will hold. Call it within `writing`.

        Raises IndexNotWritable."""
        try:
            self._originals.keep(sha256, content)
        except OSError as exc:
            raise not_writable(self.home, exc) from exc

    def clear(self) -> None:
        """Let no generation answer, as before the first. Call it within `writing`. Raises IndexNotWritable.

        The last one stays for readers that have just opened it, until another is written."""
        try:
            (self.home / "current").unlink(missing_ok=True)
            sync(self.home)
        except OSError as exc:
            raise not_writable(self.home, exc) from exc

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the right to write, for one process at a time. Raises IndexLocked, IndexNotWritable."""
        lock = filelock.FileLock(self.home / "lock")
        try:
            (self.home / "generations").mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=0)
        except filelock.Timeout as exc:
            raise IndexLocked(
                Said(
                    "มีคำสั่งอื่นกำลังเขียนดัชนีอยู่ กรุณารอให้เสร็จแล้วลองใหม่",
                    "Another command is writing the index; wait until it has finished and try again",
                )
            ) from exc
        except OSError as exc:
            raise not_writable(self.home, exc) from exc
        try:
            yield
        finally:
            lock.release()

    def write(
        self,
        recipe: Recipe,
        documents: Sequence[Document],
        library: Library,
        vectors: NDArray[np.float32],
        first_rows: NDArray[np.int64],
        tokens: Sequence[NDArray[np.floating]],
        terms: Sequence[Sequence[str]],
        language: LanguageShift,
    ) -> str:
        """Write a generation, switch to it and return its name. Call it within `writing`.

        vectors: (rows, dimensions) as in DenseIndex; tokens: as in LateInteractionIndex; terms: of each passage;
        language: by which vectors and tokens were moved. Raises IndexNotWritable when the disk is full or refuses; then
        the generation before still answers.
        """
        dense, late_interaction, lexical = (
            DenseIndex(vectors, first_rows),
            LateInteractionIndex(tokens),
            LexicalIndex(terms),
        )
        name = f"{1 + max((int(each) for each in self.generations()), default=0):06d}"
        building = self.home / "generations" / f".{name}"
        try:
            shutil.rmtree(building, ignore_errors=True)
            building.mkdir()
            write_library(building / LIBRARY, documents, library)
            dense.write(building / _DENSE)
            np.save(building / _ROWS, first_rows)
            late_interaction.write(building / _TOKENS)
            lexical.write(building / _LEXICAL)
            language.write(building / _LANGUAGE)
            counts = {"documents": len(documents), "cases": len(library.cases), "passages": len(library.passages)}
            write_manifest(building, recipe, counts, sorted(each.sha256 for each in documents))
            building.rename(building.with_name(name))
            sync(building.parent)
            self._switch(name)
        except (OSError, sqlite3.Error) as exc:
            raise not_writable(self.home, exc) from exc
        return name

    def _switch(self, name: str) -> None:
        before = self.current()
        replace_durably(self.home / "current", name.encode())
        # The one before stays for readers that have just opened it.
        generations = self.home / "generations"
        for folder in generations.iterdir():
            if folder.name not in (before, name):
                shutil.rmtree(folder, ignore_errors=True)
        kept = [generations / each for each in (before, name) if each]
        self._originals.drop_all_but({sha256 for folder in kept for sha256 in named_documents(folder)})

    def current_or_raise(self) -> str:
        """The name of the generation that answers. Raises NoIndex."""
        name = self.current()
        if name is None:
            raise NoIndex(
                Said(
                    "ยังไม่มีดัชนี กรุณานำเข้าเอกสารก่อนด้วยคำสั่ง pmqa ingest ตามด้วยชื่อไฟล์",
                    "There is no index yet; bring in documents first: pmqa ingest FILE",
                )
            )
        return name
