"""The command that serves the pages."""

import errno
import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

import click

from command.source import open_source
from corpus import PmqaError, Said
from index import count_cores
from search import MOST_PROXIES, Settings

if TYPE_CHECKING:
    from command.serving import Metrics

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
_NO_ADDRESS = Said(
    "--host เป็น {host} ต้องเป็นที่อยู่ IP เช่น 127.0.0.1 ส่วนชื่อเว็บให้ใส่ใน PMQA_HOSTS",
    "--host is {host}, wanted an IP address such as 127.0.0.1; the names of the site go into PMQA_HOSTS.",
)
_NOT_PUBLIC = Said(
    "{host} เปิดให้เครื่องอื่นเข้าถึงได้ หากต้องการเช่นนั้นให้เพิ่ม --public และวางพร็อกซีไว้หน้าโปรแกรม ซึ่งทำ TLS "
    "ส่ง Host ตามที่ผู้ใช้เรียก เขียน X-Forwarded-For และจำกัดจำนวนการเชื่อมต่อ (ดู docs/deploy.md)",
    "{host} is open to other machines; if that is wanted add --public, and put a proxy in front that speaks TLS, hands "
    "on Host as it was asked, writes X-Forwarded-For and limits connections (see docs/deploy.md).",
)
_NAMELESS = Said(
    "{host} คือทุกที่อยู่ของเครื่องนี้ กรุณาระบุชื่อเว็บใน PMQA_HOSTS เช่น PMQA_HOSTS=pmqa.example.go.th คำขอภายใต้ชื่ออื่นจะถูกปฏิเสธ",
    "{host} stands for every address of this machine; give the names of the site in PMQA_HOSTS, such as "
    "PMQA_HOSTS=pmqa.example.go.th: requests under other names are refused.",
)
_JUDGING_IS_LOCAL = Said(
    "--judging ใช้ได้เฉพาะบนเครื่องนี้ กรุณาเปิดที่ 127.0.0.1 โดยไม่มี --public ไม่มีพร็อกซี และไม่ตั้ง PMQA_HOSTS",
    "--judging is for this machine alone; listen at 127.0.0.1 without --public, proxies and PMQA_HOSTS.",
)
_PROXY = Said(
    "เครื่องอื่นเข้าถึงได้ โปรแกรมนี้คาดว่ามีพร็อกซีอยู่หน้า ซึ่งทำ TLS ส่ง Host ตามที่ผู้ใช้เรียก (ชื่อใน PMQA_HOSTS) "
    "เขียน X-Forwarded-For และ X-Forwarded-Proto ใหม่ (บอกจำนวนพร็อกซีด้วย --proxies) "
    "และจำกัดจำนวนการเชื่อมต่อ ดู docs/deploy.md",
    "Other machines can connect. A proxy is expected in front that speaks TLS, hands on Host as it was asked (one of "
    "PMQA_HOSTS), writes X-Forwarded-For and X-Forwarded-Proto anew (say how many proxies by --proxies) and limits "
    "connections; see docs/deploy.md.",
)
_COUNTED = Said(
    "ตัวเลขสำหรับ Prometheus อยู่ที่ http://127.0.0.1:{port}/metrics",
    "Metrics for Prometheus are at http://127.0.0.1:{port}/metrics",
)
_METRICS_TAKEN = Said(
    "เปิดพอร์ต {port} สำหรับ Prometheus ไม่ได้ ({reason}) กรุณาเลือกพอร์ตอื่นด้วย --metrics-port",
    "Cannot open port {port} for metrics ({reason}); choose another with --metrics-port.",
)


