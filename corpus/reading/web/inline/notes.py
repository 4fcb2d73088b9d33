"""What within a line is no part of the words it follows: marks of notes, and what its style raises or lowers."""

import re
from typing import Any

from corpus.reading.web.inline.line import LineText
from corpus.reading.web.names import role
from corpus.reading.words import shown

_MARK = re.compile(r"\[?[0-9๐-๙]{1,3}\]?|\[?[a-z*†‡]{1,2}\]?")
_BACK = re.compile("[↑↩↵^\ufe0e\ufe0f ]+")
_NAMED = re.compile("note|ftn|fn|cite|endnote", re.IGNORECASE)
_SCRIPT = re.compile(r"(?:^|;)\s*vertical-align:\s*(super|sub)\b", re.IGNORECASE)
_SMALL = re.compile(r"(?:^|;)\s*font-size:", re.IGNORECASE)
_RAISED = re.compile(r"(?:^|;)\s*(?:(?:vertical-align|mso-text-raise):\s*[1-9]|top:\s*-[1-9])", re.IGNORECASE)
_LOWERED = re.compile(r"(?:^|;)\s*(?:(?:vertical-align|mso-text-raise):\s*-[1-9]|top:\s*[1-9])", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:^|;)\s*position:\s*(?:absolute|fixed|sticky)", re.IGNORECASE)


def leads_to_note(link: Any, before: LineText) -> bool:
    """Whether `link` is the mark of a note behind the text `before`, or the arrow that leads back from a note."""
    target = link.get("href") or ""
    if "#" not in target:
        return False
    text = shown("".join(link.itertext()))
    if text and _BACK.fullmatch(text):
        return True
    named = _NAMED.search(f"{target} {link.get('class') or ''} {role(link)}")
    return named is not None and _MARK.fullmatch(text) is not None and before.has_words


def is_note_mark(raised: Any) -> bool:
    """Whether what stands raised is the mark of a note on the same page."""
    link = raised.find(".//a[@href]")
    return link is not None and (link.get("href") or "").startswith("#")


def script(style: str) -> str:
    """ "sup" or "sub" where the style of an element raises or lowers it, else ""."""
    if named := _SCRIPT.search(style):
        return "sup" if named[1].lower() == "super" else "sub"
    if not _SMALL.search(style) or _ELSEWHERE.search(style):
        return ""  # words in the type of the line that stand a little higher are no marks
    return "sup" if _RAISED.search(style) else "sub" if _LOWERED.search(style) else ""
