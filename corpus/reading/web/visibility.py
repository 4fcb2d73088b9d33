"""What of a page its readers do not see, and what of that a click opens for them."""

import re
from typing import Any

from corpus.reading.web.colors import is_unseen_type
from corpus.reading.web.names import classes, role, tag
from corpus.reading.web.sheet import Sheet, is_simple

NEVER_SHOWN = frozenset(
    """
    head script style template noscript noframes iframe object embed applet audio video canvas map area datalist dialog
    meta link base param source track rp annotation annotation-xml defs desc metadata
    """.split()
)
"""Tags of what is no text, or shown only where something else fails."""

_UNSEEN_CLASSES = frozenset(
    "sr-only visually-hidden screen-reader-text element-invisible element-hidden d-none hidden invisible".split()
)
_SEEN_SOMEWHERE = re.compile(r"d-[a-z]+-(?!none)|[a-z]+:|visible-")  # on screens of some width
_UNSEEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display:\s*none|visibility:\s*(?:hidden|collapse)|opacity:\s*0?\.?0+\s*(?:;|!|$)|mso-hide:\s*all"
    r"|font-size:\s*(?:0?\.?0+(?:[a-z]{2,3}|%)?|1p[xt])\s*(?:;|!|$)|(?:left|top|text-indent|margin-left):\s*-[0-9]{4})",
    re.IGNORECASE,
)
_SIMPLE = re.compile(r"([.#])([A-Za-z_][\w-]{0,80})")


class Visibility:
    """Of the elements of one page whether their readers see them."""

    def __init__(self, page: Any) -> None:
        self._opened = _opened(page)
        self._sheet = Sheet(page)
        self._unseen = _UNSEEN_CLASSES | _unseen_by_sheet(self._sheet)
        self._backgrounds_known = self._sheet.is_whole and not _has_other_backgrounds(self._sheet)

    def hides(self, element: Any) -> bool:
        """Whether the page shows nothing of `element`, and offers no control that opens it, as of tabs and folds."""
        return self._is_unseen(element) and not self._opens(element)

    def style(self, element: Any) -> str:
        """How `element` is set within its line, by itself and by the page's sheet."""
        return self._sheet.style(element)

    def _is_unseen(self, element: Any) -> bool:
        hidden = element.get("hidden")
        return (
            (hidden is not None and hidden.lower() != "until-found")
            or (element.get("aria-hidden") or "").strip().lower() == "true"
            or (element.get("style") is not None and _UNSEEN_STYLE.search(element.get("style")) is not None)
            or self._has_unseen_name(element)
            or (self._backgrounds_known and is_unseen_type(element, self._sheet.style))
        )

    def _has_unseen_name(self, element: Any) -> bool:
        own = classes(element)
        if f"#{element.get('id')}" in self._unseen:
            return True
        return not self._unseen.isdisjoint(own) and not any(map(_SEEN_SOMEWHERE.match, own))

    def _opens(self, element: Any) -> bool:
        return role(element) == "tabpanel" or element.get("id") in self._opened


def _opened(page: Any) -> set[str]:
    found: set[str] = set()
    for each in page.iter("a", "button", "summary", "li", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6"):
        targets = [each.get(name) for name in ("aria-controls", "data-target", "data-bs-target")]
        if role(each) == "tab" or each.get("data-toggle") or each.get("data-bs-toggle"):
            targets.append(each.get("href"))
        found.update(target.lstrip("#") for value in targets if value for target in value.split())
    return found


def _unseen_by_sheet(sheet: Sheet) -> set[str]:
    # Classes and ids that the page's own sheet hides by a rule of their own; of others the reader knows too little.
    found: set[str] = set()
    for selectors, declarations in sheet.rules:
        if _UNSEEN_STYLE.search(declarations):
            for selector in selectors.split(","):
                if match := _SIMPLE.fullmatch(selector.strip()):
                    found.add(match[2].lower() if match[1] == "." else f"#{match[2]}")
    return found


def _has_other_backgrounds(sheet: Sheet) -> bool:
    # Whether rules that the reader does not follow set backgrounds.
    return any(
        "background" in declarations and not all(is_simple(each) for each in selectors.split(","))
        for selectors, declarations in sheet.rules
    )


def is_shown(element: Any) -> bool:
    """Whether the tag is one of text."""
    return tag(element) not in NEVER_SHOWN
