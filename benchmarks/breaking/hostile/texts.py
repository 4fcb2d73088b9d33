"""Hostile texts: lines without end, bytes that are no letters, letters that are not meant to stand together."""

import sys
from collections.abc import Callable, Mapping

MILLION = 1_000_000
_THAI = "หน่วยงานเปิดให้ประชาชนร่วมเสนอความเห็น"
_LINE = _THAI.encode()
_SURROGATE = b"\xed\xa0\x80"


def _lines(line: str, times: int) -> bytes:
    return f"{line}\n".encode() * times


def _every_letter() -> bytes:
    letters = (chr(code) for code in range(1, sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)
    return "".join(letters).encode()[: 4 * 1024 * 1024 - 4].decode(errors="ignore").encode()


def _every_letter_a_line() -> bytes:
    return "\n".join(f"ก{chr(code)}ก" for code in range(32, 0x3000)).encode()


def _mixed(codec: str) -> bytes:
    return f"{_THAI}\n{_THAI}\n".encode(codec) * 1000


FILES: Mapping[str, Callable[[], bytes]] = {
    "a-million-lines.txt": lambda: _lines("ก", MILLION),
    "399999-lines.txt": lambda: _lines("ก", 399_999),
    "a-million-empty-lines.txt": lambda: b"\n" * MILLION + _LINE,
    "a-million-form-feeds.txt": lambda: b"\f" * MILLION + _LINE,
    "100000-pages.txt": lambda: _lines("\fก", 100_000),
    "line-of-50-mb.txt": lambda: _LINE * 450_000,
    "line-of-4-mb.txt": lambda: _LINE * 35_000,
    "a-million-blanks.txt": lambda: _LINE + b" " * MILLION + _LINE,
    "a-million-tabs.txt": lambda: _LINE + b"\t" * MILLION + _LINE,
    "zeros.txt": lambda: bytes(MILLION),
    "zero-at-the-end.txt": lambda: _LINE * 1000 + b"\0",
    "half-a-pair.txt": lambda: _LINE + _SURROGATE,
    "byte-that-is-none.txt": lambda: _LINE + b"\xff" + _LINE,
    "letter-cut-in-two.txt": lambda: (_LINE * 100)[:-1],
    "overlong-letters.txt": lambda: b"\xc0\xaf" * 1000 + _LINE,
    "letters-beyond-unicode.txt": lambda: b"\xf5\x80\x80\x80" * 1000 + _LINE,
    "a-million-marks-on-one-letter.txt": lambda: ("ก" + "่" * MILLION).encode(),
    "a-million-marks-of-latin.txt": lambda: ("a" + "\u0301" * MILLION).encode(),
    "marks-without-letters.txt": lambda: ("ั่ำ " * 300_000).encode(),
    "a-million-sara-am.txt": lambda: ("ำ" * MILLION).encode(),
    "a-million-leading-vowels.txt": lambda: ("เ" * MILLION).encode(),
    "a-million-repeats.txt": lambda: ("ๆ" * MILLION).encode(),
    "a-million-of-one-consonant.txt": lambda: ("ก" * MILLION).encode(),
    "a-million-signs-for-lost-letters.txt": lambda: ("\ufffd" * MILLION).encode(),
    "a-million-private-letters.txt": lambda: ("\uf70a\uf70b\uf712" * 300_000).encode(),
    "a-million-joiners.txt": lambda: ("ก\u200b\u200d\u2060" * 250_000).encode(),
    "a-million-turns-of-direction.txt": lambda: ("\u202e\u202dก" * 300_000).encode(),
    "a-million-controls.txt": lambda: b"\x01\x1b[2J\x07" * 300_000 + _LINE,
    "every-letter.txt": _every_letter,
    "every-letter-a-line.txt": _every_letter_a_line,
    "tis-620.txt": lambda: _mixed("tis-620"),
    "cp874.txt": lambda: _mixed("cp874"),
    "utf-16-le-marked.txt": lambda: _mixed("utf-16"),
    "utf-16-be-marked.txt": lambda: b"\xfe\xff" + _mixed("utf-16-be"),
    "utf-16-le.txt": lambda: _mixed("utf-16-le"),
    "utf-16-odd.txt": lambda: _mixed("utf-16")[:-1],
    "utf-16-of-half-pairs.txt": lambda: b"\xff\xfe" + b"\x00\xd8" * 1000,
    "utf-32.txt": lambda: _mixed("utf-32"),
    "tis-620-behind-utf-8.txt": lambda: _LINE * 100 + _mixed("tis-620"),
    "three-marks-of-utf-8.txt": lambda: b"\xef\xbb\xbf" * 3 + _LINE,
    "word-of-latin-of-4-mb.txt": lambda: b"a" * 4 * MILLION,
    "digits-of-4-mb.txt": lambda: b"1" * 4 * MILLION,
    "thai-digits.txt": lambda: ("๑" * MILLION).encode(),
    "digits-and-signs.txt": lambda: b"1&" * MILLION,
    "stops.txt": lambda: ("ก." * MILLION)[:1_000_000].encode(),
}
"""By the file's name what makes it."""
