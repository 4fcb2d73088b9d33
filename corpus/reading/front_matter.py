"""The front matter of a Markdown file: YAML between two fences, as JSON values."""

from collections.abc import Sequence
from typing import Any

import yaml

from corpus.reading.result import ReadFault

MAX_LENGTH = 65_536
"""Characters; those of the sample have 900."""

MAX_DEPTH = 16
"""Of lists and mappings within each other. The parser takes a time that grows with its square."""

_FENCE = "---"


def front_length(lines: Sequence[str]) -> int:
    """How many of the first lines the front matter takes, its fences too; 0 when there is none."""
    if lines[0].rstrip() != _FENCE:
        return 0
    return next((place + 1 for place in range(1, len(lines)) if lines[place].rstrip() == _FENCE), 0)


def read_fields(source: str) -> dict[str, object]:
    """The fields of the front matter whose lines between the fences are `source`.

    Raises ReadFault when it is no YAML or no mapping, when a field stands in it twice, and when it is longer than
    MAX_LENGTH or nested deeper than MAX_DEPTH.
    """
    if len(source) > MAX_LENGTH:
        raise ReadFault("front matter large")
    try:
        _check(source)
        _check_names(source)
        front = yaml.safe_load(source)
        fields = {str(key): _to_json(value) for key, value in front.items()} if isinstance(front, dict) else None
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        mark = getattr(exc, "problem_mark", None)
        raise _damaged(mark.line if mark else -1) from exc
    if fields is None:
        raise ReadFault("no front matter")
    return fields


def _check(source: str) -> None:
    # By the events alone, before anything is built of them.
    depth = 0
    for event in yaml.parse(source, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):  # a few bytes of aliases can stand for gigabytes
            raise _damaged(event.start_mark.line if event.start_mark else -1)
        if isinstance(event, yaml.ScalarEvent):
            event.value.encode()  # half of a surrogate pair is no text: a ValueError
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise ReadFault("front matter large")


def _check_names(source: str) -> None:
    # YAML forbids it, and the parser takes the last: whose case it is would be what stands further below.
    root = yaml.compose(source, Loader=yaml.SafeLoader)
    named: set[str] = set()
    for key, _ in root.value if isinstance(root, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode):
            if key.value in named:
                raise ReadFault("front matter twice", field=key.value[:40], line=str(key.start_mark.line + 2))
            named.add(key.value)


def _damaged(line: int) -> ReadFault:
    return ReadFault("front matter damaged", line=str(line + 2))  # counted from 0, after the fence


def _to_json(value: Any) -> object:
    # A number too long to be written is a ValueError.
    if isinstance(value, dict):
        return {str(key): _to_json(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set):
        return [_to_json(each) for each in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return int(str(value))
    return value if value is None or isinstance(value, str | float | bool) else str(value)
