"""Reading in a process of its own, of bounded memory and time: a parser that crashes, hangs or swells is refused by
name, and takes nothing else with it.

The document's bytes go in on stdin. Out come lines of JSON: {"page": [which, of how many, from its image]} before each
page, then {"lines": ..., "sheets": ..., "warnings": ...} or {"fault": reason}.
"""

import contextlib
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from typing import IO, Any, cast

from corpus.documents import Line, Sheet, Source
from corpus.reading.result import PAGE_SECONDS, PageProgress, ReadFault, Reading
from corpus.refusals import refuse
from corpus.said import Said

MAX_MEMORY = 768 * 1024 * 1024
"""Bytes of address space of the reading process; with the process that waits for it, less than a gigabyte."""

MAX_SILENCE = PAGE_SECONDS + 30
"""Seconds for one page, or for a document without pages; a full page of type takes a tenth of one."""

MAX_PROCESSOR_SECONDS = 1800
"""For a whole document, what Tesseract takes not counted."""

_CPU_EXCEEDED = 24  # the signal SIGXCPU

# BLAS would take address space for every processor.
_CODE = """
import json, os, sys
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_THREAD_LIMIT"] = "1"
sys.path[:] = json.loads(sys.argv[1])
from corpus.reading.sandbox import main
main(sys.argv[2])
"""


def read_apart(suffix: str, name: str, content: bytes, progress: PageProgress | None) -> Reading:
    """What the reader of `suffix` (".pdf", ".docx", ".html") finds in `content`, the bytes of the document `name`.

    Raises a DocumentError that names it when it cannot be read, or not within MAX_MEMORY and MAX_SILENCE.
    """
    answer = _ask(suffix, content, progress)
    if "lines" not in answer:
        raise refuse(name, str(answer["fault"]))
    lines = tuple(
        Line(number=number, text=text, page=page, sheet=sheet, heading=heading, table=table, trust=trust)
        for number, (text, page, sheet, heading, table, trust) in enumerate(answer["lines"], 1)
    )
    sheets = tuple(
        Sheet(number=number, printed=printed, source=Source(source), trust=trust)
        for number, printed, source, trust in answer["sheets"]
    )
    return Reading(lines=lines, sheets=sheets, warnings=tuple(Said(th, en) for th, en in answer["warnings"]))


def _ask(suffix: str, content: bytes, progress: PageProgress | None) -> dict[str, Any]:
    command = [sys.executable, "-c", _CODE, json.dumps(sys.path), suffix]
    with tempfile.TemporaryFile() as spool:
        spool.write(content)
        spool.seek(0)
        with subprocess.Popen(command, stdin=spool, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
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


def _messages(process: "subprocess.Popen[bytes]", late: threading.Event) -> Iterator[dict[str, Any]]:
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


def main(suffix: str) -> None:
    """What the reading process does: read the document on stdin and say on stdout what is in it."""
    _limit()
    content = sys.stdin.buffer.read()
    try:
        reading = _reader(suffix)(content, lambda *page: _say({"page": page}))
    except ReadFault as exc:
        _say({"fault": exc.reason})
    except MemoryError:
        _say({"fault": "memory"})
    except RecursionError:
        _say({"fault": "damaged"})
    else:
        _say(_to_json(reading))


def _to_json(reading: Reading) -> dict[str, Any]:
    if not any(line.text for line in reading.lines) and all(each.source is Source.TEXT for each in reading.sheets):
        return {"fault": "empty"}
    lines = reading.lines
    return {
        "lines": [(each.text, each.page, each.sheet, each.heading, each.table, each.trust) for each in lines],
        "sheets": [(each.number, each.printed, each.source.value, each.trust) for each in reading.sheets],
        "warnings": [(each.th, each.en) for each in reading.warnings],
    }


def _say(message: dict[str, Any]) -> None:
    print(json.dumps(message), flush=True)


def _limit() -> None:
    # Where the system cannot limit a process there is the time limit alone.
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MAX_PROCESSOR_SECONDS, MAX_PROCESSOR_SECONDS + 5))


def _reader(suffix: str) -> Callable[[bytes, PageProgress], Reading]:
    if suffix == ".pdf":
        from corpus.reading.pdf import read_pdf

        return read_pdf
    if suffix == ".docx":
        from corpus.reading.word import read_word

        return read_word
    from corpus.reading.web_page import read_web_page

    return read_web_page
