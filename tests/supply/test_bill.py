"""What the program is made of: the bill of materials, licences, the audit."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.supply.audit import verdict
from deploy.supply.closure import needed, normalised
from deploy.supply.licences import PERMISSIVE, STRONG, UNKNOWN, WEAK, kind

ROOT = Path(__file__).parent.parent.parent
TOOLS = ROOT / "build" / "supply" / "bin" / "python"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not TOOLS.exists():
        pytest.skip("cyclonedx-py is not installed here; make audit or make sbom installs it")
    folder = tmp_path_factory.mktemp("bill")
    ask("-m", "deploy.supply.bill", sys.executable, str(folder))
    return folder


def ask(*arguments: str) -> str:
    done = subprocess.run([str(TOOLS), *arguments], cwd=ROOT, check=True, capture_output=True)
    return done.stdout.decode("utf-8")


def test_the_bill_names_all_that_running_needs_and_nothing_that_only_developing_does(folder: Path) -> None:
    bill = json.loads((folder / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    listed = {normalised(each["name"]) for each in bill["components"] if "purl" in each}
    assert listed == needed("pmqa-search").keys() - {"pmqa-search"}
    assert "torch" in listed
    assert "pytest" not in listed
    references = {each["bom-ref"] for each in bill["components"]}
    assert {other for each in bill["dependencies"] for other in each.get("dependsOn", ())} <= references


def test_the_bill_names_the_model_and_what_browsers_are_given(folder: Path) -> None:
    bill = json.loads((folder / "sbom.cdx.json").read_text(encoding="utf-8"))
    parts = {each["name"]: each for each in bill["components"]}
    assert parts["multilingual-e5-small"]["type"] == "machine-learning-model"
    assert parts["web/static/fonts/sarabun-thai-400-5.3.0.woff2"]["licenses"] == [{"expression": "OFL-1.1"}]
    assert parts["web/static/results.js"]["licenses"] == [{"expression": "MIT"}]


def test_the_same_installation_gives_the_same_bill_without_paths_of_this_machine(folder: Path) -> None:
    first = (folder / "sbom.cdx.json").read_text(encoding="utf-8")
    again = "import json, sys; from deploy.supply.bill import bill_of; print(json.dumps(bill_of(sys.argv[1])))"
    assert json.loads(first) == json.loads(ask("-c", again, sys.executable))
    assert str(ROOT) not in first
    assert sys.prefix not in first
    assert "file:/" not in first


def test_a_bill_that_is_no_cyclonedx_is_refused_by_the_tools_own_validator(folder: Path) -> None:
    wrong = 'from deploy.supply.bill import refuse_invalid; refuse_invalid(\'{"bomFormat": "CycloneDX", "a": 1}\')'
    with pytest.raises(subprocess.CalledProcessError) as raised:
        ask("-c", wrong)
    assert b"The bill is no CycloneDX 1.6" in raised.value.stderr


def test_nothing_that_the_program_needs_has_a_licence_that_forbids_its_own_or_is_unknown(folder: Path) -> None:
    with (folder / "licences.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 80
    assert [row["name"] for row in rows if kind(row["licence"]) in (UNKNOWN, STRONG)] == []
    noticed = {row["name"] for row in rows if row["notice"] and ".so" not in row["name"]}
    assert noticed <= {"tqdm"}, "docs/safety.md names those that ask something"


@pytest.mark.parametrize(
    ("licence", "asks"),
    [
        ("MIT AND (BSD-2-Clause OR LGPL-2.1-or-later)", PERMISSIVE),
        ("MPL-2.0 AND MIT", WEAK),
        ("GPL-2.0-only OR MIT", PERMISSIVE),
        ("MIT AND GPL-3.0-only", STRONG),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", WEAK),
        ("AGPL-3.0-only", STRONG),
        ("Mozilla Public License 2.0 (MPL 2.0)", WEAK),
        ("BSD License", PERMISSIVE),
        ("Our Own Terms", UNKNOWN),
        ("MIT AND Our Own Terms", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_licence_asks_what_its_alternatives_leave(licence: str, asks: int) -> None:
    assert kind(licence) == asks


def test_a_finding_of_the_audit_is_told_and_fails_it() -> None:
    finding = {"id": "PYSEC-1", "fix_versions": ["1.1"], "aliases": []}
    sound, wrong = ({"name": name, "version": "1.0", "vulns": each} for name, each in (("a", []), ("b", [finding])))
    unknown = {"name": "c", "skip_reason": "not found"}
    assert verdict(json.dumps({"dependencies": [sound, unknown]}), "") == (0, "1 of 2 versions audited, 0 findings.")
    assert verdict(json.dumps({"dependencies": [sound, wrong]}), "") == (
        1,
        "2 of 2 versions audited, 1 findings.\nb 1.0: PYSEC-1, mended in 1.1",
    )


def test_an_audit_without_its_data_is_skipped_in_words_and_one_that_breaks_is_not() -> None:
    unreached = "The audit was skipped, for the data of pip-audit cannot be reached from here "
    unknown = json.dumps({"dependencies": [{"name": "c", "skip_reason": "not found"}]})
    assert verdict(unknown, "") == (0, unreached + "(no version is known to it).")
    assert verdict("", "requests.exceptions.ConnectionError: no route") == (0, unreached + "(ConnectionError).")
    assert verdict("", "invalid requirement") == (1, "The audit failed: invalid requirement")
