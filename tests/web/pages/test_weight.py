"""What a page weighs before it is compressed."""

from dataclasses import replace
from urllib.parse import quote

import pytest

from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import CASES, PASSAGES, PLAN, TOUR, make_passage

LONG = f"{PLAN} {TOUR} " * 5
WINDOWS = tuple((start, start + 200) for start in range(0, len(LONG) - 200, 200))


def many_long_cases() -> FakeEngine:
    """60 cases of agencies of their own, each with four passages of 1,400 characters that evidence two items."""
    cases = [
        replace(
            CASES[0],
            id=f"{number:012x}",
            document="รายงานผลการพัฒนาคุณภาพ 2564.pdf",
            agency=f"สำนักงานนโยบายและแผนทรัพยากรธรรมชาติที่ {number}",
            title="แผน" * 20,
        )
        for number in range(60)
    ]
    told = [
        make_passage(case.id, each, section="แผน" * 8, text=LONG, line=1, page=22)
        for case in cases
        for each in range(4)
    ]
    told = [replace(passage, windows=WINDOWS, boxes=((1, 900, 900, 9000, 1100),)) for passage in told]
    engine = FakeEngine(cases, told)
    engine.links = {passage.id: engine.links[PASSAGES[2].id][:2] for passage in told}
    return engine


@pytest.mark.parametrize("address", [f"/?q={quote('แดชบอร์ด ' * 6)}", f"/?q={quote('แผน')}&lang=en", "/cases"])
def test_a_full_page_has_at_most_100_kilobytes(address: str) -> None:
    page = open_client(many_long_cases()).get(address)
    assert page.text.count("<article") == 10
    assert page.text.count('type="checkbox" name="agency"') == 38
    assert 40_000 < len(page.data) < 100_000
