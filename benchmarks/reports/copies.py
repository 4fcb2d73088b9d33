"""Copies of passages as they are met: words replaced, marks damaged, sentences reordered, names and numbers changed."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus import MARK, cut_words, listed_agencies
from tests.support.damage_model import displace

_DIGIT = re.compile("[0-9๐-๙]")
_NAMED = re.compile("(จังหวัด|กรม|อำเภอ|ตำบล|นาย|นางสาว|นาง|กระทรวง|โครงการ)([ก-๎]{2,40})")
_CONSONANT = re.compile("[ก-ฮ]")
_WORD = re.compile("[ก-๎A-Za-z]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A text made of the passage with the id `source`. host: the id of the passage into whose text it was put, "" for
    none. kind: how; strength: "weak", "middle" or "strong"."""

    source: str
    host: str
    kind: str
    strength: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Who copies. words: what takes the place of words; agencies: of names; others: passages, ids and texts,
    into which a part of one is put."""

    rng: random.Random
    words: Sequence[str]
    others: Sequence[tuple[str, str]]

    def words_replaced(self, text: str, share: float) -> str:
        """`share` of the words replaced by any others."""
        return "".join(
            self.rng.choice(self.words) if _WORD.match(word) and self.rng.random() < share else word
            for word in cut_words(text)
        )

    def misread(self, text: str, share: float) -> str:
        """`share` of the consonants read as others."""
        return _CONSONANT.sub(
            lambda match: chr(self.rng.randrange(0xE01, 0xE2F)) if self.rng.random() < share else match[0], text
        )

    def damaged(self, text: str, share: float) -> str:
        """`share` of the marks one glyph late, a third of it lost, spaces in and out, sara am without its ring."""
        text = displace(text, share, self.rng.randrange(2**32))
        text = re.sub(f"[{MARK}]", lambda match: "" if self.rng.random() < share / 3 else match[0], text)
        text = re.sub("\u0e33", lambda match: "\u0e32" if self.rng.random() < share else match[0], text)
        text = re.sub(" ", lambda match: "" if self.rng.random() < share else " ", text)
        return "".join(letter + " " * (self.rng.random() < share / 10) for letter in text)

    def reordered(self, text: str, parts: int) -> str:
        """The phrases put into `parts` parts of about equal length, which are shuffled until none is where it was
        first, if there are two."""
        phrases = re.split(r"(?<=\s)", text)
        cuts: list[list[str]] = [[]]
        for phrase in phrases:
            if len("".join(cuts[-1])) >= len(text) / parts:
                cuts.append([])
            cuts[-1].append(phrase)
        joined = ["".join(cut).strip() for cut in cuts]
        order = list(range(len(joined)))
        while len(order) > 1 and order == sorted(order):
            self.rng.shuffle(order)
        return " ".join(joined[at] for at in order)

    def renamed(self, text: str, share: float) -> str:
        """`share` of the digits and of the names changed, those of agencies too."""
        for agency in listed_agencies():
            text = text.replace(agency, self.rng.choice(listed_agencies())) if agency in text else text
        text = _DIGIT.sub(lambda match: str(self.rng.randrange(10)) if self.rng.random() < share else match[0], text)
        return _NAMED.sub(self._named(share), text)

    def put_into(self, text: str, share: float) -> tuple[str, str]:
        """The id of another passage, and its text with the middle of `text`, `share` of it, in its middle."""
        pieces = cut_words(text)
        cut = round(len(pieces) * (1 - share) / 2)
        host, other = self.rng.choice(self.others)
        half = len(other) // 2
        return host, f"{other[:half]} {''.join(pieces[cut : len(pieces) - cut])} {other[half:]}"

    def _named(self, share: float) -> Callable[[re.Match[str]], str]:
        def rename(match: re.Match[str]) -> str:
            if self.rng.random() >= share:
                return match[0]
            return match[1] + self.rng.choice(self.words) + "".join(cut_words(match[2])[1:])

        return rename


STRENGTHS: Mapping[str, Mapping[str, float]] = {
    "weak": {"words": 0.08, "damage": 0.15, "parts": 2, "names": 0.5, "share": 0.7, "together": 0.5},
    "middle": {"words": 0.15, "damage": 0.3, "parts": 3, "names": 0.8, "share": 0.55, "together": 0.6},
    "strong": {"words": 0.25, "damage": 0.5, "parts": 4, "names": 1.0, "share": 0.45, "together": 0.7},
}
"""The share of words, marks, names and digits that is changed, into how many parts a text is shuffled, what share of it
is copied; together: that much of each at once."""

KINDS = ("words replaced", "damaged", "reordered", "names and numbers", "a part of it", "all together")


def make_copies(sources: Sequence[tuple[str, str]], hand: Hand) -> list[Copy]:
    """A copy of each of `sources`, ids and texts, kinds and strengths by turns."""
    turns = [(kind, strength) for kind in KINDS for strength in STRENGTHS]
    return [
        _copy(source, text, kind, strength, hand)
        for (source, text), (kind, strength) in zip(sources, turns * (len(sources) // len(turns) + 1), strict=False)
    ]


def _copy(source: str, text: str, kind: str, strength: str, hand: Hand) -> Copy:
    host, by = "", STRENGTHS[strength]
    if kind == "a part of it":
        host, text = hand.put_into(text, by["share"])
    else:
        text = _changed(text, kind, by, hand)
    return Copy(source=source, host=host, kind=kind, strength=strength, text=text)


def _changed(text: str, kind: str, by: Mapping[str, float], hand: Hand) -> str:
    if kind == "words replaced":
        return hand.words_replaced(text, by["words"])
    if kind == "damaged":
        return hand.damaged(text, by["damage"])
    if kind == "reordered":
        return hand.reordered(text, int(by["parts"]))
    if kind == "names and numbers":
        return hand.renamed(text, by["names"])
    part = by["together"]
    text = hand.words_replaced(hand.renamed(text, part), by["words"] * part)
    return hand.damaged(hand.reordered(text, 2), by["damage"] * part)
