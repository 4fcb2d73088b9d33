"""Folders of prepared models: graph.json states the CRC-32 of every other file in the folder, and its own."""

import json
import zlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from corpus import Said
from index.durable import checksum, parse_record
from index.errors import DamagedModel

DESCRIPTION = "graph.json"

_FILES, _OWN = "files", "checksum"


def write_description(folder: Path, content: Mapping[str, Any]) -> None:
    """Write into `folder` what there is to say of its model, and what its files are. Raises OSError."""
    (folder / DESCRIPTION).unlink(missing_ok=True)
    files = {path.relative_to(folder).as_posix(): checksum(path) for path in _files_in(folder)}
    stated = {**content, _FILES: files}
    written = {**stated, _OWN: _own(json.loads(json.dumps(stated)))}
    (folder / DESCRIPTION).write_text(json.dumps(written, ensure_ascii=False, indent=1), encoding="utf-8")


def read_description(folder: Path, *, wanted: Collection[str] = (), later: str = "") -> dict[str, Any]:
    """What is said of the model in `folder`. Raises DamagedModel when that, or a file that it names, is not as it was
    written, or a name that is `wanted` is missing. later: a file that the caller compares, by `is_as_stated`."""
    try:
        description: dict[str, Any] = parse_record((folder / DESCRIPTION).read_bytes())
        is_whole = description.pop(_OWN) == _own(description) and {*wanted} <= description.keys()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as exc:  # the last two: of another shape
        raise damaged(folder, DESCRIPTION) from exc
    if not is_whole:
        raise damaged(folder, DESCRIPTION)
    for name in description[_FILES]:
        if name != later and not is_as_stated(folder, name, description):
            raise damaged(folder, name)
    return description


def is_as_stated(folder: Path, name: str, description: Mapping[str, Any]) -> bool:
    """Whether the file `name` in `folder` is as the description says; False where it cannot be read."""
    try:
        return bool(checksum(folder / name) == description[_FILES].get(name))
    except OSError:
        return False


def damaged(folder: Path, name: str) -> DamagedModel:
    """The error for a `folder` in which the file `name` is not as it was written."""
    return DamagedModel(
        Said(
            f"แบบจำลองที่เตรียมไว้ใน {folder} เสียหาย ({name}) โปรแกรมจะเตรียมให้ใหม่เอง ใช้เวลาราวหนึ่งนาที",
            f"The prepared model in {folder} is damaged ({name}); it is prepared anew, which takes about a minute",
        )
    )


def _files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _own(content: Mapping[str, Any]) -> str:
    return f"{zlib.crc32(json.dumps(content, sort_keys=True).encode()):08x}"
