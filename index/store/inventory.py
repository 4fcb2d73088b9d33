"""The documents of a generation by name, content and facts: all that the generation can be made from beside their
originals, and therefore written twice, here and in its manifest, each with its own checksum."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from index.durable import parse_record, replace_durably

DOCUMENTS = "documents"
"""The folder of a home in which originals and inventories lie, and the field of a record that lists documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document that a library holds. front: what its own front matter and the list beside it say of it, as JSON
    values; it is read with them."""

    name: str
    sha256: str
    front: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, sha256: str, front: Mapping[str, object]) -> "Listed":
        """The document of this name, its facts as JSON has them."""
        return cls(name=name, sha256=sha256, front=json.loads(json.dumps(dict(front), default=str)))


def write_inventory(home: Path, generation: str, documents: Iterable[Listed]) -> None:
    """Write which documents the generation of this name holds. Raises OSError."""
    record = {"generation": generation, DOCUMENTS: to_records(documents)}
    (home / DOCUMENTS).mkdir(exist_ok=True)
    replace_durably(inventory_path(home, generation), seal(record))


def read_inventory(home: Path, generation: str) -> tuple[Listed, ...]:
    """What `write_inventory` wrote. Raises OSError where it is not there, ValueError where it is not as it was."""
    record = unseal(inventory_path(home, generation).read_bytes())
    if record.get("generation") != generation:
        raise ValueError("of another generation")
    return from_records(record)


def inventory_path(home: Path, generation: str) -> Path:
    """Where the inventory of the generation of this name lies in `home`."""
    return home / DOCUMENTS / f"{generation}.json"


def inventories(home: Path) -> tuple[str, ...]:
    """The generations of which there are inventories, oldest first."""
    paths = (home / DOCUMENTS).glob("[0-9]*.json")
    return tuple(sorted(path.stem for path in paths if path.stem.isascii() and path.stem.isdigit()))


def to_records(documents: Iterable[Listed]) -> list[dict[str, Any]]:
    """`documents` as JSON values, in the order of their names."""
    return [asdict(each) for each in sorted(documents, key=lambda each: each.name)]


def from_records(record: Mapping[str, Any]) -> tuple[Listed, ...]:
    """The documents that an unsealed `record` lists. Raises ValueError where it lists none in our form."""
    try:
        records = record[DOCUMENTS]
        return tuple(Listed(name=each["name"], sha256=each["sha256"], front=each["front"]) for each in records)
    except (KeyError, TypeError) as exc:
        raise ValueError("no list of documents") from exc


def seal(record: Mapping[str, Any]) -> bytes:
    """`record` as JSON that tells whether it is as it was written."""
    sealed = {**record, "sha256": _checksum(record)}
    return json.dumps(sealed, indent=1, sort_keys=True, ensure_ascii=False).encode()


def unseal(content: bytes) -> dict[str, Any]:
    """The record that `seal` gave as `content`. Raises ValueError where a byte of it is another."""
    record = parse_record(content)
    if not isinstance(record, dict) or record.pop("sha256", None) != _checksum(record):
        raise ValueError("not as it was written")
    return record


def _checksum(record: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(record, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
