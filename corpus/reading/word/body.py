"""The stories of a document (its text, text boxes, notes) to blocks, in reading order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from corpus.reading.word.blocks import Block, Cell, Paragraph, Row, Table
from corpus.reading.word.drawings import lies_behind
from corpus.reading.word.elements import MC, W, attribute, child, chosen, count, switch, value
from corpus.reading.word.inline import PAGE, Background, ParagraphReader, Unseen, Words, is_left_out
from corpus.reading.word.numbering import BULLET, Numbering
from corpus.reading.word.package import WordParts
from corpus.reading.word.styles import ParagraphFormat, Styles, inherited, outline_level, read_fill, read_numbered
from corpus.reading.words import join_pieces

_MOST_COLUMNS = 64  # that a cell may take; Word's tables have at most 63
_NOTES = {f"{W}footnoteReference": ("footnotes", "footnote"), f"{W}endnoteReference": ("endnotes", "endnote")}
_SKIPPED = {
    f"{W}{name}" for name in ("del", "moveFrom", "sectPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr")
}


class BodyReader:
    """Reads the text of a document. parts: its XML. `unseen` says afterwards what was left out."""

    def __init__(self, parts: WordParts) -> None:
        self.unseen = Unseen()
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.numbering, self._styles)
        self._body = child(parts.document, "body")
        self._reader = ParagraphReader(parts.document, self._styles, self.unseen, parts.diagrams)
        self._notes = {tag: _Notes(getattr(parts, part), name) for tag, (part, name) in _NOTES.items()}
        self._referred: list[tuple[str, str]] = []  # notes of the table that is being read
        color = attribute(child(parts.document, "background"), "color").upper()
        self._paper: Background = PAGE if color in ("", "AUTO", PAGE) and not lies_behind(parts.document) else None

    def blocks(self) -> Iterator[Block]:
        """Paragraphs and tables in reading order: a text box after the paragraph that it hangs on, a note after the
        paragraph or table that refers to it."""
        if self._body is not None:
            yield from self._story(self._body, self._paper, 0)

    def _story(self, parent: Any, background: Background, depth: int) -> Iterator[Block]:
        carried: list[Words] = []  # of paragraphs that run on into the next
        form, properties = ParagraphFormat(), None
        for element in _parts(parent, f"{W}p", f"{W}tbl"):
            if element.tag == f"{W}tbl":
                yield from self._rest(carried, form, properties, depth)
                carried = []
                yield from self._table(element, background, depth)
                continue
            properties = child(element, "pPr")
            form = self._styles.paragraph(value(properties, "pStyle"))
            fill = read_fill(child(properties, "shd")) or form.fill
            carried.append(self._reader.read(element, form, _behind(fill, background)))
            if not self._runs_on(properties, form):
                yield from self._paragraph(carried, form, properties, depth)
                carried = []
        yield from self._rest(carried, form, properties, depth)

    def _rest(
        self, carried: Sequence[Words], form: ParagraphFormat, properties: Any | None, depth: int
    ) -> Iterator[Block]:
        # What runs on into nothing: a paragraph all the same, unless it is empty.
        if any(words.text.strip() or words.boxes or words.notes for words in carried):
            yield from self._paragraph(carried, form, properties, depth)

    def _runs_on(self, properties: Any | None, form: ParagraphFormat) -> bool:
        # Whether the next paragraph goes on in the same line: the mark between them is deleted or hidden, or this one
        # is a large first letter.
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            return True
        if attribute(child(properties, "framePr"), "dropCap") in ("drop", "margin"):
            return True
        hidden = self._styles.run(form.id, mark).hidden or False
        return hidden and child(mark, "specVanish") is None and not form.heading

    def _paragraph(
        self,
        carried: Sequence[Words],
        form: ParagraphFormat,
        properties: Any | None,
        depth: int,
    ) -> Iterator[Block]:
        words = _joined(carried)
        own = read_numbered(properties)
        label = self._numbering.label(inherited(form.numbered, own), form.id if own is None else "")
        outline, alignment = outline_level(properties), value(properties, "jc")
        heading = form.heading if outline is None else outline
        bullet, shown = label.strip() == BULLET, words.text.strip()
        counted = label and not bullet and (heading or depth)  # a row's number in a cell of its own
        if (shown or counted) and not form.left_out:
            yield Paragraph(
                text=_labelled(label, shown).strip(),
                heading=heading,
                title=form.title,
                item=bool(label.strip()),
                bullet=bullet,
                bold=words.bold,
                centred=alignment == "center" if alignment else form.centred,
                size=words.size,
            )
        for box in words.boxes:
            yield from self._box(box, depth)
        self._referred.extend(words.notes)
        if not depth:
            yield from self._referred_notes()

    def _box(self, box: Any, depth: int) -> Iterator[Block]:
        if not isinstance(box, str):
            yield from self._story(box, None, depth)
        elif box.strip():
            yield Paragraph(text=" ".join(box.split()))

    def _referred_notes(self) -> Iterator[Block]:
        referred, self._referred = self._referred, []
        for tag, name in referred:
            note = self._notes[tag].take(name)
            if note is None:
                continue
            outer, self._reader = self._reader, ParagraphReader(note, self._styles, self.unseen, {})
            for block in self._story(note, self._paper, 1):
                yield replace(block, note=True) if isinstance(block, Paragraph) else block
            self._reader = outer

    def _table(self, table: Any, background: Background, depth: int) -> Iterator[Block]:
        if self._styles.fills(value(table, "tblPr", "tblStyle")):
            background = None
        background = _behind(read_fill(child(table, "tblPr", "shd")), background)
        rows = tuple(self._rows(table, background, depth + 1))
        grid = child(table, "tblGrid")
        columns = () if grid is None else grid.findall(f"{W}gridCol")
        if rows:
            yield Table(rows=rows, widths=tuple(count(attribute(each, "w"), most=100_000) for each in columns))
        if not depth:
            yield from self._referred_notes()

    def _rows(self, table: Any, background: Background, depth: int) -> Iterator[Row]:
        for row in _parts(table, f"{W}tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            if switch(child(properties, "hidden")):
                self.unseen.hidden += 1
                continue
            start = count(value(properties, "gridBefore"), most=_MOST_COLUMNS)
            cells: list[Cell] = []
            for cell in _parts(row, f"{W}tc"):
                if child(cell, "tcPr", "cellDel") is None:
                    cells.append(self._cell(cell, start, background, depth))
                    start = cells[-1].end
            after = count(value(properties, "gridAfter"), most=_MOST_COLUMNS)
            if cells:
                header = switch(child(properties, "tblHeader"))
                yield Row(cells=_unmerged(cells, row), width=start + after, header=header)

    def _cell(self, cell: Any, start: int, background: Background, depth: int) -> Cell:
        properties = child(cell, "tcPr")
        fill = read_fill(child(properties, "shd"))
        merged = child(properties, "vMerge")
        span = max(1, count(value(properties, "gridSpan"), most=_MOST_COLUMNS, otherwise=1))
        return Cell(
            start=start,
            end=start + span,
            blocks=tuple(self._story(cell, _behind(fill, background), depth)),
            merge="" if merged is None else attribute(merged, "val") or "continue",
            shaded=bool(fill) and fill != PAGE,
        )


@dataclass(slots=True)
class _Notes:
    # The notes of a part that were not yet taken, by their ids.
    _held: dict[str, Any]

    def __init__(self, root: Any | None, name: str) -> None:
        notes = () if root is None else root.findall(f"{W}{name}")
        self._held = {attribute(each, "id"): each for each in notes if not attribute(each, "type").endswith("eparator")}

    def take(self, name: str) -> Any | None:
        return self._held.pop(name, None)


def _labelled(label: str, text: str) -> str:
    # "1." right before "5 ราย" is no 1.5.
    apart = label[-1:] in (".", ",") and re.match("[0-9๐-๙]", text)
    return f"{label} {text}" if apart else join_pieces(label, text)


def _parts(parent: Any, *tags: str) -> Iterator[Any]:
    # The elements of these kinds in order, out of what wraps them: content controls, tracked insertions.
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag in tags:
            yield element
        elif element.tag == f"{MC}AlternateContent":
            stack.extend(each for each in (chosen(element),) if each is not None)
        elif element.tag not in _SKIPPED and not (element.tag == f"{W}sdt" and is_left_out(element)):
            stack.extend(reversed(element))


def _joined(carried: Sequence[Words]) -> Words:
    if len(carried) == 1:
        return carried[0]
    texts = [words for words in carried if words.text.strip()]
    pieces = [f"{join_pieces(each.text[-1:], after.text[:1])[1:-1]}{after.text}" for each, after in pairwise(texts)]
    return Words(
        text="".join([*(words.text for words in texts[:1]), *pieces]),
        bold=all(words.bold for words in texts),
        size=max((words.size for words in texts), default=0),
        boxes=tuple(box for words in carried for box in words.boxes),
        notes=tuple(note for words in carried for note in words.notes),
    )


def _behind(fill: str | None, background: Background) -> Background:
    return None if fill == "?" else fill or background


def _unmerged(cells: list[Cell], row: Any) -> tuple[Cell, ...]:
    # Old files merge cells of a row by w:hMerge: what continues belongs to the cell before.
    found: list[Cell] = []
    for cell, element in zip(cells, _shown_cells(row), strict=True):
        merged = child(element, "tcPr", "hMerge")
        if found and merged is not None and attribute(merged, "val") != "restart":
            found[-1] = replace(found[-1], end=cell.end)
        else:
            found.append(cell)
    return tuple(found)


def _shown_cells(row: Any) -> list[Any]:
    return [each for each in _parts(row, f"{W}tc") if child(each, "tcPr", "cellDel") is None]
