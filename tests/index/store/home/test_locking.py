"""Who may write to a home."""

import os
from pathlib import Path

import pytest

from index import IndexNotWritable, Store


@pytest.mark.skipif(os.name != "posix", reason="folders have no owner of this kind")
def test_root_does_not_write_what_the_owner_of_the_home_could_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if os.geteuid() == 0:
        os.chown(home, 65534, -1)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    said = r"belongs to the user \S+, who could not read .* sudo -u \S+ env PMQA_HOME=\S+ pmqa .* nothing was changed"
    with pytest.raises(IndexNotWritable, match=said) as caught, Store(home).writing():
        pass
    assert f"PMQA_HOME={home} pmqa" in caught.value.said.th
    assert list(home.iterdir()) == []
