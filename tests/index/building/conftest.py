"""What the tests of building share."""

from pathlib import Path

import pytest

from tests.support.fakes_index import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
