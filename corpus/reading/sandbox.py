"""Reading in a process of its own, of bounded memory and time: a parser that crashes, hangs or swells is refused by
name, and takes nothing else with it.

The document's bytes go in on stdin. Out come lines of JSON: {"page": [which, of how many, from its image]} before each
page, then {"lines": ...} or {"fault": reason}.
"""

import contextlib
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from typing import IO, Any, cast

from corpus.documents import Line
from corpus.errors import DocumentError, EmptyDocument, UnreadableDocument, UnsupportedDocument
from corpus.reading.pdf import PAGE_SECONDS
from corpus.reading.result import PageProgress, ReadFault, Reading
from corpus.said import Said

MAX_MEMORY = 768 * 1024 * 1024
"""Bytes of address space of the reading process; with the process that waits for it, less than a gigabyte."""

MAX_SILENCE = PAGE_SECONDS + 30
"""Seconds for one page, or for a document without pages; a full page of type takes a tenth of one."""

MAX_PROCESSOR_SECONDS = 1800
"""For a whole document, what Tesseract takes not counted."""

_CPU_EXCEEDED = 24  # the signal SIGXCPU

_Sentences = tuple[type[DocumentError], Said]

FAULTS: dict[str, _Sentences] = {
    "encrypted": (
        UnreadableDocument,
        Said("ไฟล์ถูกเข้ารหัสไว้ กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน", "the file is protected by a password; save it without one"),
    ),
    "truncated": (
        UnreadableDocument,
        Said("ไฟล์ขาดตอนท้าย กรุณาดาวน์โหลดหรือคัดลอกใหม่", "the end of the file is missing; download or copy it again"),
    ),
    "damaged": (
        UnreadableDocument,
        Said(
            "ไฟล์เสียหาย เปิดอ่านไม่ได้ กรุณาบันทึกใหม่จากโปรแกรมเดิม",
            "the file is damaged; save it again from the program it was made with",
        ),
    ),
    "kind": (
        UnsupportedDocument,
        Said(
            "เนื้อหาไม่ตรงกับนามสกุลของไฟล์ กรุณาบันทึกใหม่ให้ตรงชนิด",
            "the content is not what the ending of its name says; save it again as that kind",
        ),
    ),
    "old": (
        UnsupportedDocument,
        Said(
            "ไฟล์ใส่รหัสผ่านไว้หรือเป็น Word รุ่นเก่า (.doc) กรุณาบันทึกใหม่เป็น .docx โดยไม่ใส่รหัสผ่าน",
            "the file has a password or is of an old Word (.doc); save it as .docx without a password",
        ),
    ),
    "bomb": (
        UnreadableDocument,
        Said(
            "ไฟล์คลายออกแล้วใหญ่ผิดปกติ กรุณาลบภาพหรือส่วนที่ฝังไว้แล้วบันทึกใหม่",
            "the file unpacks to far more than a document holds; take out what is embedded in it and save it again",
        ),
    ),
    "long": (
        UnreadableDocument,
        Said("ไฟล์มีหน้ามากเกินไป กรุณาแบ่งเป็นหลายไฟล์", "the file has too many pages; split it into several files"),
    ),
    "text": (
        UnreadableDocument,
        Said("ไฟล์มีข้อความมากเกินไป กรุณาแบ่งเป็นหลายไฟล์", "the file holds too much text; split it into several files"),
    ),
    "crash": (
        UnreadableDocument,
        Said(
            "การอ่านไฟล์นี้หยุดกลางคัน ไฟล์เสียหายหรือต้องใช้หน่วยความจำเกินกำหนด กรุณาบันทึกใหม่หรือแบ่งไฟล์",
            "reading the file broke off, because it is damaged or takes more memory than is allowed; save it again or "
            "split it",
        ),
    ),
    "memory": (
        UnreadableDocument,
        Said(
            "การอ่านไฟล์นี้ใช้หน่วยความจำเกินกำหนด กรุณาแบ่งหรือบันทึกใหม่",
            "reading the file takes more memory than is allowed; split it, or save it again",
        ),
    ),
    "time": (
        UnreadableDocument,
        Said(
            "การอ่านไฟล์นี้ใช้เวลานานเกินกำหนด กรุณาแบ่งหรือบันทึกใหม่",
            "reading the file takes longer than is allowed; split it, or save it again",
        ),
    ),
    "encoding": (
        UnreadableDocument,
        Said("ไม่ทราบรหัสอักขระของไฟล์ กรุณาบันทึกใหม่เป็น UTF-8", "the encoding of the file is not known; save it as UTF-8"),
    ),
    "empty": (
        EmptyDocument,
        Said("ไม่มีข้อความในไฟล์นี้ กรุณาตรวจสอบไฟล์", "there is no text in this file; check that it is the right one"),
    ),
}
"""Why a document is refused: which error, and what it says in Thai and in English."""

# BLAS would take address space for every processor.
_CODE = """
import json, os, sys
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_THREAD_LIMIT"] = "1"
sys.path[:] = json.loads(sys.argv[1])
from corpus.reading.sandbox import main
main(sys.argv[2])
"""


def read_apart(suffix: str, name: str, content: bytes, progress: PageProgress) -> Reading:
    """What the reader of `suffix` (".pdf", ".docx", ".html") finds in `content`, the bytes of the document `name`.

    Raises a DocumentError that names it when it cannot be read, or not within MAX_MEMORY and MAX_SILENCE.
    """
    answer = _ask(suffix, content, progress)
    if "lines" not in answer:
        kind, said = FAULTS[str(answer["fault"])]
        raise kind(name, said)
    lines = tuple(
        Line(number=number, text=text, page=page, sheet=sheet, heading=heading)
        for number, (text, page, sheet, heading) in enumerate(answer["lines"], 1)
    )
    return Reading(lines=lines, unread=tuple(answer["unread"]))


def _ask(suffix: str, content: bytes, progress: PageProgress) -> dict[str, Any]:
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
        lines = [(line.text, line.page, line.sheet, line.heading) for line in reading.lines]
        _say(
            {"lines": lines, "unread": reading.unread}
            if any(line.text for line in reading.lines) or reading.unread
            else {"fault": "empty"}
        )


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
        from corpus.reading.word_document import read_word

        return read_word
    from corpus.reading.web_page import read_web_page

    return read_web_page
