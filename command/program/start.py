"""The first thing that is done: Ctrl+C in the first second of a command, while it is imported, is no traceback."""

import sys

from command.signals import Ended, end_in_order


def main() -> None:
    """The command `pmqa`."""
    end_in_order()
    try:
        from command.cli import main as run
    except Ended as ended:
        sys.exit(ended.code)
    run()
