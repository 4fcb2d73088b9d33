"""A book in two columns, printed, read and served."""

from pathlib import Path

import pytest

from tests.support.printing import Papers, print_papers
from tests.web.sheets.printed import PrintedEngine, read_printed


@pytest.fixture(scope="session")
def papers() -> Papers:
    return print_papers()


@pytest.fixture(scope="session")
def engine(papers: Papers) -> PrintedEngine:
    """Of the book in two columns. For reading only."""
    return read_printed(papers.two)


@pytest.fixture(autouse=True)
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where pictures are kept, empty for each test."""
    monkeypatch.setattr("web.pages.sheets.pictures_folder", lambda: tmp_path / "pictures")
    return tmp_path / "pictures"
