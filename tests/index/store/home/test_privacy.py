"""Whose what is written to a home is."""

import os

import pytest

from tests.support.fakes_index import Desk

SOMEBODY = 65534


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give files away")
def test_what_root_writes_into_the_home_of_somebody_else_is_his(desk: Desk) -> None:
    desk.store.home.mkdir(exist_ok=True)
    os.chown(desk.store.home, SOMEBODY, SOMEBODY)
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    paths = [desk.store.home, *desk.store.home.rglob("*")]
    assert len(paths) > 10
    assert {(path.stat().st_uid, path.stat().st_gid) for path in paths} == {(SOMEBODY, SOMEBODY)}
