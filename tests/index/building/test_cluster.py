"""What Ray makes of documents is what this process makes of them: the same reports and generation, bit for bit."""

import hashlib
import importlib.util
import os
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus import Said
from index import LOCAL, ClusterError, ModelError, Progress, Stage, ingest, rebuild
from index.building.spreading import cluster
from index.building.spreading.cluster import Cluster, open_spread
from index.model.text_model import VectorAndTokens
from tests.index.building.test_processes import fill, told
from tests.support.fakes_index import ADDED, UNCHANGED, Desk, FakeEncoder, no_progress, outcomes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what Ray leaves behind is looked for in /proc")

LISTENS = "0A"
LOOPBACK = ("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F")


class Together(FakeEncoder):
    """Vectors that depend, as those of a model do in their last bits, on what is encoded with them."""

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._shaded(texts, super().encode_passages(texts))

    def encode_passages_with_tokens(self, texts: Sequence[str]) -> list[VectorAndTokens]:
        pairs = super().encode_passages_with_tokens(texts)
        vectors = self._shaded(texts, np.stack([vector for vector, _ in pairs]))
        return [(vector, tokens) for vector, (_, tokens) in zip(vectors, pairs, strict=True)]

    @staticmethod
    def _shaded(texts: Sequence[str], vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        shade = int.from_bytes(hashlib.sha256("\n".join(texts).encode()).digest()[:2], "big")
        vectors = vectors + np.float32(shade * 1e-6)
        return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


class Broken(FakeEncoder):
    """A model that cannot be had."""

    def _pass(self, texts: Sequence[str]) -> None:
        raise ModelError(Said("ไม่มี", "There is none"))


class Elsewhere(FakeEncoder):
    """On another machine it is another."""

    def __reduce__(self) -> tuple[Any, ...]:
        return FakeEncoder, ("newer",)


def processes() -> set[int]:
    """Those of the Ray that runs below this process, with all that they started."""
    parents = {}
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdecimal():
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:  # ended meanwhile
            continue
    found = {pid for pid, parent in parents.items() if parent == os.getpid() and b"pmqa-ray-" in command(pid)}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def listening(pids: set[int]) -> set[str]:
    """The addresses at which `pids` listen, as /proc writes them."""
    sockets = set()
    for pid in pids:
        for link in Path(f"/proc/{pid}/fd").glob("*"):
            try:
                sockets.add(os.readlink(link).removeprefix("socket:[").removesuffix("]"))
            except OSError:
                continue
    rows = [row.split() for name in ("tcp", "tcp6") for row in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
    return {row[1].partition(":")[0] for row in rows if row[3] == LISTENS and row[9] in sockets}


def folders() -> set[str]:
    return {path.name for path in Path("/tmp").glob("pmqa-ray-*")}


@pytest.fixture(scope="module", autouse=True)
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Ray on two cores, once for all tests; nothing is left of it."""
    before, home = folders(), os.environ["HOME"]
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setattr("index.building.spreading.cluster.count_cores", lambda: 2)
        patch.setenv("HOME", str(tmp_path_factory.mktemp("user")))
        spread = stack.enter_context(open_spread(LOCAL))
        assert isinstance(spread, Cluster)
        assert processes() == set()
        with spread.over(1) as run:
            assert list(run(abs, [-1, 2])) == [1, 2]
        held = processes()
        assert len(held) > 3
        patch.setenv("HOME", home)
        yield spread
        held |= processes()
    deadline = time.monotonic() + 120  # Ray's agents find out by themselves that they are alone
    while (left := [pid for pid in held if Path(f"/proc/{pid}").exists()]) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [command(pid) for pid in left] == []
    assert folders() <= before
    assert os.environ.get("RAY_AUTH_TOKEN") is None


def test_everything_listens_on_this_machine_only(running: Cluster) -> None:
    found = listening({*processes(), os.getpid()})
    assert found
    assert found <= set(LOOPBACK)


def test_nothing_is_left_in_the_users_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert not (tmp_path_factory.getbasetemp() / "user0" / ".ray").exists()


def content(desk: Desk) -> dict[str, bytes]:
    """All files of the current generation."""
    folder = desk.store.home / "generations" / desk.store.current_or_raise()
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def take(folder: Path, ray: str, progress: Progress = no_progress) -> tuple[list[object], Desk]:
    """Files of every fate, then a new version, twins and a file more."""
    folder.mkdir()
    desk, reports = Desk(folder), list[object]()
    desk.encoder = Together()
    paths = fill(desk)
    (desk.files / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    many = [desk.write(f"z{number}.md", *(f"เรื่อง {number} {part}" for part in range(40))) for number in range(5)]
    for replace in (False, True):
        made = ingest(
            [*paths, desk.files / "broken.pdf", *many],
            desk.store,
            desk.encoder,
            replace=replace,
            progress=progress,
            ray=ray,
        )
        reports += [told(each, folder) for each in made]
        desk.write("2.md", "ใหม่")
        paths = [desk.write("m.md", "แทรก"), *paths[:1]]
    return reports, desk


def test_reports_and_every_file_of_a_generation_are_those_without_ray(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    reports, desk = take(tmp_path / "one", "")

    def tell(done: int, total: int, stage: Stage) -> None:
        if stage is Stage.ENCODING:
            seen.append((done, total))

    others, other = take(tmp_path / "two", LOCAL, tell)
    assert others == reports
    assert len({report[1] for report in reports}) == 4  # type: ignore[index]
    assert content(other) == content(desk)
    # A run of passages goes out in several chunks, and each is told.
    assert isinstance(other.encoder, Together)
    totals = sorted({total for _, total in seen})
    for total in totals:
        done = [each for each, of in seen if of == total]
        assert done == sorted(done)
        assert done[-1] == total
    assert len({each for each, of in seen if of == totals[-1]}) > 5
    # This process encodes what stands beside the documents, and nothing of them.
    assert not [text for text in other.encoder.encoded if "เรื่อง" in text and "กรมทดสอบ" in text]
    for each, ray in ((desk, ""), (other, LOCAL)):
        (each.store.home / "vectors.sqlite").unlink()
        rebuild(each.store, each.encoder, no_progress, ray=ray)
    assert content(other) == content(desk)


def test_a_model_that_cannot_be_had_there_leaves_the_index_as_it_is(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    before = content(desk)
    with pytest.raises(ModelError, match=r"^There is none$"):
        ingest([desk.write("b.md", "สอง")], desk.store, Broken(), replace=False, progress=no_progress, ray=LOCAL)
    assert content(desk) == before


def test_a_machine_with_another_version_is_refused_by_its_name(desk: Desk) -> None:
    with pytest.raises(ClusterError, match=rf"^The machine {platform.node()} .*model is newer@1, here fake@1"):
        ingest([desk.write("b.md", "สอง")], desk.store, Elsewhere(), replace=False, progress=no_progress, ray=LOCAL)
    assert desk.store.current() is None


def die(_: object) -> None:
    os._exit(1)


def fail(given: int) -> float:
    return 1 / given


def test_a_worker_that_dies_is_told_and_an_error_of_ours_stays_one(
    running: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.building.spreading.cluster.TRIES", 1)
    with running.over(1) as run:
        with pytest.raises(ClusterError, match=r"^Ray stopped half way \(.*run the command again"):
            list(run(die, [1]))
        with pytest.raises(Exception, match="ZeroDivisionError"):
            list(run(fail, [1, 0]))


def test_what_is_given_goes_out_in_waves_and_comes_in_order(running: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.building.spreading.cluster.WAVE", 100)
    taken: list[int] = []

    def given() -> Iterator[int]:
        for number in range(40):
            taken.append(number)
            yield -number

    with running.over(1) as run:
        made = run(abs, given())
        assert next(made) == 0
        assert len(taken) < 40
        assert list(made) == list(range(1, 40))


def test_nothing_new_needs_no_ray(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    assert outcomes(desk.ingest(path)) == [("a.md", ADDED)]
    spread = Cluster("127.0.0.1:1", ExitStack())
    with spread.over(1) as run:
        assert list(run(abs, [])) == []
    reports = ingest([path], desk.store, desk.encoder, replace=False, progress=no_progress, ray="127.0.0.1:1")
    assert outcomes(reports) == [("a.md", UNCHANGED)]


def test_without_ray_the_installation_is_named_in_both_languages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *more: None if name == "ray" else find(name, *more))
    with pytest.raises(
        ClusterError, match=r"not installed; install it with pip install 'pmqa-search\[ray\]'"
    ) as caught:
        ingest([desk.write("a.md", "หนึ่ง")], desk.store, desk.encoder, replace=False, progress=no_progress, ray=LOCAL)
    assert "ยังไม่ได้ติดตั้ง Ray กรุณาติดตั้งด้วย pip install 'pmqa-search[ray]'" in caught.value.said.th
    assert desk.store.current() is None


def test_a_machine_that_is_busy_is_given_a_second_start() -> None:
    calls: list[int] = []

    class Late:
        def __init__(self, starts: int) -> None:
            self.starts = starts

        def init(self, **options: object) -> None:
            calls.append(1)
            if len(calls) < self.starts:
                raise Exception("The current node timed out during startup.")

        def shutdown(self) -> None:
            calls.append(0)

    cluster._start(Late(3), {})
    assert calls == [1, 0, 1]
    calls.clear()
    with pytest.raises(RuntimeError, match="timed out during startup"):
        cluster._start(Late(9), {})
    assert calls == [1, 0, 1, 0]
