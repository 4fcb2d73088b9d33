"""That the scripts of benchmarks/ still run, as far as that is cheap: they are loaded, none is started."""

import importlib
import json
import re
from pathlib import Path

import pytest

from benchmarks.ablation import RANKINGS, SCALES, WHITENINGS
from corpus import read_criteria

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "benchmarks").rglob("*.py")
)
PAGES = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")} - {ROOT / "CHANGELOG.md"})
"""The changelog tells of scripts by the names of their day."""


@pytest.mark.parametrize("name", MODULES)
def test_every_module_loads_and_every_script_names_its_command_line(name: str) -> None:
    module = importlib.import_module(name)
    lines = (module.__doc__ or "").splitlines()
    named = [line for line in lines if line.startswith("usage:")]
    wanted = [f"usage: python -m {name}"] if hasattr(module, "main") else []
    assert [line.split(" [")[0].split(" --")[0] for line in named] == wanted


@pytest.mark.parametrize("table", [*RANKINGS.values(), SCALES, WHITENINGS])
def test_no_two_rows_of_a_table_measure_the_same(table: dict[str, object]) -> None:
    rows = list(table.values())
    assert [(one, other) for at, one in enumerate(rows) for other in rows[:at] if one == other] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_the_documents_name_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    files = {path.removesuffix(".py").replace("/", ".") for path in re.findall(r"benchmarks/[a-z_/]+\.py", text)}
    run = set(re.findall(r"python (?:-m )?(benchmarks[a-z_./]*)", text))
    assert (files | run) - set(MODULES) == set()


def test_labels_name_items_of_the_criteria_once_and_only_ours_come_with_their_text() -> None:
    codes = {item.code for item in read_criteria().items}
    folder = ROOT / "benchmarks/labels"
    rows = {
        name: [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]
        for name in ("passages.jsonl", "written.jsonl")
    }
    for row in (*rows["passages.jsonl"], *rows["written.jsonl"]):
        named = [row["primary"], *row["also"]]
        assert set(named) <= ({""} if row["primary"] == "" else codes), row["id"]
        assert len(named) == len(set(named)), row["id"]
    assert all(len({row["id"] for row in each}) == len(each) for each in rows.values())
    assert all({"id", "primary", "also", "text", "held"} <= set(row) for row in rows["written.jsonl"])
    assert all("text" not in row for row in rows["passages.jsonl"])
