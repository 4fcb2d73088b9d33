"""What a generation was made with, which documents it holds, and size, SHA-256 and CRC-32 of each of its files."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus import PmqaError, Said
from index.durable import checksum, parse_record, sync, write_durably
from index.errors import DamagedIndex
from index.store.inventory import DOCUMENTS, Listed, from_records, seal, to_records, unseal
from index.store.recipe import FORMAT, SEALED, Recipe

MANIFEST, LIBRARY = "manifest.json", "library.sqlite"
"""The two files of a generation that say what its documents are; all can be made anew from their originals."""


def write_manifest(folder: Path, recipe: Recipe, counts: Mapping[str, int], documents: Iterable[Listed]) -> None:
    """Write the manifest of the generation in `folder`, all of it on the disk when this returns. Raises OSError."""
    manifest = {
        "recipe": asdict(recipe),
        "counts": counts,
        DOCUMENTS: to_records(documents),
        "files": _fingerprints(folder),
    }
    write_durably(folder / MANIFEST, seal(manifest))
    for path in (*folder.rglob("*"), folder):
        sync(path)


def check_sums(folder: Path) -> dict[str, Any]:
    """The recipe that the generation in `folder` was made with, as JSON values. Raises DamagedIndex when one of its
    files is missing, or not of the size or CRC-32 that the manifest states (which up to format 7 has none): what tells
    a file that has been damaged, at the speed of memory."""
    manifest = _read(folder)
    for name, stated in manifest["files"].items():
        path = folder / name
        try:
            same = path.stat().st_size == stated.get("size", path.stat().st_size)
            same = same and stated.get("crc32") in (None, checksum(path))
        except OSError as exc:
            raise damaged(folder, name) from exc
        if not same:
            raise damaged(folder, name)
    return manifest["recipe"]


def has_other_format(folder: Path) -> bool:
    """Whether the generation in `folder` has the format of another program by its manifest, which alone is read; False
    where that is damaged."""
    with suppress(DamagedIndex):
        return bool(_read(folder)["recipe"].get("format") != FORMAT)
    return False


def damaged_files(folder: Path) -> Iterator[tuple[str, bool]]:
    """Each file of the generation in `folder`, and whether it is as the manifest states; of a manifest that cannot be
    read that alone."""
    try:
        files = _read(folder)["files"]
    except DamagedIndex:
        yield MANIFEST, False
        return
    yield MANIFEST, True
    for name, stated in sorted(files.items()):
        try:
            yield name, _sha256(folder / name) == stated["sha256"]
        except OSError:
            yield name, False


def check_files(folder: Path, only: str | None = None) -> dict[str, Any]:
    """As `check_sums`, by SHA-256; of the file `only` alone, where one is given: the library is all
    that is needed to make the others anew."""
    manifest = _read(folder)
    for name in [only] if only else sorted(manifest["files"]):
        try:
            found = _sha256(folder / name)
        except OSError as exc:
            raise damaged(folder, name) from exc
        if manifest["files"].get(name, {}).get("sha256") != found:
            raise damaged(folder, name)
    return manifest["recipe"]


@contextmanager
def checked_on_failure(check: Callable[[], object]) -> Iterator[None]:
    """Where files are read that lie as they were written: what goes wrong is what `check` raises of them, and comes as
    it is where that raises nothing, or where it is an error of ours."""
    try:
        yield
    except PmqaError:
        raise
    except Exception:  # of a wrong byte NumPy, zipfile, tokenize, SQLite and FAISS raise whatever it leads them to
        check()
        raise


def read_documents(folder: Path) -> tuple[Listed, ...]:
    """The documents that the generation in `folder` holds. Raises DamagedIndex, and ValueError where its manifest lists
    none, as up to format 7."""
    return from_records(_read_all(folder))


def read_digests(folder: Path) -> list[str] | None:
    """The SHA-256 of the documents by a manifest up to format 7, in order; None where it cannot be read or is none."""
    with suppress(DamagedIndex):
        digests = _read_all(folder).get(DOCUMENTS)
        if isinstance(digests, list) and all(isinstance(each, str) for each in digests):
            return sorted(digests)
    return None


def damaged(folder: Path, name: str) -> DamagedIndex:
    """What is said when the file `name` of the generation in `folder` is damaged: a way that loses no document."""
    return DamagedIndex(
        Said(
            f"ดัชนีชุด {folder.name} เสียหาย ({name} ไม่ตรงกับที่บันทึกไว้) กรุณาสร้างใหม่จากเอกสารในคลังด้วย pmqa rebuild "
            "เรื่องนี้ไม่กระทบต้นฉบับของเอกสาร",
            f"Generation {folder.name} is damaged ({name} is not what its manifest states); make it anew from the "
            "documents of the library: pmqa rebuild; their originals are untouched",
        )
    )


def _read(folder: Path) -> dict[str, dict[str, Any]]:
    try:
        manifest = _read_all(folder)
        files = {name: _stated(entry) for name, entry in manifest["files"].items()}
        return {"recipe": dict(manifest["recipe"]), "files": files}
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise damaged(folder, MANIFEST) from exc


def _read_all(folder: Path) -> dict[str, Any]:
    try:
        content = (folder / MANIFEST).read_bytes()
        manifest = parse_record(content)
        # Up to format 7 it had no checksum of its own.
        older = manifest["recipe"]["format"] < SEALED and "sha256" not in manifest
        return dict(manifest) if older else unseal(content)
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise damaged(folder, MANIFEST) from exc


def _stated(entry: dict[str, Any] | str) -> dict[str, Any]:
    # Up to format 5 the SHA-256 alone, up to 7 no CRC-32.
    return {"sha256": entry} if isinstance(entry, str) else {"size": entry["size"], **entry}


def _fingerprints(folder: Path) -> dict[str, dict[str, Any]]:
    # Of every file below `folder` except the manifest, by its path with forward slashes.
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / MANIFEST)
    return {path.relative_to(folder).as_posix(): _fingerprint(path) for path in paths}


def _fingerprint(path: Path) -> dict[str, Any]:
    return {"size": path.stat().st_size, "sha256": _sha256(path), "crc32": checksum(path)}


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
