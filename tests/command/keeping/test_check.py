"""`pmqa check` as a user runs it, where nothing is damaged and yet something is to be said."""

import shutil
from pathlib import Path

import pytest

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


def test_what_every_document_has_beside_it_is_one_line(own: Path) -> None:
    for path in (own / "documents").glob("*.parity"):
        path.unlink()
    done = run(own, "check", PMQA_LANGUAGE="en")
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        0,
        "files that heal originals (documents/*.parity), 11: was missing or damaged, is whole now",
    )
    assert len(done.stdout.splitlines()) == 2
