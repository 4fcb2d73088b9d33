"""What stands within a block of Markdown as its readers see it: words without the marks around them."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from corpus.reading.markdown.syntax import LINE_MARK
from corpus.reading.words import lowered, raised

_FIELD = r"(?:[#.][^\s{}]{1,100}|[A-Za-z][A-Za-z0-9-]{0,40}=(?:\"[^\"{}]{0,200}\"|[^\s{}\"]{1,200})|-)"
_ATTRIBUTES = re.compile(rf"\{{:?\s*{_FIELD}(?:\s+{_FIELD}){{0,20}}\s*\}}")
_AT_END = re.compile(rf"\s*{_ATTRIBUTES.pattern}\s*$")
_SPAN = re.compile(rf"\[([^\[\]{{}}]{{1,300}})\]{_ATTRIBUTES.pattern}")
_NOTE = re.compile(r"\[\^([^\]\s]{1,40})\](:)?")
_NOTE_IN_NUMBER = re.compile(rf"(?<=[0-9๐-๙]){_NOTE.pattern}(?=[0-9๐-๙])")
_RAISED = re.compile(r"(?<=[0-9A-Za-z)])\^([0-9n+-]{1,6})\^")
_LOWERED = re.compile(r"(?<=[0-9A-Za-z)])~([0-9]{1,4})~")
_BOLD = "**"
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_WITHIN_LINE = frozenset(
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q rb ruby s samp small span strike strong tt u var "
    "wbr sup sub nobr".split()
)
_FOLLOWED_BY_ATTRIBUTES = ("link_close", "image", "code_inline")


def words_of(children: Sequence[Token]) -> str:
    """The words of an inline token's children, lines of the source parted by LINE_MARK."""
    texts = list(_texts(children))
    bold = sum(text.count(_BOLD) for text, written in texts if written)
    if bold > 1:  # what CommonMark leaves of emphasis that begins or ends with a bracket within a Thai phrase
        texts = [(text.replace(_BOLD, "") if written else text, written) for text, written in texts]
    return _without_notes("".join(text for text, _ in texts))


def heading_words(children: Sequence[Token]) -> str:
    """As `words_of`, on one line and without attributes behind the words."""
    return _AT_END.sub("", words_of(children).replace(LINE_MARK, " "))


def is_attributes(text: str) -> bool:
    """Whether a line is nothing but attributes of the block before it."""
    return _ATTRIBUTES.fullmatch(text.strip()) is not None


def _texts(children: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    # Each with whether its author may have meant signs in it as marks: not those of code, and none that is escaped.
    before = small = ""
    for child in children:
        if child.type == "html_inline":
            small = _small(child.content, small)
            yield _shown_tag(child.content), False
        elif child.type == "text":
            text = _plain(child.content, follows=before in _FOLLOWED_BY_ATTRIBUTES)
            yield raised(text) if small == "sup" else lowered(text) if small == "sub" else text, True
        elif child.type in ("softbreak", "hardbreak"):
            yield " ", False
        elif child.type == "image":
            yield words_of(child.children or ()), False
        else:
            yield child.content, False
        before = child.type if child.content or child.type != "text" else before


def _plain(text: str, *, follows: bool) -> str:
    match = _ATTRIBUTES.match(text) if follows else None
    text = text[match.end() :] if match else text
    text = _SPAN.sub(r"\1", text)
    text = _RAISED.sub(lambda found: raised(found[1]), text)
    return _LOWERED.sub(lambda found: lowered(found[1]), text)


def _small(tag: str, before: str) -> str:
    name = _name(tag)
    if name in ("sup", "sub"):
        return "" if tag.startswith("</") else name
    return before


def _shown_tag(tag: str) -> str:
    # A tag that ends a line parts words, and what it covers over several lines stays so many.
    name = _name(tag)
    return LINE_MARK * tag.count(LINE_MARK) + ("" if not name or name in _WITHIN_LINE else " ")


def _name(tag: str) -> str:
    match = _TAG.match(tag)
    return match[1].lower() if match else ""


def _without_notes(text: str) -> str:
    # The mark of a footnote goes, numbers on both sides stay apart; where the note itself begins, its label stays.
    text = _NOTE_IN_NUMBER.sub(" ", text)
    return _NOTE.sub(lambda found: f"[{found[1]}] " if found[2] and not found.start() else found[2] or "", text)
