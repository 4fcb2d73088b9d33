"""A Word document (.docx) to lines. Runs in a process of its own.

Word files hold no page numbers; what cites them cites headings.
"""

from collections.abc import Iterable, Iterator, Sequence

from corpus.documents import Line
from corpus.reading.result import MAX_CHARACTERS, PageProgress, ReadFault, Reading
from corpus.reading.warnings import warn_stretches
from corpus.reading.word.blocks import Block, Paragraph, Table
from corpus.reading.word.body import BodyReader
from corpus.reading.word.headings import with_headings
from corpus.reading.word.package import open_package
from corpus.reading.word.tables import is_layout, laid_out, row_texts, to_grid


def read_word(content: bytes, progress: PageProgress) -> Reading:
    """The lines of a Word document as its readers see it, a paragraph or a row of a table a line. Raises ReadFault.

    Headings are as the file declares them; where it declares none, bold paragraphs that look like headings.
    """
    progress(1, 1, False)
    parts = open_package(content)
    body = BodyReader(parts)
    blocks = with_headings(list(_bounded(_flat(body.blocks()))))
    lines: list[Line] = []
    length = 0
    for text, heading, table in _texts(blocks):
        length += len(text)
        if length > MAX_CHARACTERS:
            raise ReadFault("text")
        lines.append(Line(number=len(lines) + 1, text=text, heading=heading, table=table))
    unseen = body.unseen
    return Reading(
        lines=tuple(lines), warnings=tuple(warn_stretches(unseen.hidden, unseen.invisible)), title=parts.title
    )


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
