"""What a text speaks of: approach to integration, levels to comparisons, by what ways of telling are worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Dimension, find_dimensions
from corpus.criteria.dimensions import SHOWN_FROM, read_weights, strength
from corpus.criteria.signals import find_signals, read_ways


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
    assert words(Dimension.APPROACH, text) == ["คณะทำงาน", "วิเคราะห์", "จากนั้น", "หัวหน้า", "ทุกเดือน"]


def test_one_cue_of_a_way_is_no_approach() -> None:
    assert named("คณะทำงานนี้") == set()


def test_a_way_that_is_meant_to_be_is_approach_but_not_deployment() -> None:
    told = "คณะทำงานสอบทานเอกสารทุกเดือนแล้วอบรมเจ้าหน้าที่ครบทุกอำเภอ"
    meant = "คณะทำงานจะสอบทานเอกสารทุกเดือน จะอบรมเจ้าหน้าที่ จะดำเนินการให้ครบทุกอำเภอ"
    assert named(told) == {"approach", "deployment"}
    assert named(meant) == {"approach"}


def test_deployment_is_that_it_was_done_and_how_far() -> None:
    text = "เจ้าหน้าที่ผ่านการอบรมครบทุกอำเภอแล้ว"
    assert words(Dimension.DEPLOYMENT, text) == ["เจ้าหน้าที่", "ผ่านการอบรม", "ครบทุก", "แล้ว"]
    assert "deployment" not in named("เจ้าหน้าที่ผ่านการอบรม")


def test_learning_needs_what_was_found_and_what_was_changed() -> None:
    assert words(Dimension.LEARNING, "รอบแรกพบว่าแบบยาวไป จึงลดคำถามลงครึ่งหนึ่ง") == ["รอบแรก", "พบว่า", "จึงลด", "คำถาม"]
    assert "learning" not in named("รอบแรกพบว่าแบบยาวไป")
    assert "learning" not in named("จึงลดคำถามลงครึ่งหนึ่ง")


def test_integration_is_one_plan_or_one_base_of_data_for_several() -> None:
    text = "ตัวชี้วัดของอำเภอเชื่อมโยงกับแผนแม่บท โรงพยาบาล โรงเรียน และเทศบาลใช้ทะเบียนชุดเดียวกัน"
    assert words(Dimension.INTEGRATION, text)[-1] == "ทะเบียนชุดเดียวกัน"
    assert named("มีเทศบาลและวัดเป็นภาคี") == set()


def test_a_level_is_a_figure_reached_and_none_that_is_demanded() -> None:
    assert words(Dimension.LEVELS, "ผู้ใช้น้ำพึงพอใจคิดเป็นร้อยละ 86.9") == ["พึงพอใจคิดเป็นร้อยละ 86.9"]
    assert named("ต้องสุ่มตรวจไม่น้อยกว่าร้อยละ 10 ของใบอนุญาต") == set()


def test_a_trend_has_two_points_of_time() -> None:
    text = "เรื่องทักท้วงลดลงจาก 47 ข้อในปีก่อน เหลือ 19 ข้อ"
    assert words(Dimension.TRENDS, text) == ["ลดลงจาก 47 ข้อในปีก่อน เหลือ 19"]
    assert "trends" in named("ความพึงพอใจ | ๒๕๖๔ | ๒๕๖๕ | ๒๕๖๖\nงานบริการ | ๘๑ | ๘๔ | ๙๐")
    assert "trends" not in named("เรื่องทักท้วงมี 47 ข้อ")


def test_what_rose_on_the_market_is_no_trend_of_the_agency() -> None:
    assert "trends" in named("คะแนนเฉลี่ยเพิ่มขึ้นจากปีก่อนร้อยละ 12")
    assert "trends" not in named("ราคาน้ำมันในตลาดโลกเพิ่มขึ้นจากปีก่อนร้อยละ 12")


def test_a_comparison_is_with_a_target_a_mean_or_a_rank() -> None:
    text = "เก็บได้ร้อยละ 92 สูงกว่าเป้าหมายที่ตั้งไว้ร้อยละ 90"
    assert words(Dimension.COMPARISONS, text) == ["ร้อยละ 92", "สูงกว่าเป้าหมาย", "ที่ตั้งไว้ร้อยละ 90"]
    assert "comparisons" in named("ได้รับรางวัลชนะเลิศระดับประเทศ ด้วยคะแนน 92 คะแนน เป็นอันดับ 1 จาก 77 จังหวัด")
    assert named("เทียบกับเขตเดียวกัน") == set()


def test_english_is_read_too() -> None:
    text = (
        "The committee reviewed the procedure every month and found that forms were long; the form was revised and "
        "staff in all districts were trained."
    )
    assert named(text) >= {"approach", "deployment"}


def test_dimensions_come_in_their_order() -> None:
    text = "ความพึงพอใจร้อยละ 90 สูงกว่าเป้าหมายร้อยละ 85 เพิ่มขึ้นจากร้อยละ 80"
    assert [each.dimension for each in find_dimensions(text)] == [
        Dimension.LEVELS,
        Dimension.TRENDS,
        Dimension.COMPARISONS,
    ]


def test_more_places_say_more_but_less_and_less_and_at_last_nothing() -> None:
    place = ((0, 1),)
    assert [strength([place] * count) for count in (0, 1, 4, 8, 9)] == [0, 1, 2, 8**0.5, 8**0.5]


def test_weights_are_of_ways_of_telling_that_there_are() -> None:
    ways = read_ways()
    for dimension, weights in read_weights().items():
        assert set(weights.speaks) <= set(ways.speaks[dimension.value])
        assert set(weights.beside) <= set(ways.beside)
        assert min(weights.speaks.values()) > 0
        assert max(weights.speaks.values()) >= SHOWN_FROM
        assert weights.bias < weights.threshold  # or a text without any way of telling would speak of it


PIECES = [
    cue.replace("#", "12").replace("~", "สิบ").replace("@", "2564").replace("…", "กก")
    for cues in read_ways().lists.values()
    for cue in cues
]


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
    [
        "1",
        "1 ",
        "1,",
        "จึง",
        "จาก 1 ",
        "จาก2564",
        "ปี 2564 ",
        "ร้อยละ 1",
        "จะ",
        " ",
        "ทำให้",
        "สิบ",
        "เดิม",
        "| ",
        "\u0131kpi",
    ],
)
def test_a_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = f"{piece * (40_000 // len(piece))}\n\nคณะทำงานวิเคราะห์คำร้อง จากนั้นเสนอหัวหน้ากลุ่มทุกเดือน"
    assert find_signals(text).told["cycle"][-1] == ((len(text) - 8, len(text)),)
