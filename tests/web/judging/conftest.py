"""What the tests of judging share."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search import Judgements
from tests.web.judging.lists import LIST, open_judging


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """Of a server that is judged on, where somebody has given a name."""
    client = open_judging(tmp_path)
    client.post("/judging/judge", data={"judge": " นิด  หน่อย", "back": LIST})
    return client


@pytest.fixture
def judgements(tmp_path: Path) -> Judgements:
    return Judgements(tmp_path)
