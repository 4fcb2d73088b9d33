"""A sequence whose values are read when they are looked at."""

from collections.abc import Callable, Sequence
from operator import eq
from typing import TypeVar, overload

Value = TypeVar("Value")


class Lazy(Sequence[Value]):
    """`length` values, of which `read` gives each by its place, each time it is asked for."""

    def __init__(self, length: int, read: Callable[[int], Value]) -> None:
        self._length, self._read = length, read

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> Value: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Value]: ...

    def __getitem__(self, place: int | slice) -> Value | Sequence[Value]:
        if isinstance(place, slice):
            return [self._read(each) for each in range(self._length)[place]]
        return self._read(range(self._length)[place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(other) == len(self) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]
