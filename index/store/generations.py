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

from corpus import Document
from index.durable import sync
from index.errors import DamagedIndex, IndexLocked, IndexNotWritable, OutdatedIndex
from index.store.home import (
    EMPTIED,
    FORMER,
    GENERATIONS,
    Finding,
    Originals,
    Readings,
    State,
    answering,
    close_to_others,
    healed,
    in_order,
    list_documents,
    locked,
    look,
    mend,
    no_index,
    private,
    sweep,
    write_pointer,
)
from index.store.inventory import Listed, inventories, write_inventory
from index.store.manifest import LIBRARY, check_files, check_sums, checked_on_failure, has_other_format, write_manifest
from index.store.opened import Generation
from index.store.recipe import READABLE, Recipe, check_recipe, outdated_format
from index.store.records import KeptDocument, read_document, read_kept
from index.store.refusing import not_writable


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
        return answering(self.home)

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
        """The current generation, or that called `kept`. Raises NoIndex; DamagedIndex when a file is not there, or not
        of the size and CRC-32 that the manifest states, or cannot be read; OutdatedIndex as `check_recipe`."""
        name = kept or self.current_or_raise()
        try:
            made_by = check_recipe(self.home, check_sums(self._folder(name)), recipe, kept)
            with self.explained(name):
                return Generation.read(self._folder(name), made_by, partial(self.explained, name), self.original)
        except DamagedIndex:
            if kept or self.answers(name):
                raise
        return self.open(recipe)  # two others were switched in meanwhile, and this one was swept while it was read

    def open_before(self, recipe: Recipe) -> Generation | None:
        """The newest generation beside the current one that `recipe` made and is whole; None where there is none."""
        current = self.current()
        for name in reversed(self.generations()):
            with suppress(DamagedIndex, OutdatedIndex):
                if name != current and check_sums(self._folder(name)) == asdict(recipe):
                    return self.open(recipe, kept=name)
        return None

    def explained(self, name: str) -> AbstractContextManager[None]:
        """Where files of the generation `name` are read: what goes wrong is DamagedIndex, which names the file that is
        not as the manifest states; where all are, or it is an error of ours, it comes as it is."""
        return checked_on_failure(lambda: check_files(self._folder(name)))

    def check(self) -> tuple[Finding, ...]:
        """How every thing of the home is. What can be healed on the spot is, unless another command writes."""
        found = tuple(look(self.home, self._originals, self.current()))
        if all(each.state is State.WHOLE for each in found):
            return found
        try:
            with self.writing(), suppress(DamagedIndex):  # where no list is whole, which was found
                self.heal()
        except (IndexLocked, IndexNotWritable):
            return found
        after = {each.what: each for each in look(self.home, self._originals, self.current())}
        return tuple(healed(each, after) for each in found)

    def heal(self) -> None:
        """Write back the originals of the library that lie damaged, as far as they can be healed. Call it within
        `writing`. Raises DamagedIndex, IndexNotWritable."""
        with self._written():
            for each in self.inventory():
                self._originals.heal(each.sha256)

    def is_damaged(self) -> bool:
        """Whether a file of the current generation is not as its manifest states; False when there is none."""
        return self._stated() is None

    def is_outdated(self) -> bool:
        """Whether the current generation has the format of an older program; False where its manifest is damaged."""
        return self.current() is not None and has_other_format(self.current_folder())

    def is_as_by(self, recipe: Recipe) -> bool:
        """Whether the current generation is whole and was made by `recipe`."""
        return self._stated() == asdict(recipe)

    def _stated(self) -> dict[str, Any] | None:
        # The recipe of the current generation, whose files are all whole; empty when there is none, None when not.
        name = self.current()
        try:
            return {} if name is None else check_files(self._folder(name))
        except DamagedIndex:
            return None

    def documents(self) -> tuple[KeptDocument, ...]:
        """The documents of the current generation that its library holds, by name, none when there is none. Raises
        DamagedIndex where the library is not whole, OutdatedIndex."""
        name = self.current()
        if name is None:
            return ()
        recipe = check_files(self._folder(name), only=LIBRARY)
        if recipe.get("format") not in READABLE:
            raise outdated_format(self.home, recipe.get("format"))
        return () if recipe["format"] in FORMER else read_kept(self._folder(name) / LIBRARY)

    def library_before(self) -> Path | None:
        """The library that the next generation follows; None where there is none, or none that is whole."""
        with suppress(DamagedIndex, OutdatedIndex):
            return self.current_folder() / LIBRARY if self.documents() else None
        return None

    def lost(self) -> tuple[Listed, ...]:
        """The documents of the library of which the current generation holds no more than the name: neither their
        originals nor what was read of them is whole. Raises DamagedIndex, OutdatedIndex."""
        held = {each.name for each in self.documents()}
        return tuple(each for each in self.inventory() if each.name not in held)

    def readings(self) -> Readings:
        """What documents were read as, of all generations on disk."""
        return Readings(self.home)

    def document(self, name: str) -> Document:
        """The document `name` of the current generation as it was read. Raises NoIndex, KeyError."""
        return read_document(self._folder(self.current_or_raise()) / LIBRARY, name)

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
                mend(self.home, self._originals)
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
        folder, stated, current = self._folder(f".{self._next()}"), self._stated(), self.current()
        try:
            with private():
                folder.mkdir()
            # What is copied shall be whole: a flipped bit would be in all generations to come.
            before = self._folder(current) if current and stated == asdict(recipe) else None
            building = Building(folder=folder, before=before)
            yield building
            with private():
                write_manifest(folder, recipe, building.counts, building.documents)
                self._switch(folder, building.documents, current if stated is None else None)
        except (OSError, sqlite3.Error) as exc:
            raise not_writable(self.home, exc) from exc

    def _switch(self, folder: Path, documents: Sequence[Listed], damaged: str | None) -> None:
        name = folder.name.removeprefix(".")
        self._originals.settle()
        folder.rename(folder.with_name(name))
        sync(folder.parent)
        write_inventory(self.home, name, documents)
        write_pointer(self.home, name)
        sweep(self.home, self._originals, damaged)

    def _next(self) -> str:
        known = {*self.generations(), *inventories(self.home)}
        return f"{1 + max(map(int, known), default=0):06d}"

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            with private():
                yield
        except (OSError, sqlite3.Error) as exc:
            raise not_writable(self.home, exc) from exc

    def current_or_raise(self) -> str:
        """The name of the generation that answers. Raises NoIndex."""
        if (name := self.current()) is None:
            raise no_index()
        return name
