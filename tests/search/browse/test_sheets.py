"""What stands on a sheet of a document."""

from collections.abc import Sequence
from dataclasses import replace

from corpus import Passage
from index import ItemLink, Library
from search.browse import Sheets
from tests.support.web.cases import CASES, HEALTH, TRAT, make_passage


class CountingLibrary(Library):
    """Counts the passages that are read."""

    def records(self, places: Sequence[int]) -> list[tuple[Passage, tuple[ItemLink, ...]]]:
        READ.extend(places)
        return super().records(places)


READ: list[int] = []
FIRST, LAST, OTHER = (
    replace(make_passage(case_id, number, section="", text="ก", line=1, page=None), sheet=sheet, boxes=boxes)
    for case_id, number, sheet, boxes in (
        (TRAT, 1, 1, ((1, 0, 0, 9, 9), (2, 0, 0, 9, 9))),
        (TRAT, 2, 2, ((2, 0, 0, 9, 9),)),
        (HEALTH, 3, 2, ()),
    )
)
LIBRARY = CountingLibrary(cases=CASES, passages=(OTHER, FIRST, LAST))


def test_a_passage_stands_on_its_own_sheet_and_on_those_its_lines_go_on_to() -> None:
    sheets = Sheets(LIBRARY)
    assert sheets.passages("trat.pdf", 1) == (FIRST,)
    assert sheets.passages("trat.pdf", 2) == (FIRST, LAST)
    assert sheets.passages("pmqa-2564.txt", 2) == (OTHER,)
    assert sheets.passages("trat.pdf", 3) == ()
    assert sheets.passages("nope.pdf", 1) == ()


def test_a_document_is_read_once_and_then_only_its_sheet() -> None:
    sheets = Sheets(LIBRARY)
    sheets.passages("trat.pdf", 1)
    READ.clear()
    assert sheets.passages("trat.pdf", 1) == (FIRST,)
    assert [LIBRARY.place(FIRST.id)] == READ
