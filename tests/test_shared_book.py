"""The helper that finds the real book: without it a test is skipped, never passed, and on CI it fails."""

from pathlib import Path

import pytest

from tests.support import book


def test_a_shared_file_is_found_beside_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "SHARED", tmp_path)
    assert book.shared("corpus/a.txt") == tmp_path / "corpus" / "a.txt"


def test_the_shared_folder_stands_beside_the_project() -> None:
    assert book.SHARED.name == "shared"
    assert (book.SHARED.parent / Path(__file__).parent.parent.name / "pyproject.toml").is_file()


def test_without_the_shared_folder_a_test_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "SHARED", tmp_path / "none")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="none is missing; the award book"):
        book.shared("corpus/a.txt")


def test_on_ci_a_test_without_the_shared_folder_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "SHARED", tmp_path / "none")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="none is missing; the award book"):
        book.shared("corpus/a.txt")
