"""Where the program begins: signals first, before anything that takes time is imported. Until Ended is raised by a
signal, Ctrl+C in the first second of a command is a traceback."""

import sys

from command.signals.ending import Ended, end_in_order


def main() -> None:
    """The command `pmqa`."""
    end_in_order()
    try:
        from command.cli import main as run
    except Ended as ended:
        sys.exit(ended.code)
    run()
