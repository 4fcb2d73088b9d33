"""A program that is killed takes all with it that has come of it."""

import os
import signal
import socket
import sys
import urllib.request
from pathlib import Path

import pytest

from corpus.reading.pdf.ocr import ocr_languages
from tests.command.ending.family import PATIENCE, SOON, Family, family, wait_until
from tests.command.ending.slow import OWNER, ask_for_review, slow_pages, slow_texts
from tests.support.server import is_there

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are read from /proc")


def kill(started: Family) -> None:
    os.kill(started.process.pid, signal.SIGKILL)
    started.process.wait(PATIENCE)
    wait_until(lambda: not started.members(), SOON)


def test_nobody_outlives_an_ingest_of_many_documents(tmp_path: Path) -> None:
    before = set(Path("/dev/shm").iterdir())
    with family(tmp_path / "home", "ingest", str(slow_texts(tmp_path / "files", 8))) as started:
        started.wait_for("spawn_main", "-S -c")  # one of several processes, and a reader
        kill(started)
    assert set(Path("/dev/shm").iterdir()) <= before


def test_nobody_outlives_a_reader_whose_pages_tesseract_reads(tmp_path: Path) -> None:
    if not ocr_languages():
        pytest.skip("Tesseract is not installed with Thai: apt-get install tesseract-ocr tesseract-ocr-tha")
    with family(tmp_path / "home", "ingest", str(slow_pages(tmp_path)), *OWNER) as started:
        started.wait_for("tesseract stdin")
        kill(started)


def test_tesseract_ends_with_a_reader_that_is_killed(tmp_path: Path) -> None:
    if not ocr_languages():
        pytest.skip("Tesseract is not installed with Thai: apt-get install tesseract-ocr tesseract-ocr-tha")
    with family(tmp_path / "home", "ingest", str(slow_pages(tmp_path)), *OWNER) as started:
        started.wait_for("tesseract stdin")
        members = started.members()
        os.kill(next(number for number, line in members.items() if "-S -c" in line), signal.SIGKILL)
        (tesseract,) = (number for number, line in members.items() if line.startswith("tesseract stdin"))
        wait_until(lambda: not is_there(tesseract), 1.0)
        assert started.end()[0] == 1


def test_nobody_outlives_a_server_that_reviews_a_report(tmp_path: Path, sample_home: Path) -> None:
    if not ocr_languages():
        pytest.skip("Tesseract is not installed with Thai: apt-get install tesseract-ocr tesseract-ocr-tha")
    with family(sample_home, "serve", "--port", "0", "--workers", "2") as started:
        port = started.port()
        with socket.create_connection(("127.0.0.1", port)), ask_for_review(port, slow_pages(tmp_path)):
            started.wait_for("tesseract stdin")
            assert urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=PATIENCE).status == 200
            kill(started)
