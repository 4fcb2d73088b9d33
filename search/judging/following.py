"""Marks where their passages are now, when documents were read anew and ids have moved."""

from collections.abc import Iterable
from dataclasses import replace

from search.engine import SearchEngine
from search.errors import UnknownPassage
from search.judging.marks import Mark


def follow_marks(marks: Iterable[Mark], engine: SearchEngine) -> tuple[Mark, ...]:
    """`marks` with the ids, lines and case that their passages have in `engine`, one of a passage that is nowhere as
    it is. Where two of a judge and query come to one passage, the later stands, in the place of the earlier."""
    found: dict[tuple[str, str, str], Mark] = {}
    for mark in marks:
        now = _follow(mark, engine)
        key = (now.judge, now.key, now.passage)
        if key not in found or found[key].time <= now.time:
            found[key] = now
    return tuple(found.values())


def former_ids(marks: Iterable[Mark], passage_id: str, engine: SearchEngine) -> tuple[str, ...]:
    """The ids, as `marks` have them, of the passage that is called `passage_id` now."""
    return tuple(mark.passage for mark in marks if _follow(mark, engine).passage == passage_id)


def _follow(mark: Mark, engine: SearchEngine) -> Mark:
    try:
        passage = engine.passage(mark.passage)
    except UnknownPassage:
        moved = engine.moved_passage(mark.passage)
        if moved is None:
            return mark
        passage = engine.passage(moved)
    case = engine.case(passage.case_id)
    return replace(
        mark, passage=passage.id, document=case.document, lines=passage.lines, agency=case.agency, case=case.id
    )
