"""Markdown (.md) to lines: whose case it is by the front matter, pages by comments."""

import re
from collections.abc import Sequence

import yaml

from corpus.documents import Line
from corpus.errors import DocumentError
from corpus.printed import marked_heading
from corpus.reading.plain_text import decode_text
from corpus.refusals import refuse

_FENCE = "---"
_PAGE_MARKER = re.compile(r"<!--\s*page:\s*(\d{1,4})\s*-->")
_LIST_ITEM = re.compile(r"[-*+]\s+")


def read_markdown(name: str, content: bytes, *, required: bool) -> tuple[dict[str, object], tuple[Line, ...]]:
    """The fields of the front matter, YAML between two fences, and the lines of the file, those of the front matter
    blank. Without a front matter there are no fields, unless it is `required`.

    Lines have the signs that a book's have: a tab opens a paragraph, a space at the end parts a line from the next. A
    comment `<!-- page: N -->` says on which printed page the lines after it stand. Raises a DocumentError that names
    the file when the front matter is missing or damaged, and as `decode_text`.
    """
    lines = decode_text(name, content).split("\n")
    if lines[0] == _FENCE and _FENCE in lines[1:]:
        end = lines.index(_FENCE, 1)
        return _fields(name, "\n".join(lines[1:end])), _marked_lines(lines, end + 1)
    if required:
        raise refuse(name, "no front matter")
    return {}, _marked_lines(lines, 0)


def _fields(name: str, source: str) -> dict[str, object]:
    try:
        for event in yaml.parse(source, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):  # a few bytes of aliases can stand for gigabytes
                raise _damaged(name, event.start_mark.line + 2 if event.start_mark else 1)
            if isinstance(event, yaml.ScalarEvent):
                event.value.encode()  # half of a surrogate pair is no text: a ValueError
        front = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        mark = getattr(exc, "problem_mark", None)
        raise _damaged(name, mark.line + 2 if mark else 1) from exc
    if not isinstance(front, dict):
        raise refuse(name, "no front matter")
    return {str(key): value for key, value in front.items()}


def _damaged(name: str, line: int) -> DocumentError:
    return refuse(name, "front matter damaged", line=str(line))


def _marked_lines(lines: Sequence[str], first: int) -> tuple[Line, ...]:
    # first: how many lines the front matter takes.
    page: int | None = None
    numbered: list[Line] = []
    after_blank = True
    for number, text in enumerate(lines, 1):
        marker = _PAGE_MARKER.fullmatch(text.strip())
        if marker:
            page = int(marker[1])
        shown = "" if number <= first or marker else text.strip()
        item = _LIST_ITEM.match(shown)
        if item:
            shown = f"• {shown[item.end() :]}"
        if shown and not marked_heading(shown):
            shown = f"\t{shown} " if after_blank or item else f"{shown} "
        numbered.append(Line(number=number, text=shown, page=page))
        after_blank = not shown.strip() or marked_heading(shown) is not None
    return tuple(numbered)
