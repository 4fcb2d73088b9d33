"""What the program leaves outside its home and its cache: nothing. Whom it talks to: nobody.

It runs as a user that may not write elsewhere, with a home of that user's that takes no files. An audit hook sees what
Python does, in all processes that it starts but the readers of files; what code in C leaves is seen in the folders, and
by strace where that is installed.
"""

import ctypes
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from index.building.spreading.spread import LEAST_SHARED
from index.model.bundled import bundled_revision
from index.model.prepared import graph_folder
from tests.support.files.set_type import Habit, set_type
from tests.support.program import COMMAND

ROOT = Path(__file__).parents[3]
WATCHING = Path(__file__).with_name("watching")
NOBODY, PR_CAPBSET_DROP, CAPABILITIES = 65534, 24, 64
FACTS = ("--agency", "กรมทดสอบ", "--category", "1", "--year", "2564")
LINES = ["ลดขั้นตอนการอนุญาตให้เหลือเจ็ดวัน", "ประชาชนพึงพอใจเพิ่มขึ้น", "และลดค่าใช้จ่ายของผู้ประกอบการ"]


@dataclass
class Place:
    """The folders of one user. said: what the program has printed."""

    folder: Path
    as_user: dict[str, Any]
    said: str = ""
    events: list[list[str]] = field(default_factory=list)

    @property
    def log(self) -> Path:
        return self.folder / "log/events"

    def environment(self) -> dict[str, str]:
        named = {name: str(self.folder / name.lower()) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "PMQA_HOME")}
        return {
            **named,
            "PATH": os.environ["PATH"],
            "PMQA_MODELS": str(self.folder / "models"),
            "PMQA_LANGUAGE": "en",
            "PYTHONPATH": str(WATCHING),
            "PYTHONDONTWRITEBYTECODE": "1",
            "OUTSIDE_LOG": str(self.log),
        }

    def start(self, *arguments: str, through: Sequence[str] = ()) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [*through, *COMMAND, *arguments],
            cwd=ROOT,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            **self.as_user,
        )

    def run(self, *arguments: str, through: Sequence[str] = ()) -> str:
        process = self.start(*arguments, through=through)
        said = process.communicate(timeout=300)[0].decode()
        assert process.returncode == 0, said
        self.said += said
        return said

    def listing(self) -> set[str]:
        """All that lies where nothing is to be written. (In /tmp and /dev/shm others write too.)"""
        found = {str(path) for name in ("home", "tmpdir") for path in (self.folder / name).rglob("*")}
        return found | {str(path) for path in ROOT.iterdir()}

    def read_events(self) -> list[list[str]]:
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]


def as_another_user() -> dict[str, Any]:
    """How a process is started that may not write where it likes: as it is; where that is as root, as nobody; where
    nobody cannot read the interpreter, as a root without its privileges."""
    if os.geteuid() != 0:
        return {}
    nobody: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    try:
        subprocess.run([sys.executable, "-c", "import numpy"], check=True, capture_output=True, cwd=ROOT, **nobody)
    except (OSError, subprocess.CalledProcessError):
        return {"preexec_fn": drop_privileges}
    return nobody


def drop_privileges() -> None:
    for number in range(CAPABILITIES):
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, number, 0, 0, 0)


@pytest.fixture(scope="module")
def place(models: Path) -> Iterator[Place]:
    # Not below pytest's folder, which other users may not enter.
    folder = Path(tempfile.mkdtemp(prefix="pmqa-outside-"))
    try:
        folder.chmod(0o755)
        for name in ("tmpdir", "xdg_cache_home", "pmqa_home", "log"):
            (folder / name).mkdir()
            (folder / name).chmod(0o777)
        share_models(models, folder / "models")
        (folder / "home").mkdir()
        made = Place(folder, as_another_user())
        for name in ("home", "models"):
            (folder / name).chmod(0o555)
        (folder / "report.pdf").write_bytes(set_type(LINES, Habit()))
        yield made
    finally:
        for name in ("home", "models"):
            (folder / name).chmod(0o755)
        shutil.rmtree(folder)


def share_models(models: Path, folder: Path) -> None:
    graph = graph_folder(models, bundled_revision())
    shared = folder / graph.name
    shared.mkdir(parents=True)
    for path in graph.iterdir():
        try:
            os.link(path, shared / path.name)
        except OSError:  # another file system
            shutil.copyfile(path, shared / path.name)


@pytest.fixture(scope="module")
def used(place: Place) -> Place:
    """After every kind of command has run once."""
    before = place.listing()
    place.run("ingest", *write_documents(place.folder))
    place.run("ingest", str(place.folder / "report.pdf"), *FACTS)
    assert "กรมทดสอบ" in place.run("search", "ลดขั้นตอนการอนุญาต")
    place.run("read", str(place.folder / "report.pdf"), *FACTS)
    place.run("check")
    serve(place)
    assert sorted(place.listing() - before) == []
    place.events = place.read_events()
    return place


def write_documents(folder: Path) -> list[str]:
    # So many that several processes read them.
    paths = [folder / f"{number}.md" for number in range(LEAST_SHARED)]
    for number, path in enumerate(paths):
        facts = f"agency: กรม {number}\ncategory: {number + 1}\nyear: 2564"
        path.write_text(f"---\n{facts}\n---\n\n## วิธีการ\n\nลดขั้นตอนที่ {number} ของงานบริการ\n", encoding="utf-8")
    return [str(path) for path in paths]


