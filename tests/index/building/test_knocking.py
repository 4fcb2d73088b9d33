"""An address where no Ray is, is told soon and by its name."""

import socket
import threading

import pytest

from index import ClusterError
from index.building.spreading import knocking
from index.building.spreading.knocking import knock


def answering(answer: bytes | None) -> str:
    """The address of a server that says `answer` to one guest; nothing for None."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        link, _ = server.accept()
        with server, link:
            if answer is not None:
                link.sendall(answer)
            link.recv(1000)
            if answer is None:
                link.recv(1000)

    threading.Thread(target=serve, daemon=True).start()
    return f"127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize("answer", [bytes([0, 0, 0, 4, 0, 0, 0, 0, 0]), b"\x15\x03\x01\x00\x02\x02\x46\x00\x00"])
def test_a_server_of_http_2_or_tls_may_be_ray(answer: bytes) -> None:
    knock(answering(answer))


@pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"220 mail.example ESMTP\r\n"])
def test_another_server_is_no_ray(answer: bytes) -> None:
    address = answering(answer)
    with pytest.raises(ClusterError, match=rf"^Ray at {address} could not be started or reached \(no Ray there\)"):
        knock(address)


def test_who_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knocking, "PATIENCE", 0.2)
    with pytest.raises(ClusterError, match=r"\(timed out\); nothing was changed"):
        knock(answering(None))


def test_a_machine_or_port_that_is_not_there_is_told() -> None:
    with pytest.raises(ClusterError, match="could not be started or reached"):
        knock("no-such-machine.invalid:6379")
    with pytest.raises(ClusterError, match=r"\(Connection refused\)"):
        knock("127.0.0.1:1")
