"""Where two pieces of text that stand apart meet."""

import re

_ENDS = re.compile(r"[0-9A-Za-z๐-๙]")


def join_pieces(left: str, right: str) -> str:
    """Both as one text, a space between them only where they would make another number or Latin word."""
    return f"{left} {right}" if _ENDS.match(left[-1:]) and _ENDS.match(right[:1]) else left + right
