"""Reading in a process of its own, of bounded memory and time: a parser that crashes, hangs or swells is refused by
name, and takes nothing else with it.

The document's bytes go in on stdin. Out come lines of JSON: {"page": [which, of how many, from its image]} before each
page, then {"lines": ..., "sheets": ..., "warnings": ..., "front": ..., "title": ..., "seconds": ...} or
{"fault": reason}. Of a sheet that is to be drawn comes {"picture": ...}, a PNG in base64.
"""

import base64
import contextlib
import gc
import json
import math
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import IO, Any, cast

from corpus.documents import Line, Sheet, Source
from corpus.reading.apart import ForkedReader, Keeper, die_with, keep, leave_signals, limit_memory, limit_time
from corpus.reading.result import MAX_LINES, PAGE_SECONDS, SHEET_SECONDS, PageProgress, ReadFault, Reading
from corpus.refusals import refuse
from corpus.said import Said

MAX_MEMORY = 768 * 1024 * 1024
"""Bytes of address space of the reading process; with the process that waits for it, less than a gigabyte."""

MAX_SILENCE = PAGE_SECONDS + 10
"""Seconds for one page, or for a document without pages; a full page of type takes a tenth of one."""

MAX_PROCESSOR_SECONDS = 45
"""Of the reading process for a whole document of up to 180 sheets, what Tesseract takes not counted; a report of 128
takes 9. SHEET_SECONDS a sheet for thicker ones."""

MAX_SECONDS_WITHOUT_PAGES = 25
"""The same for a document without pages; 8 MB of running text take 3."""

MAX_SECONDS_OF_DRAWING = 8
"""The same for the picture of one sheet; a full page of type takes a tenth of one."""

TEXTS = (".txt", ".md")
"""Endings of files that are text themselves: a blank one is told from one without a body by who reads it."""

_LINE_FIELDS = ("text", "page", "sheet", "heading", "table", "trust", "boxes")

_CPU_EXCEEDED = 24  # the signal SIGXCPU

# BLAS would take address space for every processor. The two packages stand without their doors, behind which is all of
# repair and structure: no reader needs it, and loading it takes four times as long as reading a text.
_BEGINNING = """
import json, os, sys, types
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_THREAD_LIMIT"] = "1"
path, folder, suffix, parent = json.loads(sys.argv[1])
sys.path[:] = path
for name in ("corpus", "corpus.reading"):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [os.path.join(folder, *name.split("."))]
"""
_CODE = f"""{_BEGINNING}
from corpus.reading.sandbox import main
main(suffix, parent)
"""
_KEEPER_CODE = f"""{_BEGINNING}
from corpus.reading.sandbox import keep_readers
keep_readers(int(suffix))
"""

FORKED = (".md", ".txt", ".html", ".htm", ".docx")
"""Endings of files whose reading takes less than a Python that begins anew; a PDF takes far more."""

_DRAWING = "draw"  # is asked for as "draw 12 1000", the sheet and the width

_ROOT = str(Path(__file__).parents[2])


def read_apart(suffix: str, name: str, content: bytes, progress: PageProgress | None) -> Reading:
    """What the reader of `suffix` (".pdf", ".docx", ".html", ".md", ".txt") finds in `content`, the bytes of the
    document `name`.

    Raises a DocumentError that names it when it cannot be read, or not within MAX_MEMORY and MAX_SILENCE.
    """
    answer = _ask(suffix, content, progress)
    if "lines" not in answer:
        raise refuse(name, str(answer["fault"]), offset=answer.get("offset", 0), **answer.get("values", {}))
    lines = tuple(
        Line(number=number, **(dict(zip(_LINE_FIELDS, values, strict=True)) | {"boxes": tuple(map(tuple, values[-1]))}))
        for number, values in enumerate(answer["lines"], 1)
    )
    sheets = tuple(
        Sheet(number=number, printed=printed, source=Source(source), trust=trust)
        for number, printed, source, trust in answer["sheets"]
    )
    warnings = tuple(Said(th, en) for th, en in answer["warnings"])
    return Reading(
        lines=lines,
        sheets=sheets,
        warnings=warnings,
        front=answer["front"],
        title=answer["title"],
        seconds=float(answer["seconds"]),
    )


def draw_sheet(name: str, content: bytes, sheet: int, width: int) -> bytes:
    """A PNG of the sheet `sheet`, from 1, of the PDF `name` that holds `content`, as a viewer shows it and without any
    marks: `width` pixels wide, narrower where it would have more than eight million.

    Raises UndrawableSheet when there is no such sheet, or it cannot be drawn within MAX_MEMORY and
    MAX_SECONDS_OF_DRAWING.
    """
    answer = _ask(f"{_DRAWING} {sheet} {width}", content, None)
    if "picture" not in answer:
        raise refuse(name, "undrawable", sheet=str(sheet))
    return base64.b64decode(answer["picture"])


def _command(code: str, asked: str) -> list[str]:
    return [sys.executable, "-S", "-c", code, json.dumps([sys.path, _ROOT, asked, os.getpid()])]


_KEEPER = Keeper(lambda link: _command(_KEEPER_CODE, str(link)))


