"""Marks as these tests make them."""

from search import Mark
from tests.support.fakes_search import make_case, make_passage

CASE = make_case("a")
PASSAGES = tuple(make_passage(CASE.id, number, f"ข้อความ {number}") for number in range(1, 5))
ONE, TWO, THREE, FOUR = (passage.id for passage in PASSAGES)
QUERY = "ลดขั้นตอน"


def make_mark(
    grade: int = 2,
    *,
    judge: str = "นิด",
    query: str = QUERY,
    passage: str = ONE,
    lines: tuple[int, int] = (10, 14),
    second: int = 0,
) -> Mark:
    """A mark that was made at this second of a minute."""
    return Mark(
        judge=judge,
        query=query,
        passage=passage,
        document="book.txt",
        lines=lines,
        agency="กรมทดสอบ",
        case=CASE.id,
        grade=grade,
        generation="000001",
        time=f"2026-05-04T03:02:{second:02}Z",
    )
