"""Assignment: which body a heading heads, by what it says and where it stands; and what loose lines are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Line
from corpus.structure.assignment import Body, assign_bodies, gather_bodies
from corpus.structure.headings import read_headings
from corpus.structure.layout import Block, BlockKind
from corpus.structure.wording import Wording

WATER = "อาสาสมัครวัดระดับน้ำในคลองทุกเช้า แล้วส่งขึ้นแผนที่กลางของจังหวัด"
FOREST = "ชาวบ้านปลูกป่าชายเลนริมอ่าว และดูแลกล้าไม้ร่วมกับโรงเรียน"
TRAINING = "บุคลากรทุกคนเรียนหลักสูตรดิจิทัลปีละสองครั้ง"
WORDING = Wording([WATER, FOREST, TRAINING])


def page(*texts: str) -> list[Block]:
    """Blocks of one line each: "\\t" opens a paragraph, the rest stands loose."""
    return [
        Block(
            kind=BlockKind.PARAGRAPH if text.startswith("\t") else BlockKind.LOOSE,
            lines=(Line(number=place, text=text),),
        )
        for place, text in enumerate(texts, 1)
    ]


def assigned(*texts: str, names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Each body of a page with its heading."""
    blocks = page(*texts)
    headings = read_headings(blocks, names, WORDING)
    bodies = gather_bodies(blocks, [place for place, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH])
    owners = assign_bodies(headings, bodies, WORDING)
    return [(body.text, headings[owner].text) for body, owner in zip(bodies, owners, strict=True)]


def test_bodies_go_to_the_headings_they_speak_of_in_any_order() -> None:
    right = {(WATER, "การวัดระดับน้ำ"), (FOREST, "การปลูกป่าชายเลน")}
    assert set(assigned("การวัดระดับน้ำ", f"\t{FOREST}", "การปลูกป่าชายเลน", f"\t{WATER}")) == right
    assert set(assigned("การปลูกป่าชายเลน", "การวัดระดับน้ำ", f"\t{WATER}", f"\t{FOREST}")) == right
    assert set(assigned(f"\t{WATER}", f"\t{FOREST}", "การปลูกป่าชายเลน", "การวัดระดับน้ำ")) == right


def test_without_a_word_in_common_a_body_goes_to_the_heading_right_above_it() -> None:
    assert assigned("ก ข ค ง", f"\t{WATER}", "จ ฉ ช ซ", f"\t{FOREST}") == [(WATER, "ก ข ค ง"), (FOREST, "จ ฉ ช ซ")]


def test_every_heading_gets_a_body_before_one_gets_two() -> None:
    owners = assigned("การวัดระดับน้ำ", f"\t{WATER}", f"\t{WATER}", "การพัฒนาบุคลากร")
    assert {heading for _, heading in owners} == {"การวัดระดับน้ำ", "การพัฒนาบุคลากร"}


def test_a_heading_that_gathers_others_needs_no_body() -> None:
    assert assigned("ผลงานที่โดดเด่น", "การวัดระดับน้ำ", f"\t{WATER}") == [(WATER, "การวัดระดับน้ำ")]
    assert assigned("ยุทธศาสตร์ที่ 1 ระดับน้ำ", "ก ข ค", f"\t{WATER}") == [(WATER, "ก ข ค")]
    assert assigned("การเฝ้าดูคลอง", "1) ก ข ค", f"\t{WATER}") == [(WATER, "1) ก ข ค")]


def test_a_line_that_names_the_agency_is_a_caption_and_gets_no_body() -> None:
    page = ("การวัดระดับน้ำของจังหวัดน่าน", f"\t{WATER}", "การเฝ้าดูคลอง")
    assert assigned(*page) == [(WATER, "การวัดระดับน้ำของจังหวัดน่าน")]
    assert assigned(*page, names=("จังหวัดน่าน",)) == [(WATER, "การเฝ้าดูคลอง")]


def test_a_short_name_makes_a_caption_only_where_it_stands_alone() -> None:
    def captions(text: str) -> list[float]:
        return [each.caption for each in read_headings(page(text), ("กรมควบคุมโรค", "คร."), WORDING)]

    assert [captions(text) for text in ("แผนของ คร.", "แผน คร. ปีนี้", "โครงการใหม่")] == [[1.0], [1.0], [0.0]]


def test_of_two_lines_that_say_the_same_one_is_a_caption() -> None:
    headings = read_headings(page("การวัดระดับน้ำ", "การวัดระดับน้ำ", f"\t{WATER}"), (), WORDING)
    assert [heading.caption for heading in headings] == [0.0, 1.0]
    headings = read_headings(page("การวัดน้ำในคลอง", "ผลงานที่โดดเด่น", "การวัดน้ำในคลองใหญ่"), (), WORDING)
    assert [heading.caption for heading in headings] == [1.0, 0.0, 0.0]


def test_items_of_one_list_are_one_body_with_what_announces_them() -> None:
    blocks = page("\tทำสองอย่าง ดังนี้", f"\t{FOREST}", "\t2) ป่า", "\t1) น้ำ")
    bodies = gather_bodies(blocks, range(4))
    assert [body.text for body in bodies] == ["ทำสองอย่าง ดังนี้\n1) น้ำ\n2) ป่า", FOREST]
    assert [body.text for body in gather_bodies(page("\t1) ก", "\t3) ข"), range(2))] == ["1) ก", "3) ข"]


def test_without_headings_nothing_is_assigned() -> None:
    assert assign_bodies((), gather_bodies(page(f"\t{WATER}"), [0]), WORDING) == ()


@given(st.lists(st.sampled_from(["การวัดระดับน้ำ", "การปลูกป่า", "1) ก", f"\t{WATER}", f"\t{FOREST}", "\tก"]), max_size=24))
@settings(max_examples=60, deadline=None)
def test_every_body_has_one_heading_on_any_page(texts: list[str]) -> None:
    blocks = page(*texts)
    headings = read_headings(blocks, (), WORDING)
    places = [place for place, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH]
    bodies: tuple[Body, ...] = gather_bodies(blocks, places)
    owners = assign_bodies(headings, bodies, WORDING)
    assert len(owners) == (len(bodies) if headings else 0)
    assert all(0 <= owner < len(headings) for owner in owners)


def test_likeness_counts_rare_words_and_the_first_lines() -> None:
    wording = Wording([f"แผนน้ำ {WATER}", f"แผนป่า {FOREST}"])
    assert wording.likeness("ป่าชายเลน", FOREST) == 1.0
    assert wording.likeness("ป่าชายเลน", WATER) == 0.0
    assert wording.likeness("ป่าชายเลน", "ก" * 200 + "ป่าชายเลน") == 0.5  # the whole text has it, its first lines not
    assert wording.likeness("", FOREST) == wording.likeness("ก", FOREST) == 0.0
    assert (wording.mentions("แผน น้ำ"), wording.mentions("แผนดิน"), wording.mentions(" ")) == (1, 0, 0)
