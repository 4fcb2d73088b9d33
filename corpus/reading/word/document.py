"""A Word document (.docx) to lines. Runs in a process of its own.

Word files hold no page numbers; what cites them cites headings.
"""

from collections.abc import Iterable, Iterator, Sequence

from corpus.documents import Line
from corpus.reading.result import MAX_CHARACTERS, PageProgress, ReadFault, Reading
from corpus.reading.word.blocks import Block, Paragraph, Table
from corpus.reading.word.body import BodyReader
from corpus.reading.word.headings import with_headings
from corpus.reading.word.inline import Unseen
from corpus.reading.word.package import open_package
from corpus.reading.word.tables import is_layout, laid_out, row_texts, to_grid
from corpus.said import Said

_HIDDEN = Said(
    "ไม่ได้นำข้อความที่ซ่อนไว้ {n} แห่งมาด้วย",
    "{n} stretches of hidden text were left out",
    "{n} stretch of hidden text was left out",
)
_INVISIBLE = Said(
    "ไม่ได้นำข้อความที่มองไม่เห็น {n} แห่งมาด้วย (สีเดียวกับพื้นหรือตัวเล็กเกินอ่าน)",
    "{n} stretches of text that nobody sees were left out: type in the colour of its background, or too small to read",
    "{n} stretch of text that nobody sees was left out: type in the colour of its background, or too small to read",
)


def read_word(content: bytes, progress: PageProgress) -> Reading:
    """The lines of a Word document as its readers see it, a paragraph or a row of a table a line. Raises ReadFault.

    Headings are as the file declares them; where it declares none, bold paragraphs that look like headings.
    """
    progress(1, 1, False)
    body = BodyReader(open_package(content))
    blocks = with_headings(list(_bounded(_flat(body.blocks()))))
    lines: list[Line] = []
    length = 0
    for text, heading, table in _texts(blocks):
        length += len(text)
        if length > MAX_CHARACTERS:
            raise ReadFault("text")
        lines.append(Line(number=len(lines) + 1, text=text, heading=heading, table=table))
    return Reading(lines=tuple(lines), warnings=tuple(_warnings(body.unseen)))


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    # Without tables that only lay out a page.
    for block in blocks:
        if isinstance(block, Table) and is_layout(block):
            yield from _flat(laid_out(block))
        else:
            yield block


def _bounded(blocks: Iterable[Block]) -> Iterator[Block]:
    length = 0
    for block in blocks:
        length += len(block.text) if isinstance(block, Paragraph) else 0
        if length > MAX_CHARACTERS:
            raise ReadFault("text")
        yield block


def _texts(blocks: Sequence[Block]) -> Iterator[tuple[str, int, bool]]:
    # Of each line its text, its level as a heading, whether it is a row; a blank line after each paragraph and table.
    for block in blocks:
        if isinstance(block, Table):
            yield from ((f"\t{text}", 0, True) for text in row_texts(to_grid(block)))
        else:
            yield block.text if block.heading else f"\t{block.text}", block.heading, False
        yield "", 0, False


def _warnings(unseen: Unseen) -> Iterator[Said]:
    if unseen.hidden:
        yield _HIDDEN.filled(n=unseen.hidden)
    if unseen.invisible:
        yield _INVISIBLE.filled(n=unseen.invisible)
