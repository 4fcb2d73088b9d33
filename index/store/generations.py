"""Generations on disk: written beside, checked, switched to in one step.

    home/
    ├── current                  the name of the generation that answers
    ├── generations/000007/      never changed once it is there
    │   ├── manifest.json        what it was made with, its documents, and size and checksums of every other file
    │   ├── library.sqlite       documents as they were read, cases, passages, their items
    │   ├── tables.npz           what is asked of every passage
    │   ├── dense/               vectors, and which are near
    │   ├── tokens/              vectors of tokens
    │   ├── language.npz         what language adds to a vector
    │   ├── words.sqlite         words by what slips, sounds and abbreviations of them are asked by
    │   └── lexical/             BM25
    ├── documents/               originals of documents, and what each generation lists (index/store/home/originals.py)
    ├── vectors.sqlite           vectors of texts and of their tokens, by content
    ├── judgements.jsonl         what people judged, twice (search/judging), of which nothing here knows
    └── lock                     held by the command that writes

A reader reads `current` and then files that never change, each where it is asked for. A command that writes moves its
originals into place when its generation is written whole, then gives the generation its name, writes down what it
lists, and switches `current`: whenever it is killed, what answers is what answered before or what was to answer, and
the next such command removes the rest. All but `documents` can be made anew from `documents` alone.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from corpus import Document, Said
from index.errors import DamagedIndex, NoIndex
from index.store.durable import not_readable, not_writable, sync
from index.store.home import (
    EMPTIED,
    GENERATIONS,
    Originals,
    close_to_others,
    in_order,
    list_documents,
    locked,
    newest_listed,
    private,
    read_pointer,
    sweep,
    write_pointer,
)
from index.store.inventory import Listed, inventories, read_inventory, write_inventory
from index.store.manifest import LIBRARY, check_files, check_sizes, checked_on_failure, write_manifest
from index.store.opened import Generation
from index.store.recipe import READABLE, Recipe, check_recipe, outdated_format
from index.store.records import KeptDocument, read_document, read_kept


@dataclass(kw_only=True)
class Building:
    """A generation that is being written. folder: to fill. before: the folder of the current one, whose parts may be
    copied, None when it was made otherwise or is damaged. counts, documents: to be set: how much it holds, and which
    documents."""

    folder: Path
    before: Path | None
    counts: Mapping[str, int] = field(default_factory=dict)
    documents: Sequence[Listed] = ()


class Store:
    """The generations in a home folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._originals = Originals(home)

    def current(self) -> str | None:
        """The name of the generation that answers, None when there is none. Where `current` is damaged or names
        nothing, the newest of which the documents can be told. Raises IndexNotReadable."""
        try:
            pointer = read_pointer(self.home)
        except PermissionError as exc:
            raise not_readable(self.home) from exc
        if pointer is not None and pointer.name == EMPTIED:
            return None
        if pointer is not None and (self._folder(pointer.name).is_dir() or pointer.name in inventories(self.home)):
            return pointer.name
        return newest_listed(self.home)

    def answers(self, name: str) -> bool:
        """Whether the generation `name`, which was opened, still answers."""
        return self.current() == name

    def generations(self) -> tuple[str, ...]:
        """The names of the generations on disk, oldest first."""
        return in_order(self.home)

    def inventory(self) -> tuple[Listed, ...]:
        """The documents of the library by name, none where there is none, from whichever record of them is whole: all
        that it can be made from beside their originals. Raises DamagedIndex where no record is."""
        name = self.current()
        return () if name is None else list_documents(self.home, name)

    def open(self, recipe: Recipe, *, kept: str = "") -> Generation:
        """The current generation, or that called `kept`; nothing is read but what tells where the rest lies. Raises
        NoIndex; DamagedIndex when a file is not there, or not as long as the manifest states, or cannot be read;
        OutdatedIndex as `check_recipe`."""
        folder = self._folder(kept or self.current_or_raise())
        made_by = check_recipe(self.home, check_sizes(folder), recipe, kept)
        with self.explained(folder.name):
            return Generation.read(folder, made_by, partial(self.explained, folder.name), self.original)

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
        return self.home / GENERATIONS / name

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

    def keep(self, sha256: str, content: bytes) -> bool:
        """Keep the bytes of a document that the next generation will hold; whether what was there of them had to be
        healed. Call it within `writing`. Raises IndexNotWritable."""
        with self._written():
            return self._originals.keep(sha256, content)

    def mend(self, sha256: str, content: bytes) -> bool:
        """Have the bytes of a document that is there already whole again; whether they had to be healed. Call it within
        `writing`. Raises IndexNotWritable."""
        with self._written():
            return self._originals.mend(sha256, content)

    def clear(self) -> None:
        """Let no generation answer, as before the first. Call it within `writing`. Raises IndexNotWritable.

        The last one stays for readers that have just opened it, until another is written."""
        with self._written():
            write_inventory(self.home, self._next(), ())
            write_pointer(self.home, EMPTIED)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the right to write, for one process at a time. First what an interrupted command left goes, and records
        and parity of documents that are damaged are made anew. Raises IndexLocked, IndexNotWritable."""
        with locked(self.home):
            with self._written():
                self._settle_pointer()
                sweep(self.home, self._originals)
                self._renew_inventories()
                self._originals.renew_parity()
            try:
                yield
            except (Exception, KeyboardInterrupt, SystemExit):
                sweep(self.home, self._originals)  # what is unfinished may take the room that was lacking
                raise
            finally:
                close_to_others(self.home)

    @contextmanager
    def generation(self, recipe: Recipe) -> Iterator[Building]:
        """A folder to fill with a generation, which is switched to when the block ends without an error. Call it within
        `writing`.

        Raises IndexNotWritable when the disk is full or refuses; then the generation before still answers.
        """
        folder = self._folder(f".{self._next()}")
        try:
            with private():
                folder.mkdir()
            building = Building(folder=folder, before=self._before(recipe))
            yield building
            with private():
                write_manifest(folder, recipe, building.counts, building.documents)
                self._switch(folder, building.documents)
        except (OSError, sqlite3.Error) as exc:
            raise not_writable(self.home, exc) from exc

    def _switch(self, folder: Path, documents: Sequence[Listed]) -> None:
        name = folder.name.removeprefix(".")
        self._originals.settle()
        folder.rename(folder.with_name(name))
        sync(folder.parent)
        write_inventory(self.home, name, documents)
        write_pointer(self.home, name)
        sweep(self.home, self._originals)

    def _before(self, recipe: Recipe) -> Path | None:
        # What is copied shall be whole: a flipped bit would be in all generations to come.
        name = self.current()
        try:
            same = name is not None and check_files(self._folder(name)) == asdict(recipe)
        except DamagedIndex:
            return None
        return self._folder(name) if same and name is not None else None

    def _next(self) -> str:
        known = {*self.generations(), *inventories(self.home)}
        return f"{1 + max(map(int, known), default=0):06d}"

    def _settle_pointer(self) -> None:
        # Without its checksum it may have been another once, and of two generations the newer one has more documents.
        pointer, current = read_pointer(self.home), self.current()
        if pointer is not None and pointer.is_sealed and pointer.name == (current or EMPTIED):
            return
        newest = newest_listed(self.home)
        if newest is not None or inventories(self.home):
            write_pointer(self.home, newest or EMPTIED)

    def _renew_inventories(self) -> None:
        for name in self.generations() if self.current() else ():
            try:
                read_inventory(self.home, name)
            except (OSError, ValueError):
                with suppress(DamagedIndex):
                    write_inventory(self.home, name, list_documents(self.home, name))

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            with private():
                yield
        except (OSError, sqlite3.Error) as exc:
            raise not_writable(self.home, exc) from exc

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
