"""Captions of pictures and tables, which are no part of the running text."""

import re

_CAPTION = re.compile(
    r"(?:(?:ภาพ|รูป|รูปภาพ|แผนภาพ|แผนภูมิ|แผนผัง|ตาราง)\s*ที่\s*[0-9๐-๙]|(?:Figure|Fig\.|Table)\s*[0-9])", re.IGNORECASE
)
_LONGEST = 200  # characters; a paragraph, which a text may hold in one line, may begin by naming a picture


def is_caption(text: str) -> bool:
    """Whether `text`, a line or a paragraph, is a caption: it begins with the number of a picture or table and is
    short."""
    words = text.strip()
    return len(words) <= _LONGEST and _CAPTION.match(words) is not None
