"""Words that a hyphen parts at the end of a line, put together again."""

import re
from collections.abc import Iterable

from corpus.thai import is_english

_ENDING = re.compile(r"([A-Za-z]+(?:-[A-Za-z]+)*)([-‐\u00ad])$")
_BEGINNING = re.compile(r"([A-Za-z]+(?:['’-][A-Za-z]+)*)(\S*)\s?")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*(?!-?$)")
_SOFT = "\u00ad"


class Hyphens:
    """What a document's own words tell of hyphens at the ends of its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        """lines: all of the document."""
        self._words = {word.lower() for line in lines for word in _WORD.findall(line.strip())}

    def join(self, line: str, following: str) -> tuple[str, str] | None:
        """A line with the rest of its last word, and the following line without that; None where no word is parted.

        A hyphen of its own stays: of a word that the document has with it elsewhere, before a capital, or between two
        words that make none together, as in "self-assessment".
        """
        ending, beginning = _ENDING.search(line[-80:]), _BEGINNING.match(following.lstrip("\t "))
        if ending is None or beginning is None:
            return None
        first, rest = ending[1], beginning[1]
        hyphen = "" if ending[2] == _SOFT or self._is_parted(first, rest) else "-"
        joined = line[: len(line) - 1] + hyphen + rest + beginning[2]
        return joined, following.lstrip("\t ")[beginning.end() :]

    def _is_parted(self, first: str, rest: str) -> bool:
        last = first.rsplit("-", 1)[-1]
        if not rest[0].islower() or len(last) == 1:
            return False
        if f"{first}-{rest}".lower() in self._words:
            return False
        whole = f"{last}{rest}"
        if whole.lower() in self._words or is_english(whole):
            return True
        return not (is_english(last) and is_english(rest))
