"""Switch generations as fast as can be, in a process of its own beside a server.

Called as `python -m benchmarks.breaking.serving.switching HOME FOLDER TIMES PAUSE`: brings the documents that change
into HOME, TIMES times, with PAUSE seconds between, and tells of each generation its name and the number of its
version as a line of JSON. There are VERSIONS of them, whose vectors are kept from the first time on. FOLDER: where
the documents are written.
"""

import itertools
import json
import sys
import time
from pathlib import Path

from benchmarks.breaking.serving.tides import generation_of, write_tides
from benchmarks.setup import no_progress
from index import ingest
from search import EngineSource, Settings

VERSIONS = 3


def _switch() -> None:
    home, folder, times, pause = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    source = EngineSource(Settings.from_env({"PMQA_HOME": str(home), **_models(home)}))
    for version in itertools.islice(itertools.cycle(range(1, VERSIONS + 1)), times):
        paths = [Path(each) for each in write_tides(folder, version)]
        ingest(paths, source.store, source.encoder, replace=True, progress=no_progress)
        print(json.dumps([generation_of(home), f"{version:04}"]), flush=True)
        time.sleep(pause)


def _models(home: Path) -> dict[str, str]:
    return {"PMQA_MODELS": str(home / "models")} if (home / "models").exists() else {}


if __name__ == "__main__":
    _switch()
