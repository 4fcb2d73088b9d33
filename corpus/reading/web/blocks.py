"""The tree of a page to blocks: headings, paragraphs, items of lists and rows of tables, in order.

Text runs on through what is set within a line; everything else ends it, so that no word or number joins another that
stands apart on the page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from corpus.reading.web.lists import Numbering, is_list
from corpus.reading.web.names import classes, role, tag, words
from corpus.reading.web.tables import is_laid_out, table_texts
from corpus.reading.web.visibility import Visibility, is_shown
from corpus.reading.words import lowered, opens_item, raised, shown

LONGEST_HEADING = 250
"""Characters; a longer text in a heading's tag is set so for its size alone."""

_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark output picture q rb rbc rtc ruby s
    samp slot small span strike strong sub sup time tt u var wbr nobr img svg math mi mn mo mtext mrow mstyle msup msub
    semantics meter progress button select option optgroup textarea st1 smarttagtype
    """.split()
)
_APART = frozenset("label button select option optgroup textarea del ins output meter progress".split())
_APART_CLASSES = frozenset("badge label btn pill tag chip".split())
_BLOCK_STYLE = re.compile(r"(?:^|;)\s*display:\s*(?:inline-)?(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_WORD_SYMBOLS = re.compile(
    r"[·§oØüq•\u2022\uf0b7\uf0a7\uf0d8\uf0fc]\s+"
)  # bullets as Word writes them, in its own fonts
_NOTE_MARK = re.compile(r"\[?[0-9๐-๙]{1,3}\]?|\[?[a-z*†‡]{1,2}\]?")
_BACK = re.compile("[↑↩↵^\ufe0e\ufe0f ]+")
_HEADING = re.compile("h([1-6])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line of the document to be. heading: its level, 0 of what is none. mark: of an item, with a space behind.
    depth: of the lists around it. row: whether it is of a table. line: of the source on which it begins, from 1."""

    text: str
    heading: int = 0
    mark: str = ""
    depth: int = 0
    row: bool = False
    line: int = 1


