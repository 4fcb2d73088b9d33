"""Many files are read in several processes: the same reports and library as one by one."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from corpus import DocumentError, Said, UnsupportedDocument
from index import FileReport, IndexNotWritable
from index.building.ingestion import _read_apart
from index.building.spool import Spool
from index.building.spreading import spread
from index.building.spreading.spread import LEAST_SHARED, Run, over_cores
from tests.support.book import SMALL_BOOK
from tests.support.fakes_index import Desk, outcomes, write_case


@contextmanager
def here(tasks: int) -> Iterator[Run]:
    yield map


@contextmanager
def apart(tasks: int) -> Iterator[Run]:
    """As in processes, in this one: what goes there and comes back is what pickle makes of it."""

    def run(make: object, given: object) -> Iterator[object]:
        for each in list(given):  # type: ignore[call-overload]
            yield pickle.loads(pickle.dumps(make(pickle.loads(pickle.dumps(each)))))  # type: ignore[operator]

    yield run  # type: ignore[misc]


def fill(desk: Desk) -> list[Path]:
    """Files of every fate: good, refused, twice there, of one name, listed, a book."""
    (desk.files / "book.txt").write_text(SMALL_BOOK, encoding="utf-8")
    (desk.files / "bad.md").write_bytes(b"---\n\xff")
    (desk.files / "empty.pdf").write_bytes(b"")
    (desk.files / "kind.doc").write_bytes(b"x")
    (desk.files / "unnamed.txt").write_text("ไม่มีใคร", encoding="utf-8")
    (desk.files / "twin.txt").write_text("ไม่มีใคร", encoding="utf-8")
    good = [desk.write(f"{number}.md", f"เรื่องที่ {number}", "อีกเรื่อง") for number in range(4)]
    other = write_case(desk.files / "elsewhere", "1.md", "ชื่อซ้ำ")
    names = ("book.txt", "bad.md", "empty.pdf", "kind.doc", "unnamed.txt", "twin.txt", "gone.md")
    return [good[2], *(desk.files / name for name in names), other, *good, good[0]]


def take(folder: Path, monkeypatch: pytest.MonkeyPatch, way: object) -> tuple[list[object], Desk]:
    folder.mkdir()
    desk = Desk(folder)
    monkeypatch.setattr(spread, "over_cores", way)
    reports = [*desk.ingest(*fill(desk)), *desk.ingest(desk.write("2.md", "ใหม่"), *fill(desk)[:1], replace=True)]
    return [told(each, folder) for each in reports], desk


def told(report: FileReport, folder: Path) -> object:
    kind = report.refusal and (type(report.refusal), str(report.refusal).replace(str(folder), ""))
    return (report.name, report.outcome, report.cases, report.passages, report.same_as, report.warnings, kind)


@pytest.mark.parametrize("way", [apart, over_cores])
def test_reports_and_library_are_those_of_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: object
) -> None:
    reports, desk = take(tmp_path / "one", monkeypatch, here)
    others, other = take(tmp_path / "two", monkeypatch, way)
    assert others == reports
    assert other.library == desk.library
    assert len(reports) == 16
    assert len({outcome for _, outcome, *_ in reports}) > 2  # type: ignore[misc]


def test_a_refusal_keeps_sentence_kind_and_all_it_knows(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(b"x")
    made = _read_apart((tmp_path / "a.doc", {}, None))
    assert isinstance(made, UnsupportedDocument)
    copy = pickle.loads(pickle.dumps(made))
    assert (type(copy), copy.said, str(copy), copy.args) == (type(made), made.said, str(made), made.args)
    assert vars(copy) == vars(made)


def kinds(base: type[DocumentError]) -> Iterator[type[DocumentError]]:
    yield base
    for each in base.__subclasses__():
        yield from kinds(each)


@pytest.mark.parametrize("kind", list(kinds(DocumentError)), ids=lambda kind: kind.__name__)
def test_errors_of_every_kind_come_from_another_process_as_they_are(kind: type[DocumentError]) -> None:
    error = kind.__new__(kind)
    error.__dict__.update(said=Said("ไทย", "English"), extra=(1, "สอง"))
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert (copy.sentence("th"), copy.sentence("en"), copy.extra) == ("ไทย", "English.", (1, "สอง"))
    assert str(copy) == "English"


def test_few_tasks_start_no_process() -> None:
    with over_cores(LEAST_SHARED - 1) as run:
        assert run is map


def test_what_is_made_comes_in_order_and_what_is_given_is_not_taken_far_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1}, raising=False)
    taken: list[int] = []

    def given() -> Iterator[int]:
        for number in range(60):
            taken.append(number)
            yield -number

    with over_cores(60) as run:
        made = run(abs, given())
        assert next(made) == 0
        assert len(taken) < 15
        assert list(made) == list(range(1, 60))


def test_what_goes_wrong_in_another_process_goes_wrong_here() -> None:
    with over_cores(LEAST_SHARED) as run, pytest.raises(TypeError, match="bad operand"):
        list(run(abs, [1, -2, "three", 4]))


def test_a_file_that_changes_after_it_was_read_is_read_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.write("a.md", "เดิม")

    @contextmanager
    def changing(tasks: int) -> Iterator[Run]:
        def run(make: object, given: object) -> Iterator[object]:
            made = [make(each) for each in given]  # type: ignore[operator, attr-defined]
            desk.write("a.md", "ใหม่กว่า")
            return iter(made)

        yield run  # type: ignore[misc]

    monkeypatch.setattr(spread, "over_cores", changing)
    assert [name for name, _ in outcomes(desk.ingest(path))] == ["a.md"]
    assert desk.texts == ["ใหม่กว่า"]


# --- what waits to be written


def test_documents_wait_on_disk_and_the_last_of_a_name_counts(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    made = []
    for name, texts in (("a.md", ["หนึ่ง"]), ("b.md", ["สอง", "สาม"]), ("a.md", ["สี่"])):
        found = _read_apart((write_case(tmp_path / "files", name, *texts), {}, None))
        assert not isinstance(found, DocumentError)
        made.append(found)
        spool.put(found)
    assert (list(spool), "a.md" in spool, "c.md" in spool) == (["a.md", "b.md"], True, False)
    assert (spool.read("a.md"), spool.read("b.md")) == (made[2], made[1])
    held = spool["b.md"]
    # Of each passage its context and a window.
    assert (held.cases, held.passages, held.texts, held.sha256) == (1, 2, 4, made[1].document.sha256)
    with pytest.raises(KeyError, match=r"c\.md"):
        spool.read("c.md")
    assert [path.name for path in tmp_path.iterdir()] == ["files"]


def test_a_disk_that_is_full_while_documents_wait_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))

    class Full:
        def seek(self, *_: int) -> int:
            return 0

        def write(self, _: bytes) -> int:
            raise OSError(28, "No space left on device")

        def close(self) -> None:
            pass

    monkeypatch.setattr("index.building.spool.tempfile", SimpleNamespace(TemporaryFile=lambda **_: Full()))
    with pytest.raises(IndexNotWritable, match=r"\(No space left on device\); check"):
        desk.ingest(desk.write("b.md", "สอง"))
    monkeypatch.undo()
    assert desk.texts == ["หนึ่ง"]
