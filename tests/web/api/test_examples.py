"""The examples of docs/api.md, run against the sample as the program serves it."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fakes_index import SAMPLE
from tests.support.program import serving

DOCUMENT = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)


@pytest.fixture(scope="module")
def address(sample_home: Path) -> Iterator[str]:
    with serving(sample_home) as found:
        yield f"{found.rstrip('/')}/api/v1"


def run(command: list[str], folder: Path, **environment: str) -> str:
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def curl(block: str, address: str, folder: Path) -> str:
    assert shutil.which("curl"), "the examples of docs/api.md need curl: install the package curl"
    return run(["bash", "-euc", block], folder, API=address, PATH="/usr/bin:/bin", LC_ALL="C.UTF-8")


def test_curl_finds_filters_tabulates_classifies_and_reviews(address: str, tmp_path: Path) -> None:
    first, more, reviewed, refused = blocks("bash")
    found = json.loads(curl(first, address, tmp_path))
    assert (len(found["hits"]), found["answered"]) == (3, True)
    chosen, classified = map(json.loads, curl(more, address, tmp_path).replace("}{", "}\n{").splitlines())
    assert {tuple(hit) for hit in chosen["hits"]} == {("url", "citation")}
    assert chosen["total"] is None
    assert classified["items"][0]["code"] == "2.2"
    assert (tmp_path / "cases.csv").read_text("utf-8-sig").startswith("case,agency,agency_type,category,year,title")
    (tmp_path / "report.md").write_bytes((SAMPLE / "trat.md").read_bytes())
    review = json.loads(curl(reviewed, address, tmp_path))
    assert (review["name"], len(review["items"])) == ("report.md", 18)
    problem = json.loads(curl(refused, address, tmp_path))
    assert (problem["status"], {each["parameter"] for each in problem["errors"]}) == (422, {"limit", "colour"})


def test_python_reads_all_pages_and_asks_again_for_nothing(address: str, tmp_path: Path) -> None:
    pages, tag = blocks("python")
    lines = run([sys.executable, "-c", f"API = {address!r}\n{pages}"], tmp_path, PYTHONIOENCODING="utf-8").splitlines()
    assert [line.split()[0] for line in lines] == [str(rank) for rank in range(1, len(lines) + 1)]
    assert "จังหวัดตราด" in lines[0]
    assert len(lines) > 5
    assert run([sys.executable, "-c", f"API = {address!r}\n{tag}"], tmp_path) == "304\n"


def test_r_reads_hits_and_cases(address: str, tmp_path: Path) -> None:
    if shutil.which("Rscript") is None:
        pytest.skip("Rscript is not installed: the example for R was not run")
    (block,) = blocks("r")
    assert run(["Rscript", "-e", f"API <- '{address}'\n{block}"], tmp_path, PATH="/usr/local/bin:/usr/bin:/bin")
