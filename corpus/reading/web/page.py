"""A web page to lines: what its readers see of its main content."""

import re
from dataclasses import dataclass
from typing import Any

from corpus.documents import Line
from corpus.reading.encodings import decode_page
from corpus.reading.result import MAX_CHARACTERS, PageProgress, ReadFault, Reading
from corpus.reading.warnings import warn_lost, warn_stretches
from corpus.reading.web.blocks import Block, Walk
from corpus.reading.web.inline import ends_line, parting, script, sets_children_apart
from corpus.reading.web.landmarks import take_main_content
from corpus.reading.web.names import classes, tag
from corpus.reading.web.visibility import Visibility
from corpus.reading.words import part_by_controls

_TAG = re.compile(r"<[a-zA-Z!/?]")
_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_INDENT = "  "  # of an item for each list around its own


def read_web_page(content: bytes, progress: PageProgress) -> Reading:
    """The lines of a web page, a paragraph, an item or a row of a table a line. Raises ReadFault.

    Menus, side bars and the like are left out, and what the page hides; when nothing else is on it, there is no text.
    """
    progress(1, 1, False)
    text, lost = decode_page(content)
    if not _TAG.search(text):
        raise ReadFault("kind")
    page = _parse(text)
    title = page.findtext(".//title") or ""
    visibility = Visibility(page)
    walk = Walk(visibility)
    blocks = walk.blocks(take_main_content(page, visibility))
    if not blocks:
        blocks = _fallback(text)
    if sum(len(each.text) for each in blocks) > MAX_CHARACTERS:
        raise ReadFault("text")
    return Reading(lines=_lines(blocks), warnings=(*warn_stretches(walk.hidden), *warn_lost(lost)), title=title)


def read_fragment(html: str) -> tuple[list[Block], int]:
    """The blocks of a piece of HTML that stands in another text, none when there is no text in it, and how many
    stretches it hides from its readers."""
    page = _tree(html)
    if page is None:
        return [], 0
    walk = Walk(Visibility(page))
    return walk.blocks([page]), walk.hidden


@dataclass(frozen=True, slots=True)
class Tag:
    """How a page shows an element within a line. hides: not at all. script: "sup" or "sub" where it is raised or
    lowered, else "". parting: what stands on both its sides, a space, PARTING or nothing. boxes: whether each thing in
    it stands apart."""

    hides: bool = False
    script: str = ""
    parting: str = ""
    boxes: bool = False


def read_tag(start_tag: str) -> Tag:
    """How a page shows an element of some words that begins with `start_tag`."""
    page = _tree(f"{start_tag}words")
    element = None if page is None else next(page.iter("body"), page)
    while element is not None and len(element):
        element = element[0]
    if element is None:
        return Tag()
    visibility = Visibility(page)
    style = visibility.style(element)
    moved = tag(element) if tag(element) in ("sup", "sub") else script(style)
    return Tag(
        hides=visibility.hides(element),
        script=moved,
        parting=" " if ends_line(style) else parting(element, style),
        boxes=sets_children_apart(style, classes(element)),
    )


def _parse(text: str) -> Any:
    page = _tree(text)
    if page is None:
        raise ReadFault("empty")
    return page


def _tree(text: str) -> Any:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(_NO_CHARACTERS.sub("", part_by_controls(text)).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as exc:
        if _TAG.search(text):
            raise ReadFault("damaged") from exc
        return None


def _fallback(text: str) -> list[Block]:
    # A page whose text is all in what a browser shows without scripts.
    page = _parse(re.sub(r"</?(?:noscript|noframes)\b[^>]{0,200}>", " ", text, flags=re.IGNORECASE))
    visibility = Visibility(page)
    return Walk(visibility).blocks(take_main_content(page, visibility))


def _lines(blocks: list[Block]) -> tuple[Line, ...]:
    # A blank line parts blocks, but for the rows of one table.
    lines: list[Line] = []
    for place, each in enumerate(blocks):
        sign = "" if each.heading else f"\t{_INDENT * (each.depth - 1) if each.mark else ''}{each.mark}"
        lines.append(Line(number=len(lines) + 1, text=sign + each.text, heading=each.heading, table=each.row))
        if not (each.row and place + 1 < len(blocks) and blocks[place + 1].row):
            lines.append(Line(number=len(lines) + 1, text="", heading=0))
    return tuple(lines)
