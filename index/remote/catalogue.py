"""What a searcher keeps of a generation in Milvus on its own disk: fetched once, looked up for every query.

remote/NAME_000003/
├── facts.json        recipe, how rows are searched, the years, the size and SHA-256 of every other file
├── tables.npz        what is asked of every passage
├── names.sqlite      cases and awards
├── words.sqlite      words by what slips, sounds and abbreviations of them are asked by
├── language.npz      what language adds to a vector
├── projection.npz    how tokens are coded
├── vocabulary.npz    the terms by hash, and how many passages have each
└── sample.npz        rows that stand for all
"""

import hashlib
import json
import shutil
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import filelock
import numpy as np

from corpus import Said
from index.errors import DamagedIndex, OutdatedIndex
from index.legs import HASHES, DenseIndex, LexicalIndex, read_facts
from index.remote.layout import FORMAT
from index.remote.legs import Vocabulary
from index.remote.pieces import Kind, Reader
from index.store import (
    DENSE,
    LANGUAGE,
    LEXICAL,
    LIBRARY,
    MANIFEST,
    TABLES,
    TOKENS,
    WORDS,
    Recipe,
    checked_on_failure,
    not_writable,
    write_names,
)

FACTS, NAMES, PROJECTION, VOCABULARY, SAMPLE = (
    "facts.json",
    "names.sqlite",
    "projection.npz",
    "vocabulary.npz",
    "sample.npz",
)

