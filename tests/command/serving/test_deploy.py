"""The files of deploy/, tried as far as a machine allows: nginx in front of a worker, the unit, the container file."""

import contextlib
import gzip
import http.client
import json
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from waitress import wasyncore

from command.cli import pmqa
from command.serve import open_socket
from command.serving import make_loads
from command.serving.server import make_server
from search import Serving, Settings
from tests.support.web import open_client

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "deploy"
NAME = "pmqa.example.go.th"
PATIENCE = 30
RATE = 8

needs_nginx = pytest.mark.skipif(
    shutil.which("nginx") is None or shutil.which("openssl") is None, reason="nginx or openssl is not installed"
)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextlib.contextmanager
def answering() -> Iterator[int]:
    """The port of a worker behind one proxy that knows the name of the site, with the small library of the tests."""
    serving = Serving(hosts=(NAME,), proxies=1, rate=RATE, burst=0)
    with open_socket("127.0.0.1", 0) as listener:
        server = make_server(open_client(serving=serving).application, listener, make_loads(1), 0, proxies=1)
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            yield int(listener.getsockname()[1])
        finally:
            server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
            thread.join(PATIENCE)
            server.task_dispatcher.shutdown(timeout=5)


def write_config(folder: Path, upstream: int, plain: int, secure: int) -> Path:
    """The file of deploy/ with ports, certificate and folders of the test, within what nginx wants around it."""
    certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run([*certificate, *files], check=True, capture_output=True)
    ours = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for theirs, mine in {
        "127.0.0.1:8000": f"127.0.0.1:{upstream}",
        "listen 80": f"listen 127.0.0.1:{plain}",
        "listen 443": f"listen 127.0.0.1:{secure}",
        "/etc/ssl/pmqa-search": str(folder),
        "/var/log/nginx": str(folder),
    }.items():
        assert theirs in ours
        ours = ours.replace(theirs, mine)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = folder / "nginx.conf"
    config.write_text(
        f"daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{temporary}{ours}\n}}\n"
    )
    return config


