"""PDFs that are damaged or hostile, and a reader that fails: one sentence, in bounded time and memory."""

import signal
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pypdfium2
import pytest

from corpus import DocumentError, parse_document
from corpus.reading.pdf.document import read_pdf
from tests.support.printing import FACTS, Papers, hand_made, saved

PAGES = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"


def encrypted() -> bytes:
    secret = b"<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -44>>" % (b"o" * 32, b"u" * 32)
    stream = b"<</Length 2>>\nstream\nBT\nendstream"
    return hand_made(*PAGES, PAGE, stream, secret, trailer=b"/Encrypt 5 0 R /ID[<00><00>]")


def bomb() -> bytes:
    packer, chunk = zlib.compressobj(1), b" " * 16_000_000
    packed = b"".join(packer.compress(chunk) for _ in range(60)) + packer.flush()
    return hand_made(*PAGES, PAGE, b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "the file is empty"),
        (lambda: b"PK\3\4 not a pdf", "the content is not what the ending of its name says"),
        (lambda: b"%PDF-1.7\n%%EOF", "the file is damaged"),
        (encrypted, "the file is protected by a password; save it without one"),
        (bomb, "reading the file (broke off|takes more memory)|there is no text in this file"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(make: Callable[[], bytes], said: str) -> None:
    with pytest.raises(DocumentError, match=rf"^a\.pdf: ({said})") as refusal:
        parse_document("a.pdf", make(), FACTS)
    assert refusal.value.said.th.startswith("a.pdf: ")
    assert "\n" not in refusal.value.said.th


def test_a_truncated_file_is_refused_and_not_read_in_part(papers: Papers) -> None:
    for share in (0.3, 0.9):
        with pytest.raises(DocumentError, match=r"^a\.pdf: the end of the file is missing; download"):
            parse_document("a.pdf", papers.one[: int(share * len(papers.one))], FACTS)


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    # Of processor time: what would go on for hours fails.
    def end(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("place", [b"50 700", b"300 20"])
def test_type_of_two_billion_points_is_read_as_far_as_there_are_letters(
    place: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Tesseract would read the page in place of what looks for marks by their ink. T stands for a mark.
    monkeypatch.setattr("corpus.reading.pdf.document.ocr_languages", lambda: "")
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    text = b"BT /F 2147483647 Tf %b Td (This office asks its citizens.) Tj ET" % place
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    thai = b"begincmap\n1 beginbfrange\n<20> <7e> <0E01>\nendbfrange\nendcmap"
    streams = [b"<</Length %d>>\nstream\n%b\nendstream" % (len(each), each) for each in (text, thai)]
    with ended_after(60):
        reading = read_pdf(hand_made(*PAGES, page, streams[0], font, streams[1]), lambda *_: None)
    assert len(reading.sheets) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is read from /proc")
def test_two_thousand_pages_are_read_in_less_than_a_gigabyte(papers: Papers) -> None:
    file = pypdfium2.PdfDocument.new()
    file.import_pages(pypdfium2.PdfDocument(papers.short), [0] * 2000)
    # In a process of its own, which has no other children than the reader. getrusage would give it the peak of the
    # process that it was forked from.
    script = """
import re, resource, sys
from corpus import parse_document
document = parse_document("a.pdf", sys.stdin.buffer.read(), {"agency": "กรมทดสอบ", "category": 2, "year": 2564})
program = re.search(r"VmHWM:\\s*(\\d+) kB", open("/proc/self/status").read())[1]
print(max(line.sheet for line in document.lines), program, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
    done = subprocess.run([sys.executable, "-c", script], input=saved(file), capture_output=True, check=True)
    sheets, program, reader = map(int, done.stdout.split())
    assert sheets == 2000
    assert (program + reader) * 1024 < 1024**3


def test_a_reader_that_says_nothing_is_ended(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.reading.sandbox.MAX_SILENCE", 0.01)
    with pytest.raises(DocumentError, match=r"^a\.pdf: reading the file takes longer than is allowed"):
        parse_document("a.pdf", papers.one, FACTS)


def test_a_reader_that_dies_is_told(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.reading.sandbox._CODE", "import os; os.kill(os.getpid(), 11)")
    with pytest.raises(DocumentError, match=r"^a\.pdf: reading the file broke off"):
        parse_document("a.pdf", papers.one, FACTS)
