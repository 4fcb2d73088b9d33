"""Full, read-only and foreign disks, two writers, clocks and places; `python -m benchmarks.battery disk` does more."""

import sys

import pytest

from benchmarks.breaking import disk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked and looked for in /proc")


def test_what_cannot_be_written_is_said_in_one_sentence_and_leaves_nothing_behind() -> None:
    found = disk.run(2)
    assert found["failures"] == []
    assert found["bounded files"]["failed with a sentence"] > 5
    assert found["two writers"] == {"tried": 2, "failed": 0}
    assert found["full disks"]["failed with a sentence"] > 5 or found["skipped"]
