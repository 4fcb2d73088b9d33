"""The one owner of pymilvus: the few calls of it that the program makes, and what is said when they fail.

Collections are written once and never changed, so every read is as consistent as the weakest level allows; that all of
one can be read is made sure, at the strongest, before its name is known to anybody.
"""

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from corpus import Said
from index.errors import IndexUnreachable
from index.remote.address import MilvusAddress

WAIT, READ_WAIT, LOOK_WAIT = 30.0, 10.0, 3.0
"""Seconds that a call may take: one that writes, one that reads for a search, and one that only looks what answers.
Making a collection readable takes as long as it takes."""

WRITTEN_LETTERS = 4_000_000
"""Letters of texts in one insert, about: a message of gRPC has a bound."""

BOUNDED, STRONG = "Bounded", "Strong"
"""Milvus' names of the two levels of consistency that are asked for."""


NO_ALIAS = (1600, 100)
"""Codes of what there is not, of Milvus and of Milvus Lite."""

NOT_LOADED = 101
"""Code of a collection that is not ready to be read, as all are when Milvus Lite has been started again."""


class ImportState(NamedTuple):
    """state: Milvus' word for it. reason: of a failure."""

    state: str
    reason: str


class Neighbours(NamedTuple):
    """What a search found, best first. keys: the primary keys, or the values of the field that was asked for."""

    keys: list[int]
    scores: list[float]


