"""constraints.txt and what is installed speak of the same versions."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from deploy.supply.closure import needed, normalised

ROOT = Path(__file__).parent.parent.parent
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PINS = dict(line.split("==") for line in LINES if not line.startswith("#"))
LOCK = {normalised(name): Version(version) for name, version in PINS.items()}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_lock_is_one_list_sorted_by_name() -> None:
    names = [normalised(line.split("==")[0]) for line in LINES if not line.startswith("#")]
    assert names == sorted(set(names))


def test_whatever_the_program_and_its_tests_need_here_is_installed_as_the_lock_says() -> None:
    here = {name: Version(each.version).public for name, each in needed("pmqa-search", "dev").items()}
    del here["pmqa-search"]
    assert here == {name: str(LOCK.get(name, "not in constraints.txt")) for name in here}
    assert {"torch", "setuptools", "pytest"} <= here.keys()


def test_every_requirement_of_every_extra_and_of_the_build_is_in_the_lock() -> None:
    extras = PROJECT["project"]["optional-dependencies"].values()
    lines = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"], *chain(*extras)]
    wanted = {normalised(each.name): each.specifier for each in map(Requirement, lines)}
    assert [name for name, versions in wanted.items() if name not in LOCK or LOCK[name] not in versions] == []


def test_make_installs_nothing_without_the_lock_and_builds_nothing_without_it() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "INSTALL := -m pip install --quiet --constraint constraints.txt\n" in makefile
    assert "export PIP_BUILD_CONSTRAINT := $(CURDIR)/constraints.txt\n" in makefile
    assert re.findall(r"pip install", makefile) == ["pip install"]
    installed = re.findall(r"\$\(INSTALL\) ([a-z][a-z -]*)", makefile)
    assert {name for line in installed for name in line.split()} <= LOCK.keys()
    assert installed[0] == "pip", "before all else, so that all else is installed by one pip"


def test_what_is_needed_is_told_with_extras_of_extras_and_missing_ones_by_name(tmp_path: Path) -> None:
    keep(tmp_path, "Top", "middle[more]", "absent; python_version < '3'", "extra-only; extra == 'x'")
    keep(tmp_path, "middle", "leaf; extra == 'more'", "other; extra == 'less'")
    keep(tmp_path, "leaf")
    found = needed("top", path=[str(tmp_path)])
    assert {name: each.needs for name, each in found.items()} == {"leaf": (), "middle": ("leaf",), "top": ("middle",)}
    with pytest.raises(LookupError, match="extra-only is needed and not installed"):
        needed("top", "x", path=[str(tmp_path)])


def keep(folder: Path, name: str, *requires: str) -> None:
    info = folder / f"{name}-1.dist-info"
    info.mkdir()
    lines = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1", *(f"Requires-Dist: {each}" for each in requires)]
    (info / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
