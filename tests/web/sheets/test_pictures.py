"""The folder of pictures: whole or not at all, at most so much, and no fault of it is felt."""

import os
from pathlib import Path

import pytest

from web.pictures import PictureFolder

END = b"IEND\xaeB`\x82"
PICTURE = b"\x89PNG" + 100 * b"x" + END


def aged(folder: Path, name: str, seconds: int) -> None:
    os.utime(folder / f"{name}.png", (seconds, seconds))


def test_a_picture_that_is_kept_is_found_by_its_name_alone(tmp_path: Path) -> None:
    kept = PictureFolder(tmp_path / "a" / "b")
    assert kept.find("one") is None
    kept.keep("one", PICTURE)
    assert (kept.find("one"), kept.find("two")) == (PICTURE, None)
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["one.png"]


def test_a_picture_that_was_cut_short_is_none(tmp_path: Path) -> None:
    kept = PictureFolder(tmp_path)
    kept.keep("one", PICTURE)
    (tmp_path / "one.png").write_bytes(PICTURE[:-4])
    assert kept.find("one") is None


def test_the_ones_not_asked_for_longest_go_when_there_are_too_many(tmp_path: Path) -> None:
    kept = PictureFolder(tmp_path, most=3 * len(PICTURE))
    for age, name in enumerate(("one", "two", "three")):
        kept.keep(name, PICTURE)
        aged(tmp_path, name, 1000 + age)
    assert kept.find("one") == PICTURE  # which makes it the youngest
    kept.keep("four", PICTURE)
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["four", "one", "three"]


def test_what_another_process_left_unfinished_goes_too(tmp_path: Path) -> None:
    (tmp_path / ".left.png").write_bytes(2 * PICTURE)
    os.utime(tmp_path / ".left.png", (1, 1))
    kept = PictureFolder(tmp_path, most=2 * len(PICTURE))
    kept.keep("one", PICTURE)
    assert [path.name for path in tmp_path.iterdir()] == ["one.png"]


def test_a_picture_larger_than_all_may_be_is_not_kept(tmp_path: Path) -> None:
    kept = PictureFolder(tmp_path, most=len(PICTURE) - 1)
    kept.keep("one", PICTURE)
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    for folder in (tmp_path / "file" / "pictures", Path("~/pictures")):
        kept = PictureFolder(folder)
        kept.keep("one", PICTURE)
        assert kept.find("one") is None
    assert not Path("~").exists()


def test_a_picture_that_cannot_be_put_in_place_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    PictureFolder(tmp_path).keep("one", PICTURE)
    assert list(tmp_path.iterdir()) == []
