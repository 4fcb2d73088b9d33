"""`pmqa backup` and `pmqa restore` as a user runs them: the sample there and back, and what is said."""

import json
import shutil
from pathlib import Path

import pytest

from search import Judgements
from tests.search.judging.marking import make_mark
from tests.support.fakes_index import SAMPLE
from tests.support.program import run


@pytest.fixture
def own(sample_home: Path, tmp_path: Path) -> Path:
    """The sample in a home of its own, with a mark."""
    folder = tmp_path / "own"
    shutil.copytree(sample_home, folder, symlinks=True)
    Judgements(folder).keep(make_mark())
    return folder


def answers(home: Path) -> str:
    done = run(home, "run", str(SAMPLE / "queries.jsonl"))
    assert done.stdout.count("\n") == 44
    return done.stdout


def test_the_sample_goes_there_and_back(own: Path, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.pmqa"
    done = run(own, "backup", str(path), PMQA_LANGUAGE="en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{path}: written and read back: documents 11, judgements 1 ({path.stat().st_size:,} bytes); "
        "pmqa restore brings them back\n"
    )
    back = run(home, "restore", str(path), PMQA_LANGUAGE="en")
    assert (back.returncode, back.stderr) == (0, "")
    *lines, last = back.stdout.splitlines()
    assert last == (
        "restored: documents added 11, healed 0, already there 0, not brought in 0; judgements added 1 of 1"
    )
    names = sorted(path.name for path in SAMPLE.glob("*.md"))
    assert [line.split(": added (")[0] for line in lines] == names
    assert answers(home) == answers(own)
    assert run(home, "cases", "--json").stdout == run(own, "cases", "--json").stdout
    assert Judgements(home).all() == (make_mark(),)
    run(home, "backup", str(tmp_path / "again.pmqa"))
    assert (tmp_path / "again.pmqa").read_bytes() == path.read_bytes()
    twice = run(home, "restore", str(path), PMQA_LANGUAGE="th")
    assert twice.stdout.splitlines()[-1] == ("กู้คืนแล้ว: เพิ่ม 0 เอกสาร ซ่อม 0 มีอยู่แล้ว 11 ไม่ได้นำเข้า 0; เพิ่ม 0 จาก 1 คะแนน")


def test_what_a_backup_lacks_is_said_with_exit_code_1(own: Path, tmp_path: Path) -> None:
    lost = max((own / "documents").glob("?" * 64))
    for path in (own / "documents").glob(f"{lost.name}*"):
        path.write_bytes(b"nonsense")
    done = run(own, "backup", str(tmp_path / "kept"), PMQA_LANGUAGE="en")
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert "is damaged or missing" in first
    assert second == (
        f"pmqa: {tmp_path / 'kept'}: this backup lacks what is named above and has all the rest; "
        "make another when that is mended"
    )
    assert "documents 10, judgements 1" in done.stdout


def test_a_name_that_the_library_has_for_other_content_is_said_with_exit_code_1(
    own: Path, home: Path, tmp_path: Path
) -> None:
    run(own, "backup", str(tmp_path / "kept"))
    other = tmp_path / "trat.md"
    other.write_text("---\nagency: กรมทดสอบ\ncategory: 2\nyear: 2564\n---\n\n## หัวข้อ\n\nน้ำ\n", encoding="utf-8")
    run(home, "ingest", str(other))
    done = run(home, "restore", str(tmp_path / "kept"), PMQA_LANGUAGE="en")
    assert done.returncode == 1
    assert done.stderr == (
        "pmqa: trat.md: the library has a document of this name with other content, which stays as it is; for that of "
        "the backup restore into another folder: set PMQA_HOME.\n"
    )
    assert "documents added 10, healed 0, already there 0, not brought in 1" in done.stdout
    elsewhere = tmp_path / "elsewhere"  # as the message says
    elsewhere.mkdir()
    (elsewhere / "models").symlink_to(home / "models", target_is_directory=True)
    assert run(elsewhere, "restore", str(tmp_path / "kept")).returncode == 0
    assert "trat.md" in {each["document"] for each in json.loads(run(elsewhere, "cases", "--json").stdout)["cases"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("backup", "."), ".: this is a folder; name a file in it."),
        (("restore", "nothing"), "nothing: there is no such file; name one that pmqa backup wrote."),
        (("restore", "."), ".: this is no backup; name a file that pmqa backup wrote; the home was not touched."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(home: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run(home, *arguments, PMQA_LANGUAGE="en")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"pmqa: {said}\n")
