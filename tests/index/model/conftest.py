"""A small model in place of the bundled one, which takes a gigabyte and a minute."""

from pathlib import Path

import pytest

from index.model import prepared
from tests.support.small_models import make_bert


@pytest.fixture
def small_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "read_weights", lambda: b"weights")
    monkeypatch.setattr(prepared, "unpack_bundled", _unpack_small)


def _unpack_small(content: bytes, folder: Path) -> None:
    assert content == b"weights"
    make_bert(folder.parent / "small").rename(folder)
    (folder.parent / "small-core").rename(folder / "core")
