"""The `pmqa` commands that set texts beside the library: review, shared; and how all say where a passage stands."""

from command.reports.places import say_lines, say_page

__all__ = ["say_lines", "say_page"]
