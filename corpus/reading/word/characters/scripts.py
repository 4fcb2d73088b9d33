"""Raised and lowered type, run by run: where it begins and ends, words and numbers stay apart."""

import re

from corpus.reading.words import after_small, lowered, raised

_ENDS_IN_DIGIT = re.compile("[0-9๐-๙]$")
_ENDS_LOWERED = re.compile("[₀-₎]$")
_NUMERIC = re.compile(r"[ (]?[0-9๐-๙+\-−–]")


class Scripts:
    """Goes through the text of one paragraph in its order."""

    def __init__(self) -> None:
        self._last = ""
        self._declared = False  # whether the last script was

    def write(self, before: str, text: str, script: str, *, declared: bool) -> str:
        """What is written for `text`, set as `script` ("superscript", "subscript", else on the line), after `before`.

        declared: whether the file calls it so; type that only stands higher or lower may do so for its looks, so that
        no words are parted where it begins or ends.
        """
        if not text.strip() or script == self._last:
            return self._going_on(before, text, script)
        small = self._beginning(before, text, script)
        told = declared if script else self._declared
        self._last, self._declared = script, declared
        return text if small == f" {text}" and not told and not _ENDS_IN_DIGIT.search(before) else small

    def _going_on(self, before: str, text: str, script: str) -> str:
        if script == "superscript":
            return raised("", text)
        return lowered("", text) if script and _ENDS_LOWERED.search(before) else text

    def _beginning(self, before: str, text: str, script: str) -> str:
        if script == "superscript":
            return raised(before, text)
        if not script:
            return after_small(before, text)
        # CO2 and PM2.5 are commonly written so.
        return text if _NUMERIC.match(text) and not _ENDS_IN_DIGIT.search(before) else lowered(before, text)
