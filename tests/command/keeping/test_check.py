"""`pmqa check` as a user runs it, where nothing is damaged and yet something is to be said."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index import Store
from tests.command.test_former_homes import unpacked
from tests.support.program import run


@pytest.fixture
def own(sample_home: Path, tmp_path: Path) -> Path:
    """The sample in a home of its own."""
    folder = tmp_path / "own"
    shutil.copytree(sample_home, folder, symlinks=True)
    return folder


def test_an_index_of_an_older_program_is_told_with_the_command_that_mends_it(home: Path) -> None:
    unpacked(7, home)
    done = run(home, "check", PMQA_LANGUAGE="en")
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert [line for line in lines if line.startswith("the index that answers")] == [
        "the index that answers: The index was made by another version of the program (format 7, now 8); bring it "
        f"up to date with pmqa upgrade; the documents in {home} are whole"
    ]
    assert lines[-1].endswith(" 1 to be made anew, 0 lost")
    assert "ดัชนีที่ใช้ตอบ: ดัชนีสร้างด้วยโปรแกรมรุ่นอื่น (รูปแบบ 7 แต่ตอนนี้เป็น 8)" in run(home, "check").stdout


def test_a_listed_document_that_no_search_finds_is_told_with_the_command_that_reads_it_again(own: Path) -> None:
    originals = {path: path.read_bytes() for path in (own / "documents").iterdir()}
    listed = next(each for each in Store(own).inventory())
    for path in (own / "documents").glob(f"{listed.sha256}*"):
        path.unlink()
    for path in own.glob("generations/*/library.sqlite"):
        path.write_bytes(b"damaged")
    assert run(own, "rebuild").returncode == 1
    for path, content in originals.items():
        path.write_bytes(content)
    done = run(own, "check", PMQA_LANGUAGE="en")
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        1,
        f"what is read of {listed.name}: not whole; no search finds this document, whose original is whole; read it "
        "again: pmqa rebuild",
    )
    assert run(own, "rebuild").returncode == 0
    assert run(own, "check").returncode == 0


def test_a_damaged_vector_is_found_by_a_deep_check_with_the_command_that_makes_it_anew(own: Path) -> None:
    with closing(sqlite3.connect(own / "vectors.sqlite")) as file, file:
        file.execute("UPDATE checked_vectors SET content = zeroblob(64) WHERE rowid = 3")
    assert run(own, "check").returncode == 0
    done = run(own, "check", "--deep", PMQA_LANGUAGE="en")
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        1,
        "vectors (vectors.sqlite): not whole; make them anew: pmqa rebuild",
    )
    assert run(own, "rebuild").returncode == 0
    assert run(own, "check", "--deep").returncode == 0


def test_what_every_document_has_beside_it_is_one_line(own: Path) -> None:
    for path in (own / "documents").glob("*.parity"):
        path.unlink()
    done = run(own, "check", PMQA_LANGUAGE="en")
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        0,
        "files that heal originals (documents/*.parity), 11: was missing or damaged, is whole now",
    )
    assert len(done.stdout.splitlines()) == 2
