"""A sheet of a PDF as a picture, a PNG without any marks. Runs in a process of its own."""

import struct
import zlib

from corpus.reading.pdf.pages import PdfFile
from corpus.reading.result import ReadFault

MAX_PIXELS = 8_000_000
"""Of a picture: a sheet of A4 that is 1,600 wide has 3.6 million."""

_GREY, _COLOURS = 0, 2  # kinds of PNG
_AS_IT_IS, _FROM_ABOVE = 0, 2  # how the rows of one are told: type as it is, photographs by what differs


def draw_page(content: bytes, sheet: int, width: int) -> bytes:
    """The sheet `sheet`, from 1, as a viewer shows it, `width` pixels wide, narrower where it would have more than
    MAX_PIXELS. Raises ReadFault, "undrawable" where there is no such sheet or it cannot be opened."""
    file = PdfFile(content)
    if not 1 <= sheet <= file.count:
        raise ReadFault("undrawable")
    return _to_png(*file.picture(sheet - 1, width, MAX_PIXELS))


def _to_png(pixels: bytes, wide: int, high: int) -> bytes:
    # pixels: red, green and blue of each, row by row.
    import numpy as np

    colours = np.frombuffer(pixels, dtype=np.uint8).reshape(high, wide, 3)
    grey = bool((colours[:, :, 0] == colours[:, :, 1]).all() and (colours[:, :, 0] == colours[:, :, 2]).all())
    shown = colours[:, :, 0] if grey else colours.reshape(high, 3 * wide)
    rows = np.full((high, 1 + shown.shape[1]), _AS_IT_IS if grey else _FROM_ABOVE, dtype=np.uint8)
    rows[:, 1:] = shown
    if not grey:
        rows[1:, 1:] -= shown[:-1]
    head = struct.pack(">IIBBBBB", wide, high, 8, _GREY if grey else _COLOURS, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes())), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, held) for kind, held in parts)


def _part(kind: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))
