"""What several test modules share and what is slow to make: made once a session."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from index import BUNDLED, Encoder, Store, ingest
from index.model.bundled import bundled_revision, read_weights, unpack_bundled
from index.model.export import write_graph
from index.model.prepared import graph_folder, make_folder
from tests.support.fakes_index import SAMPLE, no_progress

settings.register_profile("tests", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("tests")


PREPARED = "prepared"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a test run share."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / PREPARED


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A gigabyte of models does not outlive the run as other test folders do."""
    if not hasattr(session.config, "workerinput"):
        base: Path = session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]  # as the fixture does
        shutil.rmtree(base / PREPARED, ignore_errors=True)


@pytest.fixture(scope="session")
def unpacked(prepared: Path) -> Path:
    """The bundled model as a folder of sentence-transformers. For reading only."""
    folder = prepared / "unpacked"
    make_folder(folder, lambda beside: unpack_bundled(read_weights(), beside))
    return folder


@pytest.fixture(scope="session")
def models(prepared: Path, unpacked: Path) -> Path:
    """The folder of prepared models, the bundled one among them, once for the whole run. For reading only."""
    folder = prepared / "models"
    make_folder(graph_folder(folder, bundled_revision()), lambda beside: write_graph(unpacked, beside))
    return folder


@pytest.fixture(scope="session")
def encoder(models: Path) -> Encoder:
    """The bundled model, prepared and loaded."""
    encoder = Encoder(BUNDLED, models)
    encoder.load()
    return encoder


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory, models: Path, encoder: Encoder) -> Path:
    """A home folder with the sample ingested. For reading only: whoever writes makes a home of their own."""
    home = tmp_path_factory.mktemp("sample-home")
    (home / "models").symlink_to(models, target_is_directory=True)
    ingest([SAMPLE], Store(home), encoder, replace=False, progress=no_progress)
    return home
