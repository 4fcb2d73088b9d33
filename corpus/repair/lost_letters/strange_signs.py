"""Signs that stand where a mark must: what some fonts say for a tone or a vowel above.

Fonts of an encoding of their own come out as Latin letters with accents (ทีÉ), control characters, glyphs for private
use or plain signs; a glyph of which nothing is known as U+FFFD. A font says the same sign for the same mark: what it
is, words decide over all places together. U+FFFD may be any mark, or nothing, at each place.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from corpus.repair.lost_letters.choices import Option
from corpus.repair.lost_letters.stretches import choose_in_line
from corpus.thai import CONSONANT, LETTER, MARK, SARA_AM

REPLACEMENT = "\ufffd"

MARKS = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47"

LETTERS = "".join(letter for letter in map(chr, range(0x0E01, 0x0E45)) if re.match(f"(?![{MARK}])[{LETTER}]", letter))

ACCENTS = dict(zip("ÉÊËÌÍ", "\u0e48\u0e49\u0e4a\u0e4b\u0e4c", strict=True))
"""Tones and thanthakhat of Thai fonts for Acrobat, in the order of TIS-620, 0x1F below its codes."""

GUESS = 3.0
"""Nats for a mark that a sign stands for, when nothing is known of the sign."""

KEPT, LEFT = 6.0, 3.0
"""Nats for a sign of which is known what it stands for to be meant as it is, and for U+FFFD to be left."""

SURPLUS, NOTHING = 1.0, 4.0
"""Nats for U+FFFD to stand for nothing: beside a tone, and elsewhere."""

LETTER_LOST = 6.0
"""Nats for U+FFFD to be a letter that is no mark."""

AGREEING = 0.6
"""Share of a sign's places that must read as one mark."""

LEAST_PLACES = 2
LEAST_PLAIN_PLACES = 4
"""Places of a sign that tell what it stands for; of a plain one, which may be meant, more; one of what no text has."""

SAMPLE = 16
"""Lines, and places in them, that are read for what a sign stands for."""

_CONTROL = "\x01-\x08\x0e-\x1f\x7f-\x9f"
_PRIVATE = "\ue000-\uf8ff"
_ACCENTED = "\u00a1-\u00a9\u00ac\u00ae-\u00b1\u00b4-\u00b8\u00bf-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
_SPECIAL = "\u0192\u02c6\u02dc\u201a\u201e\u2020\u2021\u2030\u2039\u203a\u20ac\u2122"
_PLAIN = "!-\\-/:-\\[\\]-~"  # but a full stop, which abbreviations have
_STRANGE = f"{_CONTROL}{_PRIVATE}{_ACCENTED}{_SPECIAL}"
STRANGE_SIGNS = f"{_STRANGE}{REPLACEMENT}"
"""Signs that no Thai text has within a word, but for plain ones: for use between the brackets of a pattern."""

_BASE = f"[{CONSONANT}{MARK}]"

_UNKNOWN = re.compile(  # begins with its signs, which lets the search skip all else
    f"[{_STRANGE}{_PLAIN}](?<=[{CONSONANT}{MARK}].)(?:(?<=[{_STRANGE}])|(?=[{CONSONANT}{MARK}\u0e30-\u0e33\u0e40-\u0e45]))",
    re.DOTALL,
)
_LOST = re.compile(f"(?<=[{LETTER}]){REPLACEMENT}+(?: *([\u0e48-\u0e4b]?)\u0e32)?")
_ONLY_STRANGE = re.compile(f"[{_CONTROL}{_PRIVATE}]")
_SARA_AA = re.compile("([\u0e48-\u0e4b]?)\u0e32")
_IS_LETTER = re.compile(f"[{LETTER}]")
_TONE = re.compile("[\u0e48-\u0e4b]")
_IS_PLAIN = re.compile(f"[{_PLAIN}]")
_UNMENDED = re.compile(f"{_BASE}[{_STRANGE}{REPLACEMENT}]|[{_CONTROL}{_PRIVATE}{REPLACEMENT}]|[\u00a1-\u00ff]{{4}}")

_Picked = dict[int, Option]


