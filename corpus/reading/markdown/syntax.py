"""What of a Markdown file is which block: markdown-it-py, set up for what authors write beyond CommonMark."""

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:")

LINE_MARK = "\v"
"""Stands in the text of an inline token wherever a line of the source begins, but for the first."""


def parse_blocks(text: str) -> Sequence[Token]:
    """The tokens of a text; it has no LINE_MARK in it."""
    return _parser().parse(text)


def parse_inline(text: str) -> Sequence[Token]:
    """The children of a text that is no block of its own, such as the text of a piece of HTML."""
    return _parser().parseInline(text)[0].children or ()


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.core.ruler.disable("text_join")  # it would hide which signs were escaped
    parser.core.ruler.before("inline", "mark_lines", _mark_lines)
    parser.block.ruler.at("reference", _reference, {"alt": ["paragraph"]})
    return parser


def _mark_lines(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            token.content = token.content.replace("\n", f"\n{LINE_MARK}")


def _reference(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    # The definition of a footnote looks like that of a link when it has no spaces. Unlike that it ends a paragraph.
    start = state.bMarks[first] + state.tShift[first]
    if state.src.startswith("[^", start):
        return silent and _NOTE.match(state.src, start) is not None
    return not silent and reference(state, first, last, silent)
