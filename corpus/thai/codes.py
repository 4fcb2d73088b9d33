"""Single consonants that mean something beside a number or a word: 5ส, ส 5, กลุ่ม ก."""

import re
from collections.abc import Iterator

from corpus.thai.script import CONSONANT, THAI

LETTERED = "-"
"""Between a word and the single consonant behind it in a term: กลุ่ม ก is กลุ่ม-ก, which is no word."""

_NUMBER = r"[0-9]{1,4}"
_ENDS = rf"(?![{THAI}]|\.[ ]?[{THAI}0-9])"
_BEHIND = re.compile(rf"(?<![0-9a-z])(?<![0-9][.,/])(?P<number>{_NUMBER})[ ]?(?P<letter>[{CONSONANT}]){_ENDS}")
_BEFORE = re.compile(rf"(?<![{THAI}.])(?P<letter>[{CONSONANT}])\.?[ ]?(?P<number>{_NUMBER})(?![0-9]|[.,][0-9])")
_CODE = re.compile(rf"{_NUMBER}[{CONSONANT}]|[{CONSONANT}]{_NUMBER}")


def find_codes(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a consonant stands beside a number and how that is written in one piece: 5ส of "5 ส", ส5 of "ส. 5"; first
    those behind their number. text: Arabic digits. Two may share a number (ก 5 ส)."""
    for match in _BEHIND.finditer(text):
        yield *match.span(), match["number"] + match["letter"]
    for match in _BEFORE.finditer(text):
        yield *match.span(), match["letter"] + match["number"]


def code_pattern(code: str) -> str:
    """A pattern of all ways in which the code `code`, as `find_codes` gives it, is written."""
    if code[0].isdecimal():
        return rf"(?<![0-9a-z])(?<![0-9][.,/]){code[:-1]}[ ]?{code[-1]}{_ENDS}"
    return rf"(?<![{THAI}.]){code[0]}\.?[ ]?{code[1:]}(?![0-9]|[.,][0-9])"


def is_code(term: str) -> bool:
    """Whether `term` is what `find_codes` gives."""
    return _CODE.fullmatch(term) is not None
