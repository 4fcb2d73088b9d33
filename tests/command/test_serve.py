"""The command: its address, a taken port, a server without an index."""

import json
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from command.cli import pmqa
from command.serve import ServeProblem, open_metrics, open_socket, settle, write_address
from search import Serving, Settings
from tests.support.program import environment as environment_of


def test_any_free_port_is_taken_for_zero_and_its_address_written() -> None:
    with open_socket("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        assert port > 0
        assert write_address(listener) == f"http://127.0.0.1:{port}"


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_an_ipv6_address_is_written_in_brackets() -> None:
    try:
        listener = open_socket("::1", 0)
    except ServeProblem:
        pytest.skip("this machine has no IPv6 loopback")
    with listener:
        assert write_address(listener) == f"http://[::1]:{listener.getsockname()[1]}"


def test_a_taken_port_is_one_sentence_with_the_way_out() -> None:
    with open_socket("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(ServeProblem, match=rf"127.0.0.1:{port} is taken by another program; .* --port") as caught:
            open_socket("127.0.0.1", port)
    assert caught.value.sentence("th").startswith(f"127.0.0.1:{port} ถูกโปรแกรมอื่นใช้อยู่")


def test_an_address_of_another_machine_cannot_be_listened_at() -> None:
    with pytest.raises(ServeProblem, match=r"Cannot listen at 192\.0\.2\.1:0 \(.+\); check --host and --port"):
        open_socket("192.0.2.1", 0)


def test_the_command_refuses_a_taken_port(tmp_path: Path) -> None:
    with open_socket("127.0.0.1", 0) as listener:
        arguments = ["serve", "--port", str(listener.getsockname()[1])]
        result = CliRunner(env={"PMQA_HOME": str(tmp_path)}).invoke(pmqa, arguments)
    assert isinstance(result.exception, ServeProblem)
    assert result.output == ""


def test_the_command_refuses_a_port_that_cannot_be() -> None:
    result = CliRunner().invoke(pmqa, ["serve", "--port", "70000"])
    assert result.exit_code == 2
    assert "70000 is not in the range 0<=x<=65535" in result.output


# who may reach it


def settled(
    host: str, *, public: bool = False, proxies: int | None = None, judging: bool = False, **serving: Any
) -> Serving:
    settings = Settings(home=Path("unused"), serving=Serving(**serving))
    return settle(settings, host, public=public, proxies=proxies, judging=judging).serving


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.5", "192.0.2.1", "2001:db8::1"])
def test_an_address_that_others_reach_is_refused_with_what_a_proxy_must_do(host: str) -> None:
    with pytest.raises(ServeProblem, match=f"^{re.escape(host)} is open to other machines; .* add --public") as caught:
        settled(host, hosts=("pmqa.example",))
    for language in ("th", "en"):
        said = caught.value.sentence(language)
        assert all(word in said for word in ("--public", "TLS", "Host", "X-Forwarded-For", "docs/deploy.md"))


def test_the_command_refuses_it_before_it_listens(tmp_path: Path) -> None:
    result = CliRunner(env={"PMQA_HOME": str(tmp_path)}).invoke(pmqa, ["serve", "--host", "0.0.0.0", "--port", "0"])
    assert isinstance(result.exception, ServeProblem)
    assert result.output == ""


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_this_machine_needs_no_leave(host: str) -> None:
    assert settled(host).hosts == ({"localhost": "127.0.0.1"}.get(host, host),)


def test_a_public_address_is_one_of_the_servers_names() -> None:
    assert settled("10.0.0.5", public=True, hosts=("pmqa.example",)).hosts == ("pmqa.example", "10.0.0.5")


def test_all_addresses_together_need_a_name() -> None:
    with pytest.raises(ServeProblem, match=r"give the names of the site in PMQA_HOSTS, such as"):
        settled("0.0.0.0", public=True)
    assert settled("::", public=True, hosts=("pmqa.example",)).hosts == ("pmqa.example",)


@pytest.mark.parametrize("host", ["pmqa.example.go.th", "", "localhost:80"])
def test_a_name_is_no_address_to_listen_at(host: str) -> None:
    with pytest.raises(ServeProblem, match=r"wanted an IP address such as 127\.0\.0\.1; .* PMQA_HOSTS"):
        settled(host)


def test_the_option_says_the_number_of_proxies_else_the_setting() -> None:
    assert settled("127.0.0.1", proxies=2).proxies == 2
    assert settled("127.0.0.1").proxies == 0
    set_before = Settings(home=Path("unused"), serving=Serving(proxies=1))
    assert settle(set_before, "127.0.0.1", public=False, proxies=None).serving.proxies == 1
    assert settle(set_before, "127.0.0.1", public=False, proxies=0).serving.proxies == 0


# judging


def test_judging_is_switched_on_for_this_machine_alone() -> None:
    assert not settled("127.0.0.1").judging
    assert settled("127.0.0.1", judging=True).judging
    assert settled("::1", judging=True, hosts=("localhost",)).judging


@pytest.mark.parametrize(
    ("host", "given"),
    [
        ("10.0.0.5", {"public": True}),
        ("127.0.0.1", {"public": True}),
        ("0.0.0.0", {"hosts": ("pmqa.example",)}),
        ("127.0.0.1", {"hosts": ("pmqa.example",)}),
        ("127.0.0.1", {"proxies": 1}),
    ],
)
def test_judging_is_refused_where_others_may_ask(host: str, given: dict[str, Any]) -> None:
    with pytest.raises(
        ServeProblem, match=r"^--judging is for this machine alone; listen at 127\.0\.0\.1 without"
    ) as caught:
        settled(host, judging=True, **given)
    assert caught.value.sentence("th").startswith("--judging ใช้ได้เฉพาะบนเครื่องนี้ กรุณา")


def test_the_command_refuses_judging_in_public_before_it_listens(tmp_path: Path) -> None:
    result = CliRunner(env={"PMQA_HOME": str(tmp_path)}).invoke(pmqa, ["serve", "--judging", "--public", "--port", "0"])
    assert isinstance(result.exception, ServeProblem)
    assert result.output == ""


def test_a_taken_port_for_metrics_is_one_sentence_with_the_way_out() -> None:
    with open_socket("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with (
            pytest.raises(ServeProblem, match=rf"Cannot open port {port} for metrics .* --metrics-port"),
            open_metrics(port),
        ):
            pass


def test_a_server_without_an_index_says_its_address_and_answers_503(tmp_path: Path) -> None:
    environment = {**environment_of(tmp_path), "PMQA_LANGUAGE": "en", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", "from command.cli import main; main()", "serve", "--port", "0"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as server:
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            assert line.startswith("Listening at http://127.0.0.1:")
            with pytest.raises(urllib.error.HTTPError, match="503") as caught:
                urllib.request.urlopen(line.split()[2] + "/readyz", timeout=30)
            with caught.value as answer:
                assert json.load(answer)["status"] == "unavailable"
                assert "Server" not in answer.headers
        finally:
            server.terminate()
