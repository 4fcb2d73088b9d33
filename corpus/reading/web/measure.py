"""How much text the elements of a page hold, and how much of it in links."""

from dataclasses import dataclass
from typing import Any

from corpus.reading.web.names import tag
from corpus.reading.web.visibility import is_shown


@dataclass(slots=True)
class Volume:
    """Of an element. text: its letters, white space not counted. linked: those in links. links: their number."""

    text: int = 0
    linked: int = 0
    links: int = 0

    @property
    def unlinked(self) -> int:
        return self.text - self.linked

    @property
    def link_share(self) -> float:
        return self.linked / self.text if self.text else 0.0


_NOTHING = Volume()


def measure(page: Any) -> dict[Any, Volume]:
    """The volume of each element of `page`; what is no text counts as nothing."""
    volumes: dict[Any, Volume] = {}
    for element in _inside_out(page):
        own = Volume()
        if is_shown(element):
            own.text = _length(element.text)
            for child in element:
                inner = volumes.get(child, _NOTHING)
                own.text += inner.text + _length(child.tail)
                own.linked += inner.linked
                own.links += inner.links
            if tag(element) == "a" and element.get("href"):
                own.linked, own.links = own.text, 1
        volumes[element] = own
    return volumes


def _inside_out(page: Any) -> list[Any]:
    # Each element after those within it.
    return [element for element in page.iter() if isinstance(element.tag, str)][::-1]


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
