"""Some damage to some files of a home; `python -m benchmarks.battery flips` does it to every file."""

import sys

import pytest

from benchmarks.breaking import flips

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked and looked for in /proc")


def test_damage_is_named_or_without_effect_and_what_is_said_brings_the_library_back() -> None:
    found = flips.run(12)
    assert found["failures"] == []
    assert (found["documents lost"], found["silent changes"]) == (0, 0)
    assert found["flips of one bit"]["tried"] == 12
    assert found["other damage"]["tried"] > 3
    assert found["other damage"]["named"] > 0
