"""Markdown to lines: every line of the source is one, blank where its readers see nothing of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from markdown_it.token import Token

from corpus.documents import Line
from corpus.printed import opens_item
from corpus.reading.encodings import decode_text
from corpus.reading.front_matter import front_length, read_fields
from corpus.reading.grid import row_texts
from corpus.reading.markdown.inline import count_hidden, heading_words, is_attributes, words_of
from corpus.reading.markdown.syntax import LINE_MARK, parse_blocks, parse_inline
from corpus.reading.result import PageProgress, Reading
from corpus.reading.warnings import warn_stretches
from corpus.reading.words import shown

_PAGE_MARKER = re.compile(r"<!--\s*page:\s*(\d{1,4})\s*-->")
_RULED = re.compile(r"[-+=|:\s]{3,}")
_TASK = re.compile(r"\[([ xX])\]\s+")
_CONTENTS = re.compile(r"\[(?:TOC|\[_TOC_\])\]", re.IGNORECASE)
_THAI = re.compile("[\u0e01-\u0e5b]")
_INDENT = "  "  # of an item for each list around its own


def read_markdown(content: bytes, progress: PageProgress) -> Reading:
    """The lines of the file, those of the front matter blank, and its fields; none without a front matter.

    Lines have the signs that a book's have: a tab opens a paragraph, a space at the end parts a line from the next. A
    comment `<!-- page: N -->` says on which printed page the lines after it stand. Raises ReadFault.
    """
    progress(1, 1, False)
    lines = _closed(decode_text(content)).replace(LINE_MARK, " ").split("\n")
    first = front_length(lines)
    front = read_fields("\n".join(lines[1 : first - 1])) if first else None
    sheet = _Sheet.of_length(len(lines))
    reader = _Reader(sheet, ["" if place < first else line for place, line in enumerate(lines)])
    reader.read()
    return Reading(lines=sheet.lines(), front=front, warnings=tuple(warn_stretches(reader.hidden)))


def _closed(text: str) -> str:
    # A comment that is never closed would swallow the rest of the document: it is text.
    end = text.rfind("-->") + 1
    return text[:end] + text[end:].replace("<!--", "\\<!--")


@dataclass(slots=True)
class _Sheet:
    """The lines to be, by their place in the source from 0."""

    texts: list[str]
    headings: list[int]
    rows: list[bool]
    pages: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of_length(cls, length: int) -> "_Sheet":
        return cls([""] * length, [0] * length, [False] * length)

    def write(self, place: int, text: str, *, opens: bool, row: bool = False, mark: str = "") -> None:
        words = shown(text)
        if words and place < len(self.texts):
            # A line that holds several blocks, of HTML, keeps them all.
            before = self.texts[place]
            if before and row and self.rows[place]:
                before = f"{before.rstrip()}; "
            self.texts[place] = f"{before}{words} " if before else f"{chr(9) * opens}{mark}{words} "
            self.rows[place] = row

    def lines(self) -> tuple[Line, ...]:
        page: int | None = None
        numbered: list[Line] = []
        for place, text in enumerate(self.texts):
            page = self.pages.get(place, page)
            heading = self.headings[place]
            numbered.append(Line(number=place + 1, text=text, page=page, heading=heading, table=self.rows[place]))
        return tuple(numbered)


@dataclass(slots=True)
class _List:
    """A list that is open. lazy: whether all its numbers are the same, so that readers see them counted."""

    lazy: bool
    number: int = 0


class _Reader:
    """Writes the blocks of one text on its sheet. hidden: how many stretches its HTML hides from its readers."""

    def __init__(self, sheet: _Sheet, lines: Sequence[str]) -> None:
        self._sheet = sheet
        self._tokens = parse_blocks("\n".join(lines))
        self._place = 0
        self._lists: list[_List] = []
        self._mark = ""
        self._heading = 0
        self.hidden = 0
        self._row: list[str] | None = None
        self._table: list[tuple[int, list[str]]] = []

    def read(self) -> None:
        for place, token in enumerate(self._tokens):
            self._place = place
            if visit := getattr(self, f"_{token.type}", None):
                visit(token)

    # --- headings and paragraphs

    def _heading_open(self, token: Token) -> None:
        self._heading, self._mark = int(token.tag[1]), ""

    def _heading_close(self, token: Token) -> None:
        self._heading = 0

    def _inline(self, token: Token) -> None:
        children = token.children or ()
        self.hidden += count_hidden(children)
        if self._row is not None:
            self._row.append(shown(words_of(children).replace(LINE_MARK, " ")))
        elif self._heading:
            place = _first(token)
            self._sheet.texts[place] = shown(heading_words(children))
            self._sheet.headings[place] = self._heading if self._sheet.texts[place] else 0
        else:
            self._paragraph(_first(token), words_of(children).split(LINE_MARK))

    def _paragraph(self, place: int, lines: Iterable[str]) -> None:
        opens = True
        for offset, text in enumerate(lines):
            words = shown(text)
            if not words or _RULED.fullmatch(words) or is_attributes(words) or _CONTENTS.fullmatch(words):
                continue
            task = _TASK.match(words) if self._mark else None
            if task:
                words = f"{'☐' if task[1] == ' ' else '☑'} {words[task.end() :]}"
            opens = opens or opens_item(words)
            self._sheet.write(place + offset, words, opens=opens, mark=self._taken_mark())
            opens = False

    # --- lists

    def _bullet_list_open(self, token: Token) -> None:
        self._lists.append(_List(lazy=False))

    def _ordered_list_open(self, token: Token) -> None:
        lazy = _counts_the_same(self._tokens, self._place, token.level)
        self._lists.append(_List(lazy=lazy, number=_start(token)))

    def _list_item_open(self, token: Token) -> None:
        held = self._lists[-1]
        if not token.info:
            self._mark = "• "
        else:
            self._mark = f"{held.number if held.lazy else token.info}{token.markup} "
            held.number += 1
        self._mark = _INDENT * (len(self._lists) - 1) + self._mark

    def _list_item_close(self, token: Token) -> None:
        self._mark = ""

    def _bullet_list_close(self, token: Token) -> None:
        self._lists.pop()

    _ordered_list_close = _bullet_list_close

    def _taken_mark(self) -> str:
        mark, self._mark = self._mark, ""
        return mark

    # --- tables

    def _table_open(self, token: Token) -> None:
        self._table = []

    def _tr_open(self, token: Token) -> None:
        self._row = []
        self._table.append((_first(token), self._row))

    def _tr_close(self, token: Token) -> None:
        self._row = None

    def _table_close(self, token: Token) -> None:
        filled = [(place, row) for place, row in self._table if any(row)]
        heads = int(any(self._table[0][1])) if len(filled) > 1 else 0
        texts = row_texts([row for _, row in filled], heads)
        for (place, _), text in zip(filled, texts, strict=True):
            self._sheet.write(place, text, opens=True, row=True, mark=self._taken_mark())

    # --- code and HTML

    def _fence(self, token: Token) -> None:
        for offset, line in enumerate(token.content.split("\n"), 1):
            self._sheet.write(_first(token) + offset, line, opens=True)

    def _code_block(self, token: Token) -> None:
        # In Thai text four spaces are the indent of a paragraph.
        for offset, line in enumerate(token.content.split("\n")):
            words = words_of(parse_inline(line.strip())) if _THAI.search(line) else line
            self._sheet.write(_first(token) + offset, words, opens=True, mark=self._taken_mark())

    def _html_block(self, token: Token) -> None:
        first = _first(token)
        lines = token.content.split("\n")
        for offset, line in enumerate(lines):
            if marker := _PAGE_MARKER.fullmatch(line.strip()):
                self._sheet.pages[first + offset] = int(marker[1])
                lines[offset] = ""
        html = "\n".join(lines)
        if html.strip():
            self._fragment(first, html)

    def _fragment(self, first: int, html: str) -> None:
        from corpus.reading.web import read_fragment  # a text without HTML is read in half the time without it

        blocks, hidden = read_fragment(html)
        self.hidden += hidden
        for block in blocks:
            place = first + block.line - 1
            if block.heading and not self._sheet.texts[place]:
                self._sheet.texts[place], self._sheet.headings[place] = block.text, block.heading
            else:
                words = words_of(parse_inline(block.text))
                self._sheet.write(place, words, opens=True, row=block.row, mark=self._taken_mark() or block.mark)


def _first(token: Token) -> int:
    return token.map[0] if token.map else 0


def _start(token: Token) -> int:
    return int(token.attrs.get("start", 1))


def _counts_the_same(tokens: Sequence[Token], place: int, level: int) -> bool:
    numbers = []
    for token in islice(tokens, place + 1, None):
        if token.level == level:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            numbers.append(token.info)
    return len(numbers) > 1 and len(set(numbers)) == 1
