"""Plain text (.txt) to lines: the pages of a book by how a text layer sets them. Runs in a process of its own."""

from corpus.printed import number_pages
from corpus.reading.result import MAX_LINES, PageProgress, ReadFault, Reading


def read_plain_text(content: bytes, progress: PageProgress) -> Reading:
    """The lines of a text with their printed pages. Raises ReadFault as `decode_text`."""
    progress(1, 1, False)
    return Reading(lines=number_pages(decode_text(content).split("\n")))


def decode_text(content: bytes) -> str:
    """The text that `content` holds, without a mark of its encoding, with line breaks of one kind.

    Raises ReadFault when it is not UTF-8, no text, blank, or of too many lines.
    """
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as exc:
        raise ReadFault("not utf-8", offset=exc.start, byte=f"{content[exc.start]:02x}") from exc
    if "\0" in text:
        raise ReadFault("not text")
    if not text.strip("\ufeff \t\r\n\f"):
        raise ReadFault("blank")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") >= MAX_LINES:
        raise ReadFault("text")
    return text
