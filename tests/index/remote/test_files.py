"""Rows by files that Milvus takes up from its object storage. Milvus Lite cannot: in its place stands a server that
answers as Milvus' own does and puts what it reads from the files into the same Milvus Lite."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from index import IndexNotWritable, IndexUnreachable, MilvusAddress, RemoteStore, SharedFiles, publish
from index.remote import inserting
from index.remote.milvus import Milvus
from tests.index.remote.conftest import write_documents
from tests.support.fakes_index import Desk, no_progress
from tests.support.milvus import serve_milvus


class Importer:
    """Takes up files below `bucket`. asked: what each request asked. outcome: of the next jobs."""

    def __init__(self, bucket: Path, address: MilvusAddress) -> None:
        self.bucket, self.address = bucket, address
        self.asked: list[dict[str, Any]] = []
        self.keys: set[str | None] = set()
        self.outcome = {"state": "Completed"}
        self.looks = 0

    def answer(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        if path == "/v2/vectordb/jobs/import/create":
            self.asked.append(body)
            self._take_up(body)
            return {"jobId": str(len(self.asked))}
        assert path in ("/v2/vectordb/jobs/import/describe", "/v2/vectordb/jobs/import/get_progress")
        self.looks += 1
        return {"state": "Importing"} if self.looks % 2 else self.outcome

    def _take_up(self, body: dict[str, Any]) -> None:
        milvus = Milvus(self.address)
        for (name,) in body["files"]:
            rows = pyarrow.parquet.read_table(self.bucket / name).to_pylist()
            for row in rows:
                if "terms" in row:
                    row["terms"] = {int(key): value for key, value in json.loads(row["terms"]).items()}
            milvus.insert(body["collectionName"], rows, body["partitionName"])
        milvus.close()


@pytest.fixture
def importer(tmp_path: Path) -> Iterator[tuple[Importer, str]]:
    """It, and where it answers."""
    with serve_milvus() as address:
        importer = Importer(tmp_path / "bucket", address)

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                importer.keys.add(self.headers["Authorization"])
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                content = json.dumps({"code": 0, "data": importer.answer(self.path, body)}).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *said: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield importer, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(inserting, "POLLED", 0.01)
    desk = Desk(tmp_path)
    desk.ingest(*write_documents(desk))
    return desk


def test_files_bring_in_the_same_as_calls(importer: tuple[Importer, str], desk: Desk, tmp_path: Path) -> None:
    taken, rest = importer
    folder = taken.bucket / "from" / "pmqa"
    recipe = desk.generation.recipe
    publish(desk.store, recipe, taken.address, no_progress, SharedFiles(folder, "/from/pmqa/", rest))
    found = RemoteStore(taken.address, tmp_path / "searcher").open(recipe)
    here = desk.generation
    places = range(len(here.dense))
    assert found.library.records(places) == here.library.records(places)
    assert found.dense.read_rows(places).rows.tobytes() == here.dense.read_rows(places).rows.tobytes()
    wanted = here.lexical.normalised(["น้ำ", "the"]).best(100, None)
    words = found.lexical.normalised(["น้ำ", "the"]).best(100, None)
    assert words.places.tolist() == wanted.places.tolist()
    assert words.scores.tolist() == pytest.approx(wanted.scores.tolist())
    partitions = {(body["collectionName"].rpartition("_")[2], body["partitionName"]) for body in taken.asked}
    years = {"year_2563", "year_2564", "year_2565"}
    assert partitions == {("pieces", "")} | {(kind, year) for kind in ("rows", "passages") for year in years}
    assert list(folder.iterdir()) == []


def test_an_import_that_fails_leaves_the_index_before(
    importer: tuple[Importer, str], desk: Desk, tmp_path: Path
) -> None:
    taken, rest = importer
    recipe = desk.generation.recipe
    before = publish(desk.store, recipe, taken.address, no_progress)
    taken.outcome = {"state": "Failed", "reason": "no such file in the bucket\nmore"}
    with pytest.raises(IndexUnreachable, match=r"cannot take the files up \(no such file in the bucket\)"):
        publish(desk.store, recipe, taken.address, no_progress, SharedFiles(taken.bucket, "", rest))
    assert RemoteStore(taken.address, tmp_path / "searcher").current() == before
    assert list(taken.bucket.iterdir()) == []


def test_where_nothing_answers_http_it_is_told(importer: tuple[Importer, str], desk: Desk) -> None:
    taken, _ = importer
    nobody = SharedFiles(taken.bucket, "", "http://127.0.0.1:1")
    with pytest.raises(IndexUnreachable, match="cannot be used"):
        publish(desk.store, desk.generation.recipe, taken.address, no_progress, nobody)
    assert list(taken.bucket.iterdir()) == []


def test_a_folder_that_takes_no_files_is_told(importer: tuple[Importer, str], desk: Desk, tmp_path: Path) -> None:
    taken, rest = importer
    (tmp_path / "file").write_text("no folder")
    nowhere = SharedFiles(tmp_path / "file", "", rest)
    with pytest.raises(IndexNotWritable, match="file"):
        publish(desk.store, desk.generation.recipe, taken.address, no_progress, nowhere)
