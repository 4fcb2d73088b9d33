"""The words of one line of a page as they come together."""

from collections.abc import Callable
from typing import Any

from corpus.reading.web.names import tag
from corpus.reading.words import PARTING, after_small, shown


class LineText:
    """What stands on the line so far; true when there is something, be it white space. has_words: whether a reader sees
    something of it."""

    def __init__(self) -> None:
        self.has_words = False
        self._pieces: list[str] = []
        self._small = False  # whether the last words were raised or lowered

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def __str__(self) -> str:
        return "".join(self._pieces)

    def add(self, text: str) -> None:
        """Words that follow on the line."""
        if text:
            self.has_words = self.has_words or bool(shown(text))
            self._pieces.append(after_small(self._tail(), text) if self._small else text)
            self._small = False

    def add_small(self, form: Callable[[str, str], str], text: str) -> None:
        """Words that stand raised or lowered, as `form` writes them."""
        if text:
            self.has_words = self.has_words or bool(shown(text))
            self._pieces.append(form(self._tail(), text))
            self._small = True

    def part(self) -> None:
        """From here on another number begins."""
        if self._pieces:
            self._pieces.append(PARTING)

    def take(self) -> str:
        """All of it; the next line begins."""
        text = str(self)
        self.has_words, self._pieces, self._small = False, [], False
        return text

    def _tail(self) -> str:
        tail = ""
        for piece in reversed(self._pieces):
            tail = piece.replace(PARTING, "")[-2:] + tail
            if len(tail) > 1:
                break
        return tail[-2:]


def drawn_text(drawing: Any) -> str:
    """The words in a drawing of SVG; those that are placed on their own stand apart."""
    texts = (_placed_text(each) for each in drawing.iter("{*}text"))
    return "".join(f" {text} " for text in texts)


def _placed_text(element: Any) -> str:
    text = element.text or ""
    for child in element:
        apart = tag(child) == "tspan" and any(child.get(name) for name in ("x", "y", "dx", "dy"))
        text += f"{' ' * apart}{_placed_text(child)}{child.tail or ''}" if tag(child) else child.tail or ""
    return text
