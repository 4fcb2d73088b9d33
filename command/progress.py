"""Progress of long work, on stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from corpus import Said
from index import Progress, ReadingProgress, Stage

_STAGES = {
    Stage.ENCODING: Said("คำนวณเวกเตอร์", "encoding"),
    Stage.WRITING: Said("เขียนดัชนี", "writing the index"),
}
_READING, _READING_IMAGES = Said("อ่าน", "reading"), Said("อ่านจากภาพ (OCR)", "OCR of")


@contextmanager
def show_progress(language: str) -> Iterator[Progress]:
    """A bar on stderr from the first call on; where stderr is no terminal, one line."""
    with _bars() as show:
        yield lambda done, total, stage: show(_STAGES[stage].in_language(language), done, total)


@contextmanager
def show_reading(language: str) -> Iterator[ReadingProgress]:
    """A bar for each document with pages; another from the first page on that is read from its image."""
    scanned: set[str] = set()
    with _bars() as show:

        def tell(name: str, page: int, pages: int, from_image: bool) -> None:
            scanned.update([name] if from_image else [])
            if pages > 1 or from_image:
                doing = _READING_IMAGES if name in scanned else _READING
                show(f"{doing.in_language(language)} {name}", page, pages)

        yield tell


@contextmanager
def _bars() -> Iterator[Callable[[str, int, int], None]]:
    labels: list[str] = []
    bars: list[Any] = []

    def show(label: str, done: int, total: int) -> None:
        if not labels or labels[-1] != label:
            for bar in bars[-1:]:
                bar.__exit__(None, None, None)
            labels.append(label)
            bars.append(click.progressbar(length=total, label=label, file=sys.stderr, show_pos=True))
            bars[-1].__enter__()
            bars[-1].render_progress()
        bars[-1].update(done - bars[-1].pos)

    try:
        yield show
    finally:
        for bar in bars[-1:]:
            bar.__exit__(None, None, None)