class Proxy:
    def __init__(self, plain: int, secure: int) -> None:
        self.plain = plain
        self.secure = secure

    def ask(
        self, path: str, *, name: str = NAME, body: bytes | None = None, **headers: str
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Status, headers and body of an answer over TLS; with a body it is a POST."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        raw = socket.create_connection(("127.0.0.1", self.secure), timeout=PATIENCE)
        with contextlib.closing(http.client.HTTPConnection(name)) as connection:
            connection.sock = context.wrap_socket(raw, server_hostname=NAME)
            connection.request("POST" if body else "GET", path, body=body, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[Proxy]:
    plain, secure = free_port(), free_port()
    with answering() as upstream:
        config = write_config(tmp_path, upstream, plain, secure)
        nginx = subprocess.Popen(["nginx", "-p", str(tmp_path), "-c", str(config)], stderr=subprocess.DEVNULL)
        try:
            deadline = time.monotonic() + PATIENCE
            while True:
                assert nginx.poll() is None, (tmp_path / "error.log").read_text()
                assert time.monotonic() < deadline
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", secure), timeout=1):
                    break
            yield Proxy(plain, secure)
        finally:
            nginx.terminate()
            nginx.wait(PATIENCE)


@needs_nginx
def test_nginx_takes_its_file(tmp_path: Path) -> None:
    config = write_config(tmp_path, 8000, free_port(), free_port())
    done = subprocess.run(["nginx", "-t", "-p", str(tmp_path), "-c", str(config)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "test is successful" in done.stderr
    assert "[warn]" not in done.stderr


@needs_nginx
def test_a_page_comes_through_nginx_compressed_with_its_headers(proxy: Proxy) -> None:
    status, headers, body = proxy.ask("/?q=Cancer&lang=en", **{"Accept-Encoding": "gzip"})
    assert (status, headers["Content-Encoding"], headers["Vary"]) == (200, "gzip", "Accept-Encoding")
    assert "Cancer" in gzip.decompress(body).decode()
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["X-Content-Type-Options"] == "nosniff"


@needs_nginx
def test_a_strange_name_gets_no_answer_and_plain_http_is_sent_on(proxy: Proxy) -> None:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", proxy.plain, timeout=PATIENCE)) as client:
        client.request("GET", "/?q=x", headers={"Host": NAME})
        answer = client.getresponse()
        assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/?q=x")
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", proxy.plain, timeout=PATIENCE)) as client:
        client.request("GET", "/", headers={"Host": "evil.example"})
        with pytest.raises(http.client.RemoteDisconnected, match="without response"):
            client.getresponse()


@needs_nginx
def test_who_claims_other_addresses_is_one_client_all_the_same(proxy: Proxy) -> None:
    found = [proxy.ask("/api/v1/search?q=x", **{"X-Forwarded-For": f"198.51.100.{each}"}) for each in range(RATE + 1)]
    assert [status for status, _, _ in found] == [200] * RATE + [429]
    _, headers, body = found[-1]
    assert int(headers["Retry-After"]) > 0
    assert "Too many requests come from your address" in json.dumps(json.loads(body))


@needs_nginx
def test_a_report_comes_through_nginx_and_elsewhere_nothing_as_large(proxy: Proxy) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.xls"\r\n\r\n%s\r\n--x--\r\n'
    body, kind = part % (b"x" * 2_000_000), {"Content-Type": "multipart/form-data; boundary=x"}
    status, _, page = proxy.ask("/review?lang=en", body=body, **kind)
    assert (status, b"a.xls: this kind of file cannot be read" in page) == (400, True)
    status, _, problem = proxy.ask("/api/v1/review", body=body, **kind)
    assert (status, json.loads(problem)["code"]) == (415, "unsupported_media_type")
    assert [proxy.ask(path, body=body, **kind)[0] for path in ("/basket.csv", "/review/x/discard")] == [413, 413]


@needs_nginx
def test_readiness_is_told_to_this_machine(proxy: Proxy) -> None:
    status, _, body = proxy.ask("/readyz")
    assert (status, json.loads(body)["status"]) == (200, "ok")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    ours = (DEPLOY / "pmqa-search.service").read_text(encoding="utf-8")
    assert "/opt/pmqa-search/.venv/bin/pmqa serve " in ours
    here = tmp_path / "pmqa-search.service"  # with a program and a user that are there
    here.write_text(
        re.sub(
            r"(?m)^(User|Group)=.*\n", "", ours.replace("/opt/pmqa-search/.venv/bin/pmqa", shutil.which("true") or "")
        )
    )
    done = subprocess.run(["systemd-analyze", "verify", str(here)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def calls(text: str) -> list[list[str]]:
    """Each call of `pmqa serve` in a file: its words."""
    plain = re.sub(r'[",\[\]]+', " ", text)
    return [line.split() for line in re.findall(r"pmqa\s+serve\s.*", plain)]


@pytest.mark.parametrize("name", ["pmqa-search.service", "Containerfile"])
def test_the_files_call_the_program_by_options_that_it_has(name: str) -> None:
    (call,) = calls((DEPLOY / name).read_text(encoding="utf-8"))
    command = pmqa.get_command(click.Context(pmqa), "serve")
    assert command is not None
    known = {flag for parameter in command.params for flag in parameter.opts}
    assert {word for word in call if word.startswith("--")} <= known


@pytest.mark.parametrize("name", ["pmqa-search.service", "Containerfile"])
def test_the_files_set_variables_that_the_program_knows(name: str) -> None:
    found = dict(re.findall(r"(PMQA_[A-Z]+)=(\S+)", (DEPLOY / name).read_text(encoding="utf-8")))
    assert {"PMQA_HOME", "PMQA_MODELS"} <= set(found)
    assert str(Settings.from_env(found).home) == found["PMQA_HOME"]


def test_the_container_file_copies_what_is_there_and_runs_as_nobody_in_particular() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    known = {"FROM", "WORKDIR", "RUN", "COPY", "ENV", "USER", "VOLUME", "EXPOSE", "HEALTHCHECK", "CMD"}
    assert {words[0] for words in lines} <= known
    copied = [each for words in lines if words[0] == "COPY" and not words[1].startswith("--") for each in words[1:-1]]
    assert [each for each in copied if not (ROOT / each).exists()] == []
    assert {"corpus", "index", "search", "web", "command"} <= set(copied)
    assert [words[1] for words in lines if words[0] == "USER"] == ["pmqa"]
