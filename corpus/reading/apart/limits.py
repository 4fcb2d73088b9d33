"""What a process that reads may take, set by itself; where the system cannot limit one, its asker ends it in time."""

import contextlib
import os
import sys

_PARENT_DIED = 1  # PR_SET_PDEATHSIG of prctl(2)


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


def die_with(parent: int) -> None:
    """Have this process end with the process `parent`, which asked for it: nobody else would end it."""
    if sys.platform == "linux":
        with contextlib.suppress(ImportError, OSError, AttributeError):
            import ctypes
            import signal

            ctypes.CDLL(None).prctl(_PARENT_DIED, int(signal.SIGKILL), 0, 0, 0)
        if os.getppid() != parent:
            sys.exit(1)
