"""What a browser would see of a page, without one."""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from flask.testing import FlaskClient


class Page(HTMLParser):
    """What a browser would see of a page: its tags with their attributes, the text inside each kind of tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._html = html
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self._open: list[tuple[str, dict[str, str | None], int]] = []
        self._stretches: list[tuple[str, dict[str, str | None], int, int]] = []
        self._pieces: list[tuple[int, str]] = []
        self.feed(html)
        self._stretches.sort(key=lambda stretch: stretch[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "input", "img", "br"}:
            self._open.append((tag, dict(attrs), self._at()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, found, start = self._open.pop()
            self._stretches.append((name, found, start, self._at()))
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        self._pieces.append((self._at(), data))

    def texts(self, tag: str, **wanted: str) -> list[str]:
        """The text of every element of this kind that has these attributes, white space folded."""
        return [
            " ".join("".join(text for at, text in self._pieces if start <= at < end).split())
            for name, found, start, end in self._stretches
            if name == tag and wanted.items() <= found.items()
        ]

    def within(self, tag: str, **wanted: str) -> "Page":
        """What stands in the first element of this kind that has these attributes."""
        for name, found, start, end in self._stretches:
            if name == tag and wanted.items() <= found.items():
                return Page(self._html[start:end])
        raise AssertionError(f"there is no {tag} with {wanted}")

    def find(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of every element of this kind that has these."""
        return [found for name, found in self.tags if name == tag and wanted.items() <= found.items()]

    def href(self, text: str) -> str:
        """The address of the only link with this text."""
        links = [found.get("href") for name, found in self.tags if name == "a"]
        (found,) = [link for link, shown in zip(links, self.texts("a"), strict=True) if shown == text]
        return found or ""

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def read_page(client: FlaskClient, address: str, *, status: int = 200) -> Page:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return Page(answer.text)


def parameters(address: str) -> dict[str, str]:
    """The parameters of an address; one that is given twice is an error."""
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}


def text_of(page: Page) -> str:
    """All that the page says."""
    return page.texts("body")[0]
