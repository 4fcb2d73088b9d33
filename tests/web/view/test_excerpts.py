"""What a page shows of a passage: stretches by hand."""

from markupsafe import Markup

from search import ItemLink
from tests.support.web.cases import HEALTH, make_passage
from web.view.excerpts import list_cues, show_evidence, show_stretch

PASSAGE = make_passage(HEALTH, 1, section="", text="แผน ตัวชี้วัด\n<แผน> ติดตาม ", line=1, page=1)
# แ0 ผ1 น2 _3 ต4..ด12 \n13 <14 แ15 ผ16 น17 >18 _19 ต20..ม25 _26


def test_a_window_is_shown_with_its_own_cues_its_line_breaks_spaces_and_nothing_around_it() -> None:
    link = ItemLink(code="2.2", score=0.5, cues=((0, 3), (15, 18)), window=(3, 20))
    assert show_evidence(PASSAGE, link) == Markup("ตัวชี้วัด &lt;<mark>แผน</mark>&gt;")


def test_a_cue_is_named_once_as_the_passage_has_it() -> None:
    assert list_cues(PASSAGE, ItemLink(code="2.2", score=0.5, cues=((0, 3), (4, 13), (15, 18)), window=(0, 3))) == (
        "แผน",
        "ตัวชี้วัด",
    )


def test_a_stretch_marks_only_what_lies_in_its_window() -> None:
    text = "ก " * 300 + "เป้าหมาย" + " ข" * 300  # เป้าหมาย stands at 600 to 608
    passage = make_passage(HEALTH, 2, section="", text=text, line=1, page=1)
    shown = str(show_stretch(passage, (590, 620), [(0, 1), (600, 608)]))
    assert "<mark>เป้าหมาย</mark>" in shown
    assert shown.count("<mark>") == 1
    assert shown.startswith("…")
    assert shown.endswith("…")