class ServeProblem(PmqaError):
    """The address is taken, forbidden, not of this machine, or open to others without that being said."""


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
@click.option(
    "--public",
    is_flag=True,
    help="ยอมเปิดรับจากเครื่องอื่น โดยมีพร็อกซี TLS อยู่หน้า / let other machines connect, behind a proxy with TLS",
)
@click.option(
    "--proxies",
    type=click.IntRange(0, MOST_PROXIES),
    help="จำนวนพร็อกซีที่อยู่หน้า แทน PMQA_PROXIES / proxies in front, in place of PMQA_PROXIES",
)
@click.option(
    "--metrics-port",
    type=click.IntRange(0, 65535),
    help="พอร์ตของตัวเลขสำหรับ Prometheus ที่ 127.0.0.1 / port of metrics for Prometheus at 127.0.0.1",
)
@click.option(
    "--judging",
    is_flag=True,
    help="ให้คะแนนผลค้นได้ เฉพาะบนเครื่องนี้ / hits can be marked, on this machine alone",
)
@click.pass_obj
def serve_command(
    settings: Settings,
    host: str,
    port: int,
    workers: int | None,
    public: bool,
    proxies: int | None,
    metrics_port: int | None,
    judging: bool,
) -> None:
    """เปิดหน้าค้นและ JSON API / Serve the search pages and the JSON interface."""
    settings = settle(settings, host, public=public, proxies=proxies, judging=judging)
    open_source(settings)  # what is wrong with the settings is said before anything is started
    count = workers or min(count_cores(), MOST_WORKERS)
    with open_socket(host, port) as listener, open_metrics(metrics_port) as metrics:
        said = _LISTENING.filled(address=write_address(listener))
        click.echo(said.in_language(settings.language))
        if public:
            click.echo(_PROXY.in_language(settings.language), err=True)
        if metrics is not None:
            click.echo(_COUNTED.filled(port=str(metrics.port)).in_language(settings.language), err=True)
        run_workers(listener, settings, count, metrics)


def settle(settings: Settings, host: str, *, public: bool, proxies: int | None, judging: bool = False) -> Settings:
    """`settings` for a server that listens at `host`, which is then one of its names. Raises ServeProblem for an
    address that other machines reach unless `public`, and for one that stands for all addresses without names; and for
    `judging` where anybody may ask who does not use this machine."""
    serving = settings.serving
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        raise ServeProblem(_NO_ADDRESS.filled(host=host)) from None
    count = serving.proxies if proxies is None else proxies
    if judging and (public or not address.is_loopback or replace(serving, proxies=count).is_public):
        raise ServeProblem(_JUDGING_IS_LOCAL)
    if not address.is_loopback and not public:
        raise ServeProblem(_NOT_PUBLIC.filled(host=host))
    if address.is_unspecified and not serving.hosts:
        raise ServeProblem(_NAMELESS.filled(host=host))
    own = () if address.is_unspecified else (str(address),)
    return replace(
        settings,
        serving=replace(
            serving,
            hosts=tuple(dict.fromkeys((*serving.hosts, *own))),
            proxies=count,
            judging=judging,
        ),
    )


def run_workers(listener: socket.socket, settings: Settings, count: int, metrics: "Metrics | None") -> None:
    """Let `count` workers answer at `listener` until a signal ends them."""
    from command.serving import ABSENT, Desks, Supervisor, Work, make_loads, start_worker

    work = Work(listener=listener, settings=settings, loads=make_loads(count), counted=metrics is not None)
    desks = Desks()

    def start(place: int) -> BaseProcess:
        worker = start_worker(work, place, desks)
        if metrics is not None:
            metrics.started(place, worker.pid)
        return worker

    def lost(place: int) -> None:
        work.loads[place] = ABSENT
        if metrics is not None:
            metrics.lost(place)

    Supervisor(start, count, lost=lost, language=settings.language).run()


@contextmanager
def open_metrics(port: int | None) -> Iterator["Metrics | None"]:
    """The counts at `port`, None without one. Raises ServeProblem."""
    if port is None:
        yield None
        return
    from command.serving import Metrics

    try:
        metrics = Metrics(port)
    except OSError as exc:
        raise ServeProblem(_METRICS_TAKEN.filled(port=str(port), reason=exc.strerror or str(exc))) from exc
    with metrics:
        yield metrics


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
