"""What reviews have come to, asked for by several workers."""

import http.client
import os
import signal
import threading
import urllib.parse
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from command.serving import Desks
from command.serving.desks import PipedDesk
from tests.support.program import serving_process
from tests.support.server import children_of, command_of, wait_until
from web.desk import Asked, Failed, Finished, MemoryDesk, Running

ASKED = Asked(name="a.pdf")
RUNNING = Running(asked=ASKED)
DONE = Finished(asked=ASKED, content=b"x" * 3_000_000)


def test_every_worker_finds_what_another_has_put_there() -> None:
    desks = Desks()
    with desks.connect() as one, desks.connect() as other:
        first, second = PipedDesk(one), PipedDesk(other)
        assert first.open("t", RUNNING)
        assert second.find("t") == RUNNING
        assert first.put("t", DONE)
        assert second.find("t") == DONE
        second.drop("t")
        assert (first.find("t"), first.put("t", DONE)) == (None, False)


def test_threads_of_a_worker_ask_through_one_pipe() -> None:
    desks, wrong = Desks(), list[object]()
    with desks.connect() as pipe:
        desk = PipedDesk(pipe)

        def ask(number: int) -> None:
            state = Running(asked=Asked(name=str(number)))
            desk.open(str(number), state)
            wrong.extend(found for _ in range(50) if (found := desk.find(str(number))) != state)

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_what_a_worker_was_reviewing_when_it_died_has_failed_and_what_it_had_done_has_not() -> None:
    desks = Desks()
    with desks.connect() as pipe:
        dying = PipedDesk(pipe)
        for token in "ab":
            dying.open(token, RUNNING)
        dying.put("b", DONE)
    with desks.connect() as pipe:
        living = PipedDesk(pipe)
        wait_until(lambda: isinstance(living.find("a"), Failed))
        assert living.find("b") == DONE


def test_a_desk_that_fails_once_is_still_there_for_the_next_question(monkeypatch: pytest.MonkeyPatch) -> None:
    desks = Desks()
    with desks.connect() as pipe:
        desk = PipedDesk(pipe)
        desk.open("t", RUNNING)
        with monkeypatch.context() as patch:
            patch.delattr(MemoryDesk, "find")
            with pytest.raises(OSError, match="the desk of reviews has failed by AttributeError"):
                desk.find("t")
        pipe.send_bytes(b"no question")
        assert pipe.recv() == (None, "UnpicklingError")
        assert desk.find("t") == RUNNING


# a whole server


class Served:
    """A server of two workers, in a folder that it alone writes to beside its home."""

    def __init__(self, address: str, pid: int, folders: tuple[Path, ...]) -> None:
        self.address, self.pid, self.folders = address, pid, folders

    @property
    def workers(self) -> list[int]:
        return [int(each) for each in children_of(self.pid) if "spawn_main" in command_of(int(each))]

    @property
    def files(self) -> list[str]:
        found = (path for folder in self.folders for path in folder.rglob("*"))
        return sorted(f"{path} {path.stat().st_size}" for path in found if path.is_file())

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str, str]:
        """Status, place and text of an answer, over a connection of its own, which any worker may take."""
        where = urllib.parse.urlsplit(self.address).netloc
        with closing(http.client.HTTPConnection(where, timeout=60)) as connection:
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers.get("Location", ""), answer.read().decode(errors="replace")

    def send(self, text: str) -> str:
        body = urllib.parse.urlencode({"text": text}).encode()
        kind = "application/x-www-form-urlencoded"
        status, place, _ = self.ask("POST", "/review?lang=en", body, **{"Content-Type": kind})
        assert status == 303
        return place


@pytest.fixture(scope="module")
def served(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    temporary = tmp_path_factory.mktemp("temporary")
    with serving_process(sample_home, "--workers", "2", TMPDIR=str(temporary)) as (address, pid):
        found = Served(address, pid, (temporary, sample_home))
        wait_until(lambda: found.ask("GET", "/readyz")[0] == 200)
        yield found


REPORT = "กรมถ่ายทอดแผนเป็นตัวชี้วัดรายบุคคล ผู้บริหารติดตามทุกเดือน และทบทวนแผนทุกไตรมาส\n\n" * 40


def test_a_review_is_found_by_whichever_worker_is_asked_and_gone_for_all_when_it_is_discarded(served: Served) -> None:
    place = served.send(REPORT)
    wait_until(lambda: "data-progress" not in served.ask("GET", place)[2])
    page = place.replace("?", "/items/2.2?")
    assert [served.ask("GET", page)[0] for _ in range(8)] == [200] * 8
    assert served.ask("POST", place.replace("?", "/discard?"))[0] == 303
    assert [served.ask("GET", place)[0] for _ in range(8)] == [404] * 8


def test_nothing_of_a_report_is_written_anywhere(served: Served) -> None:
    before = served.files
    during = list[list[str]]()
    place = served.send(REPORT * 20)  # more, as it comes in, than waitress and Werkzeug keep in memory by themselves
    while "data-progress" in served.ask("GET", place)[2]:
        during.append(served.files)
    assert served.ask("GET", place)[0] == 200
    assert [each for each in (*during, served.files) if each != before] == []


def test_a_review_whose_worker_has_died_says_so(served: Served) -> None:
    place = served.send(REPORT * 60)
    for worker in served.workers:
        os.kill(worker, signal.SIGKILL)
    wait_until(lambda: len(served.workers) == 2)
    status, _, page = served.ask("GET", place)
    assert (status, "The review broke off because part of the server did" in page) == (422, True)
