"""Plain text (.txt) to lines: the pages of a book by how a text layer sets them."""

from corpus.documents import Line
from corpus.printed import number_pages
from corpus.refusals import refuse


def read_plain_text(name: str, content: bytes) -> tuple[Line, ...]:
    """The lines of a text with their printed pages. Raises a DocumentError as `decode_text`."""
    return number_pages(decode_text(name, content).split("\n"))


def decode_text(name: str, content: bytes) -> str:
    """The text that the file `name` holds, without a mark of its encoding, with line breaks of one kind.

    Raises a DocumentError that names it when it is not UTF-8, no text, or blank.
    """
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as exc:
        raise refuse(name, "not utf-8", offset=exc.start, byte=f"{content[exc.start]:02x}") from exc
    if "\0" in text:
        raise refuse(name, "not text")
    if not text.strip("\ufeff \t\r\n\f"):
        raise refuse(name, "blank")
    return text.replace("\r\n", "\n").replace("\r", "\n")
