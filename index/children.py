"""Processes that this one starts: none outlives it, and what a terminal tells all of them is told to this one alone."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_HELD = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def signals_held() -> Iterator[None]:
    """Start a process of `multiprocessing` within: Ctrl+C, SIGTERM and SIGHUP do not end it, now or later. One that
    comes meanwhile to this process is delivered afterwards.

    A terminal sends them to all processes. This one says when its children end, in order, and none of them with a
    traceback; a child that is to be ended by a signal lets it through again.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # which lets them through again when it is started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {getattr(signal, name) for name in _HELD})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_with_parent() -> None:
    """Have this process, which `multiprocessing` has started, end at once when the one that started it is no more,
    however that ended. Whom this one has started learns it in the same manner."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os._exit(1)
