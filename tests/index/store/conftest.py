"""What the tests of the store share."""

from pathlib import Path

import pytest

from index import Store
from tests.support.fakes_index import Desk


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "home")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
