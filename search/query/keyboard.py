"""Text typed with the keyboard set to the other language, typed anew."""

import re
from collections.abc import Callable

from corpus import THAI, keyboard_layout


def is_thai(letter: str) -> bool:
    """Whether `letter` is a letter or mark of Thai words."""
    return re.match(f"[{THAI}]", letter) is not None


def retype(text: str, stays: Callable[[str], bool]) -> str:
    """`text` with the keys under the other layout, US or Kedmanee (TIS 820-2538): from Thai when it holds any, else to
    Thai. stays: whether a word, parted by white space, was typed as it is meant."""
    thai = any(map(is_thai, text))
    keys = keyboard_layout()
    table = str.maketrans({printed: key for key, printed in keys.items()} if thai else dict(keys))
    return " ".join(token if stays(token) else token.translate(table) for token in text.split())
