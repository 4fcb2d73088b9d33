"""Where sentences, lines and cells of a text begin and end. Thai has no mark for a sentence: lines, white space and the
words that open one decide, and no stretch is longer than a reader would take for one."""

import re
from collections.abc import Iterator

from corpus.documents import Span

LONGEST = 400
"""Characters of a stretch that is not parted further; a longer one is parted before a conjunction or at white space."""

MOST_COLUMNS = 30
"""Cells of a row that are read."""

_BAR = re.compile(r"\|")
_OPENS = re.compile(
    r"""\s(?=นอกจากนี้|นอกจากนั้น|ทั้งนี้|อย่างไรก็ตาม|ดังนั้น|อีกทั้ง|ขณะเดียวกัน|พร้อมกันนี้|สำหรับ|ต่อมา|\d{1,2}\)\s?[^\d\s])
    | (?<=[a-z0-9)%][.!?])\s(?=[A-Z])
    | (?<=;)\s""",
    re.VERBOSE,
)
_JOINS = re.compile(r"\s(?=โดย|ซึ่ง|ส่งผล|ทำให้|และ(?!\s?\d)|รวมทั้ง|เพื่อ|แต่|จึง)")
_SPACE = re.compile(r"(?<![\d.,])\s(?!\d|%)")

_BRACKETED = 60  # characters in brackets within which no sentence begins


def cut_sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of `text`, in order, without white space at their edges; together they hold all else."""
    return tuple(
        span
        for line in cut_lines(text)
        for part in _cut(text, line)
        for span in _bounded(text, part)
        if span[0] < span[1]
    )


def cut_lines(text: str) -> Iterator[Span]:
    """Spans of the lines of `text`, in order, without their breaks; at least one."""
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def is_barred(text: str, line: Span) -> bool:
    """Whether the span `line` of `text` has cells parted by "|"."""
    return text.find("|", *line) >= 0


def cut_cells(text: str, line: Span) -> tuple[Span, ...]:
    """Spans of the cells of `line`, as many as MOST_COLUMNS, without their bars; at least one. Bars at both ends are a
    frame; one alone parts an empty cell from the others."""
    start, end = line
    piece = text[start:end]
    left, right = len(piece) - len(piece.lstrip(" ")), len(piece.rstrip(" "))
    if right - left > 1 and piece[left] == piece[right - 1] == "|":
        start, end = start + left + 1, start + right - 1
    bars = [found.start() for found in _BAR.finditer(text, start, end)][: MOST_COLUMNS - 1]
    return tuple(zip((start, *(bar + 1 for bar in bars)), (*bars, end), strict=True))


def _cut(text: str, line: Span) -> Iterator[Span]:
    start = line[0]
    for found in _OPENS.finditer(text, *line):
        if _is_open(text[max(start, found.start() - _BRACKETED) : found.start()]):
            continue  # (เป้าหมายร้อยละ 85) is no number of a list
        yield _trimmed(text, start, found.start())
        start = found.end()
    yield _trimmed(text, start, line[1])


def _is_open(before: str) -> bool:
    return before.rfind("(") > before.rfind(")")


def _bounded(text: str, part: Span) -> Iterator[Span]:
    start, end = part
    while end - start > LONGEST:
        cut = _last(_JOINS, text, start, start + LONGEST) or _last(_SPACE, text, start, start + LONGEST)
        yield _trimmed(text, start, cut or start + LONGEST)
        start, end = _trimmed(text, cut or start + LONGEST, end)
    yield start, end


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    # In the second half alone, so that parts are not short.
    return max((found.start() for found in pattern.finditer(text, (start + end) // 2, end)), default=0)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), max(start, end - len(piece) + len(piece.rstrip()))
