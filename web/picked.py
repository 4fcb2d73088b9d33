"""The passages of a basket, as an address or a form carries them."""

from dataclasses import dataclass
from itertools import zip_longest

from werkzeug.datastructures import MultiDict

from web.errors import BadParameter
from web.parameters import without_controls
from web.refusals import TOO_LONG, TOO_MANY

MOST_PICKED = 100
"""Passages of a basket: more than a chapter of a report quotes."""

MOST_NOTE = 2_000
"""Characters of a note: a page."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A passage of a basket, by its id, and what is noted of it, "" for nothing."""

    passage: str
    note: str = ""


def read_picked(arguments: MultiDict[str, str]) -> tuple[Picked, ...]:
    """The passages of the parameters p, each once, with the notes n in the same places; a place without one has none.
    Raises BadParameter for more than MOST_PICKED passages, and for a note of more than MOST_NOTE characters."""
    ids, notes = arguments.getlist("p"), [_read_note(note) for note in arguments.getlist("n")]
    picked: dict[str, Picked] = {}
    for passage, note in zip_longest((each.strip() for each in ids), notes[: len(ids)], fillvalue=""):
        if passage:
            picked.setdefault(passage, Picked(passage, note))
    if len(picked) > MOST_PICKED:
        raise BadParameter("p", TOO_MANY.filled(found=str(len(picked)), most=str(MOST_PICKED)))
    if any(len(note) > MOST_NOTE for note in notes):
        raise BadParameter("n", TOO_LONG.filled(most=f"{MOST_NOTE:,}"))
    return tuple(picked.values())


def _read_note(text: str) -> str:
    # Browsers send each line break of a form as two characters.
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(without_controls(line) for line in lines).strip()
