"""What ends the program from outside: Ctrl+C, SIGTERM, the end of the terminal."""

from command.signals.ending import Ended, end_in_order, say_done

__all__ = ["Ended", "end_in_order", "say_done"]
