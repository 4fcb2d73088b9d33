"""How far long work is, as a terminal shows it and as a log holds it; by a clock that goes as it is told."""

import io
import re
import unicodedata

import pytest

from command.progress import REPEATED, Pace, ProgressLine
from index import Stage


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    @property
    def drawn(self) -> list[str]:
        """What the line held, drawing by drawing, and "" where it was ended."""
        pieces = re.split(r"\r\x1b\[\?25l|\x1b\[\?25h(?=\n)", self.getvalue())
        return [piece.strip() for piece in pieces[1:]]


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def encode(line: ProgressLine, clock: Clock, *steps: tuple[float, int], total: int = 1000) -> None:
    for seconds, done in steps:
        clock.now = 1000.0 + seconds
        line.progress(done, total, Stage.ENCODING)


# --- on a terminal


@pytest.mark.parametrize(
    ("language", "first", "later"),
    [
        ("th", "คำนวณเวกเตอร์  [", "250/1000  25 ต่อวินาที  เหลือราว 30 วินาที"),
        ("en", "encoding  [", "250/1000  25/s  about 30 s left"),
    ],
)
def test_a_bar_shows_count_rate_and_time_left(clock: Clock, language: str, first: str, later: str) -> None:
    out = Terminal()
    encode(ProgressLine(language, out, clock), clock, (0, 0), (10, 250))
    assert [each.startswith(first) for each in out.drawn] == [True, True]
    assert out.drawn[0].endswith("]  0/1000")
    assert out.drawn[1].endswith(later)
    bar = re.search(r"\[(#+)-+\]", out.drawn[1])
    assert bar is not None
    assert len(bar[0]) - 2 == pytest.approx(4 * len(bar[1]), abs=4)  # a quarter of it
    assert max(map(len, out.drawn)) <= 80


def test_one_line_is_drawn_over_and_ended_once(clock: Clock) -> None:
    out = Terminal()
    line = ProgressLine("en", out, clock)
    encode(line, clock, (0, 0), (30, 500), (60, 1000), (60, 1000))
    line.progress(5, 10, Stage.WRITING)
    line.progress(10, 10, Stage.WRITING)
    line.close()
    lines = out.getvalue().replace("\x1b[?25h", "").split("\n")
    assert [each.count("\r") for each in lines] == [3, 2, 0]
    assert lines[0].rstrip().endswith("1000/1000  17/s")
    assert "writing the index  [" in lines[1]
    assert lines[2] == ""
    assert len({len(each) for each in re.findall(r"\[[#-]+\]", lines[0])}) == 1  # the bar stays as long as it is


def test_drawings_do_not_follow_one_another_faster_than_an_eye(clock: Clock) -> None:
    out = Terminal()
    encode(ProgressLine("en", out, clock), clock, *((number / 1000, number) for number in range(1000)))
    assert 8 <= len(out.drawn) <= 11
    encode(ProgressLine("en", out, clock), clock, (0, 0), (0.01, 1000))  # the end is always drawn
    assert "1000/1000" in out.getvalue()


def test_what_is_done_when_it_begins_shows_nothing(clock: Clock) -> None:
    out = Terminal()
    encode(ProgressLine("en", out, clock), clock, (0, 1000), (1, 1000))
    assert out.getvalue() == ""


def test_what_was_there_before_is_no_work(clock: Clock) -> None:
    out = Terminal()
    encode(ProgressLine("en", out, clock), clock, (0, 900), (10, 910))
    assert out.drawn[-1].endswith("910/1000  1.0/s  about 2 min left")


def test_an_end_half_way_leaves_the_line(clock: Clock) -> None:
    out = Terminal()
    line = ProgressLine("en", out, clock)
    encode(line, clock, (0, 0), (10, 250))
    line.close()
    line.close()
    assert out.getvalue().endswith("\x1b[?25h\n")
    assert out.getvalue().count("\n") == 1


