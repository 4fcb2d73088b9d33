"""Progress of long work, on stderr: one line with a bar on a terminal, elsewhere a line now and then."""

import shutil
import sys
import time
import unicodedata
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

import click

from corpus import Said
from index import Stage

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from search import KeepingStage
    from search import Stage as ReviewStage

REDRAWN = 0.1
"""Seconds between two drawings of a line on a terminal."""

REPEATED = 60.0
"""Seconds before the first line and between two where stderr is no terminal: short work says nothing."""

LEAST, STRETCH, SHARE, KEPT = 2.0, 30.0, 0.5, 32
"""The rate is told after LEAST seconds. It is that of the last STRETCH seconds or, if that is more, of the last SHARE
of the time that the work has taken, of which about KEPT moments are remembered."""

LEAST_BAR, MOST_BAR, BESIDE = 8, 30, 40
"""Columns of a bar, and about how many beside it are left for rate and time left. It stays as long as it is: a bar that
changes its length as they do is not read. In a narrow terminal the rate goes, then the time left."""

_STAGES = {
    Stage.ENCODING: Said("คำนวณเวกเตอร์", "encoding"),
    Stage.WRITING: Said("เขียนดัชนี", "writing the index"),
    Stage.SENDING: Said("ส่งดัชนี", "sending the index"),
}
_REVIEWING = {
    "reading": Said("อ่านรายงาน", "reading the report"),
    "linking": Said("จัดเนื้อหาเข้าหัวข้อ", "linking passages to items"),
    "precedents": Said("หาแนวปฏิบัติของหน่วยงานอื่น", "finding precedents"),
    "sharing": Said("เทียบข้อความกับคลัง", "comparing for shared text"),
}
_KEEPING = {
    "copying": Said("คัดลอกเอกสาร", "copying documents"),
    "verifying": Said("ตรวจไฟล์สำรอง (MiB)", "verifying the backup (MiB)"),
}
_READING, _READING_IMAGES = Said("อ่าน", "reading"), Said("อ่านจากภาพ (OCR)", "OCR of")
_DOCUMENTS = Said("อ่านเอกสาร", "reading documents")


@contextmanager
def show_progress(language: str) -> Iterator["ProgressLine"]:
    """The line on stderr, which what is done within tells how far it is."""
    line = ProgressLine(language, sys.stderr)
    try:
        yield line
    finally:
        line.close()


class Pace:
    """How fast work goes. What was done before the first call counts for nothing. A change of pace is taken in slowly,
    the more slowly the longer the work takes: the time left does not jump."""

    def __init__(self) -> None:
        self._told = deque[tuple[float, int]]()
        self._start: float | None = None

    def add(self, now: float, done: int) -> None:
        """At `now`, in seconds, so many are done."""
        self._start = now if self._start is None else self._start
        self._now, self._done = now, done
        stretch = max(STRETCH, SHARE * (now - self._start))
        while len(self._told) > 1 and self._told[1][0] <= now - stretch:
            self._told.popleft()
        if not self._told or now - self._told[-1][0] >= stretch / KEPT:
            self._told.append((now, done))

    def rate(self) -> float | None:
        """How many are done in a second; None while that cannot be told."""
        if self._start is None or self._now - self._start < LEAST:
            return None
        since, done = self._told[0]
        return (self._done - done) / (self._now - since) if self._done > done and self._now > since else None


