"""What the installed program is made of, and under which licences: python -m deploy.supply.bill PYTHON FOLDER

PYTHON is that of an environment in which the program is installed, with or without what developing needs: only what
running needs is listed. Made by cyclonedx-py, which must be installed where this runs; into FOLDER come sbom.cdx.json
(CycloneDX 1.6) and licences.csv (name, version, licence, notice)."""

import csv
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from deploy.supply.carried import carried
from deploy.supply.closure import Needed, needed, normalised
from deploy.supply.licences import WORDS, kind

ROOT = Path(__file__).parent.parent.parent
PROGRAM = "pmqa-search"
VERSION = "1.6"


def main(python: str, folder: str) -> None:
    bill = bill_of(python)
    refuse_invalid(json.dumps(bill))
    into = Path(folder)
    into.mkdir(parents=True, exist_ok=True)
    (into / "sbom.cdx.json").write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    with (into / "licences.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("name", "version", "licence", "notice"), *rows(bill)])
    noticed = [f"{name}: {notice}" for name, _, _, notice in rows(bill) if notice]
    print("\n".join([f"{len(bill['components'])} parts in {into / 'sbom.cdx.json'}; to be looked at:", *noticed]))


def bill_of(python: str) -> dict[str, Any]:
    """As CycloneDX has it. The same installation gives the same bill, and none of its paths is in it."""
    site = printed(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    runs = needed(PROGRAM, path=[site])
    options = ["--pyproject", str(ROOT / "pyproject.toml"), "--spec-version", VERSION, "--output-reproducible"]
    options += [
        "--short-PURLs",
        "--no-validate",
        "--output-file",
        "-",
    ]  # what is written is validated, and that is slow
    bill: dict[str, Any] = json.loads(printed(sys.executable, "-m", "cyclonedx_py", "environment", *options, python))
    listed = {normalised(each["name"]): each for each in bill["components"]}
    parts = carried(ROOT, Path(site), runs)
    root = bill["metadata"]["component"]["bom-ref"]
    references = {name: root if name == PROGRAM else listed[name]["bom-ref"] for name in runs}
    bill["components"] = [licensed(listed[name], runs[name]) for name in runs if name != PROGRAM] + parts
    bill["dependencies"] = [
        {"ref": references[name], "dependsOn": sorted(references[other] for other in each.needs)}
        for name, each in runs.items()
    ]
    return bill


def licensed(component: dict[str, Any], distribution: Needed) -> dict[str, Any]:
    """With the licence that the distribution names freely, where the tool found none that it knows."""
    if not component.get("licenses") and distribution.licence:
        component["licenses"] = [{"license": {"name": distribution.licence, "acknowledgement": "declared"}}]
    return component


def rows(bill: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    """Name, version, licence and what is to be noticed of it, of each component."""
    return [
        (each["name"], each.get("version", ""), stated, WORDS[kind(stated)])
        for each in bill["components"]
        for stated in [licence(each)]
    ]


def licence(component: Mapping[str, Any]) -> str:
    """All that the component is under, as an expression; "" where nothing is stated."""
    found = [each.get("expression") or each["license"] for each in component.get("licenses", ())]
    names = [each if isinstance(each, str) else each.get("id") or each["name"].split(" :: ")[-1] for each in found]
    return " AND ".join(f"({each})" if " OR " in each and len(names) > 1 else each for each in dict.fromkeys(names))


def refuse_invalid(text: str) -> None:
    """Raises ValueError unless the tool's own validator takes the bill."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    error = JsonStrictValidator(SchemaVersion.from_version(VERSION)).validate_str(text)
    if error is not None:
        raise ValueError(f"The bill is no CycloneDX {VERSION}: {error}")


def printed(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main(*sys.argv[1:])
