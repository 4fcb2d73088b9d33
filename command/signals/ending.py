"""A signal ends a command in order: what it has begun is taken back, its processes end, and it says one line."""

import atexit
import os
import signal
import sys
import threading
import time
from types import FrameType
from typing import Any

PATIENCE = 10.0
"""Seconds for which further signals change nothing: who is impatient presses Ctrl+C twice. Then one ends the program at
once, and what it leaves the next command takes away."""

_SHORTLY = 0.01  # seconds, after which a signal comes again that was dropped
_HEARD = ("SIGINT", "SIGTERM", "SIGHUP")

_all_is_done = threading.Event()


class Ended(SystemExit):
    """The signal of this number has come. code: for the shell, 128 and the number."""

    code: int

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)
        self.number = number


def end_in_order() -> None:
    """Let the signals of this process raise Ended in its main thread, once; those that are ignored, as nohup has it,
    stay so. Where somebody else has said what signals do, as who calls the command from a program, he is left to it."""
    if threading.current_thread() is not threading.main_thread():
        return
    _all_is_done.clear()
    first: list[float] = []

    def end(number: int, frame: FrameType | None) -> None:
        if not first:
            first.append(time.monotonic())
            if not _all_is_done.is_set():
                raise Ended(number)
        elif time.monotonic() - first[0] > PATIENCE:
            os._exit(128 + number)

    def tell(unraisable: Any) -> None:
        # What is raised while an object is taken away, as some are amid an import, Python drops.
        if not isinstance(unraisable.exc_value, Ended):
            told_before(unraisable)
            return
        first.clear()
        threading.Timer(_SHORTLY, _send, [unraisable.exc_value.number]).start()

    told_before = sys.unraisablehook
    for number in (getattr(signal, name) for name in _HEARD if hasattr(signal, name)):
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, end)
            sys.unraisablehook = tell
            # At its end Python takes away every handler but this one: a signal would end a command that has done all.
            atexit.register(signal.signal, number, signal.SIG_IGN)


def _send(number: int) -> None:
    # To the main thread, so that what it waits for is broken off.
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident or 0, number)
    else:  # Windows
        signal.raise_signal(number)


def say_done() -> None:
    """The command has done all and told so: from now on a first signal changes nothing."""
    _all_is_done.set()
