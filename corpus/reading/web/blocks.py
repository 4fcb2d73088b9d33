"""The tree of a page to blocks: headings, paragraphs, items of lists and rows of tables, in order.

Text runs on through what is set within a line; everything else ends it, so that no word or number joins another that
stands apart on the page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from corpus.printed import opens_item
from corpus.reading.web.inline import (
    LineText,
    drawn_text,
    ends_line,
    input_text,
    is_note_mark,
    leads_to_note,
    mathematics_text,
    parting,
    script,
    sets_children_apart,
    shown_options,
)
from corpus.reading.web.lists import Numbering, is_list
from corpus.reading.web.names import classes, heading_level, tag
from corpus.reading.web.tables import is_laid_out, table_texts
from corpus.reading.web.visibility import Visibility, is_shown
from corpus.reading.words import PARTING, lowered, raised, shown

LONGEST_HEADING = 250
"""Characters; a longer text in a heading's tag is set so for its size alone."""

_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark output picture q rb rbc rtc ruby s
    samp slot small span strike strong sub sup time tt u var wbr nobr img svg math meter progress button
    input select textarea st1 smarttagtype
    """.split()
)
_WORD_SYMBOLS = re.compile(
    r"[·§oØüq•\u2022\uf0b7\uf0a7\uf0d8\uf0fc]\s+"
)  # bullets as Word writes them, in its own fonts


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
        self._text = LineText()
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
        if not name:
            return
        if not is_shown(element):
            self._text.part()
            return
        if self._visibility.hides(element):
            self._text.part()
            self.hidden += any(text.strip() for text in element.itertext())
            return
        if level := heading_level(element):
            self._heading(element, level)
        elif visit := getattr(self, f"_visit_{name}", None):
            visit(element)
        elif is_list(element):
            self._list(element)
        elif name in _INLINE and not ends_line(self._visibility.style(element)):
            self._inline(element)
        else:
            self._block(element)

    def _children(self, element: Any) -> None:
        boxes = len(element) > 0 and sets_children_apart(self._visibility.style(element), classes(element))
        self._words(element.text, element)
        for child in element:
            self._part(" " * boxes)
            self._visit(child)
            self._part(" " * boxes)
            self._words(child.tail, child)

    def _words(self, text: str | None, element: Any) -> None:
        if text:
            if not self._text and text.strip():
                self._line = (element.sourceline or 1) + text[: len(text) - len(text.lstrip())].count("\n")
            text = text if self._lines_kept else re.sub(r"[ \t\r\n\f]+", " ", text)
            self._text.add(text)

    def _end(self) -> None:
        # The words so far become blocks: a line break ends a line, two of them, or one before an item, a paragraph.
        held: list[str] = []
        for line in self._text.take().split("\n"):
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
        self._text.add("\n")
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
        text = shown(str(self._text))
        if any(name.startswith("msolist") for name in classes(element)) and (match := _WORD_SYMBOLS.match(text)):
            self._text.take()
            self._text.add(text[match.end() :])
            self._mark = "• "
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

    def _inline(self, element: Any) -> None:
        style = self._visibility.style(element)
        if moved := script(style):
            self._visit_sup(element) if moved == "sup" else self._visit_sub(element)
            return
        sign = parting(element, style)
        self._part(sign)
        self._children(element)
        self._part(sign)

    def _part(self, sign: str) -> None:
        if sign == PARTING:
            self._text.part()
        else:
            self._text.add(sign)

    def _visit_a(self, element: Any) -> None:
        if leads_to_note(element, self._text):
            self._text.part()
        else:
            self._inline(element)

    def _visit_sup(self, element: Any) -> None:
        if is_note_mark(element):
            self._text.part()
        else:
            self._text.add_small(raised, self.text(element))

    def _visit_sub(self, element: Any) -> None:
        self._text.add_small(lowered, self.text(element))

    def _visit_math(self, element: Any) -> None:
        self._text.part()
        self._text.add(mathematics_text(element, self._visibility.hides))
        self._text.part()

    def _visit_input(self, element: Any) -> None:
        self._text.part()
        self._text.add(f" {text} " if (text := input_text(element)) else "")

    def _visit_select(self, element: Any) -> None:
        texts = [self.text(each) for each in shown_options(element) if not self._visibility.hides(each)]
        self._text.add(f" {', '.join(filter(None, texts))} ")

    def _visit_q(self, element: Any) -> None:
        self._text.add("“")
        self._children(element)
        self._text.add("”")

    def _visit_wbr(self, element: Any) -> None:
        self._text.part()
        self._children(element)

    def _visit_ruby(self, element: Any) -> None:
        # The words as they stand, then how they are read.
        self._ruby_bases(element)
        readings = [shown("".join(each.itertext())) for each in element.iter("rt")]
        if any(readings):
            self._text.add(f" ({''.join(readings)})")

    def _ruby_bases(self, element: Any) -> None:
        self._words(element.text, element)
        for child in element:
            if tag(child) in ("rb", "rbc"):
                self._ruby_bases(child)
            elif tag(child) not in ("rt", "rp", "rtc"):
                self._visit(child)
            self._words(child.tail, child)

    def _visit_svg(self, element: Any) -> None:
        self._text.add(drawn_text(element))


def _as_one(blocks: list[Block]) -> str:
    return " ".join(_flat(blocks))


def _flat(blocks: list[Block]) -> Iterator[str]:
    for place, each in enumerate(blocks):
        follows_row = place + 1 < len(blocks) and each.row and blocks[place + 1].row
        text = each.text.replace(" | ", ", ") if each.row else each.mark + each.text
        yield f"{text};" if follows_row else text
