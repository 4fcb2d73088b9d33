"""One of the processes that answer at one listening socket.

Started afresh and not forked, the same on every system: numerical libraries read how many threads they may have when
they are loaded, and none of them promises to live on in a fork.
"""

import multiprocessing
import os
import signal
import socket
import sys
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Any

import click

from command.serving.desks import Desks, PipedDesk
from command.serving.loads import Loads
from command.source import open_source
from corpus import read_criteria
from index import count_cores, end_with_parent, signals_held
from search import EngineSource, IndexProblem, ModelError, Settings

WARM_UP_QUERY = "PMQA"
"""Any query that can be asked."""

KEPT_ANSWERS = 256
"""Answers that each worker keeps: what a few dozen readers come back to. One takes some 20 kB."""

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")
"""What onnxruntime (index/model/graph.py), faiss, NumPy's BLAS and the tokenizer read when they are loaded."""

_ARENAS = "MALLOC_ARENA_MAX"
"""What the C library of Linux reads. It gives each of many threads a heap of its own, which keeps what was once needed:
300 MB in a worker of which one thread works at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What all workers of a server have in common. counted: whether they count requests for Prometheus."""

    listener: socket.socket
    settings: Settings
    loads: Loads
    counted: bool = False


def start_worker(work: Work, place: int, desks: Desks) -> BaseProcess:
    """A started process that answers at the listener of `work`, and keeps what reviews come to at `desks`. It ends on
    SIGTERM, when it has answered what it has taken, and when this process is no more."""
    bound_libraries(len(work.loads))
    with desks.connect() as pipe, signals_held():
        worker = multiprocessing.get_context("spawn").Process(target=run_worker, args=(work, place, pipe), daemon=True)
        worker.start()
    return worker


def bound_libraries(workers: int) -> None:
    """Let the libraries of processes that are started from now on share cores and memory, unless the environment says
    otherwise: threads that wait for a core cost more than they bring."""
    for name in _THREADS:
        os.environ.setdefault(name, str(max(1, count_cores() // workers)))
    os.environ.setdefault(_ARENAS, "1")


def run_worker(work: Work, place: int, pipe: "Connection[Any, Any]") -> None:
    """Answer until SIGTERM. pipe: to what reviews have come to."""
    end_with_parent()
    signal.signal(signal.SIGTERM, _leave)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    else:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    from command.serving.server import make_server
    from web import Meter, create_app, start_logging

    settings = work.settings
    start_logging(settings.serving, sys.stderr)
    quiet = place > 0  # all would say the same
    source = open_source(settings, quiet=quiet, answers=KEPT_ANSWERS)
    meter = Meter() if work.counted else None
    app = create_app(source, settings, read_criteria(), meter=meter, desk=PipedDesk(pipe))
    server = make_server(app, work.listener, work.loads, place, proxies=settings.serving.proxies)
    threading.Thread(target=warm_up, args=(source, settings.language, quiet), daemon=True).start()
    server.run()


def warm_up(source: EngineSource, language: str, quiet: bool = False) -> None:
    """Ask a first query, so that index and model are loaded while the first reader still types, and collect the names
    that complete what is typed; say what hinders it, unless `quiet`."""
    try:
        source.current().search(WARM_UP_QUERY, limit=1)
        source.current().complete(WARM_UP_QUERY, limit=1)
    except (IndexProblem, ModelError) as problem:
        if not quiet:
            click.echo(problem.sentence(language), err=True)


def _leave(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # the system may say it to all, and the supervisor once more
    sys.exit(0)
