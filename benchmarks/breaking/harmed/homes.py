"""Homes to be harmed, and what is compared of them: all that a library is, and every file that a home holds."""

import hashlib
import json
import os
import re
import shutil
import sys
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import search.source
from benchmarks.breaking.harmed.forks import CRASHED, Ended, finish
from command.cli import COMMANDS
from command.cli import main as pmqa
from command.source import open_source
from corpus import PmqaError
from index import DamagedIndex, Listed, Store
from search import Judgements, Mark, Settings
from tests.support.fakes_index import FakeEncoder
from tests.support.files.set_type import Habit, set_type
from tests.support.printing import PLAN, SERVE

ROOT = Path(__file__).parent.parent.parent.parent
QUERIES = ("ศูนย์รับเรื่องร้องเรียน", "แผน", "ตอบประชาชนภายใน 7 วัน", "open plan")
FACTS = ("--agency", "กรมทดสอบ", "--category", "2", "--year", "2564")
"""Options that say whose case the PDF is."""

KNOWN_LINE = "there are no parameters of PMQA items"
"""What is said of the stand-in for the model on stderr, and is no fault."""

_NUMBER = re.compile(r"^(\.?)([0-9]{6})(?![0-9a-f])")

CASE = """---
agency: เทศบาลทดสอบที่ {number}
agency_type: เทศบาล
category: {category}
year: 2566
---
## รับเรื่องร้องเรียน {number}
ศูนย์รับเรื่องแห่งที่ {number} ตอบประชาชนภายใน {days} วัน และรายงานผลทุกสัปดาห์{more}

## แผนงาน {number}
จัดทำแผนร่วมกับประชาชน {number} ครั้ง และติดตามตัวชี้วัดทุกไตรมาส (Open Plan)
"""


class StandIn(FakeEncoder):
    """In the place of the model, of which nothing is to be prepared or looked at."""

    def load(self) -> Any:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class State:
    """What a library is: documents with what is said of them and the bytes that came, hits with scores, judgements.
    said: on stderr while it was read. fault: the sentence of what cannot be answered, and of nothing else."""

    held: str
    said: str = ""
    fault: str = ""

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return len(json.loads(self.held)["documents"]) if self.held else 0


@contextmanager
def place() -> Iterator[Path]:
    """A folder for homes, in memory where there is room for one: nothing here asks whether a disk keeps its word."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


def warm(folder: Path) -> None:
    """Let this process know all that a command would import or read, and its forks use the stand-in for the model."""
    search.source.Encoder = lambda model, models, preparing=None: StandIn()  # type: ignore[assignment,misc]
    home, file = folder / "warm", write_file(folder, "warm.md", 1)
    os.environ |= {**environ(home), "PMQA_LANGUAGE": "en"}
    for name in COMMANDS.values():
        __import__(f"command.{name}")
    held = os.dup(1), os.dup(2)
    try:
        with open(os.devnull, "w") as nothing:
            os.dup2(nothing.fileno(), 1)
            os.dup2(nothing.fileno(), 2)
            for arguments in (["ingest", str(file)], ["rebuild"], ["search", "แผน"], ["remove", "warm.md"]):
                try:
                    pmqa(arguments)
                except SystemExit as exc:
                    if exc.code:
                        raise RuntimeError(f"{arguments} ended with {exc.code}") from exc
    finally:
        for descriptor, standard in zip(held, (1, 2), strict=True):
            os.dup2(descriptor, standard)
            os.close(descriptor)
    shutil.rmtree(home)


def environ(home: Path) -> dict[str, str]:
    """What tells a command that `home` is its home."""
    return {"PMQA_HOME": str(home), "PMQA_MODELS": str(home.parent / "models"), "PMQA_LANGUAGE": "en"}


def command(home: Path, *arguments: object, user: int | None = None) -> Ended:
    """What came of `pmqa` with these arguments, in a fork."""
    return finish(partial(pmqa, [str(each) for each in arguments]), environ(home), user)


def call(arguments: Sequence[str], run: Path) -> None:
    """Do what `arguments` say, in which {run} stands for the folder of the home: a command, or "judge"."""
    if arguments != ["judge"]:
        return pmqa([each.replace("{run}", str(run)) for each in arguments])
    try:
        Judgements(run / "home").keep(mark(7))
    except PmqaError as exc:
        print(f"pmqa: {exc.sentence('en')}", file=sys.stderr)
        sys.exit(1)


def write_file(folder: Path, name: str, number: int, more: str = "") -> Path:
    """A document of one case, told from others by its number."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    text = CASE.format(number=number, category=1 + number % 6, days=number + 3, more=more)
    path.write_text(text, encoding="utf-8")
    return path


def write_pdf(path: Path) -> Path:
    """A case on one sheet, which says nothing of its agency."""
    texts = ["".join(letter for letter in text if letter == " " or letter >= "ก") for text in (PLAN, SERVE, SERVE)]
    lines = [text[start : start + 60] for text in texts for start in range(0, len(text), 60)]
    path.write_bytes(set_type(lines, Habit()))
    return path


