"""What the tests of commands begin with."""

from pathlib import Path

import pytest


@pytest.fixture
def home(tmp_path: Path, models: Path) -> Path:
    """A home that holds nothing yet but the models of the whole run."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "models").symlink_to(models, target_is_directory=True)
    return folder