def _begin(suffix: str, spool: IO[bytes]) -> "subprocess.Popen[bytes] | ForkedReader":
    is_short = suffix in FORKED or suffix.startswith(_DRAWING)
    forked = _KEEPER.begin(suffix, spool.fileno()) if is_short else None
    return forked or subprocess.Popen(
        _command(_CODE, suffix), stdin=spool, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _ask(suffix: str, content: bytes, progress: PageProgress | None) -> dict[str, Any]:
    try:
        spool = _spooled(content)
    except OSError as exc:
        return {"fault": "no room", "values": {"fault": exc.strerror or str(exc)}}
    with spool, _begin(suffix, spool) as process:
        late = threading.Event()
        try:
            for message in _messages(process, late):
                if "page" not in message:
                    return message
                if progress is not None:
                    progress(*message["page"])
        finally:
            process.kill()
    return {"fault": "time" if late.is_set() or process.returncode == -_CPU_EXCEEDED else "crash"}


def _spooled(content: bytes) -> IO[bytes]:
    # A file, as one may be rewound and need not be written while it is read. Raises OSError.
    spool = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 (who asks closes it)
    try:
        view = memoryview(content)
        while view:
            view = view[spool.write(view) :]
        spool.seek(0)
    except OSError:
        spool.close()
        raise
    return spool


def _messages(process: "subprocess.Popen[bytes] | ForkedReader", late: threading.Event) -> Iterator[dict[str, Any]]:
    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(MAX_SILENCE, stop)
    timer.start()
    try:
        for row in cast(IO[bytes], process.stdout):
            timer.cancel()
            yield json.loads(row)
            timer = threading.Timer(MAX_SILENCE, stop)
            timer.start()
    finally:
        timer.cancel()


def main(suffix: str, parent: int) -> None:
    """What the reading process does: read the document on stdin and say on stdout what is in it. suffix: of its name,
    or which sheet is to be drawn. parent: the number of the process that asks; this one ends with it."""
    # Readers make glyphs and elements by the million and no rings of them; looking for rings takes a fifth of the time.
    gc.disable()
    _limit(suffix)
    die_with(parent)
    leave_signals()
    content = sys.stdin.buffer.read()
    try:
        answer = _draw(suffix, content) if suffix.startswith(_DRAWING) else _read(suffix, content)
    except ReadFault as exc:
        _say({"fault": exc.reason, "offset": exc.offset, "values": exc.values})
    except MemoryError:
        _say({"fault": "memory"})
    except RecursionError:
        _say({"fault": "damaged"})
    else:
        _say(answer)


def _read(suffix: str, content: bytes) -> dict[str, Any]:
    reading = _reader(suffix)(content, _tell_page)
    if len(reading.lines) > MAX_LINES:
        raise ReadFault("text")
    return {"fault": "empty"} if suffix not in TEXTS and _is_empty(reading) else _to_json(reading)


def _draw(asked: str, content: bytes) -> dict[str, Any]:
    from corpus.reading.pdf import draw_page

    _, sheet, width = asked.split(" ")
    return {"picture": base64.b64encode(draw_page(content, int(sheet), int(width))).decode()}


def keep_readers(link: int) -> None:
    """What the keeper does that forks a reading process for each document it is asked for over the socket `link`."""
    with contextlib.suppress(ImportError):
        import ctypes  # noqa: F401  (a child uses it, and would load it each time)
        import resource  # noqa: F401
    gc.disable()
    leave_signals()
    keep(socket.socket(fileno=link), lambda asked: _warm_reader(asked.split(" ")[0]), main)


@cache
def _warm_reader(suffix: str) -> None:
    # What a reader makes at its first document, no child need make.
    if suffix == _DRAWING:
        import numpy  # noqa: F401
        import pypdfium2  # noqa: F401

        from corpus.reading.pdf import draw_page  # noqa: F401

        return
    reader = _reader(suffix)
    if suffix in TEXTS:
        reader(b"---\na: 1\n---\n# a\n\n- **a** (a)\n", lambda *_: None)


def _tell_page(place: int, count: int, from_image: bool) -> None:
    if place == 1 and (seconds := math.ceil(SHEET_SECONDS * count)) > MAX_PROCESSOR_SECONDS:
        limit_time(seconds)
    _say({"page": (place, count, from_image)})


def _is_empty(reading: Reading) -> bool:
    return not any(line.text for line in reading.lines) and all(each.source is Source.TEXT for each in reading.sheets)


def _to_json(reading: Reading) -> dict[str, Any]:
    return {
        "lines": list(map(attrgetter(*_LINE_FIELDS), reading.lines)),
        "sheets": [(each.number, each.printed, each.source.value, each.trust) for each in reading.sheets],
        "warnings": [(each.th, each.en) for each in reading.warnings],
        "front": reading.front,
        "title": reading.title,
        "seconds": time.process_time(),
    }


def _say(message: dict[str, Any]) -> None:
    print(json.dumps(message), flush=True)


def _limit(suffix: str) -> None:
    limit_memory(MAX_MEMORY)
    seconds = MAX_SECONDS_OF_DRAWING if suffix.startswith(_DRAWING) else MAX_SECONDS_WITHOUT_PAGES
    limit_time(MAX_PROCESSOR_SECONDS if suffix == ".pdf" else seconds)


def _reader(suffix: str) -> Callable[[bytes, PageProgress], Reading]:
    if suffix == ".pdf":
        from corpus.reading.pdf import read_pdf

        return read_pdf
    if suffix == ".docx":
        from corpus.reading.word import read_word

        return read_word
    if suffix == ".md":
        from corpus.reading.markdown import read_markdown

        return read_markdown
    if suffix == ".txt":
        from corpus.reading.plain_text import read_plain_text

        return read_plain_text
    from corpus.reading.web import read_web_page

    return read_web_page
