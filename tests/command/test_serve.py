"""The command: its address, a taken port, a server without an index."""

import json
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from command.cli import pmqa
from command.serve import ServeProblem, open_socket, write_address
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
                urllib.request.urlopen(line.split()[2] + "/healthz", timeout=30)
            with caught.value as answer:
                assert json.load(answer)["status"] == "unavailable"
                assert "Server" not in answer.headers
        finally:
            server.terminate()