FILES = (TABLES, NAMES, WORDS, LANGUAGE, PROJECTION, VOCABULARY, SAMPLE)
"""In the order of their numbers among the pieces, from 1; the facts are number 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueFacts:
    """recipe: of the generation. rows, dimensions: how many vectors there are, how long. lists, probes: as of
    `RemoteDense`. years: that cases have. files: the size and SHA-256 of each. source: the SHA-256 of the manifest that
    the generation has where it was made."""

    recipe: dict[str, Any]
    rows: int
    dimensions: int
    lists: int
    probes: int
    years: list[int]
    files: dict[str, dict[str, Any]]
    source: str
    format: int = FORMAT


def write_catalogue(
    folder: Path, generation: Path, recipe: Recipe, dense: DenseIndex, lexical: LexicalIndex, years: list[int]
) -> CatalogueFacts:
    """Write the catalogue of the generation in the folder `generation`, whose legs are `dense` and `lexical`, into
    `folder`. Raises OSError, sqlite3.Error."""
    for name in (TABLES, WORDS, LANGUAGE):
        shutil.copyfile(generation / name, folder / name)
    shutil.copyfile(generation / TOKENS / "projection.npz", folder / PROJECTION)
    write_names(folder / NAMES, generation / LIBRARY)
    hashes = np.load(generation / LEXICAL / HASHES)
    np.savez(folder / VOCABULARY, hashes=hashes, frequencies=lexical.all_frequencies(), passages=len(dense))
    rows, owners = dense.sample
    np.savez(folder / SAMPLE, rows=rows, owners=owners)
    built = read_facts(generation / DENSE)
    facts = CatalogueFacts(
        recipe=asdict(recipe),
        rows=len(dense.rows),
        dimensions=dense.dimensions,
        lists=built.lists if built else 0,
        probes=built.probes if built else 0,
        years=years,
        files={name: _fingerprint((folder / name).read_bytes()) for name in FILES},
        source=source_of(generation),
    )
    (folder / FACTS).write_text(json.dumps(asdict(facts), sort_keys=True), encoding="utf-8")
    return facts


def source_of(generation: Path) -> str:
    """What tells the generation in a folder from all others."""
    return hashlib.sha256((generation / MANIFEST).read_bytes()).hexdigest()


def published_source(reader: Reader) -> str | None:
    """Of which generation what `reader` reads was made; None where that cannot be told. Raises IndexUnreachable."""
    try:
        return str(json.loads(reader.read(Kind.FILE, [0])[0])["source"])
    except (ValueError, TypeError, KeyError, DamagedIndex):
        return None


def fetch_catalogue(reader: Reader, folder: Path, recipe: Recipe) -> CatalogueFacts:
    """The facts of the catalogue, whose files are in `folder` afterwards, fetched where they were not. Raises
    OutdatedIndex when it was made by another recipe than `recipe`, DamagedIndex, IndexNotWritable, IndexUnreachable."""
    value = reader.read(Kind.FILE, [0])[0]
    facts = _read_facts(value, recipe)
    if _is_there(folder, value, facts):  # a folder that cannot be written to is no matter then
        return facts
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Several processes of a server see a new generation at once.
        with filelock.FileLock(folder / "lock"):
            if not _is_there(folder, value, facts):
                _fetch(reader, folder, value, facts)
    except OSError as exc:
        raise not_writable(folder, exc) from exc
    return facts


def is_fetched(folder: Path) -> bool:
    """Whether the catalogue in `folder` is there and has not been found damaged since."""
    return (folder / FACTS).exists()


def _read_facts(value: bytes, recipe: Recipe) -> CatalogueFacts:
    try:
        stated = json.loads(value)
        found = stated["format"]
        if found == FORMAT:
            facts = CatalogueFacts(**stated)
            if facts.recipe == asdict(recipe):
                return facts
    except (ValueError, TypeError, KeyError) as exc:
        raise _damaged(FACTS) from exc
    raise OutdatedIndex(
        Said(
            "ดัชนีใน Milvus สร้างด้วยโปรแกรม แบบจำลอง หรือการตั้งค่าอื่น กรุณาใช้รุ่นเดียวกันทุกเครื่อง "
            "แล้วส่งดัชนีขึ้นใหม่จากเครื่องที่นำเข้าเอกสารด้วย pmqa rebuild และ pmqa publish",
            "The index in Milvus was made by another version of the program, another model or other settings; use the "
            "same on all machines, and write it again where documents come in: pmqa rebuild, then pmqa publish",
        )
    )


def explained(folder: Path, facts: CatalogueFacts) -> AbstractContextManager[None]:
    """Where the catalogue in `folder` is read: where something goes wrong because a file of it is not as it was
    written, it counts as not fetched, so that the next who opens it fetches it anew, and DamagedIndex says so."""
    return checked_on_failure(lambda: _check(folder, facts))


def _check(folder: Path, facts: CatalogueFacts) -> None:
    for name, stated in facts.files.items():
        path = folder / name
        if not path.exists() or _fingerprint(path.read_bytes()) != stated:
            (folder / FACTS).unlink(missing_ok=True)
            raise DamagedIndex(
                Said(
                    f"ไฟล์ {name} ที่เก็บไว้ใน {folder} เสียหาย จะดึงมาใหม่เมื่อเรียกครั้งถัดไป กรุณาลองอีกครั้ง",
                    f"The file {name} kept in {folder} is damaged; the next call fetches it anew, try again",
                )
            )


def read_vocabulary(folder: Path) -> Vocabulary:
    """The terms of the catalogue in `folder`."""
    with np.load(folder / VOCABULARY) as held:
        return Vocabulary(held["hashes"], held["frequencies"], int(held["passages"]))


def read_sample(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """The rows that stand for all, and the passage of each, of the catalogue in `folder`."""
    with np.load(folder / SAMPLE) as held:
        return held["rows"], held["owners"]


def _is_there(folder: Path, value: bytes, facts: CatalogueFacts) -> bool:
    try:
        if (folder / FACTS).read_bytes() != value:
            return False
        return {name: _fingerprint((folder / name).read_bytes()) for name in FILES} == facts.files
    except (FileNotFoundError, NotADirectoryError):
        return False


def _fetch(reader: Reader, folder: Path, value: bytes, facts: CatalogueFacts) -> None:
    # Who has a file open keeps what it was. The facts come last: they say that all is there.
    for number, name in enumerate(FILES, 1):
        content = reader.read(Kind.FILE, [number])[number]
        if _fingerprint(content) != facts.files.get(name):
            raise _damaged(name)
        _replace(folder / name, content)
    _replace(folder / FACTS, value)


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}")
    beside.write_bytes(content)
    beside.replace(path)


def _fingerprint(content: bytes) -> dict[str, Any]:
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _damaged(name: str) -> DamagedIndex:
    return DamagedIndex(
        Said(
            f"ไฟล์ {name} ของดัชนีใน Milvus ไม่ตรงกับที่บันทึกไว้ กรุณาส่งดัชนีขึ้นใหม่ด้วย pmqa publish",
            f"The file {name} of the index in Milvus is not as it was written; write it again: pmqa publish",
        )
    )
