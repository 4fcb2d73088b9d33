"""Bytes to text: by a mark at their beginning, by what a web page declares, or by what they are.

Labels are those of the WHATWG's Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels) for the
encodings that pages of Thai agencies come in, and the names that programs give to them beside it.
"""

import codecs
import contextlib
import re

from corpus.reading.result import MAX_LINES, ReadFault
from corpus.thai import CONSONANT, LEADING_VOWEL, MARK

_LABELS = {
    "cp874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 tis620 tis_620 cp874 ibm874 x-windows-874 "
    "x-ibm874 iso_8859-11 csthai tis-620-2533 tis620-0 tis620.2533 windows874 ms874 thai",
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
    "utf-16-be": "unicodefffe utf-16be",
    "utf-16-le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le",
    "cp1252": "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
    "iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252",
}
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_HEAD = 8192  # bytes in which a page declares its encoding
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\s[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE
)

_THAI = re.compile("[\u0e01-\u0e5b]")
_CLUSTERS = re.compile(f"[{MARK}\u0e30\u0e32\u0e33{LEADING_VOWEL}]")
_TORN = re.compile(f"(?<![{CONSONANT}{MARK}])[{MARK}\u0e30\u0e32\u0e33]|[{LEADING_VOWEL}](?![{CONSONANT}])")
_RUN = re.compile("[\u0e01-\u0e5b]{4,}")
_OURS = re.compile("[\t\n\r -~\u00a0\u0e01-\u0e5b\u2010-\u2026]")
_MOSTLY = 0.8  # of UTF-16, letters of Thai and English: two bytes of anything are a character in it
_FEW = 0.02  # of the letters: so many unreadable ones are slips in a page that is sound otherwise


def decode_text(content: bytes) -> str:
    """The text that `content` holds, without a mark of its encoding, with line breaks of one kind: UTF-8; UTF-16 with a
    mark; the single bytes of Windows-874 or TIS-620 where they are plainly Thai, each of them a character there.

    Raises ReadFault when it is none of them, no text, blank, or of too many lines.
    """
    text = _decode_unmarked(content)
    if "\0" in text:
        raise ReadFault("not text")
    if not text.strip("\ufeff \t\r\n\f"):
        raise ReadFault("blank")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") >= MAX_LINES:
        raise ReadFault("text")
    return text


def _decode_unmarked(content: bytes) -> str:
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as exc:
        wide = next((codec for mark, codec in _MARKS if codec != "utf-8" and content.startswith(mark)), "")
        with contextlib.suppress(UnicodeDecodeError):
            text = content.decode(wide or "cp874").removeprefix("\ufeff")
            if _is_thai(text) or (wide and len(_OURS.findall(text)) >= _MOSTLY * len(text)):
                return text
        raise ReadFault("not utf-8", offset=exc.start, byte=f"{content[exc.start]:02x}") from exc


def decode_page(content: bytes) -> tuple[str, int]:
    """The text of a page, and how many of its characters are not to be read and stand as U+FFFD.

    Bytes that are UTF-8 are read so whatever is declared, and bytes that are plainly Thai in the single-byte encodings
    of Windows and TIS are so too: pages that are saved anew keep a declaration that is no longer true. Raises
    ReadFault.
    """
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _replaced(content[len(mark) :], codec)
    if codec := _wide(content):
        return _replaced(content, codec)
    if b"\0" in content:
        raise ReadFault("kind")
    declared = _declared(content)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(content, declared)
    if declared == "cp874" and not text.isascii() and not _THAI.search(text):
        return _replaced(content, "cp874")  # two letters of Thai can be one of UTF-8 by chance
    return text, text.count("\ufffd")


def _decode_other(content: bytes, declared: str) -> tuple[str, int]:
    thai = content.decode("cp874", "replace")
    if declared == "cp874" or _is_thai(thai):
        return thai, thai.count("\ufffd")
    text, lost = _replaced(content, "utf-8")
    if lost <= _FEW * sum(not letter.isascii() for letter in text):
        return text, lost
    if declared == "cp1252":
        return _replaced(content, "cp1252")
    raise ReadFault("encoding")


def _replaced(content: bytes, codec: str) -> tuple[str, int]:
    text = content.decode(codec, "replace")
    return text, text.count("\ufffd")


def _wide(content: bytes) -> str:
    # UTF-16 without a mark: every other byte of its signs and letters of Latin is 0, and none of the others.
    head = content[:_HEAD]
    high, low = head[0::2].count(0), head[1::2].count(0)
    if max(high, low) * 10 < len(head) or min(high, low):
        return ""
    return "utf-16-be" if high else "utf-16-le"


def _declared(content: bytes) -> str:
    match = _DECLARED.search(_COMMENT.sub(b"", content[:_HEAD]))
    codec = _CODECS.get(match[1].decode("ascii").lower(), "") if match else ""
    return "utf-8" if codec.startswith("utf-16") else codec  # as browsers take it: it was read as single bytes


def _is_thai(text: str) -> bool:
    # Thai in runs, its vowels and marks where they can stand; of bytes of another encoding most would be torn.
    others = sum(not letter.isascii() for letter in text)
    clusters = len(_CLUSTERS.findall(text))
    runs = sum(len(run) for run in _RUN.findall(text))
    return clusters >= 3 and len(_TORN.findall(text)) <= clusters // 12 and runs >= 0.8 * others
