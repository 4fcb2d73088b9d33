"""Folders of a program that was killed go with the next one; those of the living, and of others, stay."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.leftovers import own_folder, sweep

PREFIX = "pmqa-test-"
HOLD = f"""
import sys, time
from index.leftovers import own_folder
with own_folder({PREFIX!r}, sys.argv[1]) as folder:
    print(folder, flush=True)
    time.sleep(60)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system has no such locks")


def test_a_folder_is_there_for_the_block_and_for_this_user_alone(tmp_path: Path) -> None:
    with own_folder(PREFIX, str(tmp_path)) as folder:
        assert Path(folder).parent == tmp_path
        assert Path(folder).stat().st_mode & 0o777 == 0o700
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_goes_and_what_a_living_one_uses_stays(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        held = Path(other.stdout.readline().strip())
        (held / "file").write_text("x", encoding="utf-8")
        with own_folder(PREFIX, str(tmp_path)) as folder:
            assert {each.name for each in tmp_path.iterdir()} == {held.name, Path(folder).name}
            sweep(PREFIX, tmp_path)
            assert Path(folder).is_dir()
        other.kill()
        other.wait(30)
        assert (held / "file").exists()
        with own_folder(PREFIX, str(tmp_path)) as folder:
            assert [each.name for each in tmp_path.iterdir()] == [Path(folder).name]


def test_links_other_names_and_folders_that_are_just_made_are_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "target"
    for folder in (target, tmp_path / f"{PREFIX}new", tmp_path / "other"):
        folder.mkdir()
    (target / "held").touch()
    (tmp_path / "other" / "held").touch()
    (tmp_path / f"{PREFIX}link").symlink_to(target, target_is_directory=True)
    sweep(PREFIX, tmp_path)
    assert len(list(tmp_path.iterdir())) == 4
    assert (target / "held").exists()


def test_folders_of_another_user_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / f"{PREFIX}x"
    folder.mkdir()
    (folder / "held").touch()
    own = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: own + 1)
    sweep(PREFIX, tmp_path)
    assert folder.is_dir()
    monkeypatch.undo()
    sweep(PREFIX, tmp_path)
    assert not folder.exists()
