"""Damage comes in runs: which lines of a document to read, and whether as sound or as displaced.

A line is read when it shows signs; it is taken for displaced when that reading is so much cheaper that it pays for
beginning a run, or when its neighbours have begun one: the cheapest course through a hidden Markov model of two states
(Viterbi 1967; Rabiner 1989).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.repair.displaced_marks import (
    UNMOVED,
    Prices,
    Reading,
    Slot,
    SpacePrices,
    Witness,
    cut_slots,
    decode,
    read_lexicon,
)
from corpus.repair.signs import count_signs
from corpus.repair.spaces import Setting, line_setting, price_spaces
from corpus.repair.specks import find_specks, read_specks

LETTERS_PER_SIGN = 80
LETTERS_AT_FIRST = 60
"""A line with fewer signs than one to so many letters behind the first is sound: clean prose has one in 400 (names)."""

ENTRY_PRICE = 14.0
EXIT_PRICE = 1.0
"""Nats for a run of displaced lines to begin and to end."""

SILENT_PRICE = 1.0
"""Nats for a line in a run to show no sign."""

MOVES_PER_SIGN = 0.8
"""Moved marks that one sign stands for, measured on clean prose damaged at rates from 0.1 to 0.6."""

NEAR_LINES = 2
"""Lines on either side of a displaced one that are searched for faint signs."""

RATE_BOUNDS = (0.08, 0.85)
"""Share of a line's marks that is assumed to have moved, at least and at most: where damage is, there is much of it."""

SIGNS_OF_A_RUN = 4
LETTERS_PER_RUN_SIGN = 40
"""So many signs, so dense, and a line is displaced without being read as sound."""

LEAST_LETTERS, MOST_UNKNOWN = 12, 0.4
"""Of so many letters the share outside words from which on a line is no Thai; damaged paragraphs come out as well with
it as without."""

TRUST_BY_UNKNOWN = (0.98, 0.90, 0.89, 0.86, 0.75, 0.5)
"""By the number of letters outside words, the last entry for all more: the share of lines exactly right among 2,775
that were mended, half the clean paragraphs in lines of 110 letters, damaged at rates of 0.15, 0.3 and 0.5."""

_STRAY_UNDER_MARK = SpacePrices(kept=8.0, dropped=0.0)
_JUMPED_UNDER_MARK_DROPPED = 4.0


@dataclass(frozen=True, slots=True)
class LineReading:
    """A line as the decoder read it."""

    slots: tuple[Slot, ...]
    reading: Reading

    @property
    def is_thai(self) -> bool:
        """Whether words give most of its letters; else it is of another language in Thai script."""
        letters = sum(slot.is_letter for slot in self.slots)
        unknown = sum(self.slots[place].is_letter for place in self.reading.unknown)
        return letters < LEAST_LETTERS or unknown <= MOST_UNKNOWN * letters

    @property
    def trust(self) -> float:
        """Share of the lines with as many letters outside words that come out exactly right; never 0.

        Letters of abbreviations (before a full stop) are left out.
        """
        after = (*(slot.glyph for slot in self.slots[1:]), "")
        unknown = sum(self.slots[place].is_letter and after[place] != "." for place in self.reading.unknown)
        return TRUST_BY_UNKNOWN[min(unknown, len(TRUST_BY_UNKNOWN) - 1)]


def read_lines(
    texts: Sequence[str], ruled: Sequence[str], amiss: Sequence[bool], signs: Sequence[int], *, tall_gaps: bool
) -> list[LineReading | None]:
    """For each line the reading to be spelled out, None where rules alone decide.

    texts: with whole glyphs, marks as printed. ruled: the same after the rules for clusters. amiss: whether the line
    shows marks amiss. signs: how many `ruled` shows. tall_gaps: whether the font leaves gaps before tall vowels.
    """
    plain = [not odd or line_setting(text) is Setting.PLAIN for text, odd in zip(texts, amiss, strict=True)]
    if not any(signs) and all(plain):
        return [None] * len(texts)
    suspect = [_is_suspect(*line) for line in zip(texts, signs, amiss, strict=True)]
    damaged = any(map(_is_displaced, texts, signs))
    witness = Witness(text for text, odd in zip(texts, suspect, strict=True) if damaged and not odd)
    lines = [_read(*line, witness, tall_gaps) for line in zip(texts, signs, suspect, plain, strict=True)]
    near = _near_runs(texts, _course(lines))
    for place, found in zip(near, count_signs([ruled[place] for place in near], faint=True), strict=True):
        if found and lines[place].displaced is None:
            lines[place] = _read(texts[place], 0, True, plain[place], witness, tall_gaps)
    readings = [line.displaced if moved else line.sound for line, moved in zip(lines, _course(lines), strict=True)]
    return [
        reading or (_read_specks(text) if found else None)
        for text, found, reading in zip(texts, signs, readings, strict=True)
    ]


