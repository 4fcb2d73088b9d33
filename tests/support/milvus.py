"""Milvus Lite, served to this machine alone."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from milvus_lite.adapter.grpc.server import start_server_in_thread

from index import MilvusAddress


@contextmanager
def serve_milvus(name: str = "pmqa") -> Iterator[MilvusAddress]:
    """The address of an index `name` in a Milvus Lite that holds nothing."""
    with tempfile.TemporaryDirectory() as folder:
        # It would listen on all addresses if it were not told where.
        server, database, port = start_server_in_thread(str(Path(folder) / "milvus"), host="127.0.0.1")
        try:
            yield MilvusAddress(host="127.0.0.1", port=port, name=name)
        finally:
            server.stop(grace=None)
            database.close()
