"""One form for what looks the same: characters without width, odd spaces, two signs for one, letters of other widths.

Stored text, names and queries all go through here, so that what is one to a reader is one to the program. It is no
NFKC, which would part sara am; correct text comes out as it went in.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from corpus.thai.script import CONSONANT, SARA_AM


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What to look for and what becomes of it; a rule changes nothing in what it has made."""

    name: str
    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], str]


_UNSEEN = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_JOINERS = "\u200c\u200d"
_DIGIT = "0-9\u0e50-\u0e59\uff10-\uff19"
_PARTS_NUMBERS = re.compile("[\u200b\u200c\u2061-\u2064]")  # a place to break a line, or signs of formulas
_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_LIGATURES = dict(zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "ff fi fl ffi ffl st st".split(), strict=True))
_WIDE = "\uff01-\uff5e"
_WIDE_LETTER = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_LETTER = f"0-9A-Za-z{_WIDE_LETTER}"
_TONE = "\u0e48-\u0e4b"
_VOWEL = "\u0e31\u0e34-\u0e39\u0e47"
_UPPER = "\u0e48-\u0e4c"

# Other scripts and pictures are written with joiners, Thai and Latin and what parts their words are not.
_JOINS_NOTHING = re.compile(
    f"[\\s\u0021-\u036f\u0e00-\u0e7f\u1e00-\u1eff\u2000-\u206f{_ODD_SPACES}{_WIDE}{''.join(_LIGATURES)}]"
)


def _joined(match: re.Match[str]) -> str:
    text, start, end = match.string, *match.span()
    around = (text[start - 1 : start], text[end : end + 1])
    return match[0] if all(sign and not _JOINS_NOTHING.match(sign) for sign in around) else ""


def _between_digits(match: re.Match[str]) -> str:
    # Nobody hyphenates a number: a soft hyphen in one is the hyphen of a range.
    return "-" if "\u00ad" in match[0] else " " if _PARTS_NUMBERS.search(match[0]) else ""


_NUMBER_RULE = Rule(
    name="invisible character between digits",
    pattern=re.compile(f"(?<=[{_DIGIT}])[{_UNSEEN}{_JOINERS}]+(?=[{_DIGIT}])"),
    replace=_between_digits,
)

SARA_AM_RULE = Rule(
    name="sara am and its half",
    pattern=re.compile(f"{SARA_AM}((?:[{_TONE}]?\u0e32)+)"),
    replace=lambda match: match[1].replace("\u0e32", "") + SARA_AM,
)
"""No word has sara aa behind sara am: some programs write its right half once more (จำานวน, นำ้า)."""

CHARACTER_RULES = (
    _NUMBER_RULE,
    Rule(name="invisible character", pattern=re.compile(f"[{_UNSEEN}]"), replace=lambda match: ""),
    Rule(name="invisible character", pattern=re.compile(f"[{_JOINERS}]+"), replace=_joined),
    Rule(name="odd space", pattern=re.compile(f"[{_ODD_SPACES}]"), replace=lambda match: " "),
    Rule(name="odd hyphen", pattern=re.compile("[\u2010\u2011]"), replace=lambda match: "-"),
    Rule(name="ligature", pattern=re.compile("[\ufb00-\ufb06]"), replace=lambda match: _LIGATURES[match[0]]),
    # Wide signs alone are the right ones among Chinese and Japanese.
    Rule(
        name="wide letter",
        pattern=re.compile(f"[{_WIDE_LETTER}]|(?<=[{_LETTER}])[{_WIDE}](?=[{_LETTER}])|(?<=[0-9\uff10-\uff19])\uff05"),
        replace=lambda match: chr(ord(match[0]) - 0xFEE0),
    ),
    Rule(
        name="accent apart",
        pattern=re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff][\u0300-\u036f]+"),
        replace=lambda match: unicodedata.normalize("NFC", match[0]),
    ),
    # Nikhahit and sara aa are sara am; its tone stands before it.
    Rule(
        name="sara am in parts",
        pattern=re.compile(f"([{_TONE}]?)\u0e4d([{_TONE}]?)\u0e32"),
        replace=lambda match: f"{match[1]}{match[2]}{SARA_AM}",
    ),
    SARA_AM_RULE,
)
"""What is the same character in another guise, whatever stands around it: for any text, damaged too; in order."""

SARA_AE_RULE = Rule(
    name="two signs for sara ae",
    pattern=re.compile("(?<!\u0e40)\u0e40\u0e40(?!\u0e40)"),
    replace=lambda match: "\u0e41",
)
"""For names and queries; in running text one of the two may have been struck twice."""

ORDER_RULES = (
    Rule(
        name="tone after sara am",
        pattern=re.compile(f"(?<=[{CONSONANT}]){SARA_AM}([{_TONE}])"),
        replace=lambda match: f"{match[1]}{SARA_AM}",
    ),
    # Within a cluster the vowel mark is stored before the tone.
    Rule(
        name="order of marks",
        pattern=re.compile(f"(?<=[{CONSONANT}])([{_UPPER}])([{_VOWEL}])(?![{_UPPER}{_VOWEL}])"),
        replace=lambda match: match[2] + match[1],
    ),
)
"""Marks of one cluster in the order in which they are stored; not for text whose marks are displaced."""

ODD_CHARACTERS = f"{_UNSEEN}{_JOINERS}{_ODD_SPACES}\u2010\u2011{_WIDE}{''.join(_LIGATURES)}\u0300-\u036f"
"""What CHARACTER_RULES are about beside Thai letters: for use between the brackets of a pattern."""

_CHARACTER_SIGN = re.compile(f"[{ODD_CHARACTERS}\u0e4d]|\u0e40\u0e40|{SARA_AM}[{_TONE}]?\u0e32")


def part_numbers(text: str) -> str:
    """`text` with two numbers apart where characters without width stand between their digits: a soft hyphen is a
    hyphen, where a line may break is a space; what joins (U+2060, U+FEFF, U+200D) goes. All else stays."""
    return _NUMBER_RULE.pattern.sub(_between_digits, text)


def normal_form(text: str) -> str:
    """`text` in the form in which names and queries are compared and stored: without characters that nobody sees, with
    plain spaces, one sign for what looks like one, marks in order. Applied twice it is the same as once."""
    if _CHARACTER_SIGN.search(text):
        for rule in (*CHARACTER_RULES, SARA_AE_RULE):
            text = rule.pattern.sub(rule.replace, text)
    for rule in ORDER_RULES:
        text = rule.pattern.sub(rule.replace, text)
    return text


def plain_line(text: str) -> str:
    """The normal form of `text` on one line: without what a terminal may take for a command, white space single."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", normal_form(text)).strip()
