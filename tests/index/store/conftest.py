"""What the tests of the store share."""

from pathlib import Path

import pytest

from index import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "home")