def find_marks(lines: Sequence[str]) -> list[_Picked]:
    """For each line of a document the marks that signs in it stand for, by place."""
    found = [_UNKNOWN.findall(line) for line in lines]
    counts = Counter(chain(*found))
    signs = [
        frozenset(sign for sign in own if counts[sign] >= LEAST_PLAIN_PLACES or not _IS_PLAIN.match(sign))
        for own in found
    ]
    known = ACCENTS | _learn(lines, signs)
    return [
        _read(line, known) if REPLACEMENT in line or not known.keys().isdisjoint(own) else {}
        for line, own in zip(lines, signs, strict=True)
    ]


def holds_strange_sign(text: str) -> bool:
    """Whether a glyph stands in `text` of which nobody knows what it is, or Thai that was read in another encoding."""
    return _UNMENDED.search(text) is not None


def _learn(lines: Sequence[str], signs: Sequence[frozenset[str]]) -> dict[str, str]:
    places: dict[str, list[str]] = defaultdict(list)
    for line, own in zip(lines, signs, strict=True):
        for sign in sorted(own):
            places[sign].append(line)
    known = {}
    for sign, holders in sorted(places.items()):
        least = 1 if _ONLY_STRANGE.match(sign) else LEAST_PLAIN_PLACES if _IS_PLAIN.match(sign) else LEAST_PLACES
        votes = Counter(islice(_votes(sign, holders, set(places)), SAMPLE))
        mark, count = max(votes.items(), key=lambda vote: (vote[1], vote[0]), default=("", 0))
        if mark and mark != sign and count >= max(least, AGREEING * votes.total()):
            known[sign] = mark
    return known


def _votes(sign: str, lines: Sequence[str], signs: set[str]) -> Iterator[str]:
    # What `sign` reads as, place by place, while the other signs are free too.
    for line in lines[:SAMPLE]:
        options = {
            match.start(): [
                Option(match[0], match.end()),
                *_guesses(match[0], match.end()),
                *_circle(line, match.end()),
            ]
            for match in islice(_UNKNOWN.finditer(line), SAMPLE)
            if match[0] in signs and (match[0] == sign or not _IS_PLAIN.match(match[0]))
        }
        for place, option in choose_in_line(line, options).items():
            if line[place] == sign:
                yield SARA_AM if SARA_AM in option.letters else option.letters


def _guesses(sign: str, end: int) -> Iterator[Option]:
    # A sign for private use or no glyph at all may be any letter.
    yield from (Option(mark, end, GUESS) for mark in MARKS)
    if sign == REPLACEMENT or _ONLY_STRANGE.match(sign):
        yield from (Option(letter, end, LETTER_LOST) for letter in LETTERS)


def _circle(line: str, end: int) -> Iterator[Option]:
    # A sign before sara aa may be the circle of sara am.
    if match := _SARA_AA.match(line, end):
        yield Option(f"{match[1]}{SARA_AM}", match.end(), GUESS)


def _read(line: str, known: Mapping[str, str]) -> _Picked:
    options = {
        match.start(): [*_known_options(match, known[match[0]]), Option(match[0], match.end(), KEPT)]
        for match in _UNKNOWN.finditer(line)
        if match[0] in known
    }
    options |= {match.start(): list(_lost_options(match)) for match in _LOST.finditer(line)}
    return choose_in_line(line, options) if options else {}


def _known_options(match: re.Match[str], mark: str) -> Iterator[Option]:
    if mark == SARA_AM:
        yield from _circle(match.string, match.end())
    else:
        yield Option(mark, match.end())


def _lost_options(match: re.Match[str]) -> Iterator[Option]:
    signs = match.end() if match[1] is None else match.string.rindex(REPLACEMENT, *match.span()) + 1
    yield Option(match[0][: signs - match.start()], signs, LEFT)
    whole = _TONE.match(match.string, match.start() - 1) or _TONE.match(match.string, signs)
    if whole or _IS_LETTER.match(match.string, signs):
        yield Option("", signs, SURPLUS if whole else NOTHING)
    yield from _guesses(REPLACEMENT, signs)
    if match[1] is not None:
        yield Option(f"{match[1]}{SARA_AM}", match.end())
