"""Reading pages from their image with Tesseract, where it is installed with Thai."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from statistics import median

from corpus.reading.apart import die_with
from corpus.reading.pdf.type_lines import Piece
from corpus.reading.result import PAGE_SECONDS

MAX_PIXELS = 12_000_000
"""Of a page's image: a page of A4 at 300 dots an inch has 8.7 million."""

_SPACE = 0.5  # of the line's height; a narrower gap between two words is none, Tesseract parts Thai words without one
_SPECK = 0.6  # of the usual height; so low a line of a few letters are marks of the line below
_DISPLAY = 1.6  # times the usual height of a page's lines: a line so high is a heading
_FEW_LETTERS = 4
_LEAST_CONFIDENCE = 20.0  # percent; below it, specks and pictures
_LINE, _LEFT, _WIDTH, _TEXT = slice(1, 5), 6, 8, 11  # columns of Tesseract's table
_TOP, _HEIGHT, _CONFIDENCE = 7, 9, 10


@cache
def ocr_languages() -> str:
    """The languages to read in, Thai first; "" where Tesseract or its Thai is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=PAGE_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    known = done.stdout.decode("utf-8", "replace").split()
    return "+".join(language for language in ("tha", "eng") if language in known) if "tha" in known else ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read from an image. pieces: lines, in points from its top; of one size, but for those in display type.
    confidence: Tesseract's of its words, by their letters, 0 to 1; 1 where there are none."""

    pieces: tuple[Piece, ...]
    confidence: float


def read_image(image: bytes, dots: float) -> Seen | None:
    """What stands on a picture of `dots` dots an inch; None when Tesseract fails, or takes more than PAGE_SECONDS."""
    command = ["tesseract", "stdin", "stdout", "-l", ocr_languages(), "--dpi", str(round(dots)), "--psm", "3", "tsv"]
    try:
        done = subprocess.run(
            command,
            input=image,
            capture_output=True,
            timeout=PAGE_SECONDS,
            check=False,
            preexec_fn=_with_this_process(),
        )
    except (OSError, subprocess.SubprocessError):
        return None
    if done.returncode != 0:
        return None
    rows = [row.split("\t") for row in done.stdout.decode("utf-8", "replace").splitlines()[1:]]
    words = [row for row in rows if len(row) == 12 and row[0] == "5" and row[_TEXT].strip()]
    words = [row for row in words if float(row[_CONFIDENCE]) >= _LEAST_CONFIDENCE]
    lines = [list(group) for _, group in groupby(words, key=lambda row: row[_LINE])]
    return Seen(tuple(_pieces(lines, 72 / dots)), _confidence(words))


def _with_this_process() -> Callable[[], None] | None:
    # A reader is killed when it takes too long, or its asker is; Tesseract would go on for the page that it is at.
    return partial(die_with, os.getpid()) if sys.platform == "linux" else None


def _confidence(words: Sequence[Sequence[str]]) -> float:
    letters = sum(len(word[_TEXT]) for word in words)
    sure = sum(float(word[_CONFIDENCE]) * len(word[_TEXT]) for word in words)
    return round(sure / letters / 100, 4) if letters else 1.0


def _pieces(lines: Sequence[Sequence[Sequence[str]]], scale: float) -> Iterator[Piece]:
    heights = [_height(line) for line in lines]
    usual = median(heights) if heights else 1.0
    for line, height in zip(lines, heights, strict=True):
        if height < _SPECK * usual and sum(len(word[_TEXT]) for word in line) <= _FEW_LETTERS:
            continue
        text, right = "", 0
        for word in line:
            left = int(word[_LEFT])
            text += (" " if text and left - right > _SPACE * height else "") + word[_TEXT]
            right = left + int(word[_WIDTH])
        top, bottom = min(int(word[_TOP]) for word in line), max(int(word[_TOP]) + int(word[_HEIGHT]) for word in line)
        yield Piece(
            text=text,
            left=int(line[0][_LEFT]) * scale,
            right=right * scale,
            baseline=median(int(word[_TOP]) + int(word[_HEIGHT]) for word in line) * scale,
            size=round((2 if height > _DISPLAY * usual else 1) * usual * scale, 2),
            places=((int(line[0][_LEFT]) * scale, top * scale, right * scale, bottom * scale),),
        )


def _height(line: Sequence[Sequence[str]]) -> float:
    return median(int(word[_HEIGHT]) for word in line)
