"""Abbreviations: how Thai ones are written, which are known, and where one stands within a run of letters.

พ.ร.บ., พ.ร.บ, พ. ร. บ., พรบ. and พรบ are one: what counts is the letters without the stops, here called bare.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path

from corpus.thai.matches import GOES_ON, lengths_by_beginning
from corpus.thai.script import CONSONANT, THAI
from corpus.thai.words import LONGEST_REMEMBERED, cut_words, is_word

LEAST_WITHIN = 3
"""Letters of the shortest abbreviation that counts within a run without stops: shorter ones occur by chance."""

LONGEST_STRETCH = 60
"""Letters of a run, without a word that is sound in it but at its edges, in which abbreviations are looked for: no text
has more of them in a row, and the time grows with the cube of the letters."""

_CONTEXT = 2
"""Sound words that are looked at on either side of letters that are no word."""

_FILE = Path(__file__).with_name("abbreviations.txt")
_STOPPED = re.compile(rf"[{THAI}]+\.(?:[{THAI}]+\.)*\*?")
_COINED = 5  # consonants that may be an abbreviation nobody listed, where they stand alone and are no words
_STOPS = re.compile(r"[.\s*]")
_STOPPED_GROUP = re.compile(r"[^.\s]+\.?")
_MAY_BE = re.compile(f"[{CONSONANT}]{{2,8}}")
_LETTERS_ONLY = re.compile(rf"[{CONSONANT}]+")
_GROUP = r"(?: [เแโใไ]?[ก-ฮ][\u0e31-\u0e3a\u0e47-\u0e4e]{0,2} | [ก-ฮ]{2,3} )"
_IN_WORD = r"[ก-ฮ]? [\u0e30-\u0e3a\u0e45-\u0e4e]"
_LEAST = re.compile(rf"(?<![เแโใไ])(?=[{CONSONANT}]{{{LEAST_WITHIN}}})")


def read_abbreviations() -> tuple[tuple[str, ...], ...]:
    """The lines of the list, in order, each with its names: the long form first. Abbreviations are as `bare` takes
    them."""
    return tuple(
        tuple(name.strip() for name in line.split(";"))
        for line in _FILE.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    )


def is_stopped(name: str) -> bool:
    """Whether `name`, of a list, is a Thai abbreviation with its stops: รพ.สต., or ชม.* that counts only with them."""
    return _STOPPED.fullmatch(name) is not None


def bare(name: str) -> str:
    """The letters of an abbreviation, without stops, spaces and the mark of the list."""
    return _STOPS.sub("", name)


@cache
def abbreviations() -> frozenset[str]:
    """All that are known, bare, with those that count only with their stops."""
    return frozenset(bare(name) for names in read_abbreviations() for name in names if is_stopped(name))


@cache
def free_abbreviations() -> frozenset[str]:
    """Those that count without their stops, too, bare."""
    listed = [name for names in read_abbreviations() for name in names if is_stopped(name)]
    return frozenset(map(bare, listed)) - frozenset(bare(name) for name in listed if name.endswith("*"))


def is_abbreviation(word: str) -> bool:
    """Whether `word`, without stops, is a known abbreviation or may be another: few consonants that are no word."""
    return word in abbreviations() or bool(_MAY_BE.fullmatch(word) and not is_word(word))


def with_stops(text: str) -> str:
    """`text` with the known Thai abbreviations in it written as the list has them: พรบ as พ.ร.บ., รพสต as รพ.สต."""
    return _pieces().sub(lambda match: "".join(_written(match)), text)


def _written(match: re.Match[str]) -> Iterator[str]:
    spelt = _spellings()
    if match.lastgroup == "thai":
        yield from (spelt[word] if word in free_abbreviations() else word for word in part_words(match[0]))
        return
    at = 0
    for start, end in part_stopped(match[0]):
        yield match[0][at:start] + spelt[bare(match[0][start:end])]
        at = end
    yield match[0][at:]


@cache
def _spellings() -> dict[str, str]:
    listed = [name.removesuffix("*") for names in read_abbreviations() for name in names if is_stopped(name)]
    return {bare(name): name for name in reversed(listed)}


@cache
def _pieces() -> re.Pattern[str]:
    return re.compile(thai_pieces(), re.VERBOSE)


@cache
def thai_pieces() -> str:
    """A verbose pattern of what Thai text consists of beside numbers, with the groups abbreviation and thai: an
    abbreviation with its stops, or a run of letters up to the next one."""
    # Known ones go first: in พล.ต.อ.สมชาย the next word begins with consonants, too. One of longer groups ends the run
    # before it: งานรพ.สต. is not งานรพ and สต.
    listed = (name for names in read_abbreviations() for name in names if is_stopped(name))
    several = {name.rstrip("*").removesuffix(".") for name in listed if re.search(r"\.[^*]", name)}
    known = sorted(map(re.escape, several), key=lambda name: (-len(name), name))
    longer = [name for name in known if re.match(f"[{CONSONANT}]{{2}}", name)]
    # What has no stop behind its letters needs no closer look, and that is most of a text.
    return rf"""
    (?P<abbreviation> (?= [{THAI}]*+ \. )
        (?: (?: [ก-ฮ]\.[ ] ){{2,5}} [ก-ฮ]\. (?![{THAI}])
          | (?= {_GROUP} \.[ก-ฮ] ) (?: {"|".join(known)} ) (?: \. (?! {_GROUP} \. ) | (?! \. | {_IN_WORD} ) )
          | (?: {_GROUP} \. ){{2,6}} (?: [ก-ฮ]{{1,4}} (?![{THAI}]) )?
          | [ก-ฮ]{{1,4}}\. (?: [ก-ฮ]{{1,4}} (?! [{THAI}.] ) )? ) )
  | (?P<thai> [{THAI}]++ (?! \. )
      | (?: (?! (?:[ก-ฮ]\.){{2}} | (?= [ก-ฮ]{{2,3}}\.[ก-ฮ] ) (?: {"|".join(longer)} ) ) [{THAI}] )+ )
    """


def part_stopped(piece: str) -> list[tuple[int, int]]:
    """Where the known abbreviations within `piece`, one with stops, begin and end, in order: all of it, or as many as
    it is put together of (ผอ.รพ.สต.); none when it is neither."""
    groups = [match.span() for match in _STOPPED_GROUP.finditer(piece)]
    spans, at = [], 0
    while at < len(groups):
        counts = range(len(groups), at, -1)
        end = next((end for end in counts if bare(piece[groups[at][0] : groups[end - 1][1]]) in abbreviations()), 0)
        if not end:
            return []
        spans.append((groups[at][0], groups[end - 1][1]))
        at = end
    return spans


def part_words(run: str) -> list[str]:
    """The words of a run of Thai letters, which put together are `run`: as `cut_words`, but known abbreviations without
    stops are words where nothing better is to be read there, and few consonants alone that are no words are one."""
    return list(_remembered(run) if len(run) <= LONGEST_REMEMBERED else _part_words(run))


@lru_cache(2**15)
def _remembered(run: str) -> tuple[str, ...]:
    # The letters of a text are read for its terms and its concepts, those of a query for its marks as well.
    return _part_words(run)


def _part_words(run: str) -> tuple[str, ...]:
    if run in free_abbreviations():
        return (run,)
    pieces = cut_words(run)
    if all(map(_is_sound, pieces)):
        return tuple(pieces)
    if (
        2 <= len(run) <= _COINED
        and _LETTERS_ONLY.fullmatch(run)
        and not any(len(piece) >= LEAST_WITHIN and _is_sound(piece) for piece in pieces)
    ):
        return (run,)
    words: list[str] = []
    for stretch in _stretches(pieces):
        words += _part_stretch("".join(stretch), stretch)
    return tuple(words)


def _stretches(pieces: Sequence[str]) -> Iterator[list[str]]:
    # All pieces in order: those that are no words with the words next to them, and what stands between.
    unsound = [place for place, piece in enumerate(pieces) if not _is_sound(piece)]
    at = 0
    for first, last in _groups(unsound):
        start, end = max(at, first - _CONTEXT), min(len(pieces), last + 1 + _CONTEXT)
        if at < start:
            yield list(pieces[at:start])
        yield list(pieces[start:end])
        at = end
    if at < len(pieces):
        yield list(pieces[at:])


def _groups(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    # First and last of those that stand so near to one another that each is the other's context.
    first = places[0]
    for place, following in zip(places, (*places[1:], None), strict=True):
        if following is None or following - place > 2 * _CONTEXT:
            yield first, place
            first = following if following is not None else first


def _part_stretch(run: str, pieces: list[str]) -> list[str]:
    if len(run) > LONGEST_STRETCH:
        return pieces
    places = list(_places(run))
    left, _, start, end = min(_readings(run, pieces, places), default=(len(run), 0, 0, 0))
    if not places or left >= _unsound(pieces):
        return pieces
    before, behind = run[:start], run[end:]
    return [*(part_words(before) if before else ()), run[start:end], *(part_words(behind) if behind else ())]


def _readings(run: str, pieces: list[str], places: list[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    # Of each abbreviation that touches a piece that is no word, and stands between words: letters left unsound without
    # it, its length (the longer the less), where it stands.
    ends = list(accumulate(map(len, pieces)))
    unsound = [(end - len(piece), end) for piece, end in zip(pieces, ends, strict=True) if not _is_sound(piece)]
    for start, end in places:
        if any(start < last and first < end for first, last in unsound):
            before, behind = (cut_words(part) if part else [] for part in (run[:start], run[end:]))
            if all(map(_is_sound, (*before[-1:], *behind[:1]))):
                yield _unsound(before) + _unsound(behind), start - end, start, end


def _places(run: str) -> Iterator[tuple[int, int]]:
    # Where letters that are an abbreviation stand, none of them with a vowel or mark.
    for match in _LEAST.finditer(run):
        start = match.start()
        for length in _lengths().get(run[start : start + LEAST_WITHIN], ()):
            end = start + length
            if run[start:end] in free_abbreviations() and not GOES_ON.match(run, end):
                yield start, end


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    return lengths_by_beginning(filter(_LETTERS_ONLY.fullmatch, free_abbreviations()), LEAST_WITHIN)


def _unsound(pieces: list[str]) -> int:
    return sum(len(piece) for piece in pieces if not _is_sound(piece))


def _is_sound(piece: str) -> bool:
    # A word in its own right: newmm's dictionary holds single letters and some abbreviations.
    return len(piece) > 1 and is_word(piece) and piece not in free_abbreviations()
