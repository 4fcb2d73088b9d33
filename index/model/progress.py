"""How far long work is."""

from collections.abc import Callable
from enum import Enum


class Stage(Enum):
    """What is being done to make an index; each begins where the one before it is done, and counts from its own start.

    ENCODING: texts that get their vectors. WRITING: passages whose tokens are written. SENDING: passages that go to an
    index on other machines.
    """

    ENCODING = "encoding"
    WRITING = "writing"
    SENDING = "sending"


Count = Callable[[int, int], None]
"""Called with how many are done and how many there are; the first never falls, and is the second in the end."""

Progress = Callable[[int, int, Stage], None]
"""As `Count`, of each stage; one with nothing to do is left out."""
