"""What a text speaks of: approach to integration, levels to comparisons, by cues."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Dimension, find_dimensions
from corpus.criteria import dimensions
from corpus.criteria.dimensions import ENOUGH, CueList, read_cue_lists


def named(text: str) -> set[str]:
    return {each.dimension.value for each in find_dimensions(text)}


def words(dimension: Dimension, text: str) -> list[str]:
    spans = {each.dimension: each.spans for each in find_dimensions(text)}
    return [text[start:end] for start, end in spans.get(dimension, ())]


def test_a_text_that_tells_nothing_speaks_of_no_dimension() -> None:
    assert find_dimensions("") == ()
    assert find_dimensions("วันนี้ท้องฟ้าแจ่มใส ลมพัดเย็นสบาย") == ()


def test_approach_is_who_does_what_in_which_steps_and_how_often() -> None:
    text = "คณะทำงานวิเคราะห์คำร้อง จากนั้นเสนอหัวหน้ากลุ่มทุกเดือน"
    # mechanism 2 + steps 2 + duty 1 + cycle 3 + analysis 1
    assert words(Dimension.APPROACH, text) == ["คณะทำงาน", "วิเคราะห์", "จากนั้น", "หัวหน้า", "ทุกเดือน"]


def test_one_cue_of_a_way_is_no_approach() -> None:
    assert named("คณะทำงานนี้") == set()


def test_a_way_that_is_meant_to_be_is_approach_but_not_deployment() -> None:
    told = "คณะทำงานสอบทานเอกสารทุกเดือนแล้วอบรมเจ้าหน้าที่ครบทุกอำเภอ"
    meant = "คณะทำงานจะสอบทานเอกสารทุกเดือน จะอบรมเจ้าหน้าที่ จะดำเนินการให้ครบทุกอำเภอ"
    assert named(told) == {"approach", "deployment"}
    assert named(meant) == {"approach"}


def test_deployment_is_that_it_was_done_and_how_far() -> None:
    text = "ระบบนี้เริ่มใช้เมื่อปีกลายและขยายครบทุกตำบล"
    # two cues that overlap are one span
    assert words(Dimension.DEPLOYMENT, text) == ["เริ่มใช้", "ขยายครบทุก"]
    assert named("ระบบนี้เริ่มใช้เมื่อปีกลาย") == set()


def test_learning_needs_what_was_found_and_what_was_changed() -> None:
    assert words(Dimension.LEARNING, "รอบแรกพบว่าแบบยาวไป จึงลดคำถามลงครึ่งหนึ่ง") == ["รอบแรก", "พบว่า", "จึงลด"]
    assert "learning" not in named("รอบแรกพบว่าแบบยาวไป")
    assert "learning" not in named("จึงลดคำถามลงครึ่งหนึ่ง")


def test_integration_is_to_be_of_one_plan_or_one_base_of_data() -> None:
    assert words(Dimension.INTEGRATION, "แผนนี้สอดคล้องกับยุทธศาสตร์ของกระทรวง") == ["สอดคล้องกับยุทธศาสตร์"]
    assert named("มีเทศบาลและวัดเป็นภาคี") == set()


def test_a_level_is_a_figure_reached_and_none_that_is_demanded() -> None:
    assert words(Dimension.LEVELS, "ผู้ใช้น้ำพึงพอใจคิดเป็นร้อยละ 86.9") == ["พึงพอใจคิดเป็นร้อยละ 86.9"]
    assert named("ต้องสุ่มตรวจไม่น้อยกว่าร้อยละ 10 ของใบอนุญาต") == set()


def test_budgets_years_and_laws_are_no_levels() -> None:
    assert named("วงเงิน 20,000 บาท อัตราดอกเบี้ยร้อยละ 0.67 ต่อเดือน ปี 2564 ตามมาตรา 40") == set()


def test_a_trend_has_two_points_of_time() -> None:
    assert words(Dimension.TRENDS, "เรื่องทักท้วงลดลงจาก 47 ข้อ") == ["ลดลงจาก 47"]
    assert words(Dimension.TRENDS, "งาน | ๒๕๖๔ | ๒๕๖๕") == ["๒๕๖๔ | ๒๕๖๕"]
    assert "trends" not in named("เรื่องทักท้วงมี 47 ข้อ")


def test_a_comparison_is_with_a_target_a_mean_a_rank_or_a_prize() -> None:
    assert words(Dimension.COMPARISONS, "เก็บได้สูงกว่าเป้าหมาย") == ["สูงกว่าเป้าหมาย"]
    assert words(Dimension.COMPARISONS, "เทียบกับเขตเดียวกันได้ร้อยละ 70") == ["เทียบกับ", "ร้อยละ 70"]
    assert named("เทียบกับเขตเดียวกัน") == set()
    assert words(Dimension.COMPARISONS, "ได้รับรางวัลที่เมืองน่าน") == ["ได้รับรางวัล"]


def test_english_is_read_too() -> None:
    text = (
        "The committee reviewed the procedure every month and found that forms were long; the form was revised and "
        "staff in all districts were trained. Complaints fell from 47 to 19, against a target of 25."
    )
    assert named(text) == {"approach", "deployment", "learning", "trends", "comparisons"}


def test_rules_and_advice_are_nothing_that_an_agency_did() -> None:
    text = "คณะกรรมการรายงานผลทุกเดือนตามขั้นตอน"
    assert named(text) == {"approach"}
    assert named(f"ข้อ ๙ ให้{text}") == set()


def test_dimensions_come_in_their_order() -> None:
    text = "ความพึงพอใจร้อยละ 90 สูงกว่าเป้าหมาย เพิ่มขึ้นจากร้อยละ 80 สอดคล้องกับยุทธศาสตร์"
    assert [each.dimension for each in find_dimensions(text)] == [
        Dimension.INTEGRATION,
        Dimension.LEVELS,
        Dimension.TRENDS,
        Dimension.COMPARISONS,
    ]


def made_of(cue: str) -> str:
    """A text that the cue finds whole."""
    return cue.replace("#", "12").replace("@", "2564").replace("…", "กก")


ONCE = {each.name: each for each in read_cue_lists()}
PIECES = [made_of(cue) for each in ONCE.values() for cue in each.cues]


@pytest.mark.parametrize("each", ONCE.values(), ids=ONCE.keys())
def test_every_cue_is_found_in_its_own_text(each: CueList) -> None:
    finder = dimensions._finder()
    assert [cue for cue in each.cues if each.name not in finder.find(made_of(cue))] == []


@given(st.lists(st.sampled_from(PIECES) | st.text("กจะเพื่อ ๕5.|\n", max_size=6), max_size=8))
def test_cues_are_the_same_as_when_each_is_looked_for_everywhere(pieces: list[str]) -> None:
    text = " ".join(pieces)
    finder = dimensions._finder()
    fast, slow = (
        {name: [match.span() for match in found] for name, found in each(text).items()}
        for each in (finder.find, finder.find_each)
    )
    assert fast == slow


def test_cues_are_words_that_are_bounded() -> None:
    cues = [cue for each in ONCE.values() for cue in each.cues]
    assert [cue for cue in cues if cue != cue.strip() or not cue] == []
    assert [cue for cue in cues if re.search(r"[\\\[\]{}*+?^$]", cue)] == []
    assert [cue for cue in cues if cue.startswith("…") or cue.count("…") > 2] == []


def test_lists_of_a_dimension_can_reach_what_is_enough_and_name_no_cue_twice() -> None:
    for dimension in Dimension:
        own = [each for each in read_cue_lists() if each.dimension is dimension]
        assert sum(each.points for each in own if each.points > 0) >= ENOUGH[dimension]
        assert len({each.name for each in own}) == len(own)
    assert [each.name for each in ONCE.values() if len(set(each.cues)) < len(each.cues)] == []


@given(st.lists(st.sampled_from(PIECES) | st.text("กจะเพื่อ ๕5.|\n", max_size=6), max_size=12))
def test_spans_are_in_order_within_the_text_and_do_not_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in find_dimensions(text):
        assert found.spans
        ends = [0]
        for start, end in found.spans:
            assert ends[-1] <= start < end <= len(text)
            ends.append(end)


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "1,", "จึง", "จาก 1 ", "จาก2564", "จากปี 2564", "ปี 2564 ", "ร้อยละ 1", "จะ", " ", "ทำให้", "\u0131kpi"],
)
def test_a_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = f"{piece * (60_000 // len(piece))}\n\nได้รับรางวัลที่เมืองน่าน"
    assert words(Dimension.COMPARISONS, text)[-1] == "ได้รับรางวัล"
