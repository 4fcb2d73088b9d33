"""What stands within a block of Markdown as its readers see it: words without the marks around them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.token import Token

from corpus.reading.markdown.syntax import LINE_MARK
from corpus.reading.words import PARTING, after_small, lowered, raised

if TYPE_CHECKING:
    from corpus.reading.web import Tag

_FIELD = r"(?:[#.][^\s{}]{1,100}|[A-Za-z][A-Za-z0-9-]{0,40}=(?:\"[^\"{}]{0,200}\"|[^\s{}\"]{1,200})|-)"
_ATTRIBUTES = re.compile(rf"\{{:?\s*{_FIELD}(?:\s+{_FIELD}){{0,20}}\s*\}}")
_AT_END = re.compile(rf"\s*{_ATTRIBUTES.pattern}\s*$")
_SPAN = re.compile(rf"\[([^\[\]{{}}]{{1,300}})\]{_ATTRIBUTES.pattern}")
_NOTE = re.compile(r"\[\^([^\]\s]{1,40})\](:)?")
_CLOSING = re.compile(r"\s+#+\s*$")
_RAISED = re.compile(r"(?<=[0-9A-Za-z)])\^([0-9n+-]{1,6})\^")
_LOWERED = re.compile(r"(?<=[0-9A-Za-z)])~([0-9]{1,4})~")
_BOLD = "**"
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_WITHIN_LINE = frozenset(
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q rb ruby s samp small span strike strong tt u var "
    "wbr sup sub nobr".split()
)
_STRUCK = frozenset("del ins s strike".split())
_PARTED = frozenset("a wbr".split())
"""Tags within a line that part numbers, and no words."""
_VOID = frozenset("br wbr img input hr".split())
_IS_STYLED = re.compile(r"<(?!/|br\b|wbr|img)[^\0]*(?:hidden|style|class|id|color)", re.IGNORECASE)
_DEEPEST = 50  # tags in each other, beyond which none is looked for
_LEFT_OUT = "left_out"  # type of the token that stands for what a tag hides
_TWO_DIGITS = re.compile("[0-9๐-๙]{2}")
_FORMS = {"sup": raised, "sub": lowered}
_FOLLOWED_BY_ATTRIBUTES = ("link_close", "image", "code_inline")


class _Opened(NamedTuple):
    """A tag that is open. script: how words stand in it. sign: what parts it on both sides. boxes: whether each thing
    in it stands apart."""

    name: str
    script: str
    sign: str
    boxes: bool


def words_of(children: Sequence[Token]) -> str:
    """The words of an inline token's children, lines of the source parted by LINE_MARK."""
    texts = list(_texts(children))
    bold = sum(text.count(_BOLD) for text, written in texts if written)
    if bold > 1:  # what CommonMark leaves of emphasis that begins or ends with a bracket within a Thai phrase
        texts = [(text.replace(_BOLD, PARTING) if written else text, written) for text, written in texts]
    return _without_notes("".join(text for text, _ in texts))


def heading_words(children: Sequence[Token]) -> str:
    """As `words_of`, on one line and without attributes and closing signs behind the words."""
    text = words_of(children).replace(LINE_MARK, " ")
    bare = _AT_END.sub("", text)
    return bare if bare == text else _CLOSING.sub("", bare)


def is_attributes(text: str) -> bool:
    """Whether a line is nothing but attributes of the block before it."""
    return _ATTRIBUTES.fullmatch(text.strip()) is not None


