"""What reviews have come to, by token: in memory, bounded, and gone after a time."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from corpus import Said
from web.desk.states import Failed, Finished, Running, State

LIFETIME = 30 * 60.0
"""Seconds for which a review is kept after somebody last looked at it, or the last that happened to it."""

MOST_REVIEWS = 200
"""Reviews kept at a time; when there are more, new ones are refused and none is thrown away before its time."""

MOST_BYTES = 256 * 1024 * 1024
"""Of all that are kept. One of a report of 100 pages has some 100 kB."""

_LOST = Said(
    "การตรวจรายงานนี้หยุดกลางคันเพราะเซิร์ฟเวอร์ขัดข้อง กรุณาส่งรายงานอีกครั้ง",
    "The review broke off because part of the server did; send the report again.",
)
_NO_ROOM = Said(
    "ผลตรวจของรายงานนี้ใหญ่เกินกว่าที่เก็บได้ในขณะนี้ กรุณาลองใหม่ภายหลังหรือแบ่งรายงานแล้วส่งทีละส่วน",
    "What was found is more than there is room for at the moment; try again later, or send the report in parts.",
)


class Desk(Protocol):
    """Keeps states by token. Whoever has the token may see what it stands for, and nobody else can guess it."""

    def open(self, token: str, state: Running) -> bool:
        """Begin to keep a review; False when there is no room for another."""
        ...

    def put(self, token: str, state: State) -> bool:
        """What a review has come to now; False when nobody wants it any more."""
        ...

    def find(self, token: str) -> State | None:
        """What a review has come to, which keeps it for its time anew; None when it is gone, or never was."""
        ...

    def drop(self, token: str) -> None:
        """Keep a review no longer."""
        ...


@dataclass(slots=True)
class _Entry:
    state: State
    until: float


class MemoryDesk:
    """A Desk in the memory of this process; safe for several threads. clock: seconds that only grow."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        lifetime: float = LIFETIME,
        most: int = MOST_REVIEWS,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._clock, self._lifetime = clock, lifetime
        self._most, self._most_bytes = most, most_bytes
        self._entries: dict[str, _Entry] = {}
        self._lock = threading.Lock()

    def open(self, token: str, state: Running) -> bool:
        """As of Desk."""
        with self._lock:
            self._clear()
            if len(self._entries) >= self._most:
                return False
            self._entries[token] = _Entry(state, self._clock() + self._lifetime)
            return True

    def put(self, token: str, state: State) -> bool:
        """As of Desk; a review that is larger than the room that is left has failed."""
        with self._lock:
            self._clear()
            if token not in self._entries:
                return False
            if isinstance(state, Finished) and self._bytes() + len(state.content) > self._most_bytes:
                state = Failed(asked=state.asked, said=_NO_ROOM)
            self._entries[token] = _Entry(state, self._clock() + self._lifetime)
            return True

    def find(self, token: str) -> State | None:
        """As of Desk."""
        with self._lock:
            self._clear()
            entry = self._entries.get(token)
            if entry is None:
                return None
            entry.until = self._clock() + self._lifetime
            return entry.state

    def drop(self, token: str) -> None:
        """As of Desk."""
        with self._lock:
            self._entries.pop(token, None)

    def abandon(self, token: str) -> None:
        """Say of a review that nobody works on it any more, if it is not done."""
        with self._lock:
            entry = self._entries.get(token)
            if entry is not None and isinstance(entry.state, Running):
                entry.state = Failed(asked=entry.state.asked, said=_LOST)

    def _clear(self) -> None:
        now = self._clock()
        for token in [token for token, entry in self._entries.items() if entry.until <= now]:
            del self._entries[token]

    def _bytes(self) -> int:
        return sum(len(entry.state.content) for entry in self._entries.values() if isinstance(entry.state, Finished))
