"""What a browser may do with an answer."""

import pytest

from tests.support.web import open_client


@pytest.mark.parametrize("address", ["/", "/nope", "/api/v1/search?q=x", "/healthz", "/static/site.css"])
def test_no_answer_lets_a_page_use_the_machine_or_reach_its_opener(address: str) -> None:
    with open_client().get(address) as answer:
        policy = answer.headers["Permissions-Policy"].split(", ")
        assert {"camera=()", "microphone=()", "geolocation=()", "usb=()"} <= set(policy)
        assert not any(each.startswith("clipboard-write") for each in policy)  # citations are copied
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("/", "same-origin"),
        ("/static/site.css", "same-origin"),
        ("/api/v1/search?q=x", "cross-origin"),
        ("/api/v1/nope", "cross-origin"),
    ],
)
def test_json_is_for_other_sites_and_pages_are_not(address: str, who: str) -> None:
    with open_client().get(address) as answer:
        assert answer.headers["Cross-Origin-Resource-Policy"] == who