def price_words(text: str) -> float:
    """What the cheapest reading of `text`, one line, as words costs, in nats: its marks stay where they are."""
    return _read_sound(text, False).reading.cost


@dataclass(frozen=True, slots=True)
class _Line:
    """A line and its readings, None where it was not read so. blank: whether there is nothing on it."""

    blank: bool
    sound: LineReading | None
    displaced: LineReading | None


_SILENT_LINE = _Line(blank=False, sound=None, displaced=None)
_BLANK_LINE = _Line(blank=True, sound=None, displaced=None)


def _read(text: str, signs: int, suspect: bool, plain: bool, witness: Witness, tall_gaps: bool) -> _Line:
    if plain and not suspect:
        return _SILENT_LINE if text and not text.isspace() else _BLANK_LINE
    certain = suspect and _is_displaced(text, signs)
    displaced = _read_displaced(text, signs, witness, tall_gaps) if suspect else None
    if displaced is not None and not displaced.is_thai:
        displaced, certain = None, False
    return _Line(
        blank=not text.strip(),
        sound=_read_sound(text, tall_gaps) if not certain and (suspect or not plain) else None,
        displaced=displaced,
    )


def _near_runs(texts: Sequence[str], course: Sequence[bool]) -> list[int]:
    # Lines so close to a displaced one that they may be displaced without a sign; blank lines do not count.
    written = [place for place, text in enumerate(texts) if text.strip()]
    return [
        place
        for rank, place in enumerate(written)
        if not course[place]
        and any(course[other] for other in written[max(0, rank - NEAR_LINES) : rank + NEAR_LINES + 1])
    ]


def _is_suspect(text: str, signs: int, amiss: bool) -> bool:
    if not _are_dense(text, signs):
        return False
    # Names are full of signs, but hardly one goes away when a mark is given back.
    return amiss or _is_displaced(text, signs) or _are_dense(text, len(find_specks(text)))


def _are_dense(text: str, signs: int) -> bool:
    return signs > 0 and signs * LETTERS_PER_SIGN + LETTERS_AT_FIRST >= len(text)


def _is_displaced(text: str, signs: int) -> bool:
    return signs >= SIGNS_OF_A_RUN and signs * LETTERS_PER_RUN_SIGN >= len(text)


def _read_sound(text: str, tall_gaps: bool) -> LineReading:
    slots = cut_slots(text)
    spaces = price_spaces(text, slots, setting=line_setting(text), tall_gaps=tall_gaps, under_mark=_STRAY_UNDER_MARK)
    return LineReading(slots, decode(slots, read_lexicon(), UNMOVED, spaces))


def _read_displaced(text: str, signs: int, witness: Witness, tall_gaps: bool) -> LineReading:
    slots = cut_slots(text)
    marked = sum(bool(slot.marks) for slot in slots)
    least, most = RATE_BOUNDS
    rate = round(MOVES_PER_SIGN * signs / max(marked, 1), 1)  # rounded, so that lines share their choices
    prices = Prices.from_rate(min(max(rate, least), most))
    under_mark = SpacePrices(kept=prices.moved, dropped=prices.moved + _JUMPED_UNDER_MARK_DROPPED)
    spaces = price_spaces(text, slots, setting=Setting.PLAIN, tall_gaps=tall_gaps, under_mark=under_mark)
    return LineReading(slots, decode(slots, read_lexicon(), prices, spaces, witness))


def _read_specks(text: str) -> LineReading | None:
    marks = find_specks(text)
    specks = read_specks(text, marks) if marks else None
    return LineReading(*specks) if specks and _read_sound(text, tall_gaps=False).is_thai else None


def _course(lines: Sequence[_Line]) -> list[bool]:
    # For each line whether the cheapest course takes it for displaced.
    costs = (0.0, ENTRY_PRICE)
    before: list[tuple[bool, bool]] = []  # for a sound and for a displaced line: was the line before displaced?
    for line in lines:
        before.append((costs[1] + EXIT_PRICE < costs[0], costs[1] <= costs[0] + ENTRY_PRICE))
        costs = (min(costs[0], costs[1] + EXIT_PRICE), min(costs[1], costs[0] + ENTRY_PRICE))
        if line.displaced is not None:
            sound = math.inf if line.sound is None else line.sound.reading.cost
            costs = (costs[0] + sound, costs[1] + line.displaced.reading.cost)
        elif not line.blank:
            costs = (costs[0], costs[1] + SILENT_PRICE)
    state = costs[1] < costs[0]
    course = []
    for line, back in zip(reversed(lines), reversed(before), strict=True):
        course.append(state and line.displaced is not None)
        state = back[state]
    return course[::-1]
