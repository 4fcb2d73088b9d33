"""Two kills of every command that writes; `python -m benchmarks.battery kills` does a thousand."""

import sys

import pytest

from benchmarks.breaking import kills

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked and looked for in /proc")

KILLS = 16


def test_a_command_that_is_killed_leaves_the_library_as_before_or_after_and_no_trace() -> None:
    found = kills.run(KILLS)
    assert found["failures"] == []
    assert set(found["by command"]) == set(kills.FEW)
    assert found["exact states"] == found["kills"] > KILLS // 2
    assert found["at file events"] == KILLS // 2 or "strace" in found["skipped"]