def serve(place: Place) -> None:
    server = place.start("serve", "--port", "0")
    try:
        assert server.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline().decode())
        assert address is not None
        for path in ("/", "/?q=%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%8A%E0%B8%B2%E0%B8%8A%E0%B8%99", "/readyz"):
            assert ask(address[0] + path)
        assert ask(f"{address[0]}/documents/report.pdf/pages/1.png").startswith(b"\x89PNG")
        report = (place.folder / "report.pdf").read_bytes()
        agency = urllib.parse.quote("กรมอื่น")
        asked = urllib.request.Request(f"{address[0]}/api/v1/review?name=a.pdf&agency={agency}", report, method="POST")
        asked.add_header("Content-Type", "application/pdf")
        assert json.loads(ask(asked))["name"] == "a.pdf"
    finally:
        server.send_signal(signal.SIGTERM)
        place.said += server.communicate(timeout=60)[0].decode()


def ask(asked: "str | urllib.request.Request") -> bytes:
    with urllib.request.urlopen(asked, timeout=120) as answer:
        content: bytes = answer.read()
    return content


def about(place: Place, *names: str) -> list[str]:
    return [each for name, *paths in place.events if name in names for each in paths]


def outside(place: Place, paths: Sequence[str]) -> list[str]:
    own = [str(place.folder / name) for name in ("pmqa_home", "xdg_cache_home")]
    inside = (*own, *(f"file://{each}" for each in own))
    return sorted({each for each in paths if not each.startswith(inside) and each not in (os.devnull, ":memory:")})


def test_nothing_is_written_outside_home_and_cache(used: Place) -> None:
    changes = {name for name, *_ in used.events if name.startswith("os.")}
    written = about(used, "open", "sqlite3.connect", *changes)
    # Memory that processes of one command share has a name in /dev/shm for a moment.
    gone = {each for each in about(used, "os.remove") if each.startswith("/dev/shm/pym-")}
    written = [each for each in written if each not in gone]
    assert outside(used, [each for each in written if not each.startswith(str(used.log))]) == []
    # The hook has seen what it must see.
    assert any(each.endswith("/current") or "/generations/" in each for each in written)
    assert any("vectors.sqlite" in each for each in about(used, "sqlite3.connect"))


def test_nobody_is_talked_to_and_only_the_server_listens(used: Place) -> None:
    asked = about(used, "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo")
    # Processes of one command talk by sockets that have no name, or one in the folder for temporary files; waitress has
    # the address looked up, as the numbers that it is, at which it would listen if it were told nothing.
    own = re.escape(str(used.folder / "xdg_cache_home"))
    strange = {each for each in asked if not re.match(rf"b?'\\x00|'{own}/|\('127\.0\.0\.1', ", each)}
    assert sorted(strange - {"('0.0.0.0', '8080')"}) == []
    assert {each for each in about(used, "socket.bind") if each.startswith("(")} == {"('127.0.0.1', 0)"}


def test_only_python_is_started(used: Place) -> None:
    assert {Path(each).resolve() for each in about(used, "subprocess.Popen")} <= {Path(sys.executable).resolve()}


def test_nothing_temporary_is_left(used: Place) -> None:
    cache = used.folder / "xdg_cache_home"
    assert {path.name for path in cache.iterdir()} == {"pmqa-search"}
    assert {path.name for path in (cache / "pmqa-search").iterdir()} == {"tables", "sheets", "tmp"}
    assert list((cache / "pmqa-search/tmp").iterdir()) == []
    assert [path.name for path in used.folder.rglob("*.new")] == []


def test_a_search_needs_no_folder_but_the_home(used: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    # Neither a cache nor a folder for temporary files takes anything.
    before = used.listing()
    given = {**used.environment(), "XDG_CACHE_HOME": "", "TMPDIR": str(used.folder / "home")}
    monkeypatch.setattr(Place, "environment", lambda self: given)
    assert "กรมทดสอบ" in used.run("search", "ลดขั้นตอนการอนุญาต")
    assert used.listing() == before


@pytest.mark.parametrize("command", ["search", "read"])
def test_code_in_c_writes_nothing_outside_and_talks_to_nobody(used: Place, command: str) -> None:
    traced = used.folder / f"log/{command}"
    calls = "openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,connect,bind,sendto"
    arguments = ["ลดขั้นตอน"] if command == "search" else [str(used.folder / "report.pdf"), *FACTS]
    used.run(
        command, *arguments, through=[tracer(), "-f", "-qq", "-s", "4096", "-o", str(traced), "-e", f"trace={calls}"]
    )
    lines = [line for line in traced.read_text(errors="replace").splitlines() if re.search(r"= \d+(<|$)", line)]
    assert any("openat(" in line for line in lines)
    written = [line for line in lines if re.search(r"O_WRONLY|O_RDWR|O_CREAT|(mkdir|rename|link|creat)\w*\(", line)]
    paths = [path for line in written if "O_TMPFILE" not in line for path in re.findall(r'"(/[^"]*)"', line)]
    assert outside(used, [path for path in paths if not path.startswith(str(used.folder / "log"))]) == []
    assert [line for line in lines if re.search(r"AF_INET|sendto\(", line)] == []


def tracer() -> str:
    found = shutil.which("strace")
    if found is None or subprocess.run([found, "-qq", "-o", os.devnull, "true"], capture_output=True).returncode:
        pytest.skip("strace is not installed, or may not trace: what code in C does is not seen")
    return found
