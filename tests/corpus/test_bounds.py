"""What a file may take: a bound on time, lines and length, whoever does the work."""

import subprocess
import sys
from collections.abc import Sequence

import pytest

from corpus import DocumentError, Line, cut_windows, parse_document, read_contents, read_terms, repair_text
from corpus.allowance import OutOfTimeError, allow, check_time
from corpus.printed import apparatus
from corpus.reading.result import MAX_LINES
from corpus.repair.lines import LONGEST_LINE, cut_line
from corpus.repair.specks import find_specks
from corpus.structure.profile import read_profile
from corpus.thai import MARK
from index.building.documents import prepare

FACTS = {"agency": "กรมทดสอบ", "category": 2, "year": 2564}
TEXT = "การพัฒนาระบบ\n\tกรมได ้รับรางว ัลที ่ผ่านมา\n"


def test_nothing_is_spent_where_nothing_was_allowed() -> None:
    check_time()
    with pytest.raises(OutOfTimeError), allow(-1):
        check_time()
    check_time()


def test_a_document_that_takes_longer_than_is_allowed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    document = parse_document("a.txt", TEXT.encode(), FACTS)
    assert document.seconds > 0
    assert len(read_contents(document).cases) == 1
    monkeypatch.setattr("corpus.contents.MAX_SECONDS", 0)
    with pytest.raises(DocumentError, match=r"^a\.txt: reading the file takes longer than is allowed; split it"):
        read_contents(document)


def test_an_allowance_within_another_gives_no_more_time() -> None:
    with pytest.raises(OutOfTimeError), allow(-1), allow(100):
        check_time()


def test_cutting_and_terms_are_within_what_a_document_may_take(monkeypatch: pytest.MonkeyPatch) -> None:
    document = parse_document("a.txt", TEXT.encode(), FACTS)
    with pytest.raises(OutOfTimeError), allow(-1):
        cut_windows("กรมที่ดิน " * 100)
    with pytest.raises(OutOfTimeError), allow(-1):
        read_terms("กรมที่ดิน")
    spent = read_contents(document)
    monkeypatch.setattr("index.building.documents.read_contents", lambda _: spent)
    monkeypatch.setattr("corpus.contents.MAX_SECONDS", 0)
    with pytest.raises(DocumentError, match=r"^a\.txt: reading the file takes longer than is allowed; split it"):
        prepare(document)


def test_a_long_text_holds_each_of_its_grams_once() -> None:
    grams = [term for term in read_terms("กรมที่ดิน กรมที่ดิน") if term.startswith("#")]
    assert (len(grams), len(set(map(id, grams)))) == (12, 6)


@pytest.mark.parametrize("loop", ["displaced_marks.lattice", "lost_letters.choices", "glyphs"])
def test_repair_asks_for_the_time_in_its_loops(loop: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(f"corpus.repair.{loop}.check_time", lambda: asked.append(loop))
    repair_text("ส านักงานได ้รับรางว ัลที ่ผ่านมา กาหนด น\ufffd้ำ\nกรมทีด่ินพัฒนา\n" * 3)
    assert asked


def test_the_search_for_specks_asks_for_the_time() -> None:
    with pytest.raises(OutOfTimeError), allow(-1):
        find_specks("กรมก่กพ่ันฒา")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may not limit a process")
@pytest.mark.parametrize(
    ("suffix", "sheets", "seconds"), [(".pdf", 1, 45), (".pdf", 1000, 250), (".docx", 1, 25), (".md", 1, 25)]
)
def test_the_reader_of_each_kind_is_limited(suffix: str, sheets: int, seconds: int) -> None:
    script = f"""
import resource
from corpus.reading import sandbox
sandbox._limit({suffix!r})
sandbox._say = lambda message: None
sandbox._tell_page(1, {sheets}, False)
print(resource.getrlimit(resource.RLIMIT_CPU)[0], resource.getrlimit(resource.RLIMIT_AS)[0])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.split() == [str(seconds), str(768 * 1024 * 1024)]


@pytest.mark.parametrize("kind", ["txt", "md"])
def test_a_text_of_too_many_lines_is_refused(kind: str) -> None:
    front = "---\nagency: กรม\ncategory: 1\nyear: 2564\n---\n"
    with pytest.raises(DocumentError, match=rf"^a\.{kind}: the file holds too much text; split it"):
        parse_document(f"a.{kind}", (front + "\r\n" * MAX_LINES + "ก").encode(), FACTS)


@pytest.mark.parametrize("unit", ["กรมที่ดินพัฒนาระบบ ", "กรมที่ดินน้ำ", "่", "ก"])
def test_a_long_line_is_cut_before_letters_and_loses_nothing(unit: str) -> None:
    line = unit * (4 * LONGEST_LINE // len(unit))
    pieces = cut_line(line)
    assert "".join(pieces) == line
    assert max(map(len, pieces)) <= LONGEST_LINE
    assert len(pieces) > 3
    assert unit == "่" or all(piece[0] not in "ำะา " and not MARK.count(piece[0]) for piece in pieces)


@pytest.mark.parametrize("offset", range(0, 28, 3))
def test_a_long_line_is_mended_as_a_short_one(offset: int) -> None:
    damaged, clean = "กรมได ้รับรางว ัลที ่ผ่านมา ", "กรมได้รับรางวัลที่ผ่านมา "
    times = 3 * LONGEST_LINE // len(damaged)
    mended = repair_text(f"{'x' * offset} {damaged * times}")
    assert mended.text == f"{'x' * offset} {clean * times}"
    assert [mended.text[slice(*mended.to_clean((edit.start, edit.end)))] for edit in mended.edits] == [
        edit.replacement for edit in mended.edits
    ]


@pytest.mark.parametrize("offset", range(12))
def test_a_long_line_is_cut_in_no_number(offset: int) -> None:
    line = "ก" * offset + "2561\u200b2564กรม" * LONGEST_LINE
    assert "25612564" not in repair_text(line).text


def test_a_list_of_contents_is_gone_through_once_whatever_titles_are_within(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [Line(number=n, text="สารบัญ" if n % 2 else f"เรื่องที่ {n} ........ {n}") for n in range(1, 401)]
    runs: list[int] = []
    run = apparatus._run

    def counted(title: int, entries: Sequence[int]) -> list[int]:
        runs.append(title)
        return run(title, entries)

    monkeypatch.setattr(apparatus, "_run", counted)
    left = apparatus.without_apparatus([*lines, Line(number=402, text="การพัฒนาระบบ")])
    assert [line.text for line in left] == ["สารบัญ"] * 200 + ["การพัฒนาระบบ"]
    assert runs == [0]


def test_labels_of_a_profile_are_told_by_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def compare(*lines: object) -> bool:
        raise AssertionError(lines)

    page = [Line(number=n, text="พันธกิจ" if n % 2 else f"{n}) งาน") for n in range(1, 400)]
    monkeypatch.setattr(Line, "__eq__", compare)
    profile = read_profile(page, "กรมทดสอบ")
    assert len(profile.mission) == 199
    assert len(profile.lines) == 199
    assert profile.overview == ()
