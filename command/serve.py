"""The command that serves the pages."""

import errno
import socket
import threading

import click

from command.source import open_source
from corpus import PmqaError, Said, read_criteria
from search import EngineSource, IndexProblem, ModelError, Settings

BACKLOG = 1024
"""Connections that may wait to be accepted, as many as waitress itself lets wait."""


WARM_UP_QUERY = "PMQA"
"""Any query that can be asked."""


_LISTENING = Said("เปิดใช้งานแล้วที่ {address} (กด Ctrl+C เพื่อหยุด)", "Listening at {address} (Ctrl+C to stop)")
_PORT_TAKEN = Said(
    "{host}:{port} ถูกโปรแกรมอื่นใช้อยู่ กรุณาเลือกพอร์ตอื่นด้วย --port",
    "{host}:{port} is taken by another program; choose another port with --port.",
)
_CANNOT_LISTEN = Said(
    "เปิดรับที่ {host}:{port} ไม่ได้ ({reason}) กรุณาตรวจค่า --host และ --port",
    "Cannot listen at {host}:{port} ({reason}); check --host and --port.",
)


class ServeProblem(PmqaError):
    """The address is taken, forbidden or not of this machine."""


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="ที่อยู่ที่เปิดรับ / address to listen at")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="พอร์ต 0 คือพอร์ตว่างใดก็ได้ / port, 0 for any free one",
)
@click.pass_obj
def serve_command(settings: Settings, host: str, port: int) -> None:
    """เปิดหน้าค้นและ JSON API / Serve the search pages and the JSON interface."""
    import waitress

    from web import create_app  # with Flask a third of a second to import; the other commands must not wait for it

    source = open_source(settings)
    with open_socket(host, port) as listener:
        app = create_app(source, settings, read_criteria())
        server = waitress.create_server(app, sockets=[listener], ident=None)
        click.echo(_LISTENING.filled(address=write_address(listener)).in_language(settings.language))
        threading.Thread(target=warm_up, args=(source, settings.language), daemon=True).start()
        server.run()


def warm_up(source: EngineSource, language: str) -> None:
    """Ask a first query, so that index and model are loaded while the first reader still types; say what hinders it."""
    try:
        source.current().search(WARM_UP_QUERY, limit=1)
    except (IndexProblem, ModelError) as problem:
        click.echo(problem.sentence(language), err=True)


def open_socket(host: str, port: int) -> socket.socket:
    """A socket that listens at `host` and `port`. Raises ServeProblem."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as exc:
        problem = _PORT_TAKEN if exc.errno == errno.EADDRINUSE else _CANNOT_LISTEN
        raise ServeProblem(problem.filled(host=host, port=str(port), reason=exc.strerror or str(exc))) from exc


def write_address(listener: socket.socket) -> str:
    """The address to type into a browser, with the port that was really taken."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
