"""Foreign words by their sound: how far a Thai and a Latin spelling are one word, as แดชบอร์ด and dashboard.

A joint source-channel model (Li, Zhang and Su, 2004): both spellings are cut into as many chunks, and a pair of chunks
weighs the logarithm of how much likelier the two stand together than beside each other by chance. The weights are
learned by expectation maximisation from PyThaiNLP's transliteration dictionary (Phatthiyaphaibun, 2022);
`benchmarks/fitting/sounds.py` writes them.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from string import ascii_lowercase

MOST_GLYPHS, MOST_LETTERS = 2, 3
"""Thai glyphs and Latin letters in a chunk; a chunk of none has one letter, or glyph, at its side: a silent one."""

UNSEEN = -6.0
"""Weight of a silent glyph or letter that the dictionary does not have: below nearly all that it has."""

_UNSEEN: Mapping[str, float] = {"": UNSEEN}
_NONE: Mapping[str, float] = {}
_NEVER = float("-inf")

_ROUNDING = 1e-6
"""More than sums of the same weights, added up from either end, differ by."""

GLYPH = re.compile("[ก-ฮ][ิุ]?์|.", re.DOTALL)
"""A letter or vowel; a silenced letter with its mark is one."""

_TONES = re.compile("[\u0e47-\u0e4b]")
_LED = re.compile("([เแโใไ])([ก-ฮ](?:[ิุ]?์)?)")

_NAMES = {
    "a": "เอ", "b": "บี", "c": "ซี", "d": "ดี", "e": "อี", "f": "เอฟ", "g": "จี", "h": "เอช", "i": "ไอ", "j": "เจ",
    "k": "เค", "l": "แอล", "m": "เอ็ม", "n": "เอ็น", "o": "โอ", "p": "พี", "q": "คิว", "r": "อาร์", "s": "เอส",
    "t": "ที", "u": "ยู", "v": "วี", "w": "ดับเบิลยู", "x": "เอ็กซ์", "y": "วาย", "z": "แซด",
}  # fmt: skip
_LETTERS = {**{name: letter for letter, name in _NAMES.items()}, "เฮช": "h", "เอกซ์": "x", "ดับบลิว": "w"}
_LETTER = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))


class Ceiling:
    """What no likeness to the Thai spelling `thai` exceeds: as if each chunk of letters stood beside whichever chunk of
    its glyphs suits it best. Most words that are compared are far from alike, and this tells so in a fiftieth of the
    time."""

    def __init__(self, thai: str) -> None:
        self._best = dict(_weights()[""])
        for pairs in _pairs_of(cut_glyphs(thai)):
            for letters, weight in pairs.items():
                if weight > self._best.get(letters, _NEVER):
                    self._best[letters] = weight

    def of(self, latin: str) -> float:
        """The ceiling for `latin`, small letters a to z."""
        # Glyphs that are left out only take away: no silent one weighs above 0.
        best, rest = self._best, [0.0] * (len(latin) + 1)
        for at in range(len(latin) - 1, -1, -1):
            most = _NEVER
            for end in range(at + 1, min(at + MOST_LETTERS, len(latin)) + 1):
                weight = best.get(latin[at:end])
                if weight is not None and weight + rest[end] > most:
                    most = weight + rest[end]
            rest[at] = most
        return rest[0] + _ROUNDING


def likeness(thai: str, latin: str) -> float:
    """The logarithm of how much likelier the two spellings are of one word than of two, along their best chunks; above
    0 speaks for one word. thai: Thai letters and marks; latin: small letters a to z."""
    glyphs = cut_glyphs(thai)
    rows = [[_NEVER] * (len(latin) + 1) for _ in range(len(glyphs) + 1)]
    rows[0][0] = 0.0
    for place, row in enumerate(rows):
        for count in range(min(MOST_GLYPHS, len(glyphs) - place) + 1):
            _extend(row, rows[place + count], _pairs(glyphs[place : place + count]), latin)
    return rows[-1][-1]


def read_letters(thai: str) -> str | None:
    """The Latin letters, two at least, whose names `thai` spells (พีเอ็มคิวเอ: pmqa); None when it spells none."""
    if not re.fullmatch(f"(?:{_LETTER.pattern}){{2,}}", thai):
        return None
    return "".join(_LETTERS[name] for name in _LETTER.findall(thai))


def spell_letters(latin: str) -> str:
    """The names of the letters of `latin`, small ones a to z, as they are usually written: gps is จีพีเอส."""
    return "".join(_NAMES[letter] for letter in latin)


def cut_glyphs(thai: str) -> list[str]:
    """The letters and vowels of `thai` in the order of their sounds: a vowel written before its consonant comes after
    it, a silenced letter keeps its mark, and tones, which no Latin letter answers, are left out."""
    return GLYPH.findall(_LED.sub(r"\2\1", _TONES.sub("", thai.replace("ำ", "ัม"))))


def _pairs_of(glyphs: Sequence[str]) -> Iterator[Mapping[str, float]]:
    for count in range(1, MOST_GLYPHS + 1):
        yield from (_pairs(glyphs[place : place + count]) for place in range(len(glyphs) - count + 1))


def _pairs(chunk: Sequence[str]) -> Mapping[str, float]:
    # The letters that may stand beside these glyphs, and what they weigh.
    return _weights().get("".join(chunk), _UNSEEN if len(chunk) == 1 else _NONE)


def _extend(row: list[float], target: list[float], pairs: Mapping[str, float], latin: str) -> None:
    # What each prefix of `latin` reaches in `target`, from `row` on by one pair of chunks more.
    for place, reached in enumerate(row):
        if pairs and reached > _NEVER:
            for end in range(place, min(place + MOST_LETTERS, len(latin)) + 1):
                weight = pairs.get(latin[place:end])
                if weight is not None and reached + weight > target[end]:
                    target[end] = reached + weight


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    # A single glyph may always be silent, and so may a letter.
    table = json.loads(files("search.query").joinpath("sounds.json").read_text(encoding="utf-8"))["weights"]
    silent = {"": dict.fromkeys(ascii_lowercase, UNSEEN) | table.get("", {})}
    return {thai: {"": UNSEEN, **row} if len(GLYPH.findall(thai)) == 1 else row for thai, row in table.items()} | silent
