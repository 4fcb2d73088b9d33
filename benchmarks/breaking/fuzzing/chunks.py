"""A stretch of a target's inputs, examined in a process of its own by Hypothesis, which makes what fails small.

Inputs follow from the target's name and the number of the stretch. Limits are on processor time, so that a machine that
is busy finds the same.
"""

import base64
import faulthandler
import json
import os
import resource
import signal
import sys
import time
import traceback
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from benchmarks.breaking.fuzzing.targets import TARGETS, Target

MOST_MEMORY = 3 * 1024**3 // 2
"""Bytes of address space, of which the program itself has a third."""

_HUNG = 600  # seconds by the clock for so many inputs; what no signal of Python reaches is given up then
_WATCHED = 100


class OverBoundError(Exception):
    """An input takes more processor time than it may."""


class Examination:
    """Counts the inputs of one target, and keeps the slowest of them and the last that failed.

    trace: the file that holds the number of the input that is examined now and the input, for whoever finds this
    process dead. without: the numbers of inputs that are made but not examined.
    """

    def __init__(self, target: Target, trace: Path | None, without: Sequence[int]) -> None:
        self.target, self.count, self._without = target, 0, without
        self.slowest: tuple[float, Any] = (0.0, None)
        self.failed: Any = None
        self._trace = os.open(trace, os.O_CREAT | os.O_WRONLY | os.O_TRUNC) if trace else None

    def close(self) -> None:
        """Nothing is watched any longer: the process may go on for as long as it wants."""
        if self._trace is not None:
            faulthandler.cancel_dump_traceback_later()
            os.close(self._trace)

    def examine(self, value: Any) -> None:
        """Examine one input. Raises what the target raises, OverBoundError too."""
        if self._trace is not None and self.count % _WATCHED == 0:
            faulthandler.dump_traceback_later(_HUNG, exit=True)
        self.count += 1
        if self.count in self._without:
            return
        if self._trace is not None:
            os.ftruncate(self._trace, 0)
            os.pwrite(self._trace, f"{self.count} {told(value)}".encode(), 0)
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, self.target.seconds)
        try:
            self.target.examine(value)
        except BaseException:
            self.failed = value
            raise
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            took = time.process_time() - began
            if took > self.slowest[0]:
                self.slowest = (took, value)


def told(value: Any) -> str:
    """An input so that it can be had again: bytes in base64, all else as Python writes it."""
    return f"base64:{base64.b64encode(value).decode()}" if isinstance(value, bytes) else repr(value)


def run_chunk(
    name: str, number: int, times: int, trace: Path | None = None, without: Sequence[int] = ()
) -> dict[str, Any]:
    """What came of `times` inputs of the target `name`, those left out whose numbers, from 1, are in `without`: how
    many there were, in how many seconds of processor time, the slowest, and the failure that was met, made small; None
    when all is well."""
    target = TARGETS[name]
    examination = Examination(target, trace, without)
    phases = (Phase.generate, Phase.shrink)
    checks = list(HealthCheck)

    @seed(zlib.crc32(f"{name} {number}".encode()))
    @settings(max_examples=times, database=None, deadline=None, phases=phases, suppress_health_check=checks)
    @given(target.given)
    def examine_all(value: Any) -> None:
        examination.examine(value)

    signal.signal(signal.SIGPROF, _over_bound)
    began = time.process_time()
    failure = None
    try:
        examine_all()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as exc:  # whatever it is, it is what is looked for
        failure = {"input": told(examination.failed), "fault": _tell(exc)}
    finally:
        examination.close()
    seconds, value = examination.slowest
    return {
        "inputs": examination.count,
        "seconds": round(time.process_time() - began, 1),
        "slowest": [round(seconds, 3), told(value)[:300]],
        "failure": failure,
    }


def _tell(exc: BaseException) -> str:
    place = traceback.extract_tb(exc.__traceback__)[-1]
    return f"{type(exc).__name__}: {str(exc)[:200]} ({Path(place.filename).name}:{place.lineno})"


def _over_bound(*_: object) -> None:
    raise OverBoundError


def answer() -> None:
    """What the process of a stretch does: argv are the target's name, the stretch's number, how many inputs, the file
    that is to hold the input that is examined, and the numbers of inputs that are left out, as JSON."""
    name, number, times, trace, without = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    faulthandler.enable()
    print(json.dumps(run_chunk(name, int(number), int(times), Path(trace), json.loads(without))))
