"""What a generation was made with, and the size and SHA-256 of each of its files."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus import PmqaError, Said
from index.errors import DamagedIndex
from index.store.durable import sync, write_durably
from index.store.recipe import Recipe, copy_originals_first

MANIFEST, LIBRARY = "manifest.json", "library.sqlite"
"""The two files of a generation that cannot be made anew from the originals of its documents."""


def write_manifest(folder: Path, recipe: Recipe, counts: Mapping[str, int], documents: Sequence[str]) -> None:
    """Write the manifest of the generation in `folder`, all of it on the disk when this returns. documents: the SHA-256
    of each. Raises OSError."""
    manifest = {"recipe": asdict(recipe), "counts": counts, "documents": documents, "files": _fingerprints(folder)}
    write_durably(folder / MANIFEST, json.dumps(manifest, indent=1, sort_keys=True))
    for path in (*folder.rglob("*"), folder):
        sync(path)


def check_sizes(folder: Path) -> dict[str, Any]:
    """The recipe that the generation in `folder` was made with, as JSON values. Raises DamagedIndex when one of its
    files is missing or of another size than the manifest states; what is in them is not looked at."""
    manifest = _read(folder)
    for name, stated in manifest["files"].items():
        try:
            size = (folder / name).stat().st_size
        except OSError as exc:
            raise damaged(folder, name) from exc
        if size != stated.get("size", size):
            raise damaged(folder, name)
    return manifest["recipe"]


def check_files(folder: Path, only: str | None = None) -> dict[str, Any]:
    """As `check_sizes`, of all that is in the files; of the file `only` alone, where one is given: the library is all
    that is needed to make the others anew."""
    manifest = _read(folder)
    for name in [only] if only else sorted(manifest["files"]):
        try:
            found = _fingerprint(folder / name)
        except OSError as exc:
            raise damaged(folder, name) from exc
        if manifest["files"].get(name, {}).get("sha256") != found["sha256"]:
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


def named_documents(folder: Path) -> list[str]:
    """The SHA-256 of the documents that the generation in `folder` holds; none when it cannot say, for then it answers
    nobody."""
    try:
        return list(json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["documents"])
    except (OSError, ValueError, KeyError, TypeError):
        return []


def damaged(folder: Path, name: str) -> DamagedIndex:
    """What is said when the file `name` of the generation in `folder` is damaged: a way that loses no document."""
    if name not in (MANIFEST, LIBRARY):
        return DamagedIndex(
            Said(
                f"ดัชนีชุด {folder.name} เสียหาย ({name} ไม่ตรงกับที่บันทึกไว้) กรุณาสร้างใหม่จากเอกสารในคลังด้วย pmqa rebuild",
                f"Generation {folder.name} is damaged ({name} is not what its manifest states); "
                "make it anew from the documents of the library: pmqa rebuild",
            )
        )
    advice = copy_originals_first(folder.parent.parent)
    return DamagedIndex(
        Said(
            f"ดัชนีชุด {folder.name} เสียหาย ({name} ไม่ตรงกับที่บันทึกไว้) {advice.th}",
            f"Generation {folder.name} is damaged ({name} is not what its manifest states); {advice.en}",
        )
    )


def _read(folder: Path) -> dict[str, dict[str, Any]]:
    try:
        manifest: dict[str, dict[str, Any]] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = {name: _stated(entry) for name, entry in manifest["files"].items()}
        return {"recipe": dict(manifest["recipe"]), "files": files}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as exc:
        raise damaged(folder, MANIFEST) from exc


def _stated(entry: dict[str, Any] | str) -> dict[str, Any]:
    # Up to format 5 the SHA-256 alone.
    return {"sha256": entry} if isinstance(entry, str) else {"size": entry["size"], "sha256": entry["sha256"]}


def _fingerprints(folder: Path) -> dict[str, dict[str, Any]]:
    # Of every file below `folder` except the manifest, by its path with forward slashes.
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / MANIFEST)
    return {path.relative_to(folder).as_posix(): _fingerprint(path) for path in paths}


def _fingerprint(path: Path) -> dict[str, Any]:
    with path.open("rb") as content:
        return {"size": path.stat().st_size, "sha256": hashlib.file_digest(content, "sha256").hexdigest()}
