"""Where the program begins."""

from command.program.start import main

__all__ = ["main"]
