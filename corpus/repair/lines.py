"""Damaged Thai to clean Thai, line by line, with a map of every change.

Letters come first: characters in another guise, signs that stand for marks, sara am of which half is lost; words that
are not Thai are left out of all that follows. Glyphs are mended by rule. Then each line is asked for signs of displaced
marks and stray spaces; one without any is left as the rules have it, at once. The others are read by the decoder, once
as sound and once as displaced, and the cheapest course through the whole document decides: damage comes in runs.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.repair.alignment import Draft, Edit, Repaired
from corpus.repair.glyphs import (
    CLUSTER_RULES,
    DOUBLED_RULES,
    GLYPH_RULES,
    SIGN_RULES,
    TWICE_RULES,
    apply_rules,
    print_marks_twice,
    shows_cluster_damage,
    shows_glyph_damage,
)
from corpus.repair.lost_letters import find_marks, find_sara_ae, find_sara_am
from corpus.repair.mending import Mending
from corpus.repair.runs import read_lines
from corpus.repair.signs import Memory, lose_marks
from corpus.repair.spaces import TALL_GAP_RULES, leave_tall_gaps
from corpus.repair.trust import holds_latin, trust_by_look
from corpus.thai import CHARACTER_RULES, MARK, ODD_CHARACTERS, SARA_AM

REPAIR_VERSION = 5
"""Counts up whenever the same text would come out differently; an index states the version it was made with."""

TRUST_IN_CHOICES = 0.9
"""In a line of which letters were chosen by words."""

MOST_PASSES = 4
"""Passes until nothing changes: what one pass mends may show the next where it stands. Two are the rule."""

LONGEST_LINE = 10_000
"""Characters; a paragraph has a tenth of them. What a line takes while it is read grows with its length."""

_NEAR = 1_000  # characters before the end of a piece of a longer line, among which a place to cut is looked for
_BINDS = re.compile(f"[0-9\u0e50-\u0e59{ODD_CHARACTERS}]")  # what may be a part of a number
_BORNE = re.compile(f"[{MARK}{SARA_AM}\u0e30\u0e32\u0e45 ]")  # what follows the letter that it belongs to


def repair_text(text: str) -> Repaired:
    """Mend `text`, of any length and number of lines; line breaks stay where they are.

    Text without a sign of damage is returned as it is.
    """
    lines = text.split("\n")
    repaired = repair_lines(lines)
    edits: list[Edit] = []
    start = 0
    for line, mended in zip(lines, repaired, strict=True):
        edits += (replace(edit, start=edit.start + start, end=edit.end + start) for edit in mended.edits)
        start += len(line) + 1
    return Repaired(
        text="\n".join(mended.text for mended in repaired),
        edits=tuple(edits),
        trust=mean_trust(lines, repaired),
    )


def repair_lines(lines: Sequence[str]) -> tuple[Repaired, ...]:
    """Mend the lines of one document, in order, one for one; none holds a line break.

    The whole of it tells how damaged a stretch is and how the font sets its spaces, so lines that belong together
    should come together. Lines whose marks are lost come back as they are, with trust 0: they need another reading of
    the page (OCR), not a guess. A line of more than LONGEST_LINE characters is mended as several.
    """
    if all(len(line) <= LONGEST_LINE for line in lines):
        return _repair(lines)
    cut = [cut_line(line) for line in lines]
    repaired = iter(_repair([piece for pieces in cut for piece in pieces]))
    return tuple(_join(pieces, [next(repaired) for _ in pieces]) for pieces in cut)


def cut_line(line: str) -> list[str]:
    """The pieces of `line` that are mended on their own, at most LONGEST_LINE characters each, cut behind spaces where
    there are any near, else between letters; never before a mark, which a false space may part from its letter, and
    never within a number."""
    pieces: list[str] = []
    start = 0
    while len(line) - start > LONGEST_LINE:
        end = start + LONGEST_LINE
        near = [at for at in range(end, end - _NEAR, -1) if not _BORNE.match(line, at)]
        spaced = (at for at in near if line[at - 1] == " ")
        end = next(spaced, None) or next((at for at in near if not _BINDS.search(line[at - 1 : at + 1])), end)
        pieces.append(line[start:end])
        start = end
    return [*pieces, line[start:]]


def _join(pieces: Sequence[str], repaired: Sequence[Repaired]) -> Repaired:
    if len(pieces) == 1:
        return repaired[0]
    edits: list[Edit] = []
    start = 0
    for piece, mended in zip(pieces, repaired, strict=True):
        edits += (replace(edit, start=edit.start + start, end=edit.end + start) for edit in mended.edits)
        start += len(piece)
    text = "".join(mended.text for mended in repaired)
    return Repaired(text=text, edits=tuple(edits), trust=mean_trust(pieces, repaired))


def _repair(lines: Sequence[str]) -> tuple[Repaired, ...]:
    lost = lose_marks(lines)
    mendings = [Mending(line) for line, gone in zip(lines, lost, strict=True) if not gone]
    memory = Memory()
    _find_letters(mendings, memory)
    for _ in range(MOST_PASSES):
        if not _mend(mendings, memory):
            break
    _judge(mendings, memory)
    mended = iter(mendings)
    return tuple(
        Repaired(text=line, edits=(), trust=0.0) if gone else next(mended).to_repaired()
        for line, gone in zip(lines, lost, strict=True)
    )


def mean_trust(lines: Sequence[str], repaired: Sequence[Repaired]) -> float:
    """Of several lines together, weighed by length; 1 when there is nothing in them."""
    length = sum(map(len, lines))
    if not length:
        return 1.0
    return min(1.0, sum(mended.trust * len(line) for line, mended in zip(lines, repaired, strict=True)) / length)


def _find_letters(mendings: Sequence[Mending], memory: Memory) -> None:
    texts = [mending.line for mending in mendings]
    looks = memory.look_over(texts)
    odd = [mending for mending, look in zip(mendings, looks, strict=True) if look.odd_letters or look.marks_amiss]
    for mending in odd:
        mending.apply((*CHARACTER_RULES, *SIGN_RULES))
        mending.mask()
        mending.apply(GLYPH_RULES)
    for mending, twice in zip(odd, print_marks_twice([mending.text for mending in odd]), strict=True):
        if twice:
            mending.apply(TWICE_RULES)
    signs = memory.count_signs(texts)
    suspect = [
        mending
        for mending, look, count in zip(mendings, looks, signs, strict=True)
        if count or look.odd_letters or look.marks_amiss
    ]
    for mending, picked in zip(suspect, find_marks([mending.text for mending in suspect]), strict=True):
        if picked:
            mending.pick(picked, "sign for a mark", TRUST_IN_CHOICES)
    for mending, picked in zip(odd, find_sara_ae([mending.text for mending in odd]), strict=True):
        if picked:
            mending.pick(picked, "two signs for sara ae", 1.0)
    apart = [look.sara_am_apart or look.marks_amiss for look in looks]
    for mending, picked in zip(mendings, find_sara_am([mending.text for mending in mendings], apart), strict=True):
        if picked:
            mending.pick(picked, "sara am lost", TRUST_IN_CHOICES)


def _mend(mendings: Sequence[Mending], memory: Memory) -> bool:
    # One pass over all lines; whether anything changed.
    amiss = [look.marks_amiss for look in memory.look_over([mending.text for mending in mendings])]
    odd = [mending for mending, is_odd in zip(mendings, amiss, strict=True) if is_odd]
    changed = [mending.apply(GLYPH_RULES) for mending in odd if shows_glyph_damage(mending.text)]
    texts = [mending.text for mending in mendings]
    sound = [_by_rules(text) if is_odd else text for text, is_odd in zip(texts, amiss, strict=True)]
    tall_gaps = leave_tall_gaps(sound)
    readings = read_lines(texts, sound, amiss, memory.count_signs(sound), tall_gaps=tall_gaps)
    lines = list(zip(mendings, readings, amiss, strict=True))
    changed += [mending.follow(reading) for mending, reading, _ in lines if reading is not None]
    doubled = DOUBLED_RULES * any(changed)  # in a sound document a doubled mark is its author's slip and stays
    gaps = TALL_GAP_RULES * tall_gaps
    rules = (*CLUSTER_RULES, *doubled, *gaps)
    changed += [
        mending.apply(acting)
        for mending, reading, is_odd in lines
        if (acting := doubled if reading is not None else rules if is_odd else gaps)
    ]
    return any(changed)


def _judge(mendings: Sequence[Mending], memory: Memory) -> None:
    texts = [mending.text for mending in mendings]
    seen = zip(texts, memory.count_signs(texts), memory.look_over(texts), strict=True)
    for mending, (text, signs, look) in zip(mendings, seen, strict=True):
        if signs or look.odd_letters or look.marks_amiss or holds_latin(text):
            mending.trust = min(mending.trust, trust_by_look(text, signs))


def _by_rules(text: str) -> str:
    if not shows_cluster_damage(text):
        return text
    draft = Draft.from_text(text)
    apply_rules(draft, CLUSTER_RULES)
    return draft.text
