"""Pictures of sheets as arrays: their ink, and what boxes cover of it."""

import struct
import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from corpus import BOX_UNITS, Box

_INK = 128
"""Of 255: what is darker is ink."""


def read_png(content: bytes) -> NDArray[np.uint8]:
    """The pixels of a PNG as `draw_sheet` makes it, (high, wide, 3); rows told as they are, or from the one above."""
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high, depth, kind = struct.unpack(">IIBB", content[16:26])
    assert (depth, kind in (0, 2)) == (8, True)
    place, packed = 8, b""
    while place < len(content):
        length, name = struct.unpack(">I4s", content[place : place + 8])
        packed += content[place + 8 : place + 8 + length] if name == b"IDAT" else b""
        place += 12 + length
    rows = np.frombuffer(zlib.decompress(packed), dtype=np.uint8).reshape(high, -1)
    assert set(rows[:, 0]) <= {0, 2}
    shown = rows[:, 1:].copy()
    for row in np.flatnonzero(rows[:, 0] == 2):
        shown[row] += shown[row - 1] if row else 0
    return np.repeat(shown[:, :, None], 3, axis=2) if kind == 0 else shown.reshape(high, wide, 3)


def ink_of(content: bytes) -> NDArray[np.bool_]:
    """Where a PNG is dark, (high, wide)."""
    dark: NDArray[np.bool_] = read_png(content).min(axis=2) < _INK
    return dark


def covered(shape: tuple[int, ...], boxes: Iterable[Box], sheet: int = 1) -> NDArray[np.bool_]:
    """What `boxes` cover of a picture of `sheet` of this shape, (high, wide)."""
    high, wide = shape[:2]
    held = np.zeros((high, wide), dtype=np.bool_)
    for at, left, top, right, bottom in boxes:
        if at == sheet:
            rows = slice(top * high // BOX_UNITS, -(-bottom * high // BOX_UNITS))
            held[rows, left * wide // BOX_UNITS : -(-right * wide // BOX_UNITS)] = True
    return held
