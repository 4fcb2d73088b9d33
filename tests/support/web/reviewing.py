"""A report sent to the pages of a review, and waited for."""

import time
from io import BytesIO

from flask.testing import FlaskClient

from search import Serving
from tests.support.web import open_client
from tests.support.web.reviews import TEXT, ReviewEngine

PATIENCE = 30


def open_reviewing(engine: ReviewEngine | None = None) -> FlaskClient:
    return open_client(engine or ReviewEngine(), serving=Serving(burst=0, rate=0))


def send(client: FlaskClient, *, name: str = "", content: bytes = b"", **fields: str) -> str:
    """The address of the review of a report that was taken."""
    file = {"file": (BytesIO(content or TEXT.encode()), name)} if name else {}
    answer = client.post("/review", data={**fields, **file})
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def wait_for(client: FlaskClient, address: str) -> None:
    """Until it is told no more how far the review at this address is."""
    deadline = time.monotonic() + PATIENCE
    while "data-progress" in client.get(address).text:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def make_review(client: FlaskClient, **fields: str) -> str:
    """The address of a review that is there."""
    address = send(client, **({"text": TEXT} | fields))
    wait_for(client, address)
    return address