@pytest.mark.parametrize(("columns", "end"), [(80, "about 30 s left"), (50, "about 30 s left"), (30, "250/1000")])
def test_a_narrow_terminal_has_the_time_left_before_the_rate(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, columns: int, end: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = Terminal()
    encode(ProgressLine("en", out, clock), clock, (0, 0), (10, 250))
    assert out.drawn[-1].endswith(end)
    assert ("25/s" in out.drawn[-1]) == (columns == 80)
    assert max(map(len, out.drawn)) <= columns


def test_the_longest_estimate_fits_a_usual_terminal(clock: Clock) -> None:
    out = Terminal()
    encode(ProgressLine("th", out, clock), clock, (0, 0), (9000, 120_000), total=200_000)
    assert out.drawn[-1].endswith("120000/200000  13 ต่อวินาที  เหลือราว 1 ชม. 40 นาที")
    assert max(map(len, out.drawn)) <= 80


# --- reading


def test_pages_are_counted_and_a_long_name_is_shortened_between_letters(clock: Clock) -> None:
    out, name = Terminal(), "รายงานผลการปฏิบัติราชการตามคำรับรองที่ประจำปี.pdf"
    line = ProgressLine("th", out, clock)
    for page in (1, 2, 3):
        clock.now += 5
        line.reading(name, page, 3, False)
    shown, _, counted = out.drawn[-2].partition("  [")
    assert counted.endswith("3/3  12 ต่อนาที")
    assert shown[-1] == "…"
    assert f"อ่าน {name}".startswith(shown[:-1])


@pytest.mark.parametrize("columns", range(24, 60))
def test_a_name_is_shortened_between_letters_wherever_the_line_ends(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out, name = Terminal(), "ที่นี่ชื่อน้ำรั่วซึ่งยิ่งปั๊มยิ่งทำกำลังล้นปี่.pdf"
    ProgressLine("th", out, clock).reading(name, 1, 3, False)
    shown = out.drawn[0].partition("…")[0]
    rest = f"อ่าน {name}".removeprefix(shown)
    assert len(shown) < len(f"อ่าน {name}") - len(rest) + 1
    assert unicodedata.category(rest[0]) != "Mn"
    assert rest[0] != "ำ"


def test_a_page_that_is_read_from_its_image_is_told_before_it_is_read(clock: Clock) -> None:
    out = Terminal()
    line = ProgressLine("en", out, clock)
    line.reading("letter.md", 1, 1, False)
    assert out.getvalue() == ""
    line.reading("scan.pdf", 1, 1, True)
    line.reading("scan.pdf", 1, 1, True)
    assert out.drawn[0].startswith("OCR of scan.pdf  [###")
    assert out.getvalue().count("scan.pdf") == 1


def test_a_document_with_a_page_from_its_image_is_told_so_until_it_ends(clock: Clock) -> None:
    out = Terminal()
    line = ProgressLine("en", out, clock)
    for page, from_image in ((1, False), (2, False), (2, True), (3, False), (4, False)):
        clock.now += 1
        line.reading("book.pdf", page, 4, from_image)
    clock.now += 1
    line.reading("book.pdf", 1, 4, False)  # another of this name
    labels = [each.partition("  [")[0] for each in out.drawn if each]
    assert labels == ["reading book.pdf"] * 2 + ["OCR of book.pdf"] * 3 + ["reading book.pdf"]


def test_several_documents_at_a_time_are_counted_together(clock: Clock) -> None:
    out = Terminal()
    ProgressLine("en", out, clock).reading("", 1, 40, False)
    assert out.drawn[0].startswith("reading documents  [")


def test_a_document_that_was_refused_half_way_ends_its_line_before_the_next_begins(clock: Clock) -> None:
    out = Terminal()
    line = ProgressLine("en", out, clock)
    line.reading("bad.pdf", 3, 10, False)
    encode(line, clock, (5, 0))
    assert [each.partition("  [")[0] for each in out.drawn] == ["reading bad.pdf", "", "encoding"]


# --- elsewhere


def test_without_a_terminal_short_work_says_nothing_and_long_work_a_line_now_and_then(clock: Clock) -> None:
    out = io.StringIO()
    line = ProgressLine("en", out, clock)
    encode(line, clock, *((seconds, 5 * seconds) for seconds in range(0, 201)))
    assert out.getvalue().splitlines() == [
        "encoding  300/1000  5.0/s  about 3 min left",
        "encoding  600/1000  5.0/s  about 2 min left",
        "encoding  900/1000  5.0/s  about 20 s left",
    ]
    assert REPEATED == 60
    encode(ProgressLine("th", out := io.StringIO(), clock), clock, (0, 0), (90, 10))
    assert out.getvalue() == "คำนวณเวกเตอร์  10/1000  6.7 ต่อนาที  เหลือราว 2 ชม. 30 นาที\n"


# --- pace


def test_the_rate_is_not_told_at_once_nor_where_nothing_is_done() -> None:
    pace = Pace()
    assert pace.rate() is None
    pace.add(0.0, 7)
    assert pace.rate() is None
    pace.add(1.0, 17)
    assert pace.rate() is None
    pace.add(4.0, 47)
    assert pace.rate() == 10.0
    still = Pace()
    still.add(0.0, 7)
    still.add(9.0, 7)
    assert still.rate() is None


def test_the_rate_is_of_the_later_half_of_the_time() -> None:
    pace = Pace()
    for second in range(1001):
        pace.add(float(second), 2 * second if second <= 500 else 1000 + 6 * (second - 500))
    assert pace.rate() == pytest.approx(6, rel=0.05)


def test_one_slow_step_moves_the_time_left_of_long_work_little() -> None:
    pace, done, second = Pace(), 0, 0.0
    for step in range(400):
        second, done = second + (30 if step == 350 else 3), done + 64
        pace.add(second, done)
        if step == 349:
            before = pace.rate()
        if step == 350:
            after = pace.rate()
    assert before == pytest.approx(64 / 3, rel=0.01)
    assert after == pytest.approx(before, rel=0.06)
    assert len(pace._told) <= 70


def test_uneven_steps_leave_the_time_left_steady() -> None:
    # Chunks that take two and four seconds by turns: the time in which all is done is foreseen to a tenth.
    pace, second, ends = Pace(), 0.0, list[float]()
    for step in range(200):
        pace.add(second, 64 * step)
        rate = pace.rate()
        if rate is not None and second > 30:
            ends.append(second + 64 * (200 - step) / rate)
        second += 2 if step % 2 else 4
    assert max(ends) / min(ends) < 1.1