def mark(number: int) -> Mark:
    """A judgement, told from others by its number."""
    return Mark(
        judge="ผู้ตรวจ",
        query=f"แผนงาน {number}",
        passage=f"0123456789ab-{number:010x}",
        document="one.md",
        lines=(1, 2),
        agency="เทศบาลทดสอบ",
        case="0123456789ab",
        grade=number % 4,
        generation="000001",
        time=f"2026-01-02T03:04:{number % 60:02d}Z",
    )


def read_state(home: Path, user: int | None = None) -> State:
    """What the library in `home` is; what a search says where it cannot answer."""
    ended = finish(tell_state, environ(home), user)
    if ended.code == CRASHED:
        return State("", ended.err, f"a traceback: {ended.err.strip().splitlines()[-1]}")
    told = json.loads(ended.out)
    said, fault = (text.replace(str(home), "HOME") for text in (ended.err, told["fault"]))
    return State(told["held"], said, fault)


def tell_state() -> int:
    """Print what the library is, of the home that the environment names, as JSON."""
    settings = Settings.from_env(os.environ)
    source, fault, hits = open_source(settings), "", None
    try:
        engine = source.current()
        hits = [[_tell_hit(hit) for hit in engine.search(query).hits] for query in QUERIES]
    except PmqaError as exc:
        fault = exc.sentence("en")
    held: dict[str, Any] = {"hits": hits}
    try:
        held |= _tell_holdings(source.store, settings.home)
    except PmqaError as exc:
        fault = fault or exc.sentence("en")
        held |= {"documents": [], "judgements": []}
    print(json.dumps({"held": json.dumps(held, ensure_ascii=False), "fault": fault}))
    return 0


def _tell_holdings(store: Store, home: Path) -> dict[str, Any]:
    documents = [(each.name, each.sha256, each.front, _tell_original(store, each)) for each in store.inventory()]
    return {"documents": documents, "judgements": [repr(each) for each in Judgements(home).all()]}


def _tell_original(store: Store, document: Listed) -> str:
    try:
        return hashlib.sha256(store.original(document.sha256, document.name)).hexdigest()
    except DamagedIndex:
        return "lost"


def _tell_hit(hit: Any) -> tuple[str, str, float, str]:
    return hit.case.agency, hit.passage.id, round(float(hit.score), 9), hit.passage.text


def listing(folder: Path) -> dict[str, str]:
    """Every file and folder below `folder` with its mode; generations go by their place among those there are."""
    paths = sorted(folder.rglob("*"))
    numbers = sorted({found[1] for path in paths for found in _NUMBER.findall(path.name)})
    names = {number: f"generation-{place}" for place, number in enumerate(numbers)}

    def renamed(part: str) -> str:
        return _NUMBER.sub(lambda found: found[1] + names[found[2]], part)

    return {"/".join(map(renamed, path.relative_to(folder).parts)): oct(path.lstat().st_mode) for path in paths}


def copy_run(before: Path, folder: Path) -> Path:
    """A copy of the folder `before` below `folder`, of a name of its own."""
    run = Path(mkdtemp(dir=folder)) / "run"
    shutil.copytree(before, run, symlinks=True)
    return run


def unpack_home(folder: Path, number: int) -> Path:
    """A folder with a home of the format of this number, made by the program of its time."""
    (folder / "home").mkdir(parents=True)
    with tarfile.open(ROOT / "tests" / "data" / "homes" / f"format-{number}.tar.xz") as archive:
        archive.extractall(folder / "home", filter="data")
    return folder


def make_home(folder: Path) -> Path:
    """A home of three documents, with judgements and a generation before."""
    home, files = folder / "home", folder.parent / "files"
    folder.mkdir(parents=True)
    one, two, three = (
        write_file(files, f"{name}.md", number) for number, name in enumerate(("one", "two", "three"), 1)
    )
    must(command(home, "ingest", one))
    must(command(home, "ingest", two, three))
    must(finish(partial(_judge, home), environ(home)))
    return home


def _judge(home: Path) -> None:
    for number in range(5):
        Judgements(home).keep(mark(number))


def must(ended: Ended) -> Ended:
    """What ended well. Raises RuntimeError of what did not: the battery itself is wrong then."""
    if ended.code or ended.left:
        raise RuntimeError(f"ended with {ended.code}, left {ended.left}: {ended.err}")
    return ended


def differences(found: dict[str, str], wanted: dict[str, str]) -> list[str]:
    """What one listing has and the other does not."""
    return [
        f"{name}: {found.get(name, 'missing')}, wanted {wanted.get(name, 'nothing')}"
        for name in sorted(found.keys() | wanted.keys())
        if found.get(name) != wanted.get(name)
    ]


def sentence(ended: Ended) -> str:
    """What is wrong with what a command said that is to fail: it is not one sentence."""
    said = [line for line in ended.err.splitlines() if line and KNOWN_LINE not in line]
    if ended.code == CRASHED or "Traceback" in ended.err:
        return f"a traceback: {said[-1] if said else ''}"
    if ended.left:
        return f"processes stayed: {ended.left}"
    return "" if len(said) == 1 else f"not one sentence: {said}"