def _texts(children: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    # Each with whether its author may have meant signs in it as marks: not those of code, and none that is escaped.
    before = tail = small = ""
    opened: list[_Opened] = []
    ended = False  # whether the last words were raised or lowered
    products = _products(children)
    for place, child in _seen(children):
        written = child.type == "text"
        if child.type == "html_inline":
            text = _shown_tag(child.content, opened)
            small = opened[-1].script if opened else ""
        elif written:
            text = _plain(child.content, follows=before in _FOLLOWED_BY_ATTRIBUTES)
            text = _FORMS[small](tail, text) if small else after_small(tail, text) if ended else text
            ended = bool(small) if text else ended
        elif child.type in ("softbreak", "hardbreak"):
            text = " "
        elif child.type == "image":
            text = f"{PARTING}{words_of(child.children or ())}{PARTING}"
        elif child.type == "code_inline":
            text = f"{PARTING}{child.content}{PARTING}"
        elif child.type in ("s_open", "s_close"):
            text = " "
        else:
            text = "*" if place in products else child.content or PARTING
        yield text, written
        tail = (tail + text[-3:].replace(PARTING, ""))[-2:]
        before = child.type if child.content or child.type != "text" else before


def _products(children: Sequence[Token]) -> frozenset[int]:
    # The places of stars that are no emphasis, for they begin or end one between two digits: 2*3*4.
    contents = [each.content or " " * each.type.endswith("break") for each in children]
    before = list(accumulate(contents, lambda last, text: text[-1:] or last, initial=""))
    after = list(accumulate(reversed(contents), lambda first, text: text[:1] or first, initial=""))[::-1]
    opened: list[int] = []
    found: set[int] = set()
    for place, child in enumerate(children):
        if child.type == "em_open":
            opened.append(place)
        elif child.type == "em_close" and opened:
            pair = opened.pop(), place
            if child.markup == "*" and any(_TWO_DIGITS.fullmatch(before[each] + after[each + 1]) for each in pair):
                found.update(pair)
    return frozenset(found)


def _seen(children: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    # Without what stands in a tag that hides it; one that is never closed hides nothing.
    tags = [each.content if each.type == "html_inline" else "" for each in children]
    closed = {_name(text): place for place, text in enumerate(tags) if text.startswith("</")}
    name, depth = "", 0
    for place, (child, text) in enumerate(zip(children, tags, strict=True)):
        if not name and closed.get(_name(text), -1) > place and _hides(text):
            name = _name(text)
            yield place, Token(_LEFT_OUT, "", 0, content=PARTING)
        if name and _name(text) == name:
            depth += -1 if text.startswith("</") else 1
            name = name if depth else ""
        elif not name:
            yield place, child
        elif child.type == "text" and LINE_MARK in child.content:
            yield place, Token("text_special", "", 0, content=LINE_MARK * child.content.count(LINE_MARK))


def count_hidden(children: Sequence[Token]) -> int:
    """How many stretches of an inline token's children stand in tags that hide them."""
    return sum(child.type == _LEFT_OUT for _, child in _seen(children))


def _hides(tag: str) -> bool:
    read = _read_tag(tag)
    return read is not None and read.hides


@lru_cache  # a text is gone through for its words and for what they leave out
def _read_tag(tag: str) -> "Tag | None":
    # None where neither style nor class nor the like says how it is shown.
    if not _IS_STYLED.match(tag):
        return None
    from corpus.reading.web import read_tag  # a text without HTML is read in half the time without it

    return read_tag(tag)


def _plain(text: str, *, follows: bool) -> str:
    match = _ATTRIBUTES.match(text) if follows else None
    text = text[match.end() :] if match else text
    text = _SPAN.sub(r"\1", text)
    text = _RAISED.sub(lambda found: raised(found.string[found.start() - 1], found[1]), text)
    return _LOWERED.sub(lambda found: lowered("", found[1]), text)


def _shown_tag(tag: str, opened: list["_Opened"]) -> str:
    # A tag that ends a line parts words, and what it covers over several lines stays so many.
    name = _name(tag)
    runs_on = not name or (name in _WITHIN_LINE and name not in _STRUCK)
    sign = PARTING if name in _PARTED else "" if runs_on else " "
    if tag.startswith("</"):
        within = [each.name for each in opened[: -_DEEPEST - 1 : -1]]
        if name in within:
            sign = opened[-1 - within.index(name)].sign
            del opened[-1 - within.index(name) :]
    elif name and name not in _VOID:
        outer = opened[-1] if opened else _Opened("", "", "", False)
        read = _read_tag(tag)
        script = read.script if read else name if name in _FORMS else ""
        sign = " " if outer.boxes else (read and read.parting) or sign
        opened.append(_Opened(name, script or outer.script, sign, read is not None and read.boxes))
    return LINE_MARK * tag.count(LINE_MARK) + sign


def _name(tag: str) -> str:
    match = _TAG.match(tag)
    return match[1].lower() if match else ""


def _without_notes(text: str) -> str:
    # The mark of a footnote goes; where the note itself begins, its label stays.
    return _NOTE.sub(lambda found: f"[{found[1]}] " if found[2] and not found.start() else found[2] or PARTING, text)
