"""The command that serves the pages."""

import errno
import socket

import click

from command.source import open_source
from corpus import PmqaError, Said
from index import count_cores
from search import Settings

BACKLOG = 1024
"""Connections that may wait to be accepted, as many as waitress itself lets wait."""


MOST_WORKERS = 8
"""Workers when nobody says how many: one for each core, but not more than this, for each takes about a gigabyte."""

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
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="จำนวนโปรเซสที่ตอบ ปกติเท่าจำนวนแกนประมวลผล / processes that answer, by default one for each core",
)
@click.pass_obj
def serve_command(settings: Settings, host: str, port: int, workers: int | None) -> None:
    """เปิดหน้าค้นและ JSON API / Serve the search pages and the JSON interface."""
    from command.serving import ABSENT, Supervisor, Work, make_loads, start_worker

    open_source(settings)  # what is wrong with the settings is said before anything is started
    count = workers or min(count_cores(), MOST_WORKERS)
    with open_socket(host, port) as listener:
        work = Work(listener=listener, settings=settings, loads=make_loads(count))
        click.echo(_LISTENING.filled(address=write_address(listener)).in_language(settings.language))
        Supervisor(
            lambda place: start_worker(work, place),
            count,
            lost=lambda place: work.loads.__setitem__(place, ABSENT),
            language=settings.language,
        ).run()


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
