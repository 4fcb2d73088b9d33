"""How much one client may ask for."""

import pytest
from flask.testing import FlaskClient

from search import Serving
from tests.support.files.html_page import Page, text_of
from tests.support.web import open_client
from web.guard.limits import LARGEST_BODY

FAR = {"REMOTE_ADDR": "192.0.2.7"}
SLOW = Serving(rate=3, burst=0)


def ask(client: FlaskClient, address: str, times: int = 1, **headers: str) -> list[int]:
    return [
        client.get("/?q=x", environ_overrides={"REMOTE_ADDR": address}, headers=headers).status_code
        for _ in range(times)
    ]


def test_who_asks_too_often_is_put_off_in_both_languages() -> None:
    client = open_client(serving=SLOW)
    assert ask(client, "192.0.2.7", 4) == [200, 200, 200, 429]
    answer = client.get("/?q=x&lang=en", environ_overrides=FAR)
    page = Page(answer.text)
    assert page.texts("h1") == ["Too many requests"]
    assert 1 <= int(answer.headers["Retry-After"]) <= 61
    assert f"wait {answer.headers['Retry-After']} s and try again" in text_of(page)
    assert "มีคำขอจากที่อยู่ของท่านถี่เกินไป" in text_of(Page(client.get("/", environ_overrides=FAR).text))


def test_a_program_is_told_so_as_json() -> None:
    client = open_client(serving=SLOW)
    ask(client, "192.0.2.7", 3)
    answer = client.get("/api/v1/search?q=x", environ_overrides=FAR)
    assert (answer.status_code, answer.is_json) == (429, True)
    assert "Too many requests come from your address" in answer.text


def test_others_are_not_put_off_with_it() -> None:
    client = open_client(serving=SLOW)
    ask(client, "192.0.2.7", 4)
    assert ask(client, "192.0.2.8") == [200]


def test_addresses_that_are_not_there_count_and_files_and_health_do_not() -> None:
    client = open_client(serving=SLOW)
    for address in ("/static/site.css", "/healthz", "/readyz"):
        for _ in range(5):
            with client.get(address, environ_overrides=FAR) as answer:
                assert answer.status_code == 200
    found = [client.get("/nope", environ_overrides=FAR).status_code for _ in range(4)]
    assert found == [404, 404, 404, 429]


def test_a_burst_is_bounded_by_itself() -> None:
    assert 429 in ask(open_client(serving=Serving(rate=0, burst=2)), "192.0.2.7", 40)


def test_zero_is_no_limit() -> None:
    assert set(ask(open_client(serving=Serving(rate=0, burst=0)), "192.0.2.7", 40)) == {200}


def test_one_network_of_version_6_is_one_client() -> None:
    client = open_client(serving=SLOW)
    assert [ask(client, f"2001:db8::{number}")[0] for number in range(1, 5)] == [200, 200, 200, 429]
    assert ask(client, "2001:db8:0:1::1") == [200]


def test_this_machine_is_not_counted_unless_a_proxy_stands_on_it() -> None:
    assert set(ask(open_client(serving=SLOW), "127.0.0.1", 5)) == {200}
    behind = open_client(serving=Serving(rate=3, burst=0, proxies=1))
    assert ask(behind, "127.0.0.1", 4) == [200, 200, 200, 429]


def test_the_client_is_who_the_proxy_says_only_where_there_is_one() -> None:
    behind = open_client(serving=Serving(rate=3, burst=0, proxies=1))
    told = [ask(behind, "127.0.0.1", **{"X-Forwarded-For": f"203.0.113.9, 192.0.2.{each}"})[0] for each in range(5)]
    assert told == [200] * 5
    same = [ask(behind, "127.0.0.1", **{"X-Forwarded-For": f"203.0.113.{each}, 192.0.2.99"})[0] for each in range(4)]
    assert same == [200, 200, 200, 429]  # what the client itself claims does not count
    bare = [ask(open_client(serving=SLOW), "192.0.2.7", 4, **{"X-Forwarded-For": "203.0.113.1"})]
    assert bare == [[200, 200, 200, 429]]


@pytest.mark.parametrize("address", ["/", "/api/v1/search", "/nope", "/healthz"])
def test_a_large_body_is_refused_whether_or_not_it_is_wanted(address: str) -> None:
    client = open_client()
    assert client.post(address, data=b"x" * (LARGEST_BODY + 1)).status_code == 413
    assert client.post(address, data=b"x" * LARGEST_BODY).status_code in (404, 405)
    assert client.get(f"{address}?q=x", data=b"x" * (LARGEST_BODY + 1)).status_code == 413