class Milvus:
    """A connection. Every call raises IndexUnreachable where Milvus does not answer or refuses."""

    def __init__(self, address: MilvusAddress) -> None:
        self.address = address
        os.environ.setdefault("GRPC_VERBOSITY", "NONE")  # it tells stderr of every connection that ends
        try:
            import grpc
            import pymilvus
        except ImportError as exc:
            raise IndexUnreachable(
                Said(
                    f"ต้องติดตั้งส่วนเสริมก่อนใช้ดัชนีที่ {address}: pip install 'pmqa-search[milvus]'",
                    f"The index at {address} needs an extra: pip install 'pmqa-search[milvus]'",
                )
            ) from exc
        # It reports every failed call by itself, with its trace; it is said once, by us.
        for name in ("pymilvus", "pymilvus.milvus_client", "pymilvus.bulk_writer", "bulk_writer"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self._types = pymilvus.DataType
        self._error = pymilvus.MilvusException
        # What a server says of time, rights and sizes comes as gRPC has it.
        self._errors = (pymilvus.MilvusException, grpc.RpcError, OSError, ValueError, KeyError, TypeError)
        self._key = f"{address.user}:{address.password}" if address.user else ""
        self._schemas: dict[str, Any] = {}
        with self.explained():
            self._client = pymilvus.MilvusClient(
                address.uri, user=address.user, password=address.password, timeout=WAIT / 3
            )

    def create(self, name: str, fields: Mapping[str, Mapping[str, Any]], indexes: Sequence[Mapping[str, Any]]) -> None:
        """A new collection. fields: by name, the type's name and its parameters; the first is the primary key. indexes:
        of the vectors."""
        with self.explained():
            schema = self._client.create_schema(auto_id=False)
            for at, (field, facts) in enumerate(fields.items()):
                types = {key: getattr(self._types, facts[key]) for key in ("datatype", "element_type") if key in facts}
                schema.add_field(field, **{**facts, **types}, is_primary=at == 0)
            parameters = self._client.prepare_index_params()
            for each in indexes:
                parameters.add_index(**each)
            self._schemas[name] = schema
            self._client.create_collection(
                name, schema=schema, index_params=parameters, consistency_level=BOUNDED, timeout=WAIT
            )

    def partition(self, name: str, partitions: Iterable[str]) -> None:
        """Add `partitions` to a collection."""
        with self.explained():
            for each in partitions:
                self._client.create_partition(name, each, timeout=WAIT)

    def insert(self, name: str, rows: Iterable[Mapping[str, Any]], partition: str = "") -> int:
        """Write `rows` in batches; how many they were."""
        count = 0
        for batch in _batches(rows):
            with self.explained():
                self._client.insert(name, batch, partition_name=partition, timeout=WAIT)
            count += len(batch)
        return count

    def write_files(self, name: str, rows: Iterable[Mapping[str, Any]], folder: Path) -> tuple[int, list[Path]]:
        """Write `rows` of a collection that was created here to Parquet files in a new folder within `folder`; how many
        they were, and the files. Raises OSError."""
        from pyarrow.parquet import read_metadata
        from pymilvus.bulk_writer import LocalBulkWriter

        count = 0
        with LocalBulkWriter(self._schemas[name], str(folder)) as writer:
            for count, row in enumerate(rows, 1):  # noqa: B007 (the number of the last)
                writer.append_row({field: _plain(value) for field, value in row.items()})
            writer.commit()
            files = [Path(path) for batch in writer.batch_files for path in batch]
        # It writes in a thread, and what goes wrong there is lost.
        if sum(read_metadata(path).num_rows for path in files) != count:
            raise OSError(f"not all rows were written to {folder}")
        return count, files

    def start_import(self, rest: str, name: str, partition: str, files: Sequence[str]) -> str:
        """Have Milvus take up `files`, named as its object storage names them; the job's id. rest: where it answers
        HTTP."""
        from pymilvus.bulk_writer import bulk_import

        with self.explained():
            each = [[file] for file in files]
            started = bulk_import(rest, name, files=each, api_key=self._key, partition_name=partition)
            return str(started.json()["data"]["jobId"])

    def import_state(self, rest: str, job: str) -> ImportState:
        """How far a job is."""
        from pymilvus.bulk_writer import get_import_progress

        with self.explained():
            told = get_import_progress(rest, job, api_key=self._key).json()["data"]
            return ImportState(str(told["state"]), str(told.get("reason") or ""))

    def finish(self, name: str, rows: int) -> None:
        """Make a collection readable, and make sure that all of its `rows` are. Raises IndexUnreachable otherwise."""
        with self.explained():
            self._client.flush(name)
            self._client.load_collection(name)
        found = self.count(name, "", consistency=STRONG)
        if found != rows:
            raise IndexUnreachable(
                Said(
                    f"ดัชนีที่ {self.address} รับข้อมูลไม่ครบ ({found} จาก {rows}) ดัชนีชุดเดิมยังใช้ได้ กรุณาลองอีกครั้ง",
                    f"The index at {self.address} has not taken everything ({found} of {rows}); "
                    "the one before still answers, try again",
                )
            )

    def count(self, name: str, expression: str, consistency: str = BOUNDED) -> int:
        """How many rows meet `expression`, "" for all."""
        asked = {"output_fields": ["count(*)"], "consistency_level": consistency}
        found = self._read(name, lambda: self._client.query(name, filter=expression, timeout=READ_WAIT, **asked))
        return int(found[0]["count(*)"])

    def search(
        self,
        name: str,
        field: str,
        vector: Any,
        limit: int,
        expression: str = "",
        *,
        partitions: Sequence[str] = (),
        parameters: Mapping[str, Any] | None = None,
        output: str = "key",
    ) -> Neighbours:
        """The `limit` rows nearest to `vector` by inner product, of those that meet `expression`. output: the field to
        give, by default the primary key."""
        asked = {
            "filter": expression,
            "limit": limit,
            "anns_field": field,
            "output_fields": [output],
            "search_params": {"metric_type": "IP", "params": dict(parameters or {})},
            "partition_names": list(partitions) or None,
            "consistency_level": BOUNDED,
        }
        (found,) = self._read(name, lambda: self._client.search(name, [vector], timeout=READ_WAIT, **asked))
        keys = [hit[output] for hit in found]
        return Neighbours([int(key) for key in keys], [float(hit["distance"]) for hit in found])

    def query(self, name: str, expression: str, output: Sequence[str], limit: int) -> list[dict[str, Any]]:
        """The first `limit` rows that meet `expression`, with the fields `output`."""
        asked = {"output_fields": list(output), "limit": limit, "consistency_level": BOUNDED}
        found = self._read(name, lambda: self._client.query(name, filter=expression, timeout=READ_WAIT, **asked))
        return [dict(each) for each in found]

    def get(self, name: str, keys: Sequence[int], output: str) -> dict[int, Any]:
        """Of the rows with these primary keys, called `key`, the field `output`; those that are not there are left
        out."""
        asked = {"ids": list(keys), "output_fields": ["key", output]}
        found = self._read(name, lambda: self._client.get(name, timeout=READ_WAIT, **asked))
        return {int(each["key"]): each[output] for each in found}

    def collections(self) -> list[str]:
        """The names of all collections."""
        with self.explained():
            return sorted(self._client.list_collections(timeout=WAIT))

    def drop(self, name: str) -> None:
        """Remove a collection, which may be gone."""
        with self.explained():
            self._client.drop_collection(name, timeout=WAIT)

    def named(self, alias: str) -> str | None:
        """The collection that `alias` names, None where it names none."""
        with self.explained():
            try:
                return str(self._client.describe_alias(alias, timeout=LOOK_WAIT)["collection_name"])
            except self._error as exc:
                if exc.code in NO_ALIAS:
                    return None
                raise

    def switch(self, alias: str, name: str, *, is_new: bool) -> None:
        """Let `alias` name the collection `name`, in one step."""
        with self.explained():
            change = self._client.create_alias if is_new else self._client.alter_alias
            change(name, alias, timeout=WAIT)

    def unname(self, alias: str) -> None:
        """Let `alias` name nothing."""
        if self.named(alias) is not None:
            with self.explained():
                self._client.drop_alias(alias, timeout=WAIT)

    def close(self) -> None:
        """End the connection."""
        self._client.close()

    def _read(self, name: str, call: Callable[[], Any]) -> Any:
        # A collection that is whole and not loaded is loaded, once.
        with self.explained():
            try:
                return call()
            except self._error as exc:
                if exc.code != NOT_LOADED:
                    raise
                self._client.load_collection(name)
                return call()

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Where pymilvus is called: what goes wrong is IndexUnreachable."""
        try:
            yield
        except self._errors as exc:
            told = str(getattr(exc, "message", "") or getattr(exc, "details", str)() or exc).strip()
            reason = (told or type(exc).__name__).splitlines()[0][:200]
            raise IndexUnreachable(
                Said(
                    f"ใช้ดัชนีที่ {self.address} ไม่ได้ ({reason}) กรุณาตรวจที่อยู่ เครือข่าย และ Milvus แล้วลองใหม่",
                    f"The index at {self.address} cannot be used ({reason}); "
                    "look at the address, the network and Milvus, then try again",
                )
            ) from exc


def _plain(value: Any) -> Any:
    # The writer of files takes no NumPy numbers within a list.
    return value.tolist() if hasattr(value, "tolist") else value


def _batches(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    letters = 0
    for row in rows:
        batch.append(dict(row))
        letters += 8_000 + len(row.get("content", ""))
        if letters >= WRITTEN_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch
