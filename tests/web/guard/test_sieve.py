"""Malformed addresses and strange hosts: refused once for all, without a traceback and without an echo."""

import pytest
from werkzeug.test import EnvironBuilder

from search import Serving
from tests.support.files.html_page import Page, text_of
from tests.support.web import open_client
from web.guard.sieve import LONGEST_ADDRESS

BAD_QUERIES = [
    "q=%ff%fe",  # no UTF-8
    "q=%e0%b8",  # half a letter
    "q=%ed%a0%80",  # a lone surrogate
    "q=a%00b",
    "q=%zz",
    "q=%",
    "q=100%",
    "%00=x",
    "q=Cancer&agency=%c0%af",
]
BAD_PATHS = ["/cases/%00", "/cases/%ff", "/%", "/cases/%zz", "/categories/%ed%a0%80", "/..%c0%af"]
STRANGE_HOSTS = [
    "a..b",
    "evil.example",
    "localhost.evil.example",
    "",
    " ",
    "[::1",
    "127.0.0.1@evil.example",
    "localhost:99999999",
    "localhost:x",
    "localhost/..",
    "ü.example",
    "127.0.0.2",
    "0x7f.1",
    "x" * 300,
    "<script>alert(1)</script>",
]
OWN_HOSTS = ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "[0:0:0:0:0:0:0:1]", "localhost."]


def as_sent(path: str, query: str) -> dict[str, str]:
    # as the server hands it over: EnvironBuilder would mend it
    return {"REQUEST_URI": f"{path}?{query}", "QUERY_STRING": query}


@pytest.mark.parametrize("query", BAD_QUERIES)
@pytest.mark.parametrize("path", ["/", "/api/v1/search", "/nope", "/healthz", "/static/site.css"])
def test_a_malformed_query_is_a_bad_request_everywhere(path: str, query: str) -> None:
    answer = open_client().get(path, environ_overrides=as_sent(path, query))
    assert answer.status_code == 400
    assert "Cancer" not in answer.text
    assert (answer.mimetype == "text/html") == (not path.startswith("/api/"))


@pytest.mark.parametrize("path", BAD_PATHS)
@pytest.mark.parametrize("root", ["", "/api/v1"])
def test_a_malformed_path_is_a_bad_request(root: str, path: str) -> None:
    answer = open_client().get(f"{root}/x", environ_overrides={"REQUEST_URI": root + path})
    assert answer.status_code == 400


def test_a_server_that_does_not_tell_the_address_as_it_was_sent_is_served_too() -> None:
    client = open_client()
    found = [
        client.get("/", environ_overrides={"REQUEST_URI": "", "QUERY_STRING": query}).status_code
        for query in ("q=Cancer", "q=%ff")
    ]
    assert found == [200, 400]


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1/search"])
@pytest.mark.parametrize(("query", "status"), [("q=%", 400), ("q=" + LONGEST_ADDRESS * "a", 414)])
def test_no_address_of_programs_is_refused_by_a_page(path: str, query: str, status: int) -> None:
    answer = open_client().get(path, environ_overrides=as_sent(path, query))
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("http://localhost/healthz", 200),
        ("http://LOCALHOST:8000/healthz", 200),
        ("http://evil.example/healthz", 400),
        ("https://localhost@evil.example/healthz", 400),
        ("x://evil.example", 400),
        ("/healthz?next=http://evil.example/", 200),
    ],
)
def test_the_host_of_a_whole_address_counts_as_that_of_the_header_does(address: str, status: int) -> None:
    assert open_client().get("/healthz", environ_overrides={"REQUEST_URI": address}).status_code == status


@pytest.mark.parametrize("query", ["q=%E0%B8%81", "q=%f0%9f%98%80", "q=100%25", "q=a+b%0ac", "q=a%02"])
def test_what_can_be_read_is_not_refused(query: str) -> None:
    assert open_client().get("/", environ_overrides=as_sent("/", query)).status_code == 200


def test_thai_that_was_not_escaped_is_read() -> None:
    query = "q=ชุมชน".encode().decode("latin-1")
    assert "ชุมชน" in open_client().get("/", environ_overrides=as_sent("/", query)).text


def test_a_refused_address_is_answered_in_the_language_it_asked_for() -> None:
    page = Page(open_client().get("/", environ_overrides=as_sent("/", "q=%ff&lang=en")).text)
    assert page.texts("h1") == ["This request cannot be used"]
    page = Page(open_client().get("/", environ_overrides=as_sent("/", "q=%ff&xlang=en")).text)
    assert page.texts("h1") == ["คำขอนี้ใช้ไม่ได้"]


def test_an_address_has_a_longest() -> None:
    client, room = open_client(), LONGEST_ADDRESS - len("/?q=")
    assert client.get("/", environ_overrides=as_sent("/", "q=" + "x" * (room + 1))).status_code == 414
    assert client.get("/", environ_overrides=as_sent("/", "y=" + "x" * room)).status_code == 200
    page = Page(client.get("/", environ_overrides=as_sent("/", "lang=en&q=" + "x" * room)).text)
    assert page.texts("h1") == ["This address is too long"]
    assert "fewer filters" in text_of(page)


@pytest.mark.parametrize("host", STRANGE_HOSTS)
@pytest.mark.parametrize("path", ["/", "/api/v1/search?q=Cancer", "/nope", "/static/site.css", "/healthz"])
def test_a_strange_host_is_a_bad_request_that_does_not_repeat_it(path: str, host: str) -> None:
    client = open_client()
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    answer = client.get(path, environ_overrides={"HTTP_HOST": host})
    assert answer.status_code == 400
    assert not host.strip() or host not in answer.text
    assert not any(host.strip() and host in value for value in answer.headers.values())


@pytest.mark.parametrize("host", OWN_HOSTS)
def test_this_machine_is_known_by_its_own_names(host: str) -> None:
    assert open_client().get("/?q=Cancer", environ_overrides={"HTTP_HOST": host}).status_code == 200


def test_the_names_of_the_settings_are_known_and_no_others() -> None:
    client = open_client(serving=Serving(hosts=("pmqa.example.go.th", "2001:db8::1")))
    hosts = ("PMQA.example.go.th:443", "[2001:db8:0::1]:80", "example.go.th", "www.pmqa.example.go.th")
    found = [client.get("/", environ_overrides={"HTTP_HOST": host}).status_code for host in hosts]
    assert found == [200, 200, 400, 400]


@pytest.mark.parametrize(("scheme", "status"), [("https", 200), ("javascript", 400), ("", 200)])
def test_what_a_proxy_passes_on_is_no_scheme_of_our_links(scheme: str, status: int) -> None:
    behind = open_client(serving=Serving(proxies=1))
    answer = behind.get("/api/v1/stats", headers={"X-Forwarded-Proto": scheme, "X-Forwarded-Host": "evil.example"})
    assert answer.status_code == status
    assert "javascript" not in answer.text
    assert "evil" not in answer.text


@pytest.mark.parametrize(("protocol", "status"), [("HTTP/1.0", 200), ("HTTP/1.1", 400)])
def test_only_old_clients_may_leave_the_host_out(protocol: str, status: int) -> None:
    environ = EnvironBuilder(path="/", environ_overrides={"SERVER_PROTOCOL": protocol}).get_environ()
    del environ["HTTP_HOST"]
    began: list[str] = []
    b"".join(open_client().application.wsgi_app(environ, lambda state, headers, problem=None: began.append(state)))  # type: ignore[arg-type,return-value]
    assert began[0].startswith(str(status))
