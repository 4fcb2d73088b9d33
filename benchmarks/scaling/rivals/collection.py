"""Milvus Lite: dense and sparse vectors in one collection, fused by reciprocal rank as its hybrid search does."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.scaling.rivals.material import (
    DEPTH,
    HITS,
    RECIPROCAL,
    Units,
    Vector,
    Weights,
    cut_words,
    first_of_each,
    weigh,
)

BATCH = 500
NAME = "passages"

LISTENS = "0A"
LOOPBACK = ("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000")
"""As in /proc/net/tcp and tcp6."""


class Collection:
    """The local file is served by a thread of this process, on 127.0.0.1; raises RuntimeError where it is not."""

    def __init__(self, folder: Path) -> None:
        from pymilvus import MilvusClient

        self._client = MilvusClient(str(folder / "milvus.db"))
        refuse_others()
        self._client.load_collection(NAME)
        self._weights = Weights(**json.loads((folder / "weights.json").read_text(encoding="utf-8")))

    def search(self, text: str, vector: Vector) -> list[int]:
        """As of Rival."""
        from pymilvus import AnnSearchRequest, RRFRanker

        terms = self._weights.of_query(cut_words(text))
        metric = {"metric_type": "IP"}
        legs = [AnnSearchRequest([vector.tolist()], "dense", metric, DEPTH)]
        if terms:
            legs.append(AnnSearchRequest([terms], "sparse", metric, DEPTH))
        found = self._client.hybrid_search(NAME, legs, RRFRanker(RECIPROCAL), limit=HITS, output_fields=["passage"])
        return first_of_each([int(hit["entity"]["passage"]) for hit in found[0]], HITS)

    def close(self) -> None:
        """End the server."""
        self._client.close()


def build(folder: Path, units: Units, words: Sequence[Sequence[str]]) -> None:
    """Write the index. words: of each unit, a passage each."""
    from pymilvus import DataType, MilvusClient

    client = MilvusClient(str(folder / "milvus.db"))
    refuse_others()
    schema = client.create_schema(auto_id=False)
    schema.add_field("id", DataType.INT64, is_primary=True)
    schema.add_field("passage", DataType.INT64)
    schema.add_field("dense", DataType.FLOAT_VECTOR, dim=units.vectors.shape[1])
    schema.add_field("sparse", DataType.SPARSE_FLOAT_VECTOR)
    indexes = client.prepare_index_params()
    indexes.add_index("dense", index_type="FLAT", metric_type="IP")
    indexes.add_index("sparse", index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
    client.create_collection(NAME, schema=schema, index_params=indexes)
    weights, rows = weigh(words)
    for batch in _batches(units, rows):
        client.insert(NAME, batch)
    client.flush(NAME)
    client.load_collection(NAME)
    client.close()
    (folder / "weights.json").write_text(json.dumps(asdict(weights), ensure_ascii=False), encoding="utf-8")


def _batches(units: Units, rows: Sequence[dict[int, float]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), BATCH):
        yield [
            {
                "id": number,
                "passage": int(units.owners[number]),
                "dense": np.asarray(units.vectors[number]).tolist(),
                "sparse": rows[number],
            }
            for number in range(start, min(start + BATCH, len(rows)))
        ]


def refuse_others() -> None:
    """Raises RuntimeError where this process listens on an address that other machines can reach."""
    own = {os.readlink(path) for path in Path("/proc/self/fd").iterdir() if path.is_symlink()}
    for family in ("tcp", "tcp6"):
        for line in Path(f"/proc/self/net/{family}").read_text().splitlines()[1:]:
            fields = line.split()
            address, state, inode = fields[1].split(":")[0], fields[3], fields[9]
            if state == LISTENS and f"socket:[{inode}]" in own and not is_local(address):
                raise RuntimeError(f"Milvus Lite listens on {address}, which is not this machine alone")


def is_local(address: str) -> bool:
    """Whether `address`, as the kernel writes it, is 127.0.0.1, the same in six bytes more, or ::1."""
    return address in LOOPBACK