class Walk:
    """One way through a tree; `hidden` counts the stretches of text that readers do not see."""

    def __init__(self, visibility: Visibility) -> None:
        self.hidden = 0
        self._visibility = visibility
        self._blocks: list[Block] = []
        self._pieces: list[str] = []
        self._lists: list[Numbering] = []
        self._mark = ""
        self._line = 1
        self._lines_kept = False

    def blocks(self, elements: Iterable[Any]) -> list[Block]:
        """The blocks of `elements`, in order."""
        for element in elements:
            self._visit(element)
            self._end()
        return self._blocks

    def text(self, element: Any) -> str:
        """What stands in `element` as one stretch, as in a cell of a table."""
        inner = Walk(self._visibility)
        inner._children(element)
        inner._end()
        self.hidden += inner.hidden
        return _as_one(inner._blocks)

    def _visit(self, element: Any) -> None:
        name = tag(element)
        if not name or not is_shown(element):
            return
        if self._visibility.hides(element):
            self.hidden += any(text.strip() for text in element.itertext())
            return
        if (match := _HEADING.fullmatch(name)) or role(element) == "heading":
            self._heading(element, int(match[1]) if match else _aria_level(element))
        elif visit := getattr(self, f"_visit_{name}", None):
            visit(element)
        elif is_list(element):
            self._list(element)
        elif name in _INLINE and not _BLOCK_STYLE.search(element.get("style") or ""):
            self._inline(element, name)
        else:
            self._block(element)

    def _children(self, element: Any) -> None:
        self._words(element.text, element)
        for child in element:
            self._visit(child)
            self._words(child.tail, child)

    def _words(self, text: str | None, element: Any) -> None:
        if text:
            if not self._pieces and text.strip():
                self._line = (element.sourceline or 1) + text[: len(text) - len(text.lstrip())].count("\n")
            self._pieces.append(text if self._lines_kept else re.sub(r"[ \t\r\n\f]+", " ", text))

    def _end(self) -> None:
        # The words so far become blocks: a line break ends a line, two of them, or one before an item, a paragraph.
        text, self._pieces = "".join(self._pieces), []
        held: list[str] = []
        for line in text.split("\n"):
            words_of_line = shown(line)
            if held and (not words_of_line or self._lines_kept or opens_item(words_of_line)):
                self._add(" ".join(held))
                held = []
            held += [words_of_line] * bool(words_of_line)
        if held:
            self._add(" ".join(held))

    def _add(self, text: str) -> None:
        mark, self._mark = self._mark, ""
        self._blocks.append(Block(text=text, mark=mark, depth=len(self._lists), line=self._line))

    # --- what ends a line

    def _block(self, element: Any) -> None:
        self._end()
        self._children(element)
        self._end()

    def _heading(self, element: Any, level: int) -> None:
        self._end()
        text = self.text(element)
        if text:
            self._mark = ""
            level = 0 if len(text) > LONGEST_HEADING or "card-text" in classes(element) else level
            self._blocks.append(Block(text=text, heading=level, line=element.sourceline or 1))

    def _visit_br(self, element: Any) -> None:
        self._pieces.append("\n")
        self._children(element)

    def _visit_hr(self, element: Any) -> None:
        self._block(element)

    def _visit_pre(self, element: Any) -> None:
        self._end()
        before, self._lines_kept = self._lines_kept, True
        self._children(element)
        self._end()
        self._lines_kept = before

    def _visit_p(self, element: Any) -> None:
        if any(name.startswith("msotoc") for name in classes(element)):
            return
        self._end()
        self._children(element)
        text = shown("".join(self._pieces))
        if any(name.startswith("msolist") for name in classes(element)) and (match := _WORD_SYMBOLS.match(text)):
            self._pieces, self._mark = [text[match.end() :]], "• "
        self._end()

    def _list(self, element: Any) -> None:
        self._end()
        self._lists.append(Numbering(element))
        self._children(element)
        self._end()
        self._lists.pop()

    def _visit_li(self, element: Any) -> None:
        self._end()
        self._mark = self._lists[-1].mark(element) if self._lists else "• "
        self._children(element)
        self._end()
        self._mark = ""

    def _visit_table(self, element: Any) -> None:
        if is_laid_out(element):
            self._block(element)
            return
        self._end()
        mark, self._mark = self._mark, ""
        texts = table_texts(element, self._cell, self._visibility)
        for line, text in texts:
            self._blocks.append(Block(text=mark + text, depth=len(self._lists), row=True, line=line))
            mark = ""

    def _cell(self, element: Any) -> str:
        return self.text(element)

    # --- what stands within a line

    def _inline(self, element: Any, name: str) -> None:
        apart = name in _APART or not words(element).isdisjoint(_APART_CLASSES) or _follows_link(element, name)
        self._pieces += [" "] * apart
        self._children(element)
        self._pieces += [" "] * apart

    def _visit_a(self, element: Any) -> None:
        if not _leads_to_note(element, self._pieces):
            self._inline(element, "a")

    def _visit_sup(self, element: Any) -> None:
        link = element.find(".//a[@href]")
        if link is not None and (link.get("href") or "").startswith("#"):
            return  # the mark of a note, which stands at the page's end
        self._pieces.append(raised(self.text(element)))

    def _visit_sub(self, element: Any) -> None:
        before = next((piece for piece in reversed(self._pieces) if piece), "")
        text = lowered(self.text(element))
        self._pieces.append(text.lstrip() if re.search("[A-Za-z]$", before[-1:]) else text)

    def _visit_msup(self, element: Any) -> None:
        parts = [self.text(child) for child in element]
        self._pieces.append(parts[0] + raised("".join(parts[1:])) if parts else "")

    def _visit_mfrac(self, element: Any) -> None:
        self._pieces.append("/".join(self.text(child) for child in element))

    def _visit_q(self, element: Any) -> None:
        self._pieces.append("“")
        self._children(element)
        self._pieces.append("”")

    def _visit_wbr(self, element: Any) -> None:
        self._children(element)

    def _visit_ruby(self, element: Any) -> None:
        # The words as they stand, then how they are read.
        self._ruby_bases(element)
        readings = [shown("".join(each.itertext())) for each in element.iter("rt")]
        if any(readings):
            self._pieces.append(f" ({''.join(readings)})")

    def _ruby_bases(self, element: Any) -> None:
        self._words(element.text, element)
        for child in element:
            if tag(child) in ("rb", "rbc"):
                self._ruby_bases(child)
            elif tag(child) not in ("rt", "rp", "rtc"):
                self._visit(child)
            self._words(child.tail, child)

    def _visit_svg(self, element: Any) -> None:
        for each in element.iter("{*}text"):
            self._pieces += [" ", "".join(each.itertext()), " "]

    def _visit_option(self, element: Any) -> None:
        self._pieces += [", " if element.getprevious() is not None else " "]
        self._children(element)
        self._pieces += [" "] * (element.getnext() is None)


def _aria_level(element: Any) -> int:
    level = (element.get("aria-level") or "").strip()
    return int(level) if re.fullmatch("[1-9]", level) else 2  # as ARIA has it


def _follows_link(element: Any, name: str) -> bool:
    # Two links side by side are two things, though nothing parts them in the source.
    previous = element.getprevious()
    return name == "a" and previous is not None and tag(previous) == "a" and not (previous.tail or "").strip()


def _leads_to_note(link: Any, before: list[str]) -> bool:
    # The mark of a note in running text, or the arrow that leads back from it.
    target = link.get("href") or ""
    if "#" not in target:
        return False
    text = shown("".join(link.itertext()))
    if text and _BACK.fullmatch(text):
        return True
    named = re.search("note|ftn|fn|cite|endnote", f"{target} {link.get('class') or ''} {role(link)}", re.IGNORECASE)
    return named is not None and _NOTE_MARK.fullmatch(text) is not None and bool("".join(before).strip())


def _as_one(blocks: list[Block]) -> str:
    return " ".join(_flat(blocks))


def _flat(blocks: list[Block]) -> Iterator[str]:
    for place, each in enumerate(blocks):
        follows_row = place + 1 < len(blocks) and each.row and blocks[place + 1].row
        text = each.text.replace(" | ", ", ") if each.row else each.mark + each.text
        yield f"{text};" if follows_row else text
