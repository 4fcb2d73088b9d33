"""The style sheet that a page holds itself, as far as its rules are simple: for one tag, class or id."""

import re
from collections.abc import Iterator
from typing import Any

from corpus.reading.web.names import classes, tag

_SIMPLE = re.compile(r"([A-Za-z][A-Za-z0-9]{0,20})?(?:([.#])([A-Za-z_][\w-]{0,80}))?")
_COMMENT = re.compile(r"/\*[^*]{0,2000}\*/|<!--|-->")
_MEDIA = re.compile(r"\s*(?:all|(?:only\s+)?screen)?\s*", re.IGNORECASE)
_MOST_STYLE = 200_000  # characters of the sheet that are looked at
_FOLLOWED = frozenset(
    """
    vertical-align text-decoration font-size position top mso-text-raise display float color background background-color
    background-image text-shadow filter backdrop-filter mix-blend-mode
    """.split()
)
"""What is asked of an element's style, but for its margins, which sheets give to parts of one number too."""
_ONE_PROPERTY = {"text-decoration-line": "text-decoration"}

_Said = dict[str, tuple[int, int, str]]
"""What is said of each property, after its weight and its place in the sheet."""


class Sheet:
    """The rules of one page."""

    def __init__(self, page: Any) -> None:
        sheets = [each for each in page.iter("style") if _MEDIA.fullmatch(each.get("media") or "")]
        text = _COMMENT.sub(" ", "\n".join(each.text or "" for each in sheets))
        whole, text = len(text) <= _MOST_STYLE, text[:_MOST_STYLE]
        self.rules = tuple(_outer_rules(text))
        """Selectors and declarations of those that hold on every medium."""
        self.is_whole = (
            whole
            and "@import" not in text
            and not any("stylesheet" in (each.get("rel") or "").lower() for each in page.iter("link"))
        )
        """Whether no other sheet says more of the page."""
        self._said: dict[str, _Said] = {}
        for place, (selectors, declarations) in enumerate(self.rules):
            said = {name: text for name, text in _declared(declarations).items() if name in _FOLLOWED}
            for selector in selectors.split(",") if said else ():
                self._add(selector.strip(), place, said)

    def style(self, element: Any) -> str:
        """The style of `element` within its line: what the rules for it say, and over that its own."""
        own = element.get("style") or ""
        rules = [self._said[name] for name in _names(element) if name in self._said] if self._said else []
        if not rules:
            return own
        said: _Said = {}
        for rule in rules:
            for name, text in rule.items():
                said[name] = max(said.get(name, text), text)
        texts = {name: text for name, (_, _, text) in said.items()} | _declared(own)
        return ";".join(f"{name}:{text}" for name, text in texts.items())

    def _add(self, selector: str, place: int, declared: dict[str, str]) -> None:
        match = _SIMPLE.fullmatch(selector)
        if not selector or match is None:
            return
        name, sign = (match[1] or "").lower(), match[2] or ""
        label = (match[3] or "").lower() if sign == "." else match[3] or ""
        weight = 100 * (sign == "#") + 10 * (sign == ".") + bool(name)
        said = self._said.setdefault(f"{name}{sign}{label}", {})
        said.update({each: (weight, place, text) for each, text in declared.items()})


def is_simple(selector: str) -> bool:
    """Whether it is one that `Sheet` follows."""
    return _SIMPLE.fullmatch(selector.strip()) is not None


def _names(element: Any) -> Iterator[str]:
    # The simple selectors that mean an element.
    name = tag(element)
    yield name
    for label in (
        *(f".{each}" for each in classes(element)),
        *((f"#{element.get('id')}",) if element.get("id") else ()),
    ):
        yield label
        yield name + label


def _declared(style: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in style.split(";"):
        name, colon, text = each.partition(":")
        name = name.strip().lower()
        if colon:
            found[_ONE_PROPERTY.get(name, name)] = text.strip()
    return found


def _outer_rules(sheet: str) -> Iterator[tuple[str, str]]:
    # Selectors and declarations of the rules that hold on every medium: those within no other braces.
    depth = start = opened = 0
    for brace in re.finditer("[{}]", sheet):
        place = brace.start()
        if brace[0] == "{":
            depth += 1
            opened = place if depth == 1 else opened
        elif depth:
            depth -= 1
            if not depth:
                yield sheet[start:opened], sheet[opened + 1 : place]
                start = place + 1
