"""Reading processes made by fork: many documents, each in a process of its own, and what becomes of the keeper."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import UnreadableDocument, parse_document
from corpus.reading import sandbox
from corpus.reading.apart import Keeper

MARKDOWN = "---\nagency: กรมทดสอบ\ncategory: 1\nyear: 2564\n---\n\n# หัวข้อ\n\nเนื้อความ {}\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system has no forks")


@pytest.fixture(autouse=True)
def keeper(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeper]:
    kept = Keeper(lambda link: sandbox._command(sandbox._KEEPER_CODE, str(link)))
    monkeypatch.setattr(sandbox, "_KEEPER", kept)
    yield kept
    kept.close()


def read(number: int) -> list[str]:
    content = MARKDOWN.format(number).encode()
    return [line.text.strip() for line in parse_document("a.md", content).lines if line.text.strip()]


def keeper_number(keeper: Keeper) -> int:
    assert keeper._process is not None
    return keeper._process.pid


def test_documents_are_read_one_after_another_by_one_keeper(keeper: Keeper) -> None:
    numbers = set()
    for number in range(3):
        assert read(number) == ["หัวข้อ", f"เนื้อความ {number}"]
        numbers.add(keeper_number(keeper))
    assert len(numbers) == 1


def test_a_keeper_that_was_ended_is_replaced_and_no_document_is_lost(keeper: Keeper) -> None:
    read(0)
    first = keeper_number(keeper)
    os.kill(first, signal.SIGKILL)
    time.sleep(0.1)
    assert read(1) == ["หัวข้อ", "เนื้อความ 1"]
    assert read(2) == ["หัวข้อ", "เนื้อความ 2"]
    assert keeper_number(keeper) != first


def test_what_a_document_does_to_its_reader_is_not_felt_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    crashing = sandbox._KEEPER_CODE.replace(
        "keep_readers(int(suffix))",
        "import corpus.reading.sandbox as box\n"
        "said = box._say\n"
        "box._say = lambda message: os.kill(os.getpid(), 11) if 'crash' in str(message) else said(message)\n"
        "keep_readers(int(suffix))",
    )
    crashing_keeper = Keeper(lambda link: sandbox._command(crashing, str(link)))
    monkeypatch.setattr(sandbox, "_KEEPER", crashing_keeper)
    try:
        assert read(1) == ["หัวข้อ", "เนื้อความ 1"]
        with pytest.raises(UnreadableDocument, match=r"a\.md"):
            parse_document("a.md", MARKDOWN.format("crash").encode())
        assert read(2) == ["หัวข้อ", "เนื้อความ 2"]
    finally:
        crashing_keeper.close()


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, keeper: Keeper) -> None:
    read(0)
    content = MARKDOWN.format("x" * 200_000).encode()
    with monkeypatch.context() as patched:
        patched.setattr(sandbox, "MAX_SILENCE", 0.0)
        with pytest.raises(UnreadableDocument, match=r"a\.md"):
            parse_document("a.md", content)
    assert read(1) == ["หัวข้อ", "เนื้อความ 1"]


def test_while_one_document_is_read_another_gets_a_process_of_its_own(keeper: Keeper, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN.format(1), "utf-8")
    with path.open("rb") as file:
        first = keeper.begin(".md", file.fileno())
        assert first is not None
        with first:
            assert keeper.begin(".md", file.fileno()) is None
            assert read(2) == ["หัวข้อ", "เนื้อความ 2"]
            assert b'"lines"' in first.stdout.read()
    assert first.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="the state of a process is read from /proc")
def test_the_keeper_ends_with_its_socket(keeper: Keeper) -> None:
    read(0)
    process, link = keeper._process, keeper._link
    assert process is not None
    assert link is not None
    link.close()
    assert process.wait(timeout=20) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_what_a_terminal_tells_all_processes_ends_no_keeper_and_no_reader(
    keeper: Keeper, tmp_path: Path, number: signal.Signals
) -> None:
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN.format("x" * 200_000), "utf-8")
    read(0)
    with path.open("rb") as file:
        reader = keeper.begin(".md", file.fileno())
        assert reader is not None
        with reader:
            os.kill(keeper_number(keeper), number)
            assert b'"lines"' in reader.stdout.read()
    assert reader.returncode == 0
