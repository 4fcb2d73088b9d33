"""The commands where the index lies in Milvus, as a user runs them."""

import json
import re
from pathlib import Path

import pytest

from index import NoIndex, RemoteStore
from tests.support.fakes_index import write_case
from tests.support.milvus import serve_milvus
from tests.support.program import run


def test_what_comes_in_here_is_found_from_another_home(home: Path, tmp_path: Path, models: Path) -> None:
    one = write_case(tmp_path / "files", "one.md", "กรมปลูกป่าชายเลนร่วมกับชุมชนทุกปี", "ติดตามผลทุกเดือน")
    other = write_case(tmp_path / "files", "two.md", "จัดรถบริการน้ำดื่มสะอาดให้ทุกหมู่บ้าน", agency="กรมน้ำ")
    searcher = tmp_path / "searcher"
    searcher.mkdir()
    (searcher / "models").symlink_to(models, target_is_directory=True)
    with serve_milvus() as address:
        there = str(address)

        def found(query: str) -> str:
            answer = run(searcher, "search", query, "--json", PMQA_INDEX=there)
            assert answer.returncode == 0, answer.stderr
            return json.loads(answer.stdout)["hits"][0]["case"]["agency"]

        assert run(home, "ingest", str(one)).returncode == 0
        done = run(home, "publish", PMQA_INDEX=there, PMQA_LANGUAGE="en")
        assert done.returncode == 0, done.stderr
        assert re.fullmatch(r"index written \(generation pmqa_000001_[0-9a-f]{8}\)\n", done.stdout)
        assert found("ปลูกป่า") == "กรมทดสอบ"
        done = run(home, "ingest", str(other), PMQA_INDEX=there)
        assert done.returncode == 0, done.stderr
        assert "pmqa_000002" in done.stdout
        assert found("น้ำดื่ม") == "กรมน้ำ"
        status = run(searcher, "status", PMQA_INDEX=there)
        assert there in status.stdout
        assert run(home, "remove", "one.md", PMQA_INDEX=there).returncode == 0
        assert run(home, "remove", "two.md", PMQA_INDEX=there).returncode == 0
        with pytest.raises(NoIndex):
            RemoteStore(address, tmp_path / "other").open(None)  # type: ignore[arg-type]  # it is not looked at
    gone = run(searcher, "search", "ปลูกป่า", PMQA_INDEX=there, PMQA_LANGUAGE="en")
    assert (gone.returncode, gone.stdout) == (1, "")
    assert gone.stderr.startswith(f"pmqa: The index at {there} cannot be used")
    assert gone.stderr.count("\n") == 1


def test_what_milvus_missed_is_made_up_for_by_the_same_command(home: Path, tmp_path: Path) -> None:
    one = write_case(tmp_path / "files", "one.md", "กรมปลูกป่าชายเลนร่วมกับชุมชนทุกปี")
    away = run(home, "ingest", str(one), PMQA_INDEX="milvus://127.0.0.1:1/pmqa", PMQA_LANGUAGE="en")
    assert (away.returncode, away.stderr.count("\n")) == (1, 1)
    with serve_milvus() as address:
        there = str(address)
        again = run(home, "ingest", str(one), PMQA_INDEX=there, PMQA_LANGUAGE="en")
        assert (again.returncode, again.stderr) == (0, "")
        assert "unchanged" in again.stdout
        assert "pmqa_000001_" in again.stdout
        third = run(home, "ingest", str(one), PMQA_INDEX=there)
        assert "pmqa_0000" not in third.stdout
        assert run(home, "remove", "one.md", PMQA_INDEX="milvus://127.0.0.1:1/pmqa").returncode == 1
        emptied = run(home, "publish", PMQA_INDEX=there, PMQA_LANGUAGE="en")
        assert (emptied.returncode, emptied.stdout) == (0, f"withdrawn: {there}\n"), emptied.stderr
        with pytest.raises(NoIndex):
            RemoteStore(address, tmp_path / "other").open(None)  # type: ignore[arg-type]  # it is not looked at
        never = run(tmp_path / "never", "publish", PMQA_INDEX=there, PMQA_LANGUAGE="en")
        assert (never.returncode, "There is no index yet" in never.stderr) == (1, True)


def test_an_address_that_is_none_is_told_without_its_password(home: Path) -> None:
    for given in ("milvus://me:secret@host", "http://me:secret@host/pmqa"):
        for language in ("th", "en"):
            done = run(home, "status", PMQA_INDEX=given, PMQA_LANGUAGE=language)
            assert (done.returncode, done.stdout) == (1, "")
            assert "PMQA_INDEX" in done.stderr
            assert "secret" not in done.stderr


def test_where_to_is_asked_for(home: Path) -> None:
    done = run(home, "publish", PMQA_LANGUAGE="en")
    assert (done.returncode, done.stderr) == (
        1,
        "pmqa: It is not said where Milvus is; set PMQA_INDEX (milvus://host:port/name).\n",
    )
