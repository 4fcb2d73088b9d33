"""What an engine tells of its library without a query."""

from pathlib import Path

import pytest

from search import SearchEngine, UnknownDocument
from tests.support.fakes_index import Desk


def test_documents_originals_and_what_the_index_was_made_with(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    path = desk.write("a.md", "วางแผนร่วมกับชุมชน")
    desk.ingest(path)
    engine = SearchEngine(desk.generation, desk.encoder)
    assert [(each.name, each.kind, each.cases, each.passages) for each in engine.documents] == [("a.md", "md", 1, 1)]
    assert engine.document("a.md") == engine.documents[0]
    assert engine.original("a.md") == path.read_bytes()
    assert (engine.model, engine.criteria_edition) == ("fake@1", 2562)
    for ask in (engine.document, engine.original):
        with pytest.raises(UnknownDocument, match="There is no such document in the index"):
            ask("b.md")


def test_old_ids_lead_to_what_they_stood_for(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    text = "วางแผนร่วมกับชุมชนริมแม่น้ำทุกไตรมาสและเปิดเผยผลตรวจคุณภาพน้ำ"
    desk.ingest(desk.write("a.md", text))
    old = desk.library
    desk.ingest(desk.write("a.md", f"{text} ต่อเนื่อง", agency="กรมใหม่"), replace=True)
    engine = SearchEngine(desk.generation, desk.encoder)
    case, passage = engine.moved_case(old.cases[0].id), engine.moved_passage(old.passages[0].id)
    assert case is not None
    assert (engine.case(case).agency, [each.id for each in engine.passages(case)]) == ("กรมใหม่", [passage])
    assert (engine.moved_case("ไม่มี"), engine.moved_passage("ไม่มี")) == (None, None)
