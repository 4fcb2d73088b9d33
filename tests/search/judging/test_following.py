"""Marks where their passages are now."""

from pathlib import Path

import pytest

from search import SearchEngine, follow_marks, former_ids
from search.judging.marks import Mark
from tests.search.judging.marking import make_mark
from tests.support.fakes_index import Desk

TOLD = "จังหวัดจัดเส้นทางท่องเที่ยวชุมชนห้าเส้นทาง รายได้กระจายถึงครัวเรือนมากขึ้นทุกปี ชุมชนกำหนดจำนวนนักท่องเที่ยวเอง"
OTHER = "แผนยุทธศาสตร์ถ่ายทอดเป็นตัวชี้วัดรายบุคคล ผู้บริหารติดตามทุกเดือนด้วยแดชบอร์ด และนำผลไปทบทวนแผนทุกไตรมาส"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def open_engine(desk: Desk) -> SearchEngine:
    return SearchEngine(desk.generation, desk.encoder)


def mark_passage(engine: SearchEngine, text: str, grade: int = 2, *, second: int = 0) -> Mark:
    (passage,) = [each for case in engine.cases for each in engine.passages(case.id) if each.text == text]
    return make_mark(grade, passage=passage.id, lines=passage.lines, second=second)


def test_a_mark_follows_its_passage_to_its_new_id_lines_and_document(desk: Desk) -> None:
    desk.ingest(desk.write("one.md", TOLD, OTHER))
    mark = mark_passage(open_engine(desk), TOLD)
    desk.ingest(desk.write("one.md", OTHER, f"{TOLD} ทุกเดือน"), replace=True)
    engine = open_engine(desk)
    (now,) = follow_marks([mark], engine)
    passage = engine.passage(now.passage)
    assert passage.id != mark.passage
    assert passage.text == f"{TOLD} ทุกเดือน"
    assert (now.document, now.lines, now.agency, now.grade) == ("one.md", passage.lines, "กรมทดสอบ", 2)
    assert former_ids([mark], passage.id, engine) == (mark.passage,)
    assert former_ids([mark], mark.passage, engine) == ()


def test_a_mark_whose_passage_is_nowhere_stays_as_it_was(desk: Desk) -> None:
    desk.ingest(desk.write("one.md", OTHER))
    mark = make_mark(passage="0" * 23)
    assert follow_marks([mark], open_engine(desk)) == (mark,)


def test_of_two_that_come_to_one_passage_the_later_stands(desk: Desk) -> None:
    desk.ingest(desk.write("one.md", TOLD))
    earlier = mark_passage(open_engine(desk), TOLD, 1)
    desk.ingest(desk.write("one.md", f"{TOLD} ทุกเดือน"), replace=True)
    later = mark_passage(open_engine(desk), f"{TOLD} ทุกเดือน", 3, second=5)
    for marks in ([earlier, later], [later, earlier]):
        (found,) = follow_marks(marks, open_engine(desk))
        assert (found.passage, found.grade) == (later.passage, 3)