class ProgressLine:
    """Draws with click's bar, which is told the rate and the time left. Its own estimate takes what was there before
    for work that was done, and without a terminal it writes the label alone, at once.

    language: "th" or "en". clock: seconds, from anywhere.
    """

    def __init__(self, language: str, out: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._language, self._out, self._clock = language, out, clock
        self._label, self._done, self._total = "", 0, 0
        self._pace, self._shown = Pace(), 0.0
        self._bar: ProgressBar[str] | None = None

    def progress(self, done: int, total: int, stage: Stage) -> None:
        """A `Progress`."""
        self._show(_STAGES[stage].in_language(self._language), done, total)

    def reading(self, name: str, page: int, pages: int, from_image: bool) -> None:
        """A `ReadingProgress`; of documents of one page nothing is shown, unless it is read from its image."""
        if pages <= 1 and not from_image:
            return
        images = _READING_IMAGES.in_language(self._language)
        # A document of which one page is read from its image is told so until it ends.
        is_image = from_image or (page > 1 and self._label == f"{images} {name}")
        doing = images if is_image else _READING.in_language(self._language)
        self._show(f"{doing} {name}" if name else _DOCUMENTS.in_language(self._language), page, pages, is_ahead=True)

    def reviewing(self, stage: "ReviewStage", done: int, total: int) -> None:
        """A `ReviewProgress`."""
        self._show(_REVIEWING[stage].in_language(self._language), done, total)

    def keeping(self, doing: "KeepingStage", done: int, total: int) -> None:
        """A `KeepingProgress`."""
        self._show(_KEEPING[doing].in_language(self._language), done, total)

    def close(self) -> None:
        """End the line, if one is begun."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None

    def _show(self, label: str, done: int, total: int, *, is_ahead: bool = False) -> None:
        # is_ahead: what is counted last is not done but comes now.
        now = self._clock()
        is_new = (label, total) != (self._label, self._total) or done < self._done
        if is_new:
            self.close()
            self._label, self._total, self._pace, self._shown = label, total, Pace(), now
        self._done = done
        self._pace.add(now, done)
        if self._out.isatty():
            if self._bar is not None or done < total or (is_new and is_ahead):  # else it was over before it began
                self._draw(now)
        elif now - self._shown >= REPEATED and done < total:
            self._shown = now
            click.echo("  ".join(filter(None, (label, f"{done}/{total}", *self._estimates()))), file=self._out)

    def _draw(self, now: float) -> None:
        if self._done < self._total and self._bar is not None and now - self._shown < REDRAWN:
            return
        columns = shutil.get_terminal_size().columns
        label = _shorten(self._label, columns // 2)
        room = columns - len(f"{label}  []  {self._total}/{self._total}")
        if self._bar is None:
            self._bar = click.progressbar(
                length=self._total,
                label=label,
                file=self._out,
                width=min(max(room - BESIDE, min(LEAST_BAR, room), 1), MOST_BAR),
                show_eta=False,
                show_pos=True,
                item_show_func=lambda info: info or None,
            )
        self._shown = now
        estimates = self._estimates()
        while estimates and len("  ".join(estimates)) > room - self._bar.width - 2:
            estimates = estimates[1:]
        self._bar.current_item = "  ".join(estimates)
        if self._done > self._bar.pos:
            self._bar.update(self._done - self._bar.pos)
        else:
            self._bar.render_progress()
        if self._done >= self._total:
            self.close()

    def _estimates(self) -> list[str]:
        rate = self._pace.rate()
        if rate is None:
            return []
        said = [_say_rate(rate)]
        if self._done < self._total:
            said.append(_say_left((self._total - self._done) / rate))
        return [each.in_language(self._language) for each in said]


def _say_rate(rate: float) -> Said:
    if rate < 1:
        return Said(f"{60 * rate:.2g} ต่อนาที", f"{60 * rate:.2g}/min")
    number = f"{rate:.1f}" if rate < 10 else f"{rate:.0f}"
    return Said(f"{number} ต่อวินาที", f"{number}/s")


def _say_left(seconds: float) -> Said:
    # Rounded up, the more so the longer it takes: a number that stays is read.
    if seconds <= 55:
        number = max(5, -(-int(seconds) // 5) * 5)
        return Said(f"เหลือราว {number} วินาที", f"about {number} s left")
    minutes = -int(-seconds // 60)
    if minutes < 60:
        return Said(f"เหลือราว {minutes} นาที", f"about {minutes} min left")
    hours, minutes = divmod(-(-minutes // 10) * 10, 60)
    thai, english = (f" {minutes} นาที", f" {minutes} min") if minutes else ("", "")
    return Said(f"เหลือราว {hours} ชม.{thai}", f"about {hours} h{english} left")


def _shorten(label: str, columns: int) -> str:
    # Never between a letter and its marks. Marks count as columns, as click counts them: a line is never too long.
    if len(label) <= columns:
        return label
    end = max(1, columns - 1)
    while end > 1 and (unicodedata.category(label[end]) == "Mn" or label[end] in "ะาำ"):
        end -= 1
    return f"{label[:end]}…"
