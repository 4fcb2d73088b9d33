"""What several test modules share and what is slow to make: made once a session."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from index import BUNDLED, Encoder, Store, ingest
from tests.support.fakes_index import SAMPLE, no_progress

settings.register_profile("tests", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("tests")


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of unpacked models. Half a gigabyte, so it does not outlive the session as other test folders do."""
    folder = tmp_path_factory.mktemp("models")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def encoder(models: Path) -> Encoder:
    """The bundled model, unpacked and loaded."""
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
