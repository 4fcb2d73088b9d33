"""What a process that reads may take, set by itself; where the system cannot limit one, its asker ends it in time."""

import contextlib
import os
import signal
import sys
import threading
import time

_PARENT_DIED = 1  # PR_SET_PDEATHSIG of prctl(2)
_WATCHED = 0.5  # seconds between two looks for the parent, where the system does not tell of its end


def limit_memory(size: int) -> None:
    """Allow this process `size` bytes of address space."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def limit_time(seconds: int) -> None:
    """Allow this process so many seconds of processor time."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def leave_signals() -> None:
    """Have this process go on when a terminal or the system tells all of them to end: who asked it says when it ends,
    and would else tell of a document that it is damaged."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def die_with(parent: int) -> None:
    """Have this process end with the process `parent`, which has just started it: nobody else would end it. To be
    called by the first thread. The thread that started it must wait for it, as Linux counts its end as the parent's."""
    if sys.platform == "linux":
        with contextlib.suppress(ImportError, OSError, AttributeError):
            import ctypes

            ctypes.CDLL(None).prctl(_PARENT_DIED, int(signal.SIGKILL), 0, 0, 0)
    elif os.name == "posix":
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.name == "posix" and os.getppid() != parent:
        sys.exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_WATCHED)
    os._exit(1)
