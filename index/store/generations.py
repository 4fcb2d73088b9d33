"""Generations on disk: written beside, checked, switched to in one step.

    home/
    ├── current                  the name of the generation that answers
    ├── generations/000007/      never changed once it is there
    │   ├── manifest.json        what it was made with, and the SHA-256 of every other file
    │   ├── library.sqlite       documents as they were read, cases, passages, their items
    │   ├── dense.faiss          vectors
    │   ├── rows.npy             where each passage's rows begin in dense.faiss
    │   ├── tokens.npz           vectors of tokens
    │   └── lexical/             BM25
    ├── documents/               the bytes of each document by their SHA-256, once for all generations
    ├── vectors.sqlite           vectors of texts and of their tokens, by content
    ├── models/                  the bundled model, unpacked; graphs of models
    └── lock                     held by the command that writes

A reader reads `current` and then files that never change. A crash leaves at most a folder, or a
document, that nothing names; the next switch removes it.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import filelock
import numpy as np
from numpy.typing import NDArray

from corpus import READ_VERSION, Document, DocumentError, Said, parse_document
from index.errors import DamagedIndex, IndexLocked, IndexNotWritable, NoIndex
from index.legs import DenseIndex, LateInteractionIndex, LexicalIndex
from index.store.library import Library, read_documents, read_library, write_library
from index.store.recipe import FORMAT, Recipe, outdated, outdated_format

_DOCUMENTS = "documents"
_MANIFEST, _LIBRARY, _LEXICAL = "manifest.json", "library.sqlite", "lexical"
_DENSE, _ROWS, _TOKENS = "dense.faiss", "rows.npy", "tokens.npz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """An opened generation. The place of a passage in `library.passages` is its number in both indexes."""

    name: str
    recipe: Recipe
    library: Library
    dense: DenseIndex
    tokens: LateInteractionIndex
    lexical: LexicalIndex


class Store:
    """The generations in a home folder."""

    def __init__(self, home: Path) -> None:
        self.home = home

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
        manifest = _checked_manifest(folder)
        if manifest["recipe"].get("format") != FORMAT:
            raise outdated_format(self.home, manifest["recipe"].get("format"))
        if manifest["recipe"] != asdict(recipe):
            raise outdated(manifest["recipe"], asdict(recipe))
        library = read_library(folder / _LIBRARY)
        dense = DenseIndex.read(folder / _DENSE, np.load(folder / _ROWS))
        tokens = LateInteractionIndex.read(folder / _TOKENS)
        lexical = LexicalIndex.read(folder / _LEXICAL, len(library.passages))
        return Generation(name=name, recipe=recipe, library=library, dense=dense, tokens=tokens, lexical=lexical)

    def documents(self) -> tuple[Document, ...]:
        """The documents of the current generation by name, none when there is no generation; read anew from their bytes
        when readers have changed, unless they now find less. Raises DamagedIndex, OutdatedIndex."""
        if self.current() is None:
            return ()
        folder = self.home / "generations" / self.current_or_raise()
        recipe = _checked_manifest(folder)["recipe"]
        if recipe.get("format") != FORMAT:
            raise outdated_format(self.home, recipe.get("format"))
        documents = read_documents(folder / _LIBRARY)
        if recipe.get("read") == READ_VERSION:
            return documents
        return tuple(self._read_anew(each) for each in documents)

    def keep(self, sha256: str, content: bytes) -> None:
        """Keep the bytes of a document that the next generation will hold. Call it within `writing`.

        Raises IndexNotWritable."""
        path = self.home / _DOCUMENTS / sha256
        try:
            path.parent.mkdir(exist_ok=True)
            if not path.exists():
                beside = path.with_suffix(".new")
                beside.write_bytes(content)
                _sync(beside)
                beside.replace(path)
                _sync(path.parent)
        except OSError as exc:
            raise _not_writable(self.home, exc) from exc

    def clear(self) -> None:
        """Let no generation answer, as before the first. Call it within `writing`. Raises IndexNotWritable.

        The last one stays for readers that have just opened it, until another is written."""
        try:
            (self.home / "current").unlink(missing_ok=True)
            _sync(self.home)
        except OSError as exc:
            raise _not_writable(self.home, exc) from exc

    def _read_anew(self, document: Document) -> Document:
        # What was read is kept where it would be lost now: pages read from their images by a Tesseract that is gone,
        # or a file that readers have come to refuse.
        content = self._content(document.sha256)
        try:
            anew = parse_document(document.name, content, document.front)
        except DocumentError:
            return document
        return anew if set(anew.unread) <= set(document.unread) else document

    def _content(self, sha256: str) -> bytes:
        path = self.home / _DOCUMENTS / sha256
        try:
            content = path.read_bytes()
        except OSError as exc:
            raise _damaged(path.parent, sha256) from exc
        if hashlib.sha256(content).hexdigest() != sha256:
            raise _damaged(path.parent, sha256)
        return content

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
            raise _not_writable(self.home, exc) from exc
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
    ) -> str:
        """Write a generation, switch to it and return its name. Call it within `writing`.

        vectors: (rows, dimensions) as in DenseIndex; tokens: as in LateInteractionIndex; terms: of each passage. Raises
        IndexNotWritable when the disk is full or refuses; then the generation before still answers.
        """
        dense, met, lexical = DenseIndex(vectors, first_rows), LateInteractionIndex(tokens), LexicalIndex(terms)
        name = f"{1 + max((int(each) for each in self.generations()), default=0):06d}"
        building = self.home / "generations" / f".{name}"
        try:
            shutil.rmtree(building, ignore_errors=True)
            building.mkdir()
            write_library(building / _LIBRARY, documents, library)
            dense.write(building / _DENSE)
            np.save(building / _ROWS, first_rows)
            met.write(building / _TOKENS)
            lexical.write(building / _LEXICAL)
            counts = {"documents": len(documents), "cases": len(library.cases), "passages": len(library.passages)}
            _write_manifest(building, recipe, counts, sorted(each.sha256 for each in documents))
            building.rename(building.with_name(name))
            _sync(building.parent)
            self._switch(name)
        except (OSError, sqlite3.Error) as exc:
            raise _not_writable(self.home, exc) from exc
        return name

    def _switch(self, name: str) -> None:
        before = self.current()
        beside = self.home / "current.new"
        _write_durably(beside, name)
        beside.replace(self.home / "current")
        _sync(self.home)
        # The one before stays for readers that have just opened it.
        generations = self.home / "generations"
        for folder in generations.iterdir():
            if folder.name not in (before, name):
                shutil.rmtree(folder, ignore_errors=True)
        named = {sha256 for each in (before, name) if each for sha256 in _named_documents(generations / each)}
        for path in (self.home / _DOCUMENTS).glob("*"):
            if path.name not in named:
                path.unlink()

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


def _write_manifest(folder: Path, recipe: Recipe, counts: Mapping[str, int], documents: Sequence[str]) -> None:
    manifest = {"recipe": asdict(recipe), "counts": counts, "documents": documents, "files": _fingerprints(folder)}
    _write_durably(folder / _MANIFEST, json.dumps(manifest, indent=1, sort_keys=True))
    for path in (*folder.rglob("*"), folder):
        _sync(path)


def _named_documents(folder: Path) -> list[str]:
    # A generation that cannot say what it holds is damaged, and answers nobody.
    try:
        return list(json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))["documents"])
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _checked_manifest(folder: Path) -> dict[str, dict[str, Any]]:
    try:
        manifest: dict[str, dict[str, Any]] = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        stated, found = dict(manifest["files"]), _fingerprints(folder)
        dict(manifest["recipe"])
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise _damaged(folder, _MANIFEST) from exc
    wrong = sorted(name for name in stated.keys() | found.keys() if stated.get(name) != found.get(name))
    if wrong:
        raise _damaged(folder, wrong[0])
    return manifest


def _not_writable(home: Path, exc: Exception) -> IndexNotWritable:
    reason = getattr(exc, "strerror", None) or exc
    return IndexNotWritable(
        Said(
            f"เขียนลงโฟลเดอร์ {home} ไม่ได้ ({reason}) กรุณาตรวจสอบสิทธิ์และเนื้อที่ หรือตั้ง PMQA_HOME ดัชนีเดิมยังอยู่ครบ",
            f"The folder {home} cannot be written to ({reason}); check its permissions and space, or set PMQA_HOME; "
            "the index as it was is still whole",
        )
    )


def _damaged(folder: Path, name: str) -> DamagedIndex:
    pointer = folder.parent.parent / "current"
    return DamagedIndex(
        Said(
            f"ดัชนีชุด {folder.name} เสียหาย ({name} ไม่ตรงกับที่บันทึกไว้) กรุณาลบไฟล์ {pointer} แล้วนำเข้าเอกสารใหม่ด้วย pmqa ingest",
            f"Generation {folder.name} is damaged ({name} is not what its manifest states); "
            f"delete the file {pointer} and bring the documents in again with pmqa ingest",
        )
    )


def _fingerprints(folder: Path) -> dict[str, str]:
    # SHA-256 of every file below `folder` except the manifest, by its path with forward slashes.
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / _MANIFEST):
        with path.open("rb") as content:
            found[path.relative_to(folder).as_posix()] = hashlib.file_digest(content, "sha256").hexdigest()
    return found


def _write_durably(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    _sync(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    # Only then does a file, or a folder's knowledge of it, survive a power cut. Windows cannot do it to folders.
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
