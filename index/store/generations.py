"""Generations on disk: written beside, checked, switched to in one step.

    home/
    ├── current                  the name of the generation that answers
    ├── generations/000007/      never changed once it is there
    │   ├── manifest.json        what it was made with, and the size and SHA-256 of every other file
    │   ├── library.sqlite       documents as they were read, cases, passages, their items
    │   ├── tables.npz           what is asked of every passage
    │   ├── dense/               vectors, and which are near
    │   ├── tokens/              vectors of tokens
    │   ├── language.npz         what language adds to a vector
    │   ├── words.sqlite         words by what slips, sounds and abbreviations of them are asked by
    │   └── lexical/             BM25
    ├── documents/               the bytes of each document by their SHA-256, once for all generations
    ├── vectors.sqlite           vectors of texts and of their tokens, by content
    ├── judgements.jsonl         what people judged, twice (search/judging), of which nothing here knows
    └── lock                     held by the command that writes

A reader reads `current` and then files that never change, each where it is asked for. A crash leaves at most a folder,
or a document, that nothing names; the next switch removes it.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import filelock

from corpus import Document, Said
from index.errors import DamagedIndex, IndexLocked, NoIndex
from index.legs import (
    DenseIndex,
    DenseSearch,
    LanguageShift,
    LateInteractionIndex,
    LexicalIndex,
    LexicalSearch,
    TokenSearch,
)
from index.store.durable import not_writable, replace_durably, sync
from index.store.library import Library, StoredLibrary
from index.store.manifest import (
    LIBRARY,
    check_files,
    check_sizes,
    checked_on_failure,
    named_documents,
    write_manifest,
)
from index.store.originals import Originals, originals_elsewhere
from index.store.recipe import READABLE, Recipe, check_recipe, outdated_format
from index.store.records import KeptDocument, read_document, read_kept
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


@dataclass(kw_only=True)
class Building:
    """A generation that is being written. folder: to fill. before: the folder of the current one, whose parts may be
    copied, None when it was made otherwise or is damaged. counts, documents: to be set: how much it holds, and the
    SHA-256 of each document."""

    folder: Path
    before: Path | None
    counts: Mapping[str, int] = field(default_factory=dict)
    documents: list[str] = field(default_factory=list)


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

    def answers(self, name: str) -> bool:
        """Whether the generation `name`, which was opened, still answers."""
        return self.current() == name

    def generations(self) -> tuple[str, ...]:
        """The names of the generations on disk, oldest first."""
        folder = self.home / "generations"
        return tuple(sorted(path.name for path in folder.glob("[0-9]*") if path.name.isdigit()))

    def open(self, recipe: Recipe, *, kept: str = "") -> Generation:
        """The current generation, or that called `kept`; nothing is read but what tells where the rest lies. Raises
        NoIndex; DamagedIndex when a file is not there, or not as long as the manifest states, or cannot be read;
        OutdatedIndex as `check_recipe`."""
        folder = self._folder(kept or self.current_or_raise())
        made_by = check_recipe(self.home, check_sizes(folder), recipe, kept)
        with self.explained(folder.name):
            tables = Tables.read(folder / TABLES)
            return Generation(
                name=folder.name,
                recipe=made_by,
                library=StoredLibrary(folder / LIBRARY, tables),
                dense=DenseIndex.read(folder / DENSE),
                tokens=LateInteractionIndex.read(folder / TOKENS),
                lexical=LexicalIndex.read(folder / LEXICAL),
                language=LanguageShift.read(folder / LANGUAGE),
                words=Words.open(folder / WORDS),
                explained=partial(self.explained, folder.name),
                original=self.original,
            )

    def explained(self, name: str) -> AbstractContextManager[None]:
        """Where files of the generation `name` are read: what goes wrong is DamagedIndex, which names the file that is
        not as the manifest states; where all are, or it is an error of ours, it comes as it is."""
        return checked_on_failure(lambda: check_files(self._folder(name)))

    def check(self) -> None:
        """Compare every file of the current generation, and every document, with what is stated of it. Raises NoIndex,
        DamagedIndex."""
        self.checked_folder()
        for document in self.documents():
            self._originals.read(document.sha256, document.name)

    def is_damaged(self) -> bool:
        """Whether a file of the current generation is not as its manifest states; False when there is none."""
        name = self.current()
        try:
            return name is not None and not check_files(self._folder(name))
        except DamagedIndex:
            return True

    def documents(self) -> tuple[KeptDocument, ...]:
        """The documents of the current generation by name, none when there is none. What was made of them is not looked
        at: it can be made anew. Raises DamagedIndex, OutdatedIndex."""
        name = self.current()
        if name is None:
            return ()
        self._readable_recipe(name)
        return read_kept(self._folder(name) / LIBRARY)

    def document(self, name: str) -> Document:
        """The document `name` of the current generation as it was read. Raises NoIndex, KeyError."""
        return read_document(self._folder(self.current_or_raise()) / LIBRARY, name)

    def read_version(self) -> int | None:
        """Of the readers that read the current documents, None when there is no generation. Raises as `documents`."""
        name = self.current()
        return None if name is None else self._readable_recipe(name).get("read")

    def _readable_recipe(self, name: str) -> dict[str, Any]:
        recipe = check_files(self._folder(name), only=LIBRARY)
        if recipe.get("format") not in READABLE:
            raise outdated_format(self.home, recipe.get("format"))
        return recipe

    def _folder(self, name: str) -> Path:
        return self.home / "generations" / name

    def current_folder(self) -> Path:
        """The folder of the generation that answers. Raises NoIndex."""
        return self._folder(self.current_or_raise())

    def checked_folder(self) -> Path:
        """The folder of the generation that answers, all of whose files are as its manifest states. Raises NoIndex,
        DamagedIndex."""
        folder = self.current_folder()
        check_files(folder)
        return folder

    def original(self, sha256: str, name: str) -> bytes:
        """The bytes of the document `name` as they came. Raises DamagedIndex."""
        return self._originals.read(sha256, name)

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

    @contextmanager
    def generation(self, recipe: Recipe) -> Iterator[Building]:
        """A folder to fill with a generation, which is switched to when the block ends without an error. Call it within
        `writing`.

        Raises IndexNotWritable when the disk is full or refuses; then the generation before still answers.
        """
        name = f"{1 + max((int(each) for each in self.generations()), default=0):06d}"
        folder = self._folder(f".{name}")
        try:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            building = Building(folder=folder, before=self._before(recipe))
            yield building
            write_manifest(folder, recipe, building.counts, sorted(building.documents))
            folder.rename(folder.with_name(name))
            sync(folder.parent)
            self._switch(name)
        except (OSError, sqlite3.Error) as exc:
            raise not_writable(self.home, exc) from exc

    def _before(self, recipe: Recipe) -> Path | None:
        # What is copied shall be whole: a flipped bit would be in all generations to come.
        name = self.current()
        try:
            same = name is not None and check_files(self._folder(name)) == asdict(recipe)
        except DamagedIndex:
            return None
        return self._folder(name) if same and name is not None else None

    def _switch(self, name: str) -> None:
        before = self.current()
        replace_durably(self.home / "current", name.encode())
        # The one before stays for readers that have just opened it, and to be compared with.
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
